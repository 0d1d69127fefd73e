//! Which line of a resume stands beside which line of a role: every term goes to the pair of passage
//! and excerpt that shares most.

use std::cell::RefCell;
use std::ops::Range;

use crate::catalog::ExcerptId;
use crate::index::Excerpts;

/// A term that passages share with excerpts of one role.
pub(super) struct Shared<'a> {
    /// What it gives to the role.
    pub(super) value: f64,
    /// The passages that have it, in their order.
    pub(super) passages: &'a [u32],
    /// The excerpts of the role that have it, in their order.
    pub(super) excerpts: Excerpts<'a>,
}

/// A passage beside an excerpt, with the sum of the terms that were given to the two.
pub(super) struct Pair {
    pub(super) passage: u32,
    pub(super) excerpt: ExcerptId,
    pub(super) value: f64,
}

/// Gives every term to the pair that shares most, of equal ones to the first. The pairs come in the
/// order of passages and excerpts. `own` are all excerpts of the role.
pub(super) fn pairs(terms: &[Shared<'_>], own: &Range<ExcerptId>, passages: usize) -> Vec<Pair> {
    let width = (own.end.0 - own.start.0) as usize;
    let cell =
        |passage: u32, excerpt: ExcerptId| passage as usize * width + (excerpt.0 - own.start.0) as usize;
    // Taken out, so that a panic loses the table and leaves no sums in it.
    let mut shared = SHARED.take();
    shared.resize(shared.len().max(width * passages), 0.0);
    let pairs = given(terms, &mut shared, cell);
    // Left as it was found: all sums 0.
    for_each_cell(terms, cell, |at, _| shared[at] = 0.0);
    SHARED.set(shared);
    pairs
}

thread_local! {
    /// The sum of every passage beside every excerpt: a large table with few entries, kept from one role
    /// to the next because to clear it all would take longer than to use it.
    static SHARED: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
}

fn for_each_cell(
    terms: &[Shared<'_>],
    cell: impl Fn(u32, ExcerptId) -> usize,
    mut act: impl FnMut(usize, f64),
) {
    for term in terms {
        for &passage in term.passages {
            for excerpt in term.excerpts.iter() {
                act(cell(passage, excerpt), term.value);
            }
        }
    }
}

fn given(
    terms: &[Shared<'_>],
    shared: &mut [f64],
    cell: impl Fn(u32, ExcerptId) -> usize + Copy,
) -> Vec<Pair> {
    for_each_cell(terms, cell, |at, value| shared[at] += value);
    let mut given: Vec<Pair> = Vec::with_capacity(terms.len());
    for term in terms {
        let mut best: Option<(f64, u32, ExcerptId)> = None;
        for &passage in term.passages {
            for excerpt in term.excerpts.iter() {
                let sum = shared[cell(passage, excerpt)];
                if best.is_none_or(|(most, ..)| sum > most) {
                    best = Some((sum, passage, excerpt));
                }
            }
        }
        given.extend(best.map(|(_, passage, excerpt)| Pair { passage, excerpt, value: term.value }));
    }
    // A stable sort: the terms of a pair are summed in their order.
    given.sort_by_key(|pair| (pair.passage, pair.excerpt));
    given.dedup_by(|next, kept| {
        let same = (next.passage, next.excerpt) == (kept.passage, kept.excerpt);
        if same {
            kept.value += next.value;
        }
        same
    });
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_goes_to_the_pair_that_shares_most() {
        let [one, two] = [4, 5].map(ExcerptId);
        let bytes = [4, 5, 6_u32].map(u32::to_le_bytes);
        let ends = [bytes[0], bytes[2]];
        let [both, second, ends] = [&bytes[..2], &bytes[1..2], &ends].map(Excerpts::from);
        let terms = [
            Shared { value: 1.0, passages: &[0, 1], excerpts: both },
            Shared { value: 0.5, passages: &[1], excerpts: second },
            Shared { value: 2.0, passages: &[2], excerpts: ends },
        ];
        let pairs = pairs(&terms, &(one..ExcerptId(7)), 3);
        let told: Vec<_> = pairs.iter().map(|pair| (pair.passage, pair.excerpt, pair.value)).collect();
        // Of equal pairs the first one has the term.
        assert_eq!(told, [(1, two, 1.5), (2, one, 2.0)]);
    }
}
