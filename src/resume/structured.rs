//! Resumes whose positions and sections came as data: they are taken as they are.

use std::ops::Range;

use super::dates::{Dates, Month};
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
    let latest = structure.positions.iter().flat_map(|held| [held.start, held.end]).filter_map(month).max();
    let positions: Vec<Position> =
        structure.positions.iter().map(|held| position(text, held, latest)).collect();
    let owners = owners(&placed, &positions);
    (placed, Found { positions, claimed, owners })
}

/// The position in whose block each line stands: the one that began last within the work history.
fn owners(placed: &[Placed], positions: &[Position]) -> Vec<Option<usize>> {
    let owner = |placed: &Placed| {
        let before = |position: &Position| !position.headline && position.line <= placed.line.number;
        positions.iter().rposition(before).filter(|_| placed.section == Section::Experience)
    };
    placed.iter().map(owner).collect()
}

fn position(text: &str, held: &Held, latest: Option<Month>) -> Position {
    let before = text.get(..held.title.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let dates = Dates {
        start: month(held.start),
        end: month(held.end),
        current: held.current,
        span: 0..0,
        range: true,
    };
    let mut position = Position::dated(Some(held.title.clone()), line, &dates, latest);
    position.headline = held.headline;
    position
}

/// A time that a position can have; others are as good as none.
fn month(time: Option<Time>) -> Option<Month> {
    let time = time.filter(|time| (1940..2050).contains(&time.year))?;
    Some(Month { year: time.year, month: time.month })
}
