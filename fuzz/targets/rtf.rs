//! RTF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rolematch_fuzz::reads(&[b"{\\rtf1", bytes].concat()));
