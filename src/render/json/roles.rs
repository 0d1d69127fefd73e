//! Roles as JSON: profile, comparison, list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::pay::{OutlookWire, SalaryWire, outlook, place_salary, salary};
use super::{EngineWire, MatchWire, RoleWire, SkillWire, engine, match_wire, role, skill};
use crate::catalog::{Catalog, Figures, Names, Related, Role, SoftSkill, Source, tables};
use crate::error::Result;
use crate::render::{Detail, figures, phrase};
use crate::report::{Comparison, Listing, Profile, SCHEMA};

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
    aliases: &'a Names,
    reported_titles: &'a Names,
    summary: &'a str,
    duties: &'a [String],
    skills: Vec<SkillWire<'a>>,
    soft_skills: &'a [SoftSkill],
    entry: Option<&'a str>,
    related: &'a [Related],
    salary: Option<SalaryWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_salary: Option<SalaryWire<'a>>,
    outlook: Option<OutlookWire>,
    /// 1 to 5, by O*NET.
    job_zone: Option<u8>,
    figures: Option<&'a Figures>,
}

fn role_text<'a>(catalog: &'a Catalog, of: &'a Role, detail: Detail) -> RoleTextWire<'a> {
    RoleTextWire {
        role: role(of),
        aliases: &of.aliases,
        reported_titles: &of.reported_titles,
        summary: &of.summary,
        duties: &of.duties,
        skills: of.skills.iter().map(skill).collect(),
        soft_skills: &of.soft_skills,
        entry: of.entry.as_deref(),
        related: &of.related,
        salary: salary(catalog, of),
        place_salary: place_salary(of, detail),
        outlook: outlook(catalog, of),
        job_zone: tables::job_zone(&of.code),
        figures: of.figures.as_ref(),
    }
}

fn sources(catalog: &Catalog) -> BTreeMap<&str, &Source> {
    catalog.sources().iter().map(|(id, source)| (id.as_str(), source)).collect()
}

pub(super) fn profile<'a>(profile: &Profile<'a>, detail: Detail) -> ProfileWire<'a> {
    ProfileWire {
        schema: SCHEMA,
        engine: engine(profile.catalog),
        role: role_text(profile.catalog, profile.role, detail),
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
    /// Where both means come from.
    source: String,
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
        roles: comparison.roles.map(|role| role_text(catalog, role, detail)),
        skills: SkillSetsWire {
            shared: shared
                .map(|&[one, other]| SharedWire { name: &one.name, needs: [skill(one), skill(other)] })
                .collect(),
            only: comparison.only.each_ref().map(|needs| needs.iter().map(|need| skill(need)).collect()),
        },
        pay_gap: comparison.pay_gap().map(|gap| PayGapWire {
            dollars: gap.dollars,
            percent: gap.percent,
            source: figures::gap_source(catalog, comparison.roles, gap.basis),
        }),
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
