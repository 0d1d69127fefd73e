//! Points for the titles that a person has held, recent ones first.

use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{ExcerptId, RoleNumber};
use crate::resume::{Position, Resume};

/// The places of positions, the newest first.
fn by_age(positions: &[Position]) -> Vec<usize> {
    let mut newest: Vec<usize> = (0..positions.len()).collect();
    newest.sort_by(|&one, &other| age(&positions[one]).cmp(&age(&positions[other])).then(one.cmp(&other)));
    newest
}

/// The newest position of the work history.
pub(super) fn newest(positions: &[Position]) -> Option<usize> {
    by_age(positions).into_iter().find(|&place| !positions[place].headline)
}

/// Weight of each position, by its place in the resume: the newest counts most. They add up to 1.
pub(super) fn position_weights(positions: &[Position]) -> Vec<f64> {
    let mut weights = vec![0.0; positions.len()];
    let mut weight = 1.0;
    for at in by_age(positions) {
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

/// What a position gives to a role.
struct Held {
    place: usize,
    /// The title of the role that is most alike.
    excerpt: ExcerptId,
    /// Shares of the points for like and for same titles; those of all positions add up to 1 at
    /// most.
    like: f64,
    same: f64,
}

fn held(role: RoleNumber, retrieved: &Retrieved) -> Vec<Held> {
    let mut held = Vec::new();
    for (place, (hits, weight)) in retrieved.titles.iter().zip(&retrieved.position_weights).enumerate() {
        if let Ok(at) = hits.binary_search_by_key(&role, |hit| hit.role) {
            let hit = hits[at];
            let like = (hit.likeness - weights::LIKE_TITLE) / (1.0 - weights::LIKE_TITLE);
            if like > 0.0 {
                let same = if hit.likeness > weights::SAME_TITLE { *weight } else { 0.0 };
                held.push(Held { place, excerpt: hit.excerpt, like: weight * like * like, same });
            }
        }
    }
    held
}

/// Shares of the points for titles like those held, and for the same.
pub(super) fn amounts(role: RoleNumber, retrieved: &Retrieved) -> [f64; 2] {
    held(role, retrieved).iter().fold([0.0; 2], |[like, same], held| [like + held.like, same + held.same])
}

pub(super) fn evidence(
    total: Points,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved,
) -> Vec<Evidence> {
    let held = held(role, retrieved);
    let value = |held: &Held| weights::LIKE_TITLES * held.like + weights::SAME_TITLES * held.same;
    let values: Vec<f64> = held.iter().map(value).collect();
    let item = |(held, points): (Held, Points)| {
        let position = &resume.positions()[held.place];
        let (span, line) = (position.title.clone().unwrap_or_default(), position.line);
        Evidence { part: PartKind::Titles, points, span, line, excerpt: held.excerpt }
    };
    held.into_iter().zip(share_out(total, &values)).map(item).collect()
}
