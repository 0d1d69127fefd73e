//! `rolematch eval`: how right the ranking is on labelled texts.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rolematch::document::Reading;
use rolematch::evaluation::{Beside, Refused, Task, evaluate};
use rolematch::{Error, render};

use super::args::EvalArgs;
use super::{Outcome, input, output};

/// Most refused lines that are named on standard error; the JSON has all of them.
const NAMED_LINES: usize = 20;

pub(super) fn run(args: &EvalArgs) -> anyhow::Result<Outcome> {
    let mut lines = open(&args.labelled)?;
    let engine = input::engine(&args.catalog, Reading::default())?;
    let source = if args.labelled == Path::new("-") {
        "standard input".to_owned()
    } else {
        args.labelled.display().to_string()
    };
    let beside = if args.baseline { Beside::Bm25 } else { Beside::Nothing };
    let task = Task { source, text_field: args.text_field.clone(), beside };
    // The bar draws on standard error, and only where that is a terminal.
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{spinner} {human_pos} lines, {per_sec}, {elapsed}")?);
    bar.enable_steady_tick(Duration::from_millis(120));
    let evaluation = evaluate(engine, &task, &mut lines, &mut |done| bar.set_position(done as u64));
    bar.finish_and_clear();
    let evaluation = evaluation?;
    let mut out = output::open(args.output.out.as_deref())?;
    render::write_evaluation(&evaluation, output::format(&args.output), &mut out)?;
    out.flush()?;
    complain(&task.source, &evaluation.refused);
    Ok(if evaluation.refused.is_empty() { Outcome::Done } else { Outcome::InPart })
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    if path.is_dir() {
        return Err(Error::NothingLabelled {
            name: path.display().to_string(),
            reason: "it is a folder".to_owned(),
        });
    }
    let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Ok(Box::new(BufReader::new(file)))
}

/// Names the lines that were not used.
fn complain(source: &str, refused: &[Refused]) {
    for Refused { line, reason } in refused.iter().take(NAMED_LINES) {
        output::complain(&format!("rolematch: {source}:{line} {reason}"));
    }
    if let Some(more) = refused.len().checked_sub(NAMED_LINES).filter(|&more| more > 0) {
        output::complain(&format!("rolematch: {more} more lines could not be used"));
    }
}
