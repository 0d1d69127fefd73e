//! Compares a title with all titles of a role at once: how many of them have its words. A title that
//! no list has is so found by the trade its words belong to.

use std::borrow::Cow;

use super::Index;
use super::retrieve::{each_term, idf, postings};
use crate::catalog::{Catalog, ExcerptId, RoleNumber};
use crate::error::Result;

/// Titles that a role is taken to have beside its own: in a role of few titles one of them says less.
const MORE_TITLES: f64 = 5.0;

/// A share below this is chance: half the catalog has a manager.
const LEAST: f64 = 0.05;

/// A root of titles: its rarity, and each role that has it with the share it counts there.
#[derive(Debug, Clone)]
struct Root {
    rarity: f64,
    shares: Vec<(RoleNumber, f64)>,
}

/// The roots of all titles in memory, in the order of their letters.
#[derive(Debug)]
pub(super) struct RootLists(Vec<(Box<str>, Root)>);

impl RootLists {
    /// Reads the roots of the index's titles.
    pub(super) fn new(index: &Index, catalog: &Catalog) -> Result<Self> {
        let mut roots = Vec::new();
        each_term(&index.roots, |root, found| roots.push((root.into(), Root::new(catalog, &found))))?;
        Ok(Self(roots))
    }

    fn get(&self, root: &str) -> Option<&Root> {
        let at = self.0.binary_search_by(|(known, _)| (**known).cmp(root)).ok()?;
        self.0.get(at).map(|(_, root)| root)
    }
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

impl Index {
    /// Of each role the root of the share of its titles that have each of some roots, averaged over the
    /// roots by their rarity; 0 to 1, by role number, and 0 where it is so small that it is chance.
    pub(super) fn title_words(&self, catalog: &Catalog, roots: &[String]) -> Result<Vec<f64>> {
        let mut all = 0.0;
        let mut sums = vec![0.0; catalog.len()];
        for root in roots {
            if let Some(root) = self.root(catalog, root)? {
                all += root.rarity;
                for &(role, share) in &root.shares {
                    sums[role.index()] += share;
                }
            }
        }
        for sum in &mut sums {
            let share = *sum / f64::max(all, 1.0);
            *sum = if share >= LEAST { share } else { 0.0 };
        }
        Ok(sums)
    }

    fn root(&self, catalog: &Catalog, root: &str) -> Result<Option<Cow<'_, Root>>> {
        if let Some(titles) = self.read_titles.get() {
            return Ok(titles.roots.get(root).map(Cow::Borrowed));
        }
        let found = postings(&self.roots, self.fields.roots, root)?;
        Ok((!found.is_empty()).then(|| Cow::Owned(Root::new(catalog, &found))))
    }
}
