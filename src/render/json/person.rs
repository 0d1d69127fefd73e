//! The gap of a person as JSON.

use serde::Serialize;

use super::{EngineWire, MatchWire, ResumeWire, SkillWire, engine, match_wire, near, resume, skill};
use crate::catalog::SkillNumber;
use crate::error::Result;
use crate::render::{Detail, phrase};
use crate::report::{GapReport, SCHEMA};
use crate::score::{Move, Points};

#[derive(Serialize)]
pub(super) struct GapWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    resume: ResumeWire<'a>,
    #[serde(rename = "match")]
    matched: MatchWire<'a>,
    gap: ListsWire<'a>,
    /// What the moves suppose.
    supposed: &'static str,
    moves: Vec<MoveWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<OverWire<'a>>,
}

#[derive(Serialize)]
struct OverWire<'a> {
    role: &'a str,
    fit: Points,
    fit_after: Points,
    reached: bool,
    moves: Vec<MoveWire<'a>>,
}

#[derive(Serialize)]
struct ListsWire<'a> {
    shown: Vec<SkillWire<'a>>,
    listed: Vec<SkillWire<'a>>,
    shown_not_listed: Vec<SkillWire<'a>>,
    near: Vec<SkillWire<'a>>,
    missing: Vec<SkillWire<'a>>,
}

#[derive(Serialize)]
struct MoveWire<'a> {
    skill: &'a str,
    /// The fit with a line that shows this skill, and with all before it.
    fit: Points,
}

pub(super) fn gap<'a>(report: &GapReport<'a>, detail: Detail) -> Result<GapWire<'a>> {
    let lists = ListsWire {
        shown: skills(report, &report.gap.shown),
        listed: skills(report, &report.gap.listed),
        shown_not_listed: skills(report, &report.gap.unlisted),
        near: near_ones(report),
        missing: skills(report, &report.gap.missing),
    };
    let over = report.over.as_ref().map(|over| OverWire {
        role: report.catalog.card(over.other).id.as_str(),
        fit: over.fit,
        fit_after: over.fit_after,
        reached: over.reached,
        moves: moves(report, &over.moves),
    });
    Ok(GapWire {
        schema: SCHEMA,
        engine: engine(report.catalog),
        resume: resume(report.resume),
        matched: match_wire(report.catalog, report.resume, &report.matched, detail)?,
        gap: lists,
        supposed: phrase::SUPPOSED,
        moves: moves(report, &report.gap.moves),
        over,
    })
}

fn moves<'a>(report: &GapReport<'a>, steps: &[Move]) -> Vec<MoveWire<'a>> {
    let name = |step: &Move| report.need(step.skill).map(|need| need.name.as_str());
    steps.iter().filter_map(|step| Some(MoveWire { skill: name(step)?, fit: step.fit })).collect()
}

fn near_ones<'a>(report: &GapReport<'a>) -> Vec<SkillWire<'a>> {
    let needs = report.needs(&report.gap.near).into_iter();
    needs.map(|need| near(report.catalog, &report.matched, need)).collect()
}

fn skills<'a>(report: &GapReport<'a>, numbers: &[SkillNumber]) -> Vec<SkillWire<'a>> {
    report.needs(numbers).into_iter().map(skill).collect()
}
