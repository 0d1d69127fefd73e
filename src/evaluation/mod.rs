//! How right the engine is on texts whose occupation is known: figures, calibration and the plain
//! yardstick beside it. Reads labelled lines; knows no file and writes nothing.

mod calibration;
mod family;
mod figures;
mod gold;
mod groups;
mod judge;
mod labelled;

use std::io::BufRead;

use rayon::prelude::*;

use crate::catalog::Catalog;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::score::Verdict;

pub use calibration::{Bin, Calibration, Coverage};
pub use family::Family;
pub use figures::{Figures, Rate};
pub use gold::Answer;
pub use groups::{Group, Length};

use judge::{Judge, chunk};
use labelled::Form;

/// Version of the machine-readable evaluation. It changes when a key goes or means something else.
pub const SCHEMA: u32 = 1;

/// What is evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Name of the labelled texts, for reports and errors.
    pub source: String,
    /// Key of the text in a line of JSON.
    pub text_field: String,
    /// What stands beside the engine.
    pub beside: Beside,
}

/// What stands beside the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// The plain BM25 of the same index, [`crate::index::Bm25`].
    Bm25,
}

/// How right the engine is on some labelled texts.
#[derive(Debug, Clone)]
pub struct Evaluation<'a> {
    /// The catalog that was ranked in.
    pub catalog: &'a Catalog,
    /// Name of the labelled texts.
    pub source: String,
    /// Every text, in the order of the lines.
    pub rows: Vec<Row>,
    /// Lines that could not be used, in order.
    pub refused: Vec<Refused>,
    /// Texts of which no right code is in the catalog, so that no answer can be right.
    pub unreachable: usize,
    /// What the engine reaches.
    pub figures: Figures,
    /// What the plain BM25 of the same index reaches, where it was asked for.
    pub baseline: Option<Baseline>,
    /// Texts of each verdict and how many of them have the right code first.
    pub verdicts: [(Verdict, Rate); 3],
    /// How right the surest answers are.
    pub coverage: Vec<Coverage>,
    /// Confidence against accuracy.
    pub calibration: Calibration,
    /// By job family; a text whose right codes lie in several counts in each.
    pub families: Vec<Group<Family>>,
    /// By number of words.
    pub lengths: Vec<Group<Length>>,
}

/// What the yardstick reaches, and where the two differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Baseline {
    /// Its figures.
    pub figures: Figures,
    /// Texts that only the engine has right at the first place.
    pub only_engine: usize,
    /// Texts that only the yardstick has right at the first place.
    pub only_baseline: usize,
}

/// One text. What it says is not kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its id, or the number of its line.
    pub id: String,
    /// Its words.
    pub words: usize,
    /// Job families it counts for.
    pub families: Vec<Family>,
    /// Whether a right code is in the catalog.
    pub reachable: bool,
    /// What the ranking is said to be worth.
    pub verdict: Verdict,
    /// Probability that the first role is right, 0 to 1, as the engine says.
    pub confidence: f64,
    /// What the engine answers.
    pub answer: Answer,
    /// What the yardstick answers, where it was asked for.
    pub baseline: Option<Answer>,
}

/// A line that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its number, counted from 1.
    pub line: usize,
    /// Why; quotes nothing of the line.
    pub reason: String,
}

/// Ranks every labelled text and counts how right the rankings are. `progress` is told the number
/// of lines done so far. The same lines give the same evaluation at any number of threads.
///
/// # Errors
///
/// Where the lines or the index cannot be read, and [`Error::NothingLabelled`] where no line can
/// be used.
pub fn evaluate<'a>(
    engine: &'a Engine,
    task: &Task,
    lines: &mut dyn BufRead,
    progress: &mut dyn FnMut(usize),
) -> Result<Evaluation<'a>> {
    let judge = Judge::new(engine, task)?;
    let mut form = None;
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut number = 0;
    loop {
        let chunk = chunk(lines, &mut number, task)?;
        let Some((_, first)) = chunk.first() else { break };
        let form = *form.get_or_insert(Form::of(first));
        let judged: Vec<Result<Result<Row, Refused>>> =
            chunk.par_iter().map(|(number, line)| judge.line(line, *number, form)).collect();
        for row in judged {
            match row? {
                Ok(row) => rows.push(row),
                Err(line) => refused.push(line),
            }
        }
        progress(number);
    }
    if rows.is_empty() {
        let first = refused.first().map(|first| format!("line {} {}", first.line, first.reason));
        let reason = first.unwrap_or_else(|| "it is empty".to_owned());
        return Err(Error::NothingLabelled { name: task.source.clone(), reason });
    }
    Ok(summary(engine.catalog(), task, rows, refused))
}

fn summary<'a>(catalog: &'a Catalog, task: &Task, rows: Vec<Row>, refused: Vec<Refused>) -> Evaluation<'a> {
    Evaluation {
        catalog,
        source: task.source.clone(),
        refused,
        unreachable: rows.iter().filter(|row| !row.reachable).count(),
        figures: Figures::of(rows.iter().map(|row| &row.answer)),
        baseline: match task.beside {
            Beside::Nothing => None,
            Beside::Bm25 => Some(baseline(&rows)),
        },
        verdicts: groups::verdicts(&rows),
        coverage: calibration::coverage(&rows),
        calibration: calibration::calibration(&rows),
        families: groups::families(&rows),
        lengths: groups::lengths(&rows),
        rows,
    }
}

fn baseline(rows: &[Row]) -> Baseline {
    let only = |right: &dyn Fn(bool, bool) -> bool| {
        let pairs =
            rows.iter().filter_map(|row| Some((row.answer.within(1), row.baseline.as_ref()?.within(1))));
        pairs.filter(|&(engine, baseline)| right(engine, baseline)).count()
    };
    Baseline {
        figures: Figures::of(rows.iter().filter_map(|row| row.baseline.as_ref())),
        only_engine: only(&|engine, baseline| engine && !baseline),
        only_baseline: only(&|engine, baseline| baseline && !engine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of a made-up text of the management group that was answered.
    pub(super) fn row(confidence: f64, rank: Option<usize>) -> Row {
        Row {
            line: 1,
            id: "a".to_owned(),
            words: 300,
            families: vec![Family::group("11-1021")],
            reachable: true,
            verdict: Verdict::Match,
            confidence,
            answer: Answer { first: Some("11-1021".to_owned()), rank, major: rank == Some(1) },
            baseline: None,
        }
    }
}
