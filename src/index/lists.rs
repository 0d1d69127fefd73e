//! The lists of the index: for every term the roles that have it, how often, and in which excerpts.
//! Terms are numbered once a catalog, so that a sum over them comes out the same in every run.

use std::ops::Range;

use tantivy::directory::OwnedBytes;

use super::bytes::{Few, Numbers, numbers, put};
use super::holders::{Holders, MOST_TIMES, role_and_times};
use crate::catalog::{ExcerptId, PairFilter, RoleNumber, WordNumber, length};

/// Stands where a word is no term.
pub(super) const NO_TERM: u32 = u32::MAX;

/// Terms with the roles that have them.
#[derive(Debug, Default)]
pub struct Lists {
    /// By word the term that it is, [`NO_TERM`] where it is none, and where the pairs begin whose first it
    /// is: two numbers, side by side because both are asked.
    pub(super) words: Numbers,
    /// Of all pairs the number of the second word, in order below one first word. The pairs of a word are
    /// the terms behind it.
    pub(super) seconds: Numbers,
    /// By the number of a term where those of its holders begin that have it more than once, and where all
    /// end: two numbers, side by side because both are asked.
    pub(super) bounds: Numbers,
    /// The holders of all terms, term after term, those first that have it once: a role with how often it has
    /// the term (see [`super::holders::holder`]).
    pub(super) holders: Numbers,
    /// The same role after role, so that what is asked of one role lies side by side: the place of each
    /// among the holders, how often the role has the term, and where the excerpts that have it begin.
    pub(super) places: Numbers,
    pub(super) times: Numbers,
    pub(super) first_excerpts: Numbers,
    pub(super) excerpts: Numbers,
    /// End of each role's places, by its number.
    pub(super) place_ends: Numbers,
    /// How often a role has a term at most: a single number.
    pub(super) most_times: Numbers,
    /// Tells of most pairs that they are none of these; of many pairs only.
    pub(super) filter: PairFilter,
}

/// Holders that a line of the processor's cache has, and lines of a list that are fetched before it is walked.
const HOLDERS_A_LINE: usize = 16;
const FETCHED: usize = 3;

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

/// The terms of a role, in order.
#[derive(Debug, Clone)]
pub struct OwnTerms<'a> {
    lists: &'a Lists,
    /// Of the terms that are left the places of the role among the holders.
    left: Few<'a>,
    /// Where the first of them stands among those of all roles.
    at: usize,
}

/// A term of a role.
#[derive(Debug, Clone, Copy)]
pub struct OwnTerm<'a> {
    /// How often the role has it, at most [`MOST_TIMES`].
    pub times: u32,
    /// The excerpts that have it.
    pub excerpts: Excerpts<'a>,
}

impl<'a> OwnTerms<'a> {
    /// Passes by the terms before the one that has these holders; none where the role has it not.
    #[inline]
    pub fn next_of(&mut self, holders: &Holders) -> Option<OwnTerm<'a>> {
        let holders = &holders.all;
        let mut passed = 0;
        let place = loop {
            match self.left.get(passed)? as usize {
                place if place < holders.start => passed += 1,
                place => break place,
            }
        };
        self.left = self.left.behind(passed);
        self.at += passed;
        (place < holders.end).then(|| self.lists.own_term(self.at))
    }
}

impl Lists {
    /// Places of the roles that hold a term.
    pub fn holders(&self, term: u32) -> Holders {
        let bound = |at: usize| self.bounds.get(at).map_or(0, |bound| bound as usize);
        let at = 2 * term as usize;
        Holders { all: at.checked_sub(1).map_or(0, bound)..bound(at + 1), often: bound(at) }
    }

    /// Reads the beginnings of lists that will be walked, so that memory is waited for once and not list after
    /// list; what follows them the processor fetches by itself.
    pub fn fetch(&self, lists: &[Holders]) {
        let read = |of: &Holders| {
            let places = (0..FETCHED).map(|line| of.all.start + line * HOLDERS_A_LINE).chain([of.often]);
            places
                .map(|place| self.holders.get(place.min(of.all.end)).unwrap_or_default())
                .fold(0, |a, b| a ^ b)
        };
        // Told to nobody, which the compiler must not know.
        std::hint::black_box(lists.iter().map(read).fold(0, |a, b| a ^ b));
    }

    /// Passes on the roles that have a term once.
    #[inline]
    pub fn each_once(&self, holders: &Holders, mut act: impl FnMut(RoleNumber)) {
        self.holders.range(holders.all.start..holders.often).each(|holder| act(role_and_times(holder).0));
    }

