//! Turns text into tokens: the one analysis that the index, the skill phrases, the titles and the
//! resumes share, so that a word means the same thing wherever it stands.
//!
//! Two forms of every token are given: the stem (for duties and skills) and the plain word with
//! its plural taken off (for job titles, where "accounting" and "accountant" must stay apart).

mod family;
mod spelling;
mod titles;
mod word;
mod word_map;

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

pub use family::{Form, deeds, is_deed_name};
pub use titles::{roots, title_roots, title_stems, title_word, title_words};
pub use word::{Numbering, Spelling, Word};
pub use word_map::WordMap;

/// Version of the analysis. An index built by another version is stale; raise it with every
/// change of this file that changes a token.
pub const VERSION: u32 = 7;

/// Longest token kept, in bytes: longer runs of letters are encoded data, not words.
const LONGEST_TOKEN: usize = 40;

/// One token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Lower-case word without accents.
    pub word: Word,
    /// Where it stands: byte offsets into the text, on character bounds.
    pub start: usize,
    /// End of the token, exclusive.
    pub end: usize,
}

/// Splits a text into tokens.
///
/// Letters and digits make tokens; `+` and `#` stay at the end of a token (C++, C#), `&` and `/`
/// between single letters (P&L, A/R), `.net` keeps its dot. An apostrophe is dropped, with the
/// `s` of a possessive. Letters that a wrong decoding left behind are separators.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut dotted = Vec::new();
    let mut words = |places: &[Range<usize>]| {
        Word::each_written(text, places, |word, place| {
            if word.is_empty() {
                return;
            }
            if place.start > 0 && text.as_bytes()[place.start - 1] == b'.' && word == "net" {
                dotted.push(found.len());
            }
            found.push(Token { word, start: place.start, end: place.end });
        });
    };
    // Many places first: so the words, which lie scattered in memory, are fetched side by side.
    let mut places = [const { 0..0 }; word::AT_ONCE];
    let mut count = 0;
    each_token(text, |start, end| {
        if end - start > LONGEST_TOKEN {
            return;
        }
        places[count] = start..end;
        count += 1;
        if count == places.len() {
            words(&places);
            count = 0;
        }
    });
    words(&places[..count]);
    for at in dotted {
        let glued =
            at.checked_sub(1).map(|before| &found[before]).filter(|last| last.end + 1 == found[at].start);
        if glued.is_none_or(|last| matches!(last.word.as_str(), "asp" | "vb" | "ado")) {
            found[at].word = Word::written(".net", 0..4);
        }
    }
    found
}

/// Passes on where each token begins and ends.
fn each_token(text: &str, mut act: impl FnMut(usize, usize)) {
    let mut at = 0;
    while at < text.len() {
        // Nearly all words are letters of the old alphabet with a blank or a comma behind them.
        let letters = ascii_letters(text, at);
        if letters > 0
            && text.as_bytes().get(at + letters).is_none_or(|&next| byte_kind(next) == ByteKind::End)
        {
            act(at, at + letters);
            at += letters + 1;
        } else if letter_at(text, at) > 0 {
            let end = token_end(text, at);
            act(at, end);
            at = end;
        } else {
            at += length_at(text, at);
        }
    }
}

/// What a byte is to a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    /// A letter or a digit of the old alphabet.
    Letter,
    /// No token goes on with it.
    End,
    /// It takes a closer look.
    Other,
}

static BYTE_KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Other; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            kinds[byte as usize] = ByteKind::Letter;
        } else if !matches!(byte, b'\'' | b'&' | b'/' | b'+' | b'#') {
            kinds[byte as usize] = ByteKind::End;
        }
        byte += 1;
    }
    kinds
};

fn byte_kind(byte: u8) -> ByteKind {
    BYTE_KINDS[usize::from(byte)]
}

/// How many tokens a text has.
pub fn word_count(text: &str) -> usize {
    let mut count = 0;
    let plain = text.is_ascii();
    each_token(text, |start, end| {
        // A letter of the old alphabet is a word by itself; others may be nothing but accents.
        let is_word = || plain || text[start..end].is_ascii() || !Word::written(text, start..end).is_empty();
        count += usize::from(end - start <= LONGEST_TOKEN && is_word());
    });
    count
}

