//! Numbers of four bytes that are read where they lie.

/// The number of a place, the lowest byte first; none behind the last.
pub(crate) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.as_chunks().0.get(at).map(|bytes| u32::from_le_bytes(*bytes))
}
