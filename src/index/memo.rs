//! What was worked out of a text and may be asked again, by the text; of a bounded number of texts.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use crate::error::Result;

/// Most texts that are remembered; at the next one the memo begins anew.
const MOST: usize = 4096;

/// Longest text that is remembered, in bytes.
const LONGEST: usize = 200;

/// Answers by text.
#[derive(Debug)]
pub struct Memo<T>(Mutex<HashMap<Box<str>, T, RandomState>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer to a text, worked out where it was not asked before.
    ///
    /// # Errors
    ///
    /// Those of working it out; they are not remembered.
    pub fn get(&self, text: &str, answer: impl FnOnce() -> Result<T>) -> Result<T> {
        if let Some(known) = self.known().get(text) {
            return Ok(known.clone());
        }
        // Two threads may work the same out at once: they come to the same, and neither waits.
        let found = answer()?;
        if text.len() <= LONGEST {
            let mut known = self.known();
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(text.into(), found.clone());
        }
        Ok(found)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Box<str>, T, RandomState>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
