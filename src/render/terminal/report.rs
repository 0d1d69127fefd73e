//! The ranked report: the answer first, then each role with its reasons.

use super::page::{Look, Page, fill, shorten};
use super::pay::pay;
use crate::catalog::{Basis, Catalog, ExcerptKind, Need, Role};
use crate::error::Result;
use crate::render::bar::{bar, dots};
use crate::render::{Detail, figures, phrase};
use crate::report::{Apart, Match, Report};
use crate::resume::Resume;
use crate::score::{Evidence, Held, PARTS, Verdict};

/// Column at which texts beside a label begin.
pub(super) const COLUMN: usize = 16;

/// Lines of evidence for the first role and for the others, where nothing else is asked.
const FIRST_EVIDENCE: usize = 6;
const OTHER_EVIDENCE: usize = 3;

/// Most skills of one list that are named.
const NAMED_SKILLS: usize = 6;

pub(super) fn write(report: &Report<'_>, detail: Detail, page: &mut Page<'_>) -> Result<()> {
    answer(report, page)?;
    if report.matches.is_empty() {
        return Ok(());
    }
    ranking(report, page)?;
    for matched in &report.matches {
        let default = if matched.rank == 1 { FIRST_EVIDENCE } else { OTHER_EVIDENCE };
        let evidence = detail.evidence.unwrap_or(default);
        role(report, matched, Detail { evidence: Some(evidence), ..detail }, page)?;
    }
    page.gap()?;
    let about = page.paint(Look::Quiet, &phrase::catalog(report.catalog));
    page.line(&about)
}

/// What was read, and the verdict in one line.
fn answer(report: &Report<'_>, page: &mut Page<'_>) -> Result<()> {
    let resume = report.resume;
    let name = match resume.source.as_str() {
        "-" => "standard input",
        source => source,
    };
    let read = format!("{name}: {}", phrase::what_was_read(resume));
    page.hanging("", 0, &read, Look::Quiet)?;
    for warning in &resume.warnings {
        page.hanging("", 0, &format!("warning: {warning}"), Look::Warning)?;
    }
    let reason = report.reason.to_string();
    let (look, told) = match report.verdict {
        Verdict::NoMatch => (Look::Warning, format!("No match: {reason}.")),
        Verdict::Unsure => (Look::Warning, format!("Unsure: {reason}. Read the evidence below.")),
        Verdict::Match => return Ok(()),
    };
    page.hanging("", 0, &told, look)?;
    apart(report, page)
}

/// What tells the first two roles apart: the heaviest skills that only one of them asks.
fn apart(report: &Report<'_>, page: &mut Page<'_>) -> Result<()> {
    let Some([one, other]) = report.apart() else { return Ok(()) };
    let asks = |(role, needs): &Apart<'_>| {
        let names: Vec<&str> = needs.iter().map(|need| need.name.as_str()).collect();
        format!("{} asks {}", role.title, names.join(", "))
    };
    let told = format!("What tells the first two apart: {}; {}.", asks(&one), asks(&other));
    page.hanging("", 0, &told, Look::Plain)
}

/// One row a role: how well, and what it pays; then what the first one misses.
fn ranking(report: &Report<'_>, page: &mut Page<'_>) -> Result<()> {
    page.gap()?;
    let short = report.matches.iter().map(|matched| figures::short_pay(report.catalog, matched.role));
    let short: Vec<_> = short.collect();
    let pay: Vec<&str> =
        short.iter().map(|pay| pay.as_ref().map_or("pay unknown", |(figure, _)| figure)).collect();
    let paid = pay.iter().map(|pay| pay.len()).max().unwrap_or(0);
    let title_width = page.width().saturating_sub(4 + 16 + 8 + paid + 3).clamp(18, 44);
    for (matched, pay) in report.matches.iter().zip(&pay) {
        let fit = matched.fit.score.fit();
        let look = if matched.rank == 1 { Look::Strong } else { Look::Plain };
        let title = page.paint(look, &fill(&shorten(&matched.role.title, title_width), title_width));
        let bar = page.paint(Look::Good, &bar(fit.as_f64() / 100.0, 16));
        page.line(&format!("{:>2}  {title} {bar} {:>6}  {pay}", matched.rank, fit.to_string()))?;
    }
    pay_sources(&short, page)?;
    if let Some(first) = report.matches.first() {
        let missing = first.needs(Held::Missing);
        if !missing.is_empty() {
            page.gap()?;
            let told = format!("Missing for {}: {}", first.role.title, named(&missing, NAMED_SKILLS));
            page.paragraph(4, &told)?;
        }
    }
    Ok(())
}

/// Where the figures of the ranking come from, with the places that have each source.
fn pay_sources(short: &[Option<(String, String)>], page: &mut Page<'_>) -> Result<()> {
    let mut by_source: Vec<(&str, Vec<String>)> = Vec::new();
    for (at, pay) in short.iter().enumerate() {
        let Some((_, source)) = pay else { continue };
        let rank = (at + 1).to_string();
        match by_source.iter_mut().find(|(other, _)| other == source) {
            Some((_, ranks)) => ranks.push(rank),
            None => by_source.push((source, vec![rank])),
        }
    }
    let told: Vec<String> = match by_source.as_slice() {
        [] => return Ok(()),
        [(source, _)] => vec![(*source).to_owned()],
        several => several.iter().map(|(source, ranks)| format!("{source} ({})", ranks.join(", "))).collect(),
    };
    page.hanging("    ", 4, &format!("Mean pay: {}", told.join("; ")), Look::Quiet)
}

