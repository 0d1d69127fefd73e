//! A map by words. Nearly all words are short, and a short one is a key by itself: it is compared at
//! once, without a look at letters that lie elsewhere.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

/// Letters of a short word, in bytes; one more tells how many they are.
const SHORT: usize = 15;

/// Values by word.
#[derive(Debug, Clone)]
pub struct WordMap<T> {
    short: HashMap<u128, T, RandomState>,
    long: HashMap<Box<str>, T, RandomState>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { short: HashMap::default(), long: HashMap::default() }
    }
}

fn key(word: &str) -> Option<u128> {
    let mut bytes = [0; SHORT + 1];
    bytes.get_mut(..word.len()).filter(|letters| letters.len() <= SHORT)?.copy_from_slice(word.as_bytes());
    // No word is longer than the last byte can tell, and so no two words have one key.
    bytes[SHORT] = u8::try_from(word.len()).ok()?;
    Some(u128::from_le_bytes(bytes))
}

/// The same for the word at a place of a text.
fn key_at(text: &str, place: &Range<usize>) -> Option<u128> {
    // With enough behind it the word is cut out of a piece of fixed length, which needs no loop.
    let Some(piece) = text.as_bytes().get(place.start..).and_then(<[u8]>::first_chunk) else {
        return key(&text[place.clone()]);
    };
    let length = place.len();
    if length > SHORT {
        return None;
    }
    let letters = u128::from_le_bytes(*piece) & !(u128::MAX << (8 * length));
    Some(letters | (length as u128) << (8 * SHORT))
}

impl<T> WordMap<T> {
    /// The value of the word at a place of a text.
    pub fn get_at(&self, text: &str, place: Range<usize>) -> Option<&T> {
        match key_at(text, &place) {
            Some(key) => self.short.get(&key),
            None => self.long.get(&text[place]),
        }
    }

    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<&T> {
        match key(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        }
    }

    /// Gives a word a value.
    pub fn insert(&mut self, word: &str, value: T) {
        match key(word) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(word.into(), value),
        };
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes all words out.
    pub fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_kept_apart() {
        let words: Vec<String> = (0..40).map(|length| "a".repeat(length)).collect();
        let mut map = WordMap::default();
        for (at, word) in words.iter().enumerate() {
            map.insert(word, at);
        }
        for (at, word) in words.iter().enumerate() {
            for text in [format!("b{word}"), format!("b{word} and letters behind it")] {
                assert_eq!(map.get_at(&text, 1..1 + word.len()), Some(&at), "{text}");
            }
        }
        assert_eq!(map.len(), words.len());
        assert!(words.iter().enumerate().all(|(at, word)| map.get(word) == Some(&at)));
        assert_eq!((map.get("b"), map.get("a\0")), (None, None));
    }
}
