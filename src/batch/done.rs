//! How far an output of lines is. Every prefix of it that ends with a whole record is a valid
//! output, so a run that was killed leaves a beginning, at worst with a torn end.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::render::CSV_COLUMNS;

/// What an output holds.
#[derive(Default)]
pub(super) struct Done {
    pub(super) records: u64,
    /// Of these, the ones that failed.
    pub(super) failed: u64,
    /// Their ids, in order.
    pub(super) ids: Ids,
    /// Bytes of the output that hold them; what lies behind is torn.
    pub(super) bytes: u64,
}

/// A digest of ids in order: enough to tell whether an input still begins with the same records.
#[derive(Clone, Default)]
pub(super) struct Ids(Sha256);

impl Ids {
    pub(super) fn add(&mut self, id: &[u8]) {
        self.0.update((id.len() as u64).to_le_bytes());
        self.0.update(id);
    }

    pub(super) fn same_as(self, other: &Self) -> bool {
        self.0.finalize() == other.0.clone().finalize()
    }
}

/// A line of JSON Lines, as far as this needs it.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    error: Option<IgnoredAny>,
}

/// What a file of JSON Lines holds; none where there is no file.
pub(super) fn json_lines(path: &Path) -> Result<Done> {
    let mut done = Done::default();
    let Some(mut reader) = open(path)? else { return Ok(done) };
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = reader.read_until(b'\n', &mut bytes);
        let length = read.map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let line = bytes.strip_suffix(b"\n").and_then(|line| serde_json::from_slice::<Line<'_>>(line).ok());
        let Some(line) = line else { return Ok(done) };
        done.records += 1;
        done.failed += u64::from(line.error.is_some());
        done.ids.add(line.id.as_bytes());
        done.bytes += length as u64;
    }
}

/// What a file of CSV holds but for its last record, of which nobody can tell whether it is whole;
/// none where there is no file.
pub(super) fn csv(path: &Path) -> Result<Done> {
    let mut done = Done::default();
    let Some(reader) = open(path)? else { return Ok(done) };
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(reader);
    let mut row = ByteRecord::new();
    // Id and failure of the record that is being read.
    let mut last: Option<(Vec<u8>, bool)> = None;
    let mut header = true;
    loop {
        let start = reader.position().byte();
        // A torn row may be no CSV; whatever it is, it belongs to the last record.
        if !matches!(reader.read_byte_record(&mut row), Ok(true)) || row.len() != CSV_COLUMNS.len() {
            return Ok(done);
        }
        if header {
            header = false;
            continue;
        }
        if !matches!(&row[1], b"" | b"1") {
            continue;
        }
        if let Some((id, failed)) = last.take() {
            done.records += 1;
            done.failed += u64::from(failed);
            done.ids.add(&id);
        }
        done.bytes = start;
        last = Some((row[0].to_vec(), !row[CSV_COLUMNS.len() - 1].is_empty()));
    }
}

fn open(path: &Path) -> Result<Option<BufReader<File>>> {
    match File::open(path) {
        Ok(file) => Ok(Some(BufReader::with_capacity(1 << 16, file))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{ResumeRow, csv_header, csv_lines};

    /// Cuts a text at every byte and looks what is found of it.
    fn at_every_cut(text: &[u8], scan: fn(&Path) -> Result<Done>, check: impl Fn(&[u8], Done)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        for cut in 0..=text.len() {
            std::fs::write(&path, &text[..cut]).unwrap();
            check(&text[..cut], scan(&path).unwrap());
        }
    }

    #[test]
    fn a_torn_line_of_json_is_not_counted() {
        let text = b"{\"id\":\"a\",\"verdict\":\"match\"}\n{\"id\":\"b\\n\",\"error\":{}}\n{\"id\":\"c\"}\n";
        at_every_cut(text, json_lines, |kept, done| {
            let whole = kept.split(|&byte| byte == b'\n').count() as u64 - 1;
            assert_eq!(done.records, whole);
            assert_eq!(done.failed, u64::from(whole >= 2));
            assert!(done.bytes <= kept.len() as u64);
        });
    }

    #[test]
    fn a_torn_record_of_csv_is_cut_off_whole() {
        let rows =
            ["a", "b\n\"1\"", "c"].map(|id| csv_lines(&ResumeRow::failed(id, "s", "bad, sad")).unwrap());
        let header = csv_header().unwrap();
        let text = [header.clone(), rows.concat()].concat();
        let starts = [header.len(), header.len() + rows[0].len(), text.len() - rows[2].len()];
        at_every_cut(&text, csv, |kept, done| {
            let at = usize::try_from(done.bytes).unwrap();
            assert!(at == 0 || starts.contains(&at), "{at}");
            assert_eq!(done.records, starts.iter().filter(|&&start| start < at).count() as u64);
            // Never more than the torn record and the one before it is lost.
            let whole = starts.iter().filter(|&&start| start < kept.len()).count() as u64;
            assert!(done.records + 2 >= whole, "{} of {whole}", done.records);
        });
    }
}
