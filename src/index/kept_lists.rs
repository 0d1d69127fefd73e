//! The lists as bytes, kept beside the index: a batch reads them at once instead of walking the index.

use super::bytes::{array, byte_array, put, put_bytes};
use super::lists::Lists;
use crate::catalog::{ExcerptId, RoleNumber};

impl Lists {
    /// The lists as bytes. `words` are all their words in order.
    pub(super) fn to_bytes(&self, words: &[Box<str>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        put_bytes(&mut bytes, words.join("\n").as_bytes());
        for numbers in [&self.word_terms, &self.first_pairs, &self.seconds, &self.pair_terms, &self.ends] {
            put(&mut bytes, numbers.iter().copied());
        }
        put(&mut bytes, self.roles.iter().map(|role| role.0));
        for numbers in [&self.times, &self.first_excerpts] {
            put(&mut bytes, numbers.iter().copied());
        }
        put(&mut bytes, self.excerpts.iter().map(|excerpt| excerpt.0));
        bytes
    }

    /// The lists that such bytes are; none where the bytes are cut off.
    pub(super) fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let rest = &mut bytes;
        let words = std::str::from_utf8(byte_array(rest)?).ok()?;
        let mut lists = Self::of_words(words.split('\n').filter(|word| !word.is_empty()));
        for numbers in [
            &mut lists.word_terms,
            &mut lists.first_pairs,
            &mut lists.seconds,
            &mut lists.pair_terms,
            &mut lists.ends,
        ] {
            *numbers = array(rest)?.collect();
        }
        lists.roles = array(rest)?.map(RoleNumber).collect();
        lists.times = array(rest)?.collect();
        lists.first_excerpts = array(rest)?.collect();
        lists.excerpts = array(rest)?.map(ExcerptId).collect();
        rest.is_empty().then_some(lists)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_cut_off_are_no_lists() {
        let words: [Box<str>; 2] = ["baker", "cook"].map(Into::into);
        let mut lists = Lists::of_words(words.iter().map(AsRef::as_ref));
        lists.word_terms = vec![0, 1];
        lists.ends = vec![1, 2];
        lists.roles = vec![RoleNumber(0), RoleNumber(1)];
        let bytes = lists.to_bytes(&words);
        let kept = Lists::from_bytes(&bytes).unwrap();
        assert_eq!((kept.place("cook"), kept.roles(kept.holders(1))), (Some(1), &[RoleNumber(1)][..]));
        for end in 0..bytes.len() {
            assert!(Lists::from_bytes(&bytes[..end]).is_none(), "{end}");
        }
    }
}
