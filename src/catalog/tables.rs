//! Official figures by code, looked up in the tables of `data/tables`. The tables are embedded as
//! they are and searched by line, so that they cost nothing until a figure is asked for.

use super::ids::SocCode;
use super::outlook::Outlook;
use super::state::State;
use super::wage::{Area, Pay, Wages};

const WAGES: Table = Table(include_str!("../../data/tables/wages.csv"));
const STATE_WAGES: Table = Table(include_str!("../../data/tables/state_wages.csv"));
const OUTLOOK: Table = Table(include_str!("../../data/tables/outlook.csv"));
const JOB_ZONES: Table = Table(include_str!("../../data/tables/job_zones.csv"));

/// The wages of the nation are of May of this year.
pub const NATION_YEAR: u16 = 2024;
/// The wages of the states are of May of this year.
pub const STATE_YEAR: u16 = 2023;

/// Codes under which wages and outlook publish several occupations of the SOC as one. Each stands
/// for the occupations that share its first six characters and are not published alone; no two
/// share them with each other.
const WIDER: [&str; 12] = [
    "13-1020", "13-2020", "21-1018", "25-2052", "25-9045", "29-2010", "31-1120", "39-7010", "47-4090",
    "51-2028", "51-2090", "53-1047",
];

/// The national pay of an occupation.
pub fn pay(code: &SocCode) -> Option<Pay> {
    let published = Published::of(code);
    let record = WAGES.find(published.code)?;
    let wages = Wages::read(|column| record.get(column));
    Some(Pay { wages, area: Area::Nation, year: NATION_YEAR, borrowed_from: published.borrowed_from })
}

/// The pay of an occupation in a state; absent where the table has none.
pub fn state_pay(code: &SocCode, state: State) -> Option<Pay> {
    let published = Published::of(code);
    let record = STATE_WAGES.find(&format!("{},{}", published.code, state.code()))?;
    let wages = Wages::read(|column| record.get(column));
    let borrowed_from = published.borrowed_from;
    Some(Pay { wages, area: Area::State(state), year: STATE_YEAR, borrowed_from })
}

/// The outlook of an occupation.
pub fn outlook(code: &SocCode) -> Option<Outlook> {
    let published = Published::of(code);
    let record = OUTLOOK.find(published.code)?;
    let outlook = Outlook::read(|column| record.get(column));
    Some(Outlook { borrowed_from: published.borrowed_from, ..outlook })
}

/// How much preparation an occupation asks: 1 (little or none) to 5 (most), by O*NET.
pub fn job_zone(code: &SocCode) -> Option<u8> {
    JOB_ZONES.find(code.as_str())?.get("zone")?.parse().ok()
}

/// The code under which figures of a role are published.
pub fn published_code(code: &SocCode) -> &str {
    Published::of(code).code
}

struct Published<'a> {
    code: &'a str,
    borrowed_from: Option<&'static str>,
}

impl<'a> Published<'a> {
    /// A code's own six digits where wages are published for them, else the wider code.
    ///
    /// The wages of the nation decide for all tables: an occupation that one state lacks is
    /// unknown there and must not borrow from its neighbours.
    fn of(code: &'a SocCode) -> Self {
        let own = code.six_digit();
        let wider = WIDER.into_iter().find(|wider| wider[..6] == own[..6]);
        match wider {
            Some(wider) if wider != own && WAGES.find(own).is_none() => {
                Self { code: wider, borrowed_from: Some(wider) }
            }
            _ => Self { code: own, borrowed_from: None },
        }
    }
}

/// A CSV file with a header, its lines sorted by their first fields.
struct Table(&'static str);

impl Table {
    /// The line that begins with a key of one or more fields. All keys of a table have one length.
    fn find(&self, key: &str) -> Option<Record> {
        let (header, mut lines) = self.0.split_once('\n')?;
        while !lines.is_empty() {
            let middle = lines.as_bytes()[..lines.len() / 2].iter().rposition(|&byte| byte == b'\n');
            let (before, rest) = lines.split_at(middle.map_or(0, |end| end + 1));
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            match line.as_bytes().get(..key.len())?.cmp(key.as_bytes()) {
                std::cmp::Ordering::Equal => {
                    return Some(Record { columns: header.split(',').zip(fields(line)).collect() });
                }
                std::cmp::Ordering::Less => lines = after,
                std::cmp::Ordering::Greater => lines = before,
            }
        }
        None
    }
}

/// A line of a table, its fields by the names in the header.
struct Record {
    columns: Vec<(&'static str, &'static str)>,
}

impl Record {
    /// A field that is not empty.
    fn get(&self, column: &str) -> Option<&'static str> {
        let (_, field) = self.columns.iter().find(|(name, _)| *name == column)?;
        Some(*field).filter(|field| !field.is_empty())
    }
}

/// The fields of a line; a field with commas stands in quotation marks, and none holds a mark.
fn fields(line: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let at_comma = move |letter| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    };
    line.split(at_comma).map(|field| field.trim_matches('"'))
}

#[cfg(test)]
mod tests;
