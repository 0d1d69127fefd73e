//! The imports: official files in, catalog files out, every refused row named.

use rolematch::import;

use super::args::{ImportArgs, ImportCommand, ImportOnetArgs};
use super::{Outcome, output};

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    match &args.command {
        ImportCommand::Onet(args) => onet(args),
    }
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
