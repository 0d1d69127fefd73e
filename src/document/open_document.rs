//! OpenDocument texts: the header of the page, the text with lists and tables, the footer.

use std::collections::HashMap;

use super::archive::Archive;
use super::hidden::{TINY_POINTS, colour, is_white, words};
use super::xml::{Element, Step, walk};
use super::{Body, Format, Refusal};

pub(super) fn read(bytes: &[u8]) -> Result<Body, Refusal> {
    let format = Format::OpenDocument;
    let mut archive = Archive::open(bytes, format)?;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(Refusal::LockedOffice);
    }
    let page = archive.part("styles.xml")?.unwrap_or_default();
    let content = archive.part("content.xml")?.ok_or_else(|| Refusal::broken(format, "it has no text"))?;
    let mut styles = HashMap::new();
    for part in [&page, &content] {
        hiding_styles(part, &mut styles)?;
    }
    let mut body = Body::default();
    for (part, inside) in [(&page, "header"), (&content, "text"), (&page, "footer")] {
        let (text, hidden) = part_text(part, inside, &styles)?;
        body.text.push_str(&text);
        body.hidden_words += hidden;
    }
    Ok(body)
}

/// What a style does to text: hides it always, or only on white.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    hidden: bool,
    /// None where the style names no colour.
    white: Option<bool>,
    shaded: bool,
}

impl Look {
    /// This look within another one.
    fn within(self, outer: Self) -> Self {
        Self {
            hidden: self.hidden || outer.hidden,
            white: self.white.or(outer.white),
            shaded: self.shaded || outer.shaded,
        }
    }

    fn hides(self) -> bool {
        self.hidden || (self.white == Some(true) && !self.shaded)
    }
}

/// Adds the styles of a part that hide text or paint its ground.
fn hiding_styles(bytes: &[u8], styles: &mut HashMap<String, Look>) -> Result<(), Refusal> {
    let mut name: Option<String> = None;
    walk(bytes, Format::OpenDocument, &mut |step| match step {
        Step::Open(element) if element.name == "style" => name = element.value("name"),
        Step::Close("style") => name = None,
        Step::Open(element) => {
            let Some(name) = &name else { return };
            if !element.name.ends_with("-properties") {
                return;
            }
            let look = styles.entry(name.clone()).or_default();
            look.hidden |= element.value("display").is_some_and(|display| display == "none")
                || element.value("font-size").is_some_and(|size| is_tiny(&size));
            let white = element.value("color").and_then(|value| colour(&value)).map(is_white);
            look.white = white.or(look.white);
            look.shaded |= ["background-color", "fill-color"].iter().any(|key| {
                element.value(key).and_then(|value| colour(&value)).is_some_and(|fill| !is_white(fill))
            });
        }
        Step::Close(_) | Step::Text(_) => {}
    })
}

/// "1pt"; sizes in per cent are left alone.
fn is_tiny(size: &str) -> bool {
    size.strip_suffix("pt")
        .and_then(|points| points.parse::<f64>().ok())
        .is_some_and(|points| points <= TINY_POINTS)
}

/// Elements whose text is no text of the page.
const SKIPPED: &[&str] =
    &["tracked-changes", "annotation", "desc", "title", "hidden-text", "hidden-paragraph", "sequence-decls"];

struct Part<'a> {
    inside: &'static str,
    styles: &'a HashMap<String, Look>,
    text: String,
    hidden: String,
    /// How deep inside the part of the document that is wanted, counted in elements of its name.
    wanted: usize,
    skipped: usize,
    paragraphs: usize,
    /// The looks of the open elements, each with those around it.
    looks: Vec<Look>,
    list_item: bool,
    /// Where the text of each open cell starts.
    cells: Vec<usize>,
}

fn part_text(
    bytes: &[u8],
    inside: &'static str,
    styles: &HashMap<String, Look>,
) -> Result<(String, usize), Refusal> {
    let mut part = Part {
        inside,
        styles,
        text: String::new(),
        hidden: String::new(),
        wanted: 0,
        skipped: 0,
        paragraphs: 0,
        looks: Vec::new(),
        list_item: false,
        cells: Vec::new(),
    };
    if !bytes.is_empty() {
        walk(bytes, Format::OpenDocument, &mut |step| part.step(step))?;
    }
    Ok((part.text, words(&part.hidden)))
}

impl Part<'_> {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(element) if self.skipped > 0 || SKIPPED.contains(&element.name) => self.skipped += 1,
            Step::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Step::Open(element) => {
                self.wanted += usize::from(element.name == self.inside);
                let style = element.value("style-name").and_then(|name| self.styles.get(&name));
                let mut look = style.copied().unwrap_or_default();
                // A section, or a paragraph under a condition, may be hidden as a whole.
                look.hidden |= element.value("display").is_some_and(|display| display == "none");
                self.looks.push(look.within(self.looks.last().copied().unwrap_or_default()));
                if self.wanted > 0 {
                    self.open(element);
                }
            }
            Step::Close(name) => {
                if self.wanted > 0 {
                    self.close(name);
                }
                self.looks.pop();
                self.wanted -= usize::from(name == self.inside && self.wanted > 0);
            }
            Step::Text(text) if self.wanted > 0 && self.paragraphs > 0 && self.skipped == 0 => self.put(text),
            Step::Text(_) => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name {
            "p" | "h" => {
                self.end_line();
                self.paragraphs += 1;
            }
            "list-item" => self.list_item = true,
            "tab" => self.put("\t"),
            "line-break" => self.put("\n"),
            "s" => self.put(" "),
            "table-cell" => self.cells.push(self.text.len()),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if self.text.ends_with('\n') && !self.text.ends_with("\n\n") && self.cells.is_empty() {
                    self.text.push('\n');
                }
                self.end_line();
                self.paragraphs = self.paragraphs.saturating_sub(1);
            }
            "list-item" => self.list_item = false,
            "table-cell" => self.end_cell(),
            "table-row" => {
                if self.text.ends_with('\t') {
                    self.text.pop();
                }
                self.end_line();
            }
            _ => {}
        }
    }

    fn put(&mut self, text: &str) {
        if self.looks.last().is_some_and(|look| look.hides()) {
            self.hidden.push_str(text);
            return;
        }
        self.hidden.push(' ');
        let opens = self.text.is_empty() || self.text.ends_with(['\n', '\t']);
        if self.list_item && opens && !text.trim().is_empty() {
            self.text.push_str("• ");
            self.list_item = false;
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
        if let Some(start) = self.cells.pop()
            && let Some(own) = self.text.get(start..)
            && own.ends_with('\n')
            && own.trim_end_matches('\n').matches('\n').count() == 0
        {
            self.text.truncate(self.text.trim_end_matches('\n').len());
            self.text.push('\t');
        }
    }
}
