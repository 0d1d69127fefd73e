//! Bytes to text: finds out what a file is by its content, and decodes text that is not UTF-8.

use crate::error::{BinaryKind, Error, Result};

/// Longest resume that is read, in bytes. A long one has 50 kB; a book has 1 MB.
pub const LONGEST_RESUME: u64 = 4 << 20;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What a reader should know of the decoding.
    pub warnings: Vec<String>,
}

/// Decodes the bytes of a resume.
///
/// UTF-8 is taken as it is, UTF-16 where a byte order mark says so, anything else as
/// Windows-1252 with a warning. `name` is used in errors.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::TooLarge`], or [`Error::Binary`] for what is not text.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Decoded> {
    let length = bytes.len() as u64;
    if length > LONGEST_RESUME {
        let name = name.to_owned();
        return Err(Error::TooLarge { name, bytes: length, limit: LONGEST_RESUME });
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(Error::Binary { name: name.to_owned(), kind });
    }
    let decoded = text(bytes);
    if decoded.text.trim().is_empty() {
        return Err(Error::Empty { name: name.to_owned() });
    }
    if decoded.text.chars().filter(|&letter| is_control(letter)).count() * 20 > decoded.text.len() {
        return Err(Error::Binary { name: name.to_owned(), kind: BinaryKind::Other });
    }
    Ok(decoded)
}

fn binary_kind(bytes: &[u8]) -> Option<BinaryKind> {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match bytes {
        _ if bytes.starts_with(b"%PDF-") => Some(BinaryKind::Pdf),
        _ if bytes.starts_with(b"PK\x03\x04") => Some(BinaryKind::Zip),
        _ if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => Some(BinaryKind::Word),
        _ if !utf16 && bytes.contains(&0) => Some(BinaryKind::Other),
        _ => None,
    }
}

fn text(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let warning = broken.then(|| format!("some characters are not valid {}", encoding.name()));
        return Decoded { text: text.into_owned(), warnings: warning.into_iter().collect() };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        Decoded { text: text.to_owned(), warnings: Vec::new() }
    } else {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        let warning = "the text is not UTF-8; it was read as Windows-1252".to_owned();
        Decoded { text: text.into_owned(), warnings: vec![warning] }
    }
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_another_encoding_is_read_with_a_warning() {
        let decoded = decode("a", b"Caf\xe9 manager").unwrap();
        assert_eq!(decoded.text, "Café manager");
        assert_eq!(decoded.warnings.len(), 1);
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Nurse".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode("a", &utf16).unwrap().text, "Nurse");
        assert_eq!(decode("a", b"\xef\xbb\xbfNurse").unwrap().text, "Nurse");
    }

    #[track_caller]
    fn refused(bytes: &[u8], expected: &str) {
        let told = decode("cv", bytes).unwrap_err().to_string();
        assert!(told.contains(expected), "{told}");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_kind() {
        refused(b"", "empty");
        refused(b" \n\t", "empty");
        refused(b"%PDF-1.7 ...", "a PDF document");
        refused(b"PK\x03\x04....", "zip archive");
        refused(b"abc\0def", "binary data");
        refused(&[0x1b; 200], "binary data");
        refused(&vec![b'a'; 5 << 20], "at most 4194304");
    }
}
