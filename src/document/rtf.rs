//! Rich Text Format: the text of the document, without fonts, pictures and other destinations.

use encoding_rs::{Encoding, WINDOWS_1252};
use rtf_grimoire::tokenizer::{Token, read_token};

use super::hidden::{TINY_POINTS, is_white, words};
use super::{Body, Format, Refusal};

/// Deepest nesting of groups.
const DEEPEST: usize = 4096;

/// Groups whose text is no text of the page.
const SKIPPED: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "fldinst",
    "nonshppict",
    "xmlnstbl",
    "mmathPr",
    "filetbl",
    "revtbl",
    "bkmkstart",
    "bkmkend",
    "footnote",
    "annotation",
    "sp",
];

/// Groups that hold text though they are marked as ones that a reader may skip.
const KEPT: &[&str] = &["shptxt", "shpinst", "listtext", "headerf", "footerf"];

/// The state that a group keeps for itself.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own, and any can be with any")]
struct Group {
    skipped: bool,
    hidden: bool,
    white: bool,
    tiny: bool,
    shaded: bool,
    /// How many characters stand for one of `\u` for readers that know no Unicode.
    fallback: usize,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own, and any can be with any")]
struct Page {
    group: Group,
    outer: Vec<Group>,
    encoding: &'static Encoding,
    /// Bytes in the encoding of the document, not decoded yet.
    bytes: Vec<u8>,
    /// Whether each colour of the table is white; the table that is being read ends in the last.
    white_colours: Vec<bool>,
    mixed: [Option<u8>; 3],
    in_colours: bool,
    /// Characters that are still to be left out behind a `\u`.
    left_out: usize,
    starts_group: bool,
    may_skip: bool,
    text: String,
    hidden: String,
    high: Option<u16>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Body, Refusal> {
    let format = Format::Rtf;
    let group =
        Group { skipped: false, hidden: false, white: false, tiny: false, shaded: false, fallback: 1 };
    let mut page = Page {
        group,
        outer: Vec::new(),
        encoding: WINDOWS_1252,
        bytes: Vec::new(),
        white_colours: Vec::new(),
        mixed: [None; 3],
        in_colours: false,
        left_out: 0,
        starts_group: false,
        may_skip: false,
        text: String::new(),
        hidden: String::new(),
        high: None,
    };
    // One by one: all tokens of a large file would take more memory than any document is worth.
    let mut rest = bytes;
    while let Ok((behind, token)) = read_token(rest) {
        rest = behind;
        page.take(token);
        if page.outer.len() > DEEPEST {
            return Err(Refusal::TooMuch { format, what: "groups inside each other", limit: DEEPEST as u64 });
        }
    }
    page.flush();
    Ok(Body { text: page.text, hidden_words: words(&page.hidden), ..Body::default() })
}

impl Page {
    fn take(&mut self, token: Token) {
        let starts_group = std::mem::replace(&mut self.starts_group, false);
        match token {
            Token::StartGroup => {
                self.flush();
                self.outer.push(self.group.clone());
                (self.starts_group, self.may_skip) = (true, false);
            }
            Token::EndGroup => {
                self.flush();
                self.in_colours = false;
                if let Some(outer) = self.outer.pop() {
                    self.group = outer;
                }
            }
            Token::ControlSymbol('*') if starts_group => (self.starts_group, self.may_skip) = (true, true),
            Token::ControlSymbol(symbol) => self.symbol(symbol),
            Token::ControlWord { name, arg } => {
                if starts_group {
                    let unknown = self.may_skip && !KEPT.contains(&name.as_str());
                    self.group.skipped |= unknown || SKIPPED.contains(&name.as_str());
                    self.in_colours = name == "colortbl";
                }
                self.word(&name, arg);
            }
            Token::Text(bytes) => self.letters(&bytes),
            Token::ControlBin(_) | Token::Newline(_) => {}
        }
    }

    fn letters(&mut self, bytes: &[u8]) {
        if self.in_colours {
            for _ in bytes.iter().filter(|&&byte| byte == b';') {
                let mixed = std::mem::take(&mut self.mixed);
                let white = match mixed {
                    [Some(red), Some(green), Some(blue)] => is_white([red, green, blue]),
                    _ => false,
                };
                self.white_colours.push(white);
            }
            return;
        }
        let from = self.left_out.min(bytes.len());
        self.left_out -= from;
        self.bytes.extend_from_slice(&bytes[from..]);
    }

