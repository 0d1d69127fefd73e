//! Points for the words that passages share with a role's duties, skill excerpts, summary and
//! titles: cosine of term weights without the resume's length (Salton and Buckley 1988), so that
//! another line never lowers a fit. The newest position, older ones and all the rest are summed
//! apart, and each sum gives less and less, so that no group drowns the others.

use super::impacts::Impacts;
use super::pairs::{Pair, Shared, pairs};
use super::points::share_out;
use super::said::{GROUPS, Group, Said, SaidTerm};
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{Catalog, RoleNumber};
use crate::resume::Resume;

/// What each group of passages gives to each role: the sum over the terms that they share.
#[derive(Debug)]
pub(super) struct Sums([Vec<f64>; 3]);

impl Sums {
    pub(super) fn new(said: &Said, impacts: &Impacts) -> Self {
        Self(GROUPS.map(|group| impacts.sums(said.terms().iter().filter(|said| said.group == group))))
    }

    fn of(&self, role: RoleNumber) -> [f64; 3] {
        let [newest, older, other] = &self.0;
        let role = role.index();
        [newest[role], older[role], other[role]]
    }
}

/// Shares of the points for the duties of the newest position, of older ones and of the rest.
pub(super) fn amounts(role: RoleNumber, retrieved: &Retrieved<'_>) -> [f64; 3] {
    let [newest, older, other] = retrieved.duties.of(role);
    let share = |sum: f64| sum / (sum + weights::HALF_OF_DUTIES);
    [share(newest), share(older), share(other)]
}

/// Gives every term to the pair of passage and excerpt that shares most, and each pair its points.
pub(super) fn evidence(
    total: Points,
    catalog: &Catalog,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved<'_>,
) -> Vec<Evidence> {
    let sums = retrieved.duties.of(role);
    // What each unit of a group's sum is worth.
    let units = GROUPS.map(|group: Group| group.most() / (sums[group as usize] + weights::HALF_OF_DUTIES));
    let said = &retrieved.said;
    let share = |(said_term, impact, excerpts): (&SaidTerm, f64, _)| Shared {
        value: said_term.emphasis * impact * units[said_term.group as usize],
        passages: said.passages(said_term),
        excerpts,
    };
    let terms: Vec<Shared<'_>> = retrieved.impacts.of(role, said.terms()).map(share).collect();
    let pairs = pairs(&terms, &catalog.excerpts_of(role), resume.passages().len());
    let values: Vec<f64> = pairs.iter().map(|pair| pair.value).collect();
    let item = |(pair, points): (Pair, Points)| {
        let passage = &resume.passages()[pair.passage as usize];
        let (span, line) = (passage.span.clone(), passage.line);
        Evidence { part: PartKind::Duties, points, span, line, excerpt: pair.excerpt }
    };
    let shares = share_out(total, &values);
    pairs.into_iter().zip(shares).map(item).collect()
}
