//! HTML as a person sees it: blocks are lines, list items have bullets, what a style sheet hides is
//! left out. Nothing is fetched: a style sheet counts where it stands in the file itself.

mod style;

use std::collections::HashMap;
use std::convert::Infallible;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::hidden::words;
use super::text::Decoded;
use super::{Body, Format, Refusal};

use style::{Look, Sheet};

/// Deepest nesting of elements.
const DEEPEST: usize = 2048;

/// Elements whose content is no text of the page.
const SKIPPED: &[&str] = &[
    "script", "style", "template", "noscript", "title", "svg", "math", "select", "iframe", "object", "audio",
    "video", "canvas", "textarea", "button",
];

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "tr",
    "ul",
    "caption",
    "summary",
    "details",
];

/// Blocks that a blank line parts from what stands before them.
const PARTED: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "table", "section"];

/// Elements without content.
const EMPTY: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

struct Open {
    name: String,
    skipped: bool,
    preformatted: bool,
    look: Look,
    /// Where its text starts.
    start: usize,
}

#[derive(Default)]
struct Page {
    sheet: Sheet,
    /// The text of the style element that is open.
    rules: Option<String>,
    open: Vec<Open>,
    /// How many elements of each name are open.
    names: HashMap<String, usize>,
    bullet: bool,
    text: String,
    hidden: String,
}

pub(super) fn read(decoded: &Decoded) -> Result<Body, Refusal> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for token in Tokenizer::new_with_emitter(decoded.text.as_str(), emitter) {
        let token: Token = token.unwrap_or_else(|never: Infallible| match never {});
        match token {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => page.put(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Ok(Body {
        text: page.text,
        hidden_words: words(&page.hidden),
        warnings: decoded.warnings.clone(),
        ..Body::default()
    })
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Refusal> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if name == "style" {
            self.rules = Some(String::new());
        }
        // These end where the next of their kind begins.
        if ["li", "p", "td", "th", "tr", "dt", "dd", "option"].contains(&name.as_str())
            && self.open.last().is_some_and(|last| last.name == name)
        {
            self.end(&name);
        }
        if BLOCKS.contains(&name.as_str()) {
            self.end_line();
            if PARTED.contains(&name.as_str()) && self.text.ends_with('\n') && !self.text.ends_with("\n\n") {
                self.text.push('\n');
            }
        }
        match name.as_str() {
            "li" => self.bullet = true,
            "br" => self.text.push('\n'),
            _ => {}
        }
        if EMPTY.contains(&name.as_str()) || tag.self_closing {
            return Ok(());
        }
        if self.open.len() >= DEEPEST {
            let (format, limit) = (Format::Html, DEEPEST as u64);
            return Err(Refusal::TooMuch { format, what: "elements inside each other", limit });
        }
        let outer = self.open.last();
        let skipped = outer.is_some_and(|outer| outer.skipped) || SKIPPED.contains(&name.as_str());
        let preformatted = outer.is_some_and(|outer| outer.preformatted) || name == "pre";
        let look = self.sheet.look(&name, tag, outer.map(|outer| outer.look).unwrap_or_default());
        *self.names.entry(name.clone()).or_default() += 1;
        self.open.push(Open { name, skipped, preformatted, look, start: self.text.len() });
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if name == "style"
            && let Some(rules) = self.rules.take()
        {
            self.sheet.add(&rules);
        }
        let Some(start) = self.closed(name) else { return };
        match name {
            "td" | "th" => self.end_cell(start),
            "tr" => {
                if self.text.ends_with('\t') {
                    self.text.pop();
                }
                self.end_line();
            }
            "li" => {
                self.bullet = false;
                self.end_line();
            }
            _ if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    /// Closes the innermost element of a name with all in it; where its text starts.
    fn closed(&mut self, name: &str) -> Option<usize> {
        self.names.get(name).filter(|&&count| count > 0)?;
        while let Some(open) = self.open.pop() {
            if let Some(count) = self.names.get_mut(&open.name) {
                *count -= 1;
            }
            if open.name == name {
                return Some(open.start);
            }
        }
        None
    }

    fn put(&mut self, text: &str) {
        if let Some(rules) = &mut self.rules {
            rules.push_str(text);
            return;
        }
        let (look, preformatted) = match self.open.last() {
            Some(last) if last.skipped => return,
            Some(last) => (last.look, last.preformatted),
            None => (Look::default(), false),
        };
        if look.hides() {
            self.hidden.push_str(text);
            return;
        }
        self.hidden.push(' ');
        if preformatted {
            self.text.push_str(text);
            return;
        }
        for (at, word) in text.split([' ', '\t', '\n', '\r', '\u{c}']).enumerate() {
            if at > 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
                self.text.push(' ');
            }
            if word.is_empty() {
                continue;
            }
            if self.bullet {
                self.bullet = false;
                self.text.push_str("• ");
            }
            self.text.push_str(word);
        }
    }

    fn end_line(&mut self) {
        self.hidden.push(' ');
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push('\n');
        }
    }

    /// A cell of one line is parted from the next by a tab, one of several lines stays as it is.
    fn end_cell(&mut self, start: usize) {
        self.end_line();
        if let Some(own) = self.text.get(start..)
            && own.ends_with('\n')
            && own.trim_matches('\n').matches('\n').count() == 0
        {
            self.text.truncate(self.text.trim_end_matches('\n').len());
            self.text.push('\t');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, text: &str, hidden: usize) {
        let body = read(&Decoded { text: html.to_owned(), warnings: Vec::new() }).unwrap();
        assert_eq!((body.text.trim(), body.hidden_words), (text, hidden), "{html}");
    }

    #[test]
    fn blocks_are_lines_and_items_have_bullets() {
        check("<h1>Robin</h1><p>A <b>nurse</b>\n of note</p>", "Robin\n\nA nurse of note", 0);
        check("<ul><li>One<li>Two &amp; more</ul>", "• One\n• Two & more", 0);
        check("<table><tr><td>2015</td><td><p>Nurse</p></td></tr></table>", "2015\tNurse", 0);
        check("<title>cv</title><script>var x = '<p>no'</script>Nurse<br>Ward 3", "Nurse\nWard 3", 0);
        check("<p>Led&nbsp;six</p>", "Led\u{a0}six", 0);
    }

    #[test]
    fn hidden_text_is_counted_and_left_out() {
        check("Nurse<div style='display: none'>python <b>rust</b></div>", "Nurse", 2);
        check("<style>.x{color:red;display:none}</style>Nurse<i class='a x'>sql</i>", "Nurse", 1);
        check("Nurse <span style='color:#fff'>sql</span> now", "Nurse now", 1);
        check("<div style='background:#123;color:white'>Nurse</div>", "Nurse", 0);
        check("Nurse <span style=font-size:1px>sql</span><p hidden>rust", "Nurse", 2);
        check("<i style=visibility:hidden>sql <b style=visibility:visible>Nurse</b></i>", "Nurse", 1);
        check("<style>.x{display:none}</style><p class=x style=display:block>Nurse", "Nurse", 0);
        check("<div style=display:none>sql <b style=display:block>rust</b></div>Nurse", "Nurse", 2);
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = Decoded { text: "<div>".repeat(100_000), warnings: Vec::new() };
        assert!(matches!(read(&deep), Err(Refusal::TooMuch { .. })));
    }
}
