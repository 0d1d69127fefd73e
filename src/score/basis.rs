//! What the scoring knows of a catalog before any resume comes: worked out once, and only read then.

use super::{common, skills};
use crate::catalog::{Catalog, RoleNumber, SkillNumber};

/// What the scoring knows of a catalog.
#[derive(Debug)]
pub struct Basis {
    /// What each need of the roles weighs, weight times rarity, role after role.
    needs: Vec<(SkillNumber, f64)>,
    /// Where in them each role's begin, by its number, and where the last end.
    first_needs: Vec<usize>,
    /// What all needs of each role weigh.
    all_needs: Vec<f64>,
    /// Commonness of each role's occupation, by role number.
    pub(super) common: Vec<f64>,
    /// The roles that ask for the skills, skill after skill.
    askers: Vec<RoleNumber>,
    /// Where in them each skill's begin, by its number, and where the last end.
    first_askers: Vec<u32>,
}

impl Basis {
    /// `employment` is the number of jobs of each role's occupation; 0 where it is unknown.
    pub fn new(catalog: &Catalog, employment: &[u32]) -> Self {
        let (askers, first_askers) = askers(catalog);
        let rarities = skills::rarities(catalog);
        let (mut needs, mut first_needs, mut all_needs) = (Vec::new(), vec![0], Vec::new());
        for role in catalog.numbers() {
            let first = needs.len();
            needs.extend(
                catalog.card(role).needs.iter().map(|&(skill, weight)| {
                    (SkillNumber(skill), f64::from(weight) * rarities[skill as usize])
                }),
            );
            all_needs.push(needs[first..].iter().map(|&(_, value)| value).sum());
            first_needs.push(needs.len());
        }
        Self {
            needs,
            first_needs,
            all_needs,
            common: employment.iter().map(|&jobs| common::amount(jobs)).collect(),
            askers,
            first_askers,
        }
    }

    /// What a role asks, in its order.
    pub(super) fn needs(&self, role: RoleNumber) -> Needs<'_> {
        let bounds = self.first_needs[role.index()]..self.first_needs[role.index() + 1];
        Needs { values: &self.needs[bounds], all: self.all_needs[role.index()] }
    }

    /// The roles that ask for a skill.
    pub(super) fn askers(&self, skill: SkillNumber) -> &[RoleNumber] {
        let bound = |at: usize| self.first_askers[at] as usize;
        &self.askers[bound(skill.index())..bound(skill.index() + 1)]
    }
}

/// What a role asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs<'a> {
    /// Each skill with what it weighs.
    pub(super) values: &'a [(SkillNumber, f64)],
    /// What all weigh.
    pub(super) all: f64,
}

/// The roles that ask for each skill, in order, and where each skill's begin: counted first, then put in
/// place, for most skills have few.
fn askers(catalog: &Catalog) -> (Vec<RoleNumber>, Vec<u32>) {
    let needs = || {
        catalog
            .numbers()
            .flat_map(|role| catalog.card(role).needs.iter().map(move |need| (need.0 as usize, role)))
    };
    let mut ends = vec![0_u32; catalog.skill_count() + 1];
    needs().for_each(|(skill, _)| ends[skill] += 1);
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut askers = vec![RoleNumber(0); sum as usize];
    for (skill, role) in needs().collect::<Vec<_>>().into_iter().rev() {
        ends[skill] -= 1;
        askers[ends[skill] as usize] = role;
    }
    (askers, ends)
}
