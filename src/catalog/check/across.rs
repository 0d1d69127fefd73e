//! Rules across roles: one spelling a skill, and no duty that says what another says already.

use std::collections::BTreeMap;

use super::near;
use crate::analysis::{terms, tokens};
use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;

/// A skill's name without case, hyphens, blanks and plurals: names with one key are one skill.
pub(super) fn spelling_key(name: &str) -> String {
    tokens(name).iter().map(|token| token.word.title_word().to_owned()).collect()
}

/// Names that differ only in case, hyphens or plural are one skill and must be spelt alike; the
/// spelling that most roles have counts, and among equals the first in order.
pub(super) fn check_spellings(files: &[&RoleFile], faults: &mut Vec<Fault>) {
    let mut skills: BTreeMap<String, BTreeMap<&str, Vec<&RoleFile>>> = BTreeMap::new();
    for &file in files {
        for need in &file.role.skills {
            let spellings = skills.entry(spelling_key(&need.name)).or_default();
            spellings.entry(&need.name).or_default().push(file);
        }
    }
    for spellings in skills.values().filter(|spellings| spellings.len() > 1) {
        let most = spellings.iter().min_by_key(|(name, files)| (std::cmp::Reverse(files.len()), **name));
        let Some((&usual, users)) = most else { continue };
        for (&name, files) in spellings.iter().filter(|&(&name, _)| name != usual) {
            for file in files {
                let of = users.first().map_or("", |user| user.role.id.as_str());
                let roles = if users.len() == 1 { of.to_owned() } else { format!("{} roles", users.len()) };
                let reason = format!("the skill '{name}' is spelt '{usual}' in {roles}");
                faults.push(file.fault_at("skills", name, reason));
            }
        }
    }
}

/// Duties that have nearly the words of an earlier one, of the same role or of another.
pub(super) fn check_duties(files: &[&RoleFile], faults: &mut Vec<Fault>) {
    let duties: Vec<(&RoleFile, &String)> =
        files.iter().flat_map(|&file| file.role.duties.iter().map(move |duty| (file, duty))).collect();
    let texts: Vec<Vec<String>> = duties.iter().map(|(_, duty)| terms(duty)).collect();
    for (place, earlier) in near::repeats(&texts) {
        let ((file, duty), (other, said)) = (duties[place], duties[earlier]);
        let reason = if file.role.id == other.role.id {
            format!("the duty repeats line {}: {said}", other.line("duties", said))
        } else {
            format!("the duty repeats {}:{}: {said}", other.path.display(), other.line("duties", said))
        };
        faults.push(file.fault_at("duties", duty, reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_skill_share_a_key() {
        for (one, other) in [
            ("E-mail", "Email"),
            ("Patient records", "patient record"),
            ("Case-management", "Case management"),
        ] {
            assert_eq!(spelling_key(one), spelling_key(other));
        }
        assert_ne!(spelling_key("C"), spelling_key("C++"));
    }
}
