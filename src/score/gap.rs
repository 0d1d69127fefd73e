//! The gap to one role, and what would move it. A skill is tried by supposing that a line which
//! shows it stood in the resume, and ranking that resume anew, until the next would add little.

use super::{Fit, Held, Points, Retrieved, titles};
use crate::catalog::{RoleNumber, SkillNumber};
use crate::error::Result;
use crate::resume::{Mention, Resume, Section};

/// What a role asks that the resume shows, lists or lacks. Skills stand in the role's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Shown in work.
    pub shown: Vec<SkillNumber>,
    /// Listed, and shown nowhere.
    pub listed: Vec<SkillNumber>,
    /// Shown in work, and missing from the resume's own list of skills.
    pub unlisted: Vec<SkillNumber>,
    /// Perhaps shown: a line comes close to the catalog's example, without naming the skill.
    pub near: Vec<SkillNumber>,
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
    /// The other role's fit after all moves: a line that shows a skill may lift both.
    pub fit_after: Points,
    /// Whether the moves suffice. Where they do not, they are all that would help.
    pub reached: bool,
}

/// What is retrieved of the resume with a line more for each of some skills.
pub type Suppose<'a, 'basis> = &'a dyn Fn(&[SkillNumber]) -> Result<Retrieved<'basis>>;

/// Where a supposed line would stand: under the newest position of the work history.
pub fn newest_position(resume: &Resume) -> Option<usize> {
    titles::newest(resume.positions())
}

/// Longest list of moves: nobody learns more at once.
const MOST_MOVES: usize = 3;

/// Longest list of moves to pass another role.
const MOST_MOVES_OVER: usize = 6;

/// A move that adds less than this (hundredths of a point) is none.
const LEAST_GAIN: i64 = 20;

/// The gap of a resume to the role of a fit.
///
/// # Errors
///
/// Where a supposed resume cannot be ranked.
pub fn gap(mentions: &[Mention], lists_skills: bool, fit: &Fit, suppose: Suppose<'_, '_>) -> Result<Gap> {
    let with = |held: Held| -> Vec<SkillNumber> {
        fit.needs.iter().filter(|&&(_, state)| state == held).map(|&(skill, _)| skill).collect()
    };
    let in_list = |skill: SkillNumber| {
        mentions.iter().any(|mention| mention.skill == skill && mention.section == Section::Skills)
    };
    let shown = with(Held::Shown);
    let role = fit.score.role;
    let open = [with(Held::Missing), with(Held::Near)].concat();
    let worth = |retrieved: &Retrieved<'_>| i64::from(retrieved.score(role).fit().0);
    let mut climb = Climb { open, taken: Vec::new(), worth: i64::from(fit.score.fit().0) };
    let mut moves = Vec::new();
    while moves.len() < MOST_MOVES
        && let Some((skill, retrieved)) = climb.step(LEAST_GAIN, suppose, &worth)?
    {
        moves.push(Move { skill, fit: retrieved.score(role).fit() });
    }
    Ok(Gap {
        unlisted: shown.iter().copied().filter(|&skill| lists_skills && !in_list(skill)).collect(),
        shown,
        listed: with(Held::Listed),
        near: with(Held::Near),
        missing: with(Held::Missing),
        moves,
    })
}

/// The fewest skills, shown in work, that lift the role of a fit above another one. A skill that is
/// only listed can be one too: by showing it.
///
/// # Errors
///
/// Where a supposed resume cannot be ranked.
pub fn over(
    retrieved: &Retrieved<'_>,
    fit: &Fit,
    other: RoleNumber,
    suppose: Suppose<'_, '_>,
) -> Result<Over> {
    let role = fit.score.role;
    let points = |retrieved: &Retrieved<'_>, role: RoleNumber| retrieved.score(role).fit();
    let lead = |retrieved: &Retrieved<'_>| {
        i64::from(points(retrieved, role).0) - i64::from(points(retrieved, other).0)
    };
    let open = fit.needs.iter().filter(|&&(_, held)| held != Held::Shown).map(|&(skill, _)| skill);
    let mut climb = Climb { open: open.collect(), taken: Vec::new(), worth: lead(retrieved) };
    let mut moves = Vec::new();
    let before = points(retrieved, other);
    let mut fit_after = before;
    while climb.worth <= 0
        && moves.len() < MOST_MOVES_OVER
        && let Some((skill, retrieved)) = climb.step(1, suppose, &lead)?
    {
        moves.push(Move { skill, fit: points(&retrieved, role) });
        fit_after = points(&retrieved, other);
    }
    Ok(Over { other, fit: before, moves, fit_after, reached: climb.worth > 0 })
}

/// Skills taken one after another, each the one that is worth most beside those before it.
struct Climb {
    open: Vec<SkillNumber>,
    taken: Vec<SkillNumber>,
    worth: i64,
}

impl Climb {
    /// Takes the best skill that adds at least so much; none where there is none.
    fn step<'basis>(
        &mut self,
        least: i64,
        suppose: Suppose<'_, 'basis>,
        worth: &dyn Fn(&Retrieved<'_>) -> i64,
    ) -> Result<Option<(SkillNumber, Retrieved<'basis>)>> {
        let mut best: Option<(i64, usize, Retrieved<'basis>)> = None;
        for (place, &skill) in self.open.iter().enumerate() {
            let with: Vec<SkillNumber> = self.taken.iter().copied().chain([skill]).collect();
            let retrieved = suppose(&with)?;
            let value = worth(&retrieved);
            if best.as_ref().is_none_or(|&(most, ..)| value > most) {
                best = Some((value, place, retrieved));
            }
        }
        let Some((value, place, retrieved)) = best.filter(|&(value, ..)| value >= self.worth + least) else {
            return Ok(None);
        };
        let skill = self.open.remove(place);
        self.taken.push(skill);
        self.worth = value;
        Ok(Some((skill, retrieved)))
    }
}
