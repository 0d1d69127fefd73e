//! What follows from the words of a catalog beside the index: made once, read at every start, and
//! so kept in a form that is mapped or copied, and not decoded.

use tantivy::directory::OwnedBytes;

use super::bytes::{Numbers, array, byte_array, put, put_bytes};
use super::title_lists::TitleLists;
use crate::catalog::{LexiconBytes, PairFilter, PhraseBytes, VocabularyBytes, WordTable};

/// The tables of an index.
#[derive(Debug, Clone)]
pub(super) struct Tables {
    /// Length of each role's vector of term weights, by role number.
    pub(super) role_norms: Vec<f32>,
    /// Two numbers an excerpt: its role; and the bits of the sum of its words' weights as a title, negative
    /// for an alias, and 0 for what is no title.
    pub(super) title_facts: Numbers,
    pub(super) title_lists: TitleLists,
    /// How many titles all roles have.
    pub(super) known_titles: u32,
    /// Number of jobs of each role's occupation, by role number; 0 where it is unknown.
    pub(super) employment: Vec<u32>,
    pub(super) lexicon: LexiconBytes,
}

impl Tables {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, self.role_norms.iter().map(|norm| norm.to_bits()));
        for numbers in [&self.title_facts, &self.title_lists.ends, &self.title_lists.titles] {
            put_bytes(&mut bytes, &OwnedBytes::from(numbers.clone()));
        }
        put(&mut bytes, [self.known_titles].into_iter());
        put(&mut bytes, self.employment.iter().copied());
        let VocabularyBytes { words, written, spellings } = &self.lexicon.vocabulary;
        for WordTable { ends, text, slots } in [words, written] {
            for part in [ends, text, slots] {
                put_bytes(&mut bytes, part);
            }
        }
        put_bytes(&mut bytes, spellings);
        for phrases in &self.lexicon.phrases {
            put_bytes(&mut bytes, &phrases.first_words);
            put_bytes(&mut bytes, &phrases.nodes);
            put_bytes(&mut bytes, phrases.steps.bytes());
            put(&mut bytes, phrases.numbers.iter().copied());
        }
        bytes
    }

    /// The tables that such bytes are; none where the bytes are cut off.
    pub(super) fn from_bytes(bytes: &OwnedBytes) -> Option<Self> {
        let mut rest = bytes.as_slice();
        let mapped = |rest: &mut &[u8]| {
            let length = byte_array(rest)?.len();
            let end = bytes.len() - rest.len();
            Some(bytes.slice(end - length..end))
        };
        let role_norms = array(&mut rest)?.map(f32::from_bits).collect();
        let title_facts = mapped(&mut rest)?.into();
        let title_lists = TitleLists { ends: mapped(&mut rest)?.into(), titles: mapped(&mut rest)?.into() };
        let known_titles = array(&mut rest)?.next()?;
        let employment = array(&mut rest)?.collect();
        let mut words = || {
            Some(WordTable { ends: mapped(&mut rest)?, text: mapped(&mut rest)?, slots: mapped(&mut rest)? })
        };
        let (words, written) = (words()?, words()?);
        let vocabulary = VocabularyBytes { words, written, spellings: mapped(&mut rest)? };
        let mut phrases = || {
            let (first_words, nodes) = (mapped(&mut rest)?, mapped(&mut rest)?);
            let steps = PairFilter::of_bytes(mapped(&mut rest)?);
            Some(PhraseBytes { first_words, nodes, steps, numbers: array(&mut rest)?.collect() })
        };
        let phrases = [phrases()?, phrases()?, phrases()?, phrases()?];
        let lexicon = LexiconBytes { vocabulary, phrases };
        let tables = Self { role_norms, title_facts, title_lists, known_titles, employment, lexicon };
        rest.is_empty().then_some(tables)
    }
}
