//! What a person cannot see: the measures that all formats share.

/// Letters of this size and smaller are no text for people, in points.
pub(super) const TINY_POINTS: f64 = 2.0;

/// Each part of a colour at least this bright is white on paper, of 255.
const WHITE: u8 = 0xf0;

/// Whether a colour of red, green and blue cannot be seen on white paper.
pub(super) fn is_white(colour: [u8; 3]) -> bool {
    colour.iter().all(|&part| part >= WHITE)
}

/// A colour as office files and web pages write it: `FFFFFF`, `#fff` or `white`.
pub(super) fn colour(text: &str) -> Option<[u8; 3]> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("white") {
        return Some([255; 3]);
    }
    let digits = text.strip_prefix('#').unwrap_or(text);
    let digits: Vec<u8> = digits
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    match digits.as_slice() {
        [red, green, blue] => Some([red * 17, green * 17, blue * 17]),
        &[red, red_low, green, green_low, blue, blue_low] => {
            Some([red * 16 + red_low, green * 16 + green_low, blue * 16 + blue_low])
        }
        _ => None,
    }
}

/// Number of words of a text.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_the_ways_that_files_write_them() {
        assert_eq!(colour("#fff"), Some([255; 3]));
        assert_eq!(colour("1F3864"), Some([0x1f, 0x38, 0x64]));
        assert_eq!(colour("auto"), None);
        assert!(is_white([250, 255, 248]));
        assert!(!is_white([200, 255, 255]));
    }
}
