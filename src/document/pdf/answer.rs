//! The process that reads one PDF file: takes the question and the file, gives the answer, ends.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};

use pdf_oxide::PdfDocument;
use pdf_oxide::editor::DocumentEditor;
use pdf_oxide::fonts::MappingProvenance;
use pdf_oxide::layout::TextSpan;
use pdf_oxide::object::Object;

use super::layout::{self, Piece};
use super::paths::{Matrix, UPRIGHT};
use super::rewrite::{Edits, rewritten};
use super::unseen::{Named, Page, Seen};
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
    found.unmapped_percent = unmapped_percent(&document, pages);
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
        let mut drawing = Page::new(area);
        let rest = drawing.follow(&content, &named, &mut |number| form(document, number, &named));
        looked.seen.shown += drawing.seen.shown;
        looked.seen.hidden += drawing.seen.hidden;
        looked.seen.outside += drawing.seen.outside;
        looked.pictured |= drawing.is_pictured();
        looked.drawn |= content.len() > 200;
        looked.edits.pages.extend(rest.map(|rest| (page, rest)));
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

/// Letters whose meaning the fonts do not tell, in per cent.
fn unmapped_percent(document: &PdfDocument, pages: usize) -> usize {
    let (mut unmapped, mut all) = (0, 0);
    for span in (0..pages).filter_map(|page| document.extract_spans(page).ok()).flatten() {
        let letters = span.text.chars().filter(|letter| !letter.is_whitespace());
        let unknown = |letter: char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        let count = letters.clone().count();
        all += count;
        unmapped += match span.provenance {
            Some(MappingProvenance::Fallback) => count,
            _ => letters.filter(|&letter| unknown(letter)).count(),
        };
    }
    unmapped * 100 / all.max(1)
}

/// The content of a form and what it names; where it names nothing, what the page names.
fn form(document: &PdfDocument, number: u32, page: &Named) -> Option<(Vec<u8>, Named)> {
    let form = document.load_object(pdf_oxide::object::ObjectRef::new(number, 0)).ok()?;
    let own = form.as_dict()?.get("Resources");
    let named = own.map_or_else(|| page.clone(), |own| named(document, Some(own)));
    Some((form.decode_stream_data().ok()?, named))
}

/// What the resources of a page or a form name.
fn named(document: &PdfDocument, resources: Option<&Object>) -> Named {
    let mut named = Named::default();
    let resources = resources.and_then(|resources| document.resolve_object(resources).ok());
    let Some(resources) = resources.as_ref().and_then(Object::as_dict) else { return named };
    let part = |key: &str| -> HashMap<String, Object> {
        let part = resources.get(key).and_then(|part| document.resolve_object(part).ok());
        part.and_then(|part| part.as_dict().cloned()).unwrap_or_default()
    };
    for (name, object) in part("XObject") {
        let Ok(resolved) = document.resolve_object(&object) else { continue };
        let Some(own) = resolved.as_dict() else { continue };
        match own.get("Subtype").and_then(Object::as_name) {
            Some("Image") => named.pictures.push(name.into_bytes()),
            Some("Form") => {
                if let Some(place) = object.as_reference() {
                    named.forms.insert(name.into_bytes(), (place.id, matrix(own.get("Matrix"))));
                }
            }
            _ => {}
        }
    }
    for (name, object) in part("ExtGState") {
        let state = document.resolve_object(&object).ok();
        let opacity = state.as_ref().and_then(Object::as_dict).and_then(|state| number(state.get("ca")?));
        named.opacities.extend(opacity.map(|opacity| (name.into_bytes(), opacity)));
    }
    for (name, object) in part("ColorSpace") {
        let Ok(space) = document.resolve_object(&object) else { continue };
        let kind = space.as_array().and_then(|parts| parts.first()).and_then(Object::as_name);
        if matches!(kind, Some("Separation" | "DeviceN" | "Indexed" | "Pattern" | "Lab")) {
            named.inks.push(name.into_bytes());
        }
    }
    for (name, object) in part("Font") {
        let font = document.resolve_object(&object).ok();
        let kind = font.as_ref().and_then(Object::as_dict).and_then(|font| font.get("Subtype")?.as_name());
        if kind == Some("Type3") {
            named.unsized_fonts.push(name.into_bytes());
        }
    }
    named
}

fn matrix(object: Option<&Object>) -> Matrix {
    let numbers: Option<Vec<f64>> =
        object.and_then(Object::as_array).and_then(|parts| parts.iter().map(number).collect());
    numbers.and_then(|numbers| numbers.try_into().ok()).unwrap_or(UPRIGHT)
}

fn number(object: &Object) -> Option<f64> {
    object
        .as_real()
        .or_else(|| object.as_integer().and_then(|number| i32::try_from(number).ok()).map(f64::from))
}
