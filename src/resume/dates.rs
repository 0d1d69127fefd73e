//! Dates of positions: months and years, and ranges of them, in the ways that resumes write them.

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

/// A month, or a year whose month is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// 1940 to 2049.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(out, "{}-{month:02}", self.year),
            None => write!(out, "{}", self.year),
        }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

/// When a position was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) start: Option<Month>,
    pub(super) end: Option<Month>,
    pub(super) current: bool,
    /// Bytes of the line that the dates take.
    pub(super) span: Range<usize>,
    /// Whether both ends are told, or one and "Present".
    pub(super) range: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Month(u8),
    Year(u16),
    /// A month with its year in one token ("03/2015").
    Both(Month),
    Present,
    /// "to", a dash, "until".
    To,
    Since,
    Other,
}

/// The first dates of a line.
pub(super) fn dates(line: &str) -> Option<Dates> {
    let pieces = pieces(line);
    let mut at = 0;
    while at < pieces.len() {
        if let Some(found) = dates_at(&pieces, at) {
            return Some(found);
        }
        at += 1;
    }
    None
}

fn dates_at(pieces: &[(Piece, Range<usize>)], at: usize) -> Option<Dates> {
    let since = pieces[at].0 == Piece::Since;
    let (start, after) = moment(pieces, at + usize::from(since))?;
    let mut end_at = after;
    while pieces.get(end_at).is_some_and(|(piece, _)| *piece == Piece::To) {
        end_at += 1;
    }
    let span = |last: usize| pieces[at].1.start..pieces[last - 1].1.end;
    if end_at > after {
        if pieces.get(end_at).is_some_and(|(piece, _)| *piece == Piece::Present) {
            let span = span(end_at + 1);
            return Some(Dates { start: Some(start), end: None, current: true, span, range: true });
        }
        if let Some((end, last)) = moment(pieces, end_at) {
            let span = span(last);
            let (start, end) = (start.min(end), start.max(end));
            return Some(Dates { start: Some(start), end: Some(end), current: false, span, range: true });
        }
    }
    let (start, end, current) = if since { (Some(start), None, true) } else { (None, Some(start), false) };
    Some(Dates { start, end, current, span: span(after), range: since })
}

/// A month with its year, or a year alone, at a place of the line; and the place behind it.
fn moment(pieces: &[(Piece, Range<usize>)], at: usize) -> Option<(Month, usize)> {
    match pieces.get(at)?.0 {
        Piece::Both(month) => Some((month, at + 1)),
        Piece::Year(year) => Some((Month { year, month: None }, at + 1)),
        Piece::Month(month) => match pieces.get(at + 1)?.0 {
            Piece::Year(year) => Some((Month { year, month: Some(month) }, at + 2)),
            _ => None,
        },
        _ => None,
    }
}

fn pieces(line: &str) -> Vec<(Piece, Range<usize>)> {
    let mut pieces = Vec::new();
    let mut start = None;
    let inside = |letter: char| letter.is_alphanumeric() || letter == '/' || letter == '\'' || letter == '’';
    for (at, letter) in line.char_indices().chain(std::iter::once((line.len(), ' '))) {
        if inside(letter) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            pieces.extend(word_pieces(&line[start..at], start));
        }
        if matches!(letter, '-' | '–' | '—' | '‐' | '‑' | '−' | '~') {
            pieces.push((Piece::To, at..at + letter.len_utf8()));
        } else if matches!(letter, '|' | ';') {
            pieces.push((Piece::Other, at..at + 1));
        }
    }
    let mut joined: Vec<(Piece, Range<usize>)> = Vec::with_capacity(pieces.len());
    for (piece, span) in pieces {
        // "2015-03" is a month and not a range to the year 3.
        let number = match piece {
            Piece::Other => line[span.clone()].parse::<u8>().ok().filter(|month| (1..=12).contains(month)),
            _ => None,
        };
        match (joined.as_slice(), number) {
            ([.., (Piece::Year(year), first), (Piece::To, _)], Some(month)) if span.len() == 2 => {
                let month = Month { year: *year, month: Some(month) };
                let whole = first.start..span.end;
                joined.truncate(joined.len() - 2);
                joined.push((Piece::Both(month), whole));
            }
            _ => joined.push((piece, span)),
        }
    }
    joined
}

