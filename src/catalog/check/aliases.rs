//! Titles under which someone may search: short, none twice.

use std::collections::BTreeMap;

use super::words;
use crate::analysis::tokens;
use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;

/// Longest title that anyone types, in words and in letters.
const MOST_WORDS: usize = 7;
const MOST_LETTERS: usize = 60;

pub(super) fn check(file: &RoleFile, faults: &mut Vec<Fault>) {
    let role = &file.role;
    let mut seen = BTreeMap::from([(key(&role.title), role.title.as_str())]);
    for alias in &role.aliases {
        let mut fault = |reason| faults.push(file.fault_at("aliases", alias, reason));
        let key = key(alias);
        if key.is_empty() {
            fault("an alias is empty".to_owned());
            continue;
        }
        if let Some(first) = seen.get(&key) {
            fault(format!("the alias '{alias}' repeats '{first}'"));
        } else {
            seen.insert(key, alias);
        }
        if words(alias) > MOST_WORDS || alias.chars().count() > MOST_LETTERS {
            fault(format!("the alias '{alias}' is longer than anyone types; say it shorter"));
        }
    }
}

/// What is compared: the words, case and punctuation aside.
fn key(title: &str) -> String {
    let words: Vec<String> = tokens(title).into_iter().map(|token| token.word.to_string()).collect();
    words.join(" ")
}
