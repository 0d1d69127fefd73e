//! Judges: what was retrieved becomes fits whose points add up, each traced to a line of the
//! resume and a line of the catalog. Owns every weight; knows nothing of the index but its hits.

mod basis;
mod common;
mod duties;
mod explain;
mod gap;
mod impacts;
mod pairs;
mod points;
mod said;
mod skills;
mod titles;
mod verdict;
mod weights;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::catalog::{Catalog, ExcerptId, RoleNumber, SkillNumber};
use crate::index::{Hits, TitleHits};
use crate::resume::Resume;

pub use basis::Basis;
pub use explain::{Term, terms};
pub use gap::{Gap, Move, Over, Suppose, gap, newest_position, over};
pub use impacts::Impacts;
pub use points::Points;
pub use skills::Held;
pub use verdict::{Percent, Reason, SURE, Verdict, confidence, verdict};

use said::Said;
use skills::Holdings;

/// A part of a fit. They are declared in the order of [`PARTS`].
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
        Points::nearest(WEIGHTS.iter().filter(|weight| weight.part == self).map(|weight| weight.most).sum())
    }
}

/// One thing that is summed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// What it weighs.
    pub name: &'static str,
    /// The part it counts for.
    pub part: PartKind,
    /// Most points that it can give.
    pub most: f64,
}

/// Of each of [`WEIGHTS`] one number: the share of it that is reached, 0 to 1, or the points it can give.
pub type PerWeight = [f64; WEIGHTS.len()];

/// The weights of the scoring: everything that is summed, part after part.
pub const WEIGHTS: [Weight; 8] = [
    Weight { name: "like titles", part: PartKind::Titles, most: weights::LIKE_TITLES },
    Weight { name: "same titles", part: PartKind::Titles, most: weights::SAME_TITLES },
    Weight { name: "title words", part: PartKind::Titles, most: weights::TITLE_WORDS },
    Weight { name: "newest duties", part: PartKind::Duties, most: weights::NEWEST_DUTIES },
    Weight { name: "older duties", part: PartKind::Duties, most: weights::OLDER_DUTIES },
    Weight { name: "other text", part: PartKind::Duties, most: weights::OTHER_DUTIES },
    Weight { name: "skills", part: PartKind::Skills, most: weights::SKILLS },
    Weight { name: "commonness", part: PartKind::Common, most: weights::COMMON },
];

/// Most points of each of the weights.
const MOST: PerWeight = {
    let mut most = [0.0; WEIGHTS.len()];
    let mut at = 0;
    while at < most.len() {
        most[at] = WEIGHTS[at].most;
        at += 1;
    }
    most
};

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

/// All that was found of one resume in one catalog.
#[derive(Debug)]
pub struct Retrieved<'a> {
    basis: &'a Basis,
    impacts: Arc<Impacts>,
    said: Said,
    titles: Vec<TitleHits>,
    position_weights: Vec<f64>,
    held: titles::Sums,
    duties: duties::Sums,
    holdings: Holdings,
    /// What the skills that the resume names are of all that each role asks, by role number.
    skills: Vec<f64>,
}

impl<'a> Retrieved<'a> {
    /// Gathers what was looked up: the hits of the passages in the lists of the impacts, and for each
    /// position the roles with titles like it.
    pub fn new(
        catalog: &Catalog,
        basis: &'a Basis,
        impacts: Arc<Impacts>,
        resume: &Resume,
        hits: &Hits,
        titles: Vec<TitleHits>,
    ) -> Self {
        let holdings = Holdings::new(catalog.skill_count(), resume);
        let position_weights = titles::position_weights(resume.positions());
        let said = Said::new(resume, hits, &impacts.lists);
        Self {
            duties: duties::Sums::new(&said, &impacts),
            held: titles::Sums::new(catalog.len(), &titles, &position_weights),
            position_weights,
            skills: skills::sums(basis, &holdings, catalog.len()),
            holdings,
            basis,
            impacts,
            said,
            titles,
        }
    }

    /// Share, 0 to 1, of the points of each weight in the order of [`WEIGHTS`].
    pub fn amounts(&self, role: RoleNumber) -> PerWeight {
        let [like, same, words] = self.held.of(role);
        let [newest, older, other] = duties::amounts(role, self);
        let skills = skills::amount(self.skills[role.index()]);
        [like, same, words, newest, older, other, skills, self.basis.common[role.index()]]
    }

    /// The points of each part, unrounded.
    fn parts(&self, role: RoleNumber) -> [f64; PARTS.len()] {
        parts(&self.amounts(role), &MOST)
    }

