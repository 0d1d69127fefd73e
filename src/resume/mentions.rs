//! Mentions: where a resume names a skill, in prose or in a list, under any of its names.

use std::ops::Range;

use super::passages::Passage;
use super::privacy::blanked;
use super::sections::Section;
use crate::analysis::{Token, tokens};
use crate::catalog::{PhraseHit, Phrases, SkillNumber};

/// A skill named in a resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The skill.
    pub skill: SkillNumber,
    /// The passage, by its place among the resume's passages.
    pub passage: usize,
    /// Whether the passage shows the skill in work or proves it, or only lists it.
    pub shown: bool,
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

/// All mentions of the passages, in their order, each skill once a passage.
pub(super) fn mentions(text: &str, passages: &[Passage], skills: &Phrases) -> Vec<Mention> {
    let mut found = Vec::new();
    for (place, passage) in passages.iter().enumerate() {
        let visible = visible(text, passage);
        let words = tokens(&visible);
        let stems: Vec<&str> = words.iter().map(|token| token.word.stem()).collect();
        let hits = skills.find(&stems);
        let mut numbers: Vec<u32> = hits
            .iter()
            .filter(|hit| is_meant(&visible, &words, hit, &hits))
            .flat_map(|hit| hit.numbers.iter().copied())
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let shown = shows(passage.section);
        found.extend(numbers.into_iter().map(|number| Mention {
            skill: SkillNumber(number),
            passage: place,
            shown,
        }));
    }
    found
}

/// A passage's text with what may not score blanked out.
pub(super) fn visible(text: &str, passage: &Passage) -> String {
    let own: Vec<Range<usize>> = passage
        .masked
        .iter()
        .map(|range| range.start - passage.span.start..range.end - passage.span.start)
        .collect();
    blanked(text.get(passage.span.clone()).unwrap_or_default(), &own)
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
        return true;
    };
    let raw = &text[word.start..word.end];
    if word.word.len() == 1 || word.word == "go" {
        return raw.starts_with(char::is_uppercase) && in_list(text, words, hit, hits);
    }
    if EVERYDAY.contains(&word.word.as_str()) {
        let opens = hit.first == 0 && words.get(1).is_some_and(|next| next.start == word.end + 1);
        return raw.starts_with(char::is_uppercase) && (!opens || in_list(text, words, hit, hits));
    }
    true
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
