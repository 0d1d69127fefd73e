//! Where the resumes of a batch come from, and the order of them: the order of the paths as typed,
//! the files of a folder by name. One form of file is one module; all give [`Record`]s.

mod folder;
mod lines;
#[cfg(feature = "parquet")]
mod parquet;
mod table;

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::record::Record;
use crate::error::{Error, Result};

pub use folder::Include;
use folder::Walk;
use lines::JsonLines;
use table::Table;

/// What is typed for standard input.
const STDIN: &str = "-";

/// What to read, and how.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Files, folders (read with all folders in them), files of many records (`.jsonl`, `.ndjson`,
    /// `.csv`, `.tsv`, `.parquet`); `-` is JSON Lines on standard input.
    pub paths: Vec<PathBuf>,
    /// A file that names more of them, one a line; `-` is standard input.
    pub list: Option<PathBuf>,
    /// Which files of folders are read; all of them where there is none.
    pub include: Include,
    /// Key or column of the text in a record of a file of many.
    pub text_field: String,
    /// Key or column of the id. A record without one is called by its file and line.
    pub id_field: String,
    /// Files that are never read though they lie in a folder: the batch's own output.
    pub except: Vec<PathBuf>,
}

impl Inputs {
    /// Whether standard input is read, so that nobody can tell how much there is.
    pub fn reads_standard_input(&self) -> bool {
        let listed = self.list.as_deref() == Some(Path::new(STDIN));
        listed || self.paths.iter().any(|path| path == Path::new(STDIN))
    }

    /// Whether a file that is typed is one of these.
    pub(super) fn names_one_of(&self, files: &[PathBuf]) -> bool {
        let typed = self.paths.iter().chain(&self.list);
        typed.filter(|path| path.is_file()).any(|path| folder::is_own(path, files))
    }

    /// Bytes of all inputs together, for a share of what is done; absent where standard input is
    /// read or a path cannot be.
    pub fn size(&self) -> Option<u64> {
        if self.reads_standard_input() {
            return None;
        }
        let mut paths = self.paths.clone();
        if let Some(list) = &self.list {
            let listed = fs::read_to_string(list).ok()?;
            paths.extend(listed.lines().filter(|line| !line.trim().is_empty()).map(PathBuf::from));
        }
        let one = |path: &PathBuf| {
            let about = fs::metadata(path).ok()?;
            if about.is_dir() {
                return Some(Walk::new(path, self).map(|found| found.map_or(0, |file| file.size)).sum());
            }
            Some(about.len())
        };
        paths.iter().map(one).sum()
    }

    /// The records, in order. `stdin` is read where it is named.
    pub(super) fn records(&self, stdin: Box<dyn BufRead + Send>) -> Records {
        let mut open = Vec::new();
        if let Some(list) = &self.list {
            open.push(Open::List(list.clone()));
        }
        open.push(Open::Paths(self.paths.clone().into_iter()));
        Records { inputs: self.clone(), stdin: Some(stdin), open }
    }
}

/// The records of all inputs.
pub(super) struct Records {
    inputs: Inputs,
    stdin: Option<Box<dyn BufRead + Send>>,
    /// What is being read, the innermost last.
    open: Vec<Open>,
}

/// Something that gives records, or paths of more.
enum Open {
    Paths(std::vec::IntoIter<PathBuf>),
    /// A list that is opened when its turn comes.
    List(PathBuf),
    Listed {
        name: String,
        lines: std::io::Lines<Box<dyn BufRead + Send>>,
    },
    Folder(Walk),
    Lines(JsonLines),
    Table(Box<Table>),
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Columns>),
}

/// What comes next out of something open.
enum Next {
    Record(Record),
    /// A path as typed.
    Path(PathBuf),
    /// A file of a folder.
    Found(folder::Found),
    /// A list to be opened in place of what gave it.
    List(PathBuf),
}