    fn symbol(&mut self, symbol: char) {
        match symbol {
            '~' => self.put(" "),
            '_' => self.put("-"),
            '{' | '}' | '\\' => self.letters(&[u8::try_from(symbol).unwrap_or(b' ')]),
            '\n' | '\r' => self.put("\n"),
            _ => {}
        }
    }

    fn word(&mut self, name: &str, arg: Option<i32>) {
        let on = arg != Some(0);
        match name {
            "'" => self.byte(arg),
            "u" => self.unicode(arg.unwrap_or(0)),
            "uc" => {
                self.group.fallback = arg.and_then(|count| usize::try_from(count).ok()).unwrap_or(1).min(16);
            }
            "ansicpg" => {
                let page = arg.and_then(|page| u16::try_from(page).ok());
                self.encoding = page.and_then(codepage::to_encoding).unwrap_or(WINDOWS_1252);
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "red" => self.mixed[0] = arg.and_then(|part| u8::try_from(part).ok()),
            "green" => self.mixed[1] = arg.and_then(|part| u8::try_from(part).ok()),
            "blue" => self.mixed[2] = arg.and_then(|part| u8::try_from(part).ok()),
            _ => {
                self.flush();
                self.look(name, arg, on);
                self.mark(name);
            }
        }
    }

    /// Control words that change how the letters behind them look.
    fn look(&mut self, name: &str, arg: Option<i32>, on: bool) {
        let place = arg.and_then(|place| usize::try_from(place).ok());
        let is_white =
            |place: Option<usize>| place.and_then(|place| self.white_colours.get(place)) == Some(&true);
        match name {
            "v" => self.group.hidden = on,
            "cf" => self.group.white = is_white(place),
            "fs" => self.group.tiny = arg.is_some_and(|halves| f64::from(halves) / 2.0 <= TINY_POINTS),
            "cb" | "highlight" | "chcbpat" | "cbpat" | "clcbpat" => {
                self.group.shaded = place.is_some_and(|place| place > 0) && !is_white(place);
            }
            "plain" => {
                let group = &mut self.group;
                (group.hidden, group.white, group.tiny) = (false, false, false);
            }
            _ => {}
        }
    }

    /// Control words that stand for a character.
    fn mark(&mut self, name: &str) {
        match name {
            "par" | "line" | "sect" | "page" | "row" | "nestrow" => self.put("\n"),
            "tab" | "cell" | "nestcell" => self.put("\t"),
            "emdash" => self.put("—"),
            "endash" => self.put("–"),
            "bullet" => self.put("• "),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            "emspace" | "enspace" | "qmspace" => self.put(" "),
            _ => {}
        }
    }

    fn byte(&mut self, value: Option<i32>) {
        if let Some(byte) = value.and_then(|value| u8::try_from(value).ok()) {
            self.letters(&[byte]);
        }
    }

    /// A UTF-16 unit as a signed number, with characters behind it for readers without Unicode.
    fn unicode(&mut self, number: i32) {
        self.flush();
        self.left_out = self.group.fallback;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units).flatten().collect();
        self.put(&text);
    }

    /// Decodes the bytes that were gathered.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
            self.put(&text);
        }
    }

    fn put(&mut self, text: &str) {
        if self.group.skipped {
            return;
        }
        if !self.bytes.is_empty() {
            self.flush();
        }
        let group = &self.group;
        if group.hidden || group.tiny || (group.white && !group.shaded) {
            self.hidden.push_str(text);
        } else {
            self.hidden.push(' ');
            self.text.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rtf: &str, text: &str, hidden: usize) {
        let body = read(rtf.as_bytes()).unwrap();
        assert_eq!((body.text.trim(), body.hidden_words), (text, hidden), "{rtf}");
    }

    #[test]
    fn text_is_read_without_its_tables() {
        check(
            r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator X;}\b Nurse\b0\par Ward 3}",
            "Nurse\nWard 3",
            0,
        );
        check(r"{\rtf1\ansi\ansicpg1252 Caf\'e9 \u8211\'96 now\{1\}}", "Café – now{1}", 0);
        check(r"{\rtf1\uc0 \u-10179 \u-8704 x}", "\u{1f600}x", 0);
        check(r"{\rtf1 one{\field{\*\fldinst HYPERLINK a}{\fldrslt two}}}", "onetwo", 0);
    }

    #[test]
    fn hidden_text_is_counted_and_left_out() {
        check(r"{\rtf1 Nurse {\v python rust }here}", "Nurse here", 2);
        check(
            r"{\rtf1{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}\cf1 sql\cf2 Nurse}",
            "Nurse",
            1,
        );
        check(r"{\rtf1 Nurse {\fs2 python}}", "Nurse", 1);
    }
}
