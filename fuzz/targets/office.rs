//! The text of Word and OpenDocument files, and their archives.
#![no_main]

use rolematch_fuzz::{archive, reads};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    reads(&[b"PK\x03\x04", bytes].concat());
    reads(&archive(&[("word/document.xml", bytes), ("word/styles.xml", bytes)]));
    reads(&archive(&[("mimetype", b"x"), ("content.xml", bytes), ("styles.xml", bytes)]));
});
