//! The lists as bytes, kept beside the index: a batch reads them at once instead of walking the index.

use super::bytes::{array, put};
use super::lists::Lists;
use crate::catalog::{ExcerptId, RoleNumber};

impl Lists {
    /// The lists as bytes.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
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
        let mut lists = Self::default();
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
    use crate::catalog::WordNumber;

    #[test]
    fn bytes_that_are_cut_off_are_no_lists() {
        let lists = Lists {
            word_terms: vec![0, 1],
            ends: vec![1, 2],
            roles: vec![RoleNumber(0), RoleNumber(1)],
            ..Lists::default()
        };
        let bytes = lists.to_bytes();
        let kept = Lists::from_bytes(&bytes).unwrap();
        assert_eq!((kept.word(WordNumber(1)), kept.roles(kept.holders(1))), (Some(1), &[RoleNumber(1)][..]));
        for end in 0..bytes.len() {
            assert!(Lists::from_bytes(&bytes[..end]).is_none(), "{end}");
        }
    }
}
