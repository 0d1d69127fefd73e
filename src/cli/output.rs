//! Writes a document to the terminal, a pipe or a file.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use rolematch::Error;
use rolematch::render::{self, Detail, Format, Screen};
use rolematch::report::Document;

use super::Outcome;
use super::args::{FormatName, OutputArgs};

/// Columns where the output is no terminal.
const DEFAULT_WIDTH: usize = 80;

/// Tells the user something that is no part of the answer.
pub(super) fn complain(text: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

pub(super) fn write(document: &Document<'_>, args: &OutputArgs, detail: Detail) -> anyhow::Result<Outcome> {
    write_as(document, format(args), args.out.as_deref(), detail)?;
    Ok(Outcome::Done)
}

/// The form that was asked for.
pub(super) fn format(args: &OutputArgs) -> Format {
    match args.format {
        FormatName::Json => Format::Json,
        FormatName::Terminal => Format::Terminal(screen(args.out.is_none())),
    }
}

/// Writes a document in a form that is settled, to a file or standard output.
pub(super) fn write_as(
    document: &Document<'_>,
    format: Format,
    out: Option<&Path>,
    detail: Detail,
) -> anyhow::Result<()> {
    let mut out = open(out)?;
    render::write(document, format, detail, &mut out)?;
    Ok(out.flush()?)
}

/// A file, or standard output.
pub(super) fn open(path: Option<&Path>) -> Result<Box<dyn Write>, Error> {
    match path {
        None => Ok(Box::new(BufWriter::new(io::stdout().lock()))),
        Some(path) => {
            let fail = |source| Error::Write { path: path.to_owned(), source };
            Ok(Box::new(BufWriter::new(File::create(path).map_err(fail)?)))
        }
    }
}

pub(super) fn screen(standard_output: bool) -> Screen {
    let terminal = standard_output && io::stdout().is_terminal();
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    let width = terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| usize::from(width.0));
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    Screen { width: width.or(told).unwrap_or(DEFAULT_WIDTH), colour: terminal && wanted }
}
