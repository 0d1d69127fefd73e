//! Mentions: where a resume names a skill, in prose or in a list, under any of its names.

use std::ops::Range;

use super::passages::{Passage, SearchedText};
use super::positions::Position;
use super::sections::Section;
use super::wording::{Told, of_title, reworded};
use crate::analysis::{Spelling, Token};
use crate::catalog::{Lexicon, PhraseHit, SkillNumber, WordNumber};
use crate::scan;

/// A skill named in a resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The skill.
    pub skill: SkillNumber,
    /// The section it stands in.
    pub section: Section,
    /// What to quote: bytes of the resume's text.
    pub span: Range<usize>,
    /// Line on which the quote begins, counted from 1.
    pub line: usize,
    /// Whether the place shows the skill in work or proves it, or only lists it.
    pub shown: bool,
    /// Whether the skill stands there under one of its names, and not in other words.
    pub named: bool,
}

/// Words of everyday language that are also names of products: as a skill they are written with a
/// capital that no sentence asks for.
const EVERYDAY: &[&str] = &[
    "access",
    "basic",
    "blender",
    "box",
    "chef",
    "concur",
    "epic",
    "excel",
    "flash",
    "go",
    "illustrator",
    "lean",
    "maya",
    "notion",
    "oracle",
    "outlook",
    "project",
    "publisher",
    "puppet",
    "ruby",
    "rust",
    "sage",
    "scheme",
    "slack",
    "spark",
    "swift",
    "team",
    "unity",
    "visio",
    "word",
    "zoom",
];

/// Words and beginnings of words that are also skills in capitals.
const CAPITALS: &[&str] = &["bi", "fred", "phi", "san", "snap"];

