//! The words of titles, as many titles ask for them: each is read once, and kept.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

use super::Index;
use super::bytes::Few;
use super::memo::Memo;
use super::roots::Root;
use super::titles::TitleHits;
use crate::catalog::{ExcerptId, RoleNumber, WordNumber};

/// What was read of the words and the roots of titles.
#[derive(Debug)]
pub(super) struct TitleMemo {
    /// By the words of the titles asked for.
    pub(super) asked: Memo<TitleHits>,
    /// By words of many titles.
    many: Memo<Arc<Many>>,
    pub(super) roots: Memo<Arc<Root>>,
    spelt: OnceLock<Spelt>,
}

/// Titles whose answers are remembered, and how many bytes all answers may take: each has 12 for every role.
const ANSWERS: usize = 1024;
const BYTES_OF_ANSWERS: usize = 24 << 20;

/// Words whose titles are remembered.
const WORDS: usize = 8192;

impl TitleMemo {
    /// An empty memo for a catalog of so many roles.
    pub(super) fn new(roles: usize) -> Self {
        Self {
            asked: Memo::new((BYTES_OF_ANSWERS / (12 * roles).max(1)).clamp(1, ANSWERS)),
            many: Memo::new(WORDS),
            roots: Memo::new(WORDS),
            spelt: OnceLock::new(),
        }
    }
}

/// A title with what is asked of it first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    pub(super) title: ExcerptId,
    pub(super) role: RoleNumber,
    /// Sum of the weights of its words; negative for an alias.
    pub(super) weight: f32,
}

/// What is kept of a word of many titles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Many {
    /// The titles that can be most alike of their roles where no other word is shared: of each role the
    /// lightest title, and the lightest alias.
    pub(super) nearest: Vec<Known>,
    /// Of a word of very many titles all as a set, a bit for each excerpt.
    pub(super) set: Option<Vec<u64>>,
}

/// The words of all titles by their letters.
#[derive(Debug, Default)]
struct Spelt {
    /// By length in bytes.
    of_length: Vec<SpeltAlike>,
}

/// Words of one length.
#[derive(Debug, Default)]
struct SpeltAlike {
    /// With how many titles have each.
    words: Vec<(WordNumber, u32)>,
    /// The letters of each word: apart, because all are looked through for a word that no title has.
    letters: Vec<u64>,
}

/// A word is in very many titles where one excerpt in so many, or more, is such a title. A set of all
/// excerpts is then little larger than a list of the titles.
const EXCERPTS_A_TITLE: usize = 128;

/// Titles of a word from which on it is worth while to keep the nearest of them apart.
const MANY: usize = 32;

impl Index {
    /// What is kept of a word that has these titles, where many titles are looked up and these are many.
    pub(super) fn many(&self, word: &str, titles: Few<'_>) -> Option<Arc<Many>> {
        let memo = self.title_memo.get().filter(|_| titles.len() >= MANY)?;
        let Ok(many) = memo.many.get(word, || {
            let excerpts = self.title_facts.len() / 2;
            let set = (titles.len() * EXCERPTS_A_TITLE >= excerpts).then(|| set(titles, excerpts));
            Ok::<_, Infallible>(Arc::new(Many { nearest: self.nearest(titles), set }))
        });
        Some(many)
    }

    /// A title with what is asked of it first.
    pub(super) fn known(&self, title: ExcerptId) -> Known {
        let part = |part: usize| self.title_facts.get(2 * title.0 as usize + part).unwrap_or_default();
        Known { title, role: RoleNumber(part(0)), weight: f32::from_bits(part(1)) }
    }

    /// Of each role the lightest of some titles, and the lightest alias; of equal ones the first.
    fn nearest(&self, titles: Few<'_>) -> Vec<Known> {
        let known: Vec<Known> = titles.iter().map(|title| self.known(ExcerptId(title))).collect();
        let mut nearest: Vec<Known> = Vec::new();
        for of_role in known.chunk_by(|one, other| one.role == other.role) {
            for aliases in [false, true] {
                let own = of_role.iter().filter(|known| (known.weight < 0.0) == aliases);
                nearest.extend(own.min_by(|one, other| one.weight.abs().total_cmp(&other.weight.abs())));
            }
        }
        nearest.sort_unstable_by_key(|known| known.title);
        nearest
    }

    /// Passes on the words that may be one letter away from a word, with how many titles have each, in any
    /// order: no other word is so near.
    pub(super) fn near_words(&self, word: &str, mut act: impl FnMut(WordNumber, u32)) {
        let Some(memo) = self.title_memo.get() else {
            return self.title_lists.words().for_each(|(number, titles)| act(number, titles));
        };
        let spelt = memo.spelt.get_or_init(|| self.spelt());
        let wanted = letters(word);
        for alike in spelt.of_length.iter().skip(word.len().saturating_sub(1)).take(3) {
            for (&letters, &(known, titles)) in alike.letters.iter().zip(&alike.words) {
                // To replace a letter takes one out of the set and puts one in.
                let apart = letters ^ wanted;
                let without_one = apart & apart.wrapping_sub(1);
                // No two bits are left where there were at most two.
                if without_one & without_one.wrapping_sub(1) == 0 {
                    act(known, titles);
                }
            }
        }
    }

    fn spelt(&self) -> Spelt {
        let mut spelt = Spelt::default();
        for (number, titles) in self.title_lists.words() {
            let Some(word) = self.lexicon.vocabulary.word(number) else { continue };
            if spelt.of_length.len() <= word.len() {
                spelt.of_length.resize_with(word.len() + 1, SpeltAlike::default);
            }
            if let Some(alike) = spelt.of_length.get_mut(word.len()) {
                alike.letters.push(letters(word));
                alike.words.push((number, titles));
            }
        }
        spelt
    }
}

/// Some titles as a set of so many excerpts.
fn set(titles: Few<'_>, excerpts: usize) -> Vec<u64> {
    let mut set = vec![0; excerpts.div_ceil(64)];
    for title in titles.iter() {
        if let Some(word) = set.get_mut(title as usize / 64) {
            *word |= 1 << (title % 64);
        }
    }
    set
}

/// The letters of a word as a set; different ones may share a place.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}
