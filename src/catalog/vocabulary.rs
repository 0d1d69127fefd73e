//! The words of a catalog, numbered in the order of their letters. Phrases and lists are kept by these
//! numbers, and a word of a resume keeps those that it was given, so that it is looked up once and not at
//! every place that asks for it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fst::{Map, Streamer};
use tantivy::directory::OwnedBytes;

use crate::analysis::{Numbering, Spelling, Token, Word, WordMap};
use crate::error::Result;

/// The number of a word: its place in the order of the letters of all words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordNumber(pub u32);

impl Default for WordNumber {
    fn default() -> Self {
        Self::NONE
    }
}

impl WordNumber {
    /// That of every word that the catalog does not have.
    pub const NONE: Self = Self(u32::MAX);
}

/// All words of a catalog: of its searched texts, the titles and the names of skills, in every spelling
/// by which one of them is compared.
#[derive(Debug)]
pub struct Vocabulary {
    /// The words with their numbers.
    map: Map<OwnedBytes>,
    numbering: Numbering,
    /// The same, once many words are looked up.
    table: OnceLock<WordMap<u32>>,
}

impl Vocabulary {
    /// Opens what [`Vocabulary::to_bytes`] made.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Phrases`] where the bytes are no map.
    pub(super) fn open(bytes: OwnedBytes) -> Result<Self> {
        Ok(Self { map: Map::new(bytes)?, numbering: Numbering::new(), table: OnceLock::new() })
    }

    /// Words as they are kept.
    pub(super) fn to_bytes(words: &BTreeSet<String>) -> Result<OwnedBytes> {
        let mut builder = fst::MapBuilder::memory();
        for (word, number) in words.iter().zip(0..) {
            builder.insert(word, number)?;
        }
        Ok(OwnedBytes::new(builder.into_inner()?))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// Makes the vocabulary quick for many words, which takes as long as some hundreds of them.
    pub fn prepare(&self) {
        self.table.get_or_init(|| {
            let mut table = WordMap::default();
            let mut words = self.map.stream();
            while let Some((word, number)) = words.next() {
                if let (Ok(word), Ok(number)) = (std::str::from_utf8(word), u32::try_from(number)) {
                    table.insert(word, number);
                }
            }
            table
        });
    }

    /// The number of a word as it is written here.
    pub fn number(&self, word: &str) -> WordNumber {
        if let Some(table) = self.table.get() {
            return table.get(word).copied().map_or(WordNumber::NONE, WordNumber);
        }
        self.map.get(word).and_then(|number| u32::try_from(number).ok()).map_or(WordNumber::NONE, WordNumber)
    }

    /// The number of a spelling of a word.
    pub fn number_of(&self, word: &Word, spelling: Spelling) -> WordNumber {
        WordNumber(word.number(self.numbering, spelling, |word| self.number(word).0))
    }

    /// The word of a number.
    pub fn word(&self, number: WordNumber) -> Option<String> {
        // The numbers stand in the order of the words, as this asks.
        String::from_utf8(self.map.as_fst().get_key(u64::from(number.0))?).ok()
    }
}

/// The stems of the terms of texts, text after text, each in its order: what is searched of a resume.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stems {
    numbers: Vec<WordNumber>,
    /// How many stems there are up to the end of each text.
    ends: Vec<usize>,
}

impl Stems {
    /// Adds a text by its tokens.
    pub fn push(&mut self, tokens: &[Token], vocabulary: &Vocabulary) {
        let terms = tokens.iter().filter(|token| token.word.is_term());
        self.numbers.extend(terms.map(|token| vocabulary.number_of(&token.word, Spelling::Stem)));
        self.ends.push(self.numbers.len());
    }

    /// How many stems all texts have.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether no text has a stem.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The stems of each text.
    pub fn texts(&self) -> impl Iterator<Item = &[WordNumber]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| self.numbers.get(start..end).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tokens;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        Vocabulary::open(Vocabulary::to_bytes(&words).unwrap()).unwrap()
    }

    #[test]
    fn words_are_numbered_in_the_order_of_their_letters() {
        let known = vocabulary(&["cook", "baker"]);
        assert_eq!(
            ["baker", "cook", "clerk"].map(|word| known.number(word)),
            [WordNumber(0), WordNumber(1), WordNumber::NONE]
        );
        known.prepare();
        assert_eq!([known.number("cook"), known.number("clerk")], [WordNumber(1), WordNumber::NONE]);
        assert_eq!(known.word(WordNumber(1)).as_deref(), Some("cook"));
        assert_eq!(known.word(WordNumber::NONE), None);
    }

    #[test]
    fn a_word_that_two_vocabularies_know_has_the_number_of_each() {
        let [one, other] = [vocabulary(&["cook"]), vocabulary(&["baker", "cook"])];
        let words = tokens("cooks");
        for _ in 0..2 {
            assert_eq!(one.number_of(&words[0].word, Spelling::Stem), WordNumber(0));
            assert_eq!(other.number_of(&words[0].word, Spelling::Stem), WordNumber(1));
        }
    }

    #[test]
    fn each_text_has_its_terms() {
        let known = vocabulary(&["audit", "chart", "cook"]);
        let mut stems = Stems::default();
        for text in ["Audited the charts", "", "of 12", "Trained cooks"] {
            stems.push(&tokens(text), &known);
        }
        let told: Vec<Vec<u32>> =
            stems.texts().map(|text| text.iter().map(|number| number.0).collect()).collect();
        assert_eq!(told, [vec![0, 1], vec![], vec![], vec![u32::MAX, 2]]);
    }
}
