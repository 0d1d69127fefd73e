//! `rolematch batch`: many resumes into one output.

use std::fs::{self, OpenOptions};
use std::io::{self, BufReader, BufWriter, IsTerminal};
use std::path::Path;
use std::time::Instant;

use rolematch::render::{Detail, Fields};
use rolematch::{Batch, Engine, Error, Failure, Form, Include, Inputs, Start, Stdin, Tally, Target};

use super::args::{BatchArgs, BatchFormat, InputArgs};
use super::progress::Progress;
use super::{Outcome, input, output, summary};

pub(super) fn run(args: &BatchArgs) -> anyhow::Result<Outcome> {
    let out = args.resume_from.as_deref().or(args.out.as_deref());
    let fields = (!args.fields.is_empty()).then(|| Fields::new(&args.fields)).transpose()?;
    let batch = Batch {
        inputs: inputs(&args.inputs)?,
        form: form(args.format, out),
        top: args.top,
        detail: Detail { evidence: args.evidence, state: args.pay.place },
        fields,
        failure: if args.strict { Failure::Ends } else { Failure::IsAnswered },
    };
    let start = if args.go_on || args.resume_from.is_some() { Start::Continue } else { Start::Anew };
    anyhow::ensure!(
        out.is_some() || batch.form != Form::Parquet || !io::stdout().is_terminal(),
        "Parquet is not for a terminal; name a file with --out"
    );
    anyhow::ensure!(
        batch.fields.is_none() || batch.form == Form::JsonLines,
        "--fields chooses keys of JSON Lines; {} has fixed columns",
        batch.form.name()
    );
    let engine = input::engine(&args.catalog, input::reading(&args.reading))?;
    let began = Instant::now();
    let tally = answered(&batch, engine, out, start).map_err(|error| with_way_on(error, out))?;
    summary::tell(&tally, engine.catalog(), began.elapsed());
    if tally.stopped {
        output::complain(&how_to_go_on(out));
        return Ok(Outcome::InPart);
    }
    let filter = batch.inputs.paths.iter().any(|path| path == Path::new("-"));
    // A run that went on ends as the whole run would have.
    if tally.failures() + tally.failed_before == 0 || args.keep_going || filter {
        return Ok(Outcome::Done);
    }
    anyhow::ensure!(tally.answered + tally.before > 0, "no resume could be read");
    Ok(Outcome::InPart)
}

fn answered(batch: &Batch, engine: &Engine, out: Option<&Path>, start: Start) -> Result<Tally, Error> {
    let mut progress = Progress::begin(&batch.inputs);
    let mut watch = |tally: &Tally| progress.at(tally);
    let told = match out {
        Some(path) if !is_device(path) => {
            batch.run(engine, stdin(), Target::File { path, start }, &mut watch)
        }
        Some(path) => {
            let fail = |source| Error::Write { path: path.to_owned(), source };
            let mut device = OpenOptions::new().write(true).open(path).map_err(fail)?;
            batch.run(engine, stdin(), Target::Stream(&mut device), &mut watch)
        }
        None => {
            let mut standard = BufWriter::new(io::stdout());
            batch.run(engine, stdin(), Target::Stream(&mut standard), &mut watch)
        }
    };
    progress.end();
    told
}

/// A pipe or a device has no end to go on from, and nothing can stand beside it.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

pub(super) fn stdin() -> Stdin {
    Box::new(BufReader::with_capacity(1 << 16, io::stdin()))
}

/// The inputs as typed; the threads that work on them are set up with them. A panic is told by its
/// place alone, for its text may quote a resume; the record's own line tells the rest.
pub(super) fn inputs(args: &InputArgs) -> anyhow::Result<Inputs> {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        output::complain(&format!("rolematch: the program failed at {place}"));
    }));
    if let Some(threads) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    }
    Ok(Inputs {
        paths: args.paths.clone(),
        list: args.list.clone(),
        include: Include::new(&args.include)?,
        text_field: args.text_field.clone(),
        id_field: args.id_field.clone(),
        except: Vec::new(),
    })
}

fn form(format: Option<BatchFormat>, out: Option<&Path>) -> Form {
    match format {
        Some(BatchFormat::Jsonl) => Form::JsonLines,
        Some(BatchFormat::Csv) => Form::Csv,
        Some(BatchFormat::Parquet) => Form::Parquet,
        None => match ending(out).as_deref() {
            Some("csv") => Form::Csv,
            Some("parquet") => Form::Parquet,
            _ => Form::JsonLines,
        },
    }
}

/// The ending of an output's name, in small letters.
pub(super) fn ending(out: Option<&Path>) -> Option<String> {
    Some(out?.extension()?.to_str()?.to_lowercase())
}

/// An output that cannot be written on is kept as far as it is.
fn with_way_on(error: Error, out: Option<&Path>) -> anyhow::Error {
    let kept = out.filter(|path| {
        matches!(error, Error::Write { .. } | Error::Output(_)) && !is_device(path) && Target::is_begun(path)
    });
    let told = error.to_string();
    let error = anyhow::Error::new(error);
    if kept.is_none() {
        return error;
    }
    error.context(format!(
        "{told}; what is done is kept. Make room and give the same command with --continue to go on"
    ))
}

fn how_to_go_on(out: Option<&Path>) -> String {
    match out {
        Some(path) if !is_device(path) => format!(
            "rolematch: stopped; what is done is kept. Give the same command with --continue to go on with {}",
            path.display()
        ),
        _ => "rolematch: stopped; what was written is whole, but a stream cannot be gone on with. Give \
              --out FILE to be able to"
            .to_owned(),
    }
}
