//! A table of text cells, read from a workbook or from a file with separators, its columns found
//! by name.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};

use crate::error::{Error, Result};

/// A table with a header.
#[derive(Debug)]
pub(super) struct Sheet {
    path: PathBuf,
    columns: Vec<String>,
    /// The number, counted from 1, and the cells of every line behind the header.
    lines: Vec<(usize, Vec<String>)>,
}

/// Which sheet of a workbook is meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    First,
    Named(&'static str),
}

impl Sheet {
    /// Reads a sheet of an Excel workbook. The header is the first line that holds all `columns`.
    pub(super) fn workbook(path: &Path, which: Which, columns: &[&str]) -> Result<Self> {
        let broken =
            |error: calamine::XlsxError| Error::Workbook { path: path.to_owned(), reason: error.to_string() };
        let missing = |missing: String| Error::Missing { path: path.to_owned(), missing };
        let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(broken)?;
        let names = book.sheet_names();
        let name = match which {
            Which::First => names.first().ok_or_else(|| missing("sheet".to_owned()))?,
            Which::Named(wanted) => names
                .iter()
                .find(|name| name.as_str() == wanted)
                .ok_or_else(|| missing(format!("sheet '{wanted}'")))?,
        };
        let range = book.worksheet_range(name).map_err(broken)?;
        // A range begins at the first line that holds something.
        let first = range.start().map_or(1, |(row, _)| row as usize + 1);
        let lines = range.rows().enumerate();
        let lines = lines.map(|(at, cells)| (first + at, cells.iter().map(text).collect())).collect();
        Self::new(path, lines, columns)
    }

    /// Reads a file with a separator between its cells.
    pub(super) fn separated(path: &Path, separator: u8, columns: &[&str]) -> Result<Self> {
        let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .quoting(separator == b',')
            .has_headers(false)
            .flexible(true)
            .from_reader(BufReader::new(file));
        let mut lines = Vec::new();
        for record in reader.into_records() {
            let record =
                record.map_err(|error| Error::Read { path: path.to_owned(), source: error.into() })?;
            let number = record.position().map_or(0, csv::Position::line);
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            lines.push((number, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        }
        Self::new(path, lines, columns)
    }

    fn new(path: &Path, lines: Vec<(usize, Vec<String>)>, columns: &[&str]) -> Result<Self> {
        let lacks = |cells: &[String]| columns.iter().find(|&&name| !cells.iter().any(|cell| cell == name));
        let mut lines = lines.into_iter();
        let Some((_, columns)) = lines.find(|(_, cells)| lacks(cells).is_none()) else {
            let missing = format!("line with all of the columns {}", columns.join(", "));
            return Err(Error::Missing { path: path.to_owned(), missing });
        };
        Ok(Self { path: path.to_owned(), columns, lines: lines.collect() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The lines behind the header that hold anything.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let lines = self.lines.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        lines.map(|(number, cells)| Line { columns: &self.columns, number: *number, cells })
    }
}

/// A cell as text: numbers as short as they can be told, so that the noise of binary fractions
/// (32.659999999999997) is gone.
fn text(cell: &Data) -> String {
    cell.to_string().trim().to_owned()
}

/// A line of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    columns: &'a [String],
    number: usize,
    cells: &'a [String],
}

impl<'a> Line<'a> {
    /// Number of the line in its file, counted from 1.
    pub(super) fn number(self) -> usize {
        self.number
    }

    /// The cell of a column; empty where the line is short.
    pub(super) fn cell(self, column: &str) -> &'a str {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }

    /// A number of a column in tenths, hundredths or thousandths as `scale` is 10, 100 or 1000;
    /// absent where the cell says that it is unknown.
    pub(super) fn number_of(self, column: &str, scale: f64) -> std::result::Result<Option<u32>, String> {
        let cell = self.cell(column);
        if UNKNOWN.contains(&cell) {
            return Ok(None);
        }
        let refused = || format!("'{cell}' in column '{column}' is no number");
        let value: f64 = cell.parse().map_err(|_| refused())?;
        // Told without a fraction and read again, the number is whole and in range, or refused.
        format!("{:.0}", value * scale).parse().map(Some).map_err(|_| refused())
    }

    /// A six-digit SOC code of a column.
    pub(super) fn soc(self, column: &str) -> std::result::Result<String, String> {
        let cell = self.cell(column);
        let shape = b"00-0000";
        let fits = cell.len() == shape.len()
            && cell.bytes().zip(shape).all(|(byte, &wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                mark => byte == mark,
            });
        if fits { Ok(cell.to_owned()) } else { Err(format!("'{cell}' is no SOC code")) }
    }
}

/// What stands in a cell whose figure was not released.
const UNKNOWN: [&str; 5] = ["", "*", "**", "—", "-"];
