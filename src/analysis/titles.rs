//! Words of job titles: abbreviations are written out, plural and gender taken off, and what tells
//! no work apart (the senior of a senior accountant, the II of an engineer II) is left out.

use super::{Word, stem, tokens};

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

/// A word of a title: as it stands there, or one that an abbreviation stands for.
enum TitleWord {
    Met(Word),
    WrittenOut(&'static str),
}

impl TitleWord {
    fn text(&self) -> &str {
        match self {
            Self::Met(word) => word.title_word(),
            Self::WrittenOut(word) => word,
        }
    }

    fn stem(&self) -> String {
        match self {
            Self::Met(word) => word.title_stem().to_owned(),
            Self::WrittenOut(word) => stem(word),
        }
    }
}

/// Title words of a text in order: abbreviations written out, without stop words and without what
/// tells only how senior somebody is, unless nothing else is left.
fn words_of(text: &str) -> Vec<TitleWord> {
    let tokens = tokens(text);
    let mut words = Vec::with_capacity(tokens.len() + 2);
    for token in tokens {
        let written_out = match &text[token.start..token.end] {
            "IT" => Some(&["information", "technology"][..]),
            "IS" => Some(&["information", "system"][..]),
            _ => {
                let known = ABBREVIATIONS.binary_search_by(|(short, _)| (*short).cmp(token.word.as_str()));
                known.ok().map(|at| ABBREVIATIONS[at].1)
            }
        };
        match written_out {
            Some(written_out) => words.extend(written_out.iter().map(|&word| TitleWord::WrittenOut(word))),
            None if token.word.is_stop() => {}
            None => words.push(TitleWord::Met(token.word)),
        }
    }
    if words.iter().any(|word| !is_degree(word.text())) {
        words.retain(|word| !is_degree(word.text()));
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
    words_of(text).iter().map(|word| word.text().to_owned()).collect()
}

/// Stems of the title words of a text: what titles are compared by.
pub fn title_stems(text: &str) -> Vec<String> {
    words_of(text).iter().map(TitleWord::stem).collect()
}

/// Letters of a root.
const ROOT: usize = 5;

/// The roots of the title words of a text: see [`roots`].
pub fn title_roots(text: &str) -> Vec<String> {
    roots(&title_stems(text))
}

/// The roots of title words, each once, sorted: what their stems begin with. Words of one family that a
/// stemmer keeps apart (designer and designing, teacher and teaching) have one root, so a title that no
/// list knows is still near the titles of its trade.
pub fn roots(stems: &[String]) -> Vec<String> {
    let mut roots: Vec<String> = stems.iter().map(|stem| stem.chars().take(ROOT).collect()).collect();
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
