//! Many resumes: read ahead in one thread, ranked on all, answered in the order of the input. A
//! resume that cannot be read is an answer that says why, and the rest goes on. A run that is cut
//! off can be gone on with, to the same bytes.

mod about;
mod answer;
mod done;
mod inputs;
mod output;
mod queue;
mod rank;
mod record;
mod tally;

use std::io::{BufRead, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::render::{Detail, Fields, Written};

pub use inputs::{Include, Inputs};
pub use rank::{Ranked, rank};
pub use record::Record;
pub use tally::Tally;

use about::About;
use answer::{Answer, Outcome, answer};
use done::{Done, Ids};
use inputs::Records;
use output::{Opened, Places, Sink};
use queue::{Queue, Taken};

/// Resumes that are ranked and held at once for each thread, before their answers are written: few, so that
/// the room of their answers is used again while it is near.
const CHUNK_A_THREAD: usize = 16;

/// Resumes that are ranked and held at once.
fn chunk() -> usize {
    CHUNK_A_THREAD * rayon::current_num_threads()
}

/// Resumes whose answers are written together. One thread alone writes each answer before it begins the next,
/// whose room is then still near; what several have worked out at once is written at once.
fn together() -> usize {
    match rayon::current_num_threads() {
        1 => 1,
        _ => usize::MAX,
    }
}

/// Does the same with every record, on all threads. To hand a single one over to another thread would only
/// take time.
fn each<T: Send>(records: Vec<Record>, act: impl Fn(Record) -> T + Sync + Send) -> Vec<T> {
    if records.len() == 1 {
        records.into_iter().map(act).collect()
    } else {
        records.into_par_iter().map(act).collect()
    }
}

/// How long the first of a chunk is waited for before the caller is asked whether to go on.
const WAIT: Duration = Duration::from_millis(100);

/// Standard input, or what stands for it.
pub type Stdin = Box<dyn BufRead + Send>;

/// What to score and how much of it to tell.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The resumes.
    pub inputs: Inputs,
    /// Form of the answers.
    pub form: Form,
    /// Roles reported for each resume.
    pub top: usize,
    /// How much evidence is told, and whose pay.
    pub detail: Detail,
    /// Keys that a line of JSON keeps; all of them where there are none.
    pub fields: Option<Fields>,
    /// What a record that cannot be answered does.
    pub failure: Failure,
}

/// Form of the answers of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One line of JSON a record, with all evidence.
    JsonLines,
    /// One line a record and rank, with a header.
    Csv,
    /// One row a record with a list of roles, in typed columns.
    Parquet,
}

impl Form {
    /// Name of the form, as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }
}

/// What a record that cannot be answered does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It is answered with the reason, and the batch goes on.
    IsAnswered,
    /// The batch ends before it, with its error.
    Ends,
}

/// Where the answers go.
pub enum Target<'a> {
    /// A stream, which nothing can go on with.
    Stream(&'a mut (dyn Write + Send)),
    /// A file, with a file `NAME.about.json` beside it.
    File {
        /// The file.
        path: &'a Path,
        /// Where in it the run begins.
        start: Start,
    },
}

impl Target<'_> {
    /// Whether a run has begun an output: its side file comes before anything that it writes.
    pub fn is_begun(output: &Path) -> bool {
        about::About::beside(output).exists()
    }
}

/// Where in an output a run begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At its beginning; what stands there is replaced, unless it is unfinished.
    Anew,
    /// Where an earlier run of the same batch ended.
    Continue,
}

