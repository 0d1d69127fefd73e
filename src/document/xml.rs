//! XML as a stream of elements and texts, with the limits that keep a hostile file harmless.
//! Entities that a document defines itself are never expanded.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::text::decode;
use super::{Format, Refusal};

/// Deepest nesting of elements. Office documents nest about 40 deep.
const DEEPEST: usize = 1024;

/// One step through a document, to be looked at where it is. Names are without their prefix.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Open(&'a Element<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// An opening element.
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// The value of an attribute, by its name without prefix.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let attributes = self.start.attributes().with_checks(false).flatten().collect::<Vec<_>>();
        let found = attributes.iter().find(|attribute| local(attribute.key.as_ref()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }
}

/// Walks through a document.
pub(super) fn walk(bytes: &[u8], format: Format, visit: &mut dyn FnMut(Step<'_>)) -> Result<(), Refusal> {
    let text = decode(bytes).text;
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| Refusal::broken(format, error))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::TooMuch {
                        format,
                        what: "elements inside each other",
                        limit: DEEPEST as u64,
                    });
                }
                open(&start, visit);
            }
            Event::Empty(start) => {
                open(&start, visit);
                visit(Step::Close(local(start.name().as_ref())));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(local(end.name().as_ref())));
            }
            Event::Text(text) => visit(Step::Text(&text.xml10_content())),
            Event::CData(text) => visit(Step::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                let named = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content());
                if let Some(text) = letter.as_deref().or(named) {
                    visit(Step::Text(text));
                }
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn open(start: &BytesStart<'_>, visit: &mut dyn FnMut(Step<'_>)) {
    let name = start.name();
    visit(Step::Open(&Element { name: local(name.as_ref()), start }));
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
