//! Phrases in a text: sequences of words with the numbers they stand for (of skills, or of nothing where
//! only membership counts). They are kept as a tree of words, and walked along a text's words.

use std::ops::Range;

use super::numbers::number_at;
use super::phrase_bytes::{ENDS_HERE, FirstWord, NOWHERE, Node, PhraseBytes, place_in_set, set_of};
use super::vocabulary::WordNumber;

/// A set of phrases. Several numbers may share one phrase.
#[derive(Debug)]
pub struct Phrases(PhraseBytes);

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
pub struct WordSet(pub(super) u64);

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

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::super::pair_filter::PairFilter;
    use super::super::phrase_bytes::Phrase;
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