/// Bytes of the character that begins here; 1 at the end of the text.
fn length_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(byte) if !byte.is_ascii() => text[at..].chars().next().map_or(1, char::len_utf8),
        _ => 1,
    }
}

/// Bytes of the letter or digit that begins here; 0 where there is none. The debris of UTF-8 once
/// read as Windows-1252 ("Â ", "ï¼", "â€™") is none.
fn letter_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        None => 0,
        Some(byte) if byte.is_ascii() => usize::from(byte.is_ascii_alphanumeric()),
        Some(_) => {
            let mut letters = text[at..].chars();
            let (Some(letter), next) = (letters.next(), letters.next()) else { return 0 };
            let is_word = match letter {
                'ï' => next != Some('¼'),
                'â' => next != Some('€'),
                'Â' | '¼' | '½' | '¾' => false,
                letter => letter.is_alphanumeric(),
            };
            if is_word { letter.len_utf8() } else { 0 }
        }
    }
}

/// Whether a letter or digit begins here that stands alone.
fn is_single(text: &str, at: usize) -> bool {
    let length = letter_at(text, at);
    let before = text[..at].chars().next_back().map_or(0, char::len_utf8);
    length > 0 && letter_at(text, at + length) == 0 && (before == 0 || letter_at(text, at - before) == 0)
}

/// How many letters and digits of the old alphabet stand here.
fn ascii_letters(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|&byte| byte_kind(byte) != ByteKind::Letter).unwrap_or(rest.len())
}

fn token_end(text: &str, start: usize) -> usize {
    let first = start + letter_at(text, start);
    let mut last = start;
    let mut at = first;
    loop {
        // Nearly all letters are of the old alphabet.
        let more = ascii_letters(text, at);
        if more > 0 {
            at += more;
            last = at - 1;
        }
        let letter = letter_at(text, at);
        if letter > 0 {
            last = at;
            at += letter;
            continue;
        }
        let bytes = text.as_bytes();
        match bytes.get(at) {
            Some(b'\'') if letter_at(text, at + 1) > 0 => at += 1,
            Some(0xe2) if text[at..].starts_with('\u{2019}') && letter_at(text, at + 3) > 0 => at += 3,
            Some(b'&' | b'/') if is_single(text, last) && is_single(text, at + 1) => at += 1,
            Some(b'+') if at == first && bytes.get(at + 1) == Some(&b'+') => return at + 2,
            Some(b'#') if at == first => return at + 1,
            _ => return at,
        }
    }
}

/// Lower case without accents, ligatures opened, apostrophes dropped with a possessive `s`.
fn fold(raw: &str) -> String {
    if raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return raw.to_ascii_lowercase();
    }
    let mut word: String = raw
        .nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == '\u{2019}' { '\'' } else { letter })
        .collect();
    if word.ends_with("'s") {
        word.truncate(word.len() - 2);
    }
    word.retain(|letter| letter != '\'');
    word
}

/// Words that the stemmer would merge with a word of another meaning, and what they become.
///
/// Left alone, internal and international turn into "intern", organization into "organ", operator
/// and operation into "oper", accountant into "account", and a resume has all of them.
const PROTECTED: &[(&str, &str)] = &[
    ("accountant", "accountant"),
    ("accountants", "accountant"),
    ("evening", "evening"),
    ("evenings", "evening"),
    ("excellence", "excellence"),
    ("excellent", "excellent"),
    ("general", "general"),
    ("intern", "intern"),
    ("internal", "internal"),
    ("internally", "internal"),
    ("international", "international"),
    ("internationally", "international"),
    ("interns", "intern"),
    ("internship", "intern"),
    ("internships", "intern"),
    ("later", "later"),
    ("lateral", "lateral"),
    ("manager", "manager"),
    ("managers", "manager"),
    ("mobile", "mobile"),
    ("mobility", "mobility"),
    ("operating", "operate"),
    ("operation", "operation"),
    ("operational", "operation"),
    ("operations", "operation"),
    ("operator", "operator"),
    ("operators", "operator"),
    ("organization", "organization"),
    ("organizational", "organization"),
    ("organizations", "organization"),
    ("universal", "universal"),
    ("universities", "university"),
    ("university", "university"),
    ("utilities", "utility"),
    ("utility", "utility"),
];

