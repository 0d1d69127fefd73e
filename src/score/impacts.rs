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

/// What every entry of the lists gives, and the terms of each role with the places of their entries.
fn given(lists: &Lists, norms: &[f32]) -> (Vec<f64>, Grouped<(u32, u32)>) {
    let mut sizes = vec![0; norms.len()];
    lists.all_roles().for_each(|role| sizes[role.index()] += 1);
    // Few numbers of holders occur; a logarithm for each is enough.
    let rarities: Vec<f64> = (0..=norms.len())
        .map(|holders| idf(norms.len(), u32::try_from(holders).unwrap_or(u32::MAX)))
        .collect();
    let mut given = Vec::with_capacity(sizes.iter().sum());
    let mut terms = Grouping::new(&sizes, (0, 0));
    let mut entries = lists.all_roles().zip(lists.all_times()).zip(0..);
    for (term, holders) in lists.holder_counts().enumerate() {
        let term = u32::try_from(term).unwrap_or(u32::MAX);
        for ((role, times), place) in entries.by_ref().take(holders) {
            given.push(duties::impact(times, rarities[holders], f64::from(norms[role.index()])));
            terms.put(role.index(), (term, place));
        }
    }
    (given, terms.done())
}

impl Impacts {
    /// Works out what the entries of the lists give. `norms` are the lengths of the roles' vectors.
    pub fn new(lists: Lists, norms: &[f32]) -> Self {
        let (given, terms) = given(&lists, norms);
        Self { lists, given, terms }
    }

    /// Of some terms in their order those that a role has; what each gives to it where it is said once,
    /// and the role's excerpts that have it.
    pub(super) fn of<'a>(
        &'a self,
        role: RoleNumber,
        said: &'a [SaidTerm],
    ) -> impl Iterator<Item = (&'a SaidTerm, f64, Excerpts<'a>)> {
        let mut own = self.terms.of(role.index());
        said.iter().filter_map(move |said| {
            // Both are in order: what lies before the term is of no use for the next one either.
            let before = own.iter().take_while(|&&(term, _)| term < said.term).count();
            own = own.get(before..).unwrap_or_default();
            let &(term, place) = own.first()?;
            let place = place as usize;
            (term == said.term).then(|| (said, self.given[place], self.lists.excerpts(place)))
        })
    }

    /// The lists.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }
}
