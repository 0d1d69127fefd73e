//! The words of all titles in memory, for a batch that looks up many titles.

use std::borrow::Cow;

use super::Index;
use super::retrieve::each_term;
use crate::catalog::{Catalog, ExcerptId};
use crate::error::Result;

/// The words of all titles, in the order of their letters.
#[derive(Debug, Default)]
pub(super) struct TitleWords {
    words: Vec<TitleWord>,
    /// The letters of each word, and its length in bytes: apart, because all are looked through for a
    /// word that no title has.
    letters: Vec<(u64, usize)>,
}

#[derive(Debug)]
struct TitleWord {
    word: Box<str>,
    titles: Vec<ExcerptId>,
    nearest: Vec<ExcerptId>,
}

/// The titles of a word.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles<'a> {
    /// All, in the order of their numbers.
    pub(super) all: Cow<'a, [ExcerptId]>,
    /// Of a word of many titles those that can be most alike of their roles where no other word is
    /// shared: of each role the lightest title, and the lightest alias.
    pub(super) nearest: Option<&'a [ExcerptId]>,
}

/// Titles of a word from which on it is worth while to keep the nearest of them apart.
const MANY: usize = 32;

impl TitleWords {
    /// Reads the words of the index's titles.
    pub(super) fn new(index: &Index, catalog: &Catalog) -> Result<Self> {
        let mut known = Self::default();
        each_term(&index.titles, |word, found| {
            let titles: Vec<ExcerptId> = found.into_iter().map(|(title, _)| title).collect();
            let nearest = if titles.len() < MANY {
                Vec::new()
            } else {
                nearest(&titles, catalog, &index.title_weights)
            };
            known.letters.push((letters(word), word.len()));
            known.words.push(TitleWord { word: word.into(), titles, nearest });
        })?;
        Ok(known)
    }

    /// The titles that have a word.
    pub(super) fn titles(&self, word: &str) -> Titles<'_> {
        let found = self.words.binary_search_by(|known| (*known.word).cmp(word));
        found.ok().and_then(|at| self.words.get(at)).map_or_else(Titles::default, |known| Titles {
            all: Cow::Borrowed(&known.titles),
            nearest: Some(known.nearest.as_slice()).filter(|nearest| !nearest.is_empty()),
        })
    }

    /// The words that may be one letter away from a word, with how many titles have each: no other
    /// word is so near.
    pub(super) fn near<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, u32)> {
        let wanted = letters(word);
        // To replace a letter takes one out of the set and puts one in.
        let near = self.letters.iter().zip(&self.words).filter(move |&(&(letters, length), _)| {
            let apart = letters ^ wanted;
            let without_one = apart & apart.wrapping_sub(1);
            // No two bits are left where there were at most two.
            without_one & without_one.wrapping_sub(1) == 0 && length.abs_diff(word.len()) <= 1
        });
        near.map(|(_, known)| (&*known.word, u32::try_from(known.titles.len()).unwrap_or(u32::MAX)))
    }
}

/// Of each role the lightest of some titles, and the lightest alias; of equal ones the first.
fn nearest(titles: &[ExcerptId], catalog: &Catalog, weights: &[f32]) -> Vec<ExcerptId> {
    let weight = |title: &ExcerptId| weights.get(title.0 as usize).copied().unwrap_or(0.0);
    let mut nearest = Vec::new();
    for of_role in titles.chunk_by(|&one, &other| catalog.role_of(one) == catalog.role_of(other)) {
        for aliases in [false, true] {
            let own = of_role.iter().filter(|&&title| catalog.is_alias(title) == aliases);
            nearest.extend(own.min_by(|one, other| weight(one).total_cmp(&weight(other))));
        }
    }
    nearest.sort_unstable();
    nearest
}

/// The letters of a word as a set; different ones may share a place.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}