/// Everything about one role: parts, pay, skills and evidence.
pub(super) fn role(
    report: &Report<'_>,
    matched: &Match<'_>,
    detail: Detail,
    page: &mut Page<'_>,
) -> Result<()> {
    let (catalog, resume) = (report.catalog, report.resume);
    page.heading(&format!("{}. {}  {}", matched.rank, matched.role.title, matched.role.code))?;
    fit(matched, page)?;
    pay(catalog, matched.role, detail, page)?;
    skills(catalog, matched, page)?;
    let kept = matched.fit.evidence.len().min(detail.evidence.unwrap_or(usize::MAX));
    for item in &matched.fit.evidence[..kept] {
        reason(catalog, resume, matched.role, item, page)?;
    }
    let left = matched.fit.evidence.len() - kept;
    if left > 0 {
        let points =
            matched.fit.evidence[kept..].iter().map(|item| item.points).sum::<crate::score::Points>();
        let lines = if left == 1 { "line" } else { "lines" };
        let told = format!(
            "{left} more {lines} of evidence with {points} points: --evidence {}",
            matched.fit.evidence.len()
        );
        page.labelled("", COLUMN, &told, Look::Quiet)?;
    }
    Ok(())
}

/// The sum of the parts, each with its bar.
pub(super) fn fit(matched: &Match<'_>, page: &mut Page<'_>) -> Result<()> {
    let fit = matched.fit.score.fit();
    let parts: Vec<String> = PARTS
        .iter()
        .zip(matched.fit.score.parts)
        .map(|(&part, points)| format!("{} {points}", phrase::part(part)))
        .collect();
    page.labelled("Fit", COLUMN, &format!("{fit} of 100 = {}", parts.join(" + ")), Look::Plain)
}

/// Names of skills with what their weight rests on: the share of resumes, or an editor's dots.
pub(super) fn named(needs: &[&Need], most: usize) -> String {
    let mut told: Vec<String> = needs.iter().take(most).map(|need| weighted(need)).collect();
    if needs.len() > most {
        told.push(format!("{} more", needs.len() - most));
    }
    told.join(", ")
}

/// What of the role's skills is shown, listed, perhaps shown and missing.
pub(super) fn skills(catalog: &Catalog, matched: &Match<'_>, page: &mut Page<'_>) -> Result<()> {
    for held in [Held::Shown, Held::Listed, Held::Near, Held::Missing] {
        let needs = matched.needs(held);
        if !needs.is_empty() {
            let told = match held {
                Held::Near => close(catalog, matched, &needs),
                Held::Shown | Held::Listed | Held::Missing => named(&needs, usize::MAX),
            };
            page.labelled(phrase::held(held), COLUMN, &told, Look::Plain)?;
        }
    }
    Ok(())
}

/// Names of skills with the line of the resume that comes close to each.
fn close(catalog: &Catalog, matched: &Match<'_>, needs: &[&Need]) -> String {
    let told = needs.iter().map(|need| match matched.closest(catalog, need) {
        Some(item) => format!("{} (line {})", weighted(need), item.line),
        None => weighted(need),
    });
    told.collect::<Vec<_>>().join(", ")
}

pub(super) fn weighted(need: &Need) -> String {
    match need.basis {
        Basis::Share { percent, .. } => format!("{} {}", need.name, phrase::percent(percent)),
        Basis::Editorial(weight) => format!("{} {weight}/5", need.name),
        Basis::OnetImportance(importance) => format!("{} {importance:.1}", need.name),
        Basis::OnetListed { .. } => need.name.clone(),
    }
}

/// One line of evidence: points, the resume's line, and beneath it the role's line.
pub(super) fn reason(
    catalog: &Catalog,
    resume: &Resume,
    role: &Role,
    item: &Evidence,
    page: &mut Page<'_>,
) -> Result<()> {
    let quote = resume.text().get(item.span.clone()).unwrap_or_default();
    let theirs = match catalog.excerpt(item.excerpt).kind {
        ExcerptKind::Title(_) => "title",
        ExcerptKind::Summary => "summary",
        ExcerptKind::Duty(_) => "duty",
        ExcerptKind::Skill(_) => "skill",
    };
    let skill = match catalog.excerpt(item.excerpt).kind {
        ExcerptKind::Skill(place) => role.skills.get(place).map(|need| format!("{}, as in: ", need.name)),
        _ => None,
    };
    let points = fill(&format!("  {:>5} {}", item.points.to_string(), phrase::part(item.part)), COLUMN);
    let place = format!(" line {}", item.line);
    let room = page.width().saturating_sub(COLUMN);
    let own = shorten(quote, room.saturating_sub(place.len() + 2));
    page.line(&format!("{points}“{own}”{}", page.paint(Look::Quiet, &place)))?;
    let text = format!("{theirs}: {}{}", skill.unwrap_or_default(), catalog.excerpt_text(item.excerpt)?);
    let text = page.paint(Look::Quiet, &shorten(&text, room));
    page.line(&format!("{}{text}", " ".repeat(COLUMN)))
}

/// A weight as dots, for tables of skills.
pub(super) fn weight_bar(need: &Need) -> String {
    match need.basis {
        Basis::Share { percent, .. } => {
            format!("{} {}", bar(percent / 30.0, 10), phrase::percent(percent))
        }
        Basis::Editorial(weight) => format!("{}      {weight} of 5", dots(weight)),
        Basis::OnetImportance(importance) => {
            format!("{}      {importance:.1}", dots(need.weight()))
        }
        Basis::OnetListed { .. } => dots(need.weight()),
    }
}
