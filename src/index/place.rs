//! Where an index is kept: a folder with one index a stamp, or memory. A folder is a cache: built
//! when it is missing or stale, and never a reason to refuse.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::{Directory, TantivyError};

use super::{Index, Tables, build};
use crate::analysis;
use crate::catalog::Catalog;
use crate::error::{Error, Result};

/// Version of the schema and the tables; raise it with every change of either.
const FORMAT: u32 = 33;

const TABLES: &str = "tables.bin";

/// Where an index is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a folder, reused by the next run.
    Folder(PathBuf),
    /// In memory, gone with the process.
    Memory,
}

/// An index that was opened, and what its user should know of it.
#[derive(Debug)]
pub struct Opened {
    /// The index.
    pub index: Index,
    /// Why it is in memory though a folder was asked for.
    pub warning: Option<String>,
}

impl Place {
    /// Opens the catalog's index, and builds it first where it is missing, stale or broken.
    ///
    /// # Errors
    ///
    /// Only where an index cannot even be built in memory: a folder that cannot be written is a
    /// warning.
    pub fn open(&self, catalog: &Catalog) -> Result<Opened> {
        let Self::Folder(folder) = self else {
            return Ok(Opened { index: Index::in_memory(catalog)?, warning: None });
        };
        let kept = folder.join(stamp(catalog));
        if let Ok(index) = open(&kept) {
            return Ok(Opened { index, warning: None });
        }
        match build(catalog, folder, &kept).and_then(|()| open(&kept)) {
            Ok(index) => Ok(Opened { index, warning: None }),
            Err(error) => {
                let warning = format!("the index is kept in memory for this run: {error}");
                Ok(Opened { index: Index::in_memory(catalog)?, warning: Some(warning) })
            }
        }
    }

    /// Builds the catalog's index anew and takes the stale ones away. Returns where it is now.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be written.
    pub fn rebuild(&self, catalog: &Catalog) -> Result<Option<PathBuf>> {
        let Self::Folder(folder) = self else {
            Index::in_memory(catalog)?;
            return Ok(None);
        };
        let kept = folder.join(stamp(catalog));
        remove_indexes(folder)?;
        build(catalog, folder, &kept)?;
        Ok(Some(kept))
    }
}

/// Prefix of the folders that this module owns; nothing else in an index folder is touched.
const PREFIX: &str = "rolematch-";

/// Name of the folder of an index: another catalog, another analysis or another format of tantivy
/// makes another name, and so a stale index is never opened.
fn stamp(catalog: &Catalog) -> String {
    let analysis = analysis::VERSION;
    let tantivy = tantivy::INDEX_FORMAT_VERSION;
    format!("{PREFIX}{}-{FORMAT}-{analysis}-{tantivy}", catalog.digest())
}

fn open(kept: &Path) -> Result<Index> {
    let directory = MmapDirectory::open(kept).map_err(TantivyError::from)?;
    let tables = directory.open_read(Path::new(TABLES)).map_err(TantivyError::from)?;
    let path = kept.join(TABLES);
    let fail = |source| Error::Read { path: path.clone(), source };
    let tables = Tables::from_bytes(&tables.read_bytes().map_err(fail)?);
    let tables = tables.ok_or_else(|| fail(std::io::ErrorKind::UnexpectedEof.into()))?;
    let index = Index::new(&tantivy::Index::open(directory)?, tables)?;
    Ok(Index { folder: Some(kept.to_owned()), ..index })
}

/// Builds in a folder of its own and renames it, so that a crash, or two runs at once, leave
/// either a whole index or none.
fn build(catalog: &Catalog, folder: &Path, kept: &Path) -> Result<()> {
    let fail = |source: std::io::Error| Error::Write { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(fail)?;
    let fresh = tempfile::Builder::new().prefix(&format!("{PREFIX}new-")).tempdir_in(folder).map_err(fail)?;
    let directory = MmapDirectory::open(fresh.path()).map_err(TantivyError::from)?;
    let (index, tables) = build::write(catalog, directory)?;
    fs::write(fresh.path().join(TABLES), tables.to_bytes()).map_err(fail)?;
    Index::new(&index, tables)?.keep_lists(catalog, fresh.path())?.map_err(fail)?;
    if fs::rename(fresh.path(), kept).is_err() {
        // Another run was first, or a broken index stands there: keep the one that opens.
        if open(kept).is_err() {
            fs::remove_dir_all(kept).map_err(fail)?;
            fs::rename(fresh.path(), kept).map_err(fail)?;
        }
    }
    Ok(())
}

fn remove_indexes(folder: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if ours && entry.path().is_dir() {
            let path = entry.path();
            fs::remove_dir_all(&path).map_err(|source| Error::Write { path, source })?;
        }
    }
    Ok(())
}
