//! What every term gives to every role that has it, worked out once for all resumes.

use super::duties;
use super::grouped::Grouped;
use super::said::SaidTerm;
use crate::catalog::{ExcerptId, RoleNumber};
use crate::index::{Lists, idf};

/// The lists of an index, with what each of their entries gives.
#[derive(Debug)]
pub struct Impacts {
    pub(super) lists: Lists,
    /// By place in the lists.
    pub(super) given: Vec<f64>,
    /// The terms that each role has, in order, with their places; by role number.
    terms: Grouped<(u32, u32)>,
}

impl Impacts {
    /// Works out what the entries of the lists give. `norms` are the lengths of the roles' vectors.
    pub fn new(lists: Lists, norms: &[f32]) -> Self {
        let mut given = Vec::new();
        for term in 0..lists.terms() {
            let holders = lists.holders(term);
            let rarity = idf(norms.len(), u32::try_from(holders.len()).unwrap_or(u32::MAX));
            let entries = lists.roles(holders.clone()).iter().zip(lists.times(holders));
            given.extend(
                entries.map(|(role, &times)| duties::impact(times, rarity, f64::from(norms[role.index()]))),
            );
        }
        let terms: Vec<u32> = (0..lists.terms())
            .flat_map(|term| std::iter::repeat_n(term, lists.holders(term).len()))
            .collect();
        let terms = Grouped::new(norms.len(), || {
            let places = lists.all_roles().iter().zip(&terms).zip(0..);
            places.map(|((role, &term), place)| (role.index(), (term, place)))
        });
        Self { lists, given, terms }
    }

    /// Of some terms in their order those that a role has; what each gives to it where it is said once,
    /// and the role's excerpts that have it.
    pub(super) fn of<'a>(
        &'a self,
        role: RoleNumber,
        said: &'a [SaidTerm],
    ) -> impl Iterator<Item = (&'a SaidTerm, f64, &'a [ExcerptId])> {
        let own = self.terms.of(role.index());
        let mut next = 0;
        said.iter().filter_map(move |said| {
            while own.get(next).is_some_and(|&(term, _)| term < said.term) {
                next += 1;
            }
            let &(_, place) = own.get(next).filter(|(term, _)| *term == said.term)?;
            Some((said, self.given[place as usize], self.lists.excerpts(place as usize)))
        })
    }

    /// The lists.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }
}
