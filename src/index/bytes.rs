//! Arrays of numbers, and of bytes, with their count before them: read at once, without a decoder.

/// No array has more entries than four bytes can count.
pub(super) fn length(entries: usize) -> u32 {
    u32::try_from(entries).unwrap_or(u32::MAX)
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
