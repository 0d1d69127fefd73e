//! Reads what a command names: the catalog, the index, the resume.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rolematch::document::{LARGEST_FILE, Reading};
use rolematch::resume::Resume;
use rolematch::{Catalog, Engine, Error, Place};

use super::args::{CatalogArgs, ReadingArgs};
use super::output;

pub(super) fn catalog(args: &CatalogArgs) -> anyhow::Result<Catalog> {
    match &args.catalog {
        Some(folder) => Ok(Catalog::folder(folder)?),
        None => Ok(Catalog::embedded()?),
    }
}

/// The engine. It is kept to the end of the program: to take it apart would be the last thing done.
pub(super) fn engine(args: &CatalogArgs, reading: Reading) -> anyhow::Result<&'static Engine> {
    let engine = Engine::open(catalog(args)?, &place(args))?.with_reading(reading);
    if let Some(warning) = engine.warning() {
        output::complain(&format!("rolematch: {warning}"));
    }
    Ok(Box::leak(Box::new(engine)))
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

/// How files are read: PDF files by this program itself, in a process of its own.
pub(super) fn reading(args: &ReadingArgs) -> Reading {
    Reading { password: args.password.clone(), pdf_reader: std::env::current_exe().ok() }
}

pub(super) fn resume(engine: &Engine, path: &Path) -> anyhow::Result<Resume> {
    let (told, bytes) = bytes(path)?;
    let mut resume = engine.read(&told, &bytes)?;
    resume.source = path.display().to_string();
    Ok(resume)
}

/// What a file is called in errors, and its bytes.
pub(super) fn bytes(path: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    if path == Path::new("-") {
        return Ok(("standard input".to_owned(), standard_input()?));
    }
    Ok((path.display().to_string(), file(path)?))
}

fn standard_input() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock().take(LARGEST_FILE + 1);
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
    if about.len() > LARGEST_FILE {
        let name = path.display().to_string();
        return Err(Error::TooLarge { name, bytes: about.len(), limit: LARGEST_FILE });
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fail)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}
