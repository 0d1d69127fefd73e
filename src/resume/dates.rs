//! Dates of positions: months and years, and ranges of them, in the ways that resumes write them.

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::scan;

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
    /// The first month, or the only one told.
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
    /// A number of one or two digits.
    Number(u8),
    Other,
}

/// The first dates of a line.
pub(super) fn dates(line: &str) -> Option<Dates> {
    if !may_hold_dates(line) {
        return None;
    }
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

/// Whether a line has what every date has: four digits side by side, or digits behind an apostrophe, a
/// slash or a dash.
fn may_hold_dates(line: &str) -> bool {
    let bytes = line.as_bytes();
    if !scan::any(bytes, |byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut at = 0;
    while let Some(digit) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + digit;
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let before = start.checked_sub(1).map(|before| bytes[before]);
        if length == 4 || before.is_some_and(|byte| matches!(byte, b'\'' | b'/' | b'-' | b'~' | 0x80..)) {
            return true;
        }
        at = start + length;
    }
    false
}

fn dates_at(pieces: &[(Piece, Range<usize>)], at: usize) -> Option<Dates> {
    let since = pieces[at].0 == Piece::Since;
    let Some((start, after)) = moment(pieces, at + usize::from(since)) else {
        return shared_year(pieces, at);
    };
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
    Some(Dates { start: Some(start), end: None, current: since, span: span(after), range: since })
}

/// "May to August 2014" and "Nov - Feb 2015": both months share the year of the second, or lie on
/// both sides of its beginning.
fn shared_year(pieces: &[(Piece, Range<usize>)], at: usize) -> Option<Dates> {
    let [(Piece::Month(first), opening), (Piece::To, _), ..] = pieces.get(at..)? else {
        return None;
    };
    let (end, last) = moment(pieces, at + 2)?;
    let year = if end.month? < *first { end.year.checked_sub(1)? } else { end.year };
    let start = Month { year, month: Some(*first) };
    let span = opening.start..pieces[last - 1].1.end;
    Some(Dates { start: Some(start), end: Some(end), current: false, span, range: true })
}

/// A month with its year, or a year alone, at a place of the line; and the place behind it.
fn moment(pieces: &[(Piece, Range<usize>)], at: usize) -> Option<(Month, usize)> {
    let month = |year: u16, month: u8| Month { year, month: Some(month) };
    match pieces.get(at..)? {
        [(Piece::Both(month), _), ..] => Some((*month, at + 1)),
        [(Piece::Year(year), _), ..] => Some((Month { year: *year, month: None }, at + 1)),
        [(Piece::Month(named), _), (Piece::Year(year), _), ..] => Some((month(*year, *named), at + 2)),
        [(Piece::Month(named), _), (Piece::To | Piece::Number(_), _), (Piece::Year(year), _), ..] => {
            Some((month(*year, *named), at + 3))
        }
        _ => None,
    }
}

fn pieces(line: &str) -> Vec<(Piece, Range<usize>)> {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut skipped = 0;
    let inside = |letter: char| letter.is_alphanumeric() || letter == '/' || letter == '\'' || letter == '’';
    for (at, letter) in line.char_indices().chain(std::iter::once((line.len(), ' '))) {
        if at < skipped {
            continue;
        }
        let broken = if letter == 'â' { broken_dash(&line[at..]) } else { None };
        if inside(letter) && broken.is_none() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            add_word(&line[start..at], start, &mut pieces);
        }
        if let Some(length) = broken {
            skipped = at + length;
            pieces.push((Piece::To, at..skipped));
        } else if matches!(letter, '-' | '–' | '—' | '‐' | '‑' | '−' | '~') {
            pieces.push((Piece::To, at..at + letter.len_utf8()));
        } else if matches!(letter, '|' | ';') {
            pieces.push((Piece::Other, at..at + 1));
        }
    }
    joined(line, pieces)
}

/// Length of a dash in UTF-8 that was read as Windows-1252.
fn broken_dash(rest: &str) -> Option<usize> {
    let mark = rest.strip_prefix("â€")?.chars().next()?;
    matches!(mark, '“' | '”' | '"' | '\u{93}' | '\u{94}').then(|| "â€".len() + mark.len_utf8())
}

