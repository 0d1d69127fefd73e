//! The lines of a resume as all steps of the search look at them. They look at the same lines again
//! and again, so what was read of a line is kept.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::segments::segments;
use super::title;
use super::{Dates, Month, Placed};
use crate::catalog::Lexicon;

/// Columns by which one duty may stand further right than another; dates at the right margin
/// stand further.
const DEEPER: usize = 8;

/// The score of a title, and its bytes.
pub(super) type Title = (i32, Range<usize>);

/// What all steps of the search look at.
pub(super) struct History<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Placed],
    pub(super) lexicon: &'a Lexicon,
    /// Dates that can tell of a position, by line.
    pub(super) dated: Vec<Option<Dates>>,
    /// Column in which the duties begin, where they stand further right than the dates.
    pub(super) body: Option<usize>,
    pub(super) latest: Option<Month>,
    /// What the lines hold between the marks that part, once that was asked.
    segments: Vec<OnceCell<Vec<Range<usize>>>>,
    titles: RefCell<HashMap<Range<usize>, Option<Title>, RandomState>>,
}

impl<'a> History<'a> {
    pub(super) fn new(
        text: &'a str,
        lines: &'a [Placed],
        lexicon: &'a Lexicon,
        dated: Vec<Option<Dates>>,
        body: Option<usize>,
        latest: Option<Month>,
    ) -> Self {
        let segments = lines.iter().map(|_| OnceCell::new()).collect();
        Self { text, lines, lexicon, dated, body, latest, segments, titles: RefCell::default() }
    }

    pub(super) fn line(&self, at: usize) -> &str {
        self.lines[at].line.text(self.text)
    }

    /// How many words a line has.
    pub(super) fn words(&self, at: usize) -> usize {
        self.lines[at].line.words(self.text)
    }

    /// What a line holds between the marks that part.
    pub(super) fn segments(&self, at: usize) -> &[Range<usize>] {
        self.segments[at].get_or_init(|| segments(self.text, self.lines[at].line.span.clone()))
    }

    /// The best title in a segment, with its score.
    pub(super) fn title_in(&self, segment: &Range<usize>) -> Option<Title> {
        if let Some(known) = self.titles.borrow().get(segment) {
            return known.clone();
        }
        let found = title::title_in(self.text, segment, self.lexicon);
        self.titles.borrow_mut().insert(segment.clone(), found.clone());
        found
    }

    pub(super) fn is_body(&self, at: usize) -> bool {
        let line = &self.lines[at].line;
        let indented = |column: usize| (column..=column + DEEPER).contains(&line.indent);
        line.bullet || self.body.is_some_and(indented)
    }
}
