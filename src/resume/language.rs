//! Which language a text is in. Every point rests on English words, so another language is told
//! and not guessed at.

use std::sync::LazyLock;

use whatlang::Lang;

use crate::analysis::{WordMap, stop_words};
use crate::scan;

/// Fewer words are too few to tell a language by.
const FEWEST_WORDS: usize = 25;

/// Share of words like "the" and "of" from which a text is English without a closer look: English
/// prose has 20 to 40 per cent, and even a resume of fragments some.
const ENGLISH: f64 = 0.06;

/// Small words of English that are words of other languages too.
const SHARED: &[&str] = &[
    "a", "all", "am", "an", "as", "do", "has", "he", "her", "his", "in", "me", "no", "nor", "on", "per",
    "she", "so", "was",
];

/// No word like "the" and "of" is longer, in bytes.
const LONGEST_SMALL_WORD: usize = 7;

/// The small words, and of each first letter the lengths of those that begin with it, as bits: most words
/// are none, and not sought.
static SMALL: LazyLock<(WordMap<()>, [u8; 256])> = LazyLock::new(|| {
    let (mut small, mut lengths) = (WordMap::default(), [0; 256]);
    for word in stop_words().filter(|word| !SHARED.contains(word)) {
        small.insert(word, ());
        if let Some(&first) = word.as_bytes().first() {
            lengths[usize::from(first)] |= 1 << word.len();
        }
    }
    (small, lengths)
});

/// Whether a word is one like "the" and "of", and of no other language.
fn is_small(word: &str) -> bool {
    let (small, lengths) = &*SMALL;
    let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    if word.len() > LONGEST_SMALL_WORD || lengths[usize::from(first)] & 1 << word.len() == 0 {
        return false;
    }
    let mut letters = [0; LONGEST_SMALL_WORD];
    let Some(letters) = letters.get_mut(..word.len()) else { return false };
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    std::str::from_utf8(letters).is_ok_and(|word| small.get(word).is_some())
}

/// How many words a text has: all that white space parts.
pub(super) fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Text without wide blanks is nearly all there is, and counted by bytes, many at once.
    let mut wide = (0..).scan(0, |at, _| {
        let start = *at + scan::position(bytes.get(*at..)?, |byte| !byte.is_ascii())?;
        let letter = text.get(start..)?.chars().next()?;
        *at = start + letter.len_utf8();
        Some(letter)
    });
    if wide.any(char::is_whitespace) {
        return text.split_whitespace().count();
    }
    let blank = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let first = bytes.first().is_some_and(|&first| !blank(first));
    usize::from(first) + scan::count_pairs(bytes, |byte, next| blank(byte) & !blank(next))
}

/// The words of a text: all that stands between what is no letter.
fn runs_of_letters(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes_of(text, at, false);
        let length = bytes_of(text, at, true);
        at += length;
        text.get(at - length..at).filter(|word| !word.is_empty())
    })
}

/// At least as many as there are runs of letters: a letter of another alphabet is counted as one by itself.
fn most_runs(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = |byte: u8| byte.is_ascii_alphabetic();
    let begun = scan::count_pairs(bytes, |byte, next| (!plain(byte) & plain(next)) | (next >= 0xc0));
    begun + usize::from(!bytes.is_empty())
}

/// Bytes from a place on that are letters, or that are none.
fn bytes_of(text: &str, start: usize, letters: bool) -> usize {
    let mut at = start;
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let other = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphabetic() != letters;
        at += rest.iter().position(other).unwrap_or(rest.len());
        if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
            return at - start;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(letter) if letter.is_alphabetic() == letters => at += letter.len_utf8(),
            _ => return at - start,
        }
    }
}

/// English name of a language other than English that a text is surely in.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let (mut words, mut small) = (0_u32, 0_u32);
    let enough = ENGLISH * f64::from(u32::try_from(most_runs(text)).unwrap_or(u32::MAX));
    for word in runs_of_letters(text) {
        words += 1;
        small += u32::from(is_small(word));
        if f64::from(small) >= enough {
            return None;
        }
    }
    if (words as usize) < FEWEST_WORDS || f64::from(small) >= ENGLISH * f64::from(words) {
        return None;
    }
    let told = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    (told.lang() != Lang::Eng).then(|| told.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_white_space_parts() {
        for text in [
            "",
            " ",
            "one",
            " one\n\ntwo\u{a0}three—four\u{2003}",
            "Café au lait\u{b}x",
            &"ab c\t".repeat(99),
        ] {
            assert_eq!(words(text), text.split_whitespace().count(), "{text}");
        }
    }

    #[test]
    fn no_text_has_more_runs_of_letters_than_are_counted() {
        for text in ["", "é", "a", "ab cd1e", "Café éé à-b ß", "1 2", "Ünlü añb"] {
            assert!(runs_of_letters(text).count() <= most_runs(text), "{text}");
        }
    }

    #[test]
    fn other_languages_are_told_and_english_lists_are_not() {
        let german = "Ich habe zehn Jahre in einem Krankenhaus gearbeitet und dort die Aufnahme der \
                      Patienten geleitet, neue Mitarbeiter eingestellt und den Dienstplan geschrieben. Davor war ich \
                      vier Jahre als Pfleger auf einer Station mit zwanzig Betten beschäftigt.";
        assert_eq!(foreign(german), Some("German"));
        let english = "I worked in a hospital for ten years, led the admission of patients, hired new people \
                       and wrote the plan of the shifts for all of them.";
        assert_eq!(foreign(english), None);
        assert_eq!(foreign(&"Python, Java, SQL, Excel, ".repeat(10)), None);
    }
}
