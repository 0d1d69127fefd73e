//! Tells at once of most pairs of words that no role has them: a resume has many pairs and few of them stand
//! in a catalog. A filter of Bloom (1970) with two bits a pair, both in one word.

use super::bytes::Numbers;
use crate::catalog::WordNumber;

/// Bits for each pair that is known, or some more: about one pair in twenty that is not known passes.
const BITS_A_PAIR: usize = 8;

/// The pairs that may be known; all, where it is empty.
#[derive(Debug, Default)]
pub(super) struct PairFilter {
    bits: Numbers,
}

impl PairFilter {
    /// A filter of some pairs, of which there are about so many.
    pub(super) fn new(pairs: impl Iterator<Item = (WordNumber, WordNumber)>, count: usize) -> Self {
        let words = (count * BITS_A_PAIR / 32).next_power_of_two();
        let mut bits = vec![0; words];
        for (first, second) in pairs {
            let (word, own) = place(first, second, words);
            if let Some(word) = bits.get_mut(word) {
                *word |= own;
            }
        }
        Self { bits: bits.into() }
    }

    /// A filter of the bits that [`PairFilter::bits`] gave.
    pub(super) fn of_bits(bits: Numbers) -> Self {
        Self { bits }
    }

    /// What the filter is made of; their number is a power of two, or 0.
    pub(super) fn bits(&self) -> &Numbers {
        &self.bits
    }

    /// Whether a pair may be known.
    pub(super) fn may_have(&self, first: WordNumber, second: WordNumber) -> bool {
        let (word, own) = place(first, second, self.bits.len());
        self.bits.get(word).is_none_or(|word| word & own == own)
    }
}

/// Where the bits of a pair stand in so many words of bits, and which they are.
fn place(first: WordNumber, second: WordNumber, words: usize) -> (usize, u32) {
    let pair = u64::from(first.0) << 32 | u64::from(second.0);
    // The high bits of a product with an odd number depend on all bits of the pair (Knuth 1973, 6.4).
    let mixed = pair.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = mixed ^ mixed >> 32;
    let mask = words.saturating_sub(1) as u64;
    let word = usize::try_from(mixed >> 10 & mask).unwrap_or(0);
    (word, 1 << (mixed & 31) | 1 << (mixed >> 5 & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_passes_and_most_of_the_rest_does_not() {
        let pair = |at: u32| (WordNumber(at * 7 % 300), WordNumber(at * 31 % 1000));
        let known: Vec<_> = (0..500).map(pair).collect();
        let filter = PairFilter::new(known.iter().copied(), known.len());
        assert!(known.iter().all(|&(first, second)| filter.may_have(first, second)));
        let strange = (0..10_000).map(|at| (WordNumber(1000 + at), WordNumber(at / 3)));
        let passed = strange.filter(|&(first, second)| filter.may_have(first, second)).count();
        assert!(passed < 2_000, "{passed}");
        assert!(PairFilter::default().may_have(WordNumber(1), WordNumber(2)));
    }
}
