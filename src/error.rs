//! What can go wrong, with the data that tells where and what to do next.

use std::fmt;
use std::path::PathBuf;

use crate::catalog::Fault;
use crate::document::Refusal;

/// Result of a library call, with the library's error where no other is named.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can go wrong in the library.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder stands where a file is wanted.
    #[error("{} is a folder; name a file, or give the folder to 'rolematch batch'", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A resume holds no text at all.
    #[error("{name} is empty; there is nothing to match")]
    Empty {
        /// Name of the source.
        name: String,
    },
    /// A file is no document of a format that is read.
    #[error("{name} is {kind}; {}", kind.advice())]
    Binary {
        /// Name of the source.
        name: String,
        /// What it looks like.
        kind: BinaryKind,
    },
    /// A document of a known format cannot be read.
    #[error("{name}: {refusal}")]
    Document {
        /// Name of the source.
        name: String,
        /// Why not.
        refusal: Refusal,
    },
    /// A resume is longer than any resume.
    #[error("{name} has {bytes} bytes, but a resume has at most {limit}; is it the right file?")]
    TooLarge {
        /// Name of the source.
        name: String,
        /// Its length in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The catalog's files are broken.
    #[error("{}", Faults(.0))]
    Catalog(Vec<Fault>),
    /// A release of official data lacks a file.
    #[error("{} has no '{file}'; download the whole release as text and give its folder or zip", path.display())]
    MissingFile {
        /// The folder or zip of the release.
        path: PathBuf,
        /// Name of the file.
        file: String,
    },
    /// A table of official data lacks a column.
    #[error("{} has no column '{column}'; is it a release of another form?", path.display())]
    MissingColumn {
        /// The table.
        path: PathBuf,
        /// Name of the column.
        column: String,
    },
    /// A zip archive cannot be read.
    #[error("cannot read the archive {}: {reason}; unpack it and give the folder", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A catalog would be overwritten that another hand wrote.
    #[error("{} holds roles that no import wrote; give another folder with --out", path.display())]
    ForeignCatalog {
        /// The folder.
        path: PathBuf,
    },
    /// No role has this id, title or alias.
    #[error("unknown role '{query}'; {}", suggestion(.nearest))]
    UnknownRole {
        /// What was asked for.
        query: String,
        /// The nearest titles, nearest first.
        nearest: Vec<String>,
    },
    /// No state has this name or postal code.
    #[error("unknown place '{query}'; {}", suggestion(.nearest))]
    UnknownPlace {
        /// What was asked for.
        query: String,
        /// The nearest names, nearest first.
        nearest: Vec<String>,
    },
    /// A file that figures are imported from is no workbook.
    #[error("cannot read {} as an Excel workbook: {reason}; download it again", path.display())]
    Workbook {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that figures are imported from lacks a part.
    #[error("{} has no {missing}; is it the right file?", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
        /// The part: a sheet or a column.
        missing: String,
    },
    /// The index cannot be built or read.
    #[error("the index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// A catalog has more roles than an index can hold.
    #[error("a catalog of {roles} roles is too large for one index, which holds {most}; split it in two")]
    TooManyRoles {
        /// How many roles there are.
        roles: usize,
        /// How many there may be.
        most: usize,
    },
    /// An index folder cannot be used.
    #[error("cannot use the index folder {}: {reason}; name another with --index", path.display())]
    IndexFolder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// A table derived from the catalog cannot be encoded or decoded.
    #[error("the catalog's pack is damaged: {0}; run 'rolematch index'")]
    Pack(#[from] postcard::Error),
    /// A report cannot be written as JSON.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] std::io::Error),
    /// A line of JSON Lines holds no resume.
    #[error("{name}: {reason}")]
    Record {
        /// File and line.
        name: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Labelled texts of which none can be used.
    #[error("{name} has no labelled text: {reason}; {}", LABELLED_FORMS)]
    NothingLabelled {
        /// Name of the source.
        name: String,
        /// What is wrong with its first line, or that it has none.
        reason: String,
    },
    /// The program itself failed on a record. What it failed with is not told: it may quote the
    /// resume.
    #[error("{name}: the program failed on this record; please report it, with the record if you may")]
    Panicked {
        /// Name of the source.
        name: String,
    },
    /// A pattern for files cannot be read.
    #[error("cannot read the pattern '{pattern}': {reason}; write it as for a shell, such as '*.pdf'")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No report has such a key.
    #[error("no report has '{field}'; choose among {}", .known.join(", "))]
    UnknownField {
        /// The path that was asked for.
        field: String,
        /// The keys at the place where it goes wrong.
        known: Vec<&'static str>,
    },
    /// An output stands there that another run began and did not finish.
    #[error("{} is the output of an unfinished run; go on with --continue, or remove {} to begin anew", path.display(), about.display())]
    Unfinished {
        /// The output.
        path: PathBuf,
        /// Its side file.
        about: PathBuf,
    },
    /// An input would be overwritten by its own answers.
    #[error("{} is an input; name another file with --out", path.display())]
    OutputIsInput {
        /// The file.
        path: PathBuf,
    },
    /// A run cannot go on where another ended.
    #[error("cannot go on with {}: {reason}", path.display())]
    Continue {
        /// The output.
        path: PathBuf,
        /// Why not, and what to do.
        reason: String,
    },
    /// Parquet cannot be written.
    #[error("cannot write {name} as Parquet: {reason}")]
    Parquet {
        /// The file, or standard output.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// The program was built without Parquet.
    #[error("this program was built without Parquet; build it with the feature 'parquet'")]
    NoParquet,
    /// A document that is no table was asked for as one.
    #[error("only a ranking of resumes can be written as CSV; choose another format")]
    NoTable,
}

/// The forms of labelled texts, for who has given another one.
const LABELLED_FORMS: &str =
    "a line is a JSON object with 'text' and 'gold', or text, a tab and SOC codes with ';' between them";

/// What a file that no reader reads looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryKind {
    /// A zip archive that is no document and no data export.
    Zip,
    /// A Word document of the form before 2007.
    Word,
    /// An office document that is encrypted.
    LockedOffice,
    /// A workbook or a presentation.
    OtherOffice,
    /// Holds bytes that no text holds.
    Other,
}

impl BinaryKind {
    /// What to do with such a file.
    fn advice(self) -> &'static str {
        match self {
            Self::Zip => "unpack it and name the resume in it",
            Self::Word => "save it as .docx or PDF and try again",
            Self::LockedOffice => "save it without a password and try again",
            Self::OtherOffice | Self::Other => "save the resume as PDF, .docx or plain text and try again",
        }
    }
}

impl fmt::Display for BinaryKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Zip => "a zip archive and no document",
            Self::Word => "an old Word document",
            Self::LockedOffice => "protected by a password",
            Self::OtherOffice => "a workbook or a presentation",
            Self::Other => "binary data",
        })
    }
}

/// How many faults of a catalog an error message names.
const SHOWN_FAULTS: usize = 10;

struct Faults<'a>(&'a [Fault]);

impl fmt::Display for Faults<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the catalog cannot be read")?;
        for fault in self.0.iter().take(SHOWN_FAULTS) {
            write!(out, "\n  {fault}")?;
        }
        match self.0.len().saturating_sub(SHOWN_FAULTS) {
            0 => Ok(()),
            more => write!(out, "\n  and {more} more"),
        }
    }
}

fn suggestion(nearest: &[String]) -> String {
    if nearest.is_empty() {
        return "list the roles with 'rolematch roles'".to_owned();
    }
    let quoted: Vec<String> = nearest.iter().map(|title| format!("'{title}'")).collect();
    let listed = match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    };
    format!("did you mean {listed}?")
}
