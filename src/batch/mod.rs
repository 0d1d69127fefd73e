//! Many resumes: read in parallel, answered in the order of the input. A resume that cannot be
//! read is a line that says why, and the rest goes on.

mod sources;

use std::io::{BufRead, Write};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::engine::Engine;
use crate::error::Result;
use crate::render::{Detail, failure_line, json_line};

pub use sources::Record;
use sources::Sources;

/// Resumes that are scored and held at once, before their lines are written.
const CHUNK: usize = 256;

/// What to score and how much of it to tell.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Files, folders and JSON Lines files; `-` is JSON Lines on standard input.
    pub paths: Vec<PathBuf>,
    /// Key of the text in a record of JSON Lines.
    pub text_field: String,
    /// Roles reported for each resume.
    pub top: usize,
    /// How much evidence is told.
    pub detail: Detail,
}

/// How a batch went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Resumes that were answered.
    pub answered: usize,
    /// Resumes that could not be read.
    pub failed: usize,
}

impl Batch {
    /// Scores every resume and writes one line a resume, in the order of the input. `stdin` is
    /// read where a path is `-`; `progress` is told the number of lines written so far.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written. A resume that cannot be read is a line, not an error.
    pub fn run(
        &self,
        engine: &Engine,
        stdin: &mut dyn BufRead,
        out: &mut dyn Write,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Tally> {
        let mut tally = Tally::default();
        let mut sources = Sources::new(&self.paths, &self.text_field, stdin);
        loop {
            let chunk: Vec<Record> = sources.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                return Ok(tally);
            }
            let lines: Vec<(bool, Result<String>)> =
                chunk.par_iter().map(|record| self.line(engine, record)).collect();
            for (answered, line) in lines {
                writeln!(out, "{}", line?)?;
                tally.answered += usize::from(answered);
                tally.failed += usize::from(!answered);
            }
            progress(tally.answered + tally.failed);
        }
    }

    /// The line of one record, and whether it is an answer.
    fn line(&self, engine: &Engine, record: &Record) -> (bool, Result<String>) {
        let answer = record.bytes().and_then(|bytes| {
            let resume = engine.read(&record.source, &bytes)?;
            json_line(&engine.rank(&resume, &[], self.top)?, &record.id, self.detail)
        });
        match answer {
            Ok(line) => (true, Ok(line)),
            Err(error) => (false, failure_line(&record.id, &record.source, &error.to_string())),
        }
    }
}
