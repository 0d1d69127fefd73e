//! Positions of a work history: a title, with its dates, told from employer and place.

mod blocks;
mod dated;
mod history;
mod segments;
mod title;
mod undated;

use std::ops::Range;

use super::dates::{Dates, Month};
use super::lines::Line;
use super::sections::Section;
use crate::catalog::Lexicon;

use history::History;

/// A position that a resume names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Bytes of the title in the resume's text. None where a job's dates were found, but nothing
    /// beside them that reads as a title.
    pub title: Option<Range<usize>>,
    /// Line of the title, or of the dates where there is none, counted from 1.
    pub line: usize,
    /// First month.
    pub start: Option<Month>,
    /// Last month. None too where only one date is told, which is then the start.
    pub end: Option<Month>,
    /// Whether it is held still.
    pub current: bool,
    /// Whether it stands at the top of the resume, not in the work history.
    pub headline: bool,
    months: Option<u32>,
}

impl Position {
    /// How long it was held, in months, both ends counted, at least 1. A year without a month
    /// counts from its middle. A position that is held still runs to the latest month that the
    /// resume names anywhere, never to today. None where no two ends are known.
    pub fn months(&self) -> Option<u32> {
        self.months
    }

    /// A position that is only a title.
    fn undated(title: Range<usize>, line: usize, headline: bool) -> Self {
        Self { title: Some(title), line, start: None, end: None, current: false, headline, months: None }
    }

    /// A position with dates. `latest` ends those that are held still.
    pub(super) fn dated(
        title: Option<Range<usize>>,
        line: usize,
        dates: &Dates,
        latest: Option<Month>,
    ) -> Self {
        let Dates { start, end, current, .. } = *dates;
        let until = if current { latest.max(start) } else { end };
        let months = start.zip(until).map(|(start, until)| months(start, until));
        Self { title, line, start, end, current, headline: false, months }
    }
}

/// Months from one to the other, both counted; a month that is not told is the middle of the year.
fn months(start: Month, end: Month) -> u32 {
    let count = |month: Month| u32::from(month.year) * 12 + u32::from(month.month.unwrap_or(6));
    let both = u32::from(start.month.is_some() && end.month.is_some());
    (count(end) + both).saturating_sub(count(start)).max(1)
}

/// A line with the section it stands in, and whether it is a heading.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) section: Section,
    pub(super) heading: bool,
}

/// The one position of a text that is a title and nothing else. Its line is a passage too: the words
/// of a title that nobody knows may stand in duties.
pub(super) fn title_alone(title: Range<usize>, lines: &[Placed]) -> Found {
    let number = lines.first().map_or(1, |placed| placed.line.number);
    let positions = vec![Position::undated(title, number, true)];
    Found { positions, claimed: vec![false; lines.len()], owners: vec![None; lines.len()] }
}

/// The positions of a resume in its own order.
pub(super) struct Found {
    pub(super) positions: Vec<Position>,
    /// Lines that only tell of a position (by place in `lines`): titles, employers, places and
    /// dates, which are no passages.
    pub(super) claimed: Vec<bool>,
    /// The position in whose block a line stands, by place in `lines`.
    pub(super) owners: Vec<Option<usize>>,
}

/// A position with the first line of its block.
#[derive(Debug, Clone)]
struct Post {
    position: Position,
    top: usize,
}

/// Finds the positions. Lines of jobs that stand under another heading move to the work history.
pub(super) fn positions(text: &str, lines: &mut [Placed], lexicon: &Lexicon) -> Found {
    let (mut posts, claimed) = search(text, lines, lexicon);
    posts.sort_by_key(|post| (post.top, post.position.title.clone().map(|title| title.start)));
    let owners = owners(lines, &posts);
    for (placed, owner) in lines.iter_mut().zip(&owners) {
        if owner.is_some() {
            placed.section = Section::Experience;
        }
    }
    let positions = posts.into_iter().map(|post| post.position).collect();
    Found { positions, claimed, owners }
}

fn search(text: &str, lines: &[Placed], lexicon: &Lexicon) -> (Vec<Post>, Vec<bool>) {
    let found = dated::all_dates(text, lines);
    let latest = dated::latest(text, lines, &found);
    let (dated, mut claimed) = dated::dated(text, lines, found);
    let body = dated::body(text, lines, &dated);
    let mut history = History::new(text, lines, lexicon, dated, body, latest);
    dated::drop_duties(&mut history);
    let mut posts = blocks::posts(&history, &mut claimed);
    posts.extend(undated::posts(&history, &posts, &mut claimed));
    posts.extend(undated::headlines(&history, &mut claimed));
    (posts, claimed)
}

/// The position to which each line belongs: the last one above it, up to the next heading.
fn owners(lines: &[Placed], posts: &[Post]) -> Vec<Option<usize>> {
    let mut owner = None;
    let mut next = 0;
    let mut owners = Vec::with_capacity(lines.len());
    for (at, placed) in lines.iter().enumerate() {
        if placed.heading {
            owner = None;
        }
        while let Some(post) = posts.get(next).filter(|post| post.top <= at) {
            owner = (!post.position.headline).then_some(next);
            next += 1;
        }
        owners.push(owner);
    }
    owners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_both_ends() {
        let month = |year: u16, month: u8| Month { year, month: (month > 0).then_some(month) };
        assert_eq!(months(month(2012, 5), month(2014, 6)), 26);
        assert_eq!(months(month(2012, 5), month(2012, 5)), 1);
        assert_eq!(months(month(2015, 0), month(2019, 0)), 48);
        assert_eq!(months(month(2015, 0), month(2015, 0)), 1);
    }
}
