//! The gap to one role: four lists, and what would move the fit.

use super::page::{Look, Page, fill, shorten};
use super::pay::pay;
use super::report::{COLUMN, fit, weight_bar};
use crate::catalog::Need;
use crate::error::Result;
use crate::render::{Detail, phrase};
use crate::report::GapReport;
use crate::score::Points;

pub(super) fn write(report: &GapReport<'_>, detail: Detail, page: &mut Page<'_>) -> Result<()> {
    let matched = &report.matched;
    let title = page.paint(Look::Strong, &matched.role.title);
    page.line(&format!("{title}: place {} of {} roles", matched.rank, report.catalog.len()))?;
    fit(matched, page)?;
    pay(report.catalog, matched.role, detail, page)?;
    moves(report, page)?;
    over(report, page)?;
    near(report, page)?;
    list("Missing: nowhere in the resume", &report.needs(&report.gap.missing), page)?;
    list("Only listed: show each in a line of work", &report.needs(&report.gap.listed), page)?;
    list("Shown in work", &report.needs(&report.gap.shown), page)?;
    list("Shown, but not in the list of skills", &report.needs(&report.gap.unlisted), page)
}

/// The fewest skills that raise the fit most, with the excerpt that shows how others write it.
fn moves(report: &GapReport<'_>, page: &mut Page<'_>) -> Result<()> {
    if report.gap.moves.is_empty() {
        return Ok(());
    }
    page.heading("What would move it, each with those before it")?;
    page.hanging("  ", 2, phrase::SUPPOSED, Look::Quiet)?;
    let mut before = report.matched.fit.score.fit();
    for step in &report.gap.moves {
        if let Some(need) = report.need(step.skill) {
            let gain = Points(step.fit.0.saturating_sub(before.0));
            page.line(&format!(
                "  {:>6}  {} (+{gain})",
                step.fit.to_string(),
                page.paint(Look::Good, &need.name)
            ))?;
            if let Some(excerpt) = &need.excerpt {
                page.hanging(&" ".repeat(10), 10, &format!("as in: {excerpt}"), Look::Quiet)?;
            }
        }
        before = step.fit;
    }
    Ok(())
}

/// What would lift the role above another one.
fn over(report: &GapReport<'_>, page: &mut Page<'_>) -> Result<()> {
    let Some(over) = &report.over else { return Ok(()) };
    let other = &report.catalog.card(over.other).title;
    page.heading(&format!("Above {other}, which fits with {}", over.fit))?;
    if !over.moves.is_empty() {
        page.hanging("  ", 2, phrase::SUPPOSED, Look::Quiet)?;
    }
    for step in &over.moves {
        if let Some(need) = report.need(step.skill) {
            page.line(&format!("  {:>6}  {}", step.fit.to_string(), page.paint(Look::Good, &need.name)))?;
        }
    }
    let told = match (over.moves.is_empty(), over.reached) {
        (true, true) => format!("It is above {other} already."),
        (_, true) => format!(
            "With these {} stands above {other}, then at {}.",
            report.matched.role.title, over.fit_after
        ),
        (_, false) => format!(
            "Lines for these skills do not lift it above {other}, then at {}: other work and titles do.",
            over.fit_after
        ),
    };
    page.hanging("  ", 2, &told, Look::Plain)
}

/// Skills that a line comes close to, with that line as it stands.
fn near(report: &GapReport<'_>, page: &mut Page<'_>) -> Result<()> {
    let needs = report.needs(&report.gap.near);
    if needs.is_empty() {
        return Ok(());
    }
    page.heading("Perhaps shown: a line comes close, and does not name the skill")?;
    for need in needs {
        page.line(&format!("  {}", need.name))?;
        if let Some(item) = report.matched.closest(report.catalog, need) {
            let quote = report.resume.text().get(item.span.clone()).unwrap_or_default();
            let room = page.width().saturating_sub(12 + 12);
            page.line(&format!("          “{}” line {}", shorten(quote, room), item.line))?;
        }
    }
    Ok(())
}

fn list(title: &str, needs: &[&Need], page: &mut Page<'_>) -> Result<()> {
    if needs.is_empty() {
        return Ok(());
    }
    page.heading(title)?;
    let widest = needs.iter().map(|need| need.name.chars().count()).max().unwrap_or(COLUMN).min(34);
    for need in needs {
        page.line(&format!("  {}  {}", fill(&need.name, widest), weight_bar(need)))?;
    }
    Ok(())
}
