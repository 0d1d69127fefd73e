//! Reads a catalog folder: `catalog.json` (edition and sources) and `roles/**/*.json`, one role a
//! file. All faults of all files are told at once, with file and line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::role::{Basis, Role};

/// What `catalog.json` holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Edition of the catalog, shown in every report.
    pub edition: String,
    /// Where texts and figures come from, by the id that role files name.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title of the page or table.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Date of the page as it tells it; absent where it tells none.
    #[serde(default)]
    pub date: Option<String>,
    /// Year that the figures describe; absent where the page tells none.
    #[serde(default)]
    pub year: Option<u16>,
    /// Licence under which it may be used.
    #[serde(default)]
    pub licence: Option<String>,
    /// The sentence by which the licence wants the source named; every report shows it.
    #[serde(default)]
    pub attribution: Option<String>,
}

/// A catalog folder, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Folder {
    /// Edition and sources.
    pub about: About,
    /// The roles, by id.
    pub roles: Vec<Role>,
}

/// A role with the file it was read from.
pub(super) struct RoleFile {
    /// Where it was read.
    pub path: PathBuf,
    /// The file's text, in which faults are located.
    pub text: String,
    /// The role.
    pub role: Role,
}

/// What could be read of a folder, and what was wrong.
pub(super) struct Reading {
    /// Edition and sources, where `catalog.json` could be read.
    pub about: Option<About>,
    /// The roles whose files could be read, in the order of the files' names.
    pub files: Vec<RoleFile>,
    /// Every fault found, in the order of the files' names.
    pub faults: Vec<Fault>,
}

/// Reads a folder.
///
/// # Errors
///
/// Every fault found, in the order of the files' names.
pub(crate) fn folder(path: &Path) -> Result<Folder, Vec<Fault>> {
    let Reading { about, files, faults } = reading(path);
    match about {
        Some(about) if faults.is_empty() => {
            let mut roles: Vec<Role> = files.into_iter().map(|file| file.role).collect();
            roles.sort_by(|one, other| one.id.cmp(&other.id));
            Ok(Folder { about, roles })
        }
        _ => Err(faults),
    }
}

/// Reads what can be read of a folder.
pub(super) fn reading(path: &Path) -> Reading {
    let mut faults = Vec::new();
    let about = about(path, &mut faults);
    let mut paths = Vec::new();
    json_files(&path.join("roles"), &mut paths, &mut faults);
    paths.sort();
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        if let Some((text, role)) = json::<Role>(&path, &mut faults) {
            files.push(RoleFile { path, text, role });
        }
    }
    if let Some(about) = &about {
        for RoleFile { path, text, role } in &files {
            check_role(path, text, role, about, &mut faults);
        }
    }
    check_ids(&files, &mut faults);
    if files.is_empty() && faults.is_empty() {
        let reason = "no role files found; a catalog has them as roles/GROUP/ID.json".to_owned();
        faults.push(Fault { file: path.join("roles"), line: 0, reason });
    }
    Reading { about, files, faults }
}

fn about(path: &Path, faults: &mut Vec<Fault>) -> Option<About> {
    json(&path.join("catalog.json"), faults).map(|(_, about)| about)
}

/// Reads one JSON file; what is wrong with it becomes a fault.
fn json<T: for<'de> Deserialize<'de>>(file: &Path, faults: &mut Vec<Fault>) -> Option<(String, T)> {
    let mut fault = |line, reason| {
        faults.push(Fault { file: file.to_owned(), line, reason });
    };
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            fault(0, format!("cannot be read: {error}"));
            return None;
        }
    };
    match serde_json::from_str(&text) {
        Ok(value) => Some((text, value)),
        Err(error) => {
            let told = error.to_string();
            let reason = told.split(" at line ").next().unwrap_or(&told).to_owned();
            fault(error.line(), reason);
            None
        }
    }
}

fn json_files(folder: &Path, files: &mut Vec<PathBuf>, faults: &mut Vec<Fault>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let reason = format!("cannot be read: {error}");
            return faults.push(Fault { file: folder.to_owned(), line: 0, reason });
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            json_files(&path, files, faults);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

/// The line, counted from 1, on which a value first stands; 1 where it cannot be found.
pub(super) fn line_of(text: &str, value: &str) -> usize {
    text.lines().position(|line| line.contains(value)).map_or(1, |at| at + 1)
}

fn check_role(file: &Path, text: &str, role: &Role, about: &About, faults: &mut Vec<Fault>) {
    let mut fault = |value: &str, reason: String| {
        faults.push(Fault { file: file.to_owned(), line: line_of(text, value), reason });
    };
    if file.file_stem().is_some_and(|stem| stem != role.id.as_str()) {
        fault(role.id.as_str(), format!("the file of role '{}' must be named {}.json", role.id, role.id));
    }
    if role.duties.is_empty() {
        fault("\"duties\"", "a role needs duties to be matched by".to_owned());
    }
    for source in role.source_ids() {
        if !about.sources.contains_key(source) {
            fault(source, format!("unknown source '{source}'; name it in catalog.json"));
        }
    }
    for need in &role.skills {
        let in_range = match need.basis {
            Basis::Editorial(weight) => (1..=5).contains(&weight),
            Basis::Share { percent, .. } => (0.0..=100.0).contains(&percent),
            Basis::OnetImportance(importance) => (1.0..=5.0).contains(&importance),
            Basis::OnetListed { .. } => true,
        };
        if !in_range {
            fault(&need.name, format!("the weight of '{}' is out of range", need.name));
        }
    }
}

fn check_ids(files: &[RoleFile], faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<&str, &Path> = BTreeMap::new();
    for RoleFile { path, text, role } in files {
        if let Some(first) = seen.insert(role.id.as_str(), path) {
            let reason = format!("the id '{}' stands in {} too", role.id, first.display());
            faults.push(Fault { file: path.clone(), line: line_of(text, "\"id\""), reason });
        }
    }
    for RoleFile { path, text, role } in files {
        for related in &role.related {
            if !seen.contains_key(related.role.as_str()) {
                let reason = format!("related role '{}' is not in the catalog", related.role);
                let line = line_of(text, related.role.as_str());
                faults.push(Fault { file: path.clone(), line, reason });
            }
        }
    }
}
