//! Phrases as they are kept: a tree of words, each with what goes on from it.

use std::collections::VecDeque;

use tantivy::directory::OwnedBytes;

use super::numbers::length;
use super::pair_filter::PairFilter;
use super::phrases::WordSet;
use super::vocabulary::WordNumber;

/// A set of phrases as it is kept beside the index, in memory or in a mapped file.
#[derive(Debug, Clone)]
pub struct PhraseBytes {
    /// By word what phrases begin with it; sixteen bytes each.
    pub first_words: OwnedBytes,
    /// The places in phrases behind one word more, and an end; sixteen bytes each.
    pub nodes: OwnedBytes,
    /// Tells of most words that they do not go on from a place.
    pub steps: PairFilter,
    /// The numbers of all phrases.
    pub numbers: Vec<u32>,
}

/// The place behind a word, with the highest bit set where it is a phrase by itself; the words that go on from
/// there as a set; and those that stand third as one of eight bytes.
pub(super) type FirstWord = [u8; 16];

/// Four numbers of four bytes: the word, with the highest bit set where a phrase ends here; the first of the
/// nodes that go on from here, which stand together in the order of their words; where the numbers of the
/// phrase begin; and the words that go on from here as a set, in which many have one place. The next node
/// tells where the second and the third end.
pub(super) type Node = [u8; 16];

/// The place of a word in a set of words.
pub(super) fn place_in_set(word: WordNumber) -> u32 {
    1 << (word.0 % 32)
}

pub(super) fn set_of(words: impl Iterator<Item = WordNumber>) -> u32 {
    words.fold(0, |set, word| set | place_in_set(word))
}

pub(super) const ENDS_HERE: u32 = 1 << 31;

/// The words of a phrase and the numbers it stands for.
pub(super) type Phrase = (Vec<WordNumber>, Vec<u32>);

/// Stands for no node.
pub(super) const NOWHERE: u32 = u32::MAX;

impl PhraseBytes {
    /// Phrases, in the order of their words, as they are kept; the vocabulary has so many words.
    pub(super) fn new(phrases: &[Phrase], words: usize) -> Self {
        let mut nodes: Vec<u8> = Vec::new();
        let mut numbers: Vec<u32> = Vec::new();
        let mut firsts = vec![[NOWHERE, 0]; words];
        let mut thirds = vec![WordSet::default(); words];
        for (phrase, _) in phrases {
            if let [first, _, third, ..] = phrase.as_slice()
                && let Some(set) = thirds.get_mut(first.0 as usize)
            {
                *set = set.with(WordSet::of(*third));
            }
        }
        // Behind so many words these phrases are still alike. The nodes are numbered as they come here, so
        // those behind one place stand together.
        let mut groups: VecDeque<(usize, &[Phrase])> = VecDeque::new();
        let mut made = 0;
        let mut steps: Vec<(u32, u32)> = Vec::new();
        let mut put = |node: [u32; 4]| nodes.extend(node.into_iter().flat_map(u32::to_le_bytes));
        for group in phrases.chunk_by(|(one, _), (other, _)| one.first() == other.first()) {
            let first = group.first().and_then(|(words, _)| words.first());
            if let Some(place) = first.and_then(|word| firsts.get_mut(word.0 as usize)) {
                let ends =
                    if group.first().is_some_and(|(words, _)| words.len() == 1) { ENDS_HERE } else { 0 };
                let behind = group.iter().filter_map(|(words, _)| words.get(1).copied());
                *place = [made | ends, set_of(behind)];
                made += 1;
                groups.push_back((1, group));
            }
        }
        let mut at = 0;
        while let Some((depth, mut group)) = groups.pop_front() {
            let Some((words, own)) = group.first() else { continue };
            let mut word = words.get(depth - 1).map_or(0, |word| word.0);
            let first_number = length(numbers.len());
            if words.len() == depth {
                word |= ENDS_HERE;
                numbers.extend(own);
                group = group.split_first().map_or(&[], |(_, rest)| rest);
            }
            let behind = group.iter().filter_map(|(words, _)| words.get(depth).copied());
            steps.extend(behind.clone().map(|word| (at, word.0)));
            put([word, made, first_number, set_of(behind)]);
            at += 1;
            for next in group.chunk_by(|(one, _), (other, _)| one.get(depth) == other.get(depth)) {
                made += 1;
                groups.push_back((depth + 1, next));
            }
        }
        put([0, made, length(numbers.len()), 0]);
        let mut first_words: Vec<u8> = Vec::with_capacity(firsts.len() * size_of::<FirstWord>());
        for (first, thirds) in firsts.into_iter().zip(thirds) {
            first_words.extend(first.into_iter().flat_map(u32::to_le_bytes).chain(thirds.0.to_le_bytes()));
        }
        let [first_words, nodes] = [first_words, nodes].map(OwnedBytes::new);
        steps.dedup();
        let steps = PairFilter::new(steps.iter().copied(), steps.len());
        Self { first_words, nodes, steps, numbers }
    }
}
