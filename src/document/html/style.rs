//! As much of CSS as hides text: rules for an element, a class or an id, and style attributes.

use std::collections::HashMap;

use html5gum::StartTag;

use crate::document::hidden::{TINY_POINTS, colour, is_white};

/// Most rules of a style sheet that are kept.
const MOST_RULES: usize = 10_000;

/// How an element looks, as far as it can be seen at all.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own, and any can be with any")]
pub(super) struct Look {
    hidden: bool,
    invisible: bool,
    /// Of a colour that is none.
    clear: bool,
    white: bool,
    shaded: bool,
    tiny: bool,
}

impl Look {
    pub(super) fn hides(self) -> bool {
        self.hidden || self.invisible || self.clear || self.tiny || (self.white && !self.shaded)
    }

    /// This look with a style over it.
    fn with(self, style: Style) -> Self {
        Self {
            hidden: self.hidden || style.hidden || style.gone == Some(true),
            invisible: style.invisible.unwrap_or(self.invisible),
            clear: style.clear.unwrap_or(self.clear),
            white: style.white.unwrap_or(self.white),
            shaded: style.shaded.unwrap_or(self.shaded),
            tiny: style.tiny.unwrap_or(self.tiny),
        }
    }
}

/// What declarations ("color: red; display: none") change of a look; none where they say nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    /// Transparent, or off the page.
    hidden: bool,
    /// Not laid out at all.
    gone: Option<bool>,
    invisible: Option<bool>,
    clear: Option<bool>,
    white: Option<bool>,
    shaded: Option<bool>,
    tiny: Option<bool>,
}

impl Style {
    /// This style over another one of the same selector.
    fn over(self, other: Self) -> Self {
        Self {
            hidden: self.hidden || other.hidden,
            gone: self.gone.or(other.gone),
            invisible: self.invisible.or(other.invisible),
            clear: self.clear.or(other.clear),
            white: self.white.or(other.white),
            shaded: self.shaded.or(other.shaded),
            tiny: self.tiny.or(other.tiny),
        }
    }

    fn declare(&mut self, declarations: &str) {
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
            match property.trim().to_ascii_lowercase().as_str() {
                "display" => self.gone = Some(value == "none"),
                "visibility" => self.invisible = Some(value == "hidden" || value == "collapse"),
                "opacity" => self.hidden |= value.parse() == Ok(0.0),
                "font-size" => {
                    self.tiny = points(&value).map(|points| points <= TINY_POINTS).or(self.tiny);
                }
                "color" => {
                    self.white = Some(colour(&value).is_some_and(is_white));
                    self.clear = Some(value == "transparent");
                }
                "background" | "background-color" | "background-image" => {
                    let plain = value.split_whitespace().find_map(colour);
                    let nothing = ["none", "transparent", "inherit", "initial"].contains(&value.as_str());
                    self.shaded = Some(!nothing && plain.is_none_or(|plain| !is_white(plain)));
                }
                "left" | "top" | "text-indent" | "margin-left" => {
                    self.hidden |= points(&value).is_some_and(|points| points < -500.0);
                }
                _ => {}
            }
        }
    }
}

/// "1px" and "0.5pt" in points; other units depend on what stands around, unless they are none of it.
fn points(value: &str) -> Option<f64> {
    let unit = |letter: char| letter.is_ascii_alphabetic() || letter == '%';
    if value.trim_end_matches(unit).parse() == Ok(0.0) {
        return Some(0.0);
    }
    let scaled = |unit: &str, scale: f64| Some(value.strip_suffix(unit)?.trim().parse::<f64>().ok()? * scale);
    scaled("px", 0.75).or_else(|| scaled("pt", 1.0))
}

/// The rules of the style elements of a page, by their selector.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: HashMap<String, Style>,
}

impl Sheet {
    /// Adds the rules of a style element; selectors of several parts are left out.
    pub(super) fn add(&mut self, rules: &str) {
        for rule in rules.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            // Rules for other media than the screen stand behind another brace.
            if selectors.contains("@media") && selectors.contains("print") {
                continue;
            }
            let mut style = Style::default();
            style.declare(declarations);
            for selector in selectors.rsplit(['{', ';', '/']).next().unwrap_or(selectors).split(',') {
                let selector = selector.trim();
                let simple = |letter: char| letter.is_ascii_alphanumeric() || "-_.#".contains(letter);
                if !selector.is_empty() && selector.chars().all(simple) && self.rules.len() < MOST_RULES {
                    let known = self.rules.entry(selector.to_owned()).or_default();
                    *known = style.over(*known);
                }
            }
        }
    }

    /// The look of an element within another of this look.
    pub(super) fn look(&self, name: &str, tag: &StartTag<()>, outer: Look) -> Look {
        let value = |wanted: &[u8]| {
            let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == wanted);
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
        };
        let mut own = Style::default();
        let mut rule = |selector: &str| {
            if let Some(style) = self.rules.get(selector) {
                own = style.over(own);
            }
        };
        rule(name);
        for class in value(b"class").unwrap_or_default().split_whitespace() {
            rule(&format!(".{class}"));
            rule(&format!("{name}.{class}"));
        }
        if let Some(id) = value(b"id") {
            rule(&format!("#{id}"));
        }
        if let Some(declarations) = value(b"style") {
            own.declare(&declarations);
        }
        let mut look = outer.with(own);
        if let Some(fill) = value(b"bgcolor").and_then(|fill| colour(&fill)) {
            look.shaded = !is_white(fill);
        }
        if name == "font"
            && let Some(ink) = value(b"color").and_then(|ink| colour(&ink))
        {
            look.white = is_white(ink);
        }
        look.hidden |= value(b"hidden").is_some();
        look
    }
}
