//! A ranking of resumes for one role as JSON.

use serde::Serialize;

use super::{EngineWire, RoleWire, engine, role};
use crate::report::{Candidate, Ranking, SCHEMA};
use crate::score::Points;

#[derive(Serialize)]
pub(super) struct RankingWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    role: RoleWire<'a>,
    read: u64,
    candidates: Vec<CandidateWire<'a>>,
}

#[derive(Serialize)]
struct CandidateWire<'a> {
    rank: usize,
    id: &'a str,
    source: &'a str,
    fit: Points,
    titles: Points,
    duties: Points,
    skills: Points,
    common: Points,
    place_of_role: usize,
    shown: &'a [String],
    listed: &'a [String],
    missing: &'a [String],
}

pub(super) fn ranking<'a>(ranking: &'a Ranking<'a>) -> RankingWire<'a> {
    let candidates = ranking.candidates.iter().enumerate();
    RankingWire {
        schema: SCHEMA,
        engine: engine(ranking.catalog),
        role: role(ranking.role),
        read: ranking.read,
        candidates: candidates.map(|(at, one)| candidate(at + 1, one)).collect(),
    }
}

fn candidate(rank: usize, candidate: &Candidate) -> CandidateWire<'_> {
    let [titles, duties, skills, common] = candidate.score.parts;
    CandidateWire {
        rank,
        id: &candidate.id,
        source: &candidate.source,
        fit: candidate.score.fit(),
        titles,
        duties,
        skills,
        common,
        place_of_role: candidate.place,
        shown: &candidate.shown,
        listed: &candidate.listed,
        missing: &candidate.missing,
    }
}
