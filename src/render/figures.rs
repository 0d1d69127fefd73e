//! The words in which all formats tell pay and outlook, each with source, date and place.

use super::phrase::{cents, money, percent, publishers, thousands};
use crate::catalog::tables::{NATION_YEAR, STATE_YEAR};
use crate::catalog::{Area, Catalog, Outlook, PageOutlook, PagePay, Pay, Role, Spread, State, Wage, tables};
use crate::report::PayBasis;

/// The survey that official wages come from.
const SURVEY: &str = "BLS OEWS";

/// "$99,730", "$239,200 or more".
pub(super) fn yearly(wage: Wage) -> String {
    or_more(money(wage.amount()), wage)
}

/// "$47.95", "$115.00 or more".
pub(super) fn hourly(wage: Wage) -> String {
    or_more(cents(f64::from(wage.amount()) / 100.0), wage)
}

fn or_more(told: String, wage: Wage) -> String {
    match wage {
        Wage::Exactly(_) => told,
        Wage::AtLeast(_) => format!("{told} or more"),
    }
}

/// "$79,000 to $134,000"; two wages that are both above the top are told as one.
pub(super) fn range(low: Option<Wage>, high: Option<Wage>, told: impl Fn(Wage) -> String) -> Option<String> {
    match (low?, high?) {
        (low @ Wage::AtLeast(_), _) => Some(told(low)),
        (low, high) => Some(format!("{} to {}", told(low), told(high))),
    }
}

/// The wages of an occupation in one line: "mean $137,730 a year, median $117,960, middle half
/// $93,000 to $161,000, ...". Occupations that are paid by the hour alone are told by the hour.
pub(super) fn wages(pay: &Pay) -> String {
    let wages = pay.wages;
    if wages.yearly.is_unknown() {
        let told = spread(&wages.hourly, "an hour", hourly);
        return if told.is_empty() { "not released".to_owned() } else { told };
    }
    let told = spread(&wages.yearly, "a year", yearly);
    match wages.hourly.mean {
        Some(mean) => format!("{told}, {} an hour", hourly(mean)),
        None => told,
    }
}

fn spread(spread: &Spread, unit: &str, one: impl Fn(Wage) -> String + Copy) -> String {
    let named = [("mean", spread.mean), ("median", spread.median)];
    let mut told: Vec<String> =
        named.into_iter().filter_map(|(name, wage)| Some(format!("{name} {}", one(wage?)))).collect();
    if let Some(first) = told.first_mut() {
        *first = format!("{first} {unit}");
    }
    let ranges = [
        ("middle half", range(spread.p25, spread.p75, one)),
        ("10 to 90 %", range(spread.p10, spread.p90, one)),
    ];
    told.extend(ranges.into_iter().filter_map(|(name, range)| Some(format!("{name} {}", range?))));
    told.join(", ")
}

/// "BLS OEWS, May 2024, United States".
pub(super) fn pay_source(pay: &Pay) -> String {
    dated(pay.year, pay.area)
}

fn dated(year: u16, area: Area) -> String {
    format!("{SURVEY}, May {year}, {}", area.name())
}

/// The source as a program reads it, beside year and place.
pub(super) fn survey(area: Area) -> String {
    match area {
        Area::Nation => format!("{SURVEY} May {NATION_YEAR}, national"),
        Area::State(_) => format!("{SURVEY} May {STATE_YEAR}, state"),
    }
}

/// "wider occupation 13-1020" where a figure is borrowed.
pub(super) fn borrowed(from: Option<&str>) -> Option<String> {
    from.map(|code| format!("wider occupation {code}"))
}

/// A source with the wider occupation, where a figure is borrowed from one.
pub(super) fn with_borrowed(source: &str, from: Option<&str>) -> String {
    match borrowed(from) {
        Some(wider) => format!("{source}; {wider}"),
        None => source.to_owned(),
    }
}

/// The official pay with its source.
pub(super) fn official_pay(pay: &Pay) -> String {
    format!("{} ({})", wages(pay), with_borrowed(&pay_source(pay), pay.borrowed_from))
}

/// What is said where a state has no figures.
pub(super) fn no_state_pay(role: &Role, state: State) -> String {
    let code = tables::published_code(&role.code);
    format!("no figures for {code} in {state} ({SURVEY}, May {STATE_YEAR}, by state)")
}

/// The pay that a source page gives.
pub(super) fn page_pay(catalog: &Catalog, pay: &PagePay) -> String {
    let mut told = Vec::new();
    told.extend(pay.mean.map(|mean| format!("{} a year", money(mean))));
    if let (Some(low), Some(high)) = (pay.low, pay.high) {
        told.push(format!("range {} to {}", money(low), money(high)));
    }
    told.extend(pay.hourly_mean.map(|hourly| format!("{} an hour", cents(hourly))));
    if pay.mean.is_none() {
        told.extend(pay.by_industry.iter().map(|one| {
            format!("{} a year in the {} industry", money(one.mean), super::phrase::inside(&one.industry))
        }));
    }
    let own = pay.sources.iter();
    let ids = own.chain(pay.by_industry.iter().filter(|_| pay.mean.is_none()).map(|one| &one.source));
    format!("{} ({})", told.join(", "), publishers(catalog, ids))
}

