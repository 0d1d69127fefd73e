//! The words of titles, as many titles ask for them: each is read once, and kept.

use std::sync::{Arc, OnceLock};

use tantivy::TantivyError;

use super::Index;
use super::memo::Memo;
use super::retrieve::postings;
use super::roots::Root;
use crate::catalog::{Catalog, ExcerptId};
use crate::error::{Error, Result};

/// What was read of the words and the roots of titles.
#[derive(Debug, Default)]
pub(super) struct TitleMemo {
    titles: Memo<Arc<Titles>>,
    pub(super) roots: Memo<Arc<Root>>,
    spelt: OnceLock<Spelt>,
}

/// The titles of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Titles {
    /// All, in the order of their numbers.
    pub(super) all: Vec<ExcerptId>,
    /// Of a word of many titles those that can be most alike of their roles where no other word is
    /// shared: of each role the lightest title, and the lightest alias.
    pub(super) nearest: Option<Vec<ExcerptId>>,
}

/// The words of all titles by their letters.
#[derive(Debug)]
struct Spelt {
    words: Vec<(Box<str>, u32)>,
    /// The letters of each word, and its length in bytes: apart, because all are looked through for a
    /// word that no title has.
    letters: Vec<(u64, usize)>,
}

/// Titles of a word from which on it is worth while to keep the nearest of them apart.
const MANY: usize = 32;

impl Index {
    /// The titles that have a word.
    pub(super) fn titles_with(&self, catalog: &Catalog, word: &str) -> Result<Arc<Titles>> {
        let read = || -> Result<Vec<ExcerptId>> {
            let found = postings(&self.titles, self.fields.titles, word)?;
            Ok(found.into_iter().map(|(title, _)| title).collect())
        };
        match self.title_memo.get() {
            Some(memo) => memo.titles.get(word, || {
                let all = read()?;
                let nearest = (all.len() >= MANY).then(|| nearest(&all, catalog, &self.title_weights));
                Ok(Arc::new(Titles { all, nearest }))
            }),
            None => Ok(Arc::new(Titles { all: read()?, nearest: None })),
        }
    }

    /// Passes on the words that may be one letter away from a word, with how many titles have each: no
    /// other word is so near.
    pub(super) fn near_words(&self, word: &str, mut act: impl FnMut(&str, u32)) -> Result<()> {
        let Some(memo) = self.title_memo.get() else { return self.each_title_word(act) };
        let spelt = if let Some(spelt) = memo.spelt.get() {
            spelt
        } else {
            let spelt = self.spelt()?;
            memo.spelt.get_or_init(|| spelt)
        };
        let wanted = letters(word);
        for (&(letters, length), (known, titles)) in spelt.letters.iter().zip(&spelt.words) {
            // To replace a letter takes one out of the set and puts one in.
            let apart = letters ^ wanted;
            let without_one = apart & apart.wrapping_sub(1);
            // No two bits are left where there were at most two.
            if without_one & without_one.wrapping_sub(1) == 0 && length.abs_diff(word.len()) <= 1 {
                act(known, *titles);
            }
        }
        Ok(())
    }

    fn spelt(&self) -> Result<Spelt> {
        let mut spelt = Spelt { words: Vec::new(), letters: Vec::new() };
        self.each_title_word(|word, titles| {
            spelt.letters.push((letters(word), word.len()));
            spelt.words.push((word.into(), titles));
        })?;
        Ok(spelt)
    }

    /// Passes on all words of titles, with how many titles have each.
    fn each_title_word(&self, mut act: impl FnMut(&str, u32)) -> Result<()> {
        let fail = |error: std::io::Error| Error::from(TantivyError::from(error));
        let mut known = self.titles.terms().stream().map_err(fail)?;
        while known.advance() {
            if let Ok(word) = std::str::from_utf8(known.key()) {
                act(word, known.value().doc_freq);
            }
        }
        Ok(())
    }
}

/// Of each role the lightest of some titles, and the lightest alias; of equal ones the first.
fn nearest(titles: &[ExcerptId], catalog: &Catalog, weights: &[f32]) -> Vec<ExcerptId> {
    let weight = |title: &ExcerptId| weights.get(title.0 as usize).map_or(0.0, |weight| weight.abs());
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
