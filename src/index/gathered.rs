//! Gathers the lists of the index: all of them once where many resumes come, or those of the terms of one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;

use super::Index;
use super::grouped::Grouped;
use super::holders::{holder, role_and_times};
use super::lists::{Lists, NO_TERM};
use super::retrieve::{postings, read};
use crate::catalog::{Catalog, ExcerptId, Stems, WordNumber, length};
use crate::error::Result;

/// Lists that grow, with the fields of [`Lists`].
#[derive(Default)]
struct Gathered {
    word_terms: Vec<u32>,
    first_pairs: Vec<u32>,
    seconds: Vec<u32>,
    bounds: Vec<u32>,
    holders: Vec<u32>,
    /// The excerpts of each holder.
    held: Vec<Range<usize>>,
    excerpts: Vec<u32>,
}

/// A term that is added.
#[derive(Debug, Clone, Copy)]
enum Term {
    Word(WordNumber),
    /// The word added last with another behind it.
    PairWith(WordNumber),
}

impl Gathered {
    /// Adds a term behind all others, with the excerpts that have it in the order of their numbers. The
    /// words come in their order, each before the pairs that it begins, and these in theirs.
    fn push(&mut self, catalog: &Catalog, term: Term, excerpts: &[(ExcerptId, u32)]) {
        // The excerpts of a role stand together.
        let own = |&(one, _): &(ExcerptId, u32), &(other, _): &(ExcerptId, u32)| {
            catalog.role_of(one) == catalog.role_of(other)
        };
        let times = |excerpts: &[(ExcerptId, u32)]| excerpts.iter().map(|(_, times)| times).sum::<u32>();
        let before = self.holders.len();
        let mut often = before;
        for once in [true, false] {
            for excerpts in excerpts.chunk_by(own).filter(|excerpts| (times(excerpts) == 1) == once) {
                let Some((first, _)) = excerpts.first() else { continue };
                self.holders.push(holder(catalog.role_of(*first), times(excerpts)));
                let start = self.excerpts.len();
                self.excerpts.extend(excerpts.iter().map(|(excerpt, _)| excerpt.0));
                self.held.push(start..self.excerpts.len());
            }
            if once {
                often = self.holders.len();
            }
        }
        if self.holders.len() == before {
            return;
        }
        match term {
            Term::Word(word) => {
                let at = word.0 as usize;
                self.word_terms.resize(self.word_terms.len().max(at), NO_TERM);
                self.word_terms.push(length(self.bounds.len() / 2));
                self.first_pairs.resize(self.first_pairs.len().max(at + 1), length(self.seconds.len()));
            }
            Term::PairWith(second) => self.seconds.push(second.0),
        }
        self.bounds.extend([often, self.holders.len()].map(length));
    }

    /// The places of each role among the holders, by role number.
    fn places(&self) -> Grouped<u32> {
        let role_of = |holder: &u32| role_and_times(*holder).0.index();
        let roles = self.holders.iter().map(role_of).max().map_or(0, |last| last + 1);
        Grouped::new(roles, || self.holders.iter().map(role_of).zip(0..))
    }
}

impl From<Gathered> for Lists {
    fn from(gathered: Gathered) -> Self {
        let words = gathered.word_terms.iter().zip(&gathered.first_pairs);
        let words: Vec<u32> = words.flat_map(|(&term, &pair)| [term, pair]).collect();
        let Grouped { items: places, firsts } = gathered.places();
        let place_ends: Vec<u32> = firsts.into_iter().skip(1).map(length).collect();
        let [mut times, mut first_excerpts] = [(); 2].map(|()| Vec::with_capacity(places.len()));
        let mut excerpts = Vec::with_capacity(gathered.excerpts.len());
        for place in places.iter().map(|&place| place as usize) {
            times.push(role_and_times(gathered.holders[place]).1);
            first_excerpts.push(length(excerpts.len()));
            excerpts.extend_from_slice(&gathered.excerpts[gathered.held[place].clone()]);
        }
        Self {
            words: words.into(),
            seconds: gathered.seconds.into(),
            bounds: gathered.bounds.into(),
            holders: gathered.holders.into(),
            places: places.into(),
            most_times: times.iter().copied().max().into_iter().collect::<Vec<u32>>().into(),
            times: times.into(),
            first_excerpts: first_excerpts.into(),
            excerpts: excerpts.into(),
            place_ends: place_ends.into(),
            ..Self::default()
        }
    }
}

/// Name of the file of the lists in the folder of an index.
const LISTS: &str = "lists.bin";

impl Index {
    /// The lists of all terms, as they are kept beside the index, or else walked.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn all_lists(&self, catalog: &Catalog) -> Result<Lists> {
        match self.folder.as_deref().and_then(kept).and_then(|bytes| Lists::from_bytes(&bytes)) {
            Some(lists) => Ok(lists),
            None => Ok(self.walked(catalog)?.filtered()),
        }
    }

    /// Keeps the lists in the folder of the index.
    pub(super) fn keep_lists(&self, catalog: &Catalog, folder: &Path) -> Result<std::io::Result<()>> {
        Ok(std::fs::write(folder.join(LISTS), self.walked(catalog)?.filtered().to_bytes()))
    }

    fn walked(&self, catalog: &Catalog) -> Result<Lists> {
        let number = |word: &str| self.lexicon.vocabulary.number(word);
        // A word before the pairs that it begins.
        let mut terms: Vec<(WordNumber, Option<WordNumber>, TermInfo)> = Vec::new();
        for reader in [&self.words, &self.pairs] {
            let mut stream = reader.terms().stream().map_err(TantivyError::from)?;
            while stream.advance() {
                let term = String::from_utf8_lossy(stream.key());
                let (first, second) =
                    term.split_once(' ').map_or((&*term, None), |(first, second)| (first, Some(second)));
                terms.push((number(first), second.map(number), stream.value().clone()));
            }
        }
        terms.sort_unstable_by_key(|&(first, second, _)| (first, second));
        let mut lists = Gathered::default();
        for (first, second, place) in terms {
            let reader = if second.is_some() { &self.pairs } else { &self.words };
            let found = reader.read_postings_from_terminfo(&place, IndexRecordOption::WithFreqs);
            let term = second.map_or(Term::Word(first), Term::PairWith);
            lists.push(catalog, term, &read(found.map_err(TantivyError::from)?));
        }
        Ok(lists.into())
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
        let mut words: BTreeMap<WordNumber, &str> = BTreeMap::new();
        let mut lists = Gathered::default();
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
        Ok(lists.into())
    }
}

/// The bytes of the lists that are kept in a folder.
fn kept(folder: &Path) -> Option<OwnedBytes> {
    MmapDirectory::open(folder).ok()?.open_read(Path::new(LISTS)).ok()?.read_bytes().ok()
}
