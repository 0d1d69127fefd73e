//! The process that reads one PDF file: takes the question and the file, gives the answer, ends.

use std::io::{self, BufRead, BufReader, Read, Write};

use pdf_oxide::PdfDocument;
use pdf_oxide::editor::DocumentEditor;
use pdf_oxide::extractors::warnings::{Warning, WarningCategory};
use pdf_oxide::layout::TextSpan;

use super::layout::{self, Piece};
use super::named::{form, named};
use super::rewrite::{Edits, rewritten};
use super::unseen::{Seen, drawing};
use super::{Answer, Found, Question};
use crate::document::LARGEST_FILE;
use crate::document::hidden::words;

/// Most pages of a file.
const MOST_PAGES: usize = 200;

/// Most memory that this process may ask for, in bytes.
const MOST_MEMORY: u64 = 768 << 20;

/// Fewest words of a file that has text: a scanner's mark on each page has less.
const FEWEST_WORDS: usize = 20;

/// Answers as the process that reads one PDF file: [`super::PDF_COMMAND`] as the only argument of
/// a program means that it calls this and ends. Limits its own process first, for good.
///
/// # Errors
///
/// Where the pipes fail. What is wrong with the file is an answer.
pub fn answer(input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    limit_process();
    let mut input = BufReader::new(input);
    let mut head = Vec::new();
    input.by_ref().take(1 << 16).read_until(b'\n', &mut head)?;
    let question: Question = serde_json::from_slice(&head)?;
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE).read_to_end(&mut bytes)?;
    let answer = found(bytes, &question).unwrap_or_else(|answer| answer);
    serde_json::to_writer(&mut *output, &answer)?;
    output.flush()
}

/// Memory, processor time and dumps, where the system knows such limits.
fn limit_process() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let most = |number: u64| Rlimit { current: Some(number), maximum: Some(number) };
        let time = super::LONGEST_SECONDS + 1;
        // A limit that the system refuses leaves the limit of time, which the caller keeps.
        for (resource, limit) in [(Resource::As, MOST_MEMORY), (Resource::Cpu, time), (Resource::Core, 0)] {
            let _ = setrlimit(resource, most(limit));
        }
    }
}

/// The text of a file; an error is an answer as well.
fn found(bytes: Vec<u8>, question: &Question) -> Result<Answer, Answer> {
    let document = opened(bytes, question)?;
    let pages = document.page_count().map_err(broken)?;
    if pages > MOST_PAGES {
        return Err(Answer::TooManyPages { limit: MOST_PAGES as u64 });
    }
    let looked = look(&document, pages);
    let mut found = Found::default();
    for page in 0..pages {
        let text = page_text(&document, page);
        found.unread_pages += usize::from(text.is_err());
        found.pages.push(text.unwrap_or_default());
    }
    if found.unread_pages == pages {
        return Err(Answer::Broken { reason: "none of its pages can be read".to_owned() });
    }
    let seen = looked.seen;
    let scanned = looked.pictured && seen.shown * 4 < seen.hidden;
    if scanned {
        found.from_ocr = true;
    } else if seen.hidden + seen.outside > 0 {
        take_out(&document, &looked, &mut found);
    }
    found.unmapped_percent = unmapped_percent(&document, &found.pages);
    let length: usize = found.pages.iter().map(|page| words(page)).sum();
    if length < FEWEST_WORDS && looked.pictured || length == 0 && looked.drawn && found.hidden_words == 0 {
        return Err(Answer::Pictures);
    }
    Ok(Answer::Read(found))
}

fn broken(error: pdf_oxide::Error) -> Answer {
    match error {
        pdf_oxide::Error::EncryptedPdf => Answer::Locked,
        error => Answer::Broken { reason: error.to_string() },
    }
}

/// Opens a file. One that is encrypted is written anew without, so that all that follows knows
/// plain files alone.
fn opened(bytes: Vec<u8>, question: &Question) -> Result<PdfDocument, Answer> {
    let document = PdfDocument::from_bytes(bytes).map_err(broken)?;
    if !document.is_encrypted() {
        return Ok(document);
    }
    // Many files are encrypted for their permissions alone, with an empty password to read.
    let opens = |password: &str| document.authenticate(password.as_bytes()).unwrap_or(false);
    if !opens("") {
        let password = question.password.as_deref().ok_or(Answer::Locked)?;
        if !opens(password) {
            return Err(Answer::WrongPassword);
        }
    }
    let plain = DocumentEditor::from_document(document).and_then(|mut editor| editor.save_to_bytes());
    plain.and_then(PdfDocument::from_bytes).map_err(broken)
}

