//! How a batch went.

use std::collections::BTreeMap;

use super::answer::{Answer, Outcome};
use crate::catalog::RoleNumber;
use crate::error::Error;
use crate::score::Verdict;

/// How a batch went, or goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Resumes that were answered.
    pub answered: u64,
    /// Records that failed, by the reason.
    pub failed: BTreeMap<&'static str, u64>,
    /// Of the answered ones, those whose verdict is unsure.
    pub unsure: u64,
    /// Of the answered ones, those that no role fits.
    pub unmatched: u64,
    /// How often each role came first.
    pub first: BTreeMap<RoleNumber, u64>,
    /// Records that an earlier run had done.
    pub before: u64,
    /// Of these, the ones that failed.
    pub failed_before: u64,
    /// Bytes of the inputs that are done, with those of an earlier run.
    pub bytes: u64,
    /// Whether the batch was told to stop before its end.
    pub stopped: bool,
}

impl Tally {
    /// Records done by this run, failed ones among them.
    pub fn done(&self) -> u64 {
        self.answered + self.failures()
    }

    /// Records of this run that failed.
    pub fn failures(&self) -> u64 {
        self.failed.values().sum()
    }

    pub(super) fn count(&mut self, answer: &Answer) {
        self.bytes += answer.size;
        match &answer.outcome {
            Outcome::Failed(error) => *self.failed.entry(kind(error)).or_default() += 1,
            Outcome::Ranked { verdict, first } => {
                self.answered += 1;
                self.unsure += u64::from(*verdict == Verdict::Unsure);
                self.unmatched += u64::from(*verdict == Verdict::NoMatch);
                if let Some(first) = first {
                    *self.first.entry(*first).or_default() += 1;
                }
            }
        }
    }
}

/// The failures that a summary tells apart.
pub(super) fn kind(error: &Error) -> &'static str {
    match error {
        Error::Read { .. } | Error::Folder { .. } => "cannot be read",
        Error::Empty { .. } => "empty",
        Error::Binary { .. } => "not text",
        Error::TooLarge { .. } => "too large",
        Error::Record { .. } | Error::NoParquet => "no resume in the record",
        Error::Panicked { .. } => "fault of the program",
        _ => "other",
    }
}
