//! Compares a title with all titles of a role at once: how many of them have its words. A title that
//! no list has is so found by the trade its words belong to.

use std::sync::Arc;

use super::Index;
use super::retrieve::{idf, postings};
use crate::catalog::{Catalog, ExcerptId, RoleNumber};
use crate::error::Result;

/// Titles that a role is taken to have beside its own: in a role of few titles one of them says less.
const MORE_TITLES: f64 = 5.0;

/// A share below this is chance: half the catalog has a manager.
const LEAST: f64 = 0.05;

/// A root of titles: its rarity, and each role that has it with the share it counts there.
#[derive(Debug)]
pub(super) struct Root {
    rarity: f64,
    shares: Vec<(RoleNumber, f64)>,
}

impl Root {
    fn new(catalog: &Catalog, found: &[(ExcerptId, u32)]) -> Self {
        let rarity = idf(catalog.len(), u32::try_from(found.len()).unwrap_or(u32::MAX));
        let share = |&(excerpt, times): &(ExcerptId, u32)| {
            let role = catalog.role_of(excerpt);
            let titles = f64::from(catalog.card(role).titles) + MORE_TITLES;
            (role, rarity * (f64::from(times) / titles).sqrt())
        };
        Self { rarity, shares: found.iter().map(share).collect() }
    }
}

/// Of each role the root of the share of its titles that have each of some roots, averaged over the
/// roots by their rarity; 0 to 1, by role number, and 0 where it is so small that it is chance.
pub(super) fn words_by_role(roles: usize, roots: &[Arc<Root>]) -> Vec<f64> {
    let mut all = 0.0;
    let mut sums = vec![0.0; roles];
    for root in roots {
        if !root.shares.is_empty() {
            all += root.rarity;
        }
        for &(role, share) in &root.shares {
            sums[role.index()] += share;
        }
    }
    for sum in &mut sums {
        let share = *sum / f64::max(all, 1.0);
        *sum = if share >= LEAST { share } else { 0.0 };
    }
    sums
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
