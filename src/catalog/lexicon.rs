//! The lexicon of a catalog: the phrases by which a resume is read, with the words that they consist of.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Catalog;
use super::phrase_bytes::{Phrase, PhraseBytes};
use super::phrases::Phrases;
use super::reworded;
use super::vocabulary::{Vocabulary, VocabularyBytes, WordNumber};
use crate::analysis::{Word, is_stop_word, stem, tokens};
use crate::error::Result;

/// Phrases by which a resume is read: skills under all their names, known titles, and the words
/// that name a kind of worker.
#[derive(Debug)]
pub struct Lexicon {
    /// All words.
    pub vocabulary: Vocabulary,
    /// Names and aliases of skills, as stems; the numbers are skill numbers.
    pub skills: Phrases,
    /// Titles and aliases of roles, as title words.
    pub titles: Phrases,
    /// Words that name a kind of worker ("nurse", "director"), as title words.
    pub heads: Phrases,
    /// The same words as stems, by which titles are compared.
    pub head_stems: Phrases,
}

/// A lexicon as it is kept beside the index.
#[derive(Debug, Clone)]
pub struct LexiconBytes {
    /// The words.
    pub vocabulary: VocabularyBytes,
    /// Those of skills, titles, heads and heads as stems.
    pub phrases: [PhraseBytes; 4],
}

impl Lexicon {
    /// Opens a lexicon that a catalog made. Other bytes may find other words and phrases, and no more.
    pub fn open(bytes: LexiconBytes) -> Self {
        let vocabulary = Vocabulary::open(bytes.vocabulary);
        let [skills, titles, heads, head_stems] = bytes.phrases.map(Phrases::open);
        Self { vocabulary, skills, titles, heads, head_stems }
    }
}

/// What begins a phrase that is no name as it stands, or stands behind its first word: what the head of a
/// name is that may be told in other words, and that a name is kept in its capitals. No word of a text is
/// one of them. They are the first words of every vocabulary.
pub(super) const MARKS: [&str; 5] = ["\u{1}", "\u{2}", "\u{3}", "\u{4}", "\u{5}"];

/// The mark of a name that is kept in its capitals.
const SHOUTED: usize = 4;

/// The number of a mark.
pub(super) fn mark(place: usize) -> WordNumber {
    WordNumber(u32::try_from(place).unwrap_or(u32::MAX))
}

impl Lexicon {
    /// The numbers of a name in capitals, for a word as it is written.
    pub fn shouted(&self, written: &str) -> Option<&[u32]> {
        if !is_shouted(written) {
            return None;
        }
        let at = self.skills.begun(mark(SHOUTED))?.at;
        self.skills.ended(self.skills.behind(at, self.vocabulary.number(written))?)
    }
}

/// Words, each once: the marks, and then those that come most often, counted by their numbers; of equally
/// common ones the first by its letters.
fn common_first<'a>(counted: impl Iterator<Item = (&'a str, u32)>) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (word, count) in counted {
        *counts.entry(word).or_default() += count;
    }
    for mark in MARKS {
        counts.remove(mark);
    }
    let mut words: Vec<(Reverse<u32>, &str)> =
        counts.into_iter().map(|(word, count)| (Reverse(count), word)).collect();
    words.sort_unstable();
    MARKS.into_iter().chain(words.into_iter().map(|(_, word)| word)).collect()
}

/// Phrases with the numbers that they stand for.
pub(super) type PhraseList = BTreeMap<Vec<String>, Vec<u32>>;

impl Catalog {
    /// The lexicon of the catalog. `more` are words that the vocabulary is to have beside those of the
    /// phrases, each with how often it stands in the catalog; `written` those of its texts.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    pub fn lexicon<'a>(
        &self,
        more: impl IntoIterator<Item = (&'a str, u32)>,
        written: &[Word],
    ) -> Result<LexiconBytes> {
        let lists = [self.skill_phrases()?, self.title_phrases()?, self.title_heads()?, self.head_stems()?];
        let of_phrases = lists.iter().flat_map(BTreeMap::keys).flatten();
        let more = more.into_iter().map(|(word, count): (&str, u32)| (word, count));
        let words = more.chain(of_phrases.map(|word| (word.as_str(), 1)));
        let vocabulary = VocabularyBytes::new(&common_first(words), written);
        let known = Vocabulary::open(vocabulary.clone());
        Ok(LexiconBytes { vocabulary, phrases: lists.map(|list| numbered(&list, &known)) })
    }

