//! The words of a catalog, numbered so that common ones come first. Phrases and lists are kept by these
//! numbers, and a word of a resume keeps those that it was given, so that it is looked up once and not at
//! every place that asks for it. What is told of the few words that texts are made of lies side by side.

use std::cmp::Ordering;
use std::sync::OnceLock;

use tantivy::directory::OwnedBytes;

use super::numbers::number_at;
use crate::analysis::{Numbering, Spelling, Token, Word, WordMap};

/// The number of a word: its place among all words of a vocabulary, the common ones first.
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
    /// The numbers of the words in the order of their letters; four bytes each.
    pub sorted: OwnedBytes,
}

impl VocabularyBytes {
    /// Words, none of them twice, as they are kept: each has the number of its place.
    pub(super) fn new(words: &[&str]) -> Self {
        let (mut ends, mut text): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
        for word in words {
            text.extend_from_slice(word.as_bytes());
            ends.extend(length(text.len()).to_le_bytes());
        }
        let mut sorted: Vec<(&str, u32)> = words.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        let sorted: Vec<u8> = sorted.into_iter().flat_map(|(_, number)| number.to_le_bytes()).collect();
        let [ends, text, sorted] = [ends, text, sorted].map(OwnedBytes::new);
        Self { ends, text, sorted }
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

    /// The number of a word.
    fn number(&self, word: &[u8]) -> Option<u32> {
        let (mut first, mut end) = (0, self.len());
        while first < end {
            let middle = first.midpoint(end);
            let number = number_at(&self.sorted, middle)?;
            match self.get(number as usize)?.cmp(word) {
                Ordering::Less => first = middle + 1,
                Ordering::Equal => return Some(number),
                Ordering::Greater => end = middle,
            }
        }
        None
    }
}

/// No catalog has more letters than four bytes can count.
fn length(letters: usize) -> u32 {
    u32::try_from(letters).unwrap_or(u32::MAX)
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
        self.words.number(word.as_bytes()).map_or(WordNumber::NONE, WordNumber)
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
        Vocabulary::open(VocabularyBytes::new(words))
    }

    #[test]
    fn a_word_has_the_number_of_its_place() {
        let known = vocabulary(&["cook", "baker", "waiter"]);
        for _ in 0..2 {
            let numbers = ["baker", "cook", "waiter", "clerk"].map(|word| known.number(word));
            assert_eq!(numbers, [WordNumber(1), WordNumber(0), WordNumber(2), WordNumber::NONE]);
            known.prepare();
        }
        assert_eq!(known.word(WordNumber(1)).as_deref(), Some("baker"));
        assert_eq!(known.word(WordNumber::NONE), None);
    }

    #[test]
    fn bytes_that_nobody_made_are_other_words_or_none() {
        let bytes = |length: usize| OwnedBytes::new(vec![0xa5; length]);
        for length in [0, 3, 4, 9] {
            let broken = Vocabulary::open(VocabularyBytes {
                ends: bytes(length),
                text: bytes(length),
                sorted: bytes(length),
            });
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