impl Batch {
    /// Answers every record, in the order of the input. `stdin` is read where an input names it;
    /// `progress` is told how far it is and answers whether to go on. When it does not, the records
    /// in flight are finished.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written or gone on with ([`Error::Unfinished`],
    /// [`Error::Continue`]). A record that cannot be answered is an error under [`Failure::Ends`].
    pub fn run(
        &self,
        engine: &Engine,
        stdin: Stdin,
        target: Target<'_>,
        progress: &mut dyn FnMut(&Tally) -> ControlFlow<()>,
    ) -> Result<Tally> {
        let about = About::new(self, engine.catalog());
        let mut inputs = self.inputs.clone();
        let mut path_of_output = None;
        if let Target::File { path, .. } = &target {
            path_of_output = Some((*path).to_owned());
            let own = Places::of(path).all();
            if inputs.names_one_of(&own) {
                return Err(Error::OutputIsInput { path: (*path).to_owned() });
            }
            inputs.except.extend(own);
        }
        let (output, done) = match output::open(target, self.form, &about)? {
            Opened::Ready(output, done) => (output, done),
            Opened::Complete(done) => {
                return Ok(Tally { before: done.records, failed_before: done.failed, ..Tally::default() });
            }
        };
        let mut records = inputs.records(stdin);
        let mut tally = passed(&mut records, &done, path_of_output.as_deref())?;
        let sink = output.begin(self.form, &about, &done)?;
        let queue = Queue::start(records, 2 * chunk())?;
        engine.prepare()?;
        self.answer_all(engine, &queue, sink, progress, &mut tally)?;
        Ok(tally)
    }

    fn answer_all(
        &self,
        engine: &Engine,
        queue: &Queue,
        mut sink: Sink<'_>,
        progress: &mut dyn FnMut(&Tally) -> ControlFlow<()>,
        tally: &mut Tally,
    ) -> Result<()> {
        let written = Written::new(engine.catalog(), self.detail);
        loop {
            let told = progress(tally);
            let chunk = match queue.take(chunk(), WAIT) {
                _ if told.is_break() && sink.is_whole() => break,
                Taken::Nothing if told.is_break() => break,
                Taken::Nothing => continue,
                Taken::End => {
                    let records = tally.before + tally.done();
                    return sink.complete(records, tally.failed_before + tally.failures());
                }
                Taken::Chunk(chunk) => chunk,
            };
            let mut records = chunk.into_iter().peekable();
            while records.peek().is_some() {
                let records = records.by_ref().take(together()).collect();
                let answers = each(records, |record| answer(self, engine, &written, record));
                let mut answers = answers.into_iter().collect::<Result<Vec<Answer>>>()?;
                let end = self.cut(&mut answers);
                for answer in &answers {
                    tally.count(answer);
                }
                sink.write(answers, |lines| written.reuse(lines))?;
                if let Some(error) = end {
                    sink.leave()?;
                    return Err(error);
                }
            }
        }
        tally.stopped = true;
        sink.leave()
    }

    /// Cuts the answers off at the first that ends the batch.
    fn cut(&self, answers: &mut Vec<Answer>) -> Option<Error> {
        if self.failure == Failure::IsAnswered {
            return None;
        }
        let at = answers.iter().position(|answer| matches!(answer.outcome, Outcome::Failed(_)))?;
        let rest = answers.split_off(at);
        rest.into_iter().find_map(|answer| match answer.outcome {
            Outcome::Failed(error) => Some(error),
            Outcome::Ranked { .. } => None,
        })
    }
}

/// Passes over the records that are done, and makes sure that they are the ones.
fn passed(records: &mut Records, done: &Done, output: Option<&Path>) -> Result<Tally> {
    let mut ids = Ids::default();
    let mut tally = Tally { before: done.records, failed_before: done.failed, ..Tally::default() };
    for record in records.take(usize::try_from(done.records).unwrap_or(usize::MAX)) {
        ids.add(record.id.as_bytes());
        tally.bytes += record.size;
    }
    if ids.same_as(&done.ids) {
        return Ok(tally);
    }
    let reason = "the inputs do not begin with the records that it holds: some were added, removed or \
                  renamed since; begin anew without --continue";
    Err(Error::Continue { path: output.unwrap_or(Path::new("")).to_owned(), reason: reason.to_owned() })
}
