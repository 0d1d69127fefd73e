//! Judges: what was retrieved becomes fits whose points add up, each traced to a line of the
//! resume and a line of the catalog. Owns every weight; knows nothing of the index but its hits.

mod common;
mod duties;
mod explain;
mod gap;
mod points;
mod skills;
mod titles;
mod verdict;
mod weights;

use std::cmp::Reverse;
use std::ops::Range;

use crate::catalog::{Catalog, ExcerptId, RoleNumber, SkillNumber};
use crate::index::{Hit, TitleHit};
use crate::resume::Resume;

pub use explain::{Term, terms};
pub use gap::{Gap, Move, Over, Suppose, gap, newest_position, over};
pub use points::Points;
pub use skills::Held;
pub use verdict::{Percent, Reason, SURE, Verdict, confidence, verdict};

use duties::TermAmount;
use skills::Holdings;

/// A part of a fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// Titles held.
    Titles,
    /// Words shared with duties and skill excerpts.
    Duties,
    /// Skills named.
    Skills,
    /// How common the occupation is; the one part that rests on no line of the resume.
    Common,
}

/// The parts in the order in which they are shown.
pub const PARTS: [PartKind; 4] = [PartKind::Titles, PartKind::Duties, PartKind::Skills, PartKind::Common];

impl PartKind {
    /// Most points that the part can give.
    pub fn most(self) -> Points {
        Points::nearest(match self {
            Self::Titles => weights::LIKE_TITLES + weights::SAME_TITLES,
            Self::Duties => weights::NEWEST_DUTIES + weights::OTHER_DUTIES + weights::OLDER_DUTIES,
            Self::Skills => weights::SKILLS,
            Self::Common => weights::COMMON,
        })
    }
}

/// Most points of everything that is summed, with its name: the weights of the scoring.
pub const WEIGHTS: [(&str, f64); 7] = [
    ("like titles", weights::LIKE_TITLES),
    ("same titles", weights::SAME_TITLES),
    ("newest duties", weights::NEWEST_DUTIES),
    ("older duties", weights::OLDER_DUTIES),
    ("other text", weights::OTHER_DUTIES),
    ("skills", weights::SKILLS),
    ("commonness", weights::COMMON),
];

/// How well a resume fits a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The role.
    pub role: RoleNumber,
    /// Points of each part, in the order of [`PARTS`].
    pub parts: [Points; 4],
}

impl Score {
    /// The fit: the sum of the parts.
    pub fn fit(&self) -> Points {
        self.parts.iter().copied().sum()
    }

    /// The points of one part.
    pub fn part(&self, part: PartKind) -> Points {
        PARTS.iter().zip(self.parts).find(|&(&kind, _)| kind == part).map_or(Points(0), |(_, points)| points)
    }

    /// The points that rest on lines of the resume.
    pub fn evidence(&self) -> Points {
        Points(self.fit().0 - self.part(PartKind::Common).0)
    }
}

/// A score with everything that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The points.
    pub score: Score,
    /// What gave them, most points first. The points of a part's evidence add up to the part, but
    /// for [`PartKind::Common`], which has none.
    pub evidence: Vec<Evidence>,
    /// How the resume has each skill that the role asks, in the role's order.
    pub needs: Vec<(SkillNumber, Held)>,
}

/// One reason for points: a line of the resume beside a line of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The part it counts for.
    pub part: PartKind,
    /// What it gives.
    pub points: Points,
    /// Bytes of the resume's text.
    pub span: Range<usize>,
    /// Line of the resume, counted from 1.
    pub line: usize,
    /// The line of the catalog.
    pub excerpt: ExcerptId,
}

/// What an index knows of each role, by role number.
#[derive(Debug, Clone, Copy)]
pub struct RoleTables<'a> {
    /// Length of the role's vector of term weights.
    pub norms: &'a [f32],
    /// Number of jobs of its occupation; 0 where it is unknown.
    pub employment: &'a [u32],
}

/// All that was found of one resume in one catalog.
#[derive(Debug)]
pub struct Retrieved {
    hits: Vec<Hit>,
    titles: Vec<Vec<TitleHit>>,
    position_weights: Vec<f64>,
    duties: Vec<Vec<TermAmount>>,
    holdings: Holdings,
    rarities: Vec<f64>,
    common: Vec<f64>,
}

impl Retrieved {
    /// Gathers what was looked up: the hits of the passages, and for each position the roles with
    /// a title like it, sorted by role.
    pub fn new(
        catalog: &Catalog,
        resume: &Resume,
        roles: &RoleTables<'_>,
        hits: Vec<Hit>,
        titles: Vec<Vec<TitleHit>>,
    ) -> Self {
        Self {
            duties: duties::term_amounts(catalog, resume, &hits, roles.norms),
            position_weights: titles::position_weights(resume.positions()),
            holdings: Holdings::new(catalog.skill_count(), resume),
            rarities: skills::rarities(catalog),
            common: roles.employment.iter().map(|&jobs| common::amount(jobs)).collect(),
            hits,
            titles,
        }
    }

    /// Share, 0 to 1, of the points of each weight in the order of [`WEIGHTS`].
    pub fn amounts(&self, catalog: &Catalog, role: RoleNumber) -> [f64; 7] {
        let [like, same] = titles::amounts(role, self);
        let [newest, older, other] = duties::amounts(role, self);
        let skills = skills::amount(catalog, role, &self.rarities, &self.holdings);
        [like, same, newest, older, other, skills, self.common[role.index()]]
    }

    fn score(&self, catalog: &Catalog, role: RoleNumber) -> Score {
        let parts = parts(&self.amounts(catalog, role), &WEIGHTS.map(|(_, most)| most));
        Score { role, parts: parts.map(Points::nearest) }
    }
}

/// Points of each part, in the order of [`PARTS`], for the amounts of [`Retrieved::amounts`] under
/// some weights. Commonness counts as far as there is evidence.
pub fn parts(amounts: &[f64; 7], weights: &[f64; 7]) -> [f64; 4] {
    let mut points = *amounts;
    for (amount, weight) in points.iter_mut().zip(weights) {
        *amount *= weight;
    }
    let [like, same, newest, older, other, skills, common] = points;
    [like + same, newest + older + other, skills, common * explain::trusted(amounts, weights)]
}

/// Scores the candidate roles, best first; ties in the order of ids.
pub fn rank(catalog: &Catalog, retrieved: &Retrieved, candidates: &[RoleNumber]) -> Vec<Score> {
    let mut scores: Vec<Score> = candidates.iter().map(|&role| retrieved.score(catalog, role)).collect();
    scores.sort_by_key(|score| (Reverse(score.fit()), score.role));
    scores
}

/// A score with its evidence and the state of each skill.
pub fn fit(catalog: &Catalog, resume: &Resume, retrieved: &Retrieved, role: RoleNumber) -> Fit {
    let score = retrieved.score(catalog, role);
    let [titles, duties, skills, _] = score.parts;
    let mut evidence = titles::evidence(titles, role, resume, retrieved);
    evidence.extend(duties::evidence(duties, catalog, role, resume, retrieved));
    evidence.extend(skills::evidence(skills, catalog, role, retrieved));
    evidence.retain(|item| item.points > Points(0));
    evidence.sort_by_key(|item| (Reverse(item.points), item.part, item.line, item.excerpt));
    let needs = skills::needs(catalog, role, retrieved, &evidence);
    Fit { score, evidence, needs }
}
