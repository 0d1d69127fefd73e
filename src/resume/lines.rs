//! The lines of a text, trimmed, with what their form tells.

use std::cell::OnceCell;
use std::ops::Range;

use crate::analysis::word_count;
use crate::scan;

/// One line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: usize,
    /// Bytes of its text, without white space at the ends and without a bullet.
    pub(super) span: Range<usize>,
    /// White space before the text, in columns; a tab takes four.
    pub(super) indent: usize,
    /// How many words it has, once that was asked.
    words: OnceCell<usize>,
    /// Whether it begins with a bullet.
    pub(super) bullet: bool,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
}

impl Line {
    /// How many words it has.
    pub(super) fn words(&self, text: &str) -> usize {
        *self.words.get_or_init(|| word_count(self.text(text)))
    }

    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.clone()).unwrap_or_default()
    }
}

/// All lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut after_blank = false;
    for (at, raw) in split(text).enumerate() {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let (bullet, body) = without_bullet(trimmed);
            if !body.is_empty() {
                let offset = body.as_ptr().addr() - raw.as_ptr().addr();
                let span = start + offset..start + offset + body.len();
                let white = &raw[..raw.len() - raw.trim_start().len()];
                let indent = white.chars().map(|letter| if letter == '\t' { 4 } else { 1 }).sum();
                let words = OnceCell::new();
                found.push(Line { number: at + 1, span, indent, words, bullet, after_blank });
                after_blank = false;
            }
        }
        start += raw.len() + 1;
    }
    // Where nearly every line stands alone, a blank line parts nothing.
    let apart = found.iter().filter(|line| line.after_blank).count();
    if apart * 10 > found.len() * 9 {
        for line in &mut found {
            line.after_blank = false;
        }
    }
    found
}

/// What stands between the ends of lines.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let left = rest?;
        let end = scan::position(left.as_bytes(), |byte| byte == b'\n');
        rest = end.and_then(|end| left.get(end + 1..));
        left.get(..end.unwrap_or(left.len()))
    })
}

/// Marks that begin an item of a list. Symbol fonts add all letters of private use.
const BULLETS: &str = "•◦▪▫■□●○·*➢➤►▶▸‣⁃✓✔✦❖§»➔→";

/// Bullets in UTF-8 that were read as Windows-1252.
const BROKEN_BULLETS: &[&str] = &["â€¢", "â—\u{8f}", "â–ª", "Â·", "ï‚·", "ï\u{82}·"];

/// Takes a bullet, a Markdown heading mark or emphasis off a line.
fn without_bullet(line: &str) -> (bool, &str) {
    // No mark is a letter but the "o" that stands for a bullet.
    if line.starts_with(|first: char| first.is_ascii_alphanumeric() && first != 'o') {
        return (false, line.trim_end_matches(['*', '_', '#']).trim());
    }
    let mark = |letter: char| BULLETS.contains(letter) || ('\u{e000}'..='\u{f8ff}').contains(&letter);
    let whole = BROKEN_BULLETS.iter().find_map(|broken| line.strip_prefix(broken)).unwrap_or(line);
    let stripped = whole.trim_start_matches(mark);
    let dashed = ["- ", "– ", "— ", "o ", "+ ", "-\t", "o\t", "-\u{a0}", "o\u{a0}"]
        .iter()
        .find_map(|dash| stripped.strip_prefix(dash));
    let body = dashed.unwrap_or(stripped);
    let bullet = body.len() < line.len() && !line.starts_with("**");
    let heading = body.trim_start_matches(['#', '>', '_']).trim_start();
    let plain = heading.trim_end_matches(['*', '_', '#']);
    (bullet, plain.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str, bool)]) {
        let lines = lines(text);
        let found: Vec<_> = lines.iter().map(|line| (line.number, line.text(text), line.bullet)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn bullets_and_markdown_marks_are_taken_off() {
        check("• Filled orders\r\n\n  - Cut glass", &[(1, "Filled orders", true), (3, "Cut glass", true)]);
        check("## Experience\n**Nurse**, Ward 3", &[(1, "Experience", false), (2, "Nurse**, Ward 3", false)]);
        check("----\n***", &[(1, "----", false)]);
    }
}
