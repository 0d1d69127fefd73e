//! The texts of a role that are searched, one an excerpt.

use crate::catalog::{ExcerptKind, Role};

/// The searched text of each excerpt of a role, in the order of their numbers. A skill is searched
/// by its names as well as by its excerpt.
pub(super) fn texts(role: &Role) -> Vec<(ExcerptKind, String)> {
    let titles = role.titles().map(str::to_owned).enumerate();
    let duties = role.duties.iter().cloned().enumerate();
    let skills = role.skills.iter().map(|need| {
        let mut text = need.name.clone();
        for name in need.aliases.iter().chain(need.excerpt.as_deref()) {
            text.push_str(". ");
            text.push_str(name);
        }
        text
    });
    titles
        .map(|(place, text)| (ExcerptKind::Title(place), text))
        .chain(std::iter::once((ExcerptKind::Summary, role.summary.clone())))
        .chain(duties.map(|(place, text)| (ExcerptKind::Duty(place), text)))
        .chain(skills.enumerate().map(|(place, text)| (ExcerptKind::Skill(place), text)))
        .collect()
}

/// Whether an excerpt is a title that titles are looked up in. An alias that the official list has
/// too is looked up there.
pub(super) fn is_looked_up(role: &Role, kind: ExcerptKind) -> bool {
    match kind {
        ExcerptKind::Title(place) if (1..=role.aliases.len()).contains(&place) => {
            let alias = role.aliases.get(place - 1).unwrap_or_default();
            !role.reported_titles.iter().any(|title| title.eq_ignore_ascii_case(alias))
        }
        ExcerptKind::Title(_) => true,
        ExcerptKind::Summary | ExcerptKind::Duty(_) | ExcerptKind::Skill(_) => false,
    }
}