fn word_pieces(word: &str, start: usize) -> Vec<(Piece, Range<usize>)> {
    let whole = start..start + word.len();
    let lower = word.to_ascii_lowercase();
    // "2010/2012" and "Jan/2010" are two pieces, "03/2010" is one.
    if let Some((first, last)) = lower.split_once('/') {
        if let Some(month) = slashed(first, last) {
            return vec![(Piece::Both(month), whole)];
        }
        let middle = start + first.len();
        let mut pieces = vec![(piece(first), start..middle)];
        if matches!(pieces[0].0, Piece::Year(_)) {
            pieces.push((Piece::To, middle..middle + 1));
        }
        pieces.push((piece(last), middle + 1..whole.end));
        return pieces;
    }
    vec![(piece(&lower), whole)]
}

/// "3/2015", "03/15" or "03/12/2015" (the month first, as in the United States).
fn slashed(first: &str, last: &str) -> Option<Month> {
    let month: u8 = first.parse().ok().filter(|month| (1..=12).contains(month))?;
    let last = last.rsplit('/').next().unwrap_or(last);
    let year = match (last.len(), last.parse::<u16>().ok()?) {
        (4, year) => year,
        (2, short) if short < 50 => 2000 + short,
        (2, short) => 1900 + short,
        _ => return None,
    };
    valid_year(year).map(|year| Month { year, month: Some(month) })
}

fn valid_year(year: u16) -> Option<u16> {
    (1940..2050).contains(&year).then_some(year)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn piece(word: &str) -> Piece {
    if word.len() == 4
        && let Some(year) = word.parse().ok().and_then(valid_year)
    {
        return Piece::Year(year);
    }
    if let Some(short) = word.strip_prefix(['\'', '’'])
        && short.len() == 2
        && let Ok(short) = short.parse::<u16>()
    {
        return Piece::Year(if short < 50 { 2000 + short } else { 1900 + short });
    }
    match word {
        "present" | "current" | "currently" | "now" | "date" | "today" | "ongoing" => Piece::Present,
        "to" | "until" | "till" | "through" | "thru" => Piece::To,
        "since" => Piece::Since,
        "spring" => Piece::Month(3),
        "summer" => Piece::Month(6),
        "sept" | "fall" | "autumn" => Piece::Month(9),
        "winter" => Piece::Month(12),
        _ => {
            let named =
                MONTHS.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(word)));
            named.and_then(|at| u8::try_from(at + 1).ok()).map_or(Piece::Other, Piece::Month)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str, bool)>) {
        let found = dates(line).map(|dates| {
            let told = |month: Option<Month>| month.map(|month| month.to_string()).unwrap_or_default();
            (told(dates.start), told(dates.end), dates.current)
        });
        let expected = expected.map(|(start, end, current)| (start.to_owned(), end.to_owned(), current));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn ranges_are_read_in_the_ways_that_resumes_write_them() {
        check("January 2014 to October 2014 Company", Some(("2014-01", "2014-10", false)));
        check("11/2009 - 01/2016", Some(("2009-11", "2016-01", false)));
        check("Nurse, Mercy Hospital, 2015 – Present", Some(("2015", "", true)));
        check("Sept. 2012—to date", Some(("2012-09", "", true)));
        check("2000-2003", Some(("2000", "2003", false)));
        check("2010/2012", Some(("2010", "2012", false)));
        check("Jun '08 until Mar '11", Some(("2008-06", "2011-03", false)));
        check("2015-03 - 2017-11", Some(("2015-03", "2017-11", false)));
        check("since May 2019", Some(("2019-05", "", true)));
        check("Summer 2011", Some(("", "2011-06", false)));
        check("03/12/2015 to Current", Some(("2015-03", "", true)));
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        check("Managed 2500 accounts to target", None);
        check("May improve results", None);
        check("555-2017", Some(("", "2017", false)));
        check("ISO 9001 to 14001", None);
        check("İ/2010 İİİ/Ⱥ", Some(("", "2010", false)));
    }
}
