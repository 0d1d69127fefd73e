//! Skills within their role: each named once, shown by its excerpt, and soft skills with a reason.

use std::collections::{BTreeMap, BTreeSet};

use super::across::spelling_key;
use crate::analysis::{stem, tokens};
use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;
use crate::catalog::role::{Basis, Need};

pub(super) fn check(file: &RoleFile, faults: &mut Vec<Fault>) {
    check_names(file, faults);
    for need in &file.role.skills {
        if let Some(reason) = excerpt_fault(need) {
            faults.push(file.fault_at("skills", &need.name, reason));
        }
    }
    for soft in &file.role.soft_skills {
        if soft.name.trim().is_empty() || soft.reason.trim().is_empty() {
            let reason = format!("the soft skill '{}' has no name or no reason", soft.name);
            faults.push(file.fault_at("soft_skills", &soft.name, reason));
        }
    }
}

/// A skill that stands twice in a role would be asked for twice.
fn check_names(file: &RoleFile, faults: &mut Vec<Fault>) {
    let mut names: BTreeMap<String, &Need> = BTreeMap::new();
    for need in &file.role.skills {
        let mut fault = |reason| faults.push(file.fault_at("skills", &need.name, reason));
        let key = spelling_key(&need.name);
        if key.is_empty() {
            fault("a skill has no name".to_owned());
        } else if let Some(first) = names.get(&key) {
            fault(format!("the skill '{}' repeats '{}'", need.name, first.name));
        } else {
            names.insert(key, need);
        }
    }
    for need in &file.role.skills {
        for alias in &need.aliases {
            let other = names.get(&spelling_key(alias)).filter(|other| other.name != need.name);
            if let Some(other) = other {
                let reason = format!(
                    "the alias '{alias}' of '{}' is the skill '{}' of this role",
                    need.name, other.name
                );
                faults.push(file.fault_at("skills", &need.name, reason));
            }
            if alias.trim().is_empty() {
                let reason = format!("an alias of '{}' is empty", need.name);
                faults.push(file.fault_at("skills", &need.name, reason));
            }
        }
    }
}

/// What is wrong with the excerpt of a skill that an editor weighed.
fn excerpt_fault(need: &Need) -> Option<String> {
    if !matches!(need.basis, Basis::Editorial(_)) {
        return None;
    }
    let Some(excerpt) = &need.excerpt else {
        return Some(format!("the skill '{}' has no excerpt", need.name));
    };
    let shown = meaningful(excerpt);
    let names = std::iter::once(need.name.as_str()).chain(&need.aliases);
    let named: BTreeSet<String> = names.flat_map(meaningful).collect();
    let related = shown.iter().any(|word| named.iter().any(|name| related(word, name)));
    (!related).then(|| {
        format!("the excerpt of '{}' has no word of the skill's name or aliases: {excerpt}", need.name)
    })
}

/// All words that carry meaning, single letters among them (C, R).
fn meaningful(text: &str) -> BTreeSet<String> {
    let tokens = tokens(text).into_iter();
    tokens.filter(|token| !token.word.is_stop()).map(|token| token.word.to_string()).collect()
}

/// Whether two words are forms of one. Stems alone part "registered" from "registration" and
/// "lenses" from "lens", so a common beginning counts too.
fn related(one: &str, other: &str) -> bool {
    let begin = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let whole = begin == one.len().min(other.len());
    begin > 4 || (whole && begin == 4) || stem(one) == stem(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn excerpt(name: &str, alias: &str, excerpt: &str, shown: bool) {
        let need = Need {
            name: name.to_owned(),
            aliases: [alias].into_iter().collect(),
            basis: Basis::Editorial(3),
            excerpt: Some(excerpt.to_owned()),
        };
        assert_eq!(excerpt_fault(&need).is_none(), shown, "{excerpt}");
    }

    #[test]
    fn an_excerpt_has_a_word_of_its_skill() {
        excerpt("R programming", "RStudio", "Coded reserve ranges in R.", true);
        excerpt("Network monitoring", "SolarWinds", "Watched SolarWinds all night.", true);
        excerpt("Budgeting", "budget control", "Budgeted 4 million dollars.", true);
        excerpt("Hospital registration", "admissions", "Registered sixty arrivals a shift.", true);
        excerpt("Lens repair", "optics", "Rebuilt zoom lenses.", true);
        excerpt("Patient care", "bedside care", "Rounded on the night shift.", false);
    }
}
