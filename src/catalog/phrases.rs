//! Phrases in a text: a map from sequences of words to numbers (of skills, or of nothing where
//! only membership counts), walked along a text's tokens.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Catalog;
use super::reworded::{self, Starts};
use super::walk::{Opening, Walk};
use crate::analysis::{WordMap, is_stop_word, stem, tokens};
use crate::error::Result;
use fst::Map;
use tantivy::directory::OwnedBytes;

/// A set of phrases. Several numbers may share one phrase.
#[derive(Debug)]
pub struct Phrases {
    pub(super) map: Map<OwnedBytes>,
    numbers: Vec<u32>,
    /// Where in the map a phrase is behind its first word, once many texts are searched.
    openings: OnceLock<Openings>,
}

/// Where in the map of phrases the first words lead.
#[derive(Debug, Default)]
struct Openings {
    words: WordMap<Opening>,
    /// Of each family the places behind it, by the mark before it.
    families: WordMap<[Option<Opening>; reworded::HEADS.len()]>,
}

/// Phrases by which a resume is read: skills under all their names, known titles, and the words
/// that name a kind of worker.
#[derive(Debug)]
pub struct Lexicon {
    /// Names and aliases of skills, as stems; the numbers are skill numbers.
    pub skills: Phrases,
    /// Titles and aliases of roles, as title words.
    pub titles: Phrases,
    /// Words that name a kind of worker ("nurse", "director"), as title words.
    pub heads: Phrases,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseHit<'a> {
    /// Its first word, counted in the words that were searched.
    pub first: usize,
    /// How many words it has.
    pub length: usize,
    /// The numbers it stands for.
    pub numbers: &'a [u32],
}

/// A set of phrases as it is kept beside the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseBytes {
    /// The map, in memory or in a mapped file; a phrase's value is where its numbers begin, times 256,
    /// plus how many they are.
    pub map: OwnedBytes,
    /// The numbers of all phrases.
    pub numbers: Vec<u32>,
}

/// Most numbers that one phrase may stand for: its value has eight bits for the count.
const MOST_NUMBERS: usize = 255;

impl Phrases {
    /// Opens the phrases that a catalog made.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Phrases`] where the bytes are no phrase map.
    pub fn open(bytes: PhraseBytes) -> Result<Self> {
        Ok(Self { map: Map::new(bytes.map)?, numbers: bytes.numbers, openings: OnceLock::new() })
    }

