//! Pieces of JSON, put at the end of a line that grows. They are what the wire types would give, to the byte.

use crate::error::Result;
use crate::scan;
use crate::score::Points;

/// Puts JSON as it is.
pub(super) fn push(out: &mut Vec<u8>, json: &str) {
    out.extend_from_slice(json.as_bytes());
}

/// Puts a number.
pub(super) fn push_number(out: &mut Vec<u8>, number: usize) {
    push(out, itoa::Buffer::new().format(number));
}

/// Puts a text between its quotation marks.
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) -> Result<()> {
    // Most texts have none of the bytes that are written otherwise.
    if scan::any(text.as_bytes(), |byte| matches!(byte, 0..=0x1f | b'"' | b'\\')) {
        serde_json::to_writer(out, text)?;
    } else {
        push(out, "\"");
        push(out, text);
        push(out, "\"");
    }
    Ok(())
}

/// Puts points as a number with one or two decimals.
pub(super) fn push_points(out: &mut Vec<u8>, points: Points) {
    // All digits at once, for points stand in every item of evidence. A fit has three before its dot.
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or(0);
    let whole = points.0 / 100;
    let digits =
        [digit(whole / 100), digit(whole / 10), digit(whole), b'.', digit(points.0 / 10), digit(points.0)];
    let first = if whole < 10 { 2 } else { usize::from(whole < 100) };
    // Of two decimals a 0 at the end is left out.
    let end = if points.0.is_multiple_of(10) { digits.len() - 1 } else { digits.len() };
    out.extend_from_slice(digits.get(first..end).unwrap_or_default());
}

/// Puts a list, its items written one after another.
pub(super) fn add_list<T>(
    out: &mut Vec<u8>,
    items: impl IntoIterator<Item = T>,
    mut add: impl FnMut(&mut Vec<u8>, T) -> Result<()>,
) -> Result<()> {
    push(out, "[");
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            push(out, ",");
        }
        add(out, item)?;
    }
    push(out, "]");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_as_the_wire_types_have_them() {
        for hundredths in 0..=10_000 {
            let points = Points(hundredths);
            let mut told = Vec::new();
            push_points(&mut told, points);
            assert_eq!(told, serde_json::to_vec(&points).unwrap());
        }
    }

    #[test]
    fn texts_are_written_as_the_wire_types_have_them() {
        let long = "a line without any mark, longer than what is looked at at once".repeat(3);
        let letters = (0..=0x2ff).filter_map(char::from_u32).map(|letter| format!("{long}{letter}{long}"));
        for text in letters.chain([String::new(), long.clone()]) {
            let mut told = Vec::new();
            push_text(&mut told, &text).unwrap();
            assert_eq!(told, serde_json::to_vec(&text).unwrap());
        }
    }
}
