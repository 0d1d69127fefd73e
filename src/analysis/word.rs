//! A word with the forms by which it is compared. A language has few words and texts repeat them, so
//! each thread keeps what it worked out of a word; the memo only saves time and holds no more than
//! [`MOST_WORDS`].

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::ops::{Deref, Range};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Form, WordMap, family, fold, is_stop_word, is_term, spelling, stem, title_word};

/// Most words that a thread remembers; at the next one it begins anew. Resumes of all trades use
/// fewer, and what they take (about 200 bytes a word) stays small beside the index.
const MOST_WORDS: usize = 1 << 15;

/// Words that are looked up at once.
pub(super) const AT_ONCE: usize = 16;

/// A lower-case word without accents. Copies are cheap: all share the forms that were worked out.
#[derive(Clone)]
pub struct Word(Rc<Forms>);

/// What is asked of a word most stands first, and so near the count of its copies.
#[repr(C)]
struct Forms {
    /// The number of each spelling, and the numbering that gave them.
    numbers: Cell<(Numbering, SpellingNumbers)>,
    is_stop: bool,
    is_term: bool,
    /// What it tells, and whether that is done or being done.
    telling: OnceCell<(Form, bool)>,
    text: Box<str>,
    stem: OnceCell<Box<str>>,
    title_word: OnceCell<Box<str>>,
    title_stem: OnceCell<Box<str>>,
    family: OnceCell<Box<str>>,
}

/// A form of a word by which texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// See [`Word::stem`].
    Stem,
    /// See [`Word::title_word`].
    TitleWord,
    /// See [`Word::family`].
    Family,
}

/// All forms.
pub const SPELLINGS: [Spelling; 3] = [Spelling::Stem, Spelling::TitleWord, Spelling::Family];

/// A number for each of [`SPELLINGS`].
pub type SpellingNumbers = [u32; SPELLINGS.len()];

/// One of the ways in which words are numbered; none is used twice in a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering(u32);

impl Numbering {
    /// No numbering: what a word has that nobody numbered.
    const NONE: Self = Self(0);

    /// A new one.
    #[allow(clippy::new_without_default, reason = "no two are equal")]
    pub fn new() -> Self {
        static LAST: AtomicU32 = AtomicU32::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

thread_local! {
    static MEMO: RefCell<WordMap<Word>> = RefCell::default();
}

impl Word {
    /// The word that stands at a place of a text.
    pub(super) fn written(text: &str, place: Range<usize>) -> Self {
        MEMO.with_borrow_mut(|memo| Self::remembered(memo, text, &place))
    }

    /// Passes on the words that stand at some places of a text, [`AT_ONCE`] at most.
    pub(super) fn each_written(
        text: &str,
        places: &[Range<usize>],
        mut act: impl FnMut(Self, &Range<usize>),
    ) {
        MEMO.with_borrow_mut(|memo| {
            // Step by step for all of them, so that what lies scattered in memory is fetched side by side.
            let mut known: [Option<&Self>; AT_ONCE] = [None; AT_ONCE];
            for (known, place) in known.iter_mut().zip(places) {
                *known = memo.get_at(text, place.clone());
            }
            let known = known.map(Option::<&Self>::cloned);
            for (word, place) in known.into_iter().zip(places) {
                act(word.unwrap_or_else(|| Self::remembered(memo, text, place)), place);
            }
        });
    }

    fn remembered(memo: &mut WordMap<Self>, text: &str, place: &Range<usize>) -> Self {
        if let Some(word) = memo.get_at(text, place.clone()) {
            return word.clone();
        }
        let letters = &text[place.clone()];
        let folded = fold(letters);
        // Numbers that are longer than a year hardly come again, and would fill the memo.
        if letters.len() > 4 && letters.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::new(folded);
        }
        if memo.len() >= MOST_WORDS {
            memo.clear();
        }
        // "Managed" shares with "managed" what is worked out of it. Of other alphabets some letters fold
        // to what folds once more.
        let shares = letters.is_ascii() && folded != letters;
        let known = memo.get(&folded).filter(|_| shares).cloned();
        let word = known.unwrap_or_else(|| Self::new(folded.clone()));
        if shares {
            memo.insert(&folded, word.clone());
        }
        memo.insert(letters, word.clone());
        word
    }

    /// A word of small letters without accents.
    fn new(folded: String) -> Self {
        let mut text = folded;
        if let Cow::Owned(american) = spelling::american(&text) {
            text = american;
        }
        let text = text.into_boxed_str();
        let (is_stop, is_term) = (is_stop_word(&text), is_term(&text));
        Self(Rc::new(Forms {
            text,
            stem: OnceCell::new(),
            title_word: OnceCell::new(),
            title_stem: OnceCell::new(),
            family: OnceCell::new(),
            telling: OnceCell::new(),
            is_stop,
            is_term,
            numbers: Cell::new((Numbering::NONE, SpellingNumbers::default())),
        }))
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

    /// The stem of the word as titles have it.
    pub fn title_stem(&self) -> &str {
        self.0.title_stem.get_or_init(|| stem(self.title_word()).into())
    }

    /// The family of words that it belongs to: testify and testimony are one.
    pub fn family(&self) -> &str {
        self.0.family.get_or_init(|| family::family(&self.0.text, self.stem()).into())
    }

    /// What the word tells: a deed, its bare name or a thing.
    pub fn form(&self) -> Form {
        self.telling().0
    }

    /// Whether it tells of a deed that is done or being done: trained, training, led.
    pub fn is_told(&self) -> bool {
        self.telling().1
    }

    fn telling(&self) -> (Form, bool) {
        *self.0.telling.get_or_init(|| (family::form(&self.0.text), family::is_told(&self.0.text)))
    }

    /// One of its forms.
    pub fn spelt(&self, spelling: Spelling) -> &str {
        match spelling {
            Spelling::Stem => self.stem(),
            Spelling::TitleWord => self.title_word(),
            Spelling::Family => self.family(),
        }
    }

    /// The numbers that a numbering gives to the spellings of the word; `give` is asked once, and again where
    /// another numbering has asked since.
    pub fn numbers(&self, by: Numbering, give: impl FnOnce() -> SpellingNumbers) -> SpellingNumbers {
        let (giver, numbers) = self.0.numbers.get();
        if giver == by {
            return numbers;
        }
        let numbers = give();
        self.0.numbers.set((by, numbers));
        numbers
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
            let word = Word::written("our Managers’ ", 4..15);
            assert_eq!((word.as_str(), word.stem(), word.title_word()), ("managers", "manager", "manager"));
            assert!(word.is_term() && !word.is_stop());
        }
    }
}
