//! The command line of rolematch: parses, calls, and turns the outcome into an exit code.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    cli::run(cli::args::Cli::parse_from(cli::args::with_command(std::env::args_os())))
}
