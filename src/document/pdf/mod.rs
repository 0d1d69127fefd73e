//! PDF files. The library that reads them can hang, ask for all memory or abort on a broken file,
//! which no caller in the same process survives. So it runs in a process of its own, which sets
//! limits for itself before it reads a byte, and is ended where it takes too long.

#[cfg(feature = "pdf")]
mod answer;
#[cfg(feature = "pdf")]
mod graphics;
#[cfg(feature = "pdf")]
mod grounds;
#[cfg(feature = "pdf")]
mod layout;
#[cfg(feature = "pdf")]
mod named;
mod pages;
#[cfg(feature = "pdf")]
mod paths;
#[cfg(feature = "pdf")]
mod rewrite;
#[cfg(feature = "pdf")]
mod tokens;
#[cfg(feature = "pdf")]
mod unseen;

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Body, Format, Reading, Refusal};

#[cfg(feature = "pdf")]
pub use answer::answer;

/// The argument with which a program is run as the reader of PDF files.
pub const PDF_COMMAND: &str = "__read-pdf";

/// Longest time that one file may take, in seconds. A resume takes 0.05.
const LONGEST_SECONDS: u64 = 4;

/// Longest answer that is taken, in bytes: the longest text and its marks.
const LONGEST_ANSWER: u64 = super::LONGEST_TEXT * 2;

/// What the other process is told before the bytes of the file, as one line of JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Question {
    password: Option<String>,
}

/// What it answers, as JSON.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Read(Found),
    Locked,
    WrongPassword,
    Pictures,
    TooManyPages { limit: u64 },
    Broken { reason: String },
}

/// The text of a PDF file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Found {
    /// The text of each page.
    pages: Vec<String>,
    hidden_words: usize,
    /// Whether the text lies unseen over pictures of it, as OCR leaves it.
    from_ocr: bool,
    /// Letters whose meaning the fonts do not tell, in per cent of all.
    unmapped_percent: usize,
    /// Pages that could not be read.
    unread_pages: usize,
}

/// From this share of letters on, the text may be wrong for the reader, in per cent.
const UNMAPPED_PERCENT: usize = 5;

pub(super) fn read(bytes: &[u8], reading: &Reading) -> Result<Body, Refusal> {
    let missing = |reason: String| Refusal::NoPdfReader { reason };
    let program = reading.pdf_reader.as_deref().ok_or_else(|| missing("no program is named".to_owned()))?;
    let child = Command::new(program)
        .arg(PDF_COMMAND)
        // The process limits its room for addresses. The allocator of the program's own binary would take
        // a gigabyte of it at once, used or not; so it takes little by little (in KiB).
        .env("MIMALLOC_ARENA_RESERVE", "32768")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| missing(error.to_string()))?;
    let question = Question { password: reading.password.clone() };
    match ask(child, &question, bytes)? {
        Answer::Read(found) => Ok(body(&found)),
        Answer::Locked => Err(Refusal::Locked),
        Answer::WrongPassword => Err(Refusal::WrongPassword),
        Answer::Pictures => Err(Refusal::Pictures),
        Answer::TooManyPages { limit } => Err(Refusal::TooMuch { format: Format::Pdf, what: "pages", limit }),
        Answer::Broken { reason } => Err(Refusal::Broken { format: Format::Pdf, reason }),
    }
}

/// Hands the file over and waits for the answer, not longer than the limit.
fn ask(mut child: Child, question: &Question, bytes: &[u8]) -> Result<Answer, Refusal> {
    let broken = |reason: &str| Refusal::broken(Format::Pdf, reason);
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(broken("its reader has no pipes"));
    };
    let head = serde_json::to_vec(question).map_err(|error| broken(&error.to_string()))?;
    let heard = thread::scope(|scope| {
        scope.spawn(move || {
            // A reader that gives up early closes the pipe; its answer says why.
            let _ = input
                .write_all(&head)
                .and_then(|()| input.write_all(b"\n"))
                .and_then(|()| input.write_all(bytes));
        });
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.take(LONGEST_ANSWER + 1).read_to_end(&mut answer);
            // Nobody listens any more where the time is over.
            let _ = sender.send(read.map(|_| answer));
        });
        let heard = receiver.recv_timeout(Duration::from_secs(LONGEST_SECONDS));
        // Ended or not: this unblocks both threads, and an ended process does not mind.
        let _ = child.kill();
        heard
    });
    // Leaves no dead process behind.
    let _ = child.wait();
    let answer = heard.map_err(|_| Refusal::Slow { seconds: LONGEST_SECONDS })?;
    let answer = answer.map_err(|error| broken(&error.to_string()))?;
    if answer.len() as u64 > LONGEST_ANSWER {
        let limit = super::LONGEST_TEXT;
        return Err(Refusal::TooMuch { format: Format::Pdf, what: "bytes of text", limit });
    }
    serde_json::from_slice(&answer)
        .map_err(|_| broken("reading it took too much memory or failed in its middle"))
}

fn body(found: &Found) -> Body {
    let mut warnings = Vec::new();
    if found.from_ocr {
        warnings.push(
            "the text lies unseen over pictures of it, as OCR leaves it; it may hold errors".to_owned(),
        );
    }
    if found.unmapped_percent >= UNMAPPED_PERCENT {
        warnings.push(format!(
            "fonts do not tell what {} % of the letters are; parts of the text may be wrong",
            found.unmapped_percent
        ));
    }
    if found.unread_pages > 0 {
        let pages = if found.unread_pages == 1 { "page" } else { "pages" };
        warnings.push(format!("{} {pages} could not be read", found.unread_pages));
    }
    Body {
        text: pages::joined(&found.pages),
        pages: Some(found.pages.len()),
        hidden_words: found.hidden_words,
        warnings,
        structure: None,
    }
}
