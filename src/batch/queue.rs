//! Reads ahead in a thread of its own, so that the workers never wait for a disk and a record that
//! stands alone in a pipe is answered at once. What waits is bounded in number and in bytes.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::record::Record;
use crate::error::Result;

/// Most bytes of the records that wait.
const MOST_BYTES: usize = 16 << 20;

/// The reading end of the queue. When it is dropped, the thread ends after the record it is at.
pub(super) struct Queue {
    shared: Arc<Shared>,
}

/// What was taken from the queue.
pub(super) enum Taken {
    /// Records in order, at least one.
    Chunk(Vec<Record>),
    /// Nothing came in the time given.
    Nothing,
    /// There are no more.
    End,
}

#[derive(Default)]
struct Shared {
    /// Most records that wait.
    most: usize,
    state: Mutex<State>,
    filled: Condvar,
    emptied: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Record>,
    bytes: usize,
    ended: bool,
    left: bool,
}

impl Queue {
    /// Starts to read; at most so many records wait.
    ///
    /// # Errors
    ///
    /// Where the system gives no thread.
    pub(super) fn start(records: impl Iterator<Item = Record> + Send + 'static, most: usize) -> Result<Self> {
        let shared = Arc::new(Shared { most, ..Shared::default() });
        let filler = Arc::clone(&shared);
        thread::Builder::new().name("reader".to_owned()).spawn(move || filler.fill(records))?;
        Ok(Self { shared })
    }

    /// Takes the records that wait, `most` at most; waits for the first.
    pub(super) fn take(&self, most: usize, wait: Duration) -> Taken {
        let state = self.shared.state();
        let idle = |state: &mut State| state.waiting.is_empty() && !state.ended;
        let waited = self.shared.filled.wait_timeout_while(state, wait, idle);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if state.waiting.is_empty() {
            return if state.ended { Taken::End } else { Taken::Nothing };
        }
        let mut chunk = Vec::new();
        let mut bytes = 0;
        while chunk.len() < most && bytes < MOST_BYTES / 2 {
            let Some(record) = state.waiting.pop_front() else { break };
            bytes += record.weight();
            chunk.push(record);
        }
        state.bytes -= bytes;
        drop(state);
        self.shared.emptied.notify_one();
        Taken::Chunk(chunk)
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.shared.state().left = true;
        self.shared.emptied.notify_one();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fill(&self, mut records: impl Iterator<Item = Record>) {
        loop {
            // A damaged file may make its reader panic; the batch goes on to its end without it.
            let next = catch_unwind(AssertUnwindSafe(|| records.next()));
            let broken = next.is_err();
            let record = next.unwrap_or_else(|_| {
                let reason = "the inputs cannot be read on: a reader failed; is a file damaged?".to_owned();
                Some(Record::faulty("the rest of the inputs".to_owned(), 0, reason))
            });
            let Some(record) = record else { break };
            if !self.push(record) {
                return;
            }
            if broken {
                break;
            }
        }
        self.state().ended = true;
        self.filled.notify_one();
    }

    /// Adds a record when there is room; tells whether anybody still wants it.
    fn push(&self, record: Record) -> bool {
        let full = |state: &mut State| {
            !state.left && (state.waiting.len() >= self.most || state.bytes >= MOST_BYTES)
        };
        let waited = self.emptied.wait_while(self.state(), full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        if state.left {
            return false;
        }
        state.bytes += record.weight();
        state.waiting.push_back(record);
        drop(state);
        self.filled.notify_one();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: usize) -> Record {
        Record::bytes(number.to_string(), String::new(), 0, vec![b'a'; 10])
    }

    #[test]
    fn records_come_in_order_and_end() {
        let queue = Queue::start((0..2_000).map(record), 50).unwrap();
        let mut seen = Vec::new();
        loop {
            match queue.take(100, Duration::from_secs(10)) {
                Taken::Chunk(chunk) => seen.extend(chunk.into_iter().map(|record| record.id)),
                Taken::Nothing => panic!("nothing came"),
                Taken::End => break,
            }
        }
        assert_eq!(seen, (0..2_000).map(|number| number.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn a_reader_that_panics_ends_with_a_record_that_says_so() {
        let records = (0..3).map(|number| {
            assert!(number < 2, "planted");
            record(number)
        });
        let queue = Queue::start(records, 2).unwrap();
        let mut seen = 0;
        while let Taken::Chunk(chunk) = queue.take(1, Duration::from_secs(10)) {
            seen += chunk.len();
        }
        assert_eq!(seen, 3);
    }
}
