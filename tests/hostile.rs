//! Files made to hurt: whatever the bytes, a file is read or refused with a reason, in little time,
//! and no reader of a format fails in a way of its own.
//!
//! `ROLEMATCH_HOSTILE=10000` sets how many mutated files are tried; a fifth of them are PDF files.

#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "a test that cannot go on has failed; small files are put together from texts"
)]

mod files;

use std::io::Read;
use std::time::{Duration, Instant};

use files::{office, pdf, reading};
use rolematch::document::read;

/// Longest time that a file may take, whatever is in it.
const LONGEST: Duration = Duration::from_secs(5);

/// Mutated files that are tried where nothing else is asked for.
const FEW: usize = 600;

/// A sequence of numbers that looks random and is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap()
    }
}

/// A file with some of its bytes changed, cut, doubled or taken from another file.
fn mutated(numbers: &mut Numbers, file: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(bytes.len());
        let length = 1 + numbers.below(200).min(bytes.len().saturating_sub(at + 1));
        let end = (at + length).min(bytes.len());
        match numbers.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => {
                let from = numbers.below(other.len());
                let piece = other[from..(from + length).min(other.len())].to_vec();
                bytes.splice(at..end, piece);
            }
            4 => bytes[at..end].iter_mut().filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte = b'9'),
            5 => bytes[at..end].fill(0),
            _ => {
                for _ in 0..=numbers.below(40) {
                    let place = numbers.below(bytes.len());
                    bytes[place] = u8::try_from(numbers.below(256)).unwrap();
                }
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Reads a file, which has to end in time and in a way that the reader knows.
#[track_caller]
fn survives(bytes: &[u8], name: &str) {
    let start = Instant::now();
    let outcome = read(name, bytes, &reading());
    let took = start.elapsed();
    assert!(took < LONGEST, "{name} took {took:?}");
    if let Err(error) = outcome {
        assert!(!error.to_string().contains("no reader expects"), "{name}: {error}");
    }
}

fn count() -> usize {
    std::env::var("ROLEMATCH_HOSTILE").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW)
}

/// Tries mutations of some files. A file that fails is left in the temporary folder by its number.
fn tried(files: &[Vec<u8>], count: usize, kind: &str) {
    for number in 0..count {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ ((number as u64 + 1) << 16));
        let (one, other) = (numbers.below(files.len()), numbers.below(files.len()));
        survives(&mutated(&mut numbers, &files[one], &files[other]), &format!("{kind} {number}"));
    }
}

#[test]
fn mutated_files_are_read_or_refused() {
    let files = [
        office::word_lines(),
        office::open_document_lines(),
        office::rtf_lines(),
        office::html_lines(),
        office::json_resume(),
        office::linkedin(),
        files::LINES.join("\n").into_bytes(),
    ];
    tried(&files, count() * 4 / 5, "file");
}

#[test]
fn mutated_pdf_files_are_read_or_refused() {
    let files = [
        pdf::one_column(),
        pdf::two_columns(),
        pdf::hidden_text(),
        pdf::ocr(),
        include_bytes!("documents/protected.pdf").to_vec(),
        include_bytes!("documents/for-reading.pdf").to_vec(),
    ];
    tried(&files, count() / 5, "PDF file");
}

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    let start = Instant::now();
    let told = read("file", bytes, &reading()).map_or_else(|error| error.to_string(), |_| "read".to_owned());
    assert!(told.contains(expected), "{told}");
    assert!(start.elapsed() < LONGEST, "{told}");
}

#[test]
fn bombs_are_refused() {
    let big = vec![b' '; 100 << 20];
    refused(&office::archive(&[("word/document.xml", &big)]), "bytes, unpacked");
    let deep = "<a>".repeat(200_000);
    refused(&office::archive(&[("word/document.xml", deep.as_bytes())]), "inside each other");
    refused(("<html>".to_owned() + &"<div>".repeat(200_000)).as_bytes(), "inside each other");
    refused(("{\\rtf1".to_owned() + &"{".repeat(200_000)).as_bytes(), "");
    refused(&vec![b'a'; 33 << 20], "at most");
    let entries: Vec<String> = (0..5000).map(|at| format!("word/document{at}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    refused(&office::archive(&entries), "zip archive");
}

#[test]
fn entities_of_a_document_are_not_expanded() {
    let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
                  <w:document><w:p><w:r><w:t>Nurse &b; &c; &amp; more</w:t></w:r></w:p></w:document>";
    let text = files::document(&office::archive(&[("word/document.xml", laughs.as_bytes())])).text;
    assert_eq!(text, "Nurse   & more\n");
}

/// Bytes that unpack to blanks, as a PDF stream holds them.
fn packed(length: usize) -> Vec<u8> {
    let zip = office::archive(&[("x", &vec![b' '; length])]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut bytes = vec![0x78, 0x9c];
    archive.by_index_raw(0).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn hostile_pdf_files_end_in_time() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>";
    let kids = "3 0 R ".repeat(10_000);
    let catalog = "<</Type/Catalog/Pages 2 0 R>>".to_owned();
    let pages = |kids: &str, count: usize| format!("<</Type/Pages/Kids[{kids}]/Count {count}>>");
    let many = pdf::with_objects(&[catalog.clone(), pages(&kids, 10_000), page.to_owned()]);
    refused(&many, "more than 200 pages");
    survives(&pdf::with_objects(&[catalog.clone(), pages("2 0 R", 1)]), "a page tree in a ring");
    survives(
        &pdf::with_objects(&[catalog.clone(), pages("3 0 R", 4_000_000_000), page.to_owned()]),
        "a wrong count",
    );
    let nested = "[".repeat(100_000);
    survives(&pdf::with_objects(&[catalog.clone(), nested, page.to_owned()]), "deep arrays");
    let huge = page.replace("612 792", "99999999999 1e38");
    survives(&pdf::with_objects(&[catalog.clone(), pages("3 0 R", 1), huge]), "a huge page");
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</P 4 0 R>>>>/Length 5>>\n\
                stream\n/P Do\nendstream";
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</P 4 0 R>>>>>>";
    let ring = [catalog, pages("3 0 R", 1), page.to_owned(), form.to_owned()];
    survives(&pdf::with_objects(&ring), "a form that draws itself");
    let bomb = packed(512 << 20);
    let mut bytes = pdf::with_objects(&ring[..3]);
    bytes.extend_from_slice(
        format!("4 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", bomb.len()).as_bytes(),
    );
    bytes.extend_from_slice(&bomb);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
    survives(&bytes, "a stream that unpacks to 512 MiB");
}
