//! The whole sum of one role, so that anybody can check it: what each weight gives, the parts, and
//! every line of evidence.

use super::page::{Look, Page, fill};
use super::report::{COLUMN, reason};
use crate::error::Result;
use crate::render::phrase;
use crate::report::Explanation;
use crate::score::PARTS;

/// Columns of the name of a weight.
const NAME: usize = 15;

pub(super) fn write(explanation: &Explanation<'_>, page: &mut Page<'_>) -> Result<()> {
    let matched = &explanation.matched;
    let title = page.paint(Look::Strong, &matched.role.title);
    let of = explanation.catalog.len();
    page.line(&format!("{title}  {}: place {} of {of} roles", matched.role.code, matched.rank))?;
    page.heading("What each weight gives: its most, and the share of it")?;
    for term in &explanation.terms {
        let name = fill(term.weight.name, NAME);
        page.line(&format!(
            "  {name} {:>5.2} x {:.6} = {:>9.6}",
            term.weight.most,
            term.amount,
            term.points()
        ))?;
    }
    page.heading("Parts, each rounded once")?;
    for (&part, points) in PARTS.iter().zip(matched.fit.score.parts) {
        page.line(&format!("  {} {:>6}", fill(phrase::part(part), NAME), points.to_string()))?;
    }
    page.line(&format!("  {} {:>6}", fill("fit", NAME), matched.fit.score.fit().to_string()))?;
    page.heading("Evidence; that of a part adds up to it, and commonness has none")?;
    for item in &matched.fit.evidence {
        reason(explanation.catalog, explanation.resume, matched.role, item, page)?;
    }
    page.gap()?;
    page.hanging(&" ".repeat(COLUMN), COLUMN, &phrase::catalog(explanation.catalog), Look::Quiet)
}
