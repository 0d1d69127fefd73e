//! Matches resumes to occupations, offline, and shows the evidence for every point.
//!
//! A [`Catalog`] of roles and its full-text index make an [`Engine`]; the engine reads a resume
//! and ranks the roles it fits. Every point of a fit is traced to a line of the resume and a line
//! of the catalog, and the same input gives the same bytes.
//!
//! ```
//! use rolematch::{Catalog, Engine, Place};
//!
//! # fn main() -> rolematch::Result<()> {
//! let engine = Engine::open(Catalog::embedded()?, &Place::Memory)?;
//! let resume = engine.read("resume.txt", b"Experience\nClinical Manager, 2018 - Present\n")?;
//! let report = engine.rank(&resume, &[], 3)?;
//! println!("{}", report.reason);
//! # Ok(())
//! # }
//! ```

pub mod analysis;
mod batch;
pub mod catalog;
pub mod document;
mod engine;
mod error;
pub mod evaluation;
#[cfg(feature = "import")]
pub mod import;
pub mod index;
pub mod render;
pub mod report;
pub mod resume;
mod scan;
pub mod score;

pub use batch::{Batch, Failure, Form, Include, Inputs, Ranked, Record, Start, Stdin, Tally, Target, rank};
pub use catalog::Catalog;
pub use engine::{Engine, list};
pub use error::{BinaryKind, Error, Result};
pub use index::Place;
