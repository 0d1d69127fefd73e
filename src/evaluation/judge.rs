//! Reads labelled lines, ranks each text and judges the ranking.

use std::collections::BTreeSet;
use std::io::BufRead;

use super::gold::Answer;
use super::labelled::{self, Form, Labelled};
use super::{Beside, Refused, Row, Task};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::index::Bm25;
use crate::resume::Resume;

/// Lines that are held and judged at once.
const CHUNK: usize = 256;

/// The next lines that are not blank, with their numbers.
pub(super) fn chunk(
    lines: &mut dyn BufRead,
    number: &mut usize,
    task: &Task,
) -> Result<Vec<(usize, Vec<u8>)>> {
    let mut chunk = Vec::new();
    while chunk.len() < CHUNK {
        let mut line = Vec::new();
        let read = lines.read_until(b'\n', &mut line);
        if read.map_err(|source| Error::Read { path: task.source.clone().into(), source })? == 0 {
            break;
        }
        *number += 1;
        if *number == 1 && line.starts_with("\u{feff}".as_bytes()) {
            line.drain(..3);
        }
        if !line.trim_ascii().is_empty() {
            chunk.push((*number, line));
        }
    }
    Ok(chunk)
}

/// What every line is judged with.
pub(super) struct Judge<'a> {
    engine: &'a Engine,
    text_field: &'a str,
    baseline: Option<Bm25>,
    /// Six-digit codes of the catalog.
    codes: BTreeSet<&'a str>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(engine: &'a Engine, task: &'a Task) -> Result<Self> {
        let catalog = engine.catalog();
        let baseline = match task.beside {
            Beside::Nothing => None,
            Beside::Bm25 => Some(Bm25::new(engine.index(), catalog)?),
        };
        let codes = catalog.numbers().map(|role| catalog.card(role).code.six_digit()).collect();
        Ok(Self { engine, text_field: &task.text_field, baseline, codes })
    }

    /// The row of a line, or why there is none; an error where the index cannot be read.
    pub(super) fn line(&self, line: &[u8], number: usize, form: Form) -> Result<Result<Row, Refused>> {
        let refused = |reason| Ok(Err(Refused { line: number, reason }));
        match labelled::read(line, number, form, self.text_field) {
            Err(reason) => refused(reason),
            Ok(labelled) => match self.engine.read("its text", labelled.text.as_bytes()) {
                Err(error) => refused(format!("cannot be used: {error}")),
                Ok(resume) => Ok(Ok(self.row(&labelled, &resume, number)?)),
            },
        }
    }

    fn row(&self, labelled: &Labelled, resume: &Resume, line: usize) -> Result<Row> {
        let catalog = self.engine.catalog();
        let report = self.engine.rank(resume, &[], catalog.len())?;
        let roles = report.matches.iter().map(|matched| matched.role.code.six_digit());
        let answer = Answer::judge(roles, &labelled.gold);
        let baseline = self.baseline.as_ref().map(|baseline| {
            let roles = baseline.rank(resume.text());
            Answer::judge(roles.iter().map(|&role| catalog.card(role).code.six_digit()), &labelled.gold)
        });
        Ok(Row {
            line,
            id: labelled.id.clone(),
            words: resume.words(),
            families: labelled.families.clone(),
            reachable: labelled.gold.meets(&self.codes),
            verdict: report.verdict,
            confidence: report.confidence,
            answer,
            baseline,
        })
    }
}