    /// Every phrase that the words hold, those inside a longer one among them, by first word.
    pub fn find<'a, W: AsRef<str>>(&'a self, words: &[W]) -> Vec<PhraseHit<'a>> {
        let mut hits = Vec::new();
        for first in 0..words.len() {
            self.walk(words, first, &mut hits);
        }
        hits
    }

    /// Gathers the words that phrases begin with, so that a text is searched from there on.
    pub fn prepare(&self) {
        self.openings.get_or_init(|| {
            let mut openings = Openings::default();
            let mut families = BTreeMap::new();
            Walk::begin(self)
                .gather(&mut Vec::new(), &mut |word, opening| openings.words.insert(word, opening));
            for (at, head) in reworded::HEADS.into_iter().enumerate() {
                let Some(start) = self.walk_from(head.mark()) else { continue };
                start.gather(&mut Vec::new(), &mut |family, opening| {
                    let places: &mut [_; reworded::HEADS.len()] =
                        families.entry(family.to_owned()).or_default();
                    places[at] = Some(opening);
                });
            }
            for (family, &places) in &families {
                openings.families.insert(family, places);
            }
            openings
        });
    }

    /// The numbers of a name in capitals, for a word as it is written.
    pub fn shouted(&self, written: &str) -> Option<&[u32]> {
        if !is_shouted(written) {
            return None;
        }
        self.walk_from(SHOUTED)?.along(written)?.numbers()
    }

    /// Where the names begin whose heads are of a family; none where no name has such a head.
    pub fn starts(&self, family: &str) -> Option<Starts<'_>> {
        if let Some(openings) = self.openings.get() {
            return openings.families.get(family).map(|&openings| Starts::new(self, openings));
        }
        let openings =
            reworded::HEADS.map(|head| Some(Opening::new(&self.walk_from(head.mark())?.along(family)?)));
        openings.iter().any(Option::is_some).then(|| Starts::new(self, openings))
    }

    /// Whether the words are, as a whole, one of the phrases.
    pub fn contains<W: AsRef<str>>(&self, words: &[W]) -> bool {
        let parts: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        self.map.get(parts.join(" ")).is_some()
    }

    fn walk<'a, W: AsRef<str>>(&'a self, words: &[W], first: usize, hits: &mut Vec<PhraseHit<'a>>) {
        let opening = match self.openings.get() {
            Some(openings) => openings.words.get(words[first].as_ref()).copied(),
            None => Walk::begin(self).along(words[first].as_ref()).map(|walk| Opening::new(&walk)),
        };
        let Some(opening) = opening else { return };
        hits.extend(opening.end.map(|value| PhraseHit { first, length: 1, numbers: self.numbers(value) }));
        if !words.get(first + 1).is_some_and(|next| opening.may_lead_to(next.as_ref())) {
            return;
        }
        let mut walk = Walk::from(self, &opening);
        for length in 2.. {
            let Some(next) = words.get(first + length - 1) else { return };
            let Some(on) = walk.along(" ").and_then(|walk| walk.along(next.as_ref())) else { return };
            walk = on;
            hits.extend(walk.numbers().map(|numbers| PhraseHit { first, length, numbers }));
        }
    }

    /// A walk along the phrases that begin with a mark.
    fn walk_from(&self, mark: char) -> Option<Walk<'_>> {
        Walk::begin(self).along(mark.encode_utf8(&mut [0; 4]))
    }

    /// The numbers that a value of the map stands for.
    pub(super) fn numbers(&self, value: u64) -> &[u32] {
        let start = usize::try_from(value >> 8).unwrap_or(usize::MAX);
        let count = usize::from(value.to_le_bytes()[0]);
        self.numbers.get(start..start.saturating_add(count)).unwrap_or_default()
    }
}

/// Builds a set of phrases: every phrase, as words, with the number it stands for.
fn build(phrases: BTreeMap<String, Vec<u32>>) -> Result<PhraseBytes> {
    let mut builder = fst::MapBuilder::memory();
    let mut all: Vec<u32> = Vec::new();
    for (phrase, mut numbers) in phrases {
        numbers.sort_unstable();
        numbers.dedup();
        numbers.truncate(MOST_NUMBERS);
        builder.insert(phrase, (all.len() as u64) << 8 | numbers.len() as u64)?;
        all.extend(numbers);
    }
    Ok(PhraseBytes { map: OwnedBytes::new(builder.into_inner()?), numbers: all })
}

impl Catalog {
    /// The names and aliases of all skills, as stems, and once more as they are found in other words.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    pub fn skill_phrases(&self) -> Result<PhraseBytes> {
        let mut phrases: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for number in self.numbers() {
            let needs = &self.card(number).needs;
            for (need, &(skill, _)) in self.role(number)?.skills.iter().zip(needs) {
                reworded::add(skill, &need.name, &need.aliases, &mut phrases);
                for name in std::iter::once(&need.name).chain(&need.aliases) {
                    for phrase in spellings(name) {
                        phrases.entry(phrase).or_default().push(skill);
                    }
                }
            }
        }
        build(phrases)
    }

    /// All titles as they are written: every word but stop words, as a title word.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    pub fn title_phrases(&self) -> Result<PhraseBytes> {
        let mut phrases: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for role in self.roles()? {
            for title in role.titles() {
                let words = tokens(title).into_iter().filter(|token| !token.word.is_stop());
                let words: Vec<String> = words.map(|token| token.word.title_word().to_owned()).collect();
                phrases.entry(words.join(" ")).or_default();
            }
        }
        phrases.remove("");
        build(phrases)
    }

    /// The words that name the kind of worker in some title: its last word, and the word before
    /// an "of", a "for" or a comma ("director of nursing", "manager, operations").
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    pub fn title_heads(&self) -> Result<PhraseBytes> {
        let mut words = BTreeMap::new();
        for role in self.roles()? {
            // Reported titles are many, and some end in no kind of worker; they stand in where there
            // is nothing else.
            let own = 1 + role.aliases.len();
            let taken = if own > 1 { own } else { usize::MAX };
            role.titles().take(taken).for_each(|title| heads(title, &mut words));
        }
        build(words)
    }

    /// The kinds of worker of all titles as stems, by which titles are compared.
    ///
    /// # Errors
    ///
    /// Where the pack is damaged.
    pub fn head_stems(&self) -> Result<PhraseBytes> {
        let mut words = BTreeMap::new();
        for role in self.roles()? {
            role.titles().for_each(|title| heads(title, &mut words));
        }
        build(words.into_iter().map(|(word, numbers)| (stem(&word), numbers)).collect())
    }
}

