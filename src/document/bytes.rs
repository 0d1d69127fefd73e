//! Looks through the bytes of a text many at once: most texts have nothing of what is sought, and only
//! where a stretch has some of it is it looked at letter by letter.

/// Bytes that are looked at together.
const STRETCH: usize = 32;

/// Whether some byte is one of those.
pub(super) fn any(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    position(bytes, is).is_some()
}

/// Where the first of those bytes stands.
pub(super) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    // No way out of the inner loop: so the compiler compares all bytes of a stretch at once.
    let without = bytes
        .chunks_exact(STRETCH)
        .take_while(|stretch| !stretch.iter().fold(false, |found, &byte| found | is(byte)))
        .count();
    let start = without * STRETCH;
    bytes.get(start..)?.iter().position(|&byte| is(byte)).map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 64, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'x'), None);
            for at in (0..length).rev() {
                bytes[at] = b'x';
                assert_eq!(position(&bytes, |byte| byte == b'x'), Some(at), "{length}");
                assert!(any(&bytes, |byte| byte == b'x'));
            }
        }
    }
}
