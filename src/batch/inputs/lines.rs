//! JSON Lines: one object a line. A line of any length takes a bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::{Inputs, Record};
use crate::scan;

/// Longest line that is read, in bytes: a resume of the greatest length with every second
/// character escaped. The rest of a longer one is passed over.
const LONGEST_LINE: usize = 16 << 20;

/// JSON Lines that are being read.
pub(super) struct JsonLines {
    name: String,
    reader: Box<dyn BufRead + Send>,
    blank: Blank,
    text_field: String,
    id_field: String,
    number: u64,
    ended: bool,
    /// The room of the line read last.
    room: Vec<u8>,
}

/// Most bytes of the room of a line that is kept for the next one.
const MOST_ROOM: usize = 1 << 20;

/// What a blank line is.
#[derive(PartialEq, Eq)]
enum Blank {
    /// Nothing, as at the end of many files.
    Nothing,
    /// A bad record: whoever writes lines into a pipe reads one line for each.
    Faulty,
}

/// A line as far as it was read.
struct Line {
    /// All its bytes, with its end.
    size: u64,
    cut: bool,
}

impl JsonLines {
    pub(super) fn file(file: BufReader<File>, path: &Path, inputs: &Inputs) -> Self {
        Self::new(Box::new(file), path.display().to_string(), Blank::Nothing, inputs)
    }

    pub(super) fn piped(reader: Box<dyn BufRead + Send>, inputs: &Inputs) -> Self {
        Self::new(reader, "standard input".to_owned(), Blank::Faulty, inputs)
    }

    fn new(reader: Box<dyn BufRead + Send>, name: String, blank: Blank, inputs: &Inputs) -> Self {
        let (text_field, id_field) = (inputs.text_field.clone(), inputs.id_field.clone());
        Self { name, reader, blank, text_field, id_field, number: 0, ended: false, room: Vec::new() }
    }

    fn record(&self, line: &[u8], source: String, size: u64) -> Record {
        let fields = match serde_json::from_slice(line) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => {
                let reason = "is no JSON object; write one object a line".to_owned();
                return Record::faulty(source, size, reason);
            }
            // Where it fails is told, but nothing of the line: it may hold what nobody asked to see.
            Err(error) => {
                let reason = format!("is no JSON object: it fails at column {}", error.column());
                return Record::faulty(source, size, reason);
            }
        };
        self.resume(fields, source, size)
    }

    fn resume(&self, mut fields: serde_json::Map<String, Value>, source: String, size: u64) -> Record {
        let id = match fields.get(&self.id_field) {
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            _ => source.clone(),
        };
        if let Some(Value::String(text)) = fields.swap_remove(&self.text_field) {
            return Record::bytes(id, source, size, text.into_bytes());
        }
        let reason = format!("has no text under '{}'; name its key with --text-field", self.text_field);
        Record::faulty(source, size, reason).named(id)
    }
}

impl Iterator for JsonLines {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let mut bytes = std::mem::take(&mut self.room);
        let record = self.read_record(&mut bytes);
        if bytes.capacity() <= MOST_ROOM {
            self.room = bytes;
        }
        record
    }
}

impl JsonLines {
    fn read_record(&mut self, bytes: &mut Vec<u8>) -> Option<Record> {
        loop {
            if self.ended {
                return None;
            }
            self.number += 1;
            bytes.clear();
            let source = format!("{}:{}", self.name, self.number);
            let line = match read_line(&mut self.reader, bytes, LONGEST_LINE) {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(error) => {
                    self.ended = true;
                    let reason = format!("cannot be read, nor what follows it: {error}");
                    return Some(Record::faulty(source, 0, reason));
                }
            };
            if line.cut {
                let reason =
                    format!("has {} bytes on one line, but at most {LONGEST_LINE} are read", line.size);
                return Some(Record::faulty(source, line.size, reason));
            }
            let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
            match (text.is_empty(), &self.blank) {
                (false, _) => return Some(self.record(text, source, line.size)),
                (true, Blank::Faulty) => {
                    return Some(Record::faulty(
                        source,
                        line.size,
                        "is empty; write one object a line".to_owned(),
                    ));
                }
                (true, Blank::Nothing) => {}
            }
        }
    }
}

/// Reads a line into `bytes`, at most `most` of it; none at the end.
fn read_line(reader: &mut dyn BufRead, bytes: &mut Vec<u8>, most: usize) -> io::Result<Option<Line>> {
    let mut line = Line { size: 0, cut: false };
    loop {
        let available = match reader.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            return Ok((line.size > 0).then_some(line));
        }
        let end = scan::position(available, |byte| byte == b'\n');
        let taken = end.map_or(available.len(), |end| end + 1);
        line.size += taken as u64;
        if bytes.len() + taken > most {
            line.cut = true;
            // What was read of it is of no use, and its room is for the next line.
            *bytes = Vec::new();
        }
        if !line.cut {
            bytes.extend_from_slice(&available[..taken]);
        }
        reader.consume(taken);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut reader = BufReader::with_capacity(4, &b"abc\nabcdefghijkl\nde"[..]);
        let mut told = Vec::new();
        let mut bytes = Vec::new();
        while let Some(line) = read_line(&mut reader, &mut bytes, 8).unwrap() {
            told.push((line.size, line.cut, String::from_utf8(bytes.clone()).unwrap()));
            bytes.clear();
        }
        let expected = [(4, false, "abc\n"), (13, true, ""), (2, false, "de")];
        assert_eq!(told, expected.map(|(size, cut, text)| (size, cut, text.to_owned())));
    }
}