/// Adds the words of a title that name a kind of worker.
fn heads(title: &str, words: &mut BTreeMap<String, Vec<u32>>) {
    for part in title.split([',', '/', '(', ')']).flat_map(|part| part.split(" of ")) {
        let part = part.split(" for ").next().unwrap_or(part);
        if let Some(last) = tokens(part).last() {
            let word = last.word.title_word().to_owned();
            if word.len() > 1 && !is_stop_word(&word) {
                words.entry(word).or_default();
            }
        }
    }
}

/// The first byte of a name that is kept in its capitals; no stem begins with it.
const SHOUTED: char = '\u{5}';

/// Whether a name is one short word of capitals.
fn is_shouted(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The stems of a skill's name; capitals as they are where their stem is another word (TENS, STARS);
/// for a language named "R programming" its bare name too, which the mentions then take only where it
/// stands in a list of skills.
fn spellings(name: &str) -> Vec<String> {
    let stems: Vec<String> = tokens(name).iter().map(|token| token.word.stem().to_owned()).collect();
    let mut spellings = Vec::new();
    if let [language, kind] = stems.as_slice()
        && (language.len() == 1 || language == "go")
        && (kind == "program" || kind == "languag")
    {
        spellings.push(language.clone());
    }
    if is_shouted(name) && stems.first().is_some_and(|stem| *stem != name.to_lowercase()) {
        spellings.push(format!("{SHOUTED}{name}"));
    } else if stems.iter().any(|stem| !is_stop_word(stem)) {
        spellings.push(stems.join(" "));
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(list: &[(&str, u32)]) -> Phrases {
        let mut map: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for &(phrase, number) in list {
            map.entry(phrase.to_owned()).or_default().push(number);
        }
        Phrases::open(build(map).unwrap()).unwrap()
    }

    #[test]
    fn finds_phrases_and_the_phrases_inside_them() {
        let phrases = phrases(&[("patient", 1), ("patient care", 2), ("care plan", 3), ("plan", 9)]);
        let hits = phrases.find(&["direct", "patient", "care"]);
        let found: Vec<_> = hits.iter().map(|hit| (hit.first, hit.length, hit.numbers)).collect();
        assert_eq!(found, [(1, 1, [1].as_slice()), (1, 2, [2].as_slice())]);
    }

    #[test]
    fn does_not_find_the_beginning_of_a_word() {
        assert!(phrases(&[("intern", 1)]).find(&["international"]).is_empty());
    }

    #[test]
    fn a_language_is_found_under_its_bare_name() {
        assert_eq!(spellings("R programming"), ["r", "r program"]);
        assert_eq!(spellings("Go language"), ["go", "go languag"]);
        assert_eq!(spellings("Vitamin C"), ["vitamin c"]);
    }

    #[test]
    fn capitals_whose_stem_is_another_word_stay_capitals() {
        assert_eq!(spellings("TENS"), ["\u{5}TENS"]);
        assert_eq!(spellings("SQL"), ["sql"]);
    }
}
