//! Reads what a command names: the catalog, the index, the resume.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rolematch::resume::{LONGEST_RESUME, Resume};
use rolematch::{Catalog, Engine, Error, Place};

use super::args::CatalogArgs;
use super::output;

pub(super) fn catalog(args: &CatalogArgs) -> anyhow::Result<Catalog> {
    match &args.catalog {
        Some(folder) => Ok(Catalog::folder(folder)?),
        None => Ok(Catalog::embedded()?),
    }
}

pub(super) fn engine(args: &CatalogArgs) -> anyhow::Result<Engine> {
    let engine = Engine::open(catalog(args)?, &place(args))?;
    if let Some(warning) = engine.warning() {
        output::complain(&format!("rolematch: {warning}"));
    }
    Ok(engine)
}

/// Where the index is kept: where the user says, in the checkout that the program was built in, or
/// in the user's cache.
pub(super) fn place(args: &CatalogArgs) -> Place {
    let folder = args.index.clone().or_else(checkout_index).or_else(user_cache);
    folder.map_or(Place::Memory, Place::Folder)
}

/// `index/` of a checkout, where this program stands in the checkout's `target` folder.
fn checkout_index() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let target =
        program.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"))?;
    let index = target.parent()?.join("index");
    index.join("README.md").is_file().then_some(index)
}

fn user_cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.cache_dir().join("rolematch"))
}

pub(super) fn resume(engine: &Engine, path: &Path) -> anyhow::Result<Resume> {
    let name = path.display().to_string();
    let bytes = if path == Path::new("-") { standard_input()? } else { file(path)? };
    let told = if path == Path::new("-") { "standard input".to_owned() } else { name.clone() };
    let mut resume = engine.read(&told, &bytes)?;
    resume.source = name;
    Ok(resume)
}

fn standard_input() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock().take(LONGEST_RESUME + 1);
    input.read_to_end(&mut bytes).context("cannot read standard input")?;
    Ok(bytes)
}

/// The bytes of a file, one more than the limit at most: what is longer is refused unread.
fn file(path: &Path) -> Result<Vec<u8>, Error> {
    let fail = |source| Error::Read { path: path.to_owned(), source };
    let about = fs::metadata(path).map_err(fail)?;
    if about.is_dir() {
        return Err(Error::Folder { path: path.to_owned() });
    }
    if about.len() > LONGEST_RESUME {
        let name = path.display().to_string();
        return Err(Error::TooLarge { name, bytes: about.len(), limit: LONGEST_RESUME });
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fail)?.take(LONGEST_RESUME + 1).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}
