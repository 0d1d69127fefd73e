//! What the scoring knows of a catalog before any resume comes: worked out once, and only read then.

use super::{common, skills};
use crate::catalog::{Catalog, RoleNumber, SkillNumber};
use crate::index::Grouped;

/// What the scoring knows of a catalog.
#[derive(Debug)]
pub struct Basis {
    /// What each need of a role weighs, weight times rarity, by role number.
    needs: Grouped<(SkillNumber, f64)>,
    /// What all needs of each role weigh.
    all_needs: Vec<f64>,
    /// Commonness of each role's occupation, by role number.
    pub(super) common: Vec<f64>,
    /// The roles that ask for each skill, by its number, with the share of all they ask that it is.
    askers: Grouped<(RoleNumber, f64)>,
}

impl Basis {
    /// `employment` is the number of jobs of each role's occupation; 0 where it is unknown.
    pub fn new(catalog: &Catalog, employment: &[u32]) -> Self {
        let rarities = skills::rarities(catalog);
        let asked = || {
            let of_role = |role| catalog.card(role).needs.iter().map(move |&need| (role, need));
            catalog.numbers().flat_map(of_role)
        };
        let value = |skill: u32, weight: u8| f64::from(weight) * rarities[skill as usize];
        let needs = Grouped::new(catalog.len(), || {
            asked().map(|(role, (skill, weight))| (role.index(), (SkillNumber(skill), value(skill, weight))))
        });
        let all = |role: RoleNumber| needs.of(role.index()).iter().map(|&(_, value)| value).sum();
        let all_needs: Vec<f64> = catalog.numbers().map(all).collect();
        let share = |role: RoleNumber, value: f64| value / all_needs[role.index()].max(f64::MIN_POSITIVE);
        Self {
            needs,
            common: employment.iter().map(|&jobs| common::amount(jobs)).collect(),
            askers: Grouped::new(catalog.skill_count(), || {
                let asker =
                    |(role, (skill, weight))| (skill as usize, (role, share(role, value(skill, weight))));
                asked().map(asker)
            }),
            all_needs,
        }
    }

    /// What a role asks, in its order.
    pub(super) fn needs(&self, role: RoleNumber) -> Needs<'_> {
        Needs { values: self.needs.of(role.index()), all: self.all_needs[role.index()] }
    }

    /// The roles that ask for a skill, with the share of all they ask that it is.
    pub(super) fn askers(&self, skill: SkillNumber) -> &[(RoleNumber, f64)] {
        self.askers.of(skill.index())
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
