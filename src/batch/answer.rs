//! The answer to one record, in the form that the batch writes. Whatever happens while a record is
//! read and ranked, it stays with this record.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::record::Record;
use super::{Batch, Form};
use crate::catalog::RoleNumber;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::render::{self, ResumeRow, Written};
use crate::report::Report;
use crate::resume::Resume;
use crate::score::Verdict;

/// What became of a record.
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    /// Bytes of the input that the record took up.
    pub(super) size: u64,
    pub(super) body: Body,
}

pub(super) enum Outcome {
    Ranked { verdict: Verdict, first: Option<RoleNumber> },
    Failed(Error),
}

/// What is written for a record.
pub(super) enum Body {
    /// Whole lines.
    Lines(Vec<u8>),
    /// A row of columns.
    #[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "only Parquet has rows"))]
    Row(Box<ResumeRow>),
}

/// Answers a record.
///
/// # Errors
///
/// Where not even the line that tells a failure can be written.
pub(super) fn answer(
    batch: &Batch,
    engine: &Engine,
    written: &Written<'_>,
    record: Record,
) -> Result<Answer> {
    let (id, source, size) = (record.id.clone(), record.source.clone(), record.size);
    let ranked = with_resume(engine, record, |resume| {
        let report = engine.rank(resume, &[], batch.top)?;
        let first = report.matches.first().map(|best| best.fit.score.role);
        Ok((Outcome::Ranked { verdict: report.verdict, first }, batch.body(&report, &id, written)?))
    });
    let (outcome, body) = match ranked {
        Ok(done) => done,
        Err(error) => {
            let body = batch.failure(&id, &source, &error.to_string())?;
            (Outcome::Failed(error), body)
        }
    };
    Ok(Answer { outcome, size, body })
}

/// Reads a record and does something with its resume. A panic on the way is this record's error:
/// engine and catalog are only read, so nothing is left half done.
pub(super) fn with_resume<T>(
    engine: &Engine,
    record: Record,
    act: impl FnOnce(&Resume) -> Result<T>,
) -> Result<T> {
    let name = record.source.clone();
    caught(&name, || {
        let bytes = record.read()?;
        act(&engine.read(&name, &bytes)?)
    })
}

fn caught<T>(name: &str, act: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(act)).unwrap_or_else(|_| Err(Error::Panicked { name: name.to_owned() }))
}

impl Batch {
    fn body(&self, report: &Report<'_>, id: &str, written: &Written<'_>) -> Result<Body> {
        Ok(match (self.form, &self.fields) {
            (Form::JsonLines, None) => Body::Lines(render::json_line(report, id, written)?),
            (Form::JsonLines, Some(fields)) => line(render::json_fields(report, id, self.detail, fields)?),
            (Form::Csv, _) => Body::Lines(render::csv_lines(&ResumeRow::new(report, id, self.detail))?),
            (Form::Parquet, _) => Body::Row(Box::new(ResumeRow::new(report, id, self.detail))),
        })
    }

    fn failure(&self, id: &str, source: &str, reason: &str) -> Result<Body> {
        Ok(match self.form {
            Form::JsonLines => line(render::failure_line(id, source, reason)?),
            Form::Csv => Body::Lines(render::csv_lines(&ResumeRow::failed(id, source, reason))?),
            Form::Parquet => Body::Row(Box::new(ResumeRow::failed(id, source, reason))),
        })
    }
}

fn line(text: String) -> Body {
    let mut bytes = text.into_bytes();
    bytes.push(b'\n');
    Body::Lines(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_of_its_record() {
        let told = caught::<()>("cv.txt", || panic!("planted")).unwrap_err().to_string();
        assert!(told.contains("cv.txt") && !told.contains("planted"), "{told}");
    }
}
