//! The lists as bytes, kept beside the index: a batch reads them at once instead of walking the index.

use super::lists::Lists;
use crate::catalog::{ExcerptId, RoleNumber};

impl Lists {
    /// The lists as bytes. `words` are all their words in order.
    pub(super) fn to_bytes(&self, words: &[Box<str>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let words = words.join("\n");
        put(&mut bytes, [words.len()].map(length));
        bytes.extend_from_slice(words.as_bytes());
        for numbers in [&self.word_terms, &self.first_pairs, &self.seconds, &self.pair_terms, &self.ends] {
            put(&mut bytes, std::iter::once(length(numbers.len())).chain(numbers.iter().copied()));
        }
        let roles = self.roles.iter().map(|role| role.0);
        put(&mut bytes, std::iter::once(length(self.roles.len())).chain(roles));
        for numbers in [&self.times, &self.first_excerpts] {
            put(&mut bytes, std::iter::once(length(numbers.len())).chain(numbers.iter().copied()));
        }
        let excerpts = self.excerpts.iter().map(|excerpt| excerpt.0);
        put(&mut bytes, std::iter::once(length(self.excerpts.len())).chain(excerpts));
        bytes
    }

    /// The lists that such bytes are; none where the bytes are cut off.
    pub(super) fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let rest = &mut bytes;
        let end = take(rest)? as usize;
        let (words, behind) = rest.split_at_checked(end)?;
        *rest = behind;
        let words = std::str::from_utf8(words).ok()?;
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

/// No list has more entries than four bytes can count.
fn length(entries: usize) -> u32 {
    u32::try_from(entries).unwrap_or(u32::MAX)
}

fn put(bytes: &mut Vec<u8>, numbers: impl IntoIterator<Item = u32>) {
    bytes.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*first))
}

/// The numbers of an array, with their count before them.
fn array<'a>(bytes: &mut &'a [u8]) -> Option<impl Iterator<Item = u32> + use<'a>> {
    let count = take(bytes)? as usize;
    let (numbers, rest) = bytes.split_at_checked(count.checked_mul(4)?)?;
    *bytes = rest;
    Some(numbers.as_chunks().0.iter().map(|chunk| u32::from_le_bytes(*chunk)))
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
