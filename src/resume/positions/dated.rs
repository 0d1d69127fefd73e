//! Lines with dates that can tell of a position.

use super::{History, Placed};
use crate::analysis::{Token, tokens};
use crate::resume::dates::{self, Dates, Month};
use crate::resume::sections::Section;
use crate::resume::word_list::WordList;

/// Longest line that can be a title or an employer, in words.
pub(super) const HEADER_WORDS: usize = 14;

/// A line of more words than this is a duty and no heading of a job.
const DUTY_WORDS: usize = 11;

/// Words of schooling: dates beside them are no job's.
static SCHOOLING: WordList = WordList::words(
    "\
    bachelor bachelors baccalaureate degree diploma gpa ged graduated graduation coursework bsc bba mba msc phd \
    masters associates doctorate minor",
);

/// The first dates of every line.
pub(super) fn all_dates(text: &str, lines: &[Placed]) -> Vec<Option<Dates>> {
    lines.iter().map(|placed| dates::dates(placed.line.text(text))).collect()
}

/// The dates of every line that can tell of a position, and the lines that hold nothing else.
pub(super) fn dated(
    text: &str,
    lines: &[Placed],
    found: Vec<Option<Dates>>,
) -> (Vec<Option<Dates>>, Vec<bool>) {
    let history = lines.iter().any(|placed| placed.section == Section::Experience);
    let mut claimed = vec![false; lines.len()];
    let mut dated: Vec<Option<Dates>> = lines
        .iter()
        .zip(found)
        .map(|(placed, dates)| position_dates(text, placed, dates?, history))
        .collect();
    for at in 0..lines.len() {
        if let Some(dates) = stacked_dates(text, lines, at) {
            claimed[at..at + 2].fill(true);
            dated[at] = None;
            dated[at + 2] = Some(dates);
        }
    }
    (dated, claimed)
}

/// The dates of a line that can tell of a position: in the work history, or a range under any
/// heading but those of people and clubs; short, no sentence, no school.
fn position_dates(text: &str, placed: &Placed, dates: Dates, history: bool) -> Option<Dates> {
    let line = placed.line.text(text);
    if placed.heading {
        return None;
    }
    let (own, possible) = match placed.section {
        Section::Experience => (true, true),
        Section::Header | Section::Summary | Section::Projects => (!history, true),
        Section::Education | Section::Skills => (false, true),
        Section::Certifications | Section::Personal => (false, false),
    };
    let told = dates.range || placed.line.words(text) <= HEADER_WORDS - 2;
    if !told || !possible || !(own || dates.range) {
        return None;
    }
    let words = tokens(line);
    // A job that runs on into its duties on one line has its dates near the beginning.
    let before = words.iter().filter(|word| word.end <= dates.span.start).count();
    let small =
        words[..before].iter().filter(|word| line[word.start..].starts_with(char::is_lowercase)).count();
    let runs_on = own && dates.range && before <= HEADER_WORDS - 2 && small <= 2 && !placed.line.bullet;
    let header = if runs_on { dates.span.end } else { line.len() };
    let own_words = words.iter().take_while(|word| word.end <= header).count();
    let fits = (words.len() <= HEADER_WORDS + 8 || runs_on)
        && !(placed.line.bullet && words.len() > HEADER_WORDS)
        && (!(line.ends_with('.') && words.len() > 8) || runs_on)
        && !tells_of_school(&line[..header], &words[..own_words]);
    fits.then_some(dates)
}

/// Whether a line tells of a school or a degree.
pub(super) fn is_schooling(line: &str) -> bool {
    tells_of_school(line, &tokens(line))
}

/// Degrees in several words, or letters.
const DEGREES: &[&str] = &[
    "master of",
    "master's",
    "associate of",
    "associate's",
    "associate in",
    "high school diploma",
    "b.s.",
    "b.a.",
    "m.s.",
    "m.a.",
];

/// The same of a line with its words.
fn tells_of_school(line: &str, words: &[Token]) -> bool {
    let bytes = line.as_bytes();
    let begins = |at: usize, mark: &str| {
        bytes.get(at..at + mark.len()).is_some_and(|part| part.eq_ignore_ascii_case(mark.as_bytes()))
    };
    let degree = |(at, byte): (usize, &u8)| {
        matches!(byte | 0x20, b'a' | b'b' | b'h' | b'm') && DEGREES.iter().any(|mark| begins(at, mark))
    };
    words.iter().any(|token| SCHOOLING.contains(&token.word)) || bytes.iter().enumerate().any(degree)
}

/// Dates on three lines: a month, "to", and a month or "Current". They count for the last line.
fn stacked_dates(text: &str, lines: &[Placed], at: usize) -> Option<Dates> {
    let [first, middle, last] = lines.get(at..at + 3)? else { return None };
    let middle = middle.line.text(text);
    let joins = ["to", "-", "–", "until"].iter().any(|word| middle.eq_ignore_ascii_case(word));
    if !joins || first.section != Section::Experience {
        return None;
    }
    if [first, last].iter().any(|placed| placed.line.words(text) > 3) {
        return None;
    }
    let dates = dates::dates(text.get(first.line.span.start..last.line.span.end)?)?;
    dates.range.then(|| Dates { span: 0..last.line.span.len(), ..dates })
}

/// The column in which most duties begin, where it lies to the right of some job's dates.
pub(super) fn body(text: &str, lines: &[Placed], dated: &[Option<Dates>]) -> Option<usize> {
    let ranges = lines.iter().zip(dated).filter(|(_, dates)| dates.as_ref().is_some_and(|dates| dates.range));
    let leftmost = ranges.map(|(placed, _)| placed.line.indent).min()?;
    let mut columns: Vec<usize> = lines
        .iter()
        .filter(|placed| placed.section == Section::Experience && placed.line.indent > leftmost)
        .filter(|placed| placed.line.words(text) >= DUTY_WORDS)
        .map(|placed| placed.line.indent)
        .collect();
    columns.sort_unstable();
    columns.chunk_by(|one, other| one == other).max_by_key(|run| run.len()).map(|run| run[0])
}

/// Takes the dates of duties away: bulleted or indented lines beside headings of jobs that are
/// neither.
pub(super) fn drop_duties(history: &mut History<'_>) {
    let range = |at: usize| history.dated[at].as_ref().is_some_and(|dates| dates.range);
    let heading =
        |at: usize| history.lines[at].section == Section::Experience && range(at) && !history.is_body(at);
    if !(0..history.lines.len()).any(heading) {
        return;
    }
    let duties: Vec<bool> = (0..history.lines.len()).map(|at| history.is_body(at)).collect();
    for (dates, duty) in history.dated.iter_mut().zip(duties) {
        if duty {
            *dates = None;
        }
    }
}

/// The latest month of any line that is short enough to tell of a time and not of a plan.
pub(super) fn latest(text: &str, lines: &[Placed], found: &[Option<Dates>]) -> Option<Month> {
    let dated = lines.iter().zip(found).filter_map(|(placed, dates)| Some((placed, dates.as_ref()?)));
    let short = dated.filter(|(placed, _)| placed.line.words(text) <= HEADER_WORDS + 8);
    short.filter_map(|(_, dates)| dates.end.max(dates.start)).max()
}
