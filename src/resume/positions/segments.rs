//! The pieces of a line: segments, which marks, wide gaps, places and links part from one another,
//! and the parts of a segment, which may belong together.

use std::ops::Range;

use crate::analysis::{Token, tokens};
use crate::resume::privacy::is_state;

/// Marks that part a title from what stands beside it. The last are the words and the debris that
/// stand for an employer or a place in an anonymised resume.
const PARTING: &[&str] = &[
    "|",
    "•",
    "·",
    ";",
    ":",
    "@",
    "\t",
    " at ",
    "\u{2028}",
    "Company Name",
    "City , State",
    "City, State",
    "ï¼",
    "â€",
];

/// Blanks that part two columns.
const WIDE_GAP: usize = 3;

/// Marks that part a title from its field or from a second title as often as from an employer.
pub(super) const JOINING: &[&str] = &[",", "/", " - ", "- ", " -", "–", "—", "(", ")"];

/// What a line holds between the marks that part.
pub(super) fn segments(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let line = text.get(span.clone()).unwrap_or_default();
    let mut cuts = marked(line, PARTING);
    cuts.extend(states(line));
    cuts.extend(links(line));
    cuts.extend(gaps(line));
    let left = split(line, cuts);
    left.into_iter().map(|part| span.start + part.start..span.start + part.end).collect()
}

/// Where the marks stand in a line, each mark from left to right without overlapping itself.
fn marked(line: &str, marks: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut ends = vec![0; marks.len()];
    let mut begins_one = [false; 256];
    for first in marks.iter().filter_map(|mark| mark.bytes().next()) {
        begins_one[usize::from(first)] = true;
    }
    for (at, first) in line.bytes().enumerate() {
        // Most bytes are small letters, and no mark begins with one.
        if !begins_one[usize::from(first)] {
            continue;
        }
        for (mark, end) in marks.iter().zip(&mut ends) {
            let begins = mark.as_bytes().first() == Some(&first);
            if begins && at >= *end && line.as_bytes()[at..].starts_with(mark.as_bytes()) {
                *end = at + mark.len();
                found.push(at..*end);
            }
        }
    }
    found
}

/// A state behind a comma, with the town before it where that is one word.
fn states(line: &str) -> Vec<Range<usize>> {
    if !line.contains(',') {
        return Vec::new();
    }
    let words = tokens(line);
    let after_comma = |at: usize| {
        let before: &Token = &words[at - 1];
        line[before.end..words[at].start].trim() == ","
    };
    let cut = |at: usize| {
        let town = at == 1 || {
            let gap = line[words[at - 2].end..words[at - 1].start].trim();
            !gap.is_empty()
        };
        let start = if town { words[at - 1].start } else { words[at - 1].end };
        start..words[at].end
    };
    (1..words.len())
        .filter(|&at| is_state(&line[words[at].start..words[at].end]) && after_comma(at))
        .map(cut)
        .collect()
}

/// Wide gaps, which stand for the borders of columns.
fn gaps(line: &str) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    let blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    if line.is_ascii() && !line.as_bytes().windows(WIDE_GAP).any(|bytes| bytes.iter().all(blank)) {
        return gaps;
    }
    for (at, letter) in line.char_indices().filter(|(_, letter)| letter.is_whitespace()) {
        let end = at + letter.len_utf8();
        match gaps.last_mut() {
            Some(gap) if gap.end == at => gap.end = end,
            _ => gaps.push(at..end),
        }
    }
    gaps.retain(|gap| line[gap.clone()].chars().count() >= WIDE_GAP);
    gaps
}

/// Words that are addresses of pages.
fn links(line: &str) -> impl Iterator<Item = Range<usize>> {
    let any = line.contains('.') || line.contains("http");
    let words = if any { line } else { "" }
        .split_whitespace()
        .map(|word| (word.as_ptr().addr() - line.as_ptr().addr(), word));
    words
        .filter(|(_, word)| {
            let dotted = word.contains('.');
            (dotted && ["www.", ".com", ".org", ".example"].iter().any(|mark| word.contains(mark)))
                || word.as_bytes().windows(4).any(|letters| letters == b"http")
        })
        .map(|(at, word)| at..at + word.len())
}

/// What is left of a line between the cuts, trimmed of marks.
fn split(line: &str, mut cuts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    cuts.sort_by_key(|cut| cut.start);
    cuts.push(line.len()..line.len());
    let mut left = Vec::new();
    let mut from = 0;
    for cut in cuts {
        if cut.start > from
            && let Some(part) = line.get(from..cut.start)
        {
            let inner = part.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let start = from + (part.len() - inner.len());
            let end = start + inner.trim_end_matches(closes_no_word).len();
            if start < end {
                left.push(start..end);
            }
        }
        from = from.max(cut.end);
    }
    left
}

fn closes_no_word(letter: char) -> bool {
    !letter.is_alphanumeric() && letter != '+' && letter != '#'
}

/// The parts of a segment between the marks of one list.
pub(super) fn parts(text: &str, segment: &Range<usize>, marks: &[&str]) -> Vec<Range<usize>> {
    let line = text.get(segment.clone()).unwrap_or_default();
    let left = split(line, marked(line, marks));
    left.into_iter().map(|part| segment.start + part.start..segment.start + part.end).collect()
}
