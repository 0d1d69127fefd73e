//! Points for the titles that a person has held, recent ones first.

use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{ExcerptId, RoleNumber};
use crate::resume::{Position, Resume};

/// Weight of each position, by its place in the resume: the newest counts most. They add up to 1.
pub(super) fn position_weights(positions: &[Position]) -> Vec<f64> {
    let mut newest: Vec<usize> = (0..positions.len()).collect();
    newest.sort_by(|&one, &other| age(&positions[one]).cmp(&age(&positions[other])).then(one.cmp(&other)));
    let mut weights = vec![0.0; positions.len()];
    let mut weight = 1.0;
    for at in newest {
        weights[at] = weight;
        weight *= weights::OLDER_POSITION;
    }
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum.max(f64::MIN_POSITIVE)).collect()
}

/// Sorts the newest first: the headline, what is held still, then by the last month. Positions
/// without dates keep their order behind the dated ones.
fn age(position: &Position) -> (u8, std::cmp::Reverse<(u16, u8)>) {
    let last = position.end.or(position.start);
    let month = last.map_or((0, 0), |last| (last.year, last.month.unwrap_or(12)));
    let class = match position {
        Position { headline: true, .. } => 0,
        Position { current: true, .. } => 1,
        _ => 2,
    };
    (class, std::cmp::Reverse(month))
}

/// What each position gives to a role: its place, the title of the role that is most alike, and
/// the amount. All amounts together are at most 1.
pub(super) fn amounts(role: RoleNumber, retrieved: &Retrieved) -> Vec<(usize, ExcerptId, f64)> {
    let mut amounts = Vec::new();
    for (place, (hits, weight)) in retrieved.titles.iter().zip(&retrieved.position_weights).enumerate() {
        if let Ok(at) = hits.binary_search_by_key(&role, |hit| hit.role) {
            let like = (hits[at].likeness - weights::LIKE_TITLE) / (1.0 - weights::LIKE_TITLE);
            if like > 0.0 {
                amounts.push((place, hits[at].excerpt, weight * like * like));
            }
        }
    }
    amounts
}

pub(super) fn points(role: RoleNumber, retrieved: &Retrieved) -> Points {
    let amount: f64 = amounts(role, retrieved).iter().map(|&(_, _, amount)| amount).sum();
    Points::nearest(weights::TITLES * amount)
}

pub(super) fn evidence(role: RoleNumber, resume: &Resume, retrieved: &Retrieved) -> Vec<Evidence> {
    let amounts = amounts(role, retrieved);
    let values: Vec<f64> = amounts.iter().map(|&(_, _, amount)| amount).collect();
    let shares = share_out(points(role, retrieved), &values);
    let item = |((place, excerpt, _), points): ((usize, ExcerptId, f64), Points)| {
        let position = &resume.positions()[place];
        let (span, line) = (position.title.clone().unwrap_or_default(), position.line);
        Evidence { part: PartKind::Titles, points, span, line, excerpt }
    };
    amounts.into_iter().zip(shares).map(item).collect()
}
