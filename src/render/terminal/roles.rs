//! Roles for a person: the profile, the comparison, the list.

use super::page::{Look, Page, fill, shorten, wrap};
use super::pay::{all, others, pay};
use super::report::{self, COLUMN, fit, weight_bar, weighted};
use crate::catalog::{Catalog, Related, Role};
use crate::error::Result;
use crate::render::{Detail, phrase};
use crate::report::{Comparison, Listing, Profile};

pub(super) fn listing(listing: &Listing<'_>, page: &mut Page<'_>) -> Result<()> {
    if listing.roles.is_empty() {
        let query = listing.query.unwrap_or_default();
        return page.line(&format!("No role has '{query}' in its titles or texts."));
    }
    let cards: Vec<_> =
        listing.roles.iter().map(|&(number, by)| (listing.catalog.card(number), by)).collect();
    let widest = cards.iter().map(|(card, _)| card.id.as_str().len()).max().unwrap_or(0).min(44);
    for (card, by) in cards {
        let alias = by.filter(|&by| by != card.title).map(|by| format!(" ({by})")).unwrap_or_default();
        let room = page.width().saturating_sub(widest + 14);
        let title = shorten(&format!("{}{alias}", card.title), room);
        page.line(&format!("{}  {}  {title}", card.code, fill(card.id.as_str(), widest)))?;
    }
    Ok(())
}

pub(super) fn profile(profile: &Profile<'_>, detail: Detail, page: &mut Page<'_>) -> Result<()> {
    let (catalog, role) = (profile.catalog, profile.role);
    let title = page.paint(Look::Strong, &role.title);
    page.line(&format!("{title}  {}  {}", role.code, role.id))?;
    page.paragraph(2, &role.summary)?;
    page.gap()?;
    pay(catalog, role, detail, page)?;
    for (label, value) in others(catalog, role) {
        page.labelled(label, COLUMN, &value, Look::Plain)?;
    }
    if let Some(entry) = &role.entry {
        page.labelled("Entry", COLUMN, entry, Look::Plain)?;
    }
    bullets("Duties", &role.duties, page)?;
    page.heading("Skills")?;
    let widest = role.skills.iter().map(|need| need.name.chars().count()).max().unwrap_or(0).min(34);
    for need in &role.skills {
        page.line(&format!("  {}  {}", fill(&need.name, widest), weight_bar(need)))?;
        if let Some(excerpt) = &need.excerpt {
            page.hanging("      ", 6, excerpt, Look::Quiet)?;
        }
    }
    if !role.soft_skills.is_empty() {
        page.heading("Soft skills")?;
        for soft in &role.soft_skills {
            page.hanging("  ", 4, &format!("{}: {}", soft.name, soft.reason), Look::Plain)?;
        }
    }
    employers(role, page)?;
    related(catalog, role, page)?;
    page.heading("Also called")?;
    page.paragraph(2, &also_called(role))?;
    sources(catalog, role, page)
}

/// Other titles that a profile names.
const OTHER_TITLES: usize = 40;

/// The aliases and the reported titles that are none of them, as many as a reader bears.
fn also_called(role: &Role) -> String {
    let reported = role.reported_titles.iter().filter(|title| !role.aliases.contains(title));
    let others: Vec<&str> = role.aliases.iter().chain(reported).collect();
    let told = others[..others.len().min(OTHER_TITLES)].join("; ");
    match others.len().saturating_sub(OTHER_TITLES) {
        0 => told,
        more => format!("{told}; and {more} more"),
    }
}

fn bullets(title: &str, lines: &[String], page: &mut Page<'_>) -> Result<()> {
    page.heading(title)?;
    for line in lines {
        page.hanging("  - ", 4, line, Look::Plain)?;
    }
    Ok(())
}

fn employers(role: &Role, page: &mut Page<'_>) -> Result<()> {
    let employers = role.figures.iter().flat_map(|figures| &figures.employers);
    let told: Vec<String> = employers.map(|one| format!("{} ({} jobs)", one.name, one.jobs)).collect();
    if told.is_empty() {
        return Ok(());
    }
    page.heading("Hiring the most")?;
    page.paragraph(2, &told.join(", "))
}

fn related(catalog: &Catalog, role: &Role, page: &mut Page<'_>) -> Result<()> {
    if role.related.is_empty() {
        return Ok(());
    }
    page.heading("Related roles")?;
    for related in &role.related {
        let card = catalog.numbers().map(|number| catalog.card(number)).find(|card| card.id == related.role);
        let title = card.map_or(related.role.as_str(), |card| card.title.as_str());
        page.line(&format!("  {title}"))?;
        let told = difference(related);
        if !told.is_empty() {
            page.hanging("      ", 6, &told, Look::Quiet)?;
        }
    }
    Ok(())
}

fn difference(related: &Related) -> String {
    let mut told = Vec::new();
    if !related.skills_here.is_empty() {
        told.push(format!("here: {}", related.skills_here.join(", ")));
    }
    if !related.skills_there.is_empty() {
        told.push(format!("there: {}", related.skills_there.join(", ")));
    }
    let points = |value: f64| format!("{value:+.1} points there");
    told.extend(related.masters_points.map(|value| format!("master's degree {}", points(value))));
    told.extend(related.doctoral_points.map(|value| format!("doctoral degree {}", points(value))));
    told.join("; ")
}

