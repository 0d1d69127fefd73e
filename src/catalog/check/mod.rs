//! Checks a catalog folder against the rules for role texts that a program can check. Owns the
//! rules; `docs/writing-roles.md` tells writers the same in words.
//!
//! What was written by us is held to all rules. A role of the source pages keeps the counts that
//! its pages gave it. An imported role keeps the texts of its source: only what would break the
//! matching is told of it.

mod across;
mod aliases;
mod codes;
mod duties;
mod lengths;
mod near;
mod skills;
mod wages;

use std::path::Path;

use super::fault::Fault;
use super::read::{self, RoleFile, line_of};
use super::role::{Basis, Role};

/// Every finding in a folder, by file and line; and how many roles could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Number of roles whose files could be read.
    pub roles: usize,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Where the texts of a role come from, which decides the rules that they must keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// Written by us.
    Written,
    /// Written by us around the figures and counts of source pages.
    Page,
    /// Taken from an official source as it is.
    Imported,
}

impl Origin {
    fn of(role: &Role) -> Self {
        let imported = |basis: &Basis| matches!(basis, Basis::OnetImportance(_) | Basis::OnetListed { .. });
        if role.skills.iter().any(|need| imported(&need.basis)) {
            Self::Imported
        } else if role.figures.is_some() || !role.source_ids().is_empty() {
            Self::Page
        } else {
            Self::Written
        }
    }
}

/// Checks a folder.
pub fn check(path: &Path) -> Findings {
    let read::Reading { files, mut faults, .. } = read::reading(path);
    for file in &files {
        codes::check(file, &mut faults);
        wages::check(file, &mut faults);
        if Origin::of(&file.role) != Origin::Imported {
            aliases::check(file, &mut faults);
            lengths::check(file, &mut faults);
            duties::check(file, &mut faults);
            skills::check(file, &mut faults);
        }
    }
    codes::check_shared(&files, &mut faults);
    let ours: Vec<&RoleFile> =
        files.iter().filter(|file| Origin::of(&file.role) != Origin::Imported).collect();
    across::check_spellings(&ours, &mut faults);
    across::check_duties(&ours, &mut faults);
    faults.sort_by(|one, other| {
        (&one.file, one.line, &one.reason).cmp(&(&other.file, other.line, &other.reason))
    });
    faults.dedup();
    Findings { roles: files.len(), faults }
}

impl RoleFile {
    /// A fault on the line of a field.
    fn fault(&self, field: &str, reason: String) -> Fault {
        let line = line_of(&self.text, &format!("\"{field}\":"));
        Fault { file: self.path.clone(), line, reason }
    }

    /// A fault on the line of a text within a field.
    fn fault_at(&self, field: &str, text: &str, reason: String) -> Fault {
        Fault { file: self.path.clone(), line: self.line(field, text), reason }
    }

    /// The line of a text within a field, counted from 1; the field's where the text is written in
    /// another way than JSON writes it by default.
    fn line(&self, field: &str, text: &str) -> usize {
        let first = line_of(&self.text, &format!("\"{field}\":"));
        // A string is always JSON.
        let quoted = serde_json::to_string(text).unwrap_or_default();
        let behind = self.text.lines().skip(first - 1).position(|line| line.contains(&quoted));
        first + behind.unwrap_or(0)
    }
}

/// Number of words of a text: what blanks part and a letter or digit stands in.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
