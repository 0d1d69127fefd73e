//! What was worked out of a text and may be asked again, by the text; of a bounded number of texts.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use crate::error::Result;

/// Longest text that is remembered, in bytes.
const LONGEST: usize = 200;

/// Answers by text.
#[derive(Debug)]
pub(super) struct Memo<T> {
    known: Mutex<HashMap<Box<str>, T, RandomState>>,
    most: usize,
}

impl<T> Memo<T> {
    /// A memo of at most so many texts; at the next one it begins anew.
    pub(super) fn new(most: usize) -> Self {
        Self { known: Mutex::default(), most }
    }
}

impl<T: Clone> Memo<T> {
    /// The answer to a text, worked out where it was not asked before.
    ///
    /// # Errors
    ///
    /// Those of working it out; they are not remembered.
    pub(super) fn get(&self, text: &str, answer: impl FnOnce() -> Result<T>) -> Result<T> {
        if let Some(known) = self.known().get(text) {
            return Ok(known.clone());
        }
        // Two threads may work the same out at once: they come to the same, and neither waits.
        let found = answer()?;
        if text.len() <= LONGEST {
            let mut known = self.known();
            if known.len() >= self.most {
                known.clear();
            }
            known.insert(text.into(), found.clone());
        }
        Ok(found)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Box<str>, T, RandomState>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
