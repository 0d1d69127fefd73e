//! Arrays of numbers, and of bytes, with their count before them: read at once, without a decoder, or not
//! even copied.

use std::ops::Range;

use tantivy::directory::OwnedBytes;

use crate::catalog::{length, number_at};

/// Numbers of four bytes in one piece, in memory or in a mapped file, which are read where they lie.
#[derive(Debug, Clone)]
pub(super) struct Numbers(OwnedBytes);

impl Default for Numbers {
    fn default() -> Self {
        Self(OwnedBytes::empty())
    }
}

impl From<Vec<u32>> for Numbers {
    fn from(numbers: Vec<u32>) -> Self {
        Self(OwnedBytes::new(numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>()))
    }
}

impl From<OwnedBytes> for Numbers {
    fn from(bytes: OwnedBytes) -> Self {
        Self(bytes)
    }
}

impl From<Numbers> for OwnedBytes {
    fn from(numbers: Numbers) -> Self {
        numbers.0
    }
}

impl Numbers {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// The number of a place.
    pub(super) fn get(&self, at: usize) -> Option<u32> {
        number_at(&self.0, at)
    }

    /// The numbers of some places; none where not all of them are there.
    pub(super) fn range(&self, places: Range<usize>) -> Few<'_> {
        Few(self.0.as_chunks().0.get(places).unwrap_or_default())
    }
}

/// Some numbers that lie side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Few<'a>(&'a [[u8; 4]]);

impl<'a> From<&'a [[u8; 4]]> for Few<'a> {
    fn from(bytes: &'a [[u8; 4]]) -> Self {
        Self(bytes)
    }
}

impl<'a> Few<'a> {
    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = u32> + Clone + use<'a> {
        self.0.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// How many there are.
    #[inline]
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// What is left behind so many.
    #[inline]
    pub(super) fn behind(self, count: usize) -> Self {
        Self(self.0.get(count..).unwrap_or_default())
    }

    /// The number of a place.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at).map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// Passes on each number: several without a look whether there are more.
    #[inline]
    pub(super) fn each(self, mut act: impl FnMut(u32)) {
        let (together, rest) = self.0.as_chunks::<4>();
        for numbers in together {
            for bytes in numbers {
                act(u32::from_le_bytes(*bytes));
            }
        }
        for bytes in rest {
            act(u32::from_le_bytes(*bytes));
        }
    }

    /// The place of a number among these, which are in order.
    pub(super) fn place_of(self, number: u32) -> Option<usize> {
        self.0.binary_search_by_key(&number, |bytes| u32::from_le_bytes(*bytes)).ok()
    }
}

/// Adds an array.
pub(super) fn put(bytes: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    bytes.extend(length(numbers.len()).to_le_bytes());
    bytes.extend(numbers.flat_map(u32::to_le_bytes));
}

/// Adds an array of bytes.
pub(super) fn put_bytes(bytes: &mut Vec<u8>, array: &[u8]) {
    bytes.extend(length(array.len()).to_le_bytes());
    bytes.extend_from_slice(array);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*first))
}

/// Takes an array of bytes; none where the bytes are cut off.
pub(super) fn byte_array<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let count = take(bytes)? as usize;
    let (array, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(array)
}

/// Takes the numbers of an array; none where the bytes are cut off.
pub(super) fn array<'a>(bytes: &mut &'a [u8]) -> Option<impl Iterator<Item = u32> + use<'a>> {
    let count = take(bytes)? as usize;
    let (numbers, rest) = bytes.split_at_checked(count.checked_mul(4)?)?;
    *bytes = rest;
    Some(numbers.as_chunks().0.iter().map(|chunk| u32::from_le_bytes(*chunk)))
}

/// Takes numbers that stay where they are, from the place `at` of the bytes on; none where they are cut off.
pub(super) fn numbers(bytes: &OwnedBytes, at: &mut usize) -> Option<Numbers> {
    let mut rest = bytes.get(*at..)?;
    let count = take(&mut rest)? as usize;
    let start = *at + 4;
    *at = start.checked_add(count.checked_mul(4)?).filter(|&end| end <= bytes.len())?;
    Some(Numbers(bytes.slice(start..*at)))
}
