//! Turns text into tokens: the one analysis that the index, the skill phrases, the titles and the
//! resumes share, so that a word means the same thing wherever it stands.
//!
//! Two forms of every token are given: the stem (for duties and skills) and the plain word with
//! its plural taken off (for job titles, where "accounting" and "accountant" must stay apart).

mod family;
mod spelling;
mod split;
mod titles;
mod word;
mod word_map;

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use split::each_token;

pub use family::{Form, deeds, is_deed_name};
pub use titles::{roots, title_roots, title_stems, title_word, title_words};
pub use word::{Numbering, SPELLINGS, Spelling, SpellingNumbers, Word};
pub use word_map::WordMap;

/// Version of the analysis. An index built by another version is stale; raise it with every
/// change of this module that changes a token.
pub const VERSION: u32 = 7;

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

/// How many tokens a text has.
pub fn word_count(text: &str) -> usize {
    let mut count = 0;
    let plain = text.is_ascii();
    each_token(text, |start, end| {
        // A letter of the old alphabet is a word by itself; others may be nothing but accents.
        let is_word = || plain || text[start..end].is_ascii() || !Word::written(text, start..end).is_empty();
        count += usize::from(is_word());
    });
    count
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
    terms_among(&tokens(text))
}

/// The same of a text that was split before.
pub fn terms_among(tokens: &[Token]) -> Vec<String> {
    let terms = tokens.iter().filter(|token| token.word.is_term());
    terms.map(|token| token.word.stem().to_owned()).collect()
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
