//! A resume as it would be with a line more: what a person asks who wants to know what a skill, once
//! shown in work, would change.

use std::borrow::Cow;

use super::Resume;
use super::mentions::{self, Mention};
use super::passages::{Passage, SearchedText};
use super::sections::Section;
use crate::analysis::tokens;
use crate::catalog::{Lexicon, SkillNumber};

impl Resume {
    /// The resume with lines more under a position, each of which shows a skill. Titles, dates and
    /// all that was there stay as they are.
    #[must_use]
    pub fn supposing<'a>(
        &self,
        lines: impl IntoIterator<Item = (SkillNumber, &'a str)>,
        position: Option<usize>,
        lexicon: &Lexicon,
    ) -> Self {
        let mut supposed = self.clone();
        for (skill, line) in lines {
            supposed.text.push('\n');
            let start = supposed.text.len();
            supposed.text.push_str(line);
            let passage = Passage {
                span: start..supposed.text.len(),
                line: supposed.text.matches('\n').count() + 1,
                section: Section::Experience,
                position,
                masked: Vec::new(),
            };
            let searched = SearchedText { text: Cow::Borrowed(line), words: tokens(line) };
            let named = mentions::in_passage(&supposed.text, &passage, &searched, lexicon);
            // As with every passage: what was said before says nothing new.
            let said =
                supposed.passages.iter().any(|other| supposed.text.get(other.span.clone()) == Some(line));
            supposed.stems.push(if said { &[] } else { &searched.words }, &lexicon.vocabulary);
            let (span, line) = (passage.span.clone(), passage.line);
            supposed.mentions.extend(named);
            let section = passage.section;
            supposed.mentions.push(Mention { skill, section, span, line, shown: true, named: true });
            supposed.passages.push(passage);
        }
        supposed
    }
}
