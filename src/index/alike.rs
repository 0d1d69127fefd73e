//! Which titles share words with one that is looked up, and which of each role is most alike.

use std::cell::RefCell;
use std::cmp::Ordering;

use super::title_words::Titles;
use crate::catalog::{ExcerptId, RoleNumber};

/// A word of the title looked up.
pub(super) struct Word<'a> {
    /// How much it tells; of a kind of worker more.
    pub(super) weight: f64,
    /// What of it is for being a kind of worker.
    pub(super) head: f64,
    pub(super) titles: Titles<'a>,
}

/// Most words of a title that are looked up: as many as there are bits.
pub(super) const MOST_WORDS: usize = u64::BITS as usize;

/// Most words for which the sums of all their sets are worked out, and of which a table tells what each
/// title has. Nearly all titles have fewer.
const FEW_WORDS: usize = u8::BITS as usize;

/// What the words weigh that two titles share, and what of it is for kinds of worker, for each set of few
/// words; empty where there are many.
pub(super) struct Common(Vec<(f64, f64)>);

impl Common {
    pub(super) fn new(words: &[Word<'_>]) -> Self {
        let sets = if words.len() > FEW_WORDS { 0 } else { 1 << words.len() };
        Self((0..sets).map(|had| sums(words, had)).collect())
    }

    /// The sums of the words that a title has, as bits.
    pub(super) fn of(&self, words: &[Word<'_>], had: u64) -> (f64, f64) {
        let known = usize::try_from(had).ok().and_then(|had| self.0.get(had));
        known.copied().unwrap_or_else(|| sums(words, had))
    }
}

fn sums(words: &[Word<'_>], had: u64) -> (f64, f64) {
    let own = || words.iter().enumerate().filter(|(place, _)| had >> place & 1 == 1).map(|(_, word)| word);
    (own().map(|word| word.weight).sum(), own().map(|word| word.head).sum())
}

thread_local! {
    /// Which of few words each title has, as bits, by title: a table that is left empty.
    static HAD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Passes on the titles that share words, in any order and some of them twice, each with the words that it
/// has, as bits.
///
/// A title that shares but one word is most alike in its role only where it is the lightest with that
/// word, so of a word of many titles ("manager") the nearest are enough.
pub(super) fn each_shared(words: &[Word<'_>], titles: usize, mut act: impl FnMut(ExcerptId, u64)) {
    if words.len() > FEW_WORDS || words.iter().all(|word| word.titles.nearest.is_none()) {
        for (title, had) in merged(words) {
            act(title, had);
        }
        return;
    }
    // Taken out, so that a panic loses the table and leaves no bits in it.
    let mut table = HAD.take();
    table.resize(table.len().max(titles), 0);
    let mut shared: Vec<ExcerptId> = Vec::new();
    for (bit, word) in (0..).map(|place| 1 << place).zip(words) {
        for title in &*word.titles.all {
            let Some(had) = table.get_mut(title.0 as usize) else { continue };
            let (none, one) = (*had == 0, had.is_power_of_two());
            // A second word, or any of a word without nearest titles.
            if one || (none && word.titles.nearest.is_none()) {
                shared.push(*title);
            }
            *had |= bit;
        }
    }
    shared.extend(words.iter().filter_map(|word| word.titles.nearest).flatten());
    for title in shared {
        act(title, table.get(title.0 as usize).map_or(0, |&had| u64::from(had)));
    }
    for title in words.iter().flat_map(|word| &*word.titles.all) {
        table.get_mut(title.0 as usize).into_iter().for_each(|had| *had = 0);
    }
    HAD.set(table);
}

/// All titles that share words, without a table: for few titles it is not worth while to make one.
fn merged(words: &[Word<'_>]) -> Vec<(ExcerptId, u64)> {
    let bits = (0..).map(|place| 1_u64 << place);
    let each = bits.zip(words).flat_map(|(bit, word)| word.titles.all.iter().map(move |&title| (title, bit)));
    let mut shared: Vec<(ExcerptId, u64)> = each.collect();
    // The titles of a word are in order, and a stable sort merges what is.
    shared.sort();
    shared.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    shared
}

/// Of each role the title that is most alike: its likeness, of which offer it was, and the title.
pub(super) struct Alike {
    best: Vec<(f64, u32, ExcerptId)>,
    offer: u32,
}

impl Alike {
    pub(super) fn new(roles: usize) -> Self {
        Self { best: vec![(0.0, 0, ExcerptId(0)); roles], offer: 0 }
    }

    /// Of equally alike titles the one of an earlier offer stays.
    pub(super) fn begin_offer(&mut self) {
        self.offer += 1;
    }

    /// Offers a title; of equally alike ones of one offer the first of the role stays.
    pub(super) fn offer(&mut self, role: RoleNumber, title: ExcerptId, likeness: f64) {
        let Some(best) = self.best.get_mut(role.index()) else { return };
        let (most, offer, kept) = *best;
        let better = match likeness.total_cmp(&most) {
            Ordering::Less => false,
            Ordering::Equal => offer == self.offer && title < kept,
            Ordering::Greater => true,
        };
        if better {
            *best = (likeness, self.offer, title);
        }
    }

    /// The likeness of the title of a role that is most alike, and the title.
    pub(super) fn of(&self, role: RoleNumber) -> Option<(f64, ExcerptId)> {
        let &(likeness, offer, title) = self.best.get(role.index())?;
        (offer > 0).then_some((likeness, title))
    }
}
