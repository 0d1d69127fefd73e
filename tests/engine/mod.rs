//! One engine for all tests of a file, over the embedded catalog.

use std::sync::OnceLock;

use rolematch::render::{Detail, Format};
use rolematch::report::Document;
use rolematch::{Catalog, Engine, Place};

/// The engine over the embedded catalog, in memory.
pub(crate) fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap())
}

/// The machine-readable report on a text.
#[allow(dead_code, reason = "not every file of tests asks for reports")]
pub(crate) fn report_json(text: &str) -> serde_json::Value {
    let engine = engine();
    let resume = engine.read("resume", text.as_bytes()).unwrap();
    let report = engine.rank(&resume, &[], 5).unwrap();
    let mut bytes = Vec::new();
    rolematch::render::write(&Document::Report(report), Format::Json, Detail::default(), &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}
