//! What every term gives to every role that has it, worked out once for all resumes.

use super::duties;
use crate::catalog::{ExcerptId, RoleNumber};
use crate::index::{Hit, Lists, idf};

/// The lists of an index, with what each of their entries gives.
#[derive(Debug)]
pub struct Impacts {
    pub(super) lists: Lists,
    /// By place in the lists.
    pub(super) given: Vec<f64>,
    /// Of all roles the terms that they have, role after role, each in order; with their places.
    terms: Vec<(u32, u32)>,
    /// Where the terms of each role begin.
    first_terms: Vec<usize>,
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
        let (terms, first_terms) = by_role(&lists, norms.len());
        Self { lists, given, terms, first_terms }
    }

    /// The hits that a role has, in order; what each gives to it where it is said once, and the role's
    /// excerpts that have it.
    pub(super) fn of<'a>(
        &'a self,
        role: RoleNumber,
        hits: impl Iterator<Item = &'a Hit>,
    ) -> impl Iterator<Item = (&'a Hit, f64, &'a [ExcerptId])> {
        let mut own = &self.terms[self.first_terms[role.index()]..self.first_terms[role.index() + 1]];
        hits.filter_map(move |hit| {
            while let [(term, _), rest @ ..] = own
                && *term < hit.term
            {
                own = rest;
            }
            let &(_, place) = own.first().filter(|(term, _)| *term == hit.term)?;
            Some((hit, self.given[place as usize], self.lists.excerpts(place as usize)))
        })
    }

    /// The lists.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }
}

/// The terms of each role with their places in the lists, and where those of each role begin.
fn by_role(lists: &Lists, roles: usize) -> (Vec<(u32, u32)>, Vec<usize>) {
    let mut first = vec![0; roles + 1];
    for role in lists.all_roles() {
        first[role.index() + 1] += 1;
    }
    for role in 0..roles {
        first[role + 1] += first[role];
    }
    let mut next = first.clone();
    let mut terms = vec![(0, 0); lists.all_roles().len()];
    for term in 0..lists.terms() {
        for (place, role) in lists.holders(term).zip(lists.roles(lists.holders(term))) {
            // A list has fewer entries than four bytes can count, as its own ends say.
            terms[next[role.index()]] = (term, u32::try_from(place).unwrap_or(u32::MAX));
            next[role.index()] += 1;
        }
    }
    (terms, first)
}
