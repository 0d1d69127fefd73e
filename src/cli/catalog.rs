//! The commands about catalogs themselves.

use std::path::{Path, PathBuf};

use rolematch::catalog::check;

use super::args::{CatalogCommand, CatalogCommandArgs, CheckArgs};
use super::{Outcome, output};

pub(super) fn run(args: &CatalogCommandArgs) -> anyhow::Result<Outcome> {
    match &args.command {
        CatalogCommand::Check(args) => check_folder(args),
    }
}

fn check_folder(args: &CheckArgs) -> anyhow::Result<Outcome> {
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => checkout_data()?,
    };
    let findings = check(&folder);
    let mut out = output::open(None)?;
    for fault in &findings.faults {
        writeln!(out, "{fault}")?;
    }
    if findings.faults.is_empty() {
        writeln!(out, "{} roles, nothing to mend", findings.roles)?;
    }
    out.flush()?;
    Ok(if findings.faults.is_empty() { Outcome::Done } else { Outcome::InPart })
}

/// `data/`, where the command is given in a checkout.
fn checkout_data() -> anyhow::Result<PathBuf> {
    let data = Path::new("data");
    anyhow::ensure!(
        data.join("catalog.json").is_file(),
        "no catalog folder 'data' here; name one: rolematch catalog check DIR"
    );
    Ok(data.to_owned())
}
