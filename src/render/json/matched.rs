//! A role of a ranking as JSON: its points, what gave them, the skills, the pay.

use serde::Serialize;

use super::{RoleWire, pay, role};
use crate::catalog::{Basis, Catalog, ExcerptId, ExcerptKind, Need, Role};
use crate::error::Result;
use crate::render::{Detail, phrase};
use crate::report::Match;
use crate::resume::Resume;
use crate::score::{Evidence, Held, PARTS, PartKind, Points, Score};

#[derive(Serialize)]
pub(super) struct MatchWire<'a> {
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
pub(super) struct QuoteWire<'a> {
    pub(super) line: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct LineWire<'a> {
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) skill: Option<&'a str>,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct LeftOutWire {
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
pub(super) struct SkillWire<'a> {
    pub(super) name: &'a str,
    pub(super) weight: u8,
    pub(super) basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) excerpt: Option<&'a str>,
    /// Of a skill that is near: the line of the resume that comes close to the excerpt.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

pub(super) fn skill(need: &Need) -> SkillWire<'_> {
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
pub(super) fn near<'a>(catalog: &Catalog, matched: &Match<'a>, need: &'a Need) -> SkillWire<'a> {
    SkillWire { line: matched.closest(catalog, need).map(|item| item.line), ..skill(need) }
}

/// A role of a ranking.
pub(super) fn match_wire<'a>(
    catalog: &'a Catalog,
    resume: &'a Resume,
    matched: &Match<'a>,
    detail: Detail,
) -> Result<MatchWire<'a>> {
    let shown = detail.evidence.unwrap_or(usize::MAX).min(matched.fit.evidence.len());
    let (kept, left) = matched.fit.evidence.split_at(shown);
    let parts = PARTS.iter().zip(matched.fit.score.parts);
    let evidence = |item| evidence(catalog, resume, matched.role, item);
    let skills = |held| matched.needs(held).into_iter().map(skill).collect();
    Ok(MatchWire {
        rank: matched.rank,
        role: role(matched.role),
        fit: matched.fit.score.fit(),
        parts: parts
            .map(|(&part, points)| PartWire { part: phrase::part(part), points, most: part.most() })
            .collect(),
        evidence: kept.iter().map(evidence).collect::<Result<_>>()?,
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
    Ok(EvidenceWire {
        part: phrase::part(item.part),
        points: item.points,
        resume: quote(resume, item),
        role: line(catalog, role, item.excerpt)?,
    })
}

/// The line of the resume that an item of evidence quotes.
pub(super) fn quote<'a>(resume: &'a Resume, item: &Evidence) -> QuoteWire<'a> {
    let text = resume.text().get(item.span.clone()).unwrap_or_default();
    QuoteWire { line: item.line, start: item.span.start, end: item.span.end, text }
}

/// A title of the catalog.
pub(super) fn title_line(text: &str) -> LineWire<'_> {
    LineWire { kind: "title", skill: None, text }
}

/// A line of the catalog.
pub(super) fn line<'a>(catalog: &'a Catalog, role: &'a Role, excerpt: ExcerptId) -> Result<LineWire<'a>> {
    let (kind, skill) = match catalog.excerpt(excerpt).kind {
        ExcerptKind::Title(_) => ("title", None),
        ExcerptKind::Summary => ("summary", None),
        ExcerptKind::Duty(_) => ("duty", None),
        ExcerptKind::Skill(place) => ("skill", role.skills.get(place).map(|need| need.name.as_str())),
    };
    Ok(LineWire { kind, skill, text: catalog.excerpt_text(excerpt)? })
}

/// What is not told line by line: evidence past the limit, and the points of the part that rests
/// on no line. With them the evidence adds up to the fit.
pub(super) fn left_out(left: &[Evidence], score: Score) -> Vec<LeftOutWire> {
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
