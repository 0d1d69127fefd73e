//! One resume of a batch, as its source gives it: read when a worker takes it up.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::document::LARGEST_FILE;
use crate::error::{Error, Result};

/// One resume of a batch, not read yet where it is a file.
#[derive(Debug)]
pub struct Record {
    /// The record's own id, or the file's path below the folder that was named, without its ending.
    pub id: String,
    /// Path of the file, with the line or row for a record of a file of many.
    pub source: String,
    /// Bytes of the input that the record takes up.
    pub(super) size: u64,
    content: Content,
}

#[derive(Debug)]
enum Content {
    File(PathBuf),
    Bytes(Vec<u8>),
    Broken(Error),
}

impl Record {
    /// A file that is a resume.
    pub(super) fn file(id: String, path: PathBuf, size: u64) -> Self {
        Self { id, source: path.display().to_string(), size, content: Content::File(path) }
    }

    /// A resume that a record holds. What is longer than any resume is dropped at once, so that no
    /// queue holds it.
    pub(super) fn bytes(id: String, source: String, size: u64, bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        if length > LARGEST_FILE {
            let error = Error::TooLarge { name: source.clone(), bytes: length, limit: LARGEST_FILE };
            return Self::broken(id, source, size, error);
        }
        Self { id, source, size, content: Content::Bytes(bytes) }
    }

    /// A record that holds no resume.
    pub(super) fn broken(id: String, source: String, size: u64, error: Error) -> Self {
        Self { id, source, size, content: Content::Broken(error) }
    }

    /// A record whose source says what is wrong with it; it has no id of its own.
    pub(super) fn faulty(source: String, size: u64, reason: String) -> Self {
        let error = Error::Record { name: source.clone(), reason };
        Self::broken(source.clone(), source, size, error)
    }

    /// The same record under an id.
    pub(super) fn named(self, id: String) -> Self {
        Self { id, ..self }
    }

    /// Bytes that the record holds in memory, about.
    pub(super) fn weight(&self) -> usize {
        let content = match &self.content {
            Content::Bytes(bytes) => bytes.len(),
            Content::File(_) | Content::Broken(_) => 0,
        };
        content + self.id.len() + self.source.len()
    }

    /// The resume's bytes.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or is too long, or the record holds no resume.
    pub(super) fn read(self) -> Result<Vec<u8>> {
        match self.content {
            Content::Bytes(bytes) => Ok(bytes),
            Content::File(path) => read_file(&path),
            Content::Broken(error) => Err(error),
        }
    }
}

/// The bytes of a file; what is longer than any resume is refused unread.
fn read_file(path: &Path) -> Result<Vec<u8>> {
    let fail = |source| Error::Read { path: path.to_owned(), source };
    let about = fs::metadata(path).map_err(fail)?;
    if about.is_dir() {
        return Err(Error::Folder { path: path.to_owned() });
    }
    if about.len() > LARGEST_FILE {
        let name = path.display().to_string();
        return Err(Error::TooLarge { name, bytes: about.len(), limit: LARGEST_FILE });
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fail)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}
