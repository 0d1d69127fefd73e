//! Points for the words that passages share with a role's duties, skill excerpts, summary and
//! titles: cosine of term weights without the resume's length (Salton and Buckley 1988), so that
//! another line never lowers a fit.

use std::collections::BTreeMap;

use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{Catalog, ExcerptId, RoleNumber};
use crate::index::{Hit, damped, idf};
use crate::resume::Resume;

/// What one term gives to one role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TermAmount {
    /// Place among the hits.
    pub(super) hit: usize,
    pub(super) amount: f64,
}

/// What every term gives to every role, by role number.
pub(super) fn amounts(catalog: &Catalog, hits: &[Hit], norms: &[f32]) -> Vec<Vec<TermAmount>> {
    let count = f64::from(u32::try_from(norms.len().max(1)).unwrap_or(u32::MAX));
    let mean = norms.iter().map(|&norm| f64::from(norm)).sum::<f64>() / count;
    let mut amounts: Vec<Vec<TermAmount>> = vec![Vec::new(); norms.len()];
    for (place, hit) in hits.iter().enumerate() {
        let roles = by_role(catalog, hit);
        let rarity = idf(norms.len(), u32::try_from(roles.len()).unwrap_or(u32::MAX));
        let said = damped(hit.passages.iter().map(|&(_, times)| times).sum());
        for (role, times) in roles {
            let norm = f64::from(norms[role.index()]);
            let amount = said * damped(times) * rarity * rarity / (norm * mean);
            amounts[role.index()].push(TermAmount { hit: place, amount });
        }
    }
    amounts
}

/// How often a term stands in each role that has it; excerpts of a role are neighbours.
fn by_role(catalog: &Catalog, hit: &Hit) -> Vec<(RoleNumber, u32)> {
    let mut roles: Vec<(RoleNumber, u32)> = Vec::new();
    for &(excerpt, times) in &hit.excerpts {
        let role = catalog.role_of(excerpt);
        match roles.last_mut() {
            Some((last, sum)) if *last == role => *sum += times,
            _ => roles.push((role, times)),
        }
    }
    roles
}

pub(super) fn points(role: RoleNumber, retrieved: &Retrieved) -> Points {
    let sum: f64 = retrieved.duties[role.index()].iter().map(|term| term.amount).sum();
    Points::nearest(weights::DUTIES * sum / (sum + weights::HALF_OF_DUTIES))
}

/// Gives every term to the pair of passage and excerpt that shares most, and each pair its points.
pub(super) fn evidence(
    catalog: &Catalog,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved,
) -> Vec<Evidence> {
    let terms = &retrieved.duties[role.index()];
    let bounds = catalog.excerpts_of(role);
    // A hit's excerpts are sorted, and a role's stand together.
    let own = |hit: &Hit| {
        let from = hit.excerpts.partition_point(|&(excerpt, _)| excerpt < bounds.start);
        let to = hit.excerpts.partition_point(|&(excerpt, _)| excerpt < bounds.end);
        hit.excerpts[from..to].iter().map(|&(excerpt, _)| excerpt).collect::<Vec<ExcerptId>>()
    };
    let sides: Vec<(&Hit, Vec<ExcerptId>)> =
        terms.iter().map(|term| &retrieved.hits[term.hit]).map(|hit| (hit, own(hit))).collect();
    let mut shared: BTreeMap<(u32, ExcerptId), f64> = BTreeMap::new();
    for (term, (hit, excerpts)) in terms.iter().zip(&sides) {
        for &(passage, _) in &hit.passages {
            for &excerpt in excerpts {
                *shared.entry((passage, excerpt)).or_default() += term.amount;
            }
        }
    }
    let mut pairs: BTreeMap<(u32, ExcerptId), f64> = BTreeMap::new();
    for (term, (hit, excerpts)) in terms.iter().zip(&sides) {
        let candidates = hit
            .passages
            .iter()
            .flat_map(|&(passage, _)| excerpts.iter().map(move |&excerpt| (passage, excerpt)));
        let best = candidates
            .max_by(|one, other| shared[one].total_cmp(&shared[other]).then_with(|| other.cmp(one)));
        if let Some(pair) = best {
            *pairs.entry(pair).or_default() += term.amount;
        }
    }
    let values: Vec<f64> = pairs.values().copied().collect();
    let shares = share_out(points(role, retrieved), &values);
    let item = |((passage, excerpt), points): ((u32, ExcerptId), Points)| {
        let passage = &resume.passages()[passage as usize];
        let (span, line) = (passage.span.clone(), passage.line);
        Evidence { part: PartKind::Duties, points, span, line, excerpt }
    };
    pairs.into_keys().zip(shares).map(item).collect()
}
