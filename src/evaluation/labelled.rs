//! One line of labelled texts: JSON with its keys, or a text, a tab and codes. A line that cannot
//! be used is refused with the reason; no reason quotes the line, for it may be a person's.

use serde_json::Value;

use super::family::Family;
use super::gold::Gold;

/// The form of a file, told from its first line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A JSON object a line.
    Json,
    /// A text, a tab and codes a line.
    Tabbed,
}

impl Form {
    pub(super) fn of(line: &[u8]) -> Self {
        if line.trim_ascii_start().starts_with(b"{") { Self::Json } else { Self::Tabbed }
    }
}

/// A text with the codes that are right for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The line's own id, or its number.
    pub(super) id: String,
    pub(super) text: String,
    pub(super) gold: Gold,
    /// The job families it counts for.
    pub(super) families: Vec<Family>,
}

/// Reads a line; `number` is counted from 1.
pub(super) fn read(line: &[u8], number: usize, form: Form, text_field: &str) -> Result<Labelled, String> {
    match form {
        Form::Json => json(line, number, text_field),
        Form::Tabbed => tabbed(line, number),
    }
}

fn json(line: &[u8], number: usize, text_field: &str) -> Result<Labelled, String> {
    let value: Value = serde_json::from_slice(line).map_err(|error| format!("is no JSON object: {error}"))?;
    let id = match value.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => number.to_string(),
    };
    let Some(Value::String(text)) = value.get(text_field) else {
        return Err(format!("has no text under '{text_field}'; name its key with --text-field"));
    };
    let gold = match value.get("gold") {
        Some(Value::String(codes)) => Gold::read(codes.split(';'))?,
        Some(Value::Array(codes)) => {
            let codes: Option<Vec<&str>> = codes.iter().map(Value::as_str).collect();
            Gold::read(codes.ok_or("has a 'gold' that holds more than strings")?)?
        }
        _ => return Err("has no 'gold'; give SOC codes as an array or with ';' between them".to_owned()),
    };
    let own = value.get("family").and_then(Value::as_str).map(str::trim).filter(|own| !own.is_empty());
    let families = own.map_or_else(|| gold.families(), |own| vec![Family::Named(own.to_owned())]);
    Ok(Labelled { id, text: text.clone(), gold, families })
}

fn tabbed(line: &[u8], number: usize) -> Result<Labelled, String> {
    let line = std::str::from_utf8(line).map_err(|_| "is not UTF-8; save the file as UTF-8")?;
    // The last tab: a text may have some of its own.
    let (text, codes) = line
        .trim_end_matches(['\r', '\n'])
        .rsplit_once('\t')
        .ok_or("has no tab; write the text, a tab and SOC codes with ';' between them")?;
    let gold = Gold::read(codes.split(';'))?;
    Ok(Labelled { id: number.to_string(), text: text.to_owned(), families: gold.families(), gold })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Result<Labelled, String> {
        read(text.as_bytes(), 7, Form::of(text.as_bytes()), "text")
    }

    #[track_caller]
    fn reads(text: &str, id: &str, words: &str, families: usize) {
        let read = line(text).unwrap();
        assert_eq!((read.id.as_str(), read.text.as_str(), read.families.len()), (id, words, families));
        assert!(read.gold.has("35-2014"));
    }

    #[test]
    fn both_forms_are_read() {
        reads(r#"{"id":"a","text":"cook","gold":["35-2014.00"]}"#, "a", "cook", 1);
        reads(r#"{"id":3,"text":"cook","gold":"35-2014;35-1011.00"}"#, "3", "cook", 1);
        reads(r#"{"text":"cook","gold":["35-2014","11-9051"],"family":"Kitchen"}"#, "7", "cook", 1);
        reads("line cook\t35-2014.00; 11-9051.00\r\n", "7", "line cook", 2);
        reads("line\tcook\t35-2014", "7", "line\tcook", 1);
    }

    #[track_caller]
    fn refuses(text: &str, reason: &str) {
        let told = line(text).unwrap_err();
        assert!(told.contains(reason), "{told}");
        assert!(!told.contains("secret"), "{told}");
    }

    #[test]
    fn a_refusal_tells_why_and_quotes_no_text() {
        refuses(r#"{"text":"secret","gold":["#, "is no JSON object");
        refuses(r#"{"cv":"secret","gold":["35-2014"]}"#, "no text under 'text'");
        refuses(r#"{"text":"secret"}"#, "has no 'gold'");
        refuses(r#"{"text":"secret","gold":[7]}"#, "more than strings");
        refuses(r#"{"text":"secret","gold":["35-2014","secret"]}"#, "code 2 is no SOC code");
        refuses(r#"{"text":"secret","gold":[]}"#, "no SOC code");
        refuses("secret", "no tab");
        refuses("secret\tsecret", "code 1 is no SOC code");
    }
}
