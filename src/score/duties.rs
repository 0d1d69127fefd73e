//! Points for the words that passages share with a role's duties, skill excerpts, summary and
//! titles: cosine of term weights without the resume's length (Salton and Buckley 1988), so that
//! another line never lowers a fit. The newest position, older ones and all the rest are summed
//! apart, and each sum gives less and less, so that no group drowns the others.

use super::impacts::Impacts;
use super::pairs::{Pair, Shared, pairs};
use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, titles, weights};
use crate::catalog::{Catalog, RoleNumber};
use crate::index::{Hits, Said, damped};
use crate::resume::{Passage, Resume, Section};

/// Which passages are summed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Under the newest position, or in a work history without positions.
    Newest,
    /// Under any other position.
    Older,
    /// Outside the work history.
    Other,
}

const GROUPS: [Group; 3] = [Group::Newest, Group::Older, Group::Other];

impl Group {
    /// Most points that its passages can give.
    fn most(self) -> f64 {
        match self {
            Self::Newest => weights::NEWEST_DUTIES,
            Self::Older => weights::OLDER_DUTIES,
            Self::Other => weights::OTHER_DUTIES,
        }
    }

    fn of(newest: Option<usize>, passage: &Passage) -> Self {
        match passage.section {
            Section::Experience if passage.position.is_none() || passage.position == newest => Self::Newest,
            Section::Experience => Self::Older,
            _ => Self::Other,
        }
    }
}

/// What a term that stands so often in a role gives to it, where it is said once. `norm` is the length
/// of the role's vector of term weights.
pub(super) fn impact(times: u32, rarity: f64, norm: f64) -> f64 {
    damped(times) * rarity / norm
}

/// How many times as much a term gives that a group of passages says so often.
fn emphasis(said: u32) -> f64 {
    f64::from(said).sqrt()
}

/// What each group of passages gives to each role: the sum over the terms that they share.
#[derive(Debug)]
pub(super) struct Sums([Vec<f64>; 3]);

impl Sums {
    pub(super) fn new(resume: &Resume, hits: &Hits, impacts: &Impacts, roles: usize) -> Self {
        let groups = groups(resume);
        let mut sums = GROUPS.map(|_| vec![0.0; roles]);
        for hit in hits.iter() {
            let holders = impacts.lists.holders(hit.term);
            let (roles, impacts) = (impacts.lists.roles(holders.clone()), &impacts.given[holders]);
            for (sums, said) in sums.iter_mut().zip(said(hits.said(hit), &groups)) {
                if said > 0 {
                    let emphasis = emphasis(said);
                    for (role, impact) in roles.iter().zip(impacts) {
                        sums[role.index()] += emphasis * impact;
                    }
                }
            }
        }
        Self(sums)
    }

    fn of(&self, role: RoleNumber) -> [f64; 3] {
        self.0.each_ref().map(|sums| sums[role.index()])
    }
}

/// The group of each passage.
fn groups(resume: &Resume) -> Vec<Group> {
    let newest = titles::newest(resume.positions());
    resume.passages().iter().map(|passage| Group::of(newest, passage)).collect()
}

/// How often each group of passages says a term.
fn said(passages: &[Said], groups: &[Group]) -> [u32; 3] {
    let mut said = [0; 3];
    for passage in passages {
        said[groups[passage.passage as usize] as usize] += passage.times;
    }
    said
}

/// Shares of the points for the duties of the newest position, of older ones and of the rest.
pub(super) fn amounts(role: RoleNumber, retrieved: &Retrieved<'_>) -> [f64; 3] {
    retrieved.duties.of(role).map(|sum| sum / (sum + weights::HALF_OF_DUTIES))
}

/// Gives every term to the pair of passage and excerpt that shares most, and each pair its points.
pub(super) fn evidence(
    total: Points,
    catalog: &Catalog,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved<'_>,
) -> Vec<Evidence> {
    let groups = groups(resume);
    let sums = retrieved.duties.of(role);
    // What each unit of a group's sum is worth.
    let units = GROUPS.map(|group| group.most() / (sums[group as usize] + weights::HALF_OF_DUTIES));
    let mut terms: Vec<Shared<'_>> = Vec::new();
    for (hit, impact, excerpts) in retrieved.impacts.of(role, retrieved.hits.iter()) {
        let passages = retrieved.hits.said(hit);
        let said = said(passages, &groups);
        for (group, said) in GROUPS.into_iter().zip(said).filter(|&(_, said)| said > 0) {
            let own = passages.iter().map(|said| said.passage);
            let own = own.filter(|&passage| groups[passage as usize] == group).collect();
            let value = emphasis(said) * impact * units[group as usize];
            terms.push(Shared { value, passages: own, excerpts });
        }
    }
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
