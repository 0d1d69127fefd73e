//! The catalog in one piece of bytes that costs nearly nothing to open: a head with what every
//! match needs, and one sealed record a role, decoded only when its texts are wanted.
//!
//! The build script packs `data/` into the binary; a folder given at run time is packed the same
//! way in memory, so that there is one form of catalog and not two.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ids::{RoleId, SocCode};
use super::read::{Folder, Source};
use super::role::Role;

/// What the matching needs of the whole catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// Edition of the catalog.
    pub edition: String,
    /// First 16 hexadecimal digits of the SHA-256 of all roles and sources.
    pub digest: String,
    /// Where figures come from, by id.
    pub sources: BTreeMap<String, Source>,
    /// One card a role, sorted by role id.
    pub cards: Vec<Card>,
    /// Number of skills. Their names, sorted, are a record of their own: a skill's number is its
    /// place among them.
    pub skills: u32,
    /// Bytes of the record of skill names, counted from the end of the head.
    pub skill_names: (u32, u32),
}

/// What the matching needs of one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The role's id.
    pub id: RoleId,
    /// The role's title.
    pub title: String,
    /// The role's code.
    pub code: SocCode,
    /// Number of titles: the title, its aliases and the reported titles.
    pub titles: u32,
    /// Number of aliases.
    pub aliases: u32,
    /// Number of duties.
    pub duties: u32,
    /// Skills by number with their weight of 1 to 5, in the order of the role's file.
    pub needs: Vec<(u32, u8)>,
    /// Bytes of the role's record, counted from the end of the head.
    pub record: (u32, u32),
}

/// Packs a catalog folder.
///
/// # Errors
///
/// Only where a value cannot be encoded, which no value of these types can cause.
pub(super) fn pack(folder: &Folder) -> Result<Vec<u8>, postcard::Error> {
    let skills = skill_names(&folder.roles);
    let mut records = Vec::new();
    let mut cards = Vec::with_capacity(folder.roles.len());
    for role in &folder.roles {
        let record = postcard::to_stdvec(role)?;
        let span = (length(records.len()), length(record.len()));
        records.extend(record);
        cards.push(card(role, &skills, span));
    }
    let names = postcard::to_stdvec(&skills)?;
    let skill_names = (length(records.len()), length(names.len()));
    records.extend(names);
    let mut hash = Sha256::new();
    hash.update(postcard::to_stdvec(&folder.about)?);
    hash.update(&records);
    let mut digest = String::new();
    for byte in hash.finalize().iter().take(8) {
        // Writing to a string cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    let head = Head {
        edition: folder.about.edition.clone(),
        digest,
        sources: folder.about.sources.clone(),
        cards,
        skills: length(skills.len()),
        skill_names,
    };
    let mut bytes = postcard::to_stdvec(&head)?;
    bytes.extend(records);
    Ok(bytes)
}

/// Opens a pack: its head, and the records behind it.
///
/// # Errors
///
/// Where the bytes are no pack of this version.
pub(super) fn open(bytes: &[u8]) -> Result<(Head, &[u8]), postcard::Error> {
    postcard::take_from_bytes(bytes)
}

/// One spelling a skill: names that differ only in case are the same skill, and the spelling that
/// sorts first stands for all.
fn skill_names(roles: &[Role]) -> Vec<String> {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for need in roles.iter().flat_map(|role| &role.skills) {
        let name = names.entry(need.name.to_lowercase()).or_insert(&need.name);
        *name = (*name).min(&need.name);
    }
    names.into_values().map(str::to_owned).collect()
}

fn card(role: &Role, skills: &[String], record: (u32, u32)) -> Card {
    let number = |name: &str| {
        let key = name.to_lowercase();
        skills.binary_search_by(|skill| skill.to_lowercase().cmp(&key)).unwrap_or_else(|at| at)
    };
    Card {
        id: role.id.clone(),
        title: role.title.clone(),
        code: role.code.clone(),
        titles: length(role.titles().count()),
        aliases: length(role.aliases.len()),
        duties: length(role.duties.len()),
        needs: role.skills.iter().map(|need| (length(number(&need.name)), need.weight())).collect(),
        record,
    }
}

/// A catalog of 4 GiB is none; a length past that would only be cut to the largest number.
fn length(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
