//! Words that are found by their letters where they lie, in memory or in a mapped file: through a table
//! whose places follow from the letters, and the next one where a place is taken.

use tantivy::directory::OwnedBytes;

use super::numbers::{length, number_at};

/// Words, each with the number of its place among them.
#[derive(Debug, Clone)]
pub struct WordTable {
    /// Where each word ends; four bytes each.
    pub ends: OwnedBytes,
    /// All words, one behind the other.
    pub text: OwnedBytes,
    /// The table: slots of eight bytes, a power of two of them.
    pub slots: OwnedBytes,
}

/// Two numbers of four bytes: that of the word and one more, 0 where none is here; and a part of the hash of
/// its letters, so that nearly no other word is compared.
type Slot = [u8; 8];

/// The hash of Fowler, Noll and Vo (FNV-1a): words are short, and it is the same on every machine.
fn hash(word: &[u8]) -> u64 {
    word.iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The slot at which a word is sought first, before it is cut to the size of the table, and the part of the
/// hash that its slot keeps.
fn place_and_mark(word: &[u8]) -> (usize, u32) {
    let hash = hash(word);
    let part = |part: u64| u32::try_from(part & u64::from(u32::MAX)).unwrap_or_default();
    (part(hash) as usize, part(hash >> 32))
}

impl WordTable {
    /// A table of words, none of them twice.
    pub(super) fn new(words: &[&str]) -> Self {
        let (mut ends, mut text): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
        // Half of the slots stay free at least.
        let mut slots = vec![[0, 0]; (2 * words.len()).next_power_of_two()];
        let mask = slots.len() - 1;
        for (word, number) in words.iter().zip(1..) {
            text.extend_from_slice(word.as_bytes());
            ends.extend(length(text.len()).to_le_bytes());
            let (mut at, mark) = place_and_mark(word.as_bytes());
            while slots[at & mask] != [0, 0] {
                at += 1;
            }
            slots[at & mask] = [number, mark];
        }
        let slots: Vec<u8> = slots.into_iter().flatten().flat_map(u32::to_le_bytes).collect();
        let [ends, text, slots] = [ends, text, slots].map(OwnedBytes::new);
        Self { ends, text, slots }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len() / size_of::<u32>()
    }

    /// The letters of a word by its number. Bytes that nobody made have other words, or none.
    pub(super) fn get(&self, number: u32) -> Option<&[u8]> {
        let end = |number: u32| number_at(&self.ends, number as usize).map(|end| end as usize);
        let start = number.checked_sub(1).map_or(Some(0), end)?;
        self.text.get(start..end(number)?)
    }

    /// The number of a word.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        let slots: &[Slot] = self.slots.as_chunks().0;
        let mask = slots.len().checked_sub(1).filter(|_| slots.len().is_power_of_two())?;
        let (first, mark) = place_and_mark(word.as_bytes());
        for step in 0..=mask {
            let slot = slots.get((first + step) & mask)?;
            let number = number_at(slot, 0)?.checked_sub(1)?;
            if number_at(slot, 1) == Some(mark) && self.get(number)? == word.as_bytes() {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_number_of_its_place() {
        let words: Vec<String> = (0..1000).map(|at| format!("w{}", at * at)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for count in [0, 1, 2, 1000] {
            let table = WordTable::new(&words[..count]);
            assert_eq!(table.len(), count);
            for (word, number) in words.iter().zip(0..) {
                let known = (number as usize) < count;
                assert_eq!(table.number(word), known.then_some(number), "{word}");
                assert_eq!(table.get(number), known.then_some(word.as_bytes()));
            }
        }
    }

    #[test]
    fn bytes_that_nobody_made_are_other_words_or_none() {
        let bytes = |length: usize| OwnedBytes::new(vec![0xa5; length]);
        for length in [0, 3, 4, 8, 9, 64] {
            let broken = WordTable { ends: bytes(length), text: bytes(length), slots: bytes(length) };
            assert_eq!(broken.number("cook"), None);
            assert_eq!(broken.get(0), None);
        }
    }
}