    fn score(&self, role: RoleNumber) -> Score {
        Score { role, parts: self.parts(role).map(Points::nearest) }
    }
}

/// Points of each part, in the order of [`PARTS`], for the amounts of [`Retrieved::amounts`] under
/// some weights. Commonness counts as far as there is evidence.
pub fn parts(amounts: &PerWeight, weights: &PerWeight) -> [f64; PARTS.len()] {
    let (mut points, evidence) = summed(amounts, weights);
    points[PartKind::Common as usize] *= trusted(evidence);
    points
}

/// The sum of each part, commonness in full, and of all that rests on lines of the resume.
fn summed(amounts: &PerWeight, weights: &PerWeight) -> ([f64; PARTS.len()], f64) {
    let mut points = [0.0; PARTS.len()];
    let mut evidence = 0.0;
    // Counted, so that the compiler sees every part: this runs for all roles of every resume.
    for at in 0..WEIGHTS.len() {
        let given = amounts[at] * weights[at];
        points[WEIGHTS[at].part as usize] += given;
        if WEIGHTS[at].part as usize != PartKind::Common as usize {
            evidence += given;
        }
    }
    (points, evidence)
}

/// How far commonness counts beside so many points of everything else: as far as there is evidence.
fn trusted(evidence: f64) -> f64 {
    evidence / (evidence + weights::HALF_OF_COMMON)
}

/// Fewest scores that are put in order: among so many there is nearly always a second occupation.
const FEWEST_RANKED: usize = 16;

/// How far two unrounded fits may be apart whose rounded ones are even, in points: each of the four parts
/// is rounded by half a hundredth at most.
const ROUNDING: f64 = 0.05;

/// The best `top` of the candidate roles in order, ties in the order of ids; and behind them as many
/// as it takes to see the best role of another occupation.
pub fn rank(
    catalog: &Catalog,
    retrieved: &Retrieved<'_>,
    candidates: impl Iterator<Item = RoleNumber>,
    top: usize,
) -> Vec<Score> {
    let mut rough: Vec<(f64, RoleNumber)> =
        candidates.map(|role| (retrieved.parts(role).iter().sum(), role)).collect();
    let mut most = top.max(FEWEST_RANKED);
    while most < rough.len() {
        rough.select_nth_unstable_by(most - 1, |one, other| other.0.total_cmp(&one.0));
        let least = rough[most - 1].0 - ROUNDING;
        let near = rough.iter().filter(|&&(fit, _)| fit >= least);
        let mut scores: Vec<Score> = near.map(|&(_, role)| retrieved.score(role)).collect();
        scores.sort_unstable_by_key(order);
        let code = |score: &Score| catalog.card(score.role).code.six_digit();
        if scores[1..most].iter().any(|score| code(score) != code(&scores[0])) {
            scores.truncate(most);
            return scores;
        }
        most *= 4;
    }
    let mut scores: Vec<Score> = rough.iter().map(|&(_, role)| retrieved.score(role)).collect();
    scores.sort_unstable_by_key(order);
    scores
}

/// The place of a role among all, from 1.
pub fn place(catalog: &Catalog, retrieved: &Retrieved<'_>, role: RoleNumber) -> usize {
    let own = order(&retrieved.score(role));
    let scores = catalog.numbers().map(|other| retrieved.score(other));
    1 + scores.filter(|other| order(other) < own).count()
}

fn order(score: &Score) -> (Reverse<Points>, RoleNumber) {
    (Reverse(score.fit()), score.role)
}

/// Most points first, then the parts in their order, the lines and the excerpts: in one number, which is
/// compared at once.
fn order_of_evidence(item: &Evidence) -> u128 {
    let line = u128::from(u32::try_from(item.line).unwrap_or(u32::MAX));
    u128::from(u32::MAX - item.points.0) << 96
        | (item.part as u128) << 64
        | line << 32
        | u128::from(item.excerpt.0)
}

/// A score with its evidence and the state of each skill.
pub fn fit(catalog: &Catalog, resume: &Resume, retrieved: &Retrieved<'_>, role: RoleNumber) -> Fit {
    let score = retrieved.score(role);
    let [titles, duties, skills, _] = score.parts;
    let mut evidence = titles::evidence(titles, catalog, role, resume, retrieved);
    evidence.extend(duties::evidence(duties, catalog, role, resume, retrieved));
    evidence.extend(skills::evidence(skills, catalog, role, retrieved));
    evidence.retain(|item| item.points > Points(0));
    evidence.sort_by_cached_key(order_of_evidence);
    let needs = skills::needs(catalog, role, retrieved, &evidence);
    Fit { score, evidence, needs }
}
