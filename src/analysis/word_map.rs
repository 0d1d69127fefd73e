//! A map by words. Nearly all words are short, and a short one is a key by itself: it is compared at
//! once, without a look at letters that lie elsewhere.

use std::collections::HashMap;

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

impl<T> WordMap<T> {
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
        assert_eq!(map.len(), words.len());
        assert!(words.iter().enumerate().all(|(at, word)| map.get(word) == Some(&at)));
        assert_eq!((map.get("b"), map.get("a\0")), (None, None));
    }
}
