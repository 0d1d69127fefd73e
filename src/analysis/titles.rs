//! Words of job titles: abbreviations are written out, plural and gender taken off, and what tells
//! no work apart (the senior of a senior accountant, the II of an engineer II) is left out.

use super::{stem, tokens};

/// A word of a job title: only the plural is taken off ("nurses", "secretaries"), so that
/// accounting and accountant, operator and operations stay different words; and its gender, so
/// that salesman, saleswoman and salesperson are one.
pub fn title_word(word: &str) -> String {
    let word = singular(word);
    let neutral = GENDERED.iter().find(|(gendered, _)| *gendered == word);
    if let Some((_, neutral)) = neutral {
        return (*neutral).to_owned();
    }
    for ending in ["woman", "women", "men", "person", "people"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() > 3
        {
            return format!("{stem}man");
        }
    }
    word
}

/// Titles that tell the gender of the person who holds them, and the one word for both.
const GENDERED: &[(&str, &str)] = &[
    ("actress", "actor"),
    ("hostess", "host"),
    ("seamstress", "tailor"),
    ("stewardess", "steward"),
    ("waitress", "waiter"),
    ("waitstaff", "waiter"),
];

fn singular(word: &str) -> String {
    let keep = word.len() < 4 || !word.is_ascii();
    if keep || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word.to_owned()
    } else if let Some(stem) = word.strip_suffix("ies") {
        format!("{stem}y")
    } else if let Some(stem) = word.strip_suffix("sses") {
        format!("{stem}ss")
    } else {
        word.strip_suffix('s').unwrap_or(word).to_owned()
    }
}

/// Abbreviations of titles, and what they stand for, as title words.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("acct", &["accountant"]),
    ("admin", &["administrative"]),
    ("arnp", &["nurse", "practitioner"]),
    ("assoc", &["associate"]),
    ("asst", &["assistant"]),
    ("bookkeep", &["bookkeeper"]),
    ("ceo", &["chief", "executive", "officer"]),
    ("cfo", &["chief", "financial", "officer"]),
    ("cio", &["chief", "information", "officer"]),
    ("cna", &["certified", "nursing", "assistant"]),
    ("coo", &["chief", "operating", "officer"]),
    ("coord", &["coordinator"]),
    ("cpa", &["certified", "public", "accountant"]),
    ("csr", &["customer", "service", "representative"]),
    ("cto", &["chief", "technology", "officer"]),
    ("dba", &["database", "administrator"]),
    ("dept", &["department"]),
    ("dev", &["developer"]),
    ("dir", &["director"]),
    ("emt", &["emergency", "medical", "technician"]),
    ("eng", &["engineer"]),
    ("engr", &["engineer"]),
    ("exec", &["executive"]),
    ("hr", &["human", "resource"]),
    ("hvac", &["heating", "air", "conditioning"]),
    ("intl", &["international"]),
    ("lpn", &["licensed", "practical", "nurse"]),
    ("lvn", &["licensed", "vocational", "nurse"]),
    ("maint", &["maintenance"]),
    ("mfg", &["manufacturing"]),
    ("mgmt", &["management"]),
    ("mgr", &["manager"]),
    ("mktg", &["marketing"]),
    ("ops", &["operation"]),
    ("qa", &["quality", "assurance"]),
    ("qc", &["quality", "control"]),
    ("rep", &["representative"]),
    ("rn", &["registered", "nurse"]),
    ("spec", &["specialist"]),
    ("supv", &["supervisor"]),
    ("svc", &["service"]),
    ("tech", &["technician"]),
    ("vp", &["vice", "president"]),
];

/// Words that tell how long someone has done a work, and not which.
const DEGREES: &[&str] = &[
    "acting",
    "former",
    "ii",
    "iii",
    "interim",
    "iv",
    "jr",
    "junior",
    "part",
    "seasonal",
    "senior",
    "sr",
    "temporary",
];

/// Title words of a text in order, without stop words.
fn words_of(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut words = Vec::with_capacity(tokens.len() + 2);
    for token in &tokens {
        let behind = match &text[token.start..token.end] {
            "IT" => Some("technology"),
            "IS" => Some("system"),
            _ => None,
        };
        if let Some(behind) = behind {
            words.extend(["information".to_owned(), behind.to_owned()]);
        } else if !token.word.is_stop() {
            match ABBREVIATIONS.binary_search_by(|(short, _)| (*short).cmp(token.word.as_str())) {
                Ok(at) => words.extend(ABBREVIATIONS[at].1.iter().map(|&word| word.to_owned())),
                Err(_) => words.push(token.word.title_word().to_owned()),
            }
        }
    }
    words
}

fn is_degree(word: &str) -> bool {
    DEGREES.binary_search(&word).is_ok()
        || (word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Title words of a text in order: abbreviations written out, without stop words and without what
/// tells only how senior somebody is, unless nothing else is left.
pub fn title_words(text: &str) -> Vec<String> {
    let words = words_of(text);
    let work: Vec<String> = words.iter().filter(|word| !is_degree(word)).cloned().collect();
    if work.is_empty() { words } else { work }
}

/// Stems of the title words of a text: what titles are compared by.
pub fn title_stems(text: &str) -> Vec<String> {
    title_words(text).iter().map(|word| stem(word)).collect()
}

/// Letters of a root.
const ROOT: usize = 5;

/// The roots of the title words of a text, each once, sorted: what their stems begin with. Words of
/// one family that a stemmer keeps apart (designer and designing, teacher and teaching) have one
/// root, so a title that no list knows is still near the titles of its trade.
pub fn title_roots(text: &str) -> Vec<String> {
    let mut roots: Vec<String> =
        title_stems(text).into_iter().map(|stem| stem.chars().take(ROOT).collect()).collect();
    roots.sort_unstable();
    roots.dedup();
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_family_have_one_root() {
        assert_eq!(title_roots("Designer of Packaging, packaging designing"), ["desig", "packa"]);
        assert_eq!(title_roots("RN"), ["nurs", "regis"]);
    }

    #[test]
    fn title_words_lose_only_their_plural() {
        assert_eq!(title_words("Secretaries and Nurses"), ["secretary", "nurse"]);
        assert_eq!(title_words("Accounting Operations"), ["accounting", "operation"]);
        assert_eq!(title_words("Business Analysis"), ["business", "analysis"]);
    }

    #[test]
    fn abbreviations_are_written_out_and_degrees_left_out() {
        assert_eq!(title_words("Sr. Backend Eng II"), ["backend", "engineer"]);
        assert_eq!(title_words("RN - ICU"), ["registered", "nurse", "icu"]);
        assert_eq!(title_words("Asst. Mgr"), ["assistant", "manager"]);
        assert_eq!(title_words("IT Manager"), ["information", "technology", "manager"]);
        assert_eq!(title_words("HR"), ["human", "resource"]);
        assert_eq!(title_words("Senior"), ["senior"]);
    }

    #[test]
    fn the_word_lists_are_sorted_for_the_search() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|(short, _)| short));
        assert!(DEGREES.is_sorted());
    }
}
