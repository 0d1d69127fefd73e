//! The lists of the index: for every term the roles that have it, how often, and in which excerpts.
//! Terms are numbered in the order of their letters, so that a sum over them comes out the same in
//! every run. Walked whole once where many resumes come, or looked up for the terms of one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;

use tantivy::TantivyError;
use tantivy::schema::IndexRecordOption;

use super::Index;
use super::bytes::length;
use super::pair_filter::PairFilter;
use super::retrieve::{postings, read};
use crate::catalog::{Catalog, ExcerptId, RoleNumber, Stems, WordNumber};
use crate::error::Result;

/// Stands where a word is no term.
const NO_TERM: u32 = u32::MAX;

/// Terms with the roles that have them.
#[derive(Debug, Default)]
pub struct Lists {
    /// The term that a word is, by its number; [`NO_TERM`] where it is none.
    pub(super) word_terms: Vec<u32>,
    /// Where the pairs begin whose first word has a number.
    pub(super) first_pairs: Vec<u32>,
    /// Of all pairs the number of the second word, in order below one first word; and the term.
    pub(super) seconds: Vec<u32>,
    pub(super) pair_terms: Vec<u32>,
    /// Tells of most pairs that they are none of these; of many pairs only.
    filter: PairFilter,
    /// End of each term's holders, by its number.
    pub(super) ends: Vec<u32>,
    /// The holders of all terms, term after term: a role, how often it has the term, and where its
    /// excerpts begin.
    pub(super) roles: Vec<RoleNumber>,
    pub(super) times: Vec<u32>,
    pub(super) first_excerpts: Vec<u32>,
    pub(super) excerpts: Vec<ExcerptId>,
}

impl Lists {
    /// Number of terms.
    pub fn terms(&self) -> u32 {
        length(self.ends.len())
    }

    /// Places of the roles that hold a term, which are sorted by their numbers.
    pub fn holders(&self, term: u32) -> Range<usize> {
        let end = |term: u32| self.ends.get(term as usize).map_or(0, |&end| end as usize);
        term.checked_sub(1).map_or(0, end)..end(term)
    }

    /// The roles of all places.
    pub fn all_roles(&self) -> &[RoleNumber] {
        &self.roles
    }

    /// The roles of some places.
    pub fn roles(&self, holders: Range<usize>) -> &[RoleNumber] {
        self.roles.get(holders).unwrap_or_default()
    }

    /// How often the roles of some places have the term.
    pub fn times(&self, holders: Range<usize>) -> &[u32] {
        self.times.get(holders).unwrap_or_default()
    }

    /// The excerpts in which the role of a place has the term, in the order of their numbers.
    pub fn excerpts(&self, holder: usize) -> &[ExcerptId] {
        let bound = |at: usize| self.first_excerpts.get(at).map_or(self.excerpts.len(), |&at| at as usize);
        self.excerpts.get(bound(holder)..bound(holder + 1)).unwrap_or_default()
    }

    /// The term that a word is.
    pub(super) fn word(&self, word: WordNumber) -> Option<u32> {
        self.word_terms.get(word.0 as usize).copied().filter(|&term| term != NO_TERM)
    }

    /// The term that two words are, of which the first is one.
    pub(super) fn pair(&self, first: WordNumber, second: WordNumber) -> Option<u32> {
        if !self.filter.may_have(first, second) {
            return None;
        }
        let own = self.pairs_of(first.0);
        let at = own.start + self.seconds.get(own)?.binary_search(&second.0).ok()?;
        self.pair_terms.get(at).copied()
    }

    /// The places of the pairs that a word begins.
    fn pairs_of(&self, word: u32) -> Range<usize> {
        let bound = |at: usize| self.first_pairs.get(at).map_or(self.seconds.len(), |&at| at as usize);
        bound(word as usize)..bound(word as usize + 1)
    }

    /// The same lists, quick for many resumes.
    fn filtered(self) -> Self {
        let words = 0..length(self.first_pairs.len());
        let seconds = |word| self.seconds.get(self.pairs_of(word)).unwrap_or_default();
        let pairs = words.flat_map(|word| seconds(word).iter().map(move |&second| (word, second)));
        let pairs = pairs.map(|(first, second)| (WordNumber(first), WordNumber(second)));
        Self { filter: PairFilter::new(pairs, self.seconds.len()), ..self }
    }

