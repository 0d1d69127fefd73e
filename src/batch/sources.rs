//! Where the resumes of a batch come from: files, folders, JSON Lines.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// One resume of a batch, not read yet where it is a file.
#[derive(Debug)]
pub struct Record {
    /// The record's own id, or the file's name without its ending.
    pub id: String,
    /// Path of the file, with the line for a record of JSON Lines.
    pub source: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    File(PathBuf),
    Text(String),
    Broken { name: String, reason: String },
}

impl Record {
    fn broken(id: String, source: String, reason: String) -> Self {
        let name = source.clone();
        Self { id, source, content: Content::Broken { name, reason } }
    }

    /// The resume's bytes.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or the record holds no text.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>> {
        match &self.content {
            Content::Text(text) => Ok(Cow::Borrowed(text.as_bytes())),
            Content::File(path) => {
                let read = fs::read(path).map_err(|source| Error::Read { path: path.clone(), source });
                Ok(Cow::Owned(read?))
            }
            Content::Broken { name, reason } => {
                Err(Error::Record { name: name.clone(), reason: reason.clone() })
            }
        }
    }
}

/// The records of all paths, in order; the files of a folder by name.
pub(super) struct Sources<'a> {
    /// Paths still to be opened, the next one last.
    waiting: Vec<PathBuf>,
    text_field: &'a str,
    stdin: &'a mut dyn BufRead,
    open: Option<Lines>,
}

/// JSON Lines that are being read.
struct Lines {
    name: String,
    /// Absent for standard input.
    file: Option<BufReader<File>>,
    number: usize,
}

impl<'a> Sources<'a> {
    pub(super) fn new(paths: &[PathBuf], text_field: &'a str, stdin: &'a mut dyn BufRead) -> Self {
        let waiting = paths.iter().rev().cloned().collect();
        Self { waiting, text_field, stdin, open: None }
    }

    /// Opens a path: a folder becomes its files, a plain file is a record at once.
    fn open(&mut self, path: &Path) -> Option<Record> {
        let name = path.display().to_string();
        if path == Path::new("-") {
            self.open = Some(Lines { name: "standard input".to_owned(), file: None, number: 0 });
            return None;
        }
        if path.is_dir() {
            return match files(path) {
                Ok(found) => {
                    self.waiting.extend(found.into_iter().rev());
                    None
                }
                Err(error) => Some(Record::broken(id(path), name, error.to_string())),
            };
        }
        if path.extension().is_some_and(|end| end == "jsonl" || end == "ndjson") {
            return match File::open(path) {
                Ok(file) => {
                    self.open = Some(Lines { name, file: Some(BufReader::new(file)), number: 0 });
                    None
                }
                Err(error) => Some(Record::broken(id(path), name, format!("cannot be read: {error}"))),
            };
        }
        Some(Record { id: id(path), source: name, content: Content::File(path.to_owned()) })
    }

    /// The next record of the open JSON Lines; blank lines are none.
    fn next_line(&mut self) -> Option<Record> {
        let lines = self.open.as_mut()?;
        loop {
            lines.number += 1;
            let mut bytes = Vec::new();
            let read = match &mut lines.file {
                Some(file) => file.read_until(b'\n', &mut bytes),
                None => self.stdin.read_until(b'\n', &mut bytes),
            };
            let source = format!("{}:{}", lines.name, lines.number);
            match read {
                Ok(0) => {
                    self.open = None;
                    return None;
                }
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(record(&bytes, source, self.text_field)),
                Err(error) => {
                    self.open = None;
                    return Some(Record::broken(source.clone(), source, format!("cannot be read: {error}")));
                }
            }
        }
    }
}

impl Iterator for Sources<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if let Some(record) = self.next_line() {
                return Some(record);
            }
            let path = self.waiting.pop()?;
            if let Some(record) = self.open(&path) {
                return Some(record);
            }
        }
    }
}

/// The files of a folder and of the folders in it, by name; hidden ones are left out.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Id of a file: its name without the ending.
fn id(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn record(line: &[u8], source: String, text_field: &str) -> Record {
    let value: serde_json::Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => {
            let reason = format!("is no JSON object: {error}");
            return Record::broken(source.clone(), source, reason);
        }
    };
    let id = match value.get("id") {
        Some(serde_json::Value::String(id)) => id.clone(),
        Some(serde_json::Value::Number(id)) => id.to_string(),
        _ => source.clone(),
    };
    if let Some(serde_json::Value::String(text)) = value.get(text_field) {
        Record { id, source, content: Content::Text(text.clone()) }
    } else {
        let reason = format!("has no text under '{text_field}'; name its key with --text-field");
        Record::broken(id, source, reason)
    }
}
