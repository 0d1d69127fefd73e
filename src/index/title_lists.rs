//! The titles that have each word, by the number of the word, where they lie in the tables.

use super::bytes::{Few, Numbers};
use super::catalog_titles::ByWord;
use crate::catalog::{Vocabulary, WordNumber, length};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Lexicon};

    #[test]
    fn a_word_has_its_titles_and_another_has_none() {
        let lexicon = Lexicon::open(Catalog::embedded().unwrap().lexicon([], &[]).unwrap());
        let known = &lexicon.vocabulary;
        let words = [("nurse", vec![3, 8]), ("cook", vec![1]), ("no word of the catalog", vec![5])];
        let lists = TitleLists::new(&words.into(), known);
        let titles = |word: &str| lists.of(known.number(word)).iter().collect::<Vec<_>>();
        assert_eq!([titles("nurse"), titles("cook"), titles("manager")], [vec![3, 8], vec![1], vec![]]);
        assert!(lists.of(WordNumber::NONE).iter().next().is_none());
        let mut all: Vec<_> = lists.words().collect();
        all.sort_by_key(|&(_, titles)| titles);
        assert_eq!(all, [(known.number("cook"), 1), (known.number("nurse"), 2)]);
    }
}
