//! What the scoring knows of a catalog before any resume comes: worked out once, and only read then.

use super::{common, skills};
use crate::catalog::{Catalog, RoleNumber, SkillNumber};

/// What the scoring knows of a catalog.
#[derive(Debug)]
pub struct Basis {
    /// Rarity of each skill, by its number.
    pub(super) rarities: Vec<f64>,
    /// Commonness of each role's occupation, by role number.
    pub(super) common: Vec<f64>,
    /// The roles that ask for each skill, by its number.
    askers: Vec<Vec<RoleNumber>>,
}

impl Basis {
    /// `employment` is the number of jobs of each role's occupation; 0 where it is unknown.
    pub fn new(catalog: &Catalog, employment: &[u32]) -> Self {
        let mut askers = vec![Vec::new(); catalog.skill_count()];
        for role in catalog.numbers() {
            for &(skill, _) in &catalog.card(role).needs {
                askers[skill as usize].push(role);
            }
        }
        Self {
            rarities: skills::rarities(catalog),
            common: employment.iter().map(|&jobs| common::amount(jobs)).collect(),
            askers,
        }
    }

    /// The roles that ask for a skill.
    pub(super) fn askers(&self, skill: SkillNumber) -> &[RoleNumber] {
        &self.askers[skill.index()]
    }
}
