//! The files of a folder and of the folders in it, by name; hidden ones are left out.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::{Inputs, Record};
use crate::error::{Error, Result};

/// Patterns for the files of folders, as a shell has them: `*.pdf`, `2026/**/*.txt`. The case of
/// letters does not count. A pattern without a slash is held against the file's name, one with a
/// slash against its path below the folder that was named.
#[derive(Debug, Clone, Default)]
pub struct Include {
    patterns: Vec<String>,
    names: GlobSet,
    paths: GlobSet,
}

impl Include {
    /// Patterns of which one must fit; none lets every file in.
    ///
    /// # Errors
    ///
    /// [`Error::Pattern`] where one cannot be read.
    pub fn new(patterns: &[String]) -> Result<Self> {
        let mut names = GlobSetBuilder::new();
        let mut paths = GlobSetBuilder::new();
        for pattern in patterns {
            let fail = |error: globset::Error| Error::Pattern {
                pattern: pattern.clone(),
                reason: error.kind().to_string(),
            };
            let glob = GlobBuilder::new(pattern).literal_separator(true).case_insensitive(true).build();
            let set = if pattern.contains('/') { &mut paths } else { &mut names };
            set.add(glob.map_err(fail)?);
        }
        let fail = |error: globset::Error| Error::Pattern {
            pattern: patterns.join(" "),
            reason: error.kind().to_string(),
        };
        let patterns = patterns.to_vec();
        Ok(Self { patterns, names: names.build().map_err(fail)?, paths: paths.build().map_err(fail)? })
    }

    /// The patterns as they were given.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    fn lets_in(&self, below: &Path) -> bool {
        self.patterns.is_empty()
            || self.paths.is_match(below)
            || below.file_name().is_some_and(|name| self.names.is_match(name))
    }
}

/// A file of a folder.
pub(super) struct Found {
    /// Its path below the folder that was named, without its ending.
    pub(super) id: String,
    pub(super) path: PathBuf,
    pub(super) size: u64,
}

/// The files of one folder.
pub(super) struct Walk {
    entries: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    folder: PathBuf,
    include: Include,
    except: Vec<PathBuf>,
}

impl Walk {
    pub(super) fn new(folder: &Path, inputs: &Inputs) -> Self {
        let hidden =
            |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        Self {
            entries: Box::new(entries.filter_entry(move |entry| !hidden(entry))),
            folder: folder.to_owned(),
            include: inputs.include.clone(),
            except: inputs.except.clone(),
        }
    }

    fn found(&self, entry: &DirEntry) -> Option<Found> {
        let below = entry.path().strip_prefix(&self.folder).unwrap_or(entry.path());
        if !entry.file_type().is_file() || !self.include.lets_in(below) || is_own(entry.path(), &self.except)
        {
            return None;
        }
        let id = below.with_extension("").to_string_lossy().replace('\\', "/");
        let size = entry.metadata().map_or(0, |about| about.len());
        Some(Found { id, path: entry.path().to_owned(), size })
    }
}

impl Iterator for Walk {
    /// A file, or the record that tells what cannot be read.
    type Item = Result<Found, Record>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.entries.next()? {
                Ok(entry) => {
                    if let Some(found) = self.found(&entry) {
                        return Some(Ok(found));
                    }
                }
                Err(error) => {
                    let path = error.path().unwrap_or(&self.folder).display().to_string();
                    return Some(Err(Record::faulty(path, 0, format!("cannot be read: {error}"))));
                }
            }
        }
    }
}

/// Whether a file is, or lies in, what the batch itself writes.
pub(super) fn is_own(path: &Path, except: &[PathBuf]) -> bool {
    // Asking the system for the true path is dear, and nearly every file has another name.
    let named = |own: &PathBuf| path.iter().any(|part| Some(part) == own.file_name());
    if !except.iter().any(named) {
        return false;
    }
    let Ok(path) = path.canonicalize() else { return false };
    except.iter().filter_map(|own| own.canonicalize().ok()).any(|own| path.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, below: &str, expected: bool) {
        let include = Include::new(&[pattern.to_owned()]).unwrap();
        assert_eq!(include.lets_in(Path::new(below)), expected, "{pattern} on {below}");
    }

    #[test]
    fn patterns_are_those_of_a_shell() {
        check("*.txt", "cv.txt", true);
        check("*.txt", "2026/may/CV.TXT", true);
        check("*.txt", "cv.pdf", false);
        check("2026/*.txt", "2026/cv.txt", true);
        check("2026/*.txt", "2026/may/cv.txt", false);
        check("2026/**/*.txt", "2026/may/cv.txt", true);
        check("*.{pdf,docx}", "cv.docx", true);
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_told() {
        let told = Include::new(&["*.{txt".to_owned()]).unwrap_err().to_string();
        assert!(told.contains("*.{txt"), "{told}");
    }
}
