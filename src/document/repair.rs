//! Repairs of text that programs have broken on its way. One file for all formats: a text without
//! damage comes back as it was, to the byte.

mod hyphens;

use encoding_rs::WINDOWS_1252;

use crate::scan;
use hyphens::unhyphenated;

/// Repairs single characters: wrongly decoded ones, ligatures, blanks of all widths, bullets of
/// private fonts; and words that a hyphen parts at the end of a line. Lines stay what they are.
pub(super) fn characters(text: String) -> String {
    let broken = odd(&text).any(|(_, letter)| may_be_broken(letter));
    let text = if broken { replaced(&decoded_twice(&text)) } else { text };
    let old_ends = scan::any(text.as_bytes(), |byte| matches!(byte, b'\r' | 0xb | 0xc));
    // The last two bytes of the line end of Unicode.
    let wide_ends = || scan::any_pair(text.as_bytes(), |byte, next| (byte == 0x80) & (next == 0xa8));
    let text = if old_ends || wide_ends() { line_ends(&text) } else { text };
    let hyphens =
        scan::any_pair(text.as_bytes(), |byte, next| (byte == b'-') & ((next == b'\r') | (next == b'\n')));
    if hyphens { unhyphenated(&text) } else { text }
}

/// The letters of a text that no keyboard of English has, with their places: all others are passed over
/// byte by byte, which is quick.
fn odd(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at +=
            scan::position(text.as_bytes().get(at..)?, |byte| !matches!(byte, b'\t'..=b'\r' | b' '..=b'~'))?;
        let letter = text.get(at..)?.chars().next()?;
        at += letter.len_utf8();
        Some((at - letter.len_utf8(), letter))
    })
}

/// Whether an odd letter is one of those that are replaced, or may be a part of what was decoded twice.
/// Most texts have none, and are left alone.
fn may_be_broken(letter: char) -> bool {
    let twice = matches!(letter, '\u{c2}'..='\u{f4}');
    let replaced = matches!(
        letter,
        '\0'..='\u{ad}'
            | '\u{1680}'
            | '\u{2000}'..='\u{2011}'
            | '\u{2029}'..='\u{2064}'
            | '\u{3000}'
            | '\u{e000}'..='\u{f8ff}'
            | 'ﬀ'..='ﬆ'
            | '\u{feff}'
    );
    twice || replaced
}

/// A mark between two fields, of which a wrong decoding has left two of three characters.
const BROKEN_MARK: &str = "ï¼";

