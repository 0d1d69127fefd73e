//! What an output was made with, so that it can be told from another year's, and so that a run
//! goes on only where it would have made the same lines. A file `OUT.about.json` beside the output
//! holds it; it has no date in it, so that the same run gives the same bytes.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::done::Done;
use super::{Batch, Inputs};
use crate::catalog::Catalog;
use crate::error::{Error, Result};

/// What an output was made with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct About {
    /// Version of the engine.
    pub(super) version: String,
    pub(super) catalog: CatalogMark,
    /// Everything asked for that the output depends on.
    options: Map<String, Value>,
    /// Whether the output holds everything.
    pub(super) complete: bool,
    /// Records in it, once it is complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    records: Option<u64>,
    /// Of these, the ones that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failed: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct CatalogMark {
    edition: String,
    digest: String,
    roles: usize,
}

impl About {
    pub(super) fn new(batch: &Batch, catalog: &Catalog) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            catalog: CatalogMark {
                edition: catalog.edition().to_owned(),
                digest: catalog.digest().to_owned(),
                roles: catalog.len(),
            },
            options: options(batch),
            complete: false,
            records: None,
            failed: None,
        }
    }

    /// Path of the file beside an output.
    pub(super) fn beside(output: &Path) -> PathBuf {
        with_end(output, ".about.json")
    }

    /// Reads the file beside an output; none where there is none.
    pub(super) fn read(path: &Path) -> Result<Option<Self>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::Read { path: path.to_owned(), source }),
        }
    }

    /// Writes the file, whole or not at all.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let fail = |source| Error::Write { path: path.to_owned(), source };
        let beside = with_end(path, ".new");
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        fs::write(&beside, text).map_err(fail)?;
        fs::rename(&beside, path).map_err(fail)
    }

    /// The same of a complete output.
    pub(super) fn completed(&self, records: u64, failed: u64) -> Self {
        Self { complete: true, records: Some(records), failed: Some(failed), ..self.clone() }
    }

    /// The same as a file of columns holds it in itself: it is complete, or it is no file.
    #[cfg(feature = "parquet")]
    pub(super) fn made_with(&self) -> Value {
        json!({"version": self.version, "catalog": self.catalog, "options": self.options})
    }

    /// What is in an output that is complete.
    pub(super) fn done(&self) -> Done {
        Done {
            records: self.records.unwrap_or_default(),
            failed: self.failed.unwrap_or_default(),
            ..Done::default()
        }
    }

    /// In what two runs differ, in words; empty where one can go on with the other's output.
    pub(super) fn differences(&self, now: &Self) -> Vec<String> {
        let mut told = Vec::new();
        let mut compare = |name: &str, before: &Value, now: &Value| {
            if before != now {
                told.push(format!("{name} was {before} and is {now}"));
            }
        };
        compare("the version", &json!(self.version), &json!(now.version));
        compare("the catalog", &json!(self.catalog.digest), &json!(now.catalog.digest));
        for (name, value) in &now.options {
            compare(name, self.options.get(name).unwrap_or(&Value::Null), value);
        }
        told
    }
}

/// What an output depends on, by the names that a person types.
fn options(batch: &Batch) -> Map<String, Value> {
    let Inputs { paths, list, include, text_field, id_field, except: _ } = &batch.inputs;
    let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    let pairs = [
        ("format", json!(batch.form.name())),
        ("paths", json!(paths)),
        ("list", json!(list.as_ref().map(|list| list.to_string_lossy()))),
        ("include", json!(include.patterns())),
        ("text-field", json!(text_field)),
        ("id-field", json!(id_field)),
        ("top", json!(batch.top)),
        ("evidence", json!(batch.detail.evidence)),
        ("place", json!(batch.detail.state.map(crate::catalog::State::code))),
        ("fields", json!(batch.fields.as_ref().map(crate::render::Fields::paths))),
    ];
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A path with something behind its name.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
