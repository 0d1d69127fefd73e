//! Looks words up: the terms of passages in the excerpts, the words of a title in the titles.

use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use super::Index;
use crate::analysis::{pairs, terms};
use crate::catalog::ExcerptId;
use crate::error::Result;

/// A term that passages and excerpts share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The stem, or two neighbouring stems joined by a space.
    pub term: String,
    /// The passages that have it, by their place in the query, with how often.
    pub passages: Vec<(u32, u32)>,
    /// The excerpts that have it, with how often.
    pub excerpts: Vec<(ExcerptId, u32)>,
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
    1.0 + f64::from(frequency.max(1)).ln()
}

impl Index {
    /// Looks up every term and pair of neighbouring terms of the passages. The hits are sorted by
    /// term, so that sums over them come out the same in every run.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn retrieve<P: AsRef<str>>(&self, passages: &[P]) -> Result<Vec<Hit>> {
        let mut words: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        let mut neighbours: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        for (passage, text) in (0..).zip(passages) {
            let terms = terms(text.as_ref());
            for pair in pairs(&terms) {
                count(neighbours.entry(pair).or_default(), passage);
            }
            for term in terms {
                count(words.entry(term).or_default(), passage);
            }
        }
        let mut hits = Vec::with_capacity(words.len());
        for (reader, field, queries) in
            [(&self.words, self.fields.words, words), (&self.pairs, self.fields.pairs, neighbours)]
        {
            for (term, passages) in queries {
                let excerpts = postings(reader, field, &term)?;
                if !excerpts.is_empty() {
                    hits.push(Hit { term, passages, excerpts });
                }
            }
        }
        hits.sort_by(|one, other| one.term.cmp(&other.term));
        Ok(hits)
    }
}

fn count(passages: &mut Vec<(u32, u32)>, passage: u32) {
    match passages.last_mut() {
        Some((last, times)) if *last == passage => *times += 1,
        _ => passages.push((passage, 1)),
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
    let Some(mut postings) = found.map_err(tantivy::TantivyError::from)? else {
        return Ok(Vec::new());
    };
    let mut excerpts = Vec::with_capacity(postings.size_hint() as usize);
    while postings.doc() != TERMINATED {
        excerpts.push((ExcerptId(postings.doc()), postings.term_freq()));
        postings.advance();
    }
    Ok(excerpts)
}
