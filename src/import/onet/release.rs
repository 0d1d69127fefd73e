//! A downloaded release: a folder of files, or a zip of it; and which edition it is.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::error::{Error, Result};

/// A release, opened.
pub(super) struct Release {
    path: PathBuf,
    files: Files,
}

enum Files {
    Folder,
    Zip(Box<ZipArchive<File>>),
}

/// Which release it is.
pub(super) struct Edition {
    /// "O*NET 30.1".
    pub(super) name: String,
    /// "December 2025", where the release tells it.
    pub(super) date: Option<String>,
}

impl Release {
    /// Opens a folder or a zip.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let fail = |source| Error::Read { path: path.to_owned(), source };
        let files = if fs::metadata(path).map_err(fail)?.is_dir() {
            Files::Folder
        } else {
            let archive = ZipArchive::new(File::open(path).map_err(fail)?);
            Files::Zip(Box::new(archive.map_err(|error| broken(path, &error))?))
        };
        Ok(Self { path: path.to_owned(), files })
    }

    /// Where a file of the release is, as a message names it.
    pub(super) fn place(&self, file: &str) -> PathBuf {
        self.path.join(file)
    }

    /// A file that must be there.
    pub(super) fn file(&mut self, file: &str) -> Result<Vec<u8>> {
        let found = self.find(file)?;
        found.ok_or_else(|| Error::MissingFile { path: self.path.clone(), file: file.to_owned() })
    }

    fn find(&mut self, file: &str) -> Result<Option<Vec<u8>>> {
        let place = self.place(file);
        let fail = |source| Error::Read { path: place.clone(), source };
        match &mut self.files {
            Files::Folder if !place.is_file() => Ok(None),
            Files::Folder => Ok(Some(fs::read(&place).map_err(fail)?)),
            Files::Zip(archive) => {
                let Some(name) = name_in(archive, file) else {
                    return Ok(None);
                };
                let mut bytes = Vec::new();
                let mut entry = archive.by_name(&name).map_err(|error| broken(&self.path, &error))?;
                entry.read_to_end(&mut bytes).map_err(fail)?;
                Ok(Some(bytes))
            }
        }
    }

    /// The edition, as the Read Me tells it, or else the name of the folder or zip.
    pub(super) fn edition(&mut self) -> Result<Edition> {
        let told = self.find("Read Me.txt")?.unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        let name = told.lines().find_map(edition_of_line);
        let name = name.or_else(|| edition_of_name(self.path.file_name()?.to_str()?));
        let date = told.lines().find_map(|line| line.trim().strip_suffix(" Release")).map(str::to_owned);
        Ok(Edition { name: name.unwrap_or_else(|| "O*NET".to_owned()), date })
    }
}

/// The name of a file inside an archive, where it stands in a folder named after the release.
fn name_in(archive: &ZipArchive<File>, file: &str) -> Option<String> {
    let mut names = archive.file_names().flatten().map(Cow::into_owned);
    names.find(|name| Path::new(name).ends_with(file))
}

fn broken(path: &Path, error: &zip::result::ZipError) -> Error {
    Error::Archive { path: path.to_owned(), reason: error.to_string() }
}

/// "O*NET 30.1" of the line "O*NET 30.1 Database".
fn edition_of_line(line: &str) -> Option<String> {
    let number = line.trim().strip_prefix("O*NET ")?.strip_suffix(" Database")?;
    Some(format!("O*NET {number}"))
}

/// "O*NET 30.1" of the name "`db_30_1_text`".
fn edition_of_name(name: &str) -> Option<String> {
    let mut parts = name.strip_prefix("db_")?.split(['_', '.']);
    let (major, minor) = (parts.next()?, parts.next()?);
    let numbers = [major, minor].iter().all(|part| part.parse::<u16>().is_ok());
    numbers.then(|| format!("O*NET {major}.{minor}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_told_by_the_first_line_or_the_name() {
        assert_eq!(edition_of_line("O*NET 30.1 Database\r"), Some("O*NET 30.1".to_owned()));
        assert_eq!(edition_of_line("of the O*NET 30.1 Database"), None);
        assert_eq!(edition_of_name("db_29_0_text.zip"), Some("O*NET 29.0".to_owned()));
        assert_eq!(edition_of_name("download"), None);
    }
}
