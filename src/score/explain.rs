//! The sum of a role, weight by weight.

use super::{MOST, PartKind, Retrieved, WEIGHTS, Weight, summed, trusted};
use crate::catalog::RoleNumber;

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
pub fn terms(retrieved: &Retrieved<'_>, role: RoleNumber) -> Vec<Term> {
    let amounts = retrieved.amounts(role);
    let (_, evidence) = summed(&amounts, &MOST);
    let trusted = trusted(evidence);
    let term = |(weight, amount): (Weight, f64)| {
        let amount = if weight.part == PartKind::Common { amount * trusted } else { amount };
        Term { weight, amount }
    };
    WEIGHTS.into_iter().zip(amounts).map(term).collect()
}
