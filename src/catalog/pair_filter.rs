//! Tells at once of most pairs of numbers that they are none of those that are known: a resume has many pairs
//! of words and few of them stand in a catalog. A filter of Bloom (1970) with two bits a pair, both in one word.

use tantivy::directory::OwnedBytes;

use super::numbers::number_at;

/// Bits for each pair that is known, or some more: about one pair in twenty that is not known passes.
const BITS_A_PAIR: usize = 8;

/// The pairs that may be known; all, where it is empty. It is kept in memory or in a mapped file.
#[derive(Debug, Clone)]
pub struct PairFilter(OwnedBytes);

impl Default for PairFilter {
    fn default() -> Self {
        Self(OwnedBytes::empty())
    }
}

impl PairFilter {
    /// A filter of some pairs, of which there are about so many.
    pub fn new(pairs: impl Iterator<Item = (u32, u32)>, count: usize) -> Self {
        let words = (count * BITS_A_PAIR / 32).next_power_of_two();
        let mut bits = vec![0; words];
        for (first, second) in pairs {
            let (word, own) = place(first, second, words);
            if let Some(word) = bits.get_mut(word) {
                *word |= own;
            }
        }
        Self(OwnedBytes::new(bits.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>()))
    }

    /// A filter of the bytes that [`PairFilter::bytes`] gave. Other bytes may pass other pairs, and no more.
    pub fn of_bytes(bytes: OwnedBytes) -> Self {
        Self(bytes)
    }

    /// What the filter is made of.
    pub fn bytes(&self) -> &OwnedBytes {
        &self.0
    }

    /// Whether a pair may be known.
    #[inline]
    pub fn may_have(&self, first: u32, second: u32) -> bool {
        let (word, own) = place(first, second, self.0.len() / size_of::<u32>());
        number_at(&self.0, word).is_none_or(|word| word & own == own)
    }
}

/// Where the bits of a pair stand in so many words of bits, a power of two, and which they are.
fn place(first: u32, second: u32, words: usize) -> (usize, u32) {
    let pair = u64::from(first) << 32 | u64::from(second);
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
        let pair = |at: u32| (at * 7 % 300, at * 31 % 1000);
        let known: Vec<_> = (0..500).map(pair).collect();
        let filter = PairFilter::new(known.iter().copied(), known.len());
        assert!(known.iter().all(|&(first, second)| filter.may_have(first, second)));
        let strange = (0..10_000).map(|at| (1000 + at, at / 3));
        let passed = strange.filter(|&(first, second)| filter.may_have(first, second)).count();
        assert!(passed < 2_000, "{passed}");
        assert!(PairFilter::default().may_have(1, 2));
    }
}
