//! The form for a person: aligned columns, bars where a length says more than a number, and the
//! answer on the first screen.

mod gap;
mod page;
mod pay;
mod report;
mod roles;

use std::io::Write;

use super::Detail;
use crate::error::Result;
use crate::report::Document;

use page::Page;

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
    match document {
        Document::Report(report) => report::write(report, detail, &mut page),
        Document::Profile(profile) => roles::profile(profile, detail, &mut page),
        Document::Comparison(comparison) => roles::comparison(comparison, detail, &mut page),
        Document::Gap(report) => gap::write(report, detail, &mut page),
        Document::Listing(listing) => roles::listing(listing, &mut page),
    }
}
