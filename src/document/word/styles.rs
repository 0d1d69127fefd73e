//! Styles of a Word document, as far as they hide text.

use std::collections::HashMap;

use crate::document::hidden::{TINY_POINTS, colour, is_white};
use crate::document::xml::{Element, Step, walk};
use crate::document::{Format, Refusal};

/// How a run of text looks. What is absent is taken from the style beneath.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Look {
    vanish: Option<bool>,
    white: Option<bool>,
    tiny: Option<bool>,
    shaded: Option<bool>,
}

impl Look {
    /// Takes up one element of the properties of a run.
    pub(super) fn set(&mut self, element: &Element<'_>) {
        let value = element.value("val");
        match element.name {
            "vanish" => self.vanish = Some(is_on(value.as_deref())),
            "color" => self.white = value.map(|value| colour(&value).is_some_and(is_white)),
            "sz" => {
                let halves: Option<f64> = value.and_then(|value| value.parse().ok());
                self.tiny = halves.map(|halves| halves / 2.0 <= TINY_POINTS);
            }
            "highlight" => self.shaded = value.map(|value| value != "none" && value != "white"),
            "shd" => self.shaded = Some(is_shade(element)),
            _ => {}
        }
    }

    /// This look, over another one.
    pub(super) fn over(self, beneath: Self) -> Self {
        Self {
            vanish: self.vanish.or(beneath.vanish),
            white: self.white.or(beneath.white),
            tiny: self.tiny.or(beneath.tiny),
            shaded: self.shaded.or(beneath.shaded),
        }
    }

    /// Whether text of this look cannot be seen. On a shade white can be read.
    pub(super) fn hides(self, on_shade: bool) -> bool {
        let white = self.white == Some(true) && !on_shade && self.shaded != Some(true);
        self.vanish == Some(true) || self.tiny == Some(true) || white
    }
}

fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// Whether a shading paints something that is not white.
pub(super) fn is_shade(element: &Element<'_>) -> bool {
    let fill = element.value("fill").and_then(|fill| colour(&fill));
    fill.is_some_and(|fill| !is_white(fill)) || element.value("val").is_some_and(|pattern| pattern == "solid")
}

/// The looks of all styles, by their ids, those of the styles beneath taken up.
pub(super) fn styles(bytes: &[u8]) -> Result<HashMap<String, Look>, Refusal> {
    let mut own: HashMap<String, (Look, Option<String>)> = HashMap::new();
    let mut id: Option<String> = None;
    let mut within_run = false;
    walk(bytes, Format::Word, &mut |step| match step {
        Step::Open(element) if element.name == "style" => {
            id = element.value("styleId");
            if let Some(id) = &id {
                own.insert(id.clone(), (Look::default(), None));
            }
        }
        Step::Close("style") => id = None,
        Step::Open(element) if element.name == "rPr" => within_run = true,
        Step::Close("rPr") => within_run = false,
        Step::Open(element) => {
            if let Some((look, beneath)) = id.as_ref().and_then(|id| own.get_mut(id)) {
                if element.name == "basedOn" {
                    *beneath = element.value("val");
                } else if within_run {
                    look.set(element);
                }
            }
        }
        Step::Close(_) | Step::Text(_) => {}
    })?;
    Ok(own.keys().map(|id| (id.clone(), resolved(&own, id))).collect())
}

/// Deepest chain of styles that is followed; a ring of styles ends here too.
const DEEPEST_STYLE: usize = 16;

fn resolved(own: &HashMap<String, (Look, Option<String>)>, id: &str) -> Look {
    let mut look = Look::default();
    let mut next = Some(id);
    for _ in 0..DEEPEST_STYLE {
        let Some((beneath, based_on)) = next.and_then(|id| own.get(id)) else { break };
        look = look.over(*beneath);
        next = based_on.as_deref();
    }
    look
}
