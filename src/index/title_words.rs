//! The words of all titles in memory, for a batch that looks up many titles.

use super::Index;
use super::retrieve::each_term;
use crate::catalog::ExcerptId;
use crate::error::Result;

/// The words of all titles, in the order of their letters.
#[derive(Debug)]
pub(super) struct TitleWords(Vec<TitleWord>);

#[derive(Debug)]
struct TitleWord {
    word: Box<str>,
    letters: u64,
    titles: Vec<ExcerptId>,
}

impl TitleWords {
    /// Reads the words of the index's titles.
    pub(super) fn new(index: &Index) -> Result<Self> {
        let mut words = Vec::new();
        each_term(&index.titles, |word, found| {
            let titles = found.into_iter().map(|(title, _)| title).collect();
            words.push(TitleWord { word: word.into(), letters: letters(word), titles });
        })?;
        Ok(Self(words))
    }

    /// The titles that have a word, in the order of their numbers.
    pub(super) fn titles(&self, word: &str) -> &[ExcerptId] {
        let found = self.0.binary_search_by(|known| (*known.word).cmp(word));
        found.ok().and_then(|at| self.0.get(at)).map_or(&[], |known| &known.titles)
    }

    /// The words that may be one letter away from a word, with how many titles have each: no other
    /// word is so near.
    pub(super) fn near(&self, word: &str) -> impl Iterator<Item = (&str, u32)> {
        let wanted = letters(word);
        // To replace a letter takes one out of the set and puts one in.
        let near = self.0.iter().filter(move |known| (known.letters ^ wanted).count_ones() <= 2);
        near.map(|known| (&*known.word, u32::try_from(known.titles.len()).unwrap_or(u32::MAX)))
    }
}

/// The letters of a word as a set; different ones may share a place.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}
