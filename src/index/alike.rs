//! Which titles share words with one that is looked up, and which of each role is most alike.

use std::cell::RefCell;
use std::sync::Arc;

use super::title_words::{Known, Titles};
use crate::catalog::{ExcerptId, RoleNumber};

/// A word of the title looked up.
pub(super) struct Word {
    /// How much it tells; of a kind of worker more.
    pub(super) weight: f64,
    /// What of it is for being a kind of worker.
    pub(super) head: f64,
    pub(super) titles: Arc<Titles>,
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
    pub(super) fn new(words: &[Word]) -> Self {
        let sets = if words.len() > FEW_WORDS { 0 } else { 1 << words.len() };
        Self((0..sets).map(|had| sums(words, had)).collect())
    }

    /// The sums of the words that a title has, as bits.
    pub(super) fn of(&self, words: &[Word], had: u64) -> (f64, f64) {
        let known = usize::try_from(had).ok().and_then(|had| self.0.get(had));
        known.copied().unwrap_or_else(|| sums(words, had))
    }
}

fn sums(words: &[Word], had: u64) -> (f64, f64) {
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
pub(super) fn each_shared(
    words: &[Word],
    titles: usize,
    known: impl Fn(ExcerptId) -> Known,
    mut act: impl FnMut(Known, u64),
) {
    if words.len() > FEW_WORDS || words.iter().all(|word| word.titles.nearest.is_none()) {
        for (title, had) in merged(words) {
            act(known(title), had);
        }
        return;
    }
    // Taken out, so that a panic loses the table and leaves no bits in it.
    let mut table = HAD.take();
    table.resize(table.len().max(titles), 0);
    let mut common: Vec<Set<'_>> = Vec::new();
    let mut rare: Vec<&Word> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if let Some(titles) = &word.titles.set {
            common.push(Set { bit: 1 << place, titles });
            continue;
        }
        rare.push(word);
        for title in &word.titles.all {
            table.get_mut(title.0 as usize).into_iter().for_each(|had| *had |= 1 << place);
        }
    }
    let had = |table: &[u8], title: ExcerptId| table.get(title.0 as usize).copied().unwrap_or(0);
    // What has no rare word, but common ones: two, or one and is the nearest with it.
    for (at, one) in common.iter().enumerate() {
        for other in common.iter().skip(at + 1) {
            for title in one.shared_with(other) {
                if had(&table, title) == 0 {
                    act(known(title), u64::from(of_common(&common, title)));
                }
            }
        }
    }
    for &known in words.iter().filter_map(|word| word.titles.nearest.as_ref()).flatten() {
        act(known, u64::from(had(&table, known.title) | of_common(&common, known.title)));
    }
    for word in rare {
        let each = word.titles.nearest.is_none();
        for &title in &word.titles.all {
            // The table is left empty. What is in it no more was passed on with a word before.
            let had = table.get_mut(title.0 as usize).map_or(0, std::mem::take);
            if had == 0 {
                continue;
            }
            let had = had | of_common(&common, title);
            // A second word, or any of a word without nearest titles.
            if each || !had.is_power_of_two() {
                act(known(title), u64::from(had));
            }
        }
    }
    HAD.set(table);
}

/// The titles of a common word, a bit for each excerpt, with the bit of the word among the words looked up.
#[derive(Debug, Clone, Copy)]
struct Set<'a> {
    bit: u8,
    titles: &'a [u64],
}

impl Set<'_> {
    fn has(self, title: ExcerptId) -> bool {
        self.titles.get(title.0 as usize / 64).is_some_and(|word| word >> (title.0 % 64) & 1 == 1)
    }

    /// The titles that are in both.
    fn shared_with(self, other: &Self) -> impl Iterator<Item = ExcerptId> {
        let both = (0..).zip(self.titles.iter().zip(other.titles).map(|(one, other)| one & other));
        both.filter(|&(_, both)| both != 0).flat_map(|(at, both)| {
            // Each step takes the lowest bit away.
            let left =
                std::iter::successors(Some(both), |&left| Some(left & (left - 1)).filter(|&left| left != 0));
            left.map(move |left| ExcerptId(at * 64 + left.trailing_zeros()))
        })
    }
}

/// Which of the common words a title has, as bits.
fn of_common(common: &[Set<'_>], title: ExcerptId) -> u8 {
    common.iter().filter(|set| set.has(title)).fold(0, |had, set| had | set.bit)
}

/// All titles that share words, without a table: for few titles it is not worth while to make one.
fn merged(words: &[Word]) -> Vec<(ExcerptId, u64)> {
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

/// Of each role the title that is most alike, while titles are offered.
pub(super) struct Alike {
    best: Vec<Best>,
    offer: u32,
}

/// A title that is most alike.
#[derive(Debug, Clone, Copy)]
struct Best {
    likeness: f64,
    /// Of which offer it was; 0 where none came yet.
    offer: u32,
    title: ExcerptId,
}

/// The titles that are most alike of their roles, in their order and so in that of the roles, and their
/// likeness: apart, so that many answers take little room.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Likes {
    pub(super) titles: Box<[ExcerptId]>,
    pub(super) likeness: Box<[f64]>,
}

impl Alike {
    pub(super) fn new(roles: usize) -> Self {
        Self { best: vec![Best { likeness: 0.0, offer: 0, title: ExcerptId(0) }; roles], offer: 0 }
    }

    /// Of equally alike titles the one of an earlier offer stays.
    pub(super) fn begin_offer(&mut self) {
        self.offer += 1;
    }

    /// Offers a title; of equally alike ones of one offer the first of the role stays.
    pub(super) fn offer(&mut self, role: RoleNumber, title: ExcerptId, likeness: f64) {
        let Some(best) = self.best.get_mut(role.index()) else { return };
        let as_good = likeness >= best.likeness;
        if as_good && (likeness > best.likeness || (best.offer == self.offer && title < best.title)) {
            *best = Best { likeness, offer: self.offer, title };
        }
    }

    /// What is most alike of all that was offered.
    pub(super) fn likes(&self) -> Likes {
        let offered = || self.best.iter().filter(|best| best.offer > 0);
        let count = offered().count();
        let (mut titles, mut likeness) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for best in offered() {
            titles.push(best.title);
            likeness.push(best.likeness);
        }
        Likes { titles: titles.into(), likeness: likeness.into() }
    }
}
