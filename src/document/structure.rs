//! Work histories that came as data: the text is composed from the fields, and the places of
//! headings and positions in it are known and need not be guessed.

use std::ops::Range;

use super::{Body, repair};

/// A month, or a year whose month is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// As the file has it.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
}

/// What a file told of its own text. Ranges are bytes of the document's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// The lines that are headings, and no others.
    pub headings: Vec<Range<usize>>,
    /// Lines that only tell of a position or a school: employer, place, dates.
    pub facts: Vec<Range<usize>>,
    /// The positions, in the order of the file.
    pub positions: Vec<Held>,
}

/// A position that the file holds as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The title.
    pub title: Range<usize>,
    /// First month.
    pub start: Option<Time>,
    /// Last month.
    pub end: Option<Time>,
    /// Whether it is held still.
    pub current: bool,
    /// Whether it is the title at the top and no part of the history.
    pub headline: bool,
}

/// Composes a text from fields.
#[derive(Debug, Default)]
pub(super) struct Composer {
    text: String,
    structure: Structure,
}

impl Composer {
    pub(super) fn heading(&mut self, name: &str) {
        self.text.push('\n');
        let range = self.put("", name);
        self.structure.headings.push(range);
    }

    /// A position's title with its dates, which stand on the next line for a person to read.
    pub(super) fn position(&mut self, title: &str, start: Option<Time>, end: Option<Time>, place: &str) {
        let range = self.put("", title);
        let current = end.is_none() && start.is_some();
        if !range.is_empty() {
            self.structure.facts.push(range.clone());
            self.structure.positions.push(Held { title: range, start, end, current, headline: false });
        }
        self.fact(place);
        self.fact(&span(start, end));
    }

    /// The title at the top.
    pub(super) fn headline(&mut self, title: &str) {
        let title = self.put("", title);
        if !title.is_empty() {
            self.structure.facts.push(title.clone());
            let held = Held { title, start: None, end: None, current: false, headline: true };
            self.structure.positions.push(held);
        }
    }

    /// A line that is read by nobody but the person.
    pub(super) fn fact(&mut self, text: &str) {
        let range = self.put("", text);
        if !range.is_empty() {
            self.structure.facts.push(range);
        }
    }

    /// Text of one or more lines.
    pub(super) fn paragraph(&mut self, text: &str) {
        let repaired = repair::characters(text.to_owned());
        for line in repaired.lines() {
            self.put("", line);
        }
    }

    /// An item of a list.
    pub(super) fn item(&mut self, text: &str) {
        self.put("• ", text);
    }

    fn put(&mut self, bullet: &str, text: &str) -> Range<usize> {
        let repaired = repair::characters(text.to_owned());
        let mut words = repaired.split_whitespace().peekable();
        if words.peek().is_none() {
            return self.text.len()..self.text.len();
        }
        self.text.push_str(bullet);
        let start = self.text.len();
        for word in words {
            if self.text.len() > start {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        let range = start..self.text.len();
        self.text.push('\n');
        range
    }

    pub(super) fn into_body(self) -> Body {
        Body { text: self.text, structure: Some(self.structure), ..Body::default() }
    }
}

/// "2015-03 to 2018", "2015 to now"; nothing where no date is known.
fn span(start: Option<Time>, end: Option<Time>) -> String {
    let told = |time: Time| match time.month {
        Some(month) => format!("{}-{month:02}", time.year),
        None => time.year.to_string(),
    };
    match (start.map(told), end.map(told)) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("{start} to now"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => String::new(),
    }
}
