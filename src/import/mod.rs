//! Imports: official files in the form in which anyone can download them, turned into rows of the
//! catalog. A row that cannot be used is refused with file, line and reason, and the rest goes on.

mod onet;
mod tables;

pub use onet::{OnetImport, TitlesImport, onet, reported_titles};
pub use tables::{Imported, Sources, tables};
