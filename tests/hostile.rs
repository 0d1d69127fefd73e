//! Files made to hurt: whatever the bytes, a file is read or refused with a reason, in little time,
//! and no reader of a format fails in a way of its own.
//!
//! `ROLEMATCH_HOSTILE=100000` sets how many mutated files are tried, a fifth of them PDF files. The
//! longest time and the most memory are printed: `cargo test --test hostile -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed; small files are put together from texts, and figures are shown"
)]

mod files;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use encoding_rs::WINDOWS_1252;
use files::{LINES, hostile, office, pdf, reading};
use rolematch::document::read;

/// Longest time that a file may take, whatever is in it.
const LONGEST: Duration = Duration::from_secs(5);

/// Most memory that all this may take, in KiB.
const MOST_MEMORY: u64 = 1 << 20;

/// Mutated files that are tried where nothing else is asked for: about a minute.
const FEW: usize = 10_000;

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

/// What reading a file gave, and how long it took: by the clock for a PDF file, which a process of
/// its own reads, and by what this thread worked for all others, as a busy machine hurts nobody.
fn timed(bytes: &[u8]) -> (String, Duration) {
    let is_pdf = bytes.windows(5).take(1024).any(|window| window == b"%PDF-");
    let (start, before) = (Instant::now(), worked());
    let told = read("file", bytes, &reading()).map_or_else(|error| error.to_string(), |_| "read".to_owned());
    let worked = worked().zip(before).map(|(after, before)| after.saturating_sub(before));
    (told, worked.filter(|_| !is_pdf).unwrap_or_else(|| start.elapsed()))
}

/// How long this thread has worked, where the system tells it.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Reads a file, which has to end in time and in a way that the reader knows. One that does not is
/// left in the folder of the system for such files. Returns how long it took.
#[track_caller]
fn survives(bytes: &[u8], name: &str) -> Duration {
    let (told, took) = timed(bytes);
    if took < LONGEST && !told.contains("no reader expects") {
        return took;
    }
    let path = std::env::temp_dir().join(format!("rolematch {}", name.replace('/', " ")));
    std::fs::write(&path, bytes).unwrap();
    panic!("{name} took {took:?} and ended so: {told}; it is now {}", path.display());
}

/// The most memory that this process ever had, in KiB, where the system tells it. A process that
/// reads a PDF file is limited by itself.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Shows how it went, and checks the memory.
#[track_caller]
fn ended(what: &str, count: usize, longest: Duration) {
    let memory = most_memory();
    println!("{what}: {count} files, {longest:.2?} at most, {} MiB at most", memory.unwrap_or(0) / 1024);
    assert!(memory.is_none_or(|memory| memory < MOST_MEMORY), "{memory:?} KiB");
}

/// Files made to hurt take much memory to make: one test at a time makes them.
static MAKING: Mutex<()> = Mutex::new(());

fn count() -> usize {
    std::env::var("ROLEMATCH_HOSTILE").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW)
}

/// Tries mutations of some files. Format and number tell how to make a file again.
fn tried(what: &str, files: &[(&str, Vec<u8>)], count: usize) {
    let mut longest = Duration::ZERO;
    for number in 0..count {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ ((number as u64 + 1) << 16));
        let ((name, file), (_, other)) = (&files[number % files.len()], &files[numbers.below(files.len())]);
        longest = longest.max(survives(&mutated(&mut numbers, file, other), &format!("{name} {number}")));
    }
    ended(what, count, longest);
}

#[test]
fn mutated_files_are_read_or_refused() {
    let plain = LINES.join("\n");
    let marked = plain.replace("EXPERIENCE", "## Experience").replace("SKILLS", "## **Skills**");
    let utf16: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = [
        ("docx", office::word_lines()),
        ("odt", office::open_document_lines()),
        ("rtf", office::rtf_lines()),
        ("html", office::html_lines()),
        ("json", office::json_resume()),
        ("linkedin", office::linkedin()),
        ("markdown", marked.into_bytes()),
        ("text", plain.clone().into_bytes()),
        ("utf-16", [&[0xff, 0xfe], utf16.as_slice()].concat()),
        ("windows-1252", WINDOWS_1252.encode(&plain.replace("Nurse", "Café")).0.into_owned()),
    ];
    tried("mutated", &files, count() * 4 / 5);
}

#[test]
fn mutated_pdf_files_are_read_or_refused() {
    let files = [
        ("pdf of one column", pdf::one_column()),
        ("pdf of two columns", pdf::two_columns()),
        ("pdf with hidden text", pdf::hidden_text()),
        ("pdf from ocr", pdf::ocr()),
        ("protected pdf", include_bytes!("documents/protected.pdf").to_vec()),
        ("pdf for reading", include_bytes!("documents/for-reading.pdf").to_vec()),
    ];
    tried("mutated PDF", &files, count() / 5);
}

#[test]
fn files_made_to_hurt_are_survived() {
    let _making = MAKING.lock();
    let files = hostile::survivable();
    let longest = files.iter().map(|(name, bytes)| survives(bytes, name)).max();
    ended("made to hurt", files.len(), longest.unwrap_or_default());
}

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    let (told, took) = timed(bytes);
    assert!(told.contains(expected), "{told}");
    assert!(took < LONGEST, "{told}");
}

#[test]
fn bombs_are_refused() {
    let _making = MAKING.lock();
    let big = vec![b' '; 100 << 20];
    refused(&office::archive(&[("word/document.xml", &big)]), "bytes, unpacked");
    refused(&office::archive(&[("mimetype", b"x"), ("content.xml", &big)]), "bytes, unpacked");
    refused(&office::archive(&[("Profile.csv", b"x"), ("Positions.csv", &big)]), "bytes, unpacked");
    let (half, empty) = (&big[..40 << 20], b"<w:p/>");
    let parts = [("word/document.xml", &empty[..]), ("word/footer1.xml", half), ("word/header1.xml", half)];
    refused(&office::archive(&parts), "bytes, unpacked");
    let deep = "<a>".repeat(200_000);
    refused(&office::archive(&[("word/document.xml", deep.as_bytes())]), "inside each other");
    refused(("<html>".to_owned() + &"<div>".repeat(200_000)).as_bytes(), "inside each other");
    refused(&vec![b'a'; 33 << 20], "at most");
    let entries: Vec<String> = (0..5000).map(|at| format!("word/document{at}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    refused(&office::archive(&entries), "zip archive");
    refused(&hostile::many_pages(10_000), "more than 200 pages");
}

#[test]
fn entities_of_a_document_are_not_expanded() {
    let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
                  <w:document><w:p><w:r><w:t>Nurse &b; &c; &amp; more</w:t></w:r></w:p></w:document>";
    let text = files::document(&office::archive(&[("word/document.xml", laughs.as_bytes())])).text;
    assert_eq!(text, "Nurse   & more\n");
}
