//! CSV and TSV with a header: one resume a row, its columns taken by name.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{Inputs, Record, open_file};
use crate::error::{Error, Result};

/// Longest row that is read, in bytes. A quotation mark that is never closed makes one row of the
/// rest of a file, which may be larger than the memory.
const LONGEST_ROW: u64 = 32 << 20;

/// A table that is being read.
pub(super) struct Table {
    name: String,
    reader: Reader<Bounded>,
    /// Bytes that may be read until the row is too long.
    room: Arc<AtomicU64>,
    text: usize,
    id: Option<usize>,
    number: u64,
    ended: bool,
}

impl Table {
    pub(super) fn open(path: &Path, delimiter: u8, inputs: &Inputs) -> Result<Self> {
        let name = path.display().to_string();
        let room = Arc::new(AtomicU64::new(LONGEST_ROW));
        let bounded = Bounded { file: open_file(path)?.into_inner(), room: Arc::clone(&room) };
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bounded);
        let header = reader.byte_headers().map_err(|error| unreadable(&name, &error))?.clone();
        let columns: Vec<String> = header
            .iter()
            .map(|column| String::from_utf8_lossy(column).trim_start_matches('\u{feff}').to_owned())
            .collect();
        let place = |wanted: &str| columns.iter().position(|column| column == wanted);
        let Some(text) = place(&inputs.text_field) else {
            return Err(no_column(name, &inputs.text_field, &columns));
        };
        Ok(Self { name, reader, room, text, id: place(&inputs.id_field), number: 1, ended: false })
    }

    fn record(&self, row: &ByteRecord, source: String, size: u64) -> Record {
        let Some(text) = row.get(self.text) else {
            let reason = "has too few columns for a text; is a quotation mark missing?".to_owned();
            return Record::faulty(source, size, reason);
        };
        let id = self.id.and_then(|id| row.get(id)).map(|id| String::from_utf8_lossy(id).into_owned());
        let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| source.clone());
        Record::bytes(id, source, size, text.to_vec())
    }
}

impl Iterator for Table {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.ended {
            return None;
        }
        self.number += 1;
        self.room.store(LONGEST_ROW, Ordering::Relaxed);
        let before = self.reader.position().byte();
        let source = format!("{}, row {}", self.name, self.number);
        let mut row = ByteRecord::new();
        match self.reader.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => {
                let size = self.reader.position().byte().saturating_sub(before);
                Some(self.record(&row, source, size))
            }
            Err(error) => {
                self.ended = true;
                let reason = format!("cannot be read, nor what follows it: {}", told(&error));
                Some(Record::faulty(source, 0, reason))
            }
        }
    }
}

/// The error of a table that lacks a column; it names those that are there.
pub(super) fn no_column(name: String, wanted: &str, columns: &[String]) -> Error {
    let reason = format!(
        "has no column '{wanted}' of texts; name one of its columns with --text-field: {}",
        columns.join(", ")
    );
    Error::Record { name, reason }
}

fn unreadable(name: &str, error: &csv::Error) -> Error {
    Error::Record { name: name.to_owned(), reason: format!("cannot be read: {}", told(error)) }
}

/// What went wrong, without the row.
fn told(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(source) => source.to_string(),
        _ => "it is no CSV".to_owned(),
    }
}

/// A file of which a row may take only so much.
struct Bounded {
    file: File,
    room: Arc<AtomicU64>,
}

impl Read for Bounded {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let room = self.room.load(Ordering::Relaxed);
        if room == 0 {
            let told = format!("the row has more than {LONGEST_ROW} bytes; is a quotation mark not closed?");
            return Err(io::Error::new(io::ErrorKind::InvalidData, told));
        }
        let read = self.file.read(bytes)?;
        self.room.store(room.saturating_sub(read as u64), Ordering::Relaxed);
        Ok(read)
    }
}