/// Undoes UTF-8 that was read as Windows-1252 ("â€™" for an apostrophe).
fn decoded_twice(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text;
    let first = |text: &str| odd(text).find(|(_, letter)| ('\u{c2}'..='\u{f4}').contains(letter));
    while let Some((at, _)) = first(rest) {
        repaired.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((letter, length)) = twice(rest) {
            repaired.push(letter);
            rest = &rest[length..];
        } else if let Some(behind) = rest.strip_prefix(BROKEN_MARK) {
            repaired.push('|');
            rest = behind;
        } else {
            let first = rest.chars().next().unwrap_or_default();
            if let Some(behind) = rest.strip_prefix("â€") {
                repaired.push('”');
                rest = behind;
                continue;
            }
            // What is left of a blank that was decoded twice and then taken for a plain one.
            let stray =
                first == 'Â' && rest[first.len_utf8()..].starts_with(|letter: char| !letter.is_alphabetic());
            if !stray {
                repaired.push(first);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    repaired.push_str(rest);
    repaired
}

/// The character that the first letters of a text stand for, and the bytes that they take.
fn twice(text: &str) -> Option<(char, usize)> {
    let lead = u32::from(text.chars().next()?);
    let count = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let mut bytes = Vec::with_capacity(4);
    for letter in text[..end].chars() {
        bytes.push(windows_1252(letter)?);
    }
    let whole = std::str::from_utf8(&bytes).ok()?;
    let mut letters = whole.chars();
    let letter = letters.next()?;
    (letters.next().is_none() && !letter.is_control()).then_some((letter, end))
}

/// The byte of a letter in Windows-1252, or in Latin 1 where the former has a gap.
fn windows_1252(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    match bytes.as_ref() {
        [byte] if !unmappable => Some(*byte),
        _ => None,
    }
}

/// Letters that stand for others, or for nothing.
fn replaced(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut done = 0;
    let mut last = None;
    for (at, letter) in odd(text) {
        repaired.push_str(&text[done..at]);
        last = last_of_line(last, &text[done..at]);
        done = at + letter.len_utf8();
        let start = repaired.len();
        match letter {
            'ﬀ' => repaired.push_str("ff"),
            'ﬁ' => repaired.push_str("fi"),
            'ﬂ' => repaired.push_str("fl"),
            'ﬃ' => repaired.push_str("ffi"),
            'ﬄ' => repaired.push_str("ffl"),
            'ﬅ' | 'ﬆ' => repaired.push_str("st"),
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                repaired.push(' ');
            }
            '\u{2010}' | '\u{2011}' => repaired.push('-'),
            '\u{2029}' => repaired.push('\n'),
            // The encoding of many PDF fonts draws a bullet for a code without a letter.
            '\u{7f}' | '\u{e000}'..='\u{f8ff}' => repaired.push_str(private(last)),
            // Controls that nobody writes are letters of Windows-1252 that were read as Latin 1.
            '\u{80}'..='\u{9f}' => repaired.extend(of_windows(letter)),
            '\0'..='\u{8}'
            | '\u{e}'..='\u{1f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}' => {}
            other => repaired.push(other),
        }
        last = last_of_line(last, &repaired[start..]);
    }
    repaired.push_str(&text[done..]);
    if repaired.contains('\u{ad}') { without_soft_hyphens(&repaired) } else { repaired }
}

/// The last letter of the line that is no blank, where it was `last` before a piece.
fn last_of_line(last: Option<char>, piece: &str) -> Option<char> {
    match piece.chars().rev().find(|&letter| letter == '\n' || !letter.is_whitespace()) {
        Some('\n') => None,
        found => found.or(last),
    }
}

/// The letter that a control stands for, by its number in Windows-1252, unless it has none there.
fn of_windows(control: char) -> Option<char> {
    let byte = [u8::try_from(u32::from(control)).ok()?];
    let letter = WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next();
    letter.filter(|letter| !letter.is_control())
}

/// What a letter of a private font stands for behind the last letter of its line: a bullet at the
/// start of a line and an icon elsewhere.
fn private(last: Option<char>) -> &'static str {
    match last {
        None => "• ",
        Some('•') => "",
        Some(_) => " ",
    }
}

/// A soft hyphen shows at the end of a line only, where the word goes on in the next.
fn without_soft_hyphens(text: &str) -> String {
    text.replace("\u{ad}\r\n", "-\n").replace("\u{ad}\n", "-\n").replace('\u{ad}', "")
}

/// Line ends of old systems and of page breaks. A line end of two characters stays as it is.
fn line_ends(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = scan::position(rest.as_bytes(), |byte| matches!(byte, b'\r' | 0xb | 0xc | 0xe2)) {
        let (before, from) = rest.split_at(at);
        repaired.push_str(before);
        let mut letters = from.chars();
        let letter = letters.next().unwrap_or_default();
        rest = letters.as_str();
        repaired.push(match letter {
            '\r' if !rest.starts_with('\n') => '\n',
            '\u{b}' | '\u{c}' | '\u{2028}' => '\n',
            other => other,
        });
    }
    repaired.push_str(rest);
    repaired
}

/// Repairs what the layout of a page leaves behind: bullets on lines of their own, headings whose
/// letters stand apart, blanks at line ends, and more than one blank line.
pub(super) fn layout(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut bullet = false;
    for line in text.lines() {
        let line = line.trim_end();
        if line.is_empty() {
            if lines.last().is_some_and(|last| !last.is_empty()) && !bullet {
                lines.push(String::new());
            }
            continue;
        }
        let own = line.trim();
        if is_bullet(own) {
            bullet = true;
            continue;
        }
        let joined = close_letters(own);
        let line = if joined == own { line.trim_start_matches([' ']).to_owned() } else { joined };
        lines.push(if std::mem::take(&mut bullet) && !starts_with_bullet(&line) {
            format!("• {line}")
        } else {
            line
        });
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

const BULLETS: &[char] =
    &['•', '◦', '▪', '■', '●', '○', '·', '➢', '►', '✓', '✔', '❖', '◆', '◇', '∙', '⚫', '▸', '‣', '⁃'];

fn is_bullet(line: &str) -> bool {
    let mut letters = line.chars();
    letters.next().is_some_and(|letter| BULLETS.contains(&letter) || letter == 'o')
        && letters.next().is_none()
}

fn starts_with_bullet(line: &str) -> bool {
    line.starts_with(BULLETS) || line.starts_with("- ")
}

/// Fewest letters of a heading that is set with blanks between its letters.
const SPACED_LETTERS: usize = 4;

/// "E X P E R I E N C E" to "EXPERIENCE"; words are parted by wider blanks.
fn close_letters(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let single = words.iter().filter(|word| word.chars().count() == 1).count();
    let letters = words.iter().all(|word| word.chars().all(|letter| letter.is_uppercase() || letter == '&'));
    if single < SPACED_LETTERS || single < words.len() || !letters {
        return line.to_owned();
    }
    let joined: Vec<String> = line.split("  ").map(|word| word.split_whitespace().collect()).collect();
    joined.into_iter().filter(|word: &String| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(characters(text.to_owned()), expected);
    }

    #[test]
    fn a_text_without_damage_stays_as_it_is() {
        for text in
            ["Robin\r\nNurse - 2015\r\n", "Café Zoë – “Ångström” • 5 €", "well-known\n-\nx", "Âge d’or"]
        {
            check(text, text);
        }
    }

    #[test]
    fn characters_are_repaired() {
        check("donâ€™t â€“ CafÃ© â€¢ x", "don’t – Café • x");
        check("HarborÂ Clinic Â 2015", "Harbor Clinic  2015");
        check("Company Name ï¼ City", "Company Name | City");
        check("o\u{fb03}ce \u{a0}work\u{200b}", "office  work");
        check("2008 \u{96} 2022, I\u{92}m\u{81}", "2008 – 2022, I’m");
        check("\u{f0b7} Led\n\u{f0a7}Cut", "•  Led\n• Cut");
        check("mail \u{f0e0} a@b.example", "mail   a@b.example");
        check("reim\u{ad}burse\u{ad}\nment", "reimbursement\n");
        check("one\rtwo\u{c}three", "one\ntwo\nthree");
    }

    #[track_caller]
    fn laid_out(text: &str, expected: &str) {
        assert_eq!(layout(text), expected);
    }

    #[test]
    fn what_a_layout_leaves_behind_is_repaired() {
        laid_out("•\nLed six\n\n\n\n  •\n\n• Cut", "• Led six\n\n• Cut\n");
        laid_out("E X P E R I E N C E\nW O R K  H I S T O R Y", "EXPERIENCE\nWORK HISTORY\n");
        laid_out("A B\nI a m", "A B\nI a m\n");
    }
}
