//! The gap to one role, and what would move it: missing skills tried one after another by scoring
//! again, until the next would add little.

use super::skills::Holdings;
use super::{Held, PartKind, Points, Retrieved, skills};
use crate::catalog::{Catalog, RoleNumber, SkillNumber};

/// What a role asks that the resume shows, lists or lacks. Skills stand in the role's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Shown in work.
    pub shown: Vec<SkillNumber>,
    /// Listed, and shown nowhere.
    pub listed: Vec<SkillNumber>,
    /// Shown in work, and missing from the resume's own list of skills.
    pub unlisted: Vec<SkillNumber>,
    /// Nowhere.
    pub missing: Vec<SkillNumber>,
    /// The fewest skills that raise the fit most, in the order in which to take them.
    pub moves: Vec<Move>,
}

/// A skill that would raise the fit, shown in work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The skill.
    pub skill: SkillNumber,
    /// The fit with it and all moves before it.
    pub fit: Points,
}

/// What it takes to lift one role above another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// The role that is to be passed.
    pub other: RoleNumber,
    /// Its fit as it is.
    pub fit: Points,
    /// The fewest skills, in the order in which to take them, with the fit of the lifted role after
    /// each; none where it is above already.
    pub moves: Vec<Move>,
    /// The other role's fit after all moves: a skill that both ask lifts both.
    pub fit_after: Points,
    /// Whether the moves suffice. Where they do not, they are all that would help.
    pub reached: bool,
}

/// The fewest skills, shown in work, that lift a role above another one. Skills are tried one after
/// another by scoring both roles again, and the one is taken that widens the gap most.
pub fn over(catalog: &Catalog, retrieved: &Retrieved<'_>, role: RoleNumber, other: RoleNumber) -> Over {
    let needs: Vec<SkillNumber> =
        catalog.card(role).needs.iter().map(|&(skill, _)| SkillNumber(skill)).collect();
    let with = |role: RoleNumber, holdings: &Holdings| {
        let score = retrieved.score(catalog, role);
        let skills = skills::points(skills::amount(catalog, role, &retrieved.basis.rarities, holdings));
        Points(score.fit().0 - score.part(PartKind::Skills).0 + skills.0)
    };
    let lead = |holdings: &Holdings| i64::from(with(role, holdings).0) - i64::from(with(other, holdings).0);
    let mut holdings = retrieved.holdings.clone();
    let mut moves = Vec::new();
    while lead(&holdings) <= 0 {
        let open = needs.iter().copied().filter(|&skill| holdings.of(skill) != Held::Shown);
        let tried = open.map(|skill| (lead(&holdings.with_shown(skill)), skill));
        let best = tried.max_by_key(|&(lead, skill)| (lead, std::cmp::Reverse(skill)));
        let Some((_, skill)) = best.filter(|&(after, _)| after > lead(&holdings)) else { break };
        holdings = holdings.with_shown(skill);
        moves.push(Move { skill, fit: with(role, &holdings) });
    }
    Over {
        other,
        fit: retrieved.score(catalog, other).fit(),
        fit_after: with(other, &holdings),
        reached: lead(&holdings) > 0,
        moves,
    }
}

/// Longest list of moves: nobody learns more at once.
const MOST_MOVES: usize = 3;

/// A move that adds less than this (hundredths of a point) is none.
const LEAST_GAIN: u32 = 20;

/// The gap of a resume to a role. A skill that is only listed can be a move too: by showing it.
pub fn gap(catalog: &Catalog, retrieved: &Retrieved<'_>, lists_skills: bool, role: RoleNumber) -> Gap {
    let holdings = &retrieved.holdings;
    let needs: Vec<SkillNumber> =
        catalog.card(role).needs.iter().map(|&(skill, _)| SkillNumber(skill)).collect();
    let with =
        |held: Held| needs.iter().copied().filter(|&skill| holdings.of(skill) == held).collect::<Vec<_>>();
    let shown = with(Held::Shown);
    let unlisted =
        shown.iter().copied().filter(|&skill| lists_skills && !holdings.is_listed(skill)).collect();
    Gap {
        unlisted,
        shown,
        listed: with(Held::Listed),
        missing: with(Held::Missing),
        moves: moves(catalog, retrieved, &needs, role),
    }
}

fn moves(catalog: &Catalog, retrieved: &Retrieved<'_>, needs: &[SkillNumber], role: RoleNumber) -> Vec<Move> {
    let score = retrieved.score(catalog, role);
    let mut holdings = retrieved.holdings.clone();
    let [titles, duties, mut skill_points, common] = score.parts;
    let others = titles + duties + common;
    let mut moves = Vec::new();
    while moves.len() < MOST_MOVES {
        let tried = needs.iter().filter(|&&skill| holdings.of(skill) == Held::Missing).map(|&skill| {
            let with = holdings.with_shown(skill);
            (skills::points(skills::amount(catalog, role, &retrieved.basis.rarities, &with)), skill)
        });
        let best = tried.max_by_key(|&(points, skill)| (points, std::cmp::Reverse(skill)));
        let Some((points, skill)) = best else { break };
        if points.0 < skill_points.0 + LEAST_GAIN {
            break;
        }
        holdings = holdings.with_shown(skill);
        skill_points = points;
        moves.push(Move { skill, fit: others + points });
    }
    moves
}
