//! The lists of the index: for every term the roles that have it, how often, and in which excerpts.
//! Terms are numbered in the order of their letters, so that a sum over them comes out the same in
//! every run.

use std::ops::Range;

use tantivy::directory::OwnedBytes;

use super::bytes::{Few, Numbers, length, numbers, put};
use super::pair_filter::PairFilter;
use crate::catalog::{ExcerptId, RoleNumber, WordNumber};

/// Stands where a word is no term.
pub(super) const NO_TERM: u32 = u32::MAX;

/// Terms with the roles that have them.
#[derive(Debug, Default)]
pub struct Lists {
    /// The term that a word is, by its number; [`NO_TERM`] where it is none.
    pub(super) word_terms: Numbers,
    /// Where the pairs begin whose first word has a number.
    pub(super) first_pairs: Numbers,
    /// Of all pairs the number of the second word, in order below one first word. The pairs of a word are
    /// the terms behind it.
    pub(super) seconds: Numbers,
    /// End of each term's holders, by its number.
    pub(super) ends: Numbers,
    /// The holders of all terms, term after term: a role, how often it has the term, and where its
    /// excerpts begin.
    pub(super) roles: Numbers,
    pub(super) times: Numbers,
    pub(super) first_excerpts: Numbers,
    pub(super) excerpts: Numbers,
    /// Tells of most pairs that they are none of these; of many pairs only.
    pub(super) filter: PairFilter,
}

/// Excerpts in the order of their numbers.
#[derive(Debug, Clone, Copy)]
pub struct Excerpts<'a>(Few<'a>);

impl<'a> From<&'a [[u8; 4]]> for Excerpts<'a> {
    /// The excerpts of these numbers, the lowest byte first.
    fn from(numbers: &'a [[u8; 4]]) -> Self {
        Self(numbers.into())
    }
}

impl<'a> Excerpts<'a> {
    /// The excerpts.
    pub fn iter(self) -> impl Iterator<Item = ExcerptId> + use<'a> {
        self.0.iter().map(ExcerptId)
    }
}

impl Lists {
    /// How many roles hold each term.
    pub fn holder_counts(&self) -> impl Iterator<Item = usize> {
        let mut start = 0;
        self.ends.range(0..self.ends.len()).iter().map(move |end| {
            let count = (end as usize).saturating_sub(start);
            start = end as usize;
            count
        })
    }

    /// The roles of all places.
    pub fn all_roles(&self) -> impl Iterator<Item = RoleNumber> {
        self.roles(0..self.roles.len())
    }

    /// How often the roles of all places have their terms.
    pub fn all_times(&self) -> impl Iterator<Item = u32> {
        self.times.range(0..self.times.len()).iter()
    }

    /// Places of the roles that hold a term, which are sorted by their numbers.
    pub fn holders(&self, term: u32) -> Range<usize> {
        let end = |term: u32| self.ends.get(term as usize).map_or(0, |end| end as usize);
        term.checked_sub(1).map_or(0, end)..end(term)
    }

    /// The roles of some places.
    pub fn roles(&self, holders: Range<usize>) -> impl ExactSizeIterator<Item = RoleNumber> {
        self.roles.range(holders).iter().map(RoleNumber)
    }

    /// The excerpts in which the role of a place has the term.
    pub fn excerpts(&self, holder: usize) -> Excerpts<'_> {
        let bound = |at: usize| self.first_excerpts.get(at).map_or(self.excerpts.len(), |at| at as usize);
        Excerpts(self.excerpts.range(bound(holder)..bound(holder + 1)))
    }

    /// The term that a word is.
    pub(super) fn word(&self, word: WordNumber) -> Option<u32> {
        self.word_terms.get(word.0 as usize).filter(|&term| term != NO_TERM)
    }

    /// The term that a word, which is one itself, is with another behind it.
    pub(super) fn pair(&self, (first, term): (WordNumber, u32), second: WordNumber) -> Option<u32> {
        if !self.filter.may_have(first, second) {
            return None;
        }
        let place = self.seconds.range(self.pairs_of(first.0)).place_of(second.0)?;
        Some(term + 1 + length(place))
    }

    /// The places of the pairs that a word begins.
    fn pairs_of(&self, word: u32) -> Range<usize> {
        let bound = |at: usize| self.first_pairs.get(at).map_or(self.seconds.len(), |at| at as usize);
        bound(word as usize)..bound(word as usize + 1)
    }

    /// The same lists, quick for many resumes.
    pub(super) fn filtered(self) -> Self {
        let words = 0..length(self.first_pairs.len());
        let seconds = |word| self.seconds.range(self.pairs_of(word)).iter();
        let pairs = words.flat_map(|word| seconds(word).map(move |second| (word, second)));
        let pairs = pairs.map(|(first, second)| (WordNumber(first), WordNumber(second)));
        Self { filter: PairFilter::new(pairs, self.seconds.len()), ..self }
    }

    /// The lists as bytes, which are kept beside the index.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for numbers in [
            &self.word_terms,
            &self.first_pairs,
            &self.seconds,
            &self.ends,
            &self.roles,
            &self.times,
            &self.first_excerpts,
            &self.excerpts,
        ] {
            put(&mut bytes, numbers.range(0..numbers.len()).iter());
        }
        bytes
    }

    /// The lists that such bytes are; none where the bytes are cut off.
    pub(super) fn from_bytes(bytes: &OwnedBytes) -> Option<Self> {
        let mut at = 0;
        let mut next = || numbers(bytes, &mut at);
        let lists = Self {
            word_terms: next()?,
            first_pairs: next()?,
            seconds: next()?,
            ends: next()?,
            roles: next()?,
            times: next()?,
            first_excerpts: next()?,
            excerpts: next()?,
            filter: PairFilter::default(),
        };
        (at == bytes.len()).then_some(lists)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_cut_off_are_no_lists() {
        let lists = Lists {
            word_terms: vec![0, 1].into(),
            ends: vec![1, 2].into(),
            roles: vec![0, 1].into(),
            ..Lists::default()
        };
        let bytes = OwnedBytes::new(lists.to_bytes());
        let kept = Lists::from_bytes(&bytes).unwrap();
        assert_eq!(kept.word(WordNumber(1)), Some(1));
        assert_eq!(kept.roles(kept.holders(1)).collect::<Vec<_>>(), [RoleNumber(1)]);
        for end in 0..bytes.len() {
            assert!(Lists::from_bytes(&bytes.slice(0..end)).is_none(), "{end}");
        }
    }
}
