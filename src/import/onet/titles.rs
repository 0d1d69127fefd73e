//! The titles that O*NET lists for an occupation, put into the roles of a catalog that is written
//! by hand. Titles are names; the roles keep their own texts.

use std::path::Path;

use super::release::Release;
use super::{occupation, role};
use crate::catalog::{Fault, Folder, read_folder, write_folder};
use crate::error::{Error, Result};

/// What an import of titles did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitlesImport {
    /// Number of titles written.
    pub titles: usize,
    /// Number of roles that have some.
    pub roles: usize,
    /// The rows of the release that were refused, by file and line.
    pub refused: Vec<Fault>,
}

/// Writes the titles of an O*NET release into the roles of a catalog folder, in place of those
/// that an earlier release left there.
///
/// A role with figures of a source page is narrower than the occupation whose code it bears, so
/// the occupation's titles are not its own and it gets none.
///
/// # Errors
///
/// As [`super::onet`]; [`Error::Catalog`] where the catalog has faults, [`Error::Write`] where it
/// cannot be written.
pub fn reported_titles(release: &Path, catalog: &Path) -> Result<TitlesImport> {
    let mut release = Release::open(release)?;
    let mut refused = Vec::new();
    let occupations = occupation::read(&mut release, &mut refused)?;
    let Folder { about, mut roles } = read_folder(catalog).map_err(Error::Catalog)?;
    // Only these files are written.
    roles.retain(|role| role.figures.is_none() && occupations.contains_key(&role.code));
    let mut titles = 0;
    for of in &mut roles {
        let Some(occupation) = occupations.get(&of.code) else { continue };
        let listed = std::iter::once(occupation.title.clone()).chain(role::reported_titles(occupation));
        of.reported_titles = listed.filter(|title| !title.eq_ignore_ascii_case(&of.title)).collect();
        titles += of.reported_titles.len();
    }
    let with_titles = roles.len();
    write_folder(catalog, &Folder { about, roles })?;
    Ok(TitlesImport { titles, roles: with_titles, refused })
}
