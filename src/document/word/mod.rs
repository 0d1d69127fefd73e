//! Word documents since 2007: headers, the text with its tables and text boxes, footers, notes.

mod styles;

use std::collections::{HashMap, HashSet};

use super::archive::{Archive, is_word_text};
use super::hidden::{colour, is_white, words};
use super::xml::{Element, Step, walk};
use super::{Body, Format, Refusal};

use styles::{Look, is_shade};

pub(super) fn read(bytes: &[u8]) -> Result<Body, Refusal> {
    let mut archive = Archive::open(bytes, Format::Word)?;
    let styles = match archive.part("word/styles.xml")? {
        Some(part) => styles::styles(&part)?,
        None => HashMap::new(),
    };
    let names = archive.names();
    let part = |start: &str| {
        let start = format!("word/{start}");
        names
            .iter()
            .filter(|name| {
                name.starts_with(&start) && name.rsplit_once('.').is_some_and(|(_, end)| end == "xml")
            })
            .cloned()
            .collect()
    };
    let [headers, footers, footnotes, endnotes]: [Vec<String>; 4] =
        ["header", "footer", "footnotes", "endnotes"].map(part);
    let main = names.iter().filter(|name| is_word_text(name)).take(1).cloned().collect();
    let mut body = Body::default();
    let mut told: HashSet<String> = HashSet::new();
    for name in [headers, main, footers, footnotes, endnotes].concat() {
        let Some(part) = archive.part(&name)? else { continue };
        let (text, hidden) = part_text(&part, &styles)?;
        // First page, even pages and odd pages often have the same header.
        if !told.contains(&text) {
            body.text.push_str(&text);
            body.hidden_words += hidden;
            told.insert(text);
        }
    }
    Ok(body)
}

/// Elements whose text is no text of the page: what was deleted or moved away, old forms of what
/// stands beside them, and codes of fields.
const SKIPPED: &[&str] =
    &["Fallback", "delText", "instrText", "del", "moveFrom", "sdtPr", "docPr", "binData"];

#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own, and any can be with any")]
struct Part<'a> {
    styles: &'a HashMap<String, Look>,
    text: String,
    hidden: String,
    /// How deep inside a skipped element.
    skipped: usize,
    within_text: bool,
    within_run_look: bool,
    within_paragraph_look: bool,
    run: Look,
    /// The style of each open paragraph; a text box opens one within another.
    paragraphs: Vec<Look>,
    bullet: bool,
    /// For each open cell: where its text starts, and whether it or one around it is shaded.
    cells: Vec<(usize, bool)>,
    /// For each open shape: whether it is filled.
    shapes: Vec<bool>,
    within_line: bool,
    shaded_paragraph: bool,
    /// Whether the whole page has a colour, or shapes lie behind the text.
    shaded_page: bool,
}

/// The text of one part, and its hidden words.
fn part_text(bytes: &[u8], styles: &HashMap<String, Look>) -> Result<(String, usize), Refusal> {
    let mut part = Part {
        styles,
        text: String::new(),
        hidden: String::new(),
        skipped: 0,
        within_text: false,
        within_run_look: false,
        within_paragraph_look: false,
        run: Look::default(),
        paragraphs: Vec::new(),
        bullet: false,
        cells: Vec::new(),
        shapes: Vec::new(),
        within_line: false,
        shaded_paragraph: false,
        shaded_page: lies_behind(bytes),
    };
    walk(bytes, Format::Word, &mut |step| part.step(step))?;
    Ok((part.text, words(&part.hidden)))
}

/// Whether a drawing lies behind the text: white letters may stand on it.
fn lies_behind(bytes: &[u8]) -> bool {
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    has(b"behindDoc=\"1\"") || has(b"behindDoc=\"true\"") || has(b"z-index:-")
}

