//! Shows documents: one file a format. The words that all formats share stand in `phrase`.

mod bar;
#[cfg(feature = "parquet")]
pub(crate) mod columns;
mod csv;
mod figures;
mod json;
mod phrase;
mod row;
mod sections;
mod terminal;

use std::io::Write;

use crate::catalog::State;
use crate::error::{Error, Result};
use crate::evaluation::Evaluation;
use crate::report::{Document, Report};

pub use csv::{CSV_COLUMNS, csv_header, csv_lines};
pub use json::{Fields, Written, failure_line};
pub use row::{MatchRow, ResumeRow};
pub use sections::sections;
pub use terminal::Screen;

/// How a document is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a person to read.
    Terminal(Screen),
    /// For a program to read.
    Json,
    /// For a spreadsheet; a ranking of resumes alone has this form.
    Csv,
}

/// How much of a document is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Detail {
    /// Most lines of evidence a role; absent is all of it in JSON, and what fits a screen on the
    /// terminal.
    pub evidence: Option<usize>,
    /// The state whose pay is shown beside the nation's.
    pub state: Option<State>,
}

/// Writes a document.
///
/// # Errors
///
/// Where the output cannot be written or an excerpt cannot be read.
pub fn write(document: &Document<'_>, format: Format, detail: Detail, out: &mut dyn Write) -> Result<()> {
    match format {
        Format::Terminal(screen) => terminal::write(document, screen, detail, out),
        Format::Json => json::write(document, detail, out),
        Format::Csv => match document {
            Document::Ranking(ranking) => Ok(out.write_all(&csv::ranking(ranking)?)?),
            _ => Err(Error::NoTable),
        },
    }
}

/// Writes an evaluation.
///
/// # Errors
///
/// Where the output cannot be written.
pub fn write_evaluation(evaluation: &Evaluation<'_>, format: Format, out: &mut dyn Write) -> Result<()> {
    match format {
        Format::Terminal(screen) => terminal::write_evaluation(evaluation, screen, out),
        Format::Json => json::write_evaluation(evaluation, out),
        Format::Csv => Err(Error::NoTable),
    }
}

/// A report as one line of JSON Lines, in UTF-8, with its line end. What is written already is taken as it
/// is.
///
/// # Errors
///
/// Where an excerpt cannot be read.
pub fn json_line(report: &Report<'_>, id: &str, written: &Written<'_>) -> Result<Vec<u8>> {
    json::report_line(report, id, written)
}

/// What is kept of a report as one line of JSON Lines, without its line end. It is slower than the
/// whole line.
///
/// # Errors
///
/// Where an excerpt cannot be read.
pub fn json_fields(report: &Report<'_>, id: &str, detail: Detail, fields: &Fields) -> Result<String> {
    json::kept_line(report, id, detail, fields)
}
