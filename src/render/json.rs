//! The machine-readable form. The wire types stand here and nowhere else; their keys are a
//! contract, written down in `docs/report.schema.json`.

mod evaluation;
mod explanation;
mod fields;
mod matched;
mod pay;
mod person;
mod pieces;
mod ranking;
mod roles;
mod written;

use std::io::Write;

use serde::Serialize;

use super::{Detail, phrase};
use crate::catalog::{Catalog, Role};
use crate::error::Result;
use crate::evaluation::Evaluation;
use crate::report::{Apart, Document, Report, SCHEMA};
use crate::resume::{Month, Resume};

pub use fields::Fields;
pub use written::Written;

use matched::{MatchWire, SkillWire, match_wire, near, skill};

pub(super) fn write(document: &Document<'_>, detail: Detail, out: &mut dyn Write) -> Result<()> {
    match document {
        Document::Report(report) => print(&report_wire(report, None, detail)?, out),
        Document::Profile(profile) => print(&roles::profile(profile, detail), out),
        Document::Comparison(comparison) => print(&roles::comparison(comparison, detail)?, out),
        Document::Gap(gap) => print(&person::gap(gap, detail)?, out),
        Document::Listing(listing) => print(&roles::listing(listing), out),
        Document::Explanation(sum) => print(&explanation::explanation(sum, detail)?, out),
        Document::Ranking(ranking) => print(&ranking::ranking(ranking), out),
    }
}

fn print(value: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}

pub(super) fn write_evaluation(evaluation: &Evaluation<'_>, out: &mut dyn Write) -> Result<()> {
    print(&evaluation::wire(evaluation), out)
}

/// A report as one line, with its end.
pub(super) fn report_line(report: &Report<'_>, id: &str, written: &Written<'_>) -> Result<Vec<u8>> {
    written.line(report, id)
}

/// What is kept of a report as one line.
pub(super) fn kept_line(report: &Report<'_>, id: &str, detail: Detail, fields: &Fields) -> Result<String> {
    let report = serde_json::to_value(report_wire(report, Some(id), detail)?)?;
    Ok(serde_json::to_string(&fields.kept(report))?)
}

/// The line of a resume that could not be read.
///
/// # Errors
///
/// Never: strings can always be written.
pub fn failure_line(id: &str, source: &str, reason: &str) -> Result<String> {
    #[derive(Serialize)]
    struct Failure<'a> {
        schema: u32,
        id: &'a str,
        error: Reason<'a>,
    }
    #[derive(Serialize)]
    struct Reason<'a> {
        source: &'a str,
        reason: &'a str,
    }
    Ok(serde_json::to_string(&Failure { schema: SCHEMA, id, error: Reason { source, reason } })?)
}

#[derive(Serialize)]
struct EngineWire<'a> {
    version: &'static str,
    catalog: CatalogWire<'a>,
}

#[derive(Serialize)]
struct CatalogWire<'a> {
    edition: &'a str,
    digest: &'a str,
    roles: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<String>,
}

fn engine(catalog: &Catalog) -> EngineWire<'_> {
    EngineWire {
        version: env!("CARGO_PKG_VERSION"),
        catalog: CatalogWire {
            edition: catalog.edition(),
            digest: catalog.digest(),
            roles: catalog.len(),
            attribution: phrase::attribution(catalog),
        },
    }
}

#[derive(Serialize)]
struct ReportWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    resume: ResumeWire<'a>,
    verdict: &'static str,
    /// Probability that the first role is right, to three decimals.
    confidence: f64,
    reason: String,
    /// What tells the first two roles apart, where the first is unsure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    apart: Vec<ApartWire<'a>>,
    matches: Vec<MatchWire<'a>>,
}

#[derive(Serialize)]
struct ApartWire<'a> {
    role: RoleWire<'a>,
    /// The heaviest skills that this role asks and the other does not.
    asks: Vec<&'a str>,
}

fn report_wire<'a>(report: &Report<'a>, id: Option<&'a str>, detail: Detail) -> Result<ReportWire<'a>> {
    let matches = report.matches.iter();
    let matches = matches.map(|matched| match_wire(report.catalog, report.resume, matched, detail));
    Ok(ReportWire { matches: matches.collect::<Result<_>>()?, ..head(report, id) })
}

/// A report, still without its matches.
fn head<'a>(report: &Report<'a>, id: Option<&'a str>) -> ReportWire<'a> {
    let asks = |(of, needs): Apart<'a>| ApartWire {
        role: role(of),
        asks: needs.iter().map(|need| need.name.as_str()).collect(),
    };
    ReportWire {
        schema: SCHEMA,
        engine: engine(report.catalog),
        id,
        resume: resume(report.resume),
        verdict: phrase::verdict(report.verdict),
        confidence: (report.confidence * 1000.0).round() / 1000.0,
        reason: report.reason.to_string(),
        apart: report.apart().into_iter().flatten().map(asks).collect(),
        matches: Vec::new(),
    }
}

#[derive(Serialize)]
struct ResumeWire<'a> {
    source: &'a str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<usize>,
    words: usize,
    hidden_words: usize,
    warnings: &'a [String],
    sections: Vec<SectionWire<'a>>,
    positions: Vec<PositionWire<'a>>,
}

#[derive(Serialize)]
struct SectionWire<'a> {
    section: &'static str,
    heading: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct PositionWire<'a> {
    title: &'a str,
    line: usize,
    start: Option<Month>,
    end: Option<Month>,
    current: bool,
    headline: bool,
}

fn resume(resume: &Resume) -> ResumeWire<'_> {
    let read = resume.positions().iter().filter(|position| position.title.is_some());
    let positions = read.map(|position| PositionWire {
        title: resume.title(position),
        line: position.line,
        start: position.start,
        end: position.end,
        current: position.current,
        headline: position.headline,
    });
    let sections = resume.headings().iter().map(|heading| SectionWire {
        section: phrase::section(heading.section),
        heading: resume.text().get(heading.span.clone()).unwrap_or_default(),
        line: heading.line,
    });
    ResumeWire {
        source: &resume.source,
        format: resume.format.name(),
        pages: resume.pages,
        words: resume.words(),
        hidden_words: resume.hidden_words,
        warnings: &resume.warnings,
        sections: sections.collect(),
        positions: positions.collect(),
    }
}

#[derive(Serialize)]
struct RoleWire<'a> {
    id: &'a str,
    title: &'a str,
    code: &'a str,
}

fn role(role: &Role) -> RoleWire<'_> {
    RoleWire { id: role.id.as_str(), title: &role.title, code: role.code.as_str() }
}
