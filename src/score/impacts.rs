//! What every term gives to every role that has it, worked out once for all resumes.

use super::duties;
use super::grouped::{Grouped, Grouping};
use super::said::SaidTerm;
use crate::catalog::RoleNumber;
use crate::index::{Excerpts, Lists, idf};

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
        let mut holders_of_role = vec![0; norms.len()];
        for term in 0..lists.terms() {
            let holders = lists.holders(term);
            let rarity = idf(norms.len(), u32::try_from(holders.len()).unwrap_or(u32::MAX));
            for (role, times) in lists.roles(holders.clone()).zip(lists.times(holders)) {
                given.push(duties::impact(times, rarity, f64::from(norms[role.index()])));
                holders_of_role[role.index()] += 1;
            }
        }
        let mut terms = Grouping::new(&holders_of_role, (0, 0));
        let mut place = 0;
        for term in 0..lists.terms() {
            for role in lists.roles(lists.holders(term)) {
                terms.put(role.index(), (term, place));
                place += 1;
            }
        }
        let terms = terms.done();
        Self { lists, given, terms }
    }

    /// Of some terms in their order those that a role has; what each gives to it where it is said once,
    /// and the role's excerpts that have it.
    pub(super) fn of<'a>(
        &'a self,
        role: RoleNumber,
        said: &'a [SaidTerm],
    ) -> impl Iterator<Item = (&'a SaidTerm, f64, Excerpts<'a>)> {
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
