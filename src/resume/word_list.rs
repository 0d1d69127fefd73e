//! Lists of words and phrases by which lines are read: written down as one text, searched as a set.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

/// A list that is made a set when it is first asked.
pub(super) struct WordList {
    text: &'static str,
    parted_by: char,
    words: OnceLock<HashSet<&'static str, RandomState>>,
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
        self.words.get_or_init(|| self.text.split(self.parted_by).collect()).contains(word)
    }
}