/// The outlook that a source page gives.
pub(super) fn page_outlook(catalog: &Catalog, outlook: &PageOutlook) -> String {
    let mut told = Vec::new();
    told.extend(outlook.jobs.map(|jobs| format!("{} jobs", thousands(jobs))));
    told.extend(outlook.growth_percent.map(|growth| format!("growth {}", percent(growth))));
    format!("{} ({})", told.join(", "), publishers(catalog, &outlook.sources))
}

/// One figure for a row of a ranking, and where it comes from: the page's mean, else the official
/// one.
pub(super) fn short_pay(catalog: &Catalog, role: &Role) -> Option<(String, String)> {
    let page = role.figures.as_ref().and_then(|figures| figures.pay.as_ref());
    if let Some(pay) = page {
        if let Some(mean) = pay.mean {
            return Some((format!("{} a year", money(mean)), publishers(catalog, &pay.sources)));
        }
        if let Some(one) = pay.by_industry.first() {
            return Some((format!("{} a year", money(one.mean)), publishers(catalog, [&one.source])));
        }
    }
    let pay = tables::pay(&role.code)?;
    let figure = match (pay.wages.yearly.mean, pay.wages.hourly.mean) {
        (Some(mean), _) => format!("{} a year", yearly(mean)),
        (None, Some(mean)) => format!("{} an hour", hourly(mean)),
        (None, None) => return None,
    };
    Some((figure, pay_source(&pay)))
}

/// Where the two figures of a pay gap come from.
pub(super) fn gap_source(catalog: &Catalog, roles: [&Role; 2], basis: PayBasis) -> String {
    match basis {
        PayBasis::Pages => {
            let pays = roles.iter().filter_map(|role| role.figures.as_ref()?.pay.as_ref());
            publishers(catalog, pays.flat_map(|pay| &pay.sources))
        }
        PayBasis::Official => dated(NATION_YEAR, Area::Nation),
    }
}

/// "BLS Employment Projections, 2024 to 2034, United States".
pub(super) fn outlook_source() -> String {
    let (from, to) = Outlook::YEARS;
    format!("BLS Employment Projections, {from} to {to}, United States")
}

/// The official outlook with its source.
pub(super) fn official_outlook(outlook: &Outlook) -> String {
    let (from, to) = Outlook::YEARS;
    let mut told = Vec::new();
    told.extend(outlook.employment_2024.map(|jobs| format!("{} jobs in {from}", thousands(jobs))));
    told.extend(outlook.growth_percent.map(|growth| format!("growth {} to {to}", percent(growth))));
    told.extend(outlook.openings.map(|openings| format!("{} openings a year", thousands(openings))));
    format!("{} ({})", told.join(", "), with_borrowed(&outlook_source(), outlook.borrowed_from))
}

/// What entry asks by the official tables, by label.
pub(super) fn entry(role: &Role) -> Vec<(&'static str, String)> {
    let outlook = tables::outlook(&role.code).unwrap_or_default();
    let zone = tables::job_zone(&role.code).map(|zone| format!("{zone} of 5 (O*NET 30.1)"));
    let told = |text: Option<String>| text.map(|text| format!("{text} (BLS, {})", Outlook::YEARS.0));
    let rows = [
        ("Typical entry", told(outlook.education)),
        ("Work before", told(outlook.experience)),
        ("Training", told(outlook.training)),
        ("Job zone", zone),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{SocCode, Wages};

    #[track_caller]
    fn check(code: &str, told: &str) {
        let code = SocCode::try_from(code.to_owned()).unwrap();
        assert_eq!(official_pay(&tables::pay(&code).unwrap()), told);
    }

    #[test]
    fn a_pay_that_was_not_released_is_said_to_be() {
        let pay = Pay { wages: Wages::default(), area: Area::Nation, year: NATION_YEAR, borrowed_from: None };
        assert_eq!(official_pay(&pay), "not released (BLS OEWS, May 2024, United States)");
    }

    #[test]
    fn two_wages_above_the_top_are_one() {
        let top = Some(Wage::AtLeast(239_200));
        assert_eq!(range(top, top, yearly).as_deref(), Some("$239,200 or more"));
        assert_eq!(range(None, top, yearly), None);
    }

    #[test]
    fn pay_is_told_with_source_date_and_place() {
        check(
            "29-1215.00",
            "mean $256,830 a year, median $238,380, middle half $167,580 to $239,200 or more, \
             10 to 90 % $81,330 to $239,200 or more, $123.47 an hour \
             (BLS OEWS, May 2024, United States)",
        );
        check(
            "13-1021.00",
            "mean $81,720 a year, median $75,650, middle half $58,670 to $99,190, \
             10 to 90 % $46,460 to $127,520, $39.29 an hour \
             (BLS OEWS, May 2024, United States; wider occupation 13-1020)",
        );
        check(
            "27-2011.00",
            "mean $44.40 an hour, median $23.33, middle half $16.94 to $41.09, \
             10 to 90 % $14.00 to $97.19 (BLS OEWS, May 2024, United States)",
        );
        check(
            "53-2011.00",
            "mean $280,570 a year, median $226,600, middle half $154,360 to $239,200 or more, \
             10 to 90 % $98,560 to $239,200 or more (BLS OEWS, May 2024, United States)",
        );
    }
}
