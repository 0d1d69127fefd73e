//! The form for a person: aligned columns, bars where a length says more than a number, and the
//! answer on the first screen.

mod evaluation;
mod explanation;
mod gap;
mod page;
mod pay;
mod ranking;
mod report;
mod roles;

use std::io::Write;

use super::{Detail, phrase};
use crate::catalog::Catalog;
use crate::error::Result;
use crate::evaluation::Evaluation;
use crate::report::Document;

use page::{Look, Page};

/// The screen that is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns; fewer than 60 are taken as 60, more than 110 as 110.
    pub width: usize,
    /// Whether colours are wanted.
    pub colour: bool,
}

pub(super) fn write(
    document: &Document<'_>,
    screen: Screen,
    detail: Detail,
    out: &mut dyn Write,
) -> Result<()> {
    let mut page = Page::new(screen, out);
    let catalog = match document {
        Document::Report(report) => {
            report::write(report, detail, &mut page)?;
            report.catalog
        }
        Document::Profile(profile) => {
            roles::profile(profile, detail, &mut page)?;
            profile.catalog
        }
        Document::Comparison(comparison) => {
            roles::comparison(comparison, detail, &mut page)?;
            comparison.catalog
        }
        Document::Gap(report) => {
            gap::write(report, detail, &mut page)?;
            report.catalog
        }
        Document::Explanation(explanation) => {
            explanation::write(explanation, &mut page)?;
            explanation.catalog
        }
        Document::Ranking(ranking) => {
            ranking::write(ranking, &mut page)?;
            ranking.catalog
        }
        // A list of titles quotes none of the texts that a licence wants attributed.
        Document::Listing(listing) => return roles::listing(listing, &mut page),
    };
    attribution(catalog, &mut page)
}

/// An evaluation quotes no text that a licence wants attributed.
pub(super) fn write_evaluation(
    evaluation: &Evaluation<'_>,
    screen: Screen,
    out: &mut dyn Write,
) -> Result<()> {
    evaluation::write(evaluation, &mut Page::new(screen, out))
}

/// How the licences of the catalog's sources want them named.
fn attribution(catalog: &Catalog, page: &mut Page<'_>) -> Result<()> {
    match phrase::attribution(catalog) {
        Some(told) => {
            page.gap()?;
            page.hanging("", 0, &told, Look::Quiet)
        }
        None => Ok(()),
    }
}
