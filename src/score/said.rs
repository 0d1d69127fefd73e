//! What a resume says of its terms, by groups of passages: the newest position, older ones and all the
//! rest, whose points are summed apart. Gathered once a resume, for all roles.

use std::ops::Range;

use super::{titles, weights};
use crate::index::{Hits, Holders, Lists};
use crate::resume::{Passage, Resume, Section};

/// Which passages are summed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Under the newest position, or in a work history without positions.
    Newest,
    /// Under any other position.
    Older,
    /// Outside the work history.
    Other,
}

pub(super) const GROUPS: [Group; 3] = [Group::Newest, Group::Older, Group::Other];

impl Group {
    /// Most points that its passages can give.
    pub(super) fn most(self) -> f64 {
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

/// A term that a group of passages says.
#[derive(Debug, Clone)]
pub(super) struct SaidTerm {
    /// Places of the roles that have it in the lists.
    pub(super) holders: Holders,
    pub(super) group: Group,
    /// How many times as much it gives as a term that is said once.
    pub(super) emphasis: f64,
    /// Where the passages that say it stand.
    passages: Range<usize>,
}

/// The terms that a resume shares with roles, in the order of their numbers and then of the groups.
#[derive(Debug)]
pub(super) struct Said {
    terms: Vec<SaidTerm>,
    passages: Vec<u32>,
}

/// How many times as much a term gives that a group of passages says so often.
fn emphasis(said: u32) -> f64 {
    f64::from(said).sqrt()
}

impl Said {
    pub(super) fn new(resume: &Resume, hits: &Hits, lists: &Lists) -> Self {
        let newest = titles::newest(resume.positions());
        let groups: Vec<Group> = resume.passages().iter().map(|passage| Group::of(newest, passage)).collect();
        // No term of a group has less than one passage.
        let most = hits.passages();
        let mut said = Self { terms: Vec::with_capacity(most), passages: Vec::with_capacity(most) };
        // One after the other, so that what lies scattered in memory is fetched side by side.
        let holders: Vec<Holders> = hits.iter().map(|hit| lists.holders(hit.term)).collect();
        lists.fetch(&holders);
        for (hit, holders) in hits.iter().zip(holders) {
            for group in GROUPS {
                let (first, mut times) = (said.passages.len(), 0);
                for passage in hits.said(hit) {
                    if groups[passage.passage as usize] == group {
                        times += passage.times;
                        said.passages.push(passage.passage);
                    }
                }
                if times > 0 {
                    let (emphasis, passages) = (emphasis(times), first..said.passages.len());
                    said.terms.push(SaidTerm { holders: holders.clone(), group, emphasis, passages });
                }
            }
        }
        said
    }

    /// The terms.
    pub(super) fn terms(&self) -> &[SaidTerm] {
        &self.terms
    }

    /// The passages of its group that say a term, in their order.
    pub(super) fn passages(&self, term: &SaidTerm) -> &[u32] {
        &self.passages[term.passages.clone()]
    }
}