/// All mentions of the passages, in their order, each skill once a passage, and those of titles held.
pub(super) fn mentions(
    text: &str,
    passages: &[Passage],
    searched: &[SearchedText<'_>],
    positions: &[Position],
    lexicon: &Lexicon,
) -> Vec<Mention> {
    let passages = passages.iter().zip(searched);
    let passages = passages.flat_map(|(passage, searched)| in_passage(text, passage, searched, lexicon));
    let positions = positions.iter().flat_map(|position| in_title(text, position, lexicon));
    passages.chain(positions).collect()
}

/// The mentions of a passage, by skill; what is named as it is called before what is reworded.
pub(super) fn in_passage(
    text: &str,
    passage: &Passage,
    searched: &SearchedText<'_>,
    lexicon: &Lexicon,
) -> Vec<Mention> {
    let SearchedText { text: visible, words } = searched;
    let number = |token: &Token| lexicon.vocabulary.number_of(&token.word, Spelling::Stem);
    let stems: Vec<WordNumber> = words.iter().map(number).collect();
    let hits = lexicon.skills.find(&stems);
    let meant = hits.iter().filter(|hit| is_meant(visible, words, hit, &hits));
    let named = meant.map(|hit| {
        let last = &words[hit.first + hit.length - 1];
        Told { numbers: hit.numbers, span: words[hit.first].start..last.end }
    });
    let shouted = words.iter().filter_map(|token| {
        let numbers = lexicon.shouted(visible.get(token.start..token.end)?)?;
        Some(Told { numbers, span: token.start..token.end })
    });
    let named = named.chain(shouted).map(|told| (told, true));
    let reworded = reworded(visible, words, lexicon).into_iter().map(|told| (told, false));
    let mut found: Vec<(u32, Range<usize>, bool)> = Vec::new();
    for (told, named) in named.chain(reworded) {
        found.extend(told.numbers.iter().map(|&number| (number, told.span.clone(), named)));
    }
    found.sort_by_key(|&(number, ..)| number);
    found.dedup_by_key(|&mut (number, ..)| number);
    let shown = shows(passage.section);
    let mention = |(number, at, named): (u32, Range<usize>, bool)| {
        let span = quote(visible, &at);
        let span = passage.span.start + span.start..passage.span.end;
        let line = passage.line
            + scan::count(&text.as_bytes()[passage.span.start..span.start], |byte| byte == b'\n');
        Mention { skill: SkillNumber(number), section: passage.section, span, line, shown, named }
    };
    found.into_iter().map(mention).collect()
}

/// Bytes of a passage before which a skill may stand so that a quote from the beginning shows it.
const SEEN: usize = 48;

/// What to quote of a passage: all of it where its beginning shows the skill, else from the skill on.
fn quote(passage: &str, at: &Range<usize>) -> Range<usize> {
    if at.end <= SEEN { 0..passage.len() } else { at.start..passage.len() }
}

/// The skills that a title held tells of its bearer. What stands at the top of a resume is a wish or
/// a claim, and shows nothing.
fn in_title(text: &str, position: &Position, lexicon: &Lexicon) -> Vec<Mention> {
    let Some(span) = position.title.clone().filter(|_| !position.headline) else { return Vec::new() };
    let title = text.get(span.clone()).unwrap_or_default();
    let numbers = of_title(title, lexicon).into_iter().flat_map(|told| told.numbers.iter().copied());
    let mention = |number| Mention {
        skill: SkillNumber(number),
        section: Section::Experience,
        span: span.clone(),
        line: position.line,
        shown: true,
        named: false,
    };
    let numbers: std::collections::BTreeSet<u32> = numbers.collect();
    numbers.into_iter().map(mention).collect()
}

/// Work and projects show a skill and certificates prove it; summaries and lists claim it, and
/// a course taken is no work done.
fn shows(section: Section) -> bool {
    match section {
        Section::Experience | Section::Projects | Section::Certifications => true,
        Section::Header | Section::Summary | Section::Skills | Section::Education | Section::Personal => {
            false
        }
    }
}

/// Whether the words mean the skill and not something else that is written alike.
fn is_meant(text: &str, words: &[Token], hit: &PhraseHit<'_>, hits: &[PhraseHit<'_>]) -> bool {
    let [word] = &words[hit.first..hit.first + hit.length] else {
        let last = &words[hit.first + hit.length - 1];
        let all = &text[words[hit.first].start..last.end];
        return !all.contains([';', '|', '•']) && !all.contains(". ");
    };
    let raw = &text[word.start..word.end];
    if word.word.len() == 1 || word.word == "go" {
        return raw.starts_with(char::is_uppercase) && in_list(text, words, hit, hits);
    }
    if CAPITALS.contains(&word.word.as_str()) {
        return raw.bytes().all(|byte| byte.is_ascii_uppercase());
    }
    // "Excelled" is no Excel either.
    if is_everyday(&word.word) || is_everyday(word.word.stem()) {
        let opens = hit.first == 0 && words.get(1).is_some_and(|next| next.start == word.end + 1);
        return raw.starts_with(char::is_uppercase) && (!opens || in_list(text, words, hit, hits));
    }
    true
}

fn is_everyday(word: &str) -> bool {
    EVERYDAY.binary_search(&word).is_ok()
}

/// Whether a word is an item of a list that names another skill: commas, slashes or bars beside
/// it, and one more hit on the line.
fn in_list(text: &str, words: &[Token], hit: &PhraseHit<'_>, hits: &[PhraseHit<'_>]) -> bool {
    let word = &words[hit.first];
    let before = text[..word.start].trim_end();
    let after = text[word.end..].trim_start();
    let parted = |letter: char| matches!(letter, ',' | '/' | '|' | ';' | '•' | '(' | ')' | ':' | '·');
    let led = [" and", " or", " in", " with", " using"].iter().any(|word| before.ends_with(word));
    let opens = before.is_empty() || before.ends_with(parted) || led;
    let closes =
        after.is_empty() || after.starts_with(parted) || after.starts_with("and ") || after.starts_with('.');
    let other = hits.iter().any(|other| other.first != hit.first && words[other.first].word.len() > 1);
    opens && closes && other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_everyday_words_is_sorted_for_the_search() {
        assert!(EVERYDAY.is_sorted());
    }
}
