//! A ranking of resumes for one role: a line each, and beneath it what the resume lacks.

use super::page::{Look, Page, fill, shorten};
use crate::error::Result;
use crate::render::bar::bar;
use crate::report::{Candidate, Ranking};

/// Most skills of one resume that are named.
const NAMED_SKILLS: usize = 8;

/// Columns of the bar of a fit.
const BAR: usize = 16;

pub(super) fn write(ranking: &Ranking<'_>, page: &mut Page<'_>) -> Result<()> {
    let title = page.paint(Look::Strong, &ranking.role.title);
    let shown = ranking.candidates.len();
    page.line(&format!(
        "{title}  {}: the best {shown} of {} {}",
        ranking.role.code,
        ranking.read,
        if ranking.read == 1 { "resume" } else { "resumes" }
    ))?;
    page.gap()?;
    for (at, candidate) in ranking.candidates.iter().enumerate() {
        one(at + 1, candidate, page)?;
    }
    let told = "Behind each: the fit of 100, and the place of this role among all roles for the same resume.";
    page.gap()?;
    page.hanging("", 0, told, Look::Quiet)
}

fn one(rank: usize, candidate: &Candidate, page: &mut Page<'_>) -> Result<()> {
    let fit = candidate.score.fit();
    let figures =
        format!("{} {:>6}  {:>4}", bar(fit.as_f64() / 100.0, BAR), fit.to_string(), candidate.place);
    let room = page.width().saturating_sub(figures.chars().count() + 7);
    page.line(&format!("{rank:>3}  {}  {figures}", fill(&shorten(&candidate.id, room), room)))?;
    let mut lacks: Vec<&str> = candidate.missing.iter().take(NAMED_SKILLS).map(String::as_str).collect();
    let more = candidate.missing.len().saturating_sub(NAMED_SKILLS);
    let more = format!("{more} more");
    if candidate.missing.len() > NAMED_SKILLS {
        lacks.push(&more);
    }
    let told = if lacks.is_empty() {
        "lacks nothing that the role asks".to_owned()
    } else {
        format!("lacks {}", lacks.join(", "))
    };
    page.hanging("     ", 5, &told, Look::Quiet)
}
