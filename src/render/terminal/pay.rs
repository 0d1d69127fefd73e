//! Pay, outlook and the other figures of a role for a person: as lines, and as rows of a table.

use super::page::{Look, Page};
use super::report::COLUMN;
use crate::catalog::{Catalog, Figures, Pay, Role, Share, tables};
use crate::error::Result;
use crate::render::{Detail, figures, phrase};

/// Pay and outlook as lines: a page's figures first where there are some, then the official ones,
/// then those of the state that is asked for.
pub(super) fn pay(catalog: &Catalog, role: &Role, detail: Detail, page: &mut Page<'_>) -> Result<()> {
    let own = role.figures.as_ref().and_then(|figures| figures.pay.as_ref());
    let mut lines: Vec<(String, String)> = Vec::new();
    lines.extend(own.map(|pay| ("Pay".to_owned(), figures::page_pay(catalog, pay))));
    let label = if own.is_some() { "Official pay" } else { "Pay" };
    match tables::pay(&role.code) {
        Some(pay) if own.is_some() => {
            let whole = format!("all of SOC {}: {}", role.code.six_digit(), figures::official_pay(&pay));
            lines.push((label.to_owned(), whole));
        }
        Some(pay) => lines.push((label.to_owned(), figures::official_pay(&pay))),
        None if own.is_none() => lines.push((label.to_owned(), "unknown".to_owned())),
        None => {}
    }
    if let Some(state) = detail.state {
        let told = match tables::state_pay(&role.code, state) {
            Some(pay) => figures::official_pay(&pay),
            None => figures::no_state_pay(role, state),
        };
        lines.push((format!("Pay in {}", state.code()), told));
    }
    let own = role.figures.as_ref().and_then(|figures| figures.outlook.as_ref());
    lines.extend(own.map(|outlook| ("Outlook".to_owned(), figures::page_outlook(catalog, outlook))));
    let label = if own.is_some() { "Official" } else { "Outlook" };
    let official = tables::outlook(&role.code);
    lines.extend(official.map(|outlook| (label.to_owned(), figures::official_outlook(&outlook))));
    for (label, told) in lines {
        page.labelled(&label, COLUMN, &told, Look::Plain)?;
    }
    Ok(())
}

/// Every figure of a role by its label, for a table.
pub(super) fn all(catalog: &Catalog, role: &Role, detail: Detail) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    if let Some(figures) = &role.figures {
        rows.extend(labelled(page_pay(catalog, figures)));
        rows.extend(labelled(page_outlook(catalog, figures)));
    }
    if let Some(pay) = tables::pay(&role.code) {
        rows.extend(official_pay("BLS", &pay));
    }
    if let Some(state) = detail.state {
        match tables::state_pay(&role.code, state) {
            Some(pay) => rows.extend(official_pay(state.code(), &pay)),
            None => rows.push((format!("{} wages from", state.code()), figures::no_state_pay(role, state))),
        }
    }
    rows.extend(labelled(official_outlook(role)));
    rows.extend(labelled(others(catalog, role)));
    rows
}

