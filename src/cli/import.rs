//! The imports: official files in, catalog files out, every refused row named.

use rolematch::import::{self, Sources};

use super::args::{ImportArgs, ImportCommand, ImportOnetArgs, ImportTitlesArgs, TablesArgs};
use super::{Outcome, output};

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    match &args.command {
        ImportCommand::Onet(args) => onet(args),
        ImportCommand::Tables(args) => tables(args),
        ImportCommand::Titles(args) => titles(args),
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

fn titles(args: &ImportTitlesArgs) -> anyhow::Result<Outcome> {
    let done = import::reported_titles(&args.release, &args.into)?;
    for fault in &done.refused {
        output::complain(&format!("rolematch: {fault}"));
    }
    let mut out = output::open(None)?;
    writeln!(out, "Wrote {} titles into {} roles of {}", done.titles, done.roles, args.into.display())?;
    out.flush()?;
    Ok(if done.refused.is_empty() { Outcome::Done } else { Outcome::InPart })
}

fn onet(args: &ImportOnetArgs) -> anyhow::Result<Outcome> {
    let import = import::onet(&args.release)?;
    import.write(&args.out)?;
    for refused in &import.refused {
        output::complain(&refused.to_string());
    }
    let mut out = output::open(None)?;
    let (edition, roles) = (&import.catalog.about.edition, import.catalog.roles.len());
    writeln!(out, "Wrote {roles} roles of {edition} to {}", args.out.display())?;
    match import.refused.len() {
        0 => Ok(Outcome::Done),
        refused => {
            writeln!(out, "Refused {refused} rows, each named on standard error")?;
            Ok(Outcome::InPart)
        }
    }
}