/// Puts the numbers together that stand for one month or year: "2015-03", "03.2015", "2012-14".
fn joined(line: &str, pieces: Vec<(Piece, Range<usize>)>) -> Vec<(Piece, Range<usize>)> {
    let mut joined: Vec<(Piece, Range<usize>)> = Vec::with_capacity(pieces.len());
    for (piece, span) in pieces {
        let both = |year: u16, month: u8, start: usize| {
            (Piece::Both(Month { year, month: Some(month) }), start..span.end)
        };
        match (joined.as_slice(), piece) {
            ([.., (Piece::Year(year), first), (Piece::To, _)], Piece::Number(number)) if span.len() == 2 => {
                if (1..=12).contains(&number) {
                    let whole = both(*year, number, first.start);
                    joined.truncate(joined.len() - 2);
                    joined.push(whole);
                } else {
                    joined.push((
                        valid_year(year / 100 * 100 + u16::from(number)).map_or(piece, Piece::Year),
                        span,
                    ));
                }
            }
            ([.., (Piece::Number(month), first), (Piece::To, _)], Piece::Year(year))
                if (1..=12).contains(month) && first.end + 1 == span.start =>
            {
                let whole = both(year, *month, first.start);
                joined.truncate(joined.len() - 2);
                joined.push(whole);
            }
            ([.., (Piece::Number(month), first)], Piece::Year(year))
                if (1..=12).contains(month) && line.get(first.end..span.start) == Some(".") =>
            {
                let whole = both(year, *month, first.start);
                joined.truncate(joined.len() - 1);
                joined.push(whole);
            }
            ([.., (Piece::Month(month), first), (Piece::To, _)], Piece::Number(short))
                if span.len() == 2 && first.end + 1 == span.start =>
            {
                let year = if short < 50 { 2000 } else { 1900 } + u16::from(short);
                let whole = both(year, *month, first.start);
                joined.truncate(joined.len() - 2);
                joined.push(whole);
            }
            _ => joined.push((piece, span)),
        }
    }
    joined
}

/// No word of dates without a slash is longer, in bytes.
const LONGEST_WORD: usize = 12;

fn add_word(word: &str, start: usize, pieces: &mut Vec<(Piece, Range<usize>)>) {
    let whole = start..start + word.len();
    // "2010/2012" and "Jan/2010" are two pieces, "03/2010" is one.
    if let Some((first, last)) = word.split_once('/') {
        if let Some(month) = slashed(first, last) {
            pieces.push((Piece::Both(month), whole));
            return;
        }
        let middle = start + first.len();
        let before = piece(first);
        pieces.push((before, start..middle));
        if matches!(before, Piece::Year(_)) {
            pieces.push((Piece::To, middle..middle + 1));
        }
        pieces.push((piece(last), middle + 1..whole.end));
        return;
    }
    pieces.push((piece(word), whole));
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

/// What a word of letters of either case is.
fn piece(word: &str) -> Piece {
    let mut small = [0; LONGEST_WORD];
    let Some(small) = small.get_mut(..word.len()) else { return Piece::Other };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    let word = std::str::from_utf8(small).unwrap_or(word);
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
    if word.len() <= 2
        && let Ok(number) = word.parse::<u8>()
    {
        return Piece::Number(number);
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
        check("Summer 2011", Some(("2011-06", "", false)));
        check("May to August 2014", Some(("2014-05", "2014-08", false)));
        check("Nov - Feb 2015", Some(("2014-11", "2015-02", false)));
        check("06.2015 – 08.2016", Some(("2015-06", "2016-08", false)));
        check("6-2015 to 8-2016", Some(("2015-06", "2016-08", false)));
        check("Jan-15 - Mar-17", Some(("2015-01", "2017-03", false)));
        check("January 5, 2015 to March 3, 2016", Some(("2015-01", "2016-03", false)));
        check("April-2007 to August 2007", Some(("2007-04", "2007-08", false)));
        check("2012-14", Some(("2012", "2014", false)));
        check("2012 â€“ 2014", Some(("2012", "2014", false)));
        check("03/12/2015 to Current", Some(("2015-03", "", true)));
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        check("Managed 2500 accounts to target", None);
        check("May improve results", None);
        check("555-2017", Some(("2017", "", false)));
        check("ISO 9001 to 14001", None);
        check("İ/2010 İİİ/Ⱥ", Some(("2010", "", false)));
    }
}
