//! A fault of a catalog file: where it is and what is wrong.

use std::fmt;
use std::path::PathBuf;

/// One thing wrong in a catalog folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1; 0 where the fault is the file itself.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        match self.line {
            0 => write!(out, "{file}: {}", self.reason),
            line => write!(out, "{file}:{line}: {}", self.reason),
        }
    }
}
