//! Phrases in a text: sequences of words with the numbers they stand for (of skills, or of nothing where
//! only membership counts). They are kept as a tree of words, and walked along a text's words.

use std::collections::VecDeque;
use std::ops::Range;

use tantivy::directory::OwnedBytes;

use super::numbers::number_at;
use super::pair_filter::PairFilter;
use super::vocabulary::WordNumber;

/// A set of phrases. Several numbers may share one phrase.
#[derive(Debug)]
pub struct Phrases(PhraseBytes);

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

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseHit<'a> {
    /// Its first word, counted in the words that were searched.
    pub first: usize,
    /// How many words it has.
    pub length: usize,
    /// The numbers it stands for.
    pub numbers: &'a [u32],
}

/// A place in phrases behind one word more, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At(u32);

/// Some words, of which many have one place. It tells at once that no word is among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordSet(u64);

impl WordSet {
    /// All words.
    pub const ALL: Self = Self(u64::MAX);

    /// One word.
    pub fn of(word: WordNumber) -> Self {
        Self(1 << (word.0 % u64::BITS))
    }

    /// The words of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The first word of phrases. It is kept apart from the nodes: what is asked of most words is answered here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begun {
    /// The place behind it.
    pub(super) at: At,
    /// Whether it is a phrase by itself.
    pub(super) ends: bool,
    /// The words that go on from here as a set.
    set: u32,
    /// The words that stand third.
    thirds: WordSet,
}

impl Begun {
    /// Whether a word may go on from here.
    pub(super) fn may_go_on_with(self, word: WordNumber) -> bool {
        self.set & place_in_set(word) != 0
    }

    /// Whether some of the words may stand third.
    pub(super) fn may_have_third(self, words: WordSet) -> bool {
        self.thirds.0 & words.0 != 0
    }
}

/// The place behind a word, with the highest bit set where it is a phrase by itself; the words that go on from
/// there as a set; and those that stand third as one of eight bytes.
type FirstWord = [u8; 16];

/// Four numbers of four bytes: the word, with the highest bit set where a phrase ends here; the first of the
/// nodes that go on from here, which stand together in the order of their words; where the numbers of the
/// phrase begin; and the words that go on from here as a set, in which many have one place. The next node
/// tells where the second and the third end.
type Node = [u8; 16];

/// The place of a word in a set of words.
fn place_in_set(word: WordNumber) -> u32 {
    1 << (word.0 % 32)
}

fn set_of(words: impl Iterator<Item = WordNumber>) -> u32 {
    words.fold(0, |set, word| set | place_in_set(word))
}

const ENDS_HERE: u32 = 1 << 31;

fn part(of: &[u8], part: usize) -> u32 {
    number_at(of, part).unwrap_or_default()
}

fn word_of(node: &Node) -> WordNumber {
    WordNumber(part(node, 0) & !ENDS_HERE)
}

impl Phrases {
    /// Opens phrases as a catalog made them. Other bytes may find other phrases, and no more.
    pub fn open(bytes: PhraseBytes) -> Self {
        Self(bytes)
    }

    /// Every phrase that the words hold, those inside a longer one among them, by first word.
    pub fn find(&self, words: &[WordNumber]) -> Vec<PhraseHit<'_>> {
        let mut hits = Vec::new();
        for (first, &word) in words.iter().enumerate() {
            let Some(begun) = self.begun(word) else { continue };
            if begun.ends {
                hits.extend(self.ended(begun.at).map(|numbers| PhraseHit { first, length: 1, numbers }));
            }
            let mut along = words.iter().skip(first + 1).zip(2..);
            let mut next = along.next().filter(|(word, _)| begun.may_go_on_with(**word));
            let mut at = begun.at;
            while let Some((&word, length)) = next {
                let Some(place) = self.behind(at, word) else { break };
                hits.extend(self.ended(place).map(|numbers| PhraseHit { first, length, numbers }));
                (at, next) = (place, along.next());
            }
        }
        hits
    }

    /// Whether the words are, as a whole, one of the phrases.
    pub fn contains(&self, words: &[WordNumber]) -> bool {
        let Some((&first, rest)) = words.split_first() else { return false };
        let Some(begun) = self.begun(first) else { return false };
        if rest.is_empty() {
            return begun.ends;
        }
        let end = rest.iter().try_fold(begun.at, |at, &word| self.behind(at, word));
        end.is_some_and(|at| self.ended(at).is_some())
    }

    fn nodes(&self) -> &[Node] {
        self.0.nodes.as_chunks().0
    }

    /// Behind the first word of phrases.
    pub(super) fn begun(&self, word: WordNumber) -> Option<Begun> {
        let first: &FirstWord = self.0.first_words.as_chunks().0.get(word.0 as usize)?;
        let (at, set) = (part(first, 0), part(first, 1));
        let thirds = WordSet(u64::from(part(first, 3)) << 32 | u64::from(part(first, 2)));
        (at != NOWHERE).then_some(Begun { at: At(at & !ENDS_HERE), ends: at & ENDS_HERE != 0, set, thirds })
    }

    /// Whether some of the words may go on from a place.
    pub(super) fn may_go_on(&self, at: At, words: &[WordNumber]) -> bool {
        let set = set_of(words.iter().copied());
        self.nodes().get(at.0 as usize).is_some_and(|node| part(node, 3) & set != 0)
    }

    /// Behind one word more.
    pub(super) fn behind(&self, at: At, word: WordNumber) -> Option<At> {
        // Most words go on from nowhere, and are not sought.
        if part(self.nodes().get(at.0 as usize)?, 3) & place_in_set(word) == 0 {
            return None;
        }
        // Nor where many do.
        if !self.0.steps.may_have(at.0, word.0) {
            return None;
        }
        let next = self.next(at);
        let nodes = self.nodes().get(next.clone())?;
        let place = nodes.binary_search_by_key(&word, word_of).ok()?;
        u32::try_from(next.start + place).ok().map(At)
    }

    /// The nodes that go on from a place.
    fn next(&self, at: At) -> Range<usize> {
        self.bounds(at, 1)
    }

    /// The words that go on from a place, in order, with the places behind them.
    pub(super) fn words_behind(&self, at: At) -> impl Iterator<Item = (WordNumber, At)> {
        let next = self.next(at);
        let nodes = self.nodes().get(next.clone()).unwrap_or_default();
        (next.start..).zip(nodes).filter_map(|(at, node)| Some((word_of(node), At(u32::try_from(at).ok()?))))
    }

    /// The numbers of the phrase that ends at a place.
    pub(super) fn ended(&self, at: At) -> Option<&[u32]> {
        let ends = part(self.nodes().get(at.0 as usize)?, 0) & ENDS_HERE != 0;
        ends.then(|| self.0.numbers.get(self.bounds(at, 2)).unwrap_or_default())
    }

    /// What a part of a node and of the one behind it bound.
    fn bounds(&self, at: At, of: usize) -> Range<usize> {
        let at = at.0 as usize;
        match self.nodes().get(at..at + 2) {
            Some([node, end]) => part(node, of) as usize..part(end, of) as usize,
            _ => 0..0,
        }
    }
}

