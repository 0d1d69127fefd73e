//! The machine-readable form. The wire types stand here and nowhere else; their keys are a
//! contract, written down in `docs/report.schema.json`.

mod evaluation;
mod explanation;
mod fields;
mod pay;
mod person;
mod ranking;
mod roles;

use std::io::Write;

use serde::Serialize;

use super::{Detail, phrase};
use crate::catalog::{Basis, Catalog, ExcerptKind, Need, Role};
use crate::error::Result;
use crate::evaluation::Evaluation;
use crate::report::{Apart, Document, Match, Report, SCHEMA};
use crate::resume::{Month, Resume};
use crate::score::{Evidence, Held, PARTS, PartKind, Points, Score};

pub use fields::Fields;

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

/// A report as one line.
pub(super) fn report_line(report: &Report<'_>, id: &str, detail: Detail) -> Result<String> {
    Ok(serde_json::to_string(&report_wire(report, Some(id), detail)?)?)
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
    let matches = matches
        .map(|matched| match_wire(report.catalog, report.resume, matched, detail))
        .collect::<Result<_>>()?;
    let asks = |(of, needs): Apart<'a>| ApartWire {
        role: role(of),
        asks: needs.iter().map(|need| need.name.as_str()).collect(),
    };
    Ok(ReportWire {
        schema: SCHEMA,
        engine: engine(report.catalog),
        id,
        resume: resume(report.resume),
        verdict: phrase::verdict(report.verdict),
        confidence: (report.confidence * 1000.0).round() / 1000.0,
        reason: report.reason.to_string(),
        apart: report.apart().into_iter().flatten().map(asks).collect(),
        matches,
    })
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

#[derive(Serialize)]
struct MatchWire<'a> {
    rank: usize,
    role: RoleWire<'a>,
    fit: Points,
    parts: Vec<PartWire>,
    evidence: Vec<EvidenceWire<'a>>,
    /// What `--evidence N` left out, so that the sum can still be checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence_left_out: Vec<LeftOutWire>,
    skills: SkillsWire<'a>,
    salary: Option<pay::SalaryWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_salary: Option<pay::SalaryWire<'a>>,
    outlook: Option<pay::OutlookWire>,
}

#[derive(Serialize)]
struct PartWire {
    part: &'static str,
    points: Points,
    most: Points,
}

#[derive(Serialize)]
struct EvidenceWire<'a> {
    part: &'static str,
    points: Points,
    resume: QuoteWire<'a>,
    role: LineWire<'a>,
}

#[derive(Serialize)]
struct QuoteWire<'a> {
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct LineWire<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    skill: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct LeftOutWire {
    part: &'static str,
    items: usize,
    points: Points,
}

#[derive(Serialize)]
struct SkillsWire<'a> {
    shown: Vec<SkillWire<'a>>,
    listed: Vec<SkillWire<'a>>,
    near: Vec<SkillWire<'a>>,
    missing: Vec<SkillWire<'a>>,
}

#[derive(Serialize)]
struct SkillWire<'a> {
    name: &'a str,
    weight: u8,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'a str>,
    /// Of a skill that is near: the line of the resume that comes close to the excerpt.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

fn skill(need: &Need) -> SkillWire<'_> {
    let (basis, source) = match &need.basis {
        Basis::Editorial(_) => ("editorial", None),
        Basis::Share { source, .. } => ("share of resumes", Some(source.as_str())),
        Basis::OnetImportance(_) => ("O*NET importance", None),
        Basis::OnetListed { .. } => ("O*NET list", None),
    };
    SkillWire {
        name: &need.name,
        weight: need.weight(),
        basis,
        share: need.share(),
        source,
        excerpt: need.excerpt.as_deref(),
        line: None,
    }
}

/// A skill that is perhaps shown, with the line that comes close.
fn near<'a>(catalog: &Catalog, matched: &Match<'a>, need: &'a Need) -> SkillWire<'a> {
    SkillWire { line: matched.closest(catalog, need).map(|item| item.line), ..skill(need) }
}

fn match_wire<'a>(
    catalog: &'a Catalog,
    resume: &'a Resume,
    matched: &Match<'a>,
    detail: Detail,
) -> Result<MatchWire<'a>> {
    let shown = detail.evidence.unwrap_or(usize::MAX).min(matched.fit.evidence.len());
    let (kept, left) = matched.fit.evidence.split_at(shown);
    let parts = PARTS.iter().zip(matched.fit.score.parts);
    let skills = |held| matched.needs(held).into_iter().map(skill).collect();
    Ok(MatchWire {
        rank: matched.rank,
        role: role(matched.role),
        fit: matched.fit.score.fit(),
        parts: parts
            .map(|(&part, points)| PartWire { part: phrase::part(part), points, most: part.most() })
            .collect(),
        evidence: kept
            .iter()
            .map(|item| evidence(catalog, resume, matched.role, item))
            .collect::<Result<_>>()?,
        evidence_left_out: left_out(left, matched.fit.score),
        skills: SkillsWire {
            shown: skills(Held::Shown),
            listed: skills(Held::Listed),
            near: matched.needs(Held::Near).into_iter().map(|need| near(catalog, matched, need)).collect(),
            missing: skills(Held::Missing),
        },
        salary: pay::salary(catalog, matched.role),
        place_salary: pay::place_salary(matched.role, detail),
        outlook: pay::outlook(catalog, matched.role),
    })
}

fn evidence<'a>(
    catalog: &'a Catalog,
    resume: &'a Resume,
    role: &'a Role,
    item: &Evidence,
) -> Result<EvidenceWire<'a>> {
    let kind = catalog.excerpt(item.excerpt).kind;
    let (kind, skill) = match kind {
        ExcerptKind::Title(_) => ("title", None),
        ExcerptKind::Summary => ("summary", None),
        ExcerptKind::Duty(_) => ("duty", None),
        ExcerptKind::Skill(place) => ("skill", role.skills.get(place).map(|need| need.name.as_str())),
    };
    let text = resume.text().get(item.span.clone()).unwrap_or_default();
    Ok(EvidenceWire {
        part: phrase::part(item.part),
        points: item.points,
        resume: QuoteWire { line: item.line, start: item.span.start, end: item.span.end, text },
        role: LineWire { kind, skill, text: catalog.excerpt_text(item.excerpt)? },
    })
}

/// What is not told line by line: evidence past the limit, and the points of the part that rests
/// on no line. With them the evidence adds up to the fit.
fn left_out(left: &[Evidence], score: Score) -> Vec<LeftOutWire> {
    let sum = |part: PartKind| {
        let items = left.iter().filter(|item| item.part == part);
        let points: Points = items.clone().map(|item| item.points).sum();
        LeftOutWire { part: phrase::part(part), items: items.count(), points }
    };
    let common = PARTS.iter().zip(score.parts).find(|(part, _)| **part == PartKind::Common);
    let common = common.map(|(&part, points)| LeftOutWire { part: phrase::part(part), items: 0, points });
    let lines = PARTS.iter().map(|&part| sum(part)).filter(|left| left.items > 0);
    lines.chain(common.filter(|common| common.points > Points(0))).collect()
}
