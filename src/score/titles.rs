//! Points for the titles that a person has held, recent ones first.

use super::points::share_out;
use super::{Evidence, PartKind, Points, Retrieved, weights};
use crate::catalog::{Catalog, ExcerptId, RoleNumber};
use crate::index::{TitleHit, TitleHits};
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
    /// Shares of the points in the order of the weights of titles.
    shares: [f64; 3],
}

/// Most points of like titles, of the same and of titles with the same words.
const MOST: [f64; 3] = [weights::LIKE_TITLES, weights::SAME_TITLES, weights::TITLE_WORDS];

/// Share of the points for the same title, 0 or 1.
fn same(likeness: f64) -> f64 {
    if likeness > weights::SAME_TITLE { 1.0 } else { 0.0 }
}

/// What the titles held give to each role, in the order of the weights of titles: the shares of all
/// positions, which add up to 1 at most.
#[derive(Debug)]
pub(super) struct Sums([Vec<f64>; 3]);

impl Sums {
    pub(super) fn new(roles: usize, titles: &[TitleHits], position_weights: &[f64]) -> Self {
        let [mut like, mut equal, mut words] = [(); 3].map(|()| vec![0.0; roles]);
        let mut shares = vec![0.0; roles];
        for (hits, weight) in titles.iter().zip(position_weights) {
            let sums = like.iter_mut().zip(&mut equal);
            for ((like, equal), &likeness) in sums.zip(hits.alike()) {
                *like += weight * likeness;
                *equal += weight * same(likeness);
            }
            hits.each_words(&mut shares, |role, share| words[role] += weight * share);
        }
        Self([like, equal, words])
    }

    /// Shares of the points for titles like those held, for the same, and for their words.
    pub(super) fn of(&self, role: RoleNumber) -> [f64; 3] {
        let [like, equal, words] = &self.0;
        let role = role.index();
        [like[role], equal[role], words[role]]
    }
}

fn held(catalog: &Catalog, role: RoleNumber, retrieved: &Retrieved<'_>) -> Vec<Held> {
    let mut held = Vec::new();
    for (place, (hits, weight)) in retrieved.titles.iter().zip(&retrieved.position_weights).enumerate() {
        if let Some(TitleHit { excerpt, likeness, words }) = hits.of(catalog, role) {
            let shares = [likeness, same(likeness), words].map(|share| weight * share);
            held.push(Held { place, excerpt, shares });
        }
    }
    held
}

pub(super) fn evidence(
    total: Points,
    catalog: &Catalog,
    role: RoleNumber,
    resume: &Resume,
    retrieved: &Retrieved<'_>,
) -> Vec<Evidence> {
    let held = held(catalog, role, retrieved);
    let value = |held: &Held| held.shares.iter().zip(MOST).map(|(share, most)| share * most).sum();
    let values: Vec<f64> = held.iter().map(value).collect();
    let item = |(held, points): (Held, Points)| {
        let position = &resume.positions()[held.place];
        let (span, line) = (position.title.clone().unwrap_or_default(), position.line);
        Evidence { part: PartKind::Titles, points, span, line, excerpt: held.excerpt }
    };
    held.into_iter().zip(share_out(total, &values)).map(item).collect()
}
