//! The commands. Each reads its files, asks the library and writes one document.

pub(crate) mod args;
mod batch;
mod catalog;
mod eval;
mod import;
mod input;
mod output;
mod progress;
mod rank;
mod show;
mod summary;
mod text;

use std::process::ExitCode;

use rolematch::Error;

use args::{Cli, Command};

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Everything was answered.
    Done,
    /// Some inputs were refused or faulty, each named.
    InPart,
}

/// Runs a command and tells its outcome: 0 done, 1 done in part, 2 failed.
pub(crate) fn run(cli: Cli) -> ExitCode {
    match dispatch(cli) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::InPart) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("rolematch: {}", told(&error)));
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: Cli) -> anyhow::Result<Outcome> {
    match cli.command {
        Command::Match(args) => show::matching(&args),
        Command::Role(args) => show::role(&args),
        Command::Compare(args) => show::compare(&args),
        Command::Gap(args) => show::gap(&args),
        Command::Roles(args) => show::roles(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Rank(args) => rank::run(&args),
        Command::Catalog(args) => catalog::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Index(args) => show::index(&args),
        Command::Text(args) => text::run(&args),
        Command::ReadPdf => text::read_pdf(),
    }
}

/// An error with its causes, each unless the text already tells it.
fn told(error: &anyhow::Error) -> String {
    let mut told = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

/// A reader that stops early (`rolematch roles | head`) is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = error.chain().find_map(|cause| {
        let own = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        own.or_else(|| match cause.downcast_ref::<Error>()? {
            Error::Output(source) => Some(source.kind()),
            Error::Json(source) => source.io_error_kind(),
            _ => None,
        })
    });
    kind == Some(std::io::ErrorKind::BrokenPipe)
}
