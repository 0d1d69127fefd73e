//! An occupation of O*NET as a role of the catalog.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::needs::needs;
use super::occupation::{Occupation, Occupations};
use crate::catalog::{Names, Related, Role, RoleId, SocCode};

/// One role for every occupation that has tasks, in the order of their ids.
pub(super) fn roles(occupations: &Occupations) -> Vec<Role> {
    let ids = ids(occupations);
    let mut roles: Vec<Role> =
        ids.iter().filter_map(|(code, id)| Some(role(code, id, occupations.get(code)?, &ids))).collect();
    roles.sort_by(|one, other| one.id.cmp(&other.id));
    roles
}

/// The ids of all occupations with tasks. The title's slug, and where an earlier code has it
/// already the code behind it.
fn ids(occupations: &Occupations) -> BTreeMap<SocCode, RoleId> {
    let mut taken = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for (code, occupation) in occupations {
        if occupation.core_tasks.is_empty() && occupation.other_tasks.is_empty() {
            continue;
        }
        let own = slug(&occupation.title);
        let id = RoleId::try_from(own.clone()).ok().filter(|id| !taken.contains(id));
        let id = id.or_else(|| RoleId::try_from(slug(&format!("{own} {code}"))).ok());
        if let Some(id) = id {
            taken.insert(id.clone());
            ids.insert(code.clone(), id);
        }
    }
    ids
}

/// A title as a slug: what is neither letter nor digit becomes one hyphen.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn role(code: &SocCode, id: &RoleId, occupation: &Occupation, ids: &BTreeMap<SocCode, RoleId>) -> Role {
    let tasks = occupation.core_tasks.iter().chain(&occupation.other_tasks);
    let related = occupation.related.iter().filter_map(|other| ids.get(other));
    Role {
        id: id.clone(),
        title: occupation.title.clone(),
        code: code.clone(),
        aliases: Names::default(),
        reported_titles: reported_titles(occupation).iter().collect(),
        summary: occupation.description.clone(),
        duties: distinct(tasks.cloned(), HashSet::new()),
        skills: needs(occupation),
        soft_skills: Vec::new(),
        entry: occupation.job_zone.map(|zone| format!("O*NET job zone {zone} of 5")),
        related: related.map(neighbour).collect(),
        figures: None,
    }
}

fn neighbour(role: &RoleId) -> Related {
    Related {
        role: role.clone(),
        skills_here: Vec::new(),
        skills_there: Vec::new(),
        masters_points: None,
        doctoral_points: None,
        source: None,
    }
}

/// The other titles of the lists, each once and without the occupation's own.
pub(super) fn reported_titles(occupation: &Occupation) -> Vec<String> {
    // A single letter is a slip of the list, and no title.
    let titles = occupation.titles.iter().flat_map(|title| opened(title)).filter(|title| title.len() > 1);
    distinct(titles, HashSet::from([occupation.title.to_lowercase()]))
}

/// The two titles of "CEO (Chief Executive Officer)" or "Chief Executive Officer (CEO)"; any other
/// title alone. What stands in parentheses is a title where one of the two sides has an
/// abbreviation, or where both begin or end with the same word ("Advertising Manager (Ad Manager)").
fn opened(title: &str) -> Vec<String> {
    let parts = title.strip_suffix(')').and_then(|title| title.split_once(" ("));
    match parts {
        Some((before, inside))
            if has_abbreviation(before) != has_abbreviation(inside)
                || before.split(' ').next() == inside.split(' ').next()
                || before.rsplit(' ').next() == inside.rsplit(' ').next() =>
        {
            vec![before.to_owned(), inside.to_owned()]
        }
        _ => vec![title.to_owned()],
    }
}

/// Whether a word has two capitals ("CEO", "VPs", "R&D").
fn has_abbreviation(title: &str) -> bool {
    title.split(' ').any(|word| word.chars().filter(|letter| letter.is_uppercase()).count() > 1)
}

/// The first of each text, upper and lower case being the same; none of those taken before.
fn distinct(texts: impl Iterator<Item = String>, mut taken: HashSet<String>) -> Vec<String> {
    texts.filter(|text| taken.insert(text.to_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_its_abbreviation_is_two_titles() {
        assert_eq!(opened("CEO (Chief Executive Officer)"), ["CEO", "Chief Executive Officer"]);
        assert_eq!(opened("Vice President (VP)"), ["Vice President", "VP"]);
        assert_eq!(opened("Advertising Manager (Ad Manager)"), ["Advertising Manager", "Ad Manager"]);
        assert_eq!(opened("Singer (Burning)"), ["Singer (Burning)"]);
        assert_eq!(opened("Sleep (EEG) Technologist"), ["Sleep (EEG) Technologist"]);
    }

    #[test]
    fn a_slug_holds_letters_digits_and_single_hyphens() {
        assert_eq!(slug("Tax Examiners, Collectors (All Other)"), "tax-examiners-collectors-all-other");
        assert_eq!(slug("Sales - R&D"), "sales-r-d");
    }
}
