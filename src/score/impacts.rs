//! What every term gives to every role that has it.

use super::said::SaidTerm;
use crate::catalog::{RoleNumber, length};
use crate::index::{Excerpts, Holders, Lists, MOST_TIMES, OwnTerm, damped, idf};

/// The lists of an index, with what it takes to tell what each of their entries gives.
#[derive(Debug)]
pub struct Impacts {
    pub(super) lists: Lists,
    /// Rarity of a term by the number of roles that have it: few numbers occur, and a logarithm is slow.
    rarities: Vec<f64>,
    /// What a term counts that stands so often in a role.
    damped: Box<Damped>,
    /// Lengths of the roles' vectors.
    norms: Vec<f64>,
}

/// By number of times; it has an entry for each, which the compiler sees.
type Damped = [f64; MOST_TIMES as usize + 1];

/// The table as far as it is asked for; what lies behind is 0.
fn damped_times(most: u32) -> Box<Damped> {
    let entry = |times| u32::try_from(times).ok().filter(|&times| times <= most).map_or(0.0, damped);
    Box::new(std::array::from_fn(entry))
}

/// Adds what a term gives to the roles that have it, `each` being what it gives for a damped time.
fn add(sums: &mut [f64], lists: &Lists, holders: &Holders, each: f64, damped: &Damped) {
    // Most roles have a term once, and are added without a look at how often.
    let once = each * damped[1];
    lists.each_once(holders, |role| {
        if let Some(sum) = sums.get_mut(role.index()) {
            *sum += once;
        }
    });
    lists.each_often(holders, |role, times| {
        if let Some(sum) = sums.get_mut(role.index()) {
            *sum += each * damped[times as usize];
        }
    });
}

impl Impacts {
    /// Prepares to tell what the entries of the lists give. `norms` are the lengths of the roles' vectors.
    pub fn new(lists: Lists, norms: &[f32]) -> Self {
        let rarity = |holders: usize| idf(norms.len(), length(holders));
        Self {
            rarities: (0..=norms.len()).map(rarity).collect(),
            damped: damped_times(lists.most_times()),
            norms: norms.iter().copied().map(f64::from).collect(),
            lists,
        }
    }

    /// Rarity of a term.
    fn rarity(&self, said: &SaidTerm) -> f64 {
        self.rarities.get(said.holders.count()).copied().unwrap_or_default()
    }

    /// By role number what some terms give in all, each as often as it is said.
    pub(super) fn sums<'a>(&self, said: impl Iterator<Item = &'a SaidTerm>) -> Vec<f64> {
        let mut sums = vec![0.0; self.norms.len()];
        for said in said {
            let each = said.emphasis * self.rarity(said);
            add(&mut sums, &self.lists, &said.holders, each, &self.damped);
        }
        sums.iter_mut().zip(&self.norms).for_each(|(sum, norm)| *sum /= norm);
        sums
    }

    /// Of some terms in their order those that a role has; what each gives to it where it is said once,
    /// and the role's excerpts that have it.
    pub(super) fn of<'a>(
        &'a self,
        role: RoleNumber,
        said: &'a [SaidTerm],
    ) -> impl Iterator<Item = (&'a SaidTerm, f64, Excerpts<'a>)> {
        let mut own = self.lists.terms_of(role);
        said.iter().filter_map(move |said| {
            // Both are in order: what lies before the term is of no use for the next one either.
            let OwnTerm { times, excerpts } = own.next_of(&said.holders)?;
            let impact =
                self.damped[times.min(MOST_TIMES) as usize] * self.rarity(said) / self.norms[role.index()];
            Some((said, impact, excerpts))
        })
    }

    /// The lists.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }
}