    /// The names and aliases of all skills, as stems, and once more as they are found in other words.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    fn skill_phrases(&self) -> Result<PhraseList> {
        let mut phrases = PhraseList::new();
        for number in self.numbers() {
            let needs = &self.card(number).needs;
            for (need, &(skill, _)) in self.role(number)?.skills.iter().zip(needs) {
                reworded::add(skill, &need.name, &need.aliases, &mut phrases);
                for name in std::iter::once(need.name.as_str()).chain(&need.aliases) {
                    for phrase in spellings(name) {
                        phrases.entry(phrase).or_default().push(skill);
                    }
                }
            }
        }
        Ok(phrases)
    }

    /// All titles as they are written: every word but stop words, as a title word.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    fn title_phrases(&self) -> Result<PhraseList> {
        let mut phrases = PhraseList::new();
        for role in self.roles()? {
            for title in role.titles() {
                let words = tokens(title).into_iter().filter(|token| !token.word.is_stop());
                phrases.entry(words.map(|token| token.word.title_word().to_owned()).collect()).or_default();
            }
        }
        Ok(phrases)
    }

    /// The words that name the kind of worker in some title: its last word, and the word before
    /// an "of", a "for" or a comma ("director of nursing", "manager, operations").
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    fn title_heads(&self) -> Result<PhraseList> {
        let mut words = PhraseList::new();
        for role in self.roles()? {
            // Reported titles are many, and some end in no kind of worker; they stand in where there
            // is nothing else.
            let own = 1 + role.aliases.len();
            let taken = if own > 1 { own } else { usize::MAX };
            role.titles().take(taken).for_each(|title| heads(title, &mut words));
        }
        Ok(words)
    }

    /// The kinds of worker of all titles as stems, by which titles are compared.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    fn head_stems(&self) -> Result<PhraseList> {
        let mut words = PhraseList::new();
        for role in self.roles()? {
            role.titles().for_each(|title| heads(title, &mut words));
        }
        let stems = words.into_keys().map(|words| words.iter().map(|word| stem(word)).collect());
        Ok(stems.map(|stems| (stems, Vec::new())).collect())
    }
}

/// Adds the words of a title that name a kind of worker.
fn heads(title: &str, words: &mut PhraseList) {
    for part in title.split([',', '/', '(', ')']).flat_map(|part| part.split(" of ")) {
        let part = part.split(" for ").next().unwrap_or(part);
        if let Some(last) = tokens(part).last() {
            let word = last.word.title_word().to_owned();
            if word.len() > 1 && !is_stop_word(&word) {
                words.entry(vec![word]).or_default();
            }
        }
    }
}

/// Whether a name is one short word of capitals.
fn is_shouted(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The stems of a skill's name; capitals as they are where their stem is another word (TENS, STARS);
/// for a language named "R programming" its bare name too, which the mentions then take only where it
/// stands in a list of skills.
fn spellings(name: &str) -> Vec<Vec<String>> {
    let stems: Vec<String> = tokens(name).iter().map(|token| token.word.stem().to_owned()).collect();
    let mut spellings = Vec::new();
    if let [language, kind] = stems.as_slice()
        && (language.len() == 1 || language == "go")
        && (kind == "program" || kind == "languag")
    {
        spellings.push(vec![language.clone()]);
    }
    if is_shouted(name) && stems.first().is_some_and(|stem| *stem != name.to_lowercase()) {
        spellings.push(vec![MARKS[SHOUTED].to_owned(), name.to_owned()]);
    } else if stems.iter().any(|stem| !is_stop_word(stem)) {
        spellings.push(stems);
    }
    spellings
}

/// A list as it is kept.
fn numbered(phrases: &PhraseList, vocabulary: &Vocabulary) -> PhraseBytes {
    let number = |(words, numbers): (&Vec<String>, &Vec<u32>)| {
        let words = words.iter().map(|word| vocabulary.number(word)).collect();
        let mut numbers = numbers.clone();
        numbers.sort_unstable();
        numbers.dedup();
        (words, numbers)
    };
    let mut phrases: Vec<Phrase> = phrases.iter().map(number).collect();
    phrases.sort_unstable();
    PhraseBytes::new(&phrases, vocabulary.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_under_its_bare_name() {
        assert_eq!(spellings("R programming"), [vec!["r"], vec!["r", "program"]]);
        assert_eq!(spellings("Go language"), [vec!["go"], vec!["go", "languag"]]);
        assert_eq!(spellings("Vitamin C"), [vec!["vitamin", "c"]]);
    }

    #[test]
    fn capitals_whose_stem_is_another_word_stay_capitals() {
        assert_eq!(spellings("TENS"), [vec!["\u{5}", "TENS"]]);
        assert_eq!(spellings("SQL"), [vec!["sql"]]);
    }
}
