//! Any bytes: plain text in all encodings, Markdown, JSON Resume, and what is no document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rolematch_fuzz::reads(bytes));
