//! A resume, read: its passages, its dated positions and the skills it names. Owns the reading of
//! text and the words that may never score; knows the catalog's phrases but no role.

mod dates;
mod decode;
mod lines;
mod mentions;
mod passages;
mod positions;
mod privacy;
mod sections;

use crate::catalog::Lexicon;

pub use dates::Month;
pub use decode::{Decoded, LONGEST_RESUME, decode};
pub use mentions::Mention;
pub use passages::Passage;
pub use positions::Position;
pub use sections::Section;

use positions::Placed;

/// A resume. Passages, positions and mentions are places in its one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resume {
    /// Where it came from: a path, a record's id, or `-`.
    pub source: String,
    /// What a reader should know of how it was read.
    pub warnings: Vec<String>,
    text: String,
    passages: Vec<Passage>,
    positions: Vec<Position>,
    mentions: Vec<Mention>,
}

impl Resume {
    /// Reads a text. No text is an error: one without passages has none to match.
    pub fn read(source: String, decoded: Decoded, lexicon: &Lexicon) -> Self {
        let Decoded { text, warnings } = decoded;
        let lines = placed(&text);
        let found = positions::positions(&text, &lines, lexicon);
        let passages = passages::passages(&text, &lines, &found.claimed, &lexicon.titles);
        let mentions = mentions::mentions(&text, &passages, &lexicon.skills);
        let positions = found.positions;
        Self { source, warnings, text, passages, positions, mentions }
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

    /// Skills named, by passage.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Number of words of the whole text.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it has a section that lists skills.
    pub fn lists_skills(&self) -> bool {
        self.passages.iter().any(|passage| passage.section == Section::Skills)
    }

    /// The searched text of each passage, in order: what may not score is blanked out.
    pub fn visible_passages(&self) -> Vec<String> {
        self.passages.iter().map(|passage| mentions::visible(&self.text, passage)).collect()
    }

    /// The text of a position's title.
    pub fn title(&self, position: &Position) -> &str {
        self.text.get(position.title.clone()).unwrap_or_default()
    }
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
