//! What every term gives to every role that has it, worked out once for all resumes.

use super::duties;
use crate::catalog::{ExcerptId, RoleNumber};
use crate::index::{Lists, idf};

/// The lists of an index, with what each of their entries gives.
#[derive(Debug)]
pub struct Impacts {
    pub(super) lists: Lists,
    /// By place in the lists.
    pub(super) impacts: Vec<f64>,
}

impl Impacts {
    /// Works out what the entries of the lists give. `norms` are the lengths of the roles' vectors.
    pub fn new(lists: Lists, norms: &[f32]) -> Self {
        let mut impacts = Vec::new();
        for term in 0..lists.terms() {
            let holders = lists.holders(term);
            let rarity = idf(norms.len(), u32::try_from(holders.len()).unwrap_or(u32::MAX));
            let entries = lists.roles(holders.clone()).iter().zip(lists.times(holders));
            impacts.extend(
                entries.map(|(role, &times)| duties::impact(times, rarity, f64::from(norms[role.index()]))),
            );
        }
        Self { lists, impacts }
    }

    /// What a term gives to a role where it is said once, and the role's excerpts that have it.
    pub(super) fn of(&self, term: u32, role: RoleNumber) -> Option<(f64, &[ExcerptId])> {
        let holders = self.lists.holders(term);
        let at = holders.start + self.lists.roles(holders).binary_search(&role).ok()?;
        Some((self.impacts[at], self.lists.excerpts(at)))
    }

    /// The lists.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }
}
