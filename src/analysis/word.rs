//! A word with the forms by which it is compared. A language has few words and texts repeat them, so
//! each thread keeps what it worked out of a word; the memo only saves time and holds no more than
//! [`MOST_WORDS`].

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use super::{WordMap, family, fold, is_stop_word, is_term, spelling, stem, title_word};

/// Most words that a thread remembers; at the next one it begins anew. Resumes of all trades use
/// fewer, and what they take (about 200 bytes a word) stays small beside the index.
const MOST_WORDS: usize = 1 << 15;

/// A lower-case word without accents. Copies are cheap: all share the forms that were worked out.
#[derive(Clone)]
pub struct Word(Rc<Forms>);

struct Forms {
    text: Box<str>,
    stem: OnceCell<Box<str>>,
    title_word: OnceCell<Box<str>>,
    family: OnceCell<Box<str>>,
    is_stop: bool,
    is_term: bool,
}

thread_local! {
    static MEMO: RefCell<WordMap<Word>> = RefCell::default();
}

impl Word {
    /// The word that stands in a text as these letters.
    pub(super) fn written(letters: &str) -> Self {
        // Numbers that are longer than a year hardly come again, and would fill the memo.
        if letters.len() > 4 && letters.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::new(letters);
        }
        MEMO.with_borrow_mut(|memo| {
            if let Some(word) = memo.get(letters) {
                return word.clone();
            }
            if memo.len() >= MOST_WORDS {
                memo.clear();
            }
            let word = Self::new(letters);
            memo.insert(letters, word.clone());
            word
        })
    }

    fn new(letters: &str) -> Self {
        let mut text = fold(letters);
        if let Cow::Owned(american) = spelling::american(&text) {
            text = american;
        }
        let text = text.into_boxed_str();
        let (is_stop, is_term) = (is_stop_word(&text), is_term(&text));
        let (stem, title_word, family) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self(Rc::new(Forms { text, stem, title_word, family, is_stop, is_term }))
    }

    /// The word itself.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Its stem, as [`stem`] has it.
    pub fn stem(&self) -> &str {
        self.0.stem.get_or_init(|| stem(&self.0.text).into())
    }

    /// The word as titles have it, without plural and gender: see [`title_word`].
    pub fn title_word(&self) -> &str {
        self.0.title_word.get_or_init(|| title_word(&self.0.text).into())
    }

    /// The family of words that it belongs to: testify and testimony are one.
    pub fn family(&self) -> &str {
        self.0.family.get_or_init(|| family::family(&self.0.text, self.stem()).into())
    }

    /// Whether it carries no meaning of its own.
    pub fn is_stop(&self) -> bool {
        self.0.is_stop
    }

    /// Whether it may stand in the index: see [`is_term`].
    pub fn is_term(&self) -> bool {
        self.0.is_term
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Word {}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_met_before_has_the_same_forms() {
        for _ in 0..2 {
            let word = Word::written("Managers’");
            assert_eq!((word.as_str(), word.stem(), word.title_word()), ("managers", "manager", "manager"));
            assert!(word.is_term() && !word.is_stop());
        }
    }
}
