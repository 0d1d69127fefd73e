//! Duties that begin with a verb in its base form ("Manage", not "Managed" or "Managing").

use crate::analysis::is_stop_word;
use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;

/// Verbs that are stop words elsewhere.
const PLAIN_VERBS: &[&str] = &["be", "do", "have", "own"];

/// Verbs whose base form ends as another form does.
const BASE_FORMS: &[&str] = &["bias", "canvas", "degas", "embed", "gas", "imbed"];

pub(super) fn check(file: &RoleFile, faults: &mut Vec<Fault>) {
    for duty in &file.role.duties {
        let first = verb(duty);
        if let Some(wrong) = not_a_base_form(first) {
            let reason = format!("a duty begins with '{first}', {wrong}; begin with a verb as in 'Manage'");
            faults.push(file.fault_at("duties", duty, reason));
        }
    }
}

/// The first word of a duty; of "Bates-stamp" or "Double-check" the part that bends.
fn verb(duty: &str) -> &str {
    let first = duty.split_whitespace().next().unwrap_or_default();
    let first = first.rsplit(['-', '/']).next().unwrap_or_default();
    first.trim_matches(|letter: char| !letter.is_alphabetic())
}

/// Why a word is no verb in its base form, as far as its letters tell.
fn not_a_base_form(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let word = lower.as_str();
    if word.is_empty() {
        return Some("which is no word");
    }
    if PLAIN_VERBS.contains(&word) || BASE_FORMS.contains(&word) {
        return None;
    }
    if is_stop_word(word) {
        return Some("which is no verb");
    }
    // Without another vowel the ending belongs to the verb itself: bring, string, shed, shred.
    let ending = |ending| word.strip_suffix(ending).is_some_and(|rest: &str| rest.contains(is_vowel));
    if ending("ing") {
        return Some("a form in -ing");
    }
    if ending("ed") && !word.ends_with("eed") {
        return Some("a form in -ed");
    }
    let base_in_s = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    (word.ends_with('s') && !base_in_s).then_some("a form in -s or a noun")
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_of_verbs_are_told_from_base_forms() {
        for duty in [
            "Manage it",
            "Bring",
            "String wire",
            "Feed",
            "Proceed",
            "Shred",
            "Process",
            "Own it",
            "Bates-stamp",
        ] {
            assert_eq!(not_a_base_form(verb(duty)), None, "{duty}");
        }
        for duty in ["Managed it", "Managing", "Manages", "The shop", "Tied", "Double-checked", ""] {
            assert!(not_a_base_form(verb(duty)).is_some(), "{duty}");
        }
    }
}
