//! Why a document cannot be read, told as what is wrong and what to do.

use super::Format;

/// Why a document of a known format cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It breaks the rules of its format.
    #[error("this {format} file cannot be read: {reason}; save it anew, or as plain text")]
    Broken {
        /// The format.
        format: Format,
        /// What is wrong.
        reason: String,
    },
    /// Its pages hold pictures and no text.
    #[error("this PDF holds pictures of text; run it through OCR first")]
    Pictures,
    /// All of its text is hidden from its readers.
    #[error("all of its {words} words are hidden text, which is never matched; make the text visible")]
    AllHidden {
        /// How many words.
        words: usize,
    },
    /// It is encrypted and no password was given.
    #[error("this PDF is protected by a password; give it with --password")]
    Locked,
    /// It is encrypted and the password that was given is another.
    #[error("the password does not open this PDF; give another one with --password")]
    WrongPassword,
    /// An office document that is encrypted.
    #[error("this document is protected by a password; save it without one")]
    LockedOffice,
    /// It holds more of something than any resume.
    #[error("this {format} file holds more than {limit} {what}; is it a resume?")]
    TooMuch {
        /// The format.
        format: Format,
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// Reading it took too long.
    #[error("this PDF could not be read within {seconds} seconds; save it anew, or as plain text")]
    Slow {
        /// The limit.
        seconds: u64,
    },
    /// No program to read PDF files with was named, or it cannot be run.
    #[error(
        "PDF files are read by a process of their own, which cannot be started ({reason}); \
         name the rolematch program as the PDF reader, or save the file as plain text"
    )]
    NoPdfReader {
        /// What is missing.
        reason: String,
    },
}

impl Refusal {
    /// For what a library of a format says of a broken file.
    pub(super) fn broken(format: Format, reason: impl std::fmt::Display) -> Self {
        Self::Broken { format, reason: reason.to_string() }
    }
}
