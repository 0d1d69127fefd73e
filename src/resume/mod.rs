//! A resume, read: its passages, its dated positions and the skills it names. Owns what a text
//! means and the words that may never score; knows the catalog's phrases but no role.

mod dates;
mod language;
mod lines;
mod mentions;
mod passages;
mod positions;
mod privacy;
mod sections;
mod structured;
mod supposed;
mod word_list;
mod wording;

use std::ops::Range;

use crate::catalog::{Lexicon, Stems};
use crate::document::{Document, Format};

pub use dates::Month;
pub use mentions::Mention;
pub use passages::Passage;
pub use positions::Position;
pub use sections::Section;

use passages::Searched;
use positions::Placed;

/// A resume. Passages, positions and mentions are places in its one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resume {
    /// Where it came from: a path, a record's id, or `-`.
    pub source: String,
    /// What a reader should know of how it was read.
    pub warnings: Vec<String>,
    /// What the file is.
    pub format: Format,
    /// Number of pages, where the format has pages.
    pub pages: Option<usize>,
    /// Words of hidden text, which are no part of the text.
    pub hidden_words: usize,
    text: String,
    words: usize,
    title_alone: bool,
    headings: Vec<Heading>,
    passages: Vec<Passage>,
    stems: Stems,
    positions: Vec<Position>,
    mentions: Vec<Mention>,
}

impl Resume {
    /// Reads a document. No text is an error: one without passages has none to match.
    pub fn read(source: String, document: Document, lexicon: &Lexicon) -> Self {
        let Document { text, format, pages, hidden_words, warnings, structure } = document;
        let mut lines = placed(&text);
        let title = title_alone(&text, &lines).filter(|_| structure.is_none());
        let title_alone = title.is_some();
        let found = if let Some(structure) = &structure {
            let (told, found) = structured::placed(&text, structure);
            lines = told;
            found
        } else if let Some(title) = title {
            positions::title_alone(title, &lines)
        } else {
            positions::positions(&text, &mut lines, lexicon)
        };
        let Searched { passages, stems, texts } = passages::passages(&text, &lines, &found, lexicon);
        let mentions = mentions::mentions(&text, &passages, &texts, &found.positions, lexicon);
        let positions = found.positions;
        let headings = headings(&lines);
        let words = language::words(&text);
        Self {
            source,
            warnings,
            format,
            pages,
            hidden_words,
            text,
            words,
            title_alone,
            headings,
            passages,
            stems,
            positions,
            mentions,
        }
    }

    /// The headings, in order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Sentences and list lines, in order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// Positions of the work history, in order, and the headline.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Skills named: those of passages in their order, then those of titles held.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Number of words of the whole text.
    pub fn words(&self) -> usize {
        self.words
    }

    /// English name of the language of the text, where it is surely another one than English.
    pub fn foreign_language(&self) -> Option<&'static str> {
        language::foreign(&self.text)
    }

    /// Whether the text is no resume but one short line, which is then read as a title.
    pub fn is_title(&self) -> bool {
        self.title_alone
    }

    /// Whether it has a section that lists skills.
    pub fn lists_skills(&self) -> bool {
        self.passages.iter().any(|passage| passage.section == Section::Skills)
    }

    /// The stems of the searched text of each passage, in order: what may not score is blanked out, and
    /// a passage that was said before in the same words has none, for it says nothing new.
    pub fn stems(&self) -> &Stems {
        &self.stems
    }

    /// The text of a position's title; empty where it was not read.
    pub fn title(&self, position: &Position) -> &str {
        let title = position.title.clone().unwrap_or_default();
        self.text.get(title).unwrap_or_default()
    }
}

/// Longest text that may be a title alone, in words.
const TITLE_WORDS: usize = 12;

/// The bytes of a text that is one short line: somebody asks for a title.
fn title_alone(text: &str, lines: &[Placed]) -> Option<Range<usize>> {
    let [only] = lines else { return None };
    let line = only.line.text(text);
    let short = line.split_whitespace().count() <= TITLE_WORDS && !line.ends_with('.');
    (short && !only.line.bullet && !only.heading && !privacy::is_personal(line))
        .then(|| only.line.span.clone())
}

/// A line that begins a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What the section is about.
    pub section: Section,
    /// Bytes of the line in the resume's text.
    pub span: Range<usize>,
    /// The line, counted from 1.
    pub line: usize,
}

fn headings(lines: &[Placed]) -> Vec<Heading> {
    let headings = lines.iter().filter(|placed| placed.heading);
    headings
        .map(|placed| Heading {
            section: placed.section,
            span: placed.line.span.clone(),
            line: placed.line.number,
        })
        .collect()
}

/// The lines with their sections.
fn placed(text: &str) -> Vec<Placed> {
    let mut section = Section::Header;
    lines::lines(text)
        .into_iter()
        .map(|line| {
            let found = sections::heading(line.text(text)).filter(|_| !line.bullet);
            section = found.map_or(section, |heading| heading.section);
            Placed { line, section, heading: found.is_some() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::document::Reading;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let catalog = Catalog::embedded().unwrap();
        let lexicon = Lexicon::open(catalog.lexicon([], &[]).unwrap());
        let document = crate::document::read("cv", text.as_bytes(), &Reading::default()).unwrap();
        let resume = Resume::read("cv".to_owned(), document, &lexicon);
        let told = |month: Option<Month>| month.map(|month| month.to_string()).unwrap_or_default();
        let positions = resume.positions().iter().map(|position| {
            let (start, end) = (told(position.start), told(position.end));
            let end = if position.current { "now".to_owned() } else { end };
            format!("{} {start}/{end}", resume.title(position))
        });
        assert_eq!(positions.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn positions_are_read_in_the_layouts_that_resumes_have() {
        check("Experience\nClinical Manager, Harbor Clinic, 2015 - 2019", &["Clinical Manager 2015/2019"]);
        check(
            "Experience\nHarbor Clinic | Clinical Manager | 2015 - Present",
            &["Clinical Manager 2015/now"],
        );
        check(
            "Experience\nMay 2012 to June 2014\nHarbor Clinic - Dayton, OH Clinical Manager",
            &["Clinical Manager 2012-05/2014-06"],
        );
        check(
            "Experience\nHarbor Clinic, Dayton, OH\nClinical Manager\n05/2012 - Current\n- Led nurses.",
            &["Clinical Manager 2012-05/now"],
        );
        check(
            "Experience\nApril 2013\nto\nCurrent\nHarbor Clinic Clinical Manager\n- Led nurses.",
            &["Clinical Manager 2013-04/now"],
        );
        check(
            "Robin Vale\nClinical Manager\n\nExperience\nClinical Manager 2015 - 2019",
            &["Clinical Manager /", "Clinical Manager 2015/2019"],
        );
    }

    #[test]
    fn schools_and_sentences_are_no_positions() {
        check("Education\nClinical Manager certificate, 2012 - 2013", &[]);
        check(
            "Experience\nClinical Manager 2015 - 2019\n- Hired a patient coordinator in 2016 and trained her for the front desk.",
            &["Clinical Manager 2015/2019"],
        );
    }
}
