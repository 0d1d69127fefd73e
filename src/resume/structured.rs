//! Resumes whose positions and sections came as data: they are taken as they are.

use std::ops::Range;

use super::dates::Month;
use super::lines;
use super::positions::{Found, Placed, Position};
use super::sections::{Section, heading};
use crate::document::{Held, Structure, Time};

/// The lines in the sections that the file tells, and its positions.
pub(super) fn placed(text: &str, structure: &Structure) -> (Vec<Placed>, Found) {
    let holds = |ranges: &[Range<usize>], span: &Range<usize>| {
        ranges.iter().any(|range| range.start <= span.start && span.end <= range.end)
    };
    let mut section = Section::Header;
    let mut claimed = Vec::new();
    let mut placed = Vec::new();
    for line in lines::lines(text) {
        let is_heading = holds(&structure.headings, &line.span);
        if is_heading {
            section = heading(line.text(text)).map_or(Section::Personal, |heading| heading.section);
        }
        claimed.push(holds(&structure.facts, &line.span));
        placed.push(Placed { line, section, heading: is_heading });
    }
    let positions = structure.positions.iter().map(|held| position(text, held)).collect();
    (placed, Found { positions, claimed })
}

fn position(text: &str, held: &Held) -> Position {
    let before = text.get(..held.title.start).unwrap_or_default();
    Position {
        title: held.title.clone(),
        line: before.matches('\n').count() + 1,
        start: month(held.start),
        end: month(held.end),
        current: held.current,
        headline: held.headline,
    }
}

/// A time that a position can have; others are as good as none.
fn month(time: Option<Time>) -> Option<Month> {
    let time = time.filter(|time| (1940..2050).contains(&time.year))?;
    Some(Month { year: time.year, month: time.month })
}
