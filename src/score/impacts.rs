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
    /// The places of each role in the lists, in order; by role number.
    places: Grouped<u32>,
}

/// What every entry of the lists gives, and the places of the entries of each role.
fn given(lists: &Lists, norms: &[f32]) -> (Vec<f64>, Grouped<u32>) {
    let mut sizes = vec![0; norms.len()];
    lists.all_roles().for_each(|role| sizes[role.index()] += 1);
    // Few numbers of holders occur; a logarithm for each is enough.
    let rarities: Vec<f64> = (0..=norms.len())
        .map(|holders| idf(norms.len(), u32::try_from(holders).unwrap_or(u32::MAX)))
        .collect();
    let mut given = Vec::with_capacity(sizes.iter().sum());
    let mut places = Grouping::new(&sizes, 0);
    let mut entries = lists.all_roles().zip(lists.all_times()).zip(0..);
    for holders in lists.holder_counts() {
        let rarity = rarities.get(holders).copied().unwrap_or_default();
        for ((role, times), place) in entries.by_ref().take(holders) {
            given.push(duties::impact(times, rarity, f64::from(norms[role.index()])));
            places.put(role.index(), place);
        }
    }
    (given, places.done())
}

impl Impacts {
    /// Works out what the entries of the lists give. `norms` are the lengths of the roles' vectors.
    pub fn new(lists: Lists, norms: &[f32]) -> Self {
        let (given, places) = given(&lists, norms);
        Self { lists, given, places }
    }

    /// Of some terms in their order those that a role has; what each gives to it where it is said once,
    /// and the role's excerpts that have it.
    pub(super) fn of<'a>(
        &'a self,
        role: RoleNumber,
        said: &'a [SaidTerm],
    ) -> impl Iterator<Item = (&'a SaidTerm, f64, Excerpts<'a>)> {
        let mut own = self.places.of(role.index());
        said.iter().filter_map(move |said| {
            // Both are in order: what lies before the term is of no use for the next one either.
            let before = own.iter().take_while(|&&place| (place as usize) < said.holders.start).count();
            own = own.get(before..).unwrap_or_default();
            let place = *own.first()? as usize;
            let has = said.holders.contains(&place);
            has.then(|| (said, self.given[place], self.lists.excerpts(place)))
        })
    }

    /// The lists.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }
}
