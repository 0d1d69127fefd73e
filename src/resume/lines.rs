//! The lines of a text, trimmed, with what their form tells.

use std::ops::Range;

/// One line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: usize,
    /// Bytes of its text, without white space at the ends and without a bullet.
    pub(super) span: Range<usize>,
    /// Whether it begins with a bullet.
    pub(super) bullet: bool,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
}

impl Line {
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.clone()).unwrap_or_default()
    }
}

/// All lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut after_blank = false;
    for (at, raw) in text.split('\n').enumerate() {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let (bullet, body) = without_bullet(trimmed);
            if !body.is_empty() {
                let offset = body.as_ptr().addr() - raw.as_ptr().addr();
                let span = start + offset..start + offset + body.len();
                found.push(Line { number: at + 1, span, bullet, after_blank });
                after_blank = false;
            }
        }
        start += raw.len() + 1;
    }
    found
}

/// Takes a bullet, a Markdown heading mark or emphasis off a line.
fn without_bullet(line: &str) -> (bool, &str) {
    let mark = |letter: char| {
        matches!(
            letter,
            '•' | '◦'
                | '▪'
                | '■'
                | '●'
                | '○'
                | '·'
                | '*'
                | '➢'
                | '►'
                | '✓'
                | '✔'
                | '❖'
                | '§'
                | '\u{f0b7}'
                | '\u{f0a7}'
                | '»'
        )
    };
    let stripped = line.trim_start_matches(mark);
    let dashed = ["- ", "– ", "— ", "o ", "+ "].iter().find_map(|dash| stripped.strip_prefix(dash));
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
