//! Pages to one text: headers and footers that repeat are told once, and a sentence that runs on
//! over the end of a page is not cut.

use std::collections::HashSet;

/// Lines at the top and at the bottom of a page that may be a header or a footer.
const EDGE: usize = 3;

/// Longest line of a header or a footer, in words.
const LONGEST_EDGE: usize = 12;

pub(super) fn joined(pages: &[String]) -> String {
    let mut text = String::new();
    let mut known: HashSet<(Edge, String)> = HashSet::new();
    for page in pages {
        let lines: Vec<&str> = page.lines().collect();
        let full: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].trim().is_empty()).collect();
        let edge = |at: usize| match full.binary_search(&at) {
            Ok(place) if place < EDGE => Some((Edge::Top, form(lines[at]))),
            Ok(place) if place + EDGE >= full.len() => Some((Edge::Bottom, form(lines[at]))),
            _ => None,
        };
        let repeats =
            |at: usize| edge(at).is_some_and(|edge| known.contains(&edge) || is_page_number(lines[at]));
        let own: Vec<&str> = (0..lines.len()).filter(|&at| !repeats(at)).map(|at| lines[at]).collect();
        let short = |at: &usize| lines[*at].split_whitespace().count() <= LONGEST_EDGE;
        known.extend(full.iter().copied().filter(short).filter_map(edge));
        let first = own.iter().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or_default();
        if !text.is_empty() && !runs_on(&text, first) {
            text.push('\n');
        }
        text.push_str(own.join("\n").trim_matches('\n'));
        text.push('\n');
    }
    text
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    Top,
    Bottom,
}

/// A line as it is on every page: page numbers differ.
fn form(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ").to_lowercase().replace(|letter: char| letter.is_ascii_digit(), "0")
}

/// "2", "Page 2", "Page 2 of 3", "2/3", "- 2 -".
fn is_page_number(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers =
        words.iter().filter(|word| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let count = numbers.count();
    (1..=2).contains(&count)
        && words.len() <= 4
        && words.iter().all(|word| {
            matches!(*word, "page" | "of" | "pg")
                || (word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
        })
        && (count == words.len()
            || words.first().is_some_and(|word| word.starts_with('p'))
            || words.contains(&"of"))
}

/// Whether the first line of a page goes on with a sentence of the page before.
fn runs_on(text: &str, first: &str) -> bool {
    let last = text.trim_end();
    let open = last.ends_with(|letter: char| letter.is_lowercase() || matches!(letter, ',' | '-'));
    open && first.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pages: &[&str], expected: &str) {
        let pages: Vec<String> = pages.iter().map(|&page| page.to_owned()).collect();
        assert_eq!(joined(&pages), expected);
    }

    #[test]
    fn headers_and_footers_are_told_once() {
        check(
            &["Robin Vale\nNurse\na\nb\nc\nd.\nPage 1 of 2", "Robin Vale\ne\nf\ng\nh\ni\nPage 2 of 2"],
            "Robin Vale\nNurse\na\nb\nc\nd.\n\ne\nf\ng\nh\ni\n",
        );
        check(&["a\nb\nc\nd\nNurse\ne\nf\ng\n1"], "a\nb\nc\nd\nNurse\ne\nf\ng\n");
    }

    #[test]
    fn a_sentence_runs_on_over_the_end_of_a_page() {
        check(&["Led six nurses and", "two clerks."], "Led six nurses and\ntwo clerks.\n");
        check(&["Led six nurses.", "Hired clerks."], "Led six nurses.\n\nHired clerks.\n");
    }

    #[test]
    fn years_and_dates_are_no_page_numbers() {
        assert!(is_page_number("2") && is_page_number("- 2 -") && is_page_number("Page 2/3"));
        assert!(
            !is_page_number("2015") && !is_page_number("4 years") && !is_page_number("Grade 5 of 9 points")
        );
    }
}
