//! `rolematch text`: what was read of a resume; and the process that reads PDF files.

use std::io;

use rolematch::{document, render};

use super::args::TextArgs;
use super::{Outcome, input, output};

pub(super) fn run(args: &TextArgs) -> anyhow::Result<Outcome> {
    if args.sections {
        let engine = input::engine(&args.catalog, input::reading(&args.reading))?;
        let resume = input::resume(engine, &args.resume)?;
        let mut out = output::open(args.out.as_deref())?;
        render::sections(engine.catalog(), &resume, &mut out)?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    let (name, bytes) = input::bytes(&args.resume)?;
    let document = document::read(&name, &bytes, &input::reading(&args.reading))?;
    for warning in &document.warnings {
        output::complain(&format!("rolematch: {warning}"));
    }
    let mut out = output::open(args.out.as_deref())?;
    out.write_all(document.text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// Reads one PDF file from standard input and answers on standard output.
#[cfg(feature = "pdf")]
pub(super) fn read_pdf() -> anyhow::Result<Outcome> {
    document::answer_pdf(&mut io::stdin().lock(), &mut io::stdout().lock())?;
    Ok(Outcome::Done)
}

#[cfg(not(feature = "pdf"))]
pub(super) fn read_pdf() -> anyhow::Result<Outcome> {
    anyhow::bail!("this program was built without the feature 'pdf'")
}
