//! `rolematch rank`: the resumes that fit one role best.

use std::path::Path;
use std::time::Instant;

use rolematch::Tally;
use rolematch::render::{Detail, Format};
use rolematch::report::Document;

use super::args::{RankArgs, RankFormat};
use super::progress::Progress;
use super::{Outcome, batch, input, output, summary};

pub(super) fn run(args: &RankArgs) -> anyhow::Result<Outcome> {
    let inputs = batch::inputs(&args.inputs)?;
    let engine = input::engine(&args.catalog, input::reading(&args.reading))?;
    let role = engine.catalog().find(&args.role)?;
    let began = Instant::now();
    let mut progress = Progress::begin(&inputs);
    let mut watch = |tally: &Tally| progress.at(tally);
    let mut failed = |error: &rolematch::Error| output::complain(&format!("rolematch: {error}"));
    let ranked = rolematch::rank(engine, role, &inputs, args.top, batch::stdin(), &mut watch, &mut failed);
    progress.end();
    let ranked = ranked?;
    let tally = ranked.tally;
    anyhow::ensure!(tally.answered > 0 || tally.failures() == 0, "no resume could be read");
    let out = args.out.as_deref();
    output::write_as(&Document::Ranking(ranked.ranking), format(args.format, out), out, Detail::default())?;
    summary::tell(&tally, engine.catalog(), began.elapsed());
    if tally.stopped {
        output::complain("rolematch: stopped; the ranking is of what was read");
    }
    Ok(if tally.failures() == 0 && !tally.stopped { Outcome::Done } else { Outcome::InPart })
}

fn format(format: Option<RankFormat>, out: Option<&Path>) -> Format {
    let told = format.unwrap_or_else(|| match batch::ending(out).as_deref() {
        Some("csv") => RankFormat::Csv,
        Some("json") => RankFormat::Json,
        _ => RankFormat::Terminal,
    });
    match told {
        RankFormat::Csv => Format::Csv,
        RankFormat::Json => Format::Json,
        RankFormat::Terminal => Format::Terminal(output::screen(out.is_none())),
    }
}
