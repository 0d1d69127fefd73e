//! Looks words up: the terms of passages in the lists of the index, one term in its postings.

use std::ops::Range;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use super::lists::Lists;
use crate::catalog::{ExcerptId, Stems, length};
use crate::error::Result;

/// A term that passages and roles share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the lists.
    pub term: u32,
    said: Range<usize>,
}

/// How often a passage has a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The passage, by its place in the query.
    pub passage: u32,
    /// How often.
    pub times: u32,
}

/// The terms that passages and roles share, in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    said: Vec<Said>,
}

impl Hits {
    /// The terms.
    pub fn iter(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter()
    }

    /// How many passages have the terms, each counted for every term that it has.
    pub fn passages(&self) -> usize {
        self.said.len()
    }

    /// The passages that have a term, in their order.
    pub fn said(&self, hit: &Hit) -> &[Said] {
        self.said.get(hit.said.clone()).unwrap_or_default()
    }
}

/// Rarity of a term that `holders` of `total` documents have: the inverse document frequency of
/// BM25 (Robertson and Zaragoza 2009), never negative.
pub fn idf(total: usize, holders: u32) -> f64 {
    let holders = f64::from(holders);
    let others = (f64::from(u32::try_from(total).unwrap_or(u32::MAX)) - holders).max(0.0);
    (1.0 + (others + 0.5) / (holders + 0.5)).ln()
}

/// A frequency that counts less with every repetition: the same point made ten times is worth
/// little more than made once. The lengths of the roles' vectors and the scores rest on it alike.
pub fn damped(frequency: u32) -> f64 {
    // The logarithm of 1 is 0; most terms stand once, and it is slow.
    if frequency <= 1 { 1.0 } else { 1.0 + f64::from(frequency).ln() }
}

impl Lists {
    /// Looks up every term and pair of neighbouring terms of the passages.
    pub fn hits(&self, passages: &Stems) -> Hits {
        // A term and a passage in one number, which sorts quicker than two.
        let mut found: Vec<u64> = Vec::with_capacity(2 * passages.len());
        for (passage, stems) in (0_u64..).zip(passages.texts()) {
            let mut before = None;
            for &stem in stems {
                let word = self.word(stem);
                let pair = before.filter(|_| word.is_some()).and_then(|first| self.pair(first, stem));
                found.extend(word.into_iter().chain(pair).map(|term| u64::from(term) << 32 | passage));
                before = word.map(|term| (stem, term));
            }
        }
        found.sort_unstable();
        let mut hits = Hits { hits: Vec::with_capacity(found.len()), said: Vec::with_capacity(found.len()) };
        for same in found.chunk_by(|one, other| one == other) {
            let part = |part: u64| u32::try_from(part).unwrap_or(u32::MAX);
            let (term, passage) = (part(same[0] >> 32), part(same[0] & u64::from(u32::MAX)));
            let times = length(same.len());
            hits.said.push(Said { passage, times });
            match hits.hits.last_mut() {
                Some(hit) if hit.term == term => hit.said.end += 1,
                _ => hits.hits.push(Hit { term, said: hits.said.len() - 1..hits.said.len() }),
            }
        }
        hits
    }
}

/// The excerpts that hold a term, in the order of their numbers.
pub(super) fn postings(
    reader: &InvertedIndexReader,
    field: Field,
    term: &str,
) -> Result<Vec<(ExcerptId, u32)>> {
    let term = Term::from_field_text(field, term);
    let found = reader.read_postings(&term, IndexRecordOption::WithFreqs);
    Ok(found.map_err(tantivy::TantivyError::from)?.map(read).unwrap_or_default())
}

/// The excerpts of postings, in the order of their numbers.
pub(super) fn read(mut postings: SegmentPostings) -> Vec<(ExcerptId, u32)> {
    let mut excerpts = Vec::with_capacity(postings.size_hint() as usize);
    while postings.doc() != TERMINATED {
        excerpts.push((ExcerptId(postings.doc()), postings.term_freq()));
        postings.advance();
    }
    excerpts
}

/// Walks all terms of a field in the order of their letters, each with its excerpts and how often it
/// stands there.
pub(super) fn each_term(
    reader: &InvertedIndexReader,
    mut act: impl FnMut(&str, Vec<(ExcerptId, u32)>),
) -> Result<()> {
    let mut stream = reader.terms().stream().map_err(tantivy::TantivyError::from)?;
    while stream.advance() {
        // The analysis makes texts; what is none is found under no word.
        let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
        let found = reader.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs);
        act(term, read(found.map_err(tantivy::TantivyError::from)?));
    }
    Ok(())
}
