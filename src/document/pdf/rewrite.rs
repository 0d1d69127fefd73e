//! A PDF file written anew with other content, so that its text is laid out again without what
//! was taken out.

use std::collections::HashMap;

use pdf_oxide::PdfDocument;
use pdf_oxide::object::{Object, ObjectRef};
use pdf_oxide::writer::ObjectSerializer;

/// What is changed.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// New content of pages, by their place.
    pub(super) pages: Vec<(usize, Vec<u8>)>,
    /// New content of forms, by their number.
    pub(super) forms: HashMap<u32, Vec<u8>>,
    /// Whether every page is made so wide that nothing lies off it.
    pub(super) wide: bool,
}

/// Half the width of a wide page, in points.
const FAR: i64 = 14_000;

/// The file with its edits; none where it cannot be written.
pub(super) fn rewritten(document: &PdfDocument, edits: &Edits) -> Option<Vec<u8>> {
    let root = document.trailer().as_dict()?.get("Root")?.clone();
    let ids = document.all_object_ids();
    let next = ids.last().copied().unwrap_or_default() + 1;
    // A page is known again by where its content is.
    let mut contents: Vec<(Object, u32)> = Vec::new();
    let mut written: Vec<(u32, Object)> = Vec::new();
    for (number, (page, content)) in (next..).zip(&edits.pages) {
        let old = document.get_page(*page).ok()?.as_dict()?.get("Contents")?.clone();
        contents.push((old, number));
        written.push((number, stream(HashMap::new(), content.clone())));
    }
    for id in ids {
        let Ok(object) = document.load_object(ObjectRef::new(id, 0)) else { continue };
        written.extend(edited(object, id, edits, &contents).map(|object| (id, object)));
    }
    written.sort_by_key(|(id, _)| *id);
    Some(file(&root, &written))
}

fn edited(object: Object, id: u32, edits: &Edits, contents: &[(Object, u32)]) -> Option<Object> {
    match object {
        Object::Stream { dict, data } => {
            let is = |key: &str, name: &str| dict.get(key).and_then(Object::as_name) == Some(name);
            if is("Type", "ObjStm") || is("Type", "XRef") || is("Subtype", "Image") {
                return None;
            }
            Some(match edits.forms.get(&id) {
                Some(content) => stream(dict, content.clone()),
                None => Object::Stream { dict, data },
            })
        }
        Object::Dictionary(mut dict) if dict.get("Type").and_then(Object::as_name) == Some("Page") => {
            let own = dict.get("Contents");
            if let Some((_, new)) = contents.iter().find(|(old, _)| own == Some(old)) {
                dict.insert("Contents".to_owned(), Object::Reference(ObjectRef::new(*new, 0)));
            }
            if edits.wide {
                let corners = [-FAR, -FAR, FAR, FAR].map(Object::Integer);
                dict.insert("MediaBox".to_owned(), Object::Array(corners.to_vec()));
                dict.remove("CropBox");
            }
            Some(Object::Dictionary(dict))
        }
        other => Some(other),
    }
}

/// A stream without filters.
fn stream(mut dict: HashMap<String, Object>, data: Vec<u8>) -> Object {
    for key in ["Filter", "DecodeParms", "Length"] {
        dict.remove(key);
    }
    Object::Stream { dict, data: data.into() }
}

fn file(root: &Object, objects: &[(u32, Object)]) -> Vec<u8> {
    let serializer = ObjectSerializer::compact();
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table: Vec<u8> = Vec::from(b"xref\n0 1\n0000000000 65535 f \n");
    for (id, object) in objects {
        table.extend(format!("{id} 1\n{:010} 00000 n \n", bytes.len()).into_bytes());
        bytes.extend(serializer.serialize_indirect(*id, 0, object));
    }
    let start = bytes.len();
    let size = objects.last().map_or(1, |(id, _)| id + 1);
    bytes.extend_from_slice(&table);
    bytes.extend_from_slice(format!("trailer\n<</Size {size}/Root ").as_bytes());
    bytes.extend(serializer.serialize(root));
    bytes.extend_from_slice(format!(">>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    bytes
}
