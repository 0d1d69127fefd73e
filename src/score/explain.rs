//! The sum of a role, weight by weight.

use super::{PartKind, PerWeight, Retrieved, WEIGHTS, Weight};
use crate::catalog::{Catalog, RoleNumber};

/// What one weight gives to a role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// The weight.
    pub weight: Weight,
    /// Share of its points that is reached, 0 to 1.
    pub amount: f64,
}

impl Term {
    /// What it gives, unrounded.
    pub fn points(&self) -> f64 {
        self.weight.most * self.amount
    }
}

/// What each weight gives to a role. The terms of a part add up to it, up to its rounding.
pub fn terms(catalog: &Catalog, retrieved: &Retrieved<'_>, role: RoleNumber) -> Vec<Term> {
    let amounts = retrieved.amounts(catalog, role);
    let trusted = trusted(&amounts, &WEIGHTS.map(|weight| weight.most));
    let term = |(weight, amount): (Weight, f64)| {
        let amount = if weight.part == PartKind::Common { amount * trusted } else { amount };
        Term { weight, amount }
    };
    WEIGHTS.into_iter().zip(amounts).map(term).collect()
}

/// How far commonness counts: as far as there is evidence.
pub(super) fn trusted(amounts: &PerWeight, weights: &PerWeight) -> f64 {
    let given = WEIGHTS.iter().zip(amounts.iter().zip(weights));
    let given = given.filter(|(weight, _)| weight.part != PartKind::Common);
    let evidence: f64 = given.map(|(_, (amount, most))| amount * most).sum();
    evidence / (evidence + super::weights::HALF_OF_COMMON)
}
