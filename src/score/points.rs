//! Points: integers, so that parts add up exactly.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Serialize, Serializer};

/// Hundredths of a point of a fit; a fit is at most 10,000 of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub u32);

impl Points {
    /// The nearest number of hundredths of `points`, which lies between 0 and 100.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=10,000 first")]
    pub(super) fn nearest(points: f64) -> Self {
        Self((points * 100.0).round().clamp(0.0, 10_000.0) as u32)
    }

    /// As a number, for arithmetic that need not be exact (the length of a bar).
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_f64(self.as_f64())
    }
}

/// Shares a total out in proportion to amounts, by largest remainder (Hamilton), earlier first
/// where remainders are equal. The shares add up to the total; all amounts 0 give all shares 0.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each share lies between 0 and the total"
)]
pub(super) fn share_out(total: Points, amounts: &[f64]) -> Vec<Points> {
    let sum: f64 = amounts.iter().sum();
    if sum <= 0.0 {
        return vec![Points(0); amounts.len()];
    }
    let exact = amounts.iter().map(|amount| f64::from(total.0) * amount / sum);
    // No share is negative, so to cut off is to round down.
    let parts = exact.map(|exact| (exact as u32, exact - f64::from(exact as u32)));
    let (mut shares, remainders): (Vec<u32>, Vec<f64>) = parts.unzip();
    let given: u32 = shares.iter().sum();
    // Each share was cut by less than one, so fewer are left than there are shares.
    let left = (total.0.saturating_sub(given) as usize).min(amounts.len());
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    if 0 < left && left < order.len() {
        let larger = |&one: &usize, &other: &usize| {
            remainders[other].total_cmp(&remainders[one]).then(one.cmp(&other))
        };
        order.select_nth_unstable_by(left, larger);
    }
    for at in order.into_iter().take(left) {
        shares[at] += 1;
    }
    shares.into_iter().map(Points).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(total: u32, amounts: &[f64], expected: &[u32]) {
        let shares: Vec<u32> = share_out(Points(total), amounts).iter().map(|share| share.0).collect();
        assert_eq!(shares, expected);
    }

    #[test]
    fn shares_add_up_to_the_total() {
        check(100, &[1.0, 1.0, 1.0], &[34, 33, 33]);
        check(7, &[0.1, 0.2], &[2, 5]);
        check(5, &[0.0, 2.0], &[0, 5]);
        check(5, &[0.0, 0.0], &[0, 0]);
        check(0, &[1.0], &[0]);
    }

    #[test]
    fn points_print_with_two_decimals() {
        assert_eq!(Points(1205).to_string(), "12.05");
        assert_eq!(Points::nearest(12.046).to_string(), "12.05");
    }
}
