//! Makes small files of every format, all of fictional people.

#![allow(dead_code, reason = "not every file of tests makes every format")]

pub(crate) mod hostile;
pub(crate) mod office;
pub(crate) mod pdf;

use std::path::PathBuf;

use rolematch::document::{Document, Reading, read};

/// Reads with the program that these tests belong to as the reader of PDF files.
pub(crate) fn reading() -> Reading {
    Reading { password: None, pdf_reader: Some(PathBuf::from(env!("CARGO_BIN_EXE_rolematch"))) }
}

/// A file's document; what is refused fails the test.
#[track_caller]
pub(crate) fn document(bytes: &[u8]) -> Document {
    read("file", bytes, &reading()).unwrap()
}

/// Why a file is refused.
#[track_caller]
pub(crate) fn refusal(bytes: &[u8]) -> String {
    read("file", bytes, &reading()).unwrap_err().to_string()
}

/// A nurse's resume as plain lines, the same in all formats.
pub(crate) const LINES: &[&str] = &[
    "Robin Vale",
    "Clinical Nurse Manager",
    "SUMMARY",
    "Nurse leader who plans staff and audits charts in two clinics.",
    "EXPERIENCE",
    "Nurse Manager, Harbor Clinic, 2018 - Present",
    "Posted the nurse staffing grid for two sites and sixteen nurses.",
    "Audited twenty charts a month and trained the floor on the findings.",
    "Staff Nurse, Lakeside Ward, 2012 - 2018",
    "Gave medication to eighteen patients a shift and charted every dose.",
    "SKILLS",
    "Epic, Excel, triage, wound care",
];
