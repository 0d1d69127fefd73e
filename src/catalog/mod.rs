//! The catalog of roles: what they are called, what people in them do, what they ask and what
//! they pay. Owns the files of `data/` and the ids; knows nothing of resumes or of the index.

mod check;
mod excerpt;
mod fault;
mod figures;
mod find;
mod ids;
mod lexicon;
mod names;
mod numbers;
mod outlook;
mod pack;
mod pair_filter;
mod phrase_bytes;
mod phrases;
mod read;
mod reworded;
mod role;
mod state;
pub mod tables;
mod vocabulary;
mod wage;
mod word_table;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use crate::error::{Error, Result};

pub use check::{Findings, check};
pub use excerpt::{Excerpt, ExcerptId, ExcerptKind};
pub use fault::Fault;
pub use figures::{
    Category, Employer, Figures, IndustryPay, PageEducation, PageOutlook, PagePay, People, Share,
    TimeToBecome,
};
pub use find::Found;
pub use ids::{RoleId, SocCode};
pub use lexicon::{Lexicon, LexiconBytes};
pub use names::Names;
pub(crate) use numbers::{length, number_at};
pub use outlook::Outlook;
pub use pack::Card;
pub use pair_filter::PairFilter;
pub use phrase_bytes::PhraseBytes;
pub use phrases::{PhraseHit, Phrases, WordSet};
#[cfg(feature = "import")]
pub(crate) use read::folder as read_folder;
pub use read::{About, Folder, Source};
pub use reworded::{Head, Order, Reworded, Starts};
pub use role::{Basis, Need, Related, Role, SoftSkill};
pub use state::State;
pub use vocabulary::{Stems, Vocabulary, VocabularyBytes, WordNumber};
pub use wage::{Area, Pay, Spread, Wage, Wages};
pub use word_table::WordTable;
pub use write::write_folder;

/// Number of a role in its catalog: its place among the ids in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleNumber(pub u32);

impl RoleNumber {
    /// As an index into tables that hold one entry a role.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Number of a skill in its catalog: its place among the names in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SkillNumber(pub u32);

impl SkillNumber {
    /// As an index into tables that hold one entry a skill.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All roles, opened. Texts of a role are decoded when they are first asked for.
#[derive(Debug)]
pub struct Catalog {
    head: pack::Head,
    records: Cow<'static, [u8]>,
    roles: Vec<OnceLock<Role>>,
    /// Number of each role's first excerpt, and behind the last role the number of excerpts.
    first_excerpts: Vec<u32>,
    /// The role of each excerpt.
    owners: Vec<RoleNumber>,
}

impl Catalog {
    /// The catalog that is embedded in the program.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where the program was built wrongly.
    pub fn embedded() -> Result<Self> {
        let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.pack"));
        let (head, records) = pack::open(bytes)?;
        Ok(Self::new(head, Cow::Borrowed(records)))
    }

    /// Reads a catalog folder of the form of `data/`.
    ///
    /// # Errors
    ///
    /// [`Error::Catalog`] with every fault of every file.
    pub fn folder(path: &Path) -> Result<Self> {
        Self::from_roles(&read::folder(path).map_err(Error::Catalog)?)
    }

    /// A catalog of roles that are already read.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where a value cannot be encoded.
    pub fn from_roles(folder: &Folder) -> Result<Self> {
        let bytes = pack::pack(folder)?;
        let (head, records) = pack::open(&bytes)?;
        Ok(Self::new(head, Cow::Owned(records.to_vec())))
    }

    fn new(head: pack::Head, records: Cow<'static, [u8]>) -> Self {
        let roles = head.cards.iter().map(|_| OnceLock::new()).collect();
        let first_excerpts = excerpt::first_excerpts(&head.cards);
        let owners = excerpt::owners(&first_excerpts);
        Self { head, records, roles, first_excerpts, owners }
    }

    /// Edition of the catalog.
    pub fn edition(&self) -> &str {
        &self.head.edition
    }

    /// First 16 hexadecimal digits of the SHA-256 of the catalog: another digest, another catalog.
    pub fn digest(&self) -> &str {
        &self.head.digest
    }

    /// Where figures come from, by the ids that figures name.
    pub fn sources(&self) -> &BTreeMap<String, Source> {
        &self.head.sources
    }

    /// The sentences by which the licences of its sources want them named, each once.
    pub fn attributions(&self) -> Vec<&str> {
        let mut told: Vec<&str> =
            self.head.sources.values().filter_map(|source| source.attribution.as_deref()).collect();
        told.sort_unstable();
        told.dedup();
        told
    }

    /// Number of roles.
    pub fn len(&self) -> usize {
        self.head.cards.len()
    }

    /// Whether the catalog has no roles.
    pub fn is_empty(&self) -> bool {
        self.head.cards.is_empty()
    }

    /// All roles' numbers, in the order of their ids.
    pub fn numbers(&self) -> impl Iterator<Item = RoleNumber> + use<> {
        (0..u32::try_from(self.head.cards.len()).unwrap_or(u32::MAX)).map(RoleNumber)
    }

    /// What the matching needs of a role.
    pub fn card(&self, role: RoleNumber) -> &Card {
        &self.head.cards[role.index()]
    }

    /// Number of skills that the roles ask for.
    pub fn skill_count(&self) -> usize {
        self.head.skills as usize
    }

    /// Names of all skills, by skill number.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where the pack is damaged.
    pub fn skill_names(&self) -> Result<Vec<String>> {
        Ok(postcard::from_bytes(self.record(self.head.skill_names))?)
    }

    /// The bytes of a record; none where the pack is damaged.
    fn record(&self, (start, length): (u32, u32)) -> &[u8] {
        let end = start.saturating_add(length) as usize;
        self.records.get(start as usize..end).unwrap_or_default()
    }

    /// A role with all its texts.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where the pack is damaged.
    pub fn role(&self, role: RoleNumber) -> Result<&Role> {
        let slot = &self.roles[role.index()];
        if let Some(decoded) = slot.get() {
            return Ok(decoded);
        }
        let decoded = postcard::from_bytes(self.record(self.card(role).record))?;
        Ok(slot.get_or_init(|| decoded))
    }

    /// All roles with all their texts, in the order of their ids.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where the pack is damaged.
    pub fn roles(&self) -> Result<Vec<&Role>> {
        self.numbers().map(|number| self.role(number)).collect()
    }
}
