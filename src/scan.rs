//! Looks through the bytes of a text many at once. Most texts have nothing of what is sought, and only
//! where there may be some of it is a text looked at letter by letter.
//!
//! No inner loop has a way out: so the compiler compares many bytes in one step. What is asked of a byte
//! must have none either: `|` and `&` stand where `||` and `&&` would.

/// Bytes that are looked at together where a place is sought.
const STRETCH: usize = 32;

/// Bytes of which so few are counted together that a byte can count them.
const COUNTED: usize = 128;

/// Whether some byte is one of those.
pub(crate) fn any(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |found, &byte| found | is(byte))
}

/// Whether two bytes side by side are two of those.
pub(crate) fn any_pair(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> bool {
    let behind = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(behind).fold(false, |found, (&byte, &next)| found | is(byte, next))
}

/// How many bytes are one of those.
pub(crate) fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let counted = |piece: &[u8]| piece.iter().map(|&byte| u8::from(is(byte))).sum::<u8>();
    bytes.chunks(COUNTED).map(|piece| usize::from(counted(piece))).sum()
}

/// How often two bytes side by side are two of those.
pub(crate) fn count_pairs(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> usize {
    let behind = bytes.get(1..).unwrap_or_default();
    let pieces = bytes.chunks(COUNTED).zip(behind.chunks(COUNTED));
    let counts = pieces.map(|(bytes, behind)| {
        let pairs = bytes.iter().zip(behind).map(|(&byte, &next)| u8::from(is(byte, next)));
        usize::from(pairs.sum::<u8>())
    });
    counts.sum()
}

/// Where the first of those bytes stands.
pub(crate) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let (stretches, _) = bytes.as_chunks::<STRETCH>();
    let has = |stretch: &[u8; STRETCH]| stretch.iter().fold(false, |found, &byte| found | is(byte));
    let without = stretches.iter().take_while(|stretch| !has(stretch)).count();
    let start = without * STRETCH;
    bytes.get(start..)?.iter().position(|&byte| is(byte)).map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 64, 100, 300] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'x'), None);
            assert!(!any_pair(&bytes, |byte, next| byte == b'a' && next != b'a'));
            assert_eq!(count_pairs(&bytes, |byte, next| byte == next), length.saturating_sub(1));
            for at in (0..length).rev() {
                bytes[at] = b'x';
                assert_eq!(position(&bytes, |byte| byte == b'x'), Some(at), "{length}");
                assert!(any(&bytes, |byte| byte == b'x'));
                assert_eq!(count(&bytes, |byte| byte == b'x'), length - at);
                assert_eq!(any_pair(&bytes, |byte, next| byte == b'a' && next == b'x'), at > 0);
                assert_eq!(count_pairs(&bytes, |_, next| next == b'x'), length - at.max(1));
            }
        }
    }
}
