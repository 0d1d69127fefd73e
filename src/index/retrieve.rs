//! Looks words up: the terms of passages in the excerpts, the words of a title in the titles.

use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use super::Index;
use crate::analysis::{pairs, terms, title_stems};
use crate::catalog::{Catalog, ExcerptId, Phrases, RoleNumber};
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

/// A role whose titles are like the one looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TitleHit {
    /// The role.
    pub role: RoleNumber,
    /// Its title or alias that is most alike.
    pub excerpt: ExcerptId,
    /// Share of the weight of both titles' words that they have in common, above 0 to 1; an alias
    /// is at most [`ALIAS`] like.
    pub likeness: f64,
}

/// Rarity of a term that `holders` of `total` documents have: the inverse document frequency of
/// BM25 (Robertson and Zaragoza 2009), never negative.
pub fn idf(total: usize, holders: u32) -> f64 {
    let holders = f64::from(holders);
    let others = (f64::from(u32::try_from(total).unwrap_or(u32::MAX)) - holders).max(0.0);
    (1.0 + (others + 0.5) / (holders + 0.5)).ln()
}

/// Likeness of an alias with the same words. An alias is an editor's judgement: where an official
/// list gives the same title to another occupation, that one is to come first.
pub const ALIAS: f64 = 0.9;

/// What a word that names a kind of worker weighs in a title beside its rarity. A generalist is no
/// manager of generalists, however common the word manager is.
const HEAD_WEIGHT: f64 = 2.0;

/// What a word adds to its rarity in a title: something where it names a kind of worker.
pub(super) fn head_weight(word: &str, heads: &Phrases) -> f64 {
    if heads.contains(&[word]) { HEAD_WEIGHT } else { 0.0 }
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

    /// Roles with a title like this one, by role number: of each role the title most alike.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn titles_like(&self, catalog: &Catalog, title: &str) -> Result<Vec<TitleHit>> {
        let mut words = title_stems(title);
        words.sort_unstable();
        words.dedup();
        let mut own = 0.0;
        let mut shared: Vec<(ExcerptId, f64, f64)> = Vec::new();
        for word in &words {
            let excerpts = postings(&self.titles, self.fields.titles, word)?;
            let holders = u32::try_from(excerpts.len()).unwrap_or(u32::MAX);
            let head = head_weight(word, &self.lexicon.heads);
            let weight = idf(self.known_titles, holders) + head;
            own += weight;
            shared.extend(excerpts.into_iter().map(|(excerpt, _)| (excerpt, weight, head)));
        }
        // Stable, so that the weights of an excerpt are added in the order of the words.
        shared.sort_by_key(|&(excerpt, ..)| excerpt);
        let mut best: Vec<TitleHit> = Vec::new();
        for same in shared.chunk_by(|one, other| one.0 == other.0) {
            let excerpt = same[0].0;
            let common: f64 = same.iter().map(|&(_, weight, _)| weight).sum();
            // A kind of worker that both name adds nothing: "Manager" alone is like no manager. One
            // that only one of them names parts them.
            let heads: f64 = same.iter().map(|&(.., head)| head).sum();
            let other = f64::from(self.title_weights.get(excerpt.0 as usize).copied().unwrap_or(0.0));
            let role = catalog.role_of(excerpt);
            let most = if catalog.is_alias(excerpt) { ALIAS } else { 1.0 };
            let likeness = most * (2.0 * (common - heads) / (own + other - 2.0 * heads)).min(1.0);
            let hit = TitleHit { role, excerpt, likeness };
            match best.last_mut() {
                Some(kept) if kept.role == hit.role => {
                    if kept.likeness < hit.likeness {
                        *kept = hit;
                    }
                }
                _ => best.push(hit),
            }
        }
        Ok(best)
    }
}

fn count(passages: &mut Vec<(u32, u32)>, passage: u32) {
    match passages.last_mut() {
        Some((last, times)) if *last == passage => *times += 1,
        _ => passages.push((passage, 1)),
    }
}

/// The excerpts that hold a term, in the order of their numbers.
fn postings(reader: &InvertedIndexReader, field: Field, term: &str) -> Result<Vec<(ExcerptId, u32)>> {
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
