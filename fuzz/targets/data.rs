//! The tables of a data export, and JSON Resume.
#![no_main]

use rolematch_fuzz::{archive, reads};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    reads(&[b"{\"basics\":{},", bytes].concat());
    reads(&archive(&[("Profile.csv", bytes), ("Positions.csv", bytes), ("Skills.csv", bytes)]));
});
