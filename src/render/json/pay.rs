//! Pay and outlook as JSON. A number that is unknown is null.

use serde::Serialize;

use crate::catalog::{Area, Catalog, Outlook, PagePay, Pay, Role, Spread, Wage, tables};
use crate::render::{Detail, figures, phrase};

/// Pay of a role. The keys that only official figures have are left out of a page's.
#[derive(Serialize, Default)]
pub(super) struct SalaryWire<'a> {
    currency: &'static str,
    mean: Option<u32>,
    median: Option<u32>,
    p10: Option<u32>,
    p25: Option<u32>,
    p75: Option<u32>,
    p90: Option<u32>,
    hourly_mean: Option<f64>,
    low: Option<u32>,
    high: Option<u32>,
    year: Option<u16>,
    place: &'static str,
    source: String,
    #[serde(flatten)]
    hourly: Option<HourlyWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment: Option<u32>,
    /// Names of the numbers that are the least the wage can be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at_least: Vec<String>,
    /// SOC code of the wider occupation whose figures these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    borrowed_from: Option<&'static str>,
    /// Why there are no numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_industry: Vec<IndustryWire<'a>>,
    /// The official figures, where the others are a page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    official: Option<Box<SalaryWire<'a>>>,
}

#[derive(Serialize)]
struct HourlyWire {
    #[serde(rename = "hourly_median")]
    median: Option<f64>,
    #[serde(rename = "hourly_p10")]
    p10: Option<f64>,
    #[serde(rename = "hourly_p25")]
    p25: Option<f64>,
    #[serde(rename = "hourly_p75")]
    p75: Option<f64>,
    #[serde(rename = "hourly_p90")]
    p90: Option<f64>,
}

#[derive(Serialize)]
struct IndustryWire<'a> {
    industry: &'a str,
    mean: u32,
    source: String,
}

/// Pay of a role in the United States: a page's figures where it has them, with the official
/// ones inside; else the official ones.
pub(super) fn salary<'a>(catalog: &'a Catalog, role: &'a Role) -> Option<SalaryWire<'a>> {
    let official = tables::pay(&role.code).as_ref().map(official);
    match role.figures.as_ref().and_then(|figures| figures.pay.as_ref()) {
        Some(pay) => Some(SalaryWire { official: official.map(Box::new), ..page(catalog, pay) }),
        None => official,
    }
}

/// Pay of a role in the state that is asked for; without numbers where the state has none.
pub(super) fn place_salary<'a>(role: &Role, detail: Detail) -> Option<SalaryWire<'a>> {
    let state = detail.state?;
    Some(tables::state_pay(&role.code, state).as_ref().map_or_else(
        || SalaryWire {
            currency: CURRENCY,
            year: Some(tables::STATE_YEAR),
            place: state.name(),
            source: figures::survey(Area::State(state)),
            note: Some(figures::no_state_pay(role, state)),
            ..SalaryWire::default()
        },
        official,
    ))
}

const CURRENCY: &str = "USD";

fn page<'a>(catalog: &'a Catalog, pay: &'a PagePay) -> SalaryWire<'a> {
    let named = |id: &String| catalog.sources().get(id).map(phrase::source);
    let by_industry: Vec<IndustryWire<'_>> = pay
        .by_industry
        .iter()
        .map(|one| IndustryWire {
            industry: &one.industry,
            mean: one.mean,
            source: named(&one.source).unwrap_or_default(),
        })
        .collect();
    let own = pay.sources.iter().filter_map(named).collect::<Vec<_>>().join("; ");
    let source = if own.is_empty() {
        by_industry.first().map(|one| one.source.clone()).unwrap_or_default()
    } else {
        own
    };
    let years =
        pay.sources.iter().filter_map(|id| catalog.sources().get(id)).filter_map(|source| source.year);
    SalaryWire {
        currency: CURRENCY,
        mean: pay.mean,
        hourly_mean: pay.hourly_mean,
        low: pay.low,
        high: pay.high,
        year: years.max(),
        place: Area::Nation.name(),
        source,
        by_industry,
        ..SalaryWire::default()
    }
}

fn official<'a>(pay: &Pay) -> SalaryWire<'a> {
    let (yearly, hourly) = (&pay.wages.yearly, &pay.wages.hourly);
    let amount = |wage: Option<Wage>| wage.map(Wage::amount);
    let dollars = |wage: Option<Wage>| wage.map(|wage| f64::from(wage.amount()) / 100.0);
    let mut at_least = top_coded(yearly, "");
    at_least.extend(top_coded(hourly, "hourly_"));
    SalaryWire {
        currency: CURRENCY,
        mean: amount(yearly.mean),
        median: amount(yearly.median),
        p10: amount(yearly.p10),
        p25: amount(yearly.p25),
        p75: amount(yearly.p75),
        p90: amount(yearly.p90),
        hourly_mean: dollars(hourly.mean),
        year: Some(pay.year),
        place: pay.area.name(),
        source: figures::survey(pay.area),
        hourly: Some(HourlyWire {
            median: dollars(hourly.median),
            p10: dollars(hourly.p10),
            p25: dollars(hourly.p25),
            p75: dollars(hourly.p75),
            p90: dollars(hourly.p90),
        }),
        employment: pay.wages.employment,
        at_least,
        borrowed_from: pay.borrowed_from,
        ..SalaryWire::default()
    }
}

fn top_coded(spread: &Spread, prefix: &str) -> Vec<String> {
    let named = spread.named().into_iter();
    named
        .filter(|(_, wage)| matches!(wage, Some(Wage::AtLeast(_))))
        .map(|(name, _)| format!("{prefix}{name}"))
        .collect()
}

/// Outlook of a role.
#[derive(Serialize)]
pub(super) struct OutlookWire {
    growth_percent: Option<f64>,
    jobs: Option<u32>,
    source: String,
    #[serde(flatten)]
    projected: Option<ProjectedWire>,
    /// The official outlook, where the other is a page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    official: Option<Box<OutlookWire>>,
}

#[derive(Serialize)]
struct ProjectedWire {
    /// Openings a year.
    openings: Option<u32>,
    employment_2024: Option<u32>,
    employment_2034: Option<u32>,
    education: Option<String>,
    experience: Option<String>,
    training: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    borrowed_from: Option<&'static str>,
}

/// Outlook of a role: a page's where it has one, with the official one inside; else the official
/// one.
pub(super) fn outlook(catalog: &Catalog, role: &Role) -> Option<OutlookWire> {
    let official = tables::outlook(&role.code).map(projected);
    match role.figures.as_ref().and_then(|figures| figures.outlook.as_ref()) {
        Some(page) => Some(OutlookWire {
            growth_percent: page.growth_percent,
            jobs: page.jobs,
            source: phrase::publishers(catalog, &page.sources),
            projected: None,
            official: official.map(Box::new),
        }),
        None => official,
    }
}

fn projected(outlook: Outlook) -> OutlookWire {
    OutlookWire {
        growth_percent: outlook.growth_percent,
        jobs: outlook.employment_2024,
        source: figures::outlook_source(),
        projected: Some(ProjectedWire {
            openings: outlook.openings,
            employment_2024: outlook.employment_2024,
            employment_2034: outlook.employment_2034,
            education: outlook.education,
            experience: outlook.experience,
            training: outlook.training,
            borrowed_from: outlook.borrowed_from,
        }),
        official: None,
    }
}