    /// Adds a term behind all others, with the excerpts that have it in the order of their numbers. The
    /// words come in their order, each before the pairs that it begins.
    fn push(&mut self, catalog: &Catalog, term: Term, excerpts: &[(ExcerptId, u32)]) {
        let before = self.roles.len();
        for &(excerpt, times) in excerpts {
            let role = catalog.role_of(excerpt);
            match (self.roles.get(before..).and_then(<[_]>::last), self.times.last_mut()) {
                (Some(last), Some(sum)) if *last == role => *sum += times,
                _ => {
                    self.roles.push(role);
                    self.times.push(times);
                    self.first_excerpts.push(length(self.excerpts.len()));
                }
            }
            self.excerpts.push(excerpt);
        }
        if self.roles.len() == before {
            return;
        }
        let number = self.terms();
        match term {
            Term::Word(word) => {
                let at = word.0 as usize;
                self.word_terms.resize(self.word_terms.len().max(at), NO_TERM);
                self.word_terms.push(number);
                self.first_pairs.resize(self.first_pairs.len().max(at + 1), length(self.seconds.len()));
            }
            Term::PairWith(second) => {
                self.seconds.push(second.0);
                self.pair_terms.push(number);
            }
        }
        self.ends.push(length(self.roles.len()));
    }
}

/// A term that is added.
#[derive(Debug, Clone, Copy)]
enum Term {
    Word(WordNumber),
    /// The word added last with another behind it.
    PairWith(WordNumber),
}

impl Index {
    /// The lists of all terms, as they are kept beside the index, or else walked.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn all_lists(&self, catalog: &Catalog) -> Result<Lists> {
        let kept = self.kept_lists.as_ref().and_then(|path| fs::read(path).ok());
        match kept.and_then(|bytes| Lists::from_bytes(&bytes)) {
            Some(lists) => Ok(lists.filtered()),
            None => Ok(self.walked(catalog)?.filtered()),
        }
    }

    /// The bytes of the lists, to be kept.
    pub(super) fn lists_to_keep(&self, catalog: &Catalog) -> Result<Vec<u8>> {
        Ok(self.walked(catalog)?.to_bytes())
    }

    fn walked(&self, catalog: &Catalog) -> Result<Lists> {
        let (words, pairs) = (self.words.terms(), self.pairs.terms());
        let mut lists = Lists::default();
        let mut words = words.stream().map_err(TantivyError::from)?;
        let mut pairs = pairs.stream().map_err(TantivyError::from)?;
        let (mut word_left, mut pair_left) = (words.advance(), pairs.advance());
        // Both streams are sorted; no word is a pair, so the one that is first in order is taken.
        while word_left || pair_left {
            let is_word = word_left && (!pair_left || words.key() < pairs.key());
            let (reader, stream) = if is_word { (&self.words, &words) } else { (&self.pairs, &pairs) };
            let term = String::from_utf8_lossy(stream.key());
            let number = |word: &str| self.lexicon.vocabulary.number(word);
            let term = match term.split_once(' ') {
                None => Term::Word(number(&term)),
                Some((_, second)) => Term::PairWith(number(second)),
            };
            let found = reader.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs);
            lists.push(catalog, term, &read(found.map_err(TantivyError::from)?));
            if is_word {
                word_left = words.advance();
            } else {
                pair_left = pairs.advance();
            }
        }
        Ok(lists)
    }

    /// The lists of the terms that passages have.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn lists_for(&self, catalog: &Catalog, passages: &Stems) -> Result<Lists> {
        // The words that follow each word.
        let mut wanted: BTreeMap<WordNumber, BTreeSet<WordNumber>> = BTreeMap::new();
        for stems in passages.texts() {
            let mut before = None;
            for &stem in stems {
                wanted.entry(stem).or_default();
                if let Some(seconds) = before.and_then(|before| wanted.get_mut(&before)) {
                    seconds.insert(stem);
                }
                before = Some(stem);
            }
        }
        let mut words: BTreeMap<WordNumber, String> = BTreeMap::new();
        let mut lists = Lists::default();
        for &number in wanted.keys() {
            words.extend(self.lexicon.vocabulary.word(number).map(|word| (number, word)));
        }
        for (number, seconds) in wanted {
            let Some(word) = words.get(&number) else { continue };
            let found = postings(&self.words, self.fields.words, word)?;
            if found.is_empty() {
                continue;
            }
            lists.push(catalog, Term::Word(number), &found);
            for second in seconds {
                let Some(next) = words.get(&second) else { continue };
                let pair = postings(&self.pairs, self.fields.pairs, &format!("{word} {next}"))?;
                lists.push(catalog, Term::PairWith(second), &pair);
            }
        }
        Ok(lists)
    }
}