/// The source pages of all figures of a role.
fn sources(catalog: &Catalog, role: &Role, page: &mut Page<'_>) -> Result<()> {
    let named = role.source_ids();
    let told: Vec<String> = catalog
        .sources()
        .iter()
        .filter(|(id, _)| named.contains(&id.as_str()))
        .map(|(_, source)| phrase::source(source))
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    page.heading("Sources of the figures")?;
    for source in told {
        page.hanging("  - ", 4, &source, Look::Quiet)?;
    }
    Ok(())
}

pub(super) fn comparison(comparison: &Comparison<'_>, detail: Detail, page: &mut Page<'_>) -> Result<()> {
    let catalog = comparison.catalog;
    let [one, other] = comparison.roles;
    let title = format!("{} or {}", one.title, phrase::inside(&other.title));
    let title = page.paint(Look::Strong, &title);
    page.line(&title)?;
    page.paragraph(2, &phrase::difference(comparison))?;
    person(comparison, page)?;
    page.gap()?;
    table(catalog, comparison.roles, detail, page)?;
    for role in comparison.roles {
        page.heading(&format!(
            "What {} {} does",
            phrase::article(&phrase::inside(&role.title)),
            phrase::inside(&role.title)
        ))?;
        page.paragraph(2, &role.summary)?;
    }
    for role in comparison.roles {
        bullets(
            &format!(
                "Duties of {} {}",
                phrase::article(&phrase::inside(&role.title)),
                phrase::inside(&role.title)
            ),
            &role.duties,
            page,
        )?;
    }
    skills(comparison, page)?;
    for role in comparison.roles {
        sources(catalog, role, page)?;
    }
    Ok(())
}

/// The person's own fit and gap for both, where a resume is given.
fn person(comparison: &Comparison<'_>, page: &mut Page<'_>) -> Result<()> {
    let Some(person) = &comparison.person else {
        return Ok(());
    };
    page.heading("You")?;
    for matched in &person.matches {
        page.line(&format!("  {} (place {})", matched.role.title, matched.rank))?;
        fit(matched, page)?;
        report::skills(comparison.catalog, matched, page)?;
    }
    Ok(())
}

/// Figures side by side; a row stands where at least one of the two has the figure.
fn table(catalog: &Catalog, roles: [&Role; 2], detail: Detail, page: &mut Page<'_>) -> Result<()> {
    let sides = roles.map(|role| all(catalog, role, detail));
    let mut labels: Vec<&str> = Vec::new();
    for (label, _) in sides.iter().flatten() {
        if !labels.contains(&label.as_str()) {
            labels.push(label);
        }
    }
    let column = page.width().saturating_sub(COLUMN + 5) / 2;
    let row = |page: &mut Page<'_>, label: &str, cells: [&str; 2], look: Look| -> Result<()> {
        let [left, right] = cells.map(|cell| wrap(cell, column));
        for at in 0..left.len().max(right.len()) {
            let label = if at == 0 { label } else { "" };
            let [left, right] = [&left, &right].map(|cell| cell.get(at).map_or("", String::as_str));
            let left = page.paint(look, &fill(left, column));
            let right = page.paint(look, right);
            page.line(&format!("  {}{left}  {right}", fill(label, COLUMN)))?;
        }
        Ok(())
    };
    row(page, "", roles.map(|role| role.title.as_str()), Look::Strong)?;
    row(page, "SOC code", roles.map(|role| role.code.as_str()), Look::Plain)?;
    for label in labels {
        let cell = |side: &[(String, String)]| {
            let values: Vec<&str> =
                side.iter().filter(|(other, _)| *other == label).map(|(_, value)| value.as_str()).collect();
            if values.is_empty() { "unknown".to_owned() } else { values.join("; ") }
        };
        let cells = sides.each_ref().map(|side| cell(side));
        row(page, label, [cells[0].as_str(), cells[1].as_str()], Look::Plain)?;
    }
    Ok(())
}

fn skills(comparison: &Comparison<'_>, page: &mut Page<'_>) -> Result<()> {
    if !comparison.shared.is_empty() {
        page.heading("Skills that both ask")?;
        let widest =
            comparison.shared.iter().map(|[need, _]| need.name.chars().count()).max().unwrap_or(0).min(34);
        for [one, other] in &comparison.shared {
            let weight = |need| fill(&weight_bar(need), 20);
            page.line(&format!("  {}  {}  {}", fill(&one.name, widest), weight(one), weight(other)))?;
        }
    }
    for (role, needs) in comparison.roles.iter().zip(&comparison.only) {
        if !needs.is_empty() {
            page.heading(&format!("Only the {} asks", phrase::inside(&role.title)))?;
            let told: Vec<String> = needs.iter().map(|need| weighted(need)).collect();
            page.paragraph(2, &told.join(", "))?;
        }
    }
    Ok(())
}
