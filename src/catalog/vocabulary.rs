//! The words of a catalog, numbered so that common ones come first. Phrases and lists are kept by these
//! numbers, and a word of a resume keeps those that it was given, so that it is looked up once and not at
//! every place that asks for it. What is told of the few words that texts are made of lies side by side.

use tantivy::directory::OwnedBytes;

use super::numbers::number_at;
use super::word_table::WordTable;
use crate::analysis::{Numbering, SPELLINGS, Spelling, SpellingNumbers, Token, Word};

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
    kept: VocabularyBytes,
    numbering: Numbering,
}

/// A vocabulary as it is kept beside the index, in memory or in a mapped file.
#[derive(Debug, Clone)]
pub struct VocabularyBytes {
    /// The words.
    pub words: WordTable,
    /// The words of texts as they stand there. A resume uses many of the same, and what they are called in
    /// each spelling is not worked out again.
    pub written: WordTable,
    /// The number of each spelling of these, [`WordNumber::NONE`] where it is no word of the vocabulary;
    /// four bytes each.
    pub spellings: OwnedBytes,
}

impl VocabularyBytes {
    /// Words as they are kept: each has the number of its place, and none stands twice in either list.
    pub(super) fn new(words: &[&str], written: &[Word]) -> Self {
        let words = WordTable::new(words);
        let spellings = written.iter().flat_map(|word| SPELLINGS.map(|spelling| word.spelt(spelling)));
        let numbers = spellings.map(|spelt| words.number(spelt).unwrap_or(WordNumber::NONE.0));
        let spellings: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
        let written: Vec<&str> = written.iter().map(Word::as_str).collect();
        Self { written: WordTable::new(&written), spellings: OwnedBytes::new(spellings), words }
    }
}

impl Vocabulary {
    /// Opens a vocabulary.
    pub(super) fn open(kept: VocabularyBytes) -> Self {
        Self { kept, numbering: Numbering::new() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.kept.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a word as it is written here.
    pub fn number(&self, word: &str) -> WordNumber {
        self.kept.words.number(word).map_or(WordNumber::NONE, WordNumber)
    }

    /// What is known of a word that texts of the catalog have: the numbers of its spellings.
    fn spellings(&self, word: &str) -> Option<SpellingNumbers> {
        let first = SPELLINGS.len() * self.kept.written.number(word)? as usize;
        let number = |spelling: Spelling| number_at(&self.kept.spellings, first + spelling as usize);
        Some(SPELLINGS.map(|spelling| number(spelling).unwrap_or(WordNumber::NONE.0)))
    }

    /// The number of a spelling of a word.
    pub fn number_of(&self, word: &Word, spelling: Spelling) -> WordNumber {
        let spelt = |spelling| self.number(word.spelt(spelling)).0;
        let give = || self.spellings(word).unwrap_or_else(|| SPELLINGS.map(spelt));
        WordNumber(word.numbers(self.numbering, give)[spelling as usize])
    }

    /// The word of a number.
    pub fn word(&self, number: WordNumber) -> Option<&str> {
        std::str::from_utf8(self.kept.words.get(number.0)?).ok()
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
        let written: Vec<Word> = tokens("charting cooks").into_iter().map(|token| token.word).collect();
        Vocabulary::open(VocabularyBytes::new(words, &written))
    }

    #[test]
    fn a_word_has_one_number_whether_it_was_written_before_or_not() {
        let known = vocabulary(&["cook", "chart"]);
        let numbers = |spelling| {
            let number = |token: &Token| known.number_of(&token.word, spelling);
            tokens("charts charting cooks cooking baker").iter().map(number).collect::<Vec<_>>()
        };
        let [chart, cook] = ["chart", "cook"].map(|word| known.number(word));
        assert_eq!(numbers(Spelling::Stem), [chart, chart, cook, cook, WordNumber::NONE]);
        assert_eq!(
            numbers(Spelling::TitleWord),
            [chart, WordNumber::NONE, cook, WordNumber::NONE, WordNumber::NONE]
        );
        assert_eq!(known.word(chart), Some("chart"));
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
