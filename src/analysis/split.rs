//! Where the tokens of a text begin and end.

/// Longest token kept, in bytes: longer runs of letters are encoded data, not words.
const LONGEST_TOKEN: usize = 40;

/// Passes on where each token begins and ends, but for those that are too long.
pub(super) fn each_token(text: &str, mut act: impl FnMut(usize, usize)) {
    let mut keep = |start: usize, end: usize| {
        if end - start <= LONGEST_TOKEN {
            act(start, end);
        }
    };
    let mut at = 0;
    while at < text.len() {
        // Nearly all words are letters of the old alphabet with a blank or a comma behind them.
        let letters = ascii_letters(text, at);
        if letters > 0
            && text.as_bytes().get(at + letters).is_none_or(|&next| byte_kind(next) == ByteKind::End)
        {
            keep(at, at + letters);
            at += letters + 1;
        } else if letter_at(text, at) > 0 {
            let end = token_end(text, at);
            keep(at, end);
            at = end;
        } else {
            at += length_at(text, at);
        }
    }
}

/// What a byte is to a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    /// A letter or a digit of the old alphabet.
    Letter,
    /// No token goes on with it.
    End,
    /// It takes a closer look.
    Other,
}

static BYTE_KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Other; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            kinds[byte as usize] = ByteKind::Letter;
        } else if !matches!(byte, b'\'' | b'&' | b'/' | b'+' | b'#') {
            kinds[byte as usize] = ByteKind::End;
        }
        byte += 1;
    }
    kinds
};

fn byte_kind(byte: u8) -> ByteKind {
    BYTE_KINDS[usize::from(byte)]
}

/// Bytes of the character that begins here; 1 at the end of the text.
fn length_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(byte) if !byte.is_ascii() => text[at..].chars().next().map_or(1, char::len_utf8),
        _ => 1,
    }
}

/// Bytes of the letter or digit that begins here; 0 where there is none. The debris of UTF-8 once
/// read as Windows-1252 ("Â ", "ï¼", "â€™") is none.
fn letter_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        None => 0,
        Some(byte) if byte.is_ascii() => usize::from(byte.is_ascii_alphanumeric()),
        Some(_) => {
            let mut letters = text[at..].chars();
            let (Some(letter), next) = (letters.next(), letters.next()) else { return 0 };
            let is_word = match letter {
                'ï' => next != Some('¼'),
                'â' => next != Some('€'),
                'Â' | '¼' | '½' | '¾' => false,
                letter => letter.is_alphanumeric(),
            };
            if is_word { letter.len_utf8() } else { 0 }
        }
    }
}

/// Whether a letter or digit begins here that stands alone.
fn is_single(text: &str, at: usize) -> bool {
    let length = letter_at(text, at);
    let before = text[..at].chars().next_back().map_or(0, char::len_utf8);
    length > 0 && letter_at(text, at + length) == 0 && (before == 0 || letter_at(text, at - before) == 0)
}

/// How many letters and digits of the old alphabet stand here.
fn ascii_letters(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|&byte| byte_kind(byte) != ByteKind::Letter).unwrap_or(rest.len())
}

fn token_end(text: &str, start: usize) -> usize {
    let first = start + letter_at(text, start);
    let mut last = start;
    let mut at = first;
    loop {
        // Nearly all letters are of the old alphabet.
        let more = ascii_letters(text, at);
        if more > 0 {
            at += more;
            last = at - 1;
        }
        let letter = letter_at(text, at);
        if letter > 0 {
            last = at;
            at += letter;
            continue;
        }
        let bytes = text.as_bytes();
        match bytes.get(at) {
            Some(b'\'') if letter_at(text, at + 1) > 0 => at += 1,
            Some(0xe2) if text[at..].starts_with('\u{2019}') && letter_at(text, at + 3) > 0 => at += 3,
            Some(b'&' | b'/') if is_single(text, last) && is_single(text, at + 1) => at += 1,
            Some(b'+') if at == first && bytes.get(at + 1) == Some(&b'+') => return at + 2,
            Some(b'#') if at == first => return at + 1,
            _ => return at,
        }
    }
}