/// The stem of a token's word, by Porter's second English stemmer with a list of protected words.
pub fn stem(word: &str) -> String {
    if let Ok(at) = PROTECTED.binary_search_by(|(protected, _)| (*protected).cmp(word)) {
        return PROTECTED[at].1.to_owned();
    }
    if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// Words that carry no meaning of their own in a duty or a title.
const STOP_WORDS: &[&str] = &[
    "a", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "being", "both",
    "but", "by", "can", "do", "each", "etc", "for", "from", "had", "has", "have", "he", "her", "his", "i",
    "in", "into", "is", "it", "its", "may", "me", "more", "most", "my", "no", "nor", "not", "of", "off",
    "on", "or", "other", "our", "out", "over", "own", "per", "she", "so", "some", "such", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "too",
    "under", "up", "upon", "us", "very", "was", "we", "were", "when", "where", "which", "while", "who",
    "with", "within", "you", "your",
];

/// The words that carry no meaning of their own.
pub fn stop_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.iter().copied()
}

/// Whether a word carries no meaning of its own.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Whether a token may stand in the index: no stop word, no bare number, no single letter.
///
/// Years, amounts and counts say nothing about an occupation, and a lone letter is a list mark or
/// an initial more often than a language; the skill phrases find C and R by their own rules.
pub fn is_term(word: &str) -> bool {
    word.len() > 1 && !is_stop_word(word) && word.bytes().any(|byte| !byte.is_ascii_digit())
}

/// Stems of the terms of a text, in order.
pub fn terms(text: &str) -> Vec<String> {
    let tokens = tokens(text).into_iter().filter(|token| token.word.is_term());
    tokens.map(|token| token.word.stem().to_owned()).collect()
}

/// Pairs of neighbouring terms, joined by a space. A stop word between them does not part them.
pub fn pairs(terms: &[String]) -> Vec<String> {
    terms.windows(2).map(|pair| pair.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn words(text: &str, expected: &[&str]) {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.word.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tokens_keep_the_names_of_languages_and_accounts() {
        words("C++, C# and .NET", &["c++", "c#", "and", ".net"]);
        words("ASP.NET; net income.net sales", &["asp", ".net", "net", "income", "net", "sales"]);
        words("Full P&L, A/R and/or R&D", &["full", "p&l", "a/r", "and", "or", "r&d"]);
        words("patient's résumé, don't", &["patient", "resume", "dont"]);
        words("check-in (walk-ins)", &["check", "in", "walk", "ins"]);
    }

    #[test]
    fn tokens_split_at_the_debris_of_a_wrong_decoding() {
        words("accounting.Â Visionary", &["accounting", "visionary"]);
        words("Company ï¼\u{200b} City", &["company", "city"]);
        words("e\u{fb03}cient", &["efficient"]);
    }

    #[test]
    fn words_are_counted_as_they_are_split() {
        for text in ["C++, C# and .NET", "patient's résumé, don't", "ª ⁰ x", &"x".repeat(41), "R&D and/or"]
        {
            assert_eq!(word_count(text), tokens(text).len(), "{text}");
        }
    }

    #[test]
    fn spans_lie_on_character_bounds() {
        let text = "Ménage à trois — naïve café";
        for token in tokens(text) {
            assert!(text.get(token.start..token.end).is_some());
        }
    }

    #[test]
    fn stems_keep_words_of_different_meaning_apart() {
        for (one, other) in [
            ("intern", "international"),
            ("intern", "internal"),
            ("organization", "organ"),
            ("operator", "operations"),
            ("accountant", "account"),
            ("university", "universal"),
            ("excellent", "Excel"),
            ("manager", "management"),
            ("utility", "utilization"),
        ] {
            assert_ne!(stem(one), stem(&other.to_lowercase()));
        }
        assert_eq!(stem("patients"), stem("patient"));
        assert_eq!(stem("scheduling"), stem("scheduled"));
    }

    #[test]
    fn the_word_lists_are_sorted_for_the_search() {
        assert!(STOP_WORDS.is_sorted());
        assert!(PROTECTED.is_sorted());
    }
}
