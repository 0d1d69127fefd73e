//! `rolematch import`: official files to the catalog's tables.

use rolematch::import::{self, Sources};

use super::args::{ImportArgs, ImportCommand, TablesArgs};
use super::{Outcome, output};

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    match &args.what {
        ImportCommand::Tables(args) => tables(args),
    }
}

fn tables(args: &TablesArgs) -> anyhow::Result<Outcome> {
    let sources = Sources {
        national: args.national.clone(),
        states: args.state.clone(),
        projections: args.projections.clone(),
        onet: args.onet.clone(),
    };
    let imported = import::tables(&sources, &args.out)?;
    for fault in &imported.refused {
        output::complain(&format!("rolematch: {fault}"));
    }
    let mut out = output::open(None)?;
    for (path, records) in &imported.written {
        writeln!(out, "{records:>6} records in {}", path.display())?;
    }
    out.flush()?;
    Ok(if imported.refused.is_empty() { Outcome::Done } else { Outcome::InPart })
}
