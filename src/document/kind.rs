//! What a file is, told from its content alone.

use super::{Format, LONGEST_TEXT, archive, markup, text};
use crate::document::text::Decoded;
use crate::error::BinaryKind;
use crate::scan;

/// A file of a known format, with what telling it has decoded already.
#[derive(Debug)]
pub(super) enum Kind {
    Text(Decoded),
    Markdown(Decoded),
    Html(Decoded),
    JsonResume(serde_json::Value),
    Rtf,
    Word,
    OpenDocument,
    LinkedIn,
    Pdf,
}

impl Kind {
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Text(_) => Format::Text,
            Self::Markdown(_) => Format::Markdown,
            Self::Html(_) => Format::Html,
            Self::JsonResume(_) => Format::JsonResume,
            Self::Rtf => Format::Rtf,
            Self::Word => Format::Word,
            Self::OpenDocument => Format::OpenDocument,
            Self::LinkedIn => Format::LinkedIn,
            Self::Pdf => Format::Pdf,
        }
    }
}

/// The mark of a PDF file may stand behind this many bytes of anything.
const PDF_HEAD: usize = 1024;

/// Tells what a file is.
pub(super) fn tell(bytes: &[u8]) -> Result<Kind, BinaryKind> {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    if is_pdf(bytes, start) {
        return Ok(Kind::Pdf);
    }
    if start.starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::kind(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(locked.len()).any(|window| window == locked);
        return Err(if is_locked { BinaryKind::LockedOffice } else { BinaryKind::Word });
    }
    let utf16 = bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || text::utf16_without_mark(bytes).is_some();
    if !utf16 && scan::any(bytes, |byte| byte == 0) {
        return Err(BinaryKind::Other);
    }
    let decoded = text::decode(bytes);
    if controls(&decoded.text) * 20 > decoded.text.len() {
        return Err(BinaryKind::Other);
    }
    Ok(of_text(decoded))
}

/// A mark at the start, or behind some bytes in a file that has the objects of a PDF too.
fn is_pdf(bytes: &[u8], start: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(PDF_HEAD)];
    let has = |within: &[u8], mark: &[u8]| within.windows(mark.len()).any(|window| window == mark);
    let marked = || head.contains(&b'%') && has(head, b"%PDF-");
    start.starts_with(b"%PDF-") || (marked() && has(bytes, b"endobj"))
}

fn of_text(mut decoded: Decoded) -> Kind {
    // What is longer is refused for its length, and its values would take much memory before.
    if decoded.text.len() as u64 <= LONGEST_TEXT
        && decoded.text.trim_start().starts_with('{')
        && let Ok(value) = serde_json::from_str::<serde_json::Value>(&decoded.text)
    {
        if is_json_resume(&value) {
            return Kind::JsonResume(value);
        }
        decoded.warnings.push("this JSON is no JSON Resume; it was read as plain text".to_owned());
        return Kind::Text(decoded);
    }
    if markup::is_html(&decoded.text) {
        Kind::Html(decoded)
    } else if markup::is_markdown(&decoded.text) {
        Kind::Markdown(decoded)
    } else {
        Kind::Text(decoded)
    }
}

/// An object with two of the parts that the schema names, or with `basics`.
fn is_json_resume(value: &serde_json::Value) -> bool {
    let has = |key: &str| value.get(key).is_some_and(|part| part.is_array() || part.is_object());
    let parts = ["work", "education", "skills", "projects", "volunteer", "certificates"];
    value.get("basics").is_some_and(serde_json::Value::is_object)
        || parts.iter().filter(|key| has(key)).count() >= 2
}

/// How many controls a text has that are no blanks and no line ends: those of the old alphabet, and the 32
/// that begin with the byte 0xc2.
fn controls(text: &str) -> usize {
    let old = |byte| matches!(byte, 0..=0x8 | 0xe..=0x1f | 0x7f);
    let is_first = text.bytes().next().is_some_and(old);
    let more = scan::count_pairs(text.as_bytes(), |byte, next| {
        old(next) | ((byte == 0xc2) & matches!(next, 0x80..=0x9f))
    });
    usize::from(is_first) + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Format) {
        assert_eq!(tell(bytes).unwrap().format(), expected);
    }

    #[test]
    fn a_format_is_told_from_the_content() {
        check(b"Robin Vale\nNurse", Format::Text);
        check(b"# Robin Vale\n\n## Experience\n- **Nurse**", Format::Markdown);
        check(b"C# and #1 in sales\n# of staff: 12", Format::Text);
        check(b"\n<!DOCTYPE html><p>Nurse", Format::Html);
        check(b"<!-- cv --><div class=a><h1>Robin</h1></div>", Format::Html);
        check(b"Salary < 5 and > 3", Format::Text);
        check(b"{\\rtf1 Nurse}", Format::Rtf);
        check(b"{\"basics\":{\"name\":\"Robin\"}}", Format::JsonResume);
        check(b"{\"name\":\"Robin\"}", Format::Text);
        check(b"%PDF-1.7", Format::Pdf);
        check(b"junk\n%PDF-1.4\n1 0 obj <<>> endobj", Format::Pdf);
        check(b"Wrote a parser for the %PDF-1.4 format", Format::Text);
    }

    #[track_caller]
    fn refused(bytes: &[u8], expected: BinaryKind) {
        assert_eq!(tell(bytes).unwrap_err(), expected);
    }

    #[test]
    fn what_is_no_document_is_refused_with_its_kind() {
        refused(b"PK\x03\x04....", BinaryKind::Zip);
        refused(&[0xd0, 0xcf, 0x11, 0xe0, 1, 2], BinaryKind::Word);
        refused(b"abc\0def", BinaryKind::Other);
        refused(&[0x1b; 200], BinaryKind::Other);
    }
}
