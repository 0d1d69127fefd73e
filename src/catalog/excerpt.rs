//! Excerpts: the numbered pieces of text of a catalog that the index searches and that evidence
//! quotes. A role's excerpts are its titles, its summary, its duties and its skills, in this order.

use std::ops::Range;

use super::pack::Card;
use super::role::Role;
use super::{Catalog, RoleNumber};
use crate::error::Result;

/// Number of an excerpt, which is also its document number in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExcerptId(pub u32);

/// What an excerpt is of its role, with its place among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExcerptKind {
    /// 0 is the role's title, the next its aliases, the others its reported titles.
    Title(usize),
    /// The summary.
    Summary,
    /// A duty.
    Duty(usize),
    /// A skill with its excerpt.
    Skill(usize),
}

/// An excerpt, located.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt {
    /// The role it belongs to.
    pub role: RoleNumber,
    /// What it is of the role.
    pub kind: ExcerptKind,
}

/// Number of each card's first excerpt, and of the excerpt behind the last.
pub(super) fn first_excerpts(cards: &[Card]) -> Vec<u32> {
    let mut next = 0;
    let mut firsts = vec![0];
    for card in cards {
        next += card.titles + 1 + card.duties + u32::try_from(card.needs.len()).unwrap_or(0);
        firsts.push(next);
    }
    firsts
}

/// The role of each excerpt, by excerpt number: the search asks for it once a hit.
pub(super) fn owners(first_excerpts: &[u32]) -> Vec<RoleNumber> {
    let mut owners = Vec::with_capacity(first_excerpts.last().copied().unwrap_or(0) as usize);
    for (role, bounds) in (0..).zip(first_excerpts.windows(2)) {
        owners.extend((bounds[0]..bounds[1]).map(|_| RoleNumber(role)));
    }
    owners
}

impl Catalog {
    /// Number of excerpts.
    pub fn excerpts(&self) -> u32 {
        self.first_excerpts.last().copied().unwrap_or(0)
    }

    /// The role that an excerpt belongs to.
    pub fn role_of(&self, id: ExcerptId) -> RoleNumber {
        self.owners[id.0 as usize]
    }

    /// The excerpts of a role: the first, and the one behind the last.
    pub fn excerpts_of(&self, role: RoleNumber) -> Range<ExcerptId> {
        ExcerptId(self.first_excerpts[role.index()])..ExcerptId(self.first_excerpts[role.index() + 1])
    }

    /// Where an excerpt belongs and what it is.
    pub fn excerpt(&self, id: ExcerptId) -> Excerpt {
        let role = self.role_of(id);
        let card = self.card(role);
        let place = id.0 - self.first_excerpts[role.index()];
        let kind = if place < card.titles {
            ExcerptKind::Title(place as usize)
        } else if place == card.titles {
            ExcerptKind::Summary
        } else if place <= card.titles + card.duties {
            ExcerptKind::Duty((place - card.titles - 1) as usize)
        } else {
            ExcerptKind::Skill((place - card.titles - card.duties - 1) as usize)
        };
        Excerpt { role, kind }
    }

    /// Whether an excerpt is an alias: neither the title of its role nor a reported one.
    pub fn is_alias(&self, id: ExcerptId) -> bool {
        let role = self.role_of(id);
        let place = id.0 - self.first_excerpts[role.index()];
        (1..=self.card(role).aliases).contains(&place)
    }

    /// Number of an excerpt of a role.
    pub fn excerpt_id(&self, role: RoleNumber, kind: ExcerptKind) -> ExcerptId {
        let card = self.card(role);
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let place = match kind {
            ExcerptKind::Title(place) => number(place),
            ExcerptKind::Summary => card.titles,
            ExcerptKind::Duty(place) => card.titles + 1 + number(place),
            ExcerptKind::Skill(place) => card.titles + 1 + card.duties + number(place),
        };
        ExcerptId(self.first_excerpts[role.index()] + place)
    }

    /// The text of an excerpt, as evidence quotes it: a skill without an excerpt is its name.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Pack`] where the pack is damaged.
    pub fn excerpt_text(&self, id: ExcerptId) -> Result<&str> {
        let excerpt = self.excerpt(id);
        Ok(text(self.role(excerpt.role)?, excerpt.kind))
    }
}

fn text(role: &Role, kind: ExcerptKind) -> &str {
    match kind {
        ExcerptKind::Title(place) => role.titles().nth(place).unwrap_or_default(),
        ExcerptKind::Summary => &role.summary,
        ExcerptKind::Duty(place) => role.duties.get(place).map_or("", String::as_str),
        ExcerptKind::Skill(place) => {
            role.skills.get(place).map_or("", |need| need.excerpt.as_deref().unwrap_or(&need.name))
        }
    }
}
