//! Roles as JSON: profile, comparison, list, salary and outlook.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{EngineWire, MatchWire, RoleWire, SkillWire, engine, match_wire, role, skill};
use crate::catalog::{Catalog, Figures, Related, Role, SoftSkill, Source};
use crate::error::Result;
use crate::render::{Detail, phrase};
use crate::report::{Comparison, Listing, Profile, SCHEMA};

/// Pay of a role. A number that is unknown is null.
#[derive(Serialize)]
pub(super) struct SalaryWire<'a> {
    currency: &'static str,
    mean: Option<u32>,
    median: Option<u32>,
    p10: Option<u32>,
    p25: Option<u32>,
    p75: Option<u32>,
    p90: Option<u32>,
    hourly_mean: Option<f64>,
    low: Option<u32>,
    high: Option<u32>,
    year: Option<u16>,
    place: &'static str,
    source: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_industry: Vec<IndustryWire<'a>>,
}

#[derive(Serialize)]
struct IndustryWire<'a> {
    industry: &'a str,
    mean: u32,
    source: String,
}

#[derive(Serialize)]
pub(super) struct OutlookWire {
    growth_percent: Option<f64>,
    jobs: Option<u32>,
}

pub(super) fn salary<'a>(catalog: &'a Catalog, role: &'a Role) -> Option<SalaryWire<'a>> {
    let pay = role.figures.as_ref()?.pay.as_ref()?;
    let named = |id: &String| catalog.sources().get(id).map(phrase::source);
    let by_industry: Vec<IndustryWire<'_>> = pay
        .by_industry
        .iter()
        .map(|one| IndustryWire {
            industry: &one.industry,
            mean: one.mean,
            source: named(&one.source).unwrap_or_default(),
        })
        .collect();
    let own = pay.sources.iter().filter_map(named).collect::<Vec<_>>().join("; ");
    let source = if own.is_empty() {
        by_industry.first().map(|one| one.source.clone()).unwrap_or_default()
    } else {
        own
    };
    let years =
        pay.sources.iter().filter_map(|id| catalog.sources().get(id)).filter_map(|source| source.year);
    Some(SalaryWire {
        currency: "USD",
        mean: pay.mean,
        median: None,
        p10: None,
        p25: None,
        p75: None,
        p90: None,
        hourly_mean: pay.hourly_mean,
        low: pay.low,
        high: pay.high,
        year: years.max(),
        place: "United States",
        source,
        by_industry,
    })
}

pub(super) fn outlook(role: &Role) -> Option<OutlookWire> {
    let outlook = role.figures.as_ref()?.outlook.as_ref()?;
    Some(OutlookWire { growth_percent: outlook.growth_percent, jobs: outlook.jobs })
}

#[derive(Serialize)]
pub(super) struct ProfileWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    role: RoleTextWire<'a>,
    /// The sources that the figures name.
    sources: BTreeMap<&'a str, &'a Source>,
}

#[derive(Serialize)]
struct RoleTextWire<'a> {
    #[serde(flatten)]
    role: RoleWire<'a>,
    aliases: &'a [String],
    summary: &'a str,
    duties: &'a [String],
    skills: Vec<SkillWire<'a>>,
    soft_skills: &'a [SoftSkill],
    entry: Option<&'a str>,
    related: &'a [Related],
    salary: Option<SalaryWire<'a>>,
    outlook: Option<OutlookWire>,
    figures: Option<&'a Figures>,
}

fn role_text<'a>(catalog: &'a Catalog, of: &'a Role) -> RoleTextWire<'a> {
    RoleTextWire {
        role: role(of),
        aliases: &of.aliases,
        summary: &of.summary,
        duties: &of.duties,
        skills: of.skills.iter().map(skill).collect(),
        soft_skills: &of.soft_skills,
        entry: of.entry.as_deref(),
        related: &of.related,
        salary: salary(catalog, of),
        outlook: outlook(of),
        figures: of.figures.as_ref(),
    }
}

fn sources(catalog: &Catalog) -> BTreeMap<&str, &Source> {
    catalog.sources().iter().map(|(id, source)| (id.as_str(), source)).collect()
}

pub(super) fn profile<'a>(profile: &Profile<'a>) -> ProfileWire<'a> {
    ProfileWire {
        schema: SCHEMA,
        engine: engine(profile.catalog),
        role: role_text(profile.catalog, profile.role),
        sources: sources(profile.catalog),
    }
}

#[derive(Serialize)]
pub(super) struct ComparisonWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    difference: String,
    roles: [RoleTextWire<'a>; 2],
    skills: SkillSetsWire<'a>,
    pay_gap: Option<PayGapWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<[MatchWire<'a>; 2]>,
    sources: BTreeMap<&'a str, &'a Source>,
}

#[derive(Serialize)]
struct SkillSetsWire<'a> {
    shared: Vec<SharedWire<'a>>,
    only: [Vec<SkillWire<'a>>; 2],
}

#[derive(Serialize)]
struct SharedWire<'a> {
    name: &'a str,
    needs: [SkillWire<'a>; 2],
}

#[derive(Serialize)]
struct PayGapWire {
    /// By how much the mean of the first role is above the second's; negative where below.
    dollars: i64,
    /// The same in per cent of the second role's mean.
    percent: f64,
}

pub(super) fn comparison<'a>(comparison: &Comparison<'a>, detail: Detail) -> Result<ComparisonWire<'a>> {
    let catalog = comparison.catalog;
    let shared = comparison.shared.iter();
    let person = comparison.person.as_ref().map(|person| {
        let [one, other] = &person.matches;
        let wire = |matched| match_wire(catalog, person.resume, matched, detail);
        Ok::<_, crate::error::Error>([wire(one)?, wire(other)?])
    });
    Ok(ComparisonWire {
        schema: SCHEMA,
        engine: engine(catalog),
        difference: phrase::difference(comparison),
        roles: comparison.roles.map(|role| role_text(catalog, role)),
        skills: SkillSetsWire {
            shared: shared
                .map(|&[one, other]| SharedWire { name: &one.name, needs: [skill(one), skill(other)] })
                .collect(),
            only: comparison.only.each_ref().map(|needs| needs.iter().map(|need| skill(need)).collect()),
        },
        pay_gap: comparison.pay_gap().map(|gap| PayGapWire { dollars: gap.dollars, percent: gap.percent }),
        person: person.transpose()?,
        sources: sources(catalog),
    })
}

#[derive(Serialize)]
pub(super) struct ListedWire<'a> {
    #[serde(flatten)]
    role: RoleWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found_by: Option<&'a str>,
}

pub(super) fn listing<'a>(listing: &Listing<'a>) -> Vec<ListedWire<'a>> {
    let wire = |&(number, found_by): &(_, Option<&'a str>)| {
        let card = listing.catalog.card(number);
        let role = RoleWire { id: card.id.as_str(), title: &card.title, code: card.code.as_str() };
        ListedWire { role, found_by }
    };
    listing.roles.iter().map(wire).collect()
}
