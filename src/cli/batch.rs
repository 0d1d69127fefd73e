//! `rolematch batch`: many resumes, with a progress bar where a person watches.

use std::io::{self, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rolematch::Batch;
use rolematch::render::Detail;

use super::args::{BatchArgs, LinesName};
use super::{Outcome, input, output};

pub(super) fn run(args: &BatchArgs) -> anyhow::Result<Outcome> {
    // The one form there is; another one has to be handled here.
    let LinesName::Jsonl = args.format;
    let engine = input::engine(&args.catalog)?.with_reading(input::reading(&args.reading));
    let batch = Batch {
        paths: args.paths.clone(),
        text_field: args.text_field.clone(),
        top: args.top,
        detail: Detail { evidence: args.evidence, state: args.pay.place },
    };
    let mut out = output::open(args.out.as_deref())?;
    // The bar draws on standard error, and only where that is a terminal.
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{spinner} {human_pos} resumes, {per_sec}, {elapsed}")?);
    bar.enable_steady_tick(Duration::from_millis(120));
    let mut stdin = io::stdin().lock();
    let tally = batch.run(&engine, &mut stdin, &mut out, &mut |done| {
        bar.set_position(done as u64);
    })?;
    out.flush()?;
    bar.finish_and_clear();
    if tally.failed == 0 {
        return Ok(Outcome::Done);
    }
    let all = tally.answered + tally.failed;
    output::complain(&format!(
        "rolematch: {} of {all} resumes could not be read; their lines say why",
        tally.failed
    ));
    Ok(if tally.answered == 0 { anyhow::bail!("no resume could be read") } else { Outcome::InPart })
}