impl Part<'_> {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(element) if self.skipped > 0 || SKIPPED.contains(&element.name) => self.skipped += 1,
            Step::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Step::Open(element) => self.open(element),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.within_text && self.skipped == 0 => self.put(text),
            Step::Text(_) => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name {
            "p" => {
                self.end_line();
                self.paragraphs.push(Look::default());
                (self.bullet, self.shaded_paragraph) = (false, false);
            }
            "pPr" => self.within_paragraph_look = true,
            "r" => self.run = self.paragraphs.last().copied().unwrap_or_default(),
            "rPr" => self.within_run_look = true,
            "t" => self.within_text = true,
            "tab" | "ptab" if !self.within_paragraph_look => self.put("\t"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "sym" => self.symbol(element),
            "tc" => {
                let shaded = self.cells.last().is_some_and(|(_, shaded)| *shaded);
                self.cells.push((self.text.len(), shaded));
            }
            "wsp" | "shape" | "rect" | "roundrect" => {
                let filled = element.value("fillcolor").is_some_and(|fill| is_dark(&fill));
                self.shapes.push(filled);
            }
            "background" => self.shaded_page |= element.value("color").is_some_and(|fill| is_dark(&fill)),
            "ln" => self.within_line = true,
            "srgbClr" | "schemeClr" | "blip" if !self.within_line => self.fill(element),
            _ => self.property(element),
        }
    }

    /// Properties of runs, paragraphs and cells.
    fn property(&mut self, element: &Element<'_>) {
        if self.within_paragraph_look && !self.within_run_look {
            match element.name {
                "pStyle" => {
                    let style = element.value("val").and_then(|id| self.styles.get(&id));
                    if let (Some(style), Some(paragraph)) = (style, self.paragraphs.last_mut()) {
                        *paragraph = *style;
                    }
                }
                "numId" => self.bullet = element.value("val").is_some_and(|number| number != "0"),
                "outlineLvl" => self.bullet = false,
                "shd" => self.shaded_paragraph = is_shade(element),
                _ => {}
            }
        } else if self.within_run_look && !self.within_paragraph_look {
            if element.name == "rStyle" {
                let style = element.value("val").and_then(|id| self.styles.get(&id));
                self.run = style.map_or(self.run, |style| style.over(self.run));
            } else {
                let mut own = Look::default();
                own.set(element);
                self.run = own.over(self.run);
            }
        } else if element.name == "shd"
            && !self.within_run_look
            && let Some((_, shaded)) = self.cells.last_mut()
        {
            *shaded |= is_shade(element);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                // A paragraph without text is a blank line, which parts two blocks.
                if self.text.ends_with('\n') && !self.text.ends_with("\n\n") && self.cells.is_empty() {
                    self.text.push('\n');
                }
                self.end_line();
                self.paragraphs.pop();
            }
            "pPr" => self.within_paragraph_look = false,
            "rPr" => self.within_run_look = false,
            "t" => self.within_text = false,
            "tc" => self.end_cell(),
            "tr" => {
                if self.text.ends_with('\t') {
                    self.text.pop();
                }
                self.end_line();
            }
            "wsp" | "shape" | "rect" | "roundrect" => {
                self.shapes.pop();
            }
            "ln" => self.within_line = false,
            _ => {}
        }
    }

    /// A symbol by its number; those of private fonts are bullets and icons.
    fn symbol(&mut self, element: &Element<'_>) {
        let number = element.value("char").and_then(|digits| u32::from_str_radix(&digits, 16).ok());
        if let Some(letter) = number.and_then(char::from_u32) {
            self.put(letter.encode_utf8(&mut [0; 4]));
        }
    }

    /// A shape's own colour, which stands before its text.
    fn fill(&mut self, element: &Element<'_>) {
        let white = element.name == "srgbClr"
            && element.value("val").and_then(|value| colour(&value)).is_some_and(is_white)
            || element.name == "schemeClr" && element.value("val").is_some_and(|value| value == "bg1");
        if let Some(filled) = self.shapes.last_mut() {
            *filled |= !white;
        }
    }

    fn put(&mut self, text: &str) {
        let shaded = self.shaded_page
            || self.shaded_paragraph
            || self.cells.last().is_some_and(|(_, shaded)| *shaded)
            || self.shapes.last() == Some(&true);
        if self.run.hides(shaded) {
            self.hidden.push_str(text);
            return;
        }
        self.hidden.push(' ');
        let opens = self.text.is_empty() || self.text.ends_with(['\n', '\t']);
        if self.bullet && opens && !text.trim().is_empty() {
            self.text.push_str("• ");
            self.bullet = false;
        }
        self.text.push_str(text);
    }

    fn end_line(&mut self) {
        self.hidden.push(' ');
        if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push('\n');
        }
    }

    /// A cell of one line is parted from the next by a tab, one of several lines stays as it is.
    fn end_cell(&mut self) {
        self.end_line();
        if let Some((start, _)) = self.cells.pop()
            && let Some(own) = self.text.get(start..)
            && own.ends_with('\n')
            && own.trim_end_matches('\n').matches('\n').count() == 0
        {
            self.text.truncate(self.text.trim_end_matches('\n').len());
            self.text.push('\t');
        }
    }
}

fn is_dark(fill: &str) -> bool {
    colour(fill).is_some_and(|fill| !is_white(fill))
}
