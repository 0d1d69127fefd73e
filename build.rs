//! Packs `data/` into the binary, with the catalog's own reader and packer.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::pedantic,
    reason = "the library's files are compiled here once more, and only a part of them is used"
)]

#[path = "src/catalog/fault.rs"]
mod fault;
#[path = "src/catalog/figures.rs"]
mod figures;
#[path = "src/catalog/ids.rs"]
mod ids;
#[path = "src/catalog/names.rs"]
mod names;
#[path = "src/catalog/pack.rs"]
mod pack;
#[path = "src/catalog/read.rs"]
mod read;
#[path = "src/catalog/role.rs"]
mod role;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=src/catalog");
    let folder = read::folder(Path::new("data")).map_err(|faults| {
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        told.join("\n")
    })?;
    let target = Path::new(&std::env::var("OUT_DIR")?).join("catalog.pack");
    std::fs::write(target, pack::pack(&folder)?)?;
    Ok(())
}
