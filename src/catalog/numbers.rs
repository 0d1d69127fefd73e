//! Numbers of four bytes that are read where they lie.

/// A count or a place as a number of four bytes. No catalog has more entries or letters than that can tell.
pub(crate) fn length(entries: usize) -> u32 {
    u32::try_from(entries).unwrap_or(u32::MAX)
}

/// The number of a place, the lowest byte first; none behind the last.
pub(crate) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.as_chunks().0.get(at).map(|bytes| u32::from_le_bytes(*bytes))
}
