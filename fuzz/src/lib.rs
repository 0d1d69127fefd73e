//! What the targets share: reading some bytes, and archives of some parts.

use std::io::{Cursor, Write};

use rolematch::document::{Reading, read};
use zip::write::SimpleFileOptions;

/// Reads a file; what is refused is well.
pub fn reads(bytes: &[u8]) {
    let _ = read("file", bytes, &Reading::default());
}

/// An archive of these parts, as an office document or a data export is one.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        if zip.start_file(*name, stored).and_then(|()| Ok(zip.write_all(bytes)?)).is_err() {
            return Vec::new();
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
