//! An O*NET release as a catalog: one role for every occupation that the release describes with
//! tasks, in O*NET's own words, under its licence.

mod attribution;
mod needs;
mod occupation;
mod release;
mod role;
mod table;
mod titles;

use std::fs;
use std::path::Path;

use crate::catalog::{Fault, Folder, write_folder};
use crate::error::{Error, Result};

use release::Release;

pub use titles::{TitlesImport, reported_titles};

/// A catalog made of an O*NET release, and what of the release could not be used.
#[derive(Debug, Clone, PartialEq)]
pub struct OnetImport {
    /// The catalog.
    pub catalog: Folder,
    /// The rows that were refused, by file and line.
    pub refused: Vec<Fault>,
}

/// Reads an O*NET release: a folder of tab-separated `.txt` files, or a zip of them.
///
/// # Errors
///
/// [`Error::MissingFile`] and [`Error::MissingColumn`] where the release lacks what a catalog is
/// made of, [`Error::Read`] and [`Error::Archive`] where it cannot be read.
pub fn onet(path: &Path) -> Result<OnetImport> {
    let mut release = Release::open(path)?;
    let mut refused = Vec::new();
    let occupations = occupation::read(&mut release, &mut refused)?;
    refused.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    let about = attribution::about(&release.edition()?);
    let roles = role::roles(&occupations);
    Ok(OnetImport { catalog: Folder { about, roles }, refused })
}

/// File of the catalog folder that names the source and marks the folder as an import's.
const ATTRIBUTION_FILE: &str = "ATTRIBUTION.md";

impl OnetImport {
    /// Writes the catalog to a folder; roles that an earlier import wrote there are replaced.
    ///
    /// # Errors
    ///
    /// [`Error::ForeignCatalog`] where the folder holds roles that no import wrote,
    /// [`Error::Write`] where it cannot be written.
    pub fn write(&self, out: &Path) -> Result<()> {
        let roles = out.join("roles");
        let mark = out.join(ATTRIBUTION_FILE);
        let fail = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Write { path, source }
        };
        if roles.exists() {
            if !mark.exists() {
                return Err(Error::ForeignCatalog { path: out.to_owned() });
            }
            fs::remove_dir_all(&roles).map_err(fail(&roles))?;
        }
        fs::create_dir_all(out).map_err(fail(out))?;
        // The mark is written first, so that an import that was broken off can be run again.
        fs::write(&mark, attribution::page(&self.catalog.about)).map_err(fail(&mark))?;
        write_folder(out, &self.catalog)
    }
}
