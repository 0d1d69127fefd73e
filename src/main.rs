//! The command line of rolematch: parses, calls, and turns the outcome into an exit code.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// A batch asks for memory a thousand times a resume, which takes a tenth of its time with the system's
/// own allocator (`docs/performance.md`). The second version gives back soon what it has to spare, and asks
/// for huge pages, so that the system is asked for a page a few hundred times and not ten thousand times.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(cli::args::Cli::parse_from(cli::args::with_command(std::env::args_os())))
}