/// What following the drawing of all pages found.
#[derive(Default)]
struct Looked {
    seen: Seen,
    pictured: bool,
    /// Whether anything is drawn at all.
    drawn: bool,
    edits: Edits,
}

fn look(document: &PdfDocument, pages: usize) -> Looked {
    let mut looked = Looked::default();
    for page in 0..pages {
        let (Ok(content), Ok(own)) = (document.get_page_content_data(page), document.get_page(page)) else {
            continue;
        };
        let area = document.get_page_visible_box(page).unwrap_or((0.0, 0.0, 612.0, 792.0));
        let (left, bottom, right, top) = area;
        let area = [left.min(right), bottom.min(top), left.max(right), bottom.max(top)].map(f64::from);
        let named = named(document, own.as_dict().and_then(|page| page.get("Resources")));
        let drawing = drawing(area, &content, &named, &mut |number| form(document, number, &named));
        looked.seen.shown += drawing.seen.shown;
        looked.seen.hidden += drawing.seen.hidden;
        looked.seen.outside += drawing.seen.outside;
        looked.pictured |= drawing.is_pictured;
        looked.drawn |= content.len() > 200;
        looked.edits.pages.extend(drawing.page.map(|rest| (page, rest)));
        looked.edits.forms.extend(drawing.forms);
    }
    looked
}

/// Reads the file anew without its unseen text, and counts the words of it.
fn take_out(document: &PdfDocument, looked: &Looked, found: &mut Found) {
    let texts = |bytes: Option<Vec<u8>>| -> Option<Vec<String>> {
        let document = PdfDocument::from_bytes(bytes?).ok()?;
        let pages = document.page_count().ok().filter(|&pages| pages == found.pages.len())?;
        (0..pages).map(|page| page_text(&document, page).ok()).collect()
    };
    let count = |pages: &[String]| pages.iter().map(|page| words(page)).sum::<usize>();
    let Some(left) = texts(rewritten(document, &looked.edits)) else { return };
    let wide = (looked.seen.outside > 0).then(|| Edits { wide: true, ..Edits::default() });
    let all = wide.and_then(|wide| texts(rewritten(document, &wide)));
    let before = all.as_deref().map_or_else(|| count(&found.pages), count);
    found.hidden_words = before.saturating_sub(count(&left));
    found.pages = left;
}

/// The text of a page, laid out in reading order; text that runs another way follows.
fn page_text(document: &PdfDocument, page: usize) -> pdf_oxide::Result<String> {
    let (upright, turned): (Vec<_>, Vec<_>) =
        document.extract_spans(page)?.into_iter().partition(|span| span.rotation_degrees == 0.0);
    let piece = |span: TextSpan| Piece {
        left: f64::from(span.bbox.x),
        right: f64::from(span.bbox.x + span.bbox.width),
        base: f64::from(span.bbox.y),
        size: f64::from(span.font_size).max(1.0),
        text: span.text,
    };
    let mut text = layout::text(upright.into_iter().map(piece).collect());
    for span in turned {
        text.push_str(&span.text);
        text.push('\n');
    }
    Ok(text)
}

/// Letters whose meaning the fonts do not tell, in per cent: those without a letter of their own,
/// and all where a font has no map to letters and the text is no language that is read here.
fn unmapped_percent(document: &PdfDocument, pages: &[String]) -> usize {
    let letters = pages.iter().flat_map(|page| page.chars()).filter(|letter| !letter.is_whitespace());
    let unknown = |letter: &char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    let unmapped = letters.clone().filter(unknown).count();
    let missing = |warning: &Warning| warning.category == WarningCategory::ToUnicodeMissing;
    if document.structured_warnings().iter().any(missing) && !is_english(pages) {
        return 100;
    }
    unmapped * 100 / letters.count().max(1)
}

/// Words that stand in every English text.
const COMMON_WORDS: &[&str] = &["a", "and", "at", "for", "in", "of", "on", "the", "to", "with"];

/// Whether at least every fiftieth word is one of those that stand in every English text.
fn is_english(pages: &[String]) -> bool {
    let all = pages.iter().flat_map(|page| page.split_whitespace());
    let common = all.clone().filter(|word| COMMON_WORDS.contains(&word.to_lowercase().as_str()));
    common.count() * 50 >= all.count()
}
