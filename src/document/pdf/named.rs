//! What the content of a page or a form names: forms, pictures, fonts, states, colours.

use std::collections::HashMap;

use pdf_oxide::PdfDocument;
use pdf_oxide::object::{Object, ObjectRef};

use super::paths::{Matrix, UPRIGHT};

/// How a graphic state mixes what is painted with what lies beneath, as far as it says so.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mixing {
    /// Of what is filled, 0 to 1.
    pub(super) opacity: Option<f64>,
    /// Whether what lies beneath shows through: by a blend mode or a mask.
    pub(super) blends: Option<bool>,
}

/// What the content names: forms and graphic states.
#[derive(Debug, Default, Clone)]
pub(super) struct Named {
    /// Forms, by name: their number in the document and their matrix.
    pub(super) forms: HashMap<Vec<u8>, (u32, Matrix)>,
    /// Pictures, by name: whether they have no mask through which their ground is seen.
    pub(super) pictures: HashMap<Vec<u8>, bool>,
    /// Graphic states, by name.
    pub(super) mixing: HashMap<Vec<u8>, Mixing>,
    /// Colour spaces whose single part is not a grey: a tint of an ink.
    pub(super) inks: Vec<Vec<u8>>,
    /// Fonts that are drawn in units of their own, whose size tells nothing.
    pub(super) unsized_fonts: Vec<Vec<u8>>,
}

/// The content of a form and what it names; where it names nothing, what the page names.
pub(super) fn form(document: &PdfDocument, number: u32, page: &Named) -> Option<(Vec<u8>, Named)> {
    let form = document.load_object(ObjectRef::new(number, 0)).ok()?;
    let own = form.as_dict()?.get("Resources");
    let named = own.map_or_else(|| page.clone(), |own| named(document, Some(own)));
    Some((form.decode_stream_data().ok()?, named))
}

/// What the resources of a page or a form name.
pub(super) fn named(document: &PdfDocument, resources: Option<&Object>) -> Named {
    let mut named = Named::default();
    let resources = resources.and_then(|resources| document.resolve_object(resources).ok());
    let Some(resources) = resources.as_ref().and_then(Object::as_dict) else { return named };
    let part = |key: &str| -> HashMap<String, Object> {
        let part = resources.get(key).and_then(|part| document.resolve_object(part).ok());
        part.and_then(|part| part.as_dict().cloned()).unwrap_or_default()
    };
    for (name, object) in part("XObject") {
        let Ok(resolved) = document.resolve_object(&object) else { continue };
        let Some(own) = resolved.as_dict() else { continue };
        match own.get("Subtype").and_then(Object::as_name) {
            Some("Image") => {
                let masks = ["SMask", "Mask", "ImageMask", "SMaskInData"];
                let solid = masks.iter().all(|mask| !own.contains_key(*mask));
                named.pictures.insert(name.into_bytes(), solid);
            }
            Some("Form") => {
                if let Some(place) = object.as_reference() {
                    named.forms.insert(name.into_bytes(), (place.id, matrix(own.get("Matrix"))));
                }
            }
            _ => {}
        }
    }
    for (name, object) in part("ExtGState") {
        let Ok(state) = document.resolve_object(&object) else { continue };
        named.mixing.extend(state.as_dict().map(|state| (name.into_bytes(), mixing(state))));
    }
    for (name, object) in part("ColorSpace") {
        let Ok(space) = document.resolve_object(&object) else { continue };
        let kind = space.as_array().and_then(|parts| parts.first()).and_then(Object::as_name);
        if matches!(kind, Some("Separation" | "DeviceN" | "Indexed" | "Pattern" | "Lab")) {
            named.inks.push(name.into_bytes());
        }
    }
    for (name, object) in part("Font") {
        let font = document.resolve_object(&object).ok();
        let kind = font.as_ref().and_then(Object::as_dict).and_then(|font| font.get("Subtype")?.as_name());
        if kind == Some("Type3") {
            named.unsized_fonts.push(name.into_bytes());
        }
    }
    named
}

fn mixing(state: &HashMap<String, Object>) -> Mixing {
    let plain = |name: &Object| matches!(name.as_name(), Some("Normal" | "Compatible" | "None"));
    let is_plain =
        |object: &Object| object.as_array().map_or_else(|| plain(object), |all| all.iter().all(plain));
    let told: Vec<bool> = ["BM", "SMask"].iter().filter_map(|key| state.get(*key)).map(is_plain).collect();
    let blends = (!told.is_empty()).then(|| told.contains(&false));
    Mixing { opacity: state.get("ca").and_then(number), blends }
}

fn matrix(object: Option<&Object>) -> Matrix {
    let numbers: Option<Vec<f64>> =
        object.and_then(Object::as_array).and_then(|parts| parts.iter().map(number).collect());
    numbers.and_then(|numbers| numbers.try_into().ok()).unwrap_or(UPRIGHT)
}

fn number(object: &Object) -> Option<f64> {
    object
        .as_real()
        .or_else(|| object.as_integer().and_then(|number| i32::try_from(number).ok()).map(f64::from))
}
