//! Compares a title with all titles of a role at once: how many of them have its words. A title that
//! no list has is so found by the trade its words belong to.

use std::sync::Arc;

use super::Index;
use super::retrieve::{idf, postings};
use crate::catalog::{Catalog, ExcerptId, RoleNumber, length};
use crate::error::Result;

/// Titles that a role is taken to have beside its own: in a role of few titles one of them says less.
const MORE_TITLES: f64 = 5.0;

/// A share below this is chance: half the catalog has a manager.
const LEAST: f64 = 0.05;

/// A root of titles: its rarity, and each role that has it with the share it counts there.
#[derive(Debug, PartialEq)]
pub(super) struct Root {
    rarity: f64,
    shares: Vec<(RoleNumber, f64)>,
}

impl Root {
    fn new(catalog: &Catalog, found: &[(ExcerptId, u32)]) -> Self {
        let rarity = idf(catalog.len(), length(found.len()));
        let share = |&(excerpt, times): &(ExcerptId, u32)| {
            let role = catalog.role_of(excerpt);
            let titles = f64::from(catalog.card(role).titles) + MORE_TITLES;
            (role, rarity * (f64::from(times) / titles).sqrt())
        };
        Self { rarity, shares: found.iter().map(share).collect() }
    }
}

/// What the rarities of some roots add up to, at least 1.
fn all_rarities(roots: &[Arc<Root>]) -> f64 {
    let known = roots.iter().filter(|root| !root.shares.is_empty());
    f64::max(known.map(|root| root.rarity).sum(), 1.0)
}

/// What is no chance of a share.
fn told(share: f64) -> f64 {
    if share >= LEAST { share } else { 0.0 }
}

/// Passes on of each role the root of the share of its titles that have each of some roots, averaged over
/// the roots by their rarity; 0 to 1, and 0 where it is so small that it is chance. `sums` are as many zeros
/// as there are roles, and are so again behind it.
pub(super) fn each_words(roots: &[Arc<Root>], sums: &mut [f64], mut act: impl FnMut(usize, f64)) {
    for &(role, share) in roots.iter().flat_map(|root| &root.shares) {
        sums[role.index()] += share;
    }
    let all = all_rarities(roots);
    for (role, sum) in sums.iter_mut().enumerate() {
        act(role, told(*sum / all));
        *sum = 0.0;
    }
}

/// The same of one role.
pub(super) fn words_of(roots: &[Arc<Root>], role: RoleNumber) -> f64 {
    let own = roots.iter().filter_map(|root| {
        let place = root.shares.binary_search_by_key(&role, |&(role, _)| role).ok()?;
        Some(root.shares[place].1)
    });
    told(own.sum::<f64>() / all_rarities(roots))
}

impl Index {
    /// A root, with the roles that have it.
    pub(super) fn root(&self, catalog: &Catalog, root: &str) -> Result<Arc<Root>> {
        let read = || {
            let found = postings(&self.roots, self.fields.roots, root)?;
            Ok(Arc::new(Root::new(catalog, &found)))
        };
        match self.title_memo.get() {
            Some(memo) => memo.roots.get(root, read),
            None => read(),
        }
    }
}
