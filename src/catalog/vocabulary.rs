//! The words of a catalog, numbered in the order of their letters. Phrases and lists are kept by these
//! numbers, and a word of a resume keeps those that it was given, so that it is looked up once and not at
//! every place that asks for it.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use tantivy::directory::OwnedBytes;

use super::numbers::number_at;
use crate::analysis::{Numbering, Spelling, Token, Word, WordMap};

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
    words: VocabularyBytes,
    numbering: Numbering,
    /// The numbers by word, once many words are looked up.
    table: OnceLock<WordMap<u32>>,
}

/// A vocabulary as it is kept beside the index, in memory or in a mapped file.
#[derive(Debug, Clone)]
pub struct VocabularyBytes {
    /// Where each word ends; four bytes each.
    pub ends: OwnedBytes,
    /// All words, one behind the other.
    pub text: OwnedBytes,
}

impl VocabularyBytes {
    /// Words as they are kept.
    pub(super) fn new(words: &BTreeSet<String>) -> Self {
        let (mut ends, mut text): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
        for word in words {
            text.extend_from_slice(word.as_bytes());
            // No catalog has more letters than four bytes can count.
            ends.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
        }
        Self { ends: OwnedBytes::new(ends), text: OwnedBytes::new(text) }
    }

    fn len(&self) -> usize {
        self.ends.len() / size_of::<u32>()
    }

    /// The letters of a word by its number. Bytes that nobody made have other words, or none.
    fn get(&self, number: usize) -> Option<&[u8]> {
        let end = |number: usize| usize::try_from(number_at(&self.ends, number)?).ok();
        let start = number.checked_sub(1).map_or(Some(0), end)?;
        self.text.get(start..end(number)?)
    }

    /// The number of a word, which stand in the order of their letters.
    fn number(&self, word: &[u8]) -> Option<usize> {
        let (mut first, mut end) = (0, self.len());
        while first < end {
            let middle = first.midpoint(end);
            match self.get(middle)?.cmp(word) {
                Ordering::Less => first = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => end = middle,
            }
        }
        None
    }
}

impl Vocabulary {
    /// Opens a vocabulary.
    pub(super) fn open(words: VocabularyBytes) -> Self {
        Self { words, numbering: Numbering::new(), table: OnceLock::new() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes the vocabulary quick for many words, which takes as long as some hundreds of them.
    pub fn prepare(&self) {
        self.table.get_or_init(|| {
            let mut table = WordMap::with_capacity(self.len());
            let words = (0..self.len()).map(|number| self.words.get(number));
            for (word, number) in words.zip(0..) {
                if let Some(Ok(word)) = word.map(std::str::from_utf8) {
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
        let number = self.words.number(word.as_bytes()).and_then(|number| u32::try_from(number).ok());
        number.map_or(WordNumber::NONE, WordNumber)
    }

    /// The number of a spelling of a word.
    pub fn number_of(&self, word: &Word, spelling: Spelling) -> WordNumber {
        WordNumber(word.number(self.numbering, spelling, |word| self.number(word).0))
    }

    /// The word of a number.
    pub fn word(&self, number: WordNumber) -> Option<String> {
        String::from_utf8(self.words.get(usize::try_from(number.0).ok()?)?.to_vec()).ok()
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
        Vocabulary::open(VocabularyBytes::new(&words))
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
    fn bytes_that_nobody_made_are_other_words_or_none() {
        let bytes = |length: usize| OwnedBytes::new(vec![0xa5; length]);
        for length in [0, 3, 4, 9] {
            let broken = Vocabulary::open(VocabularyBytes { ends: bytes(length), text: bytes(length) });
            broken.prepare();
            assert_eq!(broken.number("cook"), WordNumber::NONE);
            assert_eq!(broken.word(WordNumber(0)), None);
        }
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