fn labelled(rows: Vec<(&'static str, String)>) -> impl Iterator<Item = (String, String)> {
    rows.into_iter().map(|(label, value)| (label.to_owned(), value))
}

/// The figures of a role that are neither pay nor outlook.
pub(super) fn others(catalog: &Catalog, role: &Role) -> Vec<(&'static str, String)> {
    let mut rows = figures::entry(role);
    if let Some(figures) = &role.figures {
        rows.extend(best(catalog, figures));
        rows.extend(people(figures));
    }
    rows
}

/// Official wages of a place, under labels that begin with a short name of it.
fn official_pay(place: &str, pay: &Pay) -> Vec<(String, String)> {
    let (yearly, hourly) = (&pay.wages.yearly, &pay.wages.hourly);
    let source = figures::with_borrowed(&figures::pay_source(pay), pay.borrowed_from);
    let rows = [
        ("mean", yearly.mean.map(figures::yearly)),
        ("median", yearly.median.map(figures::yearly)),
        ("middle half", figures::range(yearly.p25, yearly.p75, figures::yearly)),
        ("10 to 90 %", figures::range(yearly.p10, yearly.p90, figures::yearly)),
        ("hourly", hourly.mean.map(figures::hourly)),
        ("employed", pay.wages.employment.map(phrase::thousands)),
        ("wages from", Some(source)),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((format!("{place} {label}"), value?))).collect()
}

fn official_outlook(role: &Role) -> Vec<(&'static str, String)> {
    let Some(outlook) = tables::outlook(&role.code) else {
        return Vec::new();
    };
    let source = figures::with_borrowed(&figures::outlook_source(), outlook.borrowed_from);
    let rows = [
        ("BLS jobs", outlook.employment_2024.map(phrase::thousands)),
        ("BLS growth", outlook.growth_percent.map(phrase::percent)),
        ("BLS openings", outlook.openings.map(|jobs| format!("{} a year", phrase::thousands(jobs)))),
        ("Projected by", Some(source)),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn page_pay(catalog: &Catalog, figures: &Figures) -> Vec<(&'static str, String)> {
    let Some(pay) = &figures.pay else {
        return Vec::new();
    };
    let range = pay.low.zip(pay.high);
    let range = range.map(|(low, high)| format!("{} to {}", phrase::money(low), phrase::money(high)));
    let source = phrase::publishers(catalog, &pay.sources);
    let rows = [
        ("Mean pay", pay.mean.map(|mean| format!("{} a year", phrase::money(mean)))),
        ("Hourly", pay.hourly_mean.map(phrase::cents)),
        ("Pay range", range),
        ("Pay from", Some(source).filter(|source| !source.is_empty())),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn page_outlook(catalog: &Catalog, figures: &Figures) -> Vec<(&'static str, String)> {
    let Some(outlook) = &figures.outlook else {
        return Vec::new();
    };
    let rows = [
        ("Growth", outlook.growth_percent.map(phrase::percent)),
        ("Jobs", outlook.jobs.map(phrase::thousands)),
        ("Outlook from", Some(phrase::publishers(catalog, &outlook.sources))),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// Where the role is paid best, and pay within an industry.
fn best(catalog: &Catalog, figures: &Figures) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    let mut put = |label, value: Option<String>| rows.extend(value.map(|value| (label, value)));
    if let Some(pay) = &figures.pay {
        put("Best city", pay.best_city.clone());
        put("Best state", pay.best_state.clone());
        put("Best company", pay.best_company.clone());
        put("Best industry", pay.best_industry.clone());
        for one in &pay.by_industry {
            let source = phrase::publishers(catalog, [&one.source]);
            put("By industry", Some(format!("{} in {} ({source})", phrase::money(one.mean), one.industry)));
        }
    }
    rows
}

fn people(figures: &Figures) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    let mut put = |label, value: Option<String>| rows.extend(value.map(|value| (label, value)));
    let time = figures.time_to_become.as_ref();
    put("To become one", time.map(|time| phrase::months(time.from_months, time.to_months)));
    if let Some(education) = &figures.education {
        put("Degree", Some(format!("{}, {}", education.degree, phrase::percent(education.share))));
        put("Major", education.major.clone());
        put("College", education.college.clone());
    }
    if let Some(people) = &figures.people {
        put("Average age", people.average_age.map(|age| age.to_string()));
        put("Experience", people.years_of_experience.map(|years| format!("{years} years")));
        put("Gender", shares(&people.gender));
        put("Ethnicity", shares(&people.ethnicity));
        put("LGBT", people.lgbt_percent.map(phrase::percent));
    }
    put("Category", figures.category.as_ref().map(|category| category.name.clone()));
    rows
}

fn shares(shares: &[Share]) -> Option<String> {
    let told: Vec<String> =
        shares.iter().map(|share| format!("{} {}", share.group, phrase::percent(share.percent))).collect();
    (!told.is_empty()).then(|| told.join(", "))
}
