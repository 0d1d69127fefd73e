//! Which titles share words with one that is looked up, and which of each role is most alike.

use std::cell::RefCell;
use std::sync::Arc;

use super::bytes::Few;
use super::title_words::{Known, Many};
use super::titles::ALIAS;
use crate::catalog::{ExcerptId, RoleNumber};

/// A word of the title looked up.
pub(super) struct Word<'a> {
    /// How much it tells; of a kind of worker more.
    pub(super) weight: f64,
    /// What of it is for being a kind of worker.
    pub(super) head: f64,
    /// The titles that have it, in their order.
    pub(super) titles: Few<'a>,
    pub(super) many: Option<Arc<Many>>,
}

/// Most words of a title that are looked up: as many as there are bits.
pub(super) const MOST_WORDS: usize = u64::BITS as usize;

/// Most words for which the sums of all their sets are worked out, and of which a table tells what each
/// title has. Nearly all titles have fewer.
const FEW_WORDS: usize = u8::BITS as usize;

/// The words of the title looked up, and what it takes to tell how far others are like it.
pub(super) struct Measure<'a> {
    words: &'a [Word<'a>],
    /// What the words weigh that two titles share, and what of it is for kinds of worker, for each set of
    /// few words; empty where there are many.
    common: Vec<(f64, f64)>,
    /// What all words weigh.
    own: f64,
    /// Likeness of a title of the same words.
    most: f64,
}

impl<'a> Measure<'a> {
    pub(super) fn new(words: &'a [Word<'a>], most: f64) -> Self {
        let sets = if words.len() > FEW_WORDS { 0 } else { 1 << words.len() };
        let common = (0..sets).map(|had| sums(words, had)).collect();
        Self { words, common, own: words.iter().map(|word| word.weight).sum(), most }
    }

    /// What the words weigh that a title has, as bits, and what of it is for kinds of worker.
    fn common(&self, had: u64) -> (f64, f64) {
        let known = usize::try_from(had).ok().and_then(|had| self.common.get(had));
        known.copied().unwrap_or_else(|| sums(self.words, had))
    }

    /// Likeness of a title of some weight, which is negative for an alias.
    fn likeness(&self, (common, heads): (f64, f64), weight: f32) -> f64 {
        let most = if weight < 0.0 { self.most.min(ALIAS) } else { self.most };
        let other = f64::from(weight.abs());
        // A kind of worker that both name adds nothing: "Manager" alone is like no manager. One that only
        // one of them names parts them.
        most * (2.0 * (common - heads) / (self.own + other - 2.0 * heads)).min(1.0)
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

/// Offers the titles that share words, in any order and some of them twice, of which one is with all words
/// that they have. There are so many `titles`.
///
/// A title that shares but one word is most alike in its role only where it is the lightest with that
/// word, so of a word of many titles ("manager") the nearest are enough.
pub(super) fn offer_shared(
    measure: &Measure<'_>,
    titles: usize,
    known: impl Fn(ExcerptId) -> Known,
    alike: &mut Alike,
) {
    let words = measure.words;
    let mut offer = |title, had: u64| {
        let Known { title, role, weight } = known(title);
        alike.offer(role, title, measure.likeness(measure.common(had), weight));
    };
    if words.len() > FEW_WORDS || words.iter().all(|word| word.many.is_none()) {
        for (title, had) in merged(words) {
            offer(title, had);
        }
        return;
    }
    // Taken out, so that a panic loses the table and leaves no bits in it.
    let mut table = HAD.take();
    table.resize(table.len().max(titles), 0);
    let mut common: Vec<Set<'_>> = Vec::new();
    let mut rare: Vec<&Word<'_>> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if let Some(titles) = word.many.as_ref().and_then(|many| many.set.as_ref()) {
            common.push(Set { bit: 1 << place, titles });
            continue;
        }
        rare.push(word);
        for title in word.titles.iter() {
            table.get_mut(title as usize).into_iter().for_each(|had| *had |= 1 << place);
        }
    }
    let had = |table: &[u8], title: ExcerptId| table.get(title.0 as usize).copied().unwrap_or(0);
    // What has no rare word, but common ones: two, or one and is the nearest with it.
    for (at, one) in common.iter().enumerate() {
        for other in common.iter().skip(at + 1) {
            for title in one.shared_with(other) {
                if had(&table, title) == 0 {
                    offer(title, u64::from(of_common(&common, title)));
                }
            }
        }
    }
    for word in rare {
        let each = word.many.is_none();
        for title in word.titles.iter().map(ExcerptId) {
            // The table is left empty. What is in it no more was passed on with a word before.
            let had = table.get_mut(title.0 as usize).map_or(0, std::mem::take);
            if had == 0 {
                continue;
            }
            let had = had | of_common(&common, title);
            // A second word, or any of a word without nearest titles.
            if each || !had.is_power_of_two() {
                offer(title, u64::from(had));
            }
        }
    }
    HAD.set(table);
    // Some of these share more words, and were offered with all of them: with one they are less alike.
    for (place, word) in words.iter().enumerate() {
        let common = measure.common(1 << place);
        for &Known { title, role, weight } in word.many.iter().flat_map(|many| &many.nearest) {
            alike.offer(role, title, measure.likeness(common, weight));
        }
    }
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
fn merged(words: &[Word<'_>]) -> Vec<(ExcerptId, u64)> {
    let bits = (0..).map(|place| 1_u64 << place);
    let each =
        bits.zip(words).flat_map(|(bit, word)| word.titles.iter().map(move |title| (ExcerptId(title), bit)));
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

/// The titles that are most alike of their roles, by role number. They are kept apart from their likeness,
/// so that many answers take little room.
#[derive(Debug, PartialEq)]
pub(super) struct Likes {
    /// Of a role that has none its likeness is 0, and this tells nothing.
    pub(super) titles: Box<[ExcerptId]>,
    pub(super) likeness: Box<[f64]>,
}

/// The titles that are most alike, while titles are offered.
pub(super) struct Alike {
    likes: Likes,
    /// By role in which offer its title came.
    offers: Vec<u32>,
    offer: u32,
}

impl Alike {
    pub(super) fn new(roles: usize) -> Self {
        let likes = Likes { titles: vec![ExcerptId(0); roles].into(), likeness: vec![0.0; roles].into() };
        Self { likes, offers: vec![0; roles], offer: 0 }
    }

    /// Of equally alike titles the one of an earlier offer stays.
    pub(super) fn begin_offer(&mut self) {
        self.offer += 1;
    }

    /// Offers a title; of equally alike ones of one offer the first of the role stays.
    fn offer(&mut self, role: RoleNumber, title: ExcerptId, likeness: f64) {
        let role = role.index();
        let (titles, most) = (&mut self.likes.titles, &mut self.likes.likeness);
        let (Some(best), Some(most)) = (titles.get_mut(role), most.get_mut(role)) else { return };
        let Some(offer) = self.offers.get_mut(role) else { return };
        let as_good = likeness >= *most;
        if as_good && (likeness > *most || (*offer == self.offer && title < *best)) {
            (*best, *most, *offer) = (title, likeness, self.offer);
        }
    }

    /// What is most alike of all that was offered.
    pub(super) fn likes(self) -> Likes {
        self.likes
    }
}
