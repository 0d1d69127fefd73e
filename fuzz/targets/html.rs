//! HTML with its style sheets.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rolematch_fuzz::reads(&[b"<html>", bytes].concat()));
