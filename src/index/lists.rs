//! The lists of the index: for every term the roles that have it, how often, and in which excerpts.
//! Terms are numbered in the order of their letters, so that a sum over them comes out the same in
//! every run. Walked whole once where many resumes come, or looked up for the terms of one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;

use tantivy::TantivyError;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermDictionary;

use super::Index;
use super::bytes::length;
use super::retrieve::{postings, read};
use crate::analysis::{Stems, WordMap};
use crate::catalog::{Catalog, ExcerptId, RoleNumber};
use crate::error::Result;

/// Terms with the roles that have them.
#[derive(Debug, Default)]
pub struct Lists {
    /// Place of each word among the words in order.
    words: WordMap<u32>,
    /// The term that a word is, by its place.
    pub(super) word_terms: Vec<u32>,
    /// Where the pairs begin whose first word has a place.
    pub(super) first_pairs: Vec<u32>,
    /// Of all pairs the place of the second word, in order below one first word; and the term.
    pub(super) seconds: Vec<u32>,
    pub(super) pair_terms: Vec<u32>,
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

    /// Place of a word.
    pub(super) fn place(&self, word: &str) -> Option<u32> {
        self.words.get(word).copied()
    }

    /// The term that the word of a place is.
    pub(super) fn word(&self, place: u32) -> Option<u32> {
        self.word_terms.get(place as usize).copied()
    }

    /// The term that the words of two places are.
    pub(super) fn pair(&self, first: u32, second: u32) -> Option<u32> {
        let bound = |at: usize| self.first_pairs.get(at).map_or(self.seconds.len(), |&at| at as usize);
        let start = bound(first as usize);
        let own = self.seconds.get(start..bound(first as usize + 1))?;
        self.pair_terms.get(start + own.binary_search(&second).ok()?).copied()
    }

    /// Adds a term behind all others, with the excerpts that have it in the order of their numbers.
    fn push(&mut self, catalog: &Catalog, term: &str, excerpts: &[(ExcerptId, u32)]) {
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
        if self.roles.len() > before {
            self.name(term);
            self.ends.push(length(self.roles.len()));
        }
    }

    /// Gives a term the next number. A word comes before the pairs that it begins, and they come before
    /// the next word.
    fn name(&mut self, term: &str) {
        let number = self.terms();
        let Some((_, second)) = term.split_once(' ') else {
            self.word_terms.push(number);
            self.first_pairs.push(length(self.seconds.len()));
            return;
        };
        if let Some(second) = self.place(second) {
            self.seconds.push(second);
            self.pair_terms.push(number);
        }
    }

    /// Lists that are still without a term, for some words in the order of their letters.
    pub(super) fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut lists = Self::default();
        words.zip(0..).for_each(|(word, place)| lists.words.insert(word, place));
        lists
    }
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
            Some(lists) => Ok(lists),
            None => self.walked(catalog),
        }
    }

    /// The bytes of the lists, to be kept.
    pub(super) fn lists_to_keep(&self, catalog: &Catalog) -> Result<Vec<u8>> {
        Ok(self.walked(catalog)?.to_bytes(&spelt(self.words.terms())?))
    }

    fn walked(&self, catalog: &Catalog) -> Result<Lists> {
        let (words, pairs) = (self.words.terms(), self.pairs.terms());
        let mut lists = Lists::of_words(spelt(words)?.iter().map(|word| &**word));
        let mut words = words.stream().map_err(TantivyError::from)?;
        let mut pairs = pairs.stream().map_err(TantivyError::from)?;
        let (mut word_left, mut pair_left) = (words.advance(), pairs.advance());
        // Both streams are sorted; no word is a pair, so the one that is first in order is taken.
        while word_left || pair_left {
            let is_word = word_left && (!pair_left || words.key() < pairs.key());
            let (reader, stream) = if is_word { (&self.words, &words) } else { (&self.pairs, &pairs) };
            let term = String::from_utf8_lossy(stream.key());
            let found = reader.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs);
            lists.push(catalog, &term, &read(found.map_err(TantivyError::from)?));
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
        let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for stems in passages.texts() {
            let mut before = None;
            for stem in stems {
                wanted.entry(stem).or_default();
                if let Some(seconds) = before.and_then(|before| wanted.get_mut(before)) {
                    seconds.insert(stem);
                }
                before = Some(stem);
            }
        }
        let mut words = Vec::new();
        for (word, seconds) in wanted {
            let found = postings(&self.words, self.fields.words, word)?;
            if !found.is_empty() {
                words.push((word, found, seconds));
            }
        }
        let mut lists = Lists::of_words(words.iter().map(|&(word, ..)| word));
        for (word, found, seconds) in words {
            lists.push(catalog, word, &found);
            for second in seconds {
                if lists.place(second).is_none() {
                    continue;
                }
                let pair = format!("{word} {second}");
                lists.push(catalog, &pair, &postings(&self.pairs, self.fields.pairs, &pair)?);
            }
        }
        Ok(lists)
    }
}

/// All words of a dictionary in order.
fn spelt(dictionary: &TermDictionary) -> Result<Vec<Box<str>>> {
    let mut words = Vec::with_capacity(dictionary.num_terms());
    let mut stream = dictionary.stream().map_err(TantivyError::from)?;
    while stream.advance() {
        words.push(String::from_utf8_lossy(stream.key()).into());
    }
    Ok(words)
}
