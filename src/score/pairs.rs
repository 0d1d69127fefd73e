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
    let table = Table { width: (own.end.0 - own.start.0) as usize, first: own.start };
    // Taken out, so that a panic loses the cells and leaves no sums in them.
    let mut cells = CELLS.take();
    cells.resize(table.width * passages);
    let pairs = table.given(terms, &mut cells);
    // Left as they were found: all sums 0.
    table.for_each_cell(terms, |at, _| cells.shared[at] = 0.0);
    for pair in &pairs {
        cells.given[table.place(pair.passage, pair.excerpt)] = 0.0;
    }
    CELLS.set(cells);
    pairs
}

/// Every passage beside every excerpt.
#[derive(Debug, Default)]
struct Cells {
    /// Sum of the terms that the two share.
    shared: Vec<f64>,
    /// Sum of those of them that are given to the two: asked of few cells, and so apart.
    given: Vec<f64>,
}

impl Cells {
    /// Makes room for so many cells at least.
    fn resize(&mut self, cells: usize) {
        for sums in [&mut self.shared, &mut self.given] {
            sums.resize(sums.len().max(cells), 0.0);
        }
    }
}

thread_local! {
    /// A large table with few entries, kept from one role to the next because to clear it all would take
    /// longer than to use it.
    static CELLS: RefCell<Cells> = const { RefCell::new(Cells { shared: Vec::new(), given: Vec::new() }) };
}

/// The places of passages and excerpts in the cells: row after row the passages, each with all excerpts.
#[derive(Debug, Clone, Copy)]
struct Table {
    width: usize,
    first: ExcerptId,
}

impl Table {
    fn place(self, passage: u32, excerpt: ExcerptId) -> usize {
        passage as usize * self.width + (excerpt.0 - self.first.0) as usize
    }

    fn for_each_cell(self, terms: &[Shared<'_>], mut act: impl FnMut(usize, f64)) {
        for term in terms {
            for &passage in term.passages {
                for excerpt in term.excerpts.iter() {
                    act(self.place(passage, excerpt), term.value);
                }
            }
        }
    }

    fn given(self, terms: &[Shared<'_>], cells: &mut Cells) -> Vec<Pair> {
        self.for_each_cell(terms, |at, value| cells.shared[at] += value);
        let mut places: Vec<usize> = Vec::with_capacity(terms.len());
        for term in terms {
            let mut best: Option<(f64, usize)> = None;
            for &passage in term.passages {
                for excerpt in term.excerpts.iter() {
                    let at = self.place(passage, excerpt);
                    let sum = cells.shared[at];
                    if best.is_none_or(|(most, _)| sum > most) {
                        best = Some((sum, at));
                    }
                }
            }
            if let Some((_, at)) = best {
                if cells.given[at] <= 0.0 {
                    places.push(at);
                }
                cells.given[at] += term.value;
            }
        }
        // The order of the cells is that of passages and excerpts. A cell whose terms give nothing may stand
        // there twice.
        places.sort_unstable();
        places.dedup();
        let number = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        let pair = |at: usize| Pair {
            passage: number(at / self.width),
            excerpt: ExcerptId(self.first.0 + number(at % self.width)),
            value: cells.given[at],
        };
        places.into_iter().map(pair).collect()
    }
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
