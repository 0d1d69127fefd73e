//! The tokens of a page's content: operands and operators, with the bytes that each takes, so that
//! a part can be taken out and the rest stays as it is.

use std::ops::Range;

/// An operand or operator of page content.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Name(&'a [u8]),
    /// A string, with its marks.
    Text(Range<usize>),
    /// Arrays and dictionaries: their marks alone.
    Mark,
    Operator(&'a [u8]),
}

/// Reads the token at a place, and the place behind it; none at the end.
pub(super) fn token(bytes: &[u8], mut at: usize) -> Option<(Token<'_>, usize)> {
    loop {
        match *bytes.get(at)? {
            byte if is_blank(byte) => at += 1,
            b'%' => at += bytes[at..].iter().take_while(|&&byte| byte != b'\n' && byte != b'\r').count(),
            _ => break,
        }
    }
    let start = at;
    Some(match bytes[at] {
        b'(' => {
            let end = string_end(bytes, at);
            (Token::Text(start..end), end)
        }
        b'<' if bytes.get(at + 1) == Some(&b'<') => (Token::Mark, at + 2),
        b'>' if bytes.get(at + 1) == Some(&b'>') => (Token::Mark, at + 2),
        b'<' => {
            let length =
                bytes[at..].iter().position(|&byte| byte == b'>').map_or(bytes.len() - at, |end| end + 1);
            (Token::Text(start..at + length), at + length)
        }
        b'[' | b']' | b'{' | b'}' | b')' | b'>' => (Token::Mark, at + 1),
        b'/' => {
            let end = word_end(bytes, at + 1);
            (Token::Name(&bytes[at + 1..end]), end)
        }
        _ => {
            let end = word_end(bytes, at);
            let word = &bytes[at..end];
            let number = std::str::from_utf8(word).ok().and_then(|word| word.parse::<f64>().ok());
            (number.filter(|number| number.is_finite()).map_or(Token::Operator(word), Token::Number), end)
        }
    })
}

/// The place behind the data of an inline image whose `ID` ends at a place.
pub(super) fn image_end(bytes: &[u8], at: usize) -> usize {
    let mut from = at;
    while let Some(found) = bytes[from..].windows(2).position(|pair| pair == b"EI") {
        let mark = from + found;
        let before = mark == 0 || is_blank(bytes[mark - 1]);
        let after = bytes.get(mark + 2).is_none_or(|&byte| is_blank(byte));
        if before && after {
            return mark + 2;
        }
        from = mark + 2;
    }
    bytes.len()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'\x0c' | 0)
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes[at..].iter();
    at + rest.take_while(|&&byte| !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)).count()
}

/// The place behind a string in parentheses, which may stand inside each other.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_read_token_by_token() {
        let content = b"/F1 12 Tf % size\n[(a\\)(b)) -3 <6162>] TJ";
        let mut at = 0;
        let mut found = Vec::new();
        while let Some((token, end)) = token(content, at) {
            found.push(token);
            at = end;
        }
        assert_eq!(found.len(), 9);
        assert_eq!(found[2], Token::Operator(b"Tf"));
        assert_eq!(found[4], Token::Text(18..26));
        assert_eq!(found[6], Token::Text(30..36));
    }

    #[test]
    fn an_inline_image_is_passed_over() {
        assert_eq!(image_end(b"ID xEIx EI Q", 2), 10);
        assert_eq!(image_end(b"ID x", 2), 4);
    }
}
