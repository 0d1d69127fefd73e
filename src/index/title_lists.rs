//! The titles that have each word, by the number of the word, where they lie in the tables.

use super::bytes::{Few, Numbers, length};
use super::catalog_titles::ByWord;
use crate::catalog::{Vocabulary, WordNumber};

/// The titles of words.
#[derive(Debug, Clone)]
pub(super) struct TitleLists {
    /// Where the titles of each word end, by its number.
    pub(super) ends: Numbers,
    /// The excerpts that are titles with a word, word after word, each word's in order.
    pub(super) titles: Numbers,
}

impl TitleLists {
    /// The lists of some words with the numbers of their titles; a word that the vocabulary does not have is
    /// left out.
    pub(super) fn new(words: &ByWord<'_>, vocabulary: &Vocabulary) -> Self {
        let mut lists: Vec<&[u32]> = vec![&[]; vocabulary.len()];
        for (word, titles) in words {
            lists.get_mut(vocabulary.number(word).0 as usize).into_iter().for_each(|list| *list = titles);
        }
        let titles = lists.concat();
        let mut end = 0;
        let ends: Vec<u32> = lists
            .iter()
            .map(|list| {
                end += list.len();
                length(end)
            })
            .collect();
        Self { ends: ends.into(), titles: titles.into() }
    }

    /// The titles of a word, in their order.
    pub(super) fn of(&self, word: WordNumber) -> Few<'_> {
        let end = |word: usize| self.ends.get(word).map(|end| end as usize);
        let start = |word: usize| word.checked_sub(1).map_or(Some(0), end);
        let word = word.0 as usize;
        self.titles.range(start(word).unwrap_or(0)..end(word).unwrap_or(0))
    }

    /// All words of titles, with how many titles have each.
    pub(super) fn words(&self) -> impl Iterator<Item = (WordNumber, u32)> {
        let words = (0..length(self.ends.len())).map(WordNumber);
        words.map(|word| (word, length(self.of(word).len()))).filter(|&(_, titles)| titles > 0)
    }
}