    /// Passes on the roles that have a term more than once, each with how often, at most [`MOST_TIMES`].
    #[inline]
    pub fn each_often(&self, holders: &Holders, mut act: impl FnMut(RoleNumber, u32)) {
        self.holders.range(holders.often..holders.all.end).each(|holder| {
            let (role, times) = role_and_times(holder);
            act(role, times);
        });
    }

    /// How often a role has a term at most, itself at most [`MOST_TIMES`].
    pub fn most_times(&self) -> u32 {
        self.most_times.get(0).unwrap_or_default().min(MOST_TIMES)
    }

    /// The terms of a role, in order.
    pub fn terms_of(&self, role: RoleNumber) -> OwnTerms<'_> {
        let end = |role: usize| self.place_ends.get(role).map_or(0, |end| end as usize);
        let at = role.index().checked_sub(1).map_or(0, end);
        OwnTerms { lists: self, left: self.places.range(at..end(role.index())), at }
    }

    fn own_term(&self, at: usize) -> OwnTerm<'_> {
        let bound = |at: usize| self.first_excerpts.get(at).map_or(self.excerpts.len(), |at| at as usize);
        let excerpts = Excerpts(self.excerpts.range(bound(at)..bound(at + 1)));
        OwnTerm { times: self.times.get(at).unwrap_or_default(), excerpts }
    }

    /// The term that a word is.
    pub(super) fn word(&self, word: WordNumber) -> Option<u32> {
        self.words.get(2 * word.0 as usize).filter(|&term| term != NO_TERM)
    }

    /// The term that a word, which is one itself, is with another behind it.
    pub(super) fn pair(&self, (first, term): (WordNumber, u32), second: WordNumber) -> Option<u32> {
        if !self.filter.may_have(first.0, second.0) {
            return None;
        }
        let place = self.seconds.range(self.pairs_of(first.0)).place_of(second.0)?;
        Some(term + 1 + length(place))
    }

    /// The places of the pairs that a word begins.
    fn pairs_of(&self, word: u32) -> Range<usize> {
        let bound = |word: usize| self.words.get(2 * word + 1).map_or(self.seconds.len(), |at| at as usize);
        bound(word as usize)..bound(word as usize + 1)
    }

    /// The same lists, quick for many resumes.
    pub(super) fn filtered(self) -> Self {
        let words = 0..length(self.words.len() / 2);
        let seconds = |word| self.seconds.range(self.pairs_of(word)).iter();
        let pairs = words.flat_map(|word| seconds(word).map(move |second| (word, second)));
        Self { filter: PairFilter::new(pairs, self.seconds.len()), ..self }
    }

    /// The lists as bytes, which are kept beside the index.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for numbers in [
            &self.words,
            &self.seconds,
            &self.bounds,
            &self.holders,
            &self.places,
            &self.times,
            &self.first_excerpts,
            &self.excerpts,
            &self.place_ends,
            &self.most_times,
            &self.filter.bytes().clone().into(),
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
            words: next()?,
            seconds: next()?,
            bounds: next()?,
            holders: next()?,
            places: next()?,
            times: next()?,
            first_excerpts: next()?,
            excerpts: next()?,
            place_ends: next()?,
            most_times: next()?,
            filter: PairFilter::of_bytes(next()?.into()),
        };
        (at == bytes.len()).then_some(lists)
    }
}

#[cfg(test)]
mod tests {
    use super::super::holders::holder;
    use super::*;

    #[test]
    fn bytes_that_are_cut_off_are_no_lists() {
        let lists = Lists {
            words: vec![0, 0, 1, 0].into(),
            bounds: vec![1, 1, 2, 3].into(),
            holders: vec![holder(RoleNumber(0), 1), holder(RoleNumber(2), 1), holder(RoleNumber(1), 5000)]
                .into(),
            ..Lists::default()
        };
        let bytes = OwnedBytes::new(lists.to_bytes());
        let kept = Lists::from_bytes(&bytes).unwrap();
        assert_eq!(kept.word(WordNumber(1)), Some(1));
        let (mut once, mut often) = (Vec::new(), Vec::new());
        kept.each_once(&kept.holders(1), |role| once.push(role));
        kept.each_often(&kept.holders(1), |role, times| often.push((role, times)));
        assert_eq!((once, often), (vec![RoleNumber(2)], vec![(RoleNumber(1), MOST_TIMES)]));
        for end in 0..bytes.len() {
            assert!(Lists::from_bytes(&bytes.slice(0..end)).is_none(), "{end}");
        }
    }
}
