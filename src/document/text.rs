//! Bytes of a text in any encoding to a text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Body;
use crate::scan;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub(super) text: String,
    pub(super) warnings: Vec<String>,
}

impl Decoded {
    pub(super) fn into_body(self) -> Body {
        Body { text: self.text, warnings: self.warnings, ..Body::default() }
    }
}

/// How much of a file tells what it is, in bytes.
const HEAD: usize = 4096;

/// Decodes a text: UTF-8 as it is, UTF-16 with or without a byte order mark, the encoding that an
/// HTML head names, and anything else as Windows-1252 with a warning.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..], true);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), warnings: Vec::new() };
    }
    match declared(bytes) {
        Some(encoding) => with(encoding, bytes, true),
        None => with(WINDOWS_1252, bytes, false),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8], told: bool) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let warning = match (told, broken) {
        (false, _) => Some("the text is not UTF-8; it was read as Windows-1252".to_owned()),
        (true, true) => Some(format!("some characters are not valid {}", encoding.name())),
        (true, false) => None,
    };
    Decoded { text: text.into_owned(), warnings: warning.into_iter().collect() }
}

/// UTF-16 of mostly Latin letters has a zero in every second byte, and nearly none in the others.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let pairs = head.len() / 2;
    if pairs < 8 || !scan::any(head, |byte| byte == 0) {
        return None;
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match (even, odd) {
        (0, odd) if odd * 10 > pairs * 7 => Some(UTF_16LE),
        (even, 0) if even * 10 > pairs * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that an HTML head or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let mark = ["charset=", "encoding="].into_iter().find_map(|mark| Some(head.find(mark)? + mark.len()))?;
    let label = head[mark..].trim_start_matches(['"', '\'']);
    let end = label.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_:.".contains(letter));
    let found = Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])?;
    // Bytes that are not valid UTF-8 contradict a head that says so.
    (found != encoding_rs::UTF_8).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, warnings: usize) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.warnings.len()), (text, warnings));
    }

    #[test]
    fn text_in_another_encoding_is_read() {
        check(b"Caf\xe9 manager", "Café manager", 1);
        check(b"\xef\xbb\xbfNurse", "Nurse", 0);
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        check(&[&[0xff, 0xfe], little("Nurse").as_slice()].concat(), "Nurse", 0);
        check(&little("Clinical Manager"), "Clinical Manager", 0);
        let big: Vec<u8> = "Clinical Manager".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, "Clinical Manager", 0);
        check(b"<meta charset=\"iso-8859-2\">\xb3", "<meta charset=\"iso-8859-2\">ł", 0);
    }
}
