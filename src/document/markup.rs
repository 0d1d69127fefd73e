//! Tells HTML and Markdown from plain text.

use crate::scan;

/// How much of a text tells what it is, in bytes.
const HEAD: usize = 2048;

/// Elements that a fragment of HTML without a head begins with.
const ELEMENTS: &[&str] = &[
    "html", "head", "body", "div", "p", "h1", "h2", "h3", "table", "ul", "ol", "section", "article", "main",
    "span", "meta", "style", "title", "header", "center", "font", "b", "br", "link", "script",
];

pub(super) fn is_html(text: &str) -> bool {
    let mut start = text.trim_start();
    while let Some(rest) = start.strip_prefix("<!--").or_else(|| start.strip_prefix("<?")) {
        let Some(end) = rest.find('>') else { return false };
        start = rest[end + 1..].trim_start();
    }
    let mut end = start.len().min(HEAD);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    if !start[..end].contains('<') {
        return false;
    }
    let head = start[..end].to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.contains("<html") || head.contains("<body") {
        return true;
    }
    let name = head.strip_prefix('<').map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
        &rest[..end]
    });
    name.is_some_and(|name| ELEMENTS.contains(&name)) && head.contains("</")
}

/// A heading with its mark, and one mark more; or emphasis and links in several places.
pub(super) fn is_markdown(text: &str) -> bool {
    let has =
        |mark: [u8; 2]| scan::any_pair(text.as_bytes(), |byte, next| (byte == mark[0]) & (next == mark[1]));
    let (strong, linked) = (has(*b"**"), has(*b"]("));
    if !strong && !linked && !scan::any(text.as_bytes(), |byte| byte == b'#') {
        return false;
    }
    let mut headings = 0;
    let mut marks = 0;
    for line in text.lines().take(400) {
        let body = line.trim_start();
        let hashes = body.len() - body.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && body[hashes..].starts_with(' ') {
            headings += 1;
        }
        let emphasis = (strong && body.matches("**").count() >= 2) || (linked && body.contains("]("));
        marks += usize::from(emphasis || body.starts_with("- ") || body.starts_with("* "));
        marks += usize::from(emphasis);
    }
    headings >= 2 || (headings == 1 && marks >= 1 && text.trim_start().starts_with('#')) || {
        let strong = text.matches("**").count() / 2 + text.matches("](").count();
        strong >= 3
    }
}
