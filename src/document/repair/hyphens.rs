//! Words that a hyphen parts at the end of a line, put together again.

use std::collections::HashSet;

/// First parts of words that keep their hyphen.
const PREFIXES: &[&str] = &[
    "all", "co", "cross", "double", "e", "ex", "first", "follow", "full", "hands", "high", "in", "large",
    "long", "low", "mid", "multi", "non", "off", "on", "one", "part", "post", "pre", "problem", "real",
    "self", "semi", "short", "sign", "single", "small", "state", "sub", "team", "third", "three", "time",
    "two", "up", "well",
];

/// Joins words that a hyphen parts at the end of a line: the rest of the word moves up, so that
/// the number of lines stays.
pub(super) fn unhyphenated(text: &str) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let compounds = compounds(text);
    for at in 1..lines.len() {
        let Some(start) = lines[at - 1].trim_end_matches('\r').strip_suffix('-') else { continue };
        let first = start.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let next = lines[at].trim_start();
        let length = next.find(|letter: char| !letter.is_alphabetic()).unwrap_or(next.len());
        let second = &next[..length];
        let parted = first.len() > 1
            && second.len() > 1
            && first.ends_with(char::is_lowercase)
            && second.chars().all(char::is_lowercase);
        if !parted {
            continue;
        }
        let whole = format!("{first}-{second}");
        let keeps = PREFIXES.contains(&first.to_lowercase().as_str()) || compounds.contains(whole.as_str());
        let end = next.find(char::is_whitespace).unwrap_or(next.len());
        let (rest, behind) = (next[..end].to_owned(), next[end..].trim_start().to_owned());
        let start = start.to_owned();
        lines[at - 1] = if keeps { format!("{start}-{rest}") } else { format!("{start}{rest}") };
        lines[at] = behind;
    }
    lines.join("\n")
}

/// The pairs of words that stand with a hyphen within a line of the text.
fn compounds(text: &str) -> HashSet<&str> {
    let mut compounds = HashSet::new();
    for (at, _) in text.match_indices('-') {
        let before = text[..at].trim_end_matches(char::is_alphabetic).len();
        let behind = &text[at + 1..];
        let length = behind.find(|letter: char| !letter.is_alphabetic()).unwrap_or(behind.len());
        if before < at && length > 0 {
            compounds.insert(&text[before..=at + length]);
        }
    }
    compounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(unhyphenated(text), expected);
    }

    #[test]
    fn words_are_joined_over_line_ends() {
        check("of manage-\nment and", "of management\nand");
        check("a self-\nstarter", "a self-starter\n");
        check("cost-benefit; a cost-\nbenefit case", "cost-benefit; a cost-benefit\ncase");
        check("2015 -\n2018", "2015 -\n2018");
        check("Wilkes-\nBarre", "Wilkes-\nBarre");
    }
}
