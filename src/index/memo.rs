//! What was worked out of a text and may be asked again, by the text; of a bounded number of texts.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

/// Longest text that is remembered, in bytes.
const LONGEST: usize = 200;

/// Answers by text.
#[derive(Debug)]
pub(super) struct Memo<T> {
    known: Mutex<Known<T>>,
    most: usize,
}

type Answers<T> = HashMap<Box<str>, T, RandomState>;

/// What is known, in two halves: when the newer one is full the older is forgotten, and with it what was
/// not asked for long.
#[derive(Debug)]
struct Known<T> {
    newer: Answers<T>,
    older: Answers<T>,
}

impl<T> Memo<T> {
    /// A memo of at most so many texts.
    pub(super) fn new(most: usize) -> Self {
        Self { known: Mutex::new(Known { newer: Answers::default(), older: Answers::default() }), most }
    }
}

impl<T: Clone> Memo<T> {
    /// The answer to a text, worked out where it is not known.
    ///
    /// # Errors
    ///
    /// Those of working it out; they are not remembered.
    pub(super) fn get<E>(&self, text: &str, answer: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut known = self.known();
        if let Some(known) = known.newer.get(text) {
            return Ok(known.clone());
        }
        if let Some((text, found)) = known.older.remove_entry(text) {
            known.remember(text, &found, self.most);
            return Ok(found);
        }
        // Two threads may work the same out at once: they come to the same, and neither waits.
        drop(known);
        let found = answer()?;
        if text.len() <= LONGEST {
            self.known().remember(text.into(), &found, self.most);
        }
        Ok(found)
    }

    fn known(&self) -> MutexGuard<'_, Known<T>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Known<T> {
    fn remember(&mut self, text: Box<str>, found: &T, most: usize) {
        if self.newer.len() >= most.div_ceil(2) {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(text, found.clone());
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn what_is_asked_again_is_known_and_what_is_not_is_forgotten() {
        let memo = Memo::new(4);
        let mut worked_out = Vec::new();
        for text in ["a", "b", "a", "c", "a", "d", "e", "a", "b"] {
            let answer = || {
                worked_out.push(text);
                Ok(text.len())
            };
            assert_eq!(memo.get::<Infallible>(text, answer).unwrap(), 1);
        }
        assert_eq!(worked_out, ["a", "b", "c", "d", "e", "b"]);
    }
}
