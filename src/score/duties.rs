//! Points for the words that passages share with a role's duties, skill excerpts, summary and
//! titles: cosine of term weights without the resume's length (Salton and Buckley 1988), so that
//! another line never lowers a fit. The newest position, older ones and all the rest are summed
//! apart, and each sum gives less and less, so that no group drowns the others.

use std::collections::BTreeMap;

use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, titles, weights};
use crate::catalog::{Catalog, ExcerptId, RoleNumber};
use crate::index::{Hit, damped, idf};
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

/// What one term of one group gives to one role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TermAmount {
    /// Place among the hits.
    hit: usize,
    group: Group,
    amount: f64,
}

/// What every term gives to every role, by role number.
pub(super) fn term_amounts(
    catalog: &Catalog,
    resume: &Resume,
    hits: &[Hit],
    norms: &[f32],
) -> Vec<Vec<TermAmount>> {
    let newest = titles::newest(resume.positions());
    let groups: Vec<Group> = resume.passages().iter().map(|passage| Group::of(newest, passage)).collect();
    let mut amounts: Vec<Vec<TermAmount>> = vec![Vec::new(); norms.len()];
    for (place, hit) in hits.iter().enumerate() {
        let roles = by_role(catalog, hit);
        let rarity = idf(norms.len(), u32::try_from(roles.len()).unwrap_or(u32::MAX));
        for group in GROUPS {
            let own = hit.passages.iter().filter(|&&(passage, _)| groups[passage as usize] == group);
            let said: u32 = own.map(|&(_, times)| times).sum();
            if said == 0 {
                continue;
            }
            for &(role, times) in &roles {
                let norm = f64::from(norms[role.index()]);
                let amount = f64::from(said).sqrt() * damped(times) * rarity / norm;
                amounts[role.index()].push(TermAmount { hit: place, group, amount });
            }
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

fn sum(terms: &[TermAmount], group: Group) -> f64 {
    // An empty sum of floats is minus zero, which would be shown.
    terms.iter().filter(|term| term.group == group).fold(0.0, |sum, term| sum + term.amount)
}

/// Shares of the points for the duties of the newest position, of older ones and of the rest.
pub(super) fn amounts(role: RoleNumber, retrieved: &Retrieved) -> [f64; 3] {
    GROUPS.map(|group| {
        let sum = sum(&retrieved.duties[role.index()], group);
        sum / (sum + weights::HALF_OF_DUTIES)
    })
}

/// Gives every term to the pair of passage and excerpt that shares most, and each pair its points.
pub(super) fn evidence(
    total: Points,
    catalog: &Catalog,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved,
) -> Vec<Evidence> {
    let newest = titles::newest(resume.positions());
    let terms = &retrieved.duties[role.index()];
    // What each unit of a group's sum is worth.
    let units = GROUPS.map(|group| group.most() / (sum(terms, group) + weights::HALF_OF_DUTIES));
    let bounds = catalog.excerpts_of(role);
    // A hit's excerpts are sorted, and a role's stand together.
    let own = |hit: &Hit| {
        let from = hit.excerpts.partition_point(|&(excerpt, _)| excerpt < bounds.start);
        let to = hit.excerpts.partition_point(|&(excerpt, _)| excerpt < bounds.end);
        hit.excerpts[from..to].iter().map(|&(excerpt, _)| excerpt).collect::<Vec<ExcerptId>>()
    };
    let pairs_of = |term: &TermAmount| {
        let hit = &retrieved.hits[term.hit];
        let passages = hit.passages.iter().map(|&(passage, _)| passage);
        let passages =
            passages.filter(|&passage| Group::of(newest, &resume.passages()[passage as usize]) == term.group);
        let excerpts = own(hit);
        passages
            .flat_map(|passage| excerpts.iter().map(move |&excerpt| (passage, excerpt)))
            .collect::<Vec<(u32, ExcerptId)>>()
    };
    let value = |term: &TermAmount| term.amount * units[term.group as usize];
    let candidates: Vec<(f64, Vec<(u32, ExcerptId)>)> =
        terms.iter().map(|term| (value(term), pairs_of(term))).collect();
    let mut shared: BTreeMap<(u32, ExcerptId), f64> = BTreeMap::new();
    for (value, pairs) in &candidates {
        for &pair in pairs {
            *shared.entry(pair).or_default() += value;
        }
    }
    let mut pairs: BTreeMap<(u32, ExcerptId), f64> = BTreeMap::new();
    for (value, candidates) in candidates {
        let best = candidates
            .into_iter()
            .max_by(|one, other| shared[one].total_cmp(&shared[other]).then_with(|| other.cmp(one)));
        if let Some(pair) = best {
            *pairs.entry(pair).or_default() += value;
        }
    }
    let values: Vec<f64> = pairs.values().copied().collect();
    let shares = share_out(total, &values);
    let item = |((passage, excerpt), points): ((u32, ExcerptId), Points)| {
        let passage = &resume.passages()[passage as usize];
        let (span, line) = (passage.span.clone(), passage.line);
        Evidence { part: PartKind::Duties, points, span, line, excerpt }
    };
    pairs.into_keys().zip(shares).map(item).collect()
}
