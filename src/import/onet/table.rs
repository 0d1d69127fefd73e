//! A tab-separated table of a release: columns found by name, rows that lack a value refused.

use std::path::{Path, PathBuf};

use csv::{ErrorKind, ReaderBuilder, StringRecord};

use super::release::Release;
use crate::catalog::Fault;
use crate::error::{Error, Result};

/// The columns that were asked for, of all rows that have them.
pub(super) struct Table<const COLUMNS: usize> {
    /// Where the table is, as a message names it.
    pub(super) file: PathBuf,
    /// The rows, in the table's order.
    pub(super) rows: Vec<Row<COLUMNS>>,
}

/// One row.
pub(super) struct Row<const COLUMNS: usize> {
    /// Its line, counted from 1.
    pub(super) line: usize,
    /// Its values, none of them empty.
    pub(super) cells: [String; COLUMNS],
}

/// Reads some columns of a table.
pub(super) fn read<const COLUMNS: usize>(
    release: &mut Release,
    name: &str,
    columns: [&str; COLUMNS],
    refused: &mut Vec<Fault>,
) -> Result<Table<COLUMNS>> {
    let bytes = release.file(name)?;
    let file = release.place(name);
    // O*NET writes quotation marks as they are, so they must not quote.
    let mut reader =
        ReaderBuilder::new().delimiter(b'\t').quoting(false).has_headers(true).from_reader(bytes.as_slice());
    let header = reader.headers().cloned().unwrap_or_default();
    let places = places(&header, columns, &file)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        match row(record, &places, &columns) {
            Ok(row) => rows.push(row),
            Err((line, reason)) => refused.push(Fault { file: file.clone(), line, reason }),
        }
    }
    Ok(Table { file, rows })
}

/// Where the columns stand.
fn places<const COLUMNS: usize>(
    header: &StringRecord,
    columns: [&str; COLUMNS],
    file: &Path,
) -> Result<[usize; COLUMNS]> {
    let mut places = [0; COLUMNS];
    for (place, column) in places.iter_mut().zip(columns) {
        let found = header.iter().position(|name| name.trim_start_matches('\u{feff}').trim() == column);
        let missing = || Error::MissingColumn { path: file.to_owned(), column: column.to_owned() };
        *place = found.ok_or_else(missing)?;
    }
    Ok(places)
}

fn row<const COLUMNS: usize>(
    record: csv::Result<StringRecord>,
    places: &[usize; COLUMNS],
    columns: &[&str; COLUMNS],
) -> Result<Row<COLUMNS>, (usize, String)> {
    let record = record.map_err(|error| (line_of(error.position()), reason(&error)))?;
    let line = line_of(record.position());
    let cells = places.map(|place| record.get(place).unwrap_or_default().trim().to_owned());
    match cells.iter().position(String::is_empty) {
        Some(at) => Err((line, format!("no value in the column '{}'", columns[at]))),
        None => Ok(Row { line, cells }),
    }
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX))
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} columns where the header has {expected_len}")
        }
        ErrorKind::Utf8 { .. } => "not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}
