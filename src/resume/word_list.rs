//! Lists of words and phrases by which lines are read: written down as one text, searched as a set.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

/// A list that is made a set when it is first asked.
pub(super) struct WordList {
    text: &'static str,
    parted_by: char,
    words: OnceLock<Words>,
}

/// Words, and by their first byte the lengths of those that begin with it, as bits: most words that are asked
/// for are none, and not sought.
struct Words {
    all: HashSet<&'static str, RandomState>,
    lengths: [u32; 256],
}

/// The lengths of a word as a set, in which all that are long have one place.
fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}

fn first(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

impl Words {
    fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let all: HashSet<&str, RandomState> = words.collect();
        let mut lengths = [0; 256];
        for word in &all {
            lengths[first(word)] |= length(word);
        }
        Self { all, lengths }
    }
}

impl WordList {
    /// Words parted by blanks.
    pub(super) const fn words(text: &'static str) -> Self {
        Self { text, parted_by: ' ', words: OnceLock::new() }
    }

    /// Phrases parted by bars.
    pub(super) const fn phrases(text: &'static str) -> Self {
        Self { text, parted_by: '|', words: OnceLock::new() }
    }

    /// Whether a word, or a phrase, is on the list.
    pub(super) fn contains(&self, word: &str) -> bool {
        let words = self.words.get_or_init(|| Words::new(self.text.split(self.parted_by)));
        words.lengths[first(word)] & length(word) != 0 && words.all.contains(word)
    }
}