/// The words of a phrase and the numbers it stands for.
pub(super) type Phrase = (Vec<WordNumber>, Vec<u32>);

/// Stands for no node.
const NOWHERE: u32 = u32::MAX;

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
        while let Some((length, mut group)) = groups.pop_front() {
            let Some((words, own)) = group.first() else { continue };
            let mut word = words.get(length - 1).map_or(0, |word| word.0);
            let first_number = length_of(numbers.len());
            if words.len() == length {
                word |= ENDS_HERE;
                numbers.extend(own);
                group = group.split_first().map_or(&[], |(_, rest)| rest);
            }
            let behind = group.iter().filter_map(|(words, _)| words.get(length).copied());
            steps.extend(behind.clone().map(|word| (at, word.0)));
            put([word, made, first_number, set_of(behind)]);
            at += 1;
            for next in group.chunk_by(|(one, _), (other, _)| one.get(length) == other.get(length)) {
                made += 1;
                groups.push_back((length + 1, next));
            }
        }
        put([0, made, length_of(numbers.len()), 0]);
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

/// No catalog has more entries than four bytes can count.
fn length_of(entries: usize) -> u32 {
    u32::try_from(entries).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<const N: usize>(numbers: [u32; N]) -> Vec<WordNumber> {
        numbers.map(WordNumber).to_vec()
    }

    fn phrases(list: &[Phrase]) -> Phrases {
        Phrases::open(PhraseBytes::new(list, 9))
    }

    #[test]
    fn finds_phrases_and_the_phrases_inside_them() {
        let list = [
            (words([2, 3]), vec![3]),
            (words([3]), vec![9]),
            (words([5]), vec![1]),
            (words([5, 2]), vec![2, 7]),
        ];
        let phrases = phrases(&list);
        let hits = phrases.find(&words([4, 5, 2, 8]));
        let found: Vec<_> = hits.iter().map(|hit| (hit.first, hit.length, hit.numbers)).collect();
        assert_eq!(found, [(1, 1, [1].as_slice()), (1, 2, [2, 7].as_slice())]);
        for (words, numbers) in &list {
            assert!(phrases.contains(words));
            assert!(
                phrases.find(words).iter().any(|hit| hit.numbers == numbers && hit.length == words.len())
            );
        }
    }

    #[test]
    fn what_is_no_phrase_is_not_found() {
        let phrases = phrases(&[(words([1, 2]), Vec::new())]);
        assert!(phrases.contains(&words([1, 2])));
        for other in [words([1]), words([2]), vec![], words([1, 2, 3]), vec![WordNumber::NONE]] {
            assert!(!phrases.contains(&other), "{other:?}");
        }
        assert!(super::tests::phrases(&[]).find(&words([0, 1])).is_empty());
    }

    #[test]
    fn bytes_that_nobody_made_find_nothing_and_fail_nowhere() {
        let bytes = |length: usize| OwnedBytes::new(vec![0xa5; length]);
        for length in [0, 3, 15, 16, 40] {
            let [first_words, nodes] = [(); 2].map(|()| bytes(length));
            let broken = PhraseBytes {
                first_words,
                nodes,
                steps: PairFilter::of_bytes(bytes(length)),
                numbers: vec![1],
            };
            let phrases = Phrases::open(broken);
            assert!(phrases.find(&words([0, 1, 2])).is_empty());
            assert!(!phrases.contains(&words([0, 1])));
        }
    }
}
