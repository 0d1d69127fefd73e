//! A file, read: the bytes of any format that resumes come in, to one text. Owns the formats, the
//! limits on hostile files and the repairs of broken text; knows nothing of what a resume is.
//!
//! The format is told from the content. No reader follows a link, an include or an external
//! entity, and PDF files are read in a process of their own.

mod archive;
mod hidden;
mod html;
mod json_resume;
mod kind;
mod linkedin;
mod markup;
mod open_document;
mod pdf;
mod refusal;
mod repair;
mod rtf;
mod structure;
mod text;
mod word;
mod xml;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::scan;

pub use pdf::PDF_COMMAND;
#[cfg(feature = "pdf")]
pub use pdf::answer as answer_pdf;
pub use refusal::Refusal;
pub use structure::{Held, Structure, Time};

use kind::Kind;

/// Largest file that is read, in bytes. A resume with photographs has 10 MB.
pub const LARGEST_FILE: u64 = 32 << 20;

/// Longest text that is read, in bytes. A long resume has 50 kB; a book has 1 MB.
pub const LONGEST_TEXT: u64 = 5 << 18;

/// Most lines of a text. A long resume has 1,000; each may be a position, which takes much memory.
const MOST_LINES: usize = 25_000;

/// A file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The text, in the order in which a person reads it.
    pub text: String,
    /// What the file is.
    pub format: Format,
    /// Number of pages, where the format has pages.
    pub pages: Option<usize>,
    /// Words that no reader of the file sees, which were left out of the text.
    pub hidden_words: usize,
    /// What a reader should know of how it was read.
    pub warnings: Vec<String>,
    /// Headings and positions, where the file holds them as data.
    pub structure: Option<Structure>,
}

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text without marks.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Rich Text Format.
    Rtf,
    /// Word, since 2007.
    Word,
    /// OpenDocument text.
    OpenDocument,
    /// PDF.
    Pdf,
    /// JSON Resume, schema 1.0.
    JsonResume,
    /// The archive of data that `LinkedIn` gives to its members.
    LinkedIn,
}

impl Format {
    /// Its name in the machine-readable report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Rtf => "rtf",
            Self::Word => "docx",
            Self::OpenDocument => "odt",
            Self::Pdf => "pdf",
            Self::JsonResume => "json-resume",
            Self::LinkedIn => "linkedin",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Rtf => "RTF",
            Self::Word => "Word",
            Self::OpenDocument => "OpenDocument",
            Self::Pdf => "PDF",
            Self::JsonResume => "JSON Resume",
            Self::LinkedIn => "LinkedIn export",
        })
    }
}

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Opens PDF files that are protected by a password.
    pub password: Option<String>,
    /// The program that reads PDF files: it is run with [`PDF_COMMAND`] as its only argument, and
    /// `rolematch` itself is such a program. Without it no PDF file is read.
    pub pdf_reader: Option<PathBuf>,
}

/// What the reader of one format gives.
#[derive(Debug, Default)]
struct Body {
    text: String,
    pages: Option<usize>,
    hidden_words: usize,
    warnings: Vec<String>,
    structure: Option<Structure>,
}

/// Reads a file. `name` is used in errors.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::TooLarge`], [`Error::Binary`] for what is no document of a known
/// format, and [`Error::Document`] for one that cannot be read.
pub fn read(name: &str, bytes: &[u8], reading: &Reading) -> Result<Document> {
    let length = bytes.len() as u64;
    if length > LARGEST_FILE {
        return Err(Error::TooLarge { name: name.to_owned(), bytes: length, limit: LARGEST_FILE });
    }
    let kind = kind::tell(bytes).map_err(|kind| Error::Binary { name: name.to_owned(), kind })?;
    let format = kind.format();
    // A panic in the library of a format is that file's failure and nobody else's.
    let body = catch_unwind(AssertUnwindSafe(|| body(kind, bytes, reading))).unwrap_or_else(|_| {
        Err(Refusal::Broken { format, reason: "it is damaged in a way that no reader expects".to_owned() })
    });
    let body = body.map_err(|refusal| Error::Document { name: name.to_owned(), refusal })?;
    finished(name, format, body)
}

fn body(kind: Kind, bytes: &[u8], reading: &Reading) -> Result<Body, Refusal> {
    match kind {
        Kind::Text(decoded) | Kind::Markdown(decoded) => Ok(decoded.into_body()),
        Kind::Html(decoded) => html::read(&decoded),
        Kind::JsonResume(value) => Ok(json_resume::read(&value)),
        Kind::Rtf => rtf::read(bytes),
        Kind::Word => word::read(bytes),
        Kind::OpenDocument => open_document::read(bytes),
        Kind::LinkedIn => linkedin::read(bytes),
        Kind::Pdf => pdf::read(bytes, reading),
    }
}

/// The body with its text repaired, within the limits.
fn finished(name: &str, format: Format, body: Body) -> Result<Document> {
    let Body { text, pages, hidden_words, mut warnings, structure } = body;
    let length = text.len() as u64;
    if length > LONGEST_TEXT {
        return Err(Error::TooLarge { name: name.to_owned(), bytes: length, limit: LONGEST_TEXT });
    }
    if scan::count(text.as_bytes(), |byte| byte == b'\n') > MOST_LINES {
        let refusal = Refusal::TooMuch { format, what: "lines", limit: MOST_LINES as u64 };
        return Err(Error::Document { name: name.to_owned(), refusal });
    }
    // The places of a structure are bytes of its text, which was repaired field by field.
    let text = match (format, &structure) {
        (_, Some(_)) => text,
        (Format::Text | Format::Markdown, None) => repair::characters(text),
        _ => repair::layout(&repair::characters(text)),
    };
    if hidden_words > 0 {
        let words = if hidden_words == 1 { "word" } else { "words" };
        warnings.push(format!(
            "{hidden_words} {words} of hidden text (invisible, white, tiny, painted over or off the page) were left out"
        ));
    }
    if text.trim().is_empty() {
        return Err(match hidden_words {
            0 => Error::Empty { name: name.to_owned() },
            words => Error::Document { name: name.to_owned(), refusal: Refusal::AllHidden { words } },
        });
    }
    Ok(Document { text, format, pages, hidden_words, warnings, structure })
}
