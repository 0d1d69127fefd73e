//! The sum of a role, weight by weight.

use super::{PartKind, Retrieved, WEIGHTS};
use crate::catalog::{Catalog, RoleNumber};

/// What one weight gives to a role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// Name of the weight.
    pub name: &'static str,
    /// The part it counts for.
    pub part: PartKind,
    /// Most points that it can give.
    pub most: f64,
    /// Share of them that is reached, 0 to 1.
    pub amount: f64,
}

impl Term {
    /// What it gives, unrounded.
    pub fn points(&self) -> f64 {
        self.most * self.amount
    }
}

/// What each weight gives to a role. The terms of a part add up to it, up to its rounding.
pub fn terms(catalog: &Catalog, retrieved: &Retrieved<'_>, role: RoleNumber) -> [Term; 8] {
    let amounts = retrieved.amounts(catalog, role);
    let trusted = trusted(&amounts, &WEIGHTS.map(|(_, most)| most));
    let mut place = 0;
    WEIGHTS.map(|(name, most)| {
        let part = match place {
            0..=2 => PartKind::Titles,
            3..=5 => PartKind::Duties,
            6 => PartKind::Skills,
            _ => PartKind::Common,
        };
        let amount = if part == PartKind::Common { amounts[place] * trusted } else { amounts[place] };
        place += 1;
        Term { name, part, most, amount }
    })
}

/// How far commonness counts: as far as there is evidence.
pub(super) fn trusted(amounts: &[f64; 8], weights: &[f64; 8]) -> f64 {
    let evidence: f64 = amounts[..7].iter().zip(weights).map(|(amount, weight)| amount * weight).sum();
    evidence / (evidence + super::weights::HALF_OF_COMMON)
}