impl Open {
    fn next(&mut self) -> Option<Next> {
        match self {
            Self::Paths(paths) => paths.next().map(Next::Path),
            Self::List(path) => Some(Next::List(path.clone())),
            Self::Listed { name, lines } => loop {
                match lines.next()? {
                    Ok(line) if line.trim().is_empty() => {}
                    Ok(line) => return Some(Next::Path(PathBuf::from(line.trim_end_matches('\r')))),
                    Err(error) => {
                        let reason = format!("cannot be read on as a list of paths: {error}");
                        let record = Record::faulty(name.clone(), 0, reason);
                        // A folder in place of a list fails at every line, without an end.
                        *self = Self::Paths(Vec::new().into_iter());
                        return Some(Next::Record(record));
                    }
                }
            },
            Self::Folder(walk) => walk.next().map(|found| match found {
                Ok(file) => Next::Found(file),
                Err(record) => Next::Record(record),
            }),
            Self::Lines(lines) => lines.next().map(Next::Record),
            Self::Table(table) => table.next().map(Next::Record),
            #[cfg(feature = "parquet")]
            Self::Parquet(columns) => columns.next().map(Next::Record),
        }
    }
}

impl Records {
    /// Opens a path as typed.
    fn open(&mut self, path: PathBuf) -> Option<Record> {
        if path == Path::new(STDIN) {
            let reader = self.stdin.take()?;
            self.open.push(Open::Lines(JsonLines::piped(reader, &self.inputs)));
            return None;
        }
        if path.is_dir() {
            self.open.push(Open::Folder(Walk::new(&path, &self.inputs)));
            return None;
        }
        if folder::is_own(&path, &self.inputs.except) {
            let reason = "is what this batch writes; take it off the list".to_owned();
            return Some(Record::faulty(path.display().to_string(), 0, reason));
        }
        let size = fs::metadata(&path).map_or(0, |about| about.len());
        let id = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.open_file(id, path, size)
    }

    /// Opens a file: one of many records becomes what is read next, any other is a record.
    fn open_file(&mut self, id: String, path: PathBuf, size: u64) -> Option<Record> {
        let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
        let opened = match ending.as_str() {
            "jsonl" | "ndjson" => {
                open_file(&path).map(|file| Open::Lines(JsonLines::file(file, &path, &self.inputs)))
            }
            "csv" => Table::open(&path, b',', &self.inputs).map(|table| Open::Table(Box::new(table))),
            "tsv" => Table::open(&path, b'\t', &self.inputs).map(|table| Open::Table(Box::new(table))),
            "parquet" => self.columns(&path, size),
            _ => return Some(Record::file(id, path, size)),
        };
        match opened {
            Ok(opened) => {
                self.open.push(opened);
                None
            }
            Err(error) => Some(Record::broken(id, path.display().to_string(), size, error)),
        }
    }

    #[cfg(feature = "parquet")]
    fn columns(&self, path: &Path, size: u64) -> Result<Open> {
        parquet::Columns::open(path, size, &self.inputs).map(|columns| Open::Parquet(Box::new(columns)))
    }

    #[cfg(not(feature = "parquet"))]
    #[allow(clippy::unused_self, reason = "the same call where Parquet is read")]
    fn columns(&self, _path: &Path, _size: u64) -> Result<Open> {
        Err(Error::NoParquet)
    }

    /// Opens a list of paths.
    fn list(&mut self, path: &Path) -> Option<Record> {
        self.open.pop();
        let reader: Box<dyn BufRead + Send> = if path == Path::new(STDIN) {
            self.stdin.take()?
        } else {
            match open_file(path) {
                Ok(file) => Box::new(file),
                Err(error) => {
                    let name = path.display().to_string();
                    return Some(Record::broken(name.clone(), name, 0, error));
                }
            }
        };
        self.open.push(Open::Listed { name: path.display().to_string(), lines: reader.lines() });
        None
    }
}

impl Iterator for Records {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let record = match self.open.last_mut()?.next() {
                None => {
                    self.open.pop();
                    None
                }
                Some(Next::Record(record)) => Some(record),
                Some(Next::Path(path)) => self.open(path),
                Some(Next::Found(file)) => self.open_file(file.id, file.path, file.size),
                Some(Next::List(path)) => self.list(&path),
            };
            if record.is_some() {
                return record;
            }
        }
    }
}

fn open_file(path: &Path) -> Result<BufReader<File>> {
    let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Ok(BufReader::with_capacity(1 << 16, file))
}
