//! A page of text: wrapping, shortening and colour. Nothing here knows what is told.

use std::io::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Screen;
use crate::error::Result;

const NARROWEST: usize = 60;
const WIDEST: usize = 110;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Strong,
    Quiet,
    Good,
    Warning,
}

impl Look {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\u{1b}[1m",
            Self::Quiet => "\u{1b}[2m",
            Self::Good => "\u{1b}[32m",
            Self::Warning => "\u{1b}[33m",
        }
    }
}

/// A page that is written line by line.
pub(super) struct Page<'a> {
    width: usize,
    colour: bool,
    out: &'a mut dyn Write,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: Screen, out: &'a mut dyn Write) -> Self {
        Self { width: screen.width.clamp(NARROWEST, WIDEST), colour: screen.colour, out }
    }

    /// Columns of the page.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// A text in a look, or as it is where colours are not wanted.
    pub(super) fn paint(&self, look: Look, text: &str) -> String {
        if self.colour && look != Look::Plain && !text.is_empty() {
            format!("{}{text}\u{1b}[0m", look.code())
        } else {
            text.to_owned()
        }
    }

    /// A line as it is, blanks at its end taken off.
    pub(super) fn line(&mut self, text: &str) -> Result<()> {
        Ok(writeln!(self.out, "{}", text.trim_end())?)
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> Result<()> {
        self.line("")
    }

    /// A heading with an empty line before it.
    pub(super) fn heading(&mut self, text: &str) -> Result<()> {
        self.gap()?;
        let text = self.paint(Look::Strong, text);
        self.line(&text)
    }

    /// A paragraph, wrapped, every line behind an indent.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) -> Result<()> {
        self.hanging(&" ".repeat(indent), indent, text, Look::Plain)
    }

    /// A label and a wrapped text beside it; the text's lines hang at `column`.
    pub(super) fn labelled(&mut self, label: &str, column: usize, text: &str, look: Look) -> Result<()> {
        let label = fill(&format!("  {label}"), column);
        self.hanging(&label, column, text, look)
    }

    /// A wrapped text behind a first mark, its other lines at `column`.
    pub(super) fn hanging(&mut self, first: &str, column: usize, text: &str, look: Look) -> Result<()> {
        let rows = wrap(text, self.width.saturating_sub(column));
        for (at, row) in rows.iter().enumerate() {
            let row = self.paint(look, row);
            if at == 0 {
                self.line(&format!("{first}{row}"))?;
            } else {
                self.line(&format!("{}{row}", " ".repeat(column)))?;
            }
        }
        Ok(())
    }
}

/// A text filled with blanks to a width in columns.
pub(super) fn fill(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

/// A text of at most `width` columns, cut at the end of a word, with an ellipsis where it is cut.
pub(super) fn shorten(text: &str, width: usize) -> String {
    let text = super::super::phrase::one_line(text);
    if text.width() <= width {
        return text;
    }
    let mut kept = String::new();
    for word in text.split(' ') {
        let blank = usize::from(!kept.is_empty());
        if kept.width() + blank + word.width() + 1 > width {
            break;
        }
        if blank == 1 {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        kept.push_str(cut(&text, width.saturating_sub(1)));
    }
    format!("{}…", kept.trim_end_matches([',', ';', '.', ':']))
}

/// The beginning of a text that has at most `width` columns.
fn cut(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, letter) in text.char_indices() {
        used += letter.width().unwrap_or(0);
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// A text as lines of at most `width` columns; a word that is longer is cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(10);
    let mut rows = Vec::new();
    let (mut row, mut used) = (String::new(), 0);
    for mut word in text.split_whitespace() {
        let mut columns = word.width();
        if used > 0 && used + 1 + columns > width {
            rows.push(std::mem::take(&mut row));
            used = 0;
        }
        while columns > width {
            let head = cut(word, width);
            rows.push(std::mem::take(&mut row) + head);
            word = &word[head.len()..];
            columns = word.width();
        }
        if !row.is_empty() {
            row.push(' ');
            used += 1;
        }
        row.push_str(word);
        used += columns;
    }
    rows.push(row);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shortened_at_word_ends() {
        assert_eq!(shorten("one two three", 13), "one two three");
        assert_eq!(shorten("one two, three", 10), "one two…");
        assert_eq!(shorten("incomprehensible", 6), "incom…");
        assert_eq!(shorten("a\n  b", 9), "a b");
    }

    #[test]
    fn texts_are_wrapped_to_the_width() {
        assert_eq!(wrap("aaa bbb ccc ddd", 10), ["aaa bbb", "ccc ddd"]);
        assert_eq!(wrap("abcdefghijklmno", 10), ["abcdefghij", "klmno"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
