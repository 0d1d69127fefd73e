//! The resumes that fit one role best, out of any number of them in a bounded memory.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::answer::with_resume;
use super::queue::{Queue, Taken};
use super::record::Record;
use super::tally::kind;
use super::{Inputs, Stdin, Tally, WAIT, chunk, each};
use crate::catalog::{Need, RoleNumber};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::report::{Candidate, Ranking};
use crate::score::Held;

/// What a ranking gives.
#[derive(Debug)]
pub struct Ranked<'a> {
    /// The resumes that fit best.
    pub ranking: Ranking<'a>,
    /// How it went.
    pub tally: Tally,
}

/// Ranks resumes for one role and keeps the best `top`. `progress` is told how far it is and
/// answers whether to go on; `failed` is told of every record that cannot be read.
///
/// # Errors
///
/// Where the catalog cannot be read.
pub fn rank<'a>(
    engine: &'a Engine,
    role: RoleNumber,
    inputs: &Inputs,
    top: usize,
    stdin: Stdin,
    progress: &mut dyn FnMut(&Tally) -> ControlFlow<()>,
    failed: &mut dyn FnMut(&Error),
) -> Result<Ranked<'a>> {
    let mut tally = Tally::default();
    let mut candidates: Vec<Candidate> = Vec::new();
    let queue = Queue::start(inputs.records(stdin), 2 * chunk())?;
    engine.prepare()?;
    loop {
        if progress(&tally).is_break() {
            tally.stopped = true;
            break;
        }
        let chunk = match queue.take(chunk(), WAIT) {
            Taken::Nothing => continue,
            Taken::End => break,
            Taken::Chunk(chunk) => chunk,
        };
        tally.bytes += chunk.iter().map(|record| record.size).sum::<u64>();
        for one in each(chunk, |record| candidate(engine, role, record)) {
            match one {
                Ok(candidate) => {
                    tally.answered += 1;
                    candidates.push(candidate);
                }
                Err(error) => {
                    *tally.failed.entry(kind(&error)).or_default() += 1;
                    failed(&error);
                }
            }
        }
        // A stable sort: equal fits keep the order of the input.
        candidates.sort_by_key(|candidate| Reverse(candidate.score.fit()));
        candidates.truncate(top);
    }
    let catalog = engine.catalog();
    let ranking = Ranking { catalog, role: catalog.role(role)?, candidates, read: tally.answered };
    Ok(Ranked { ranking, tally })
}

fn candidate(engine: &Engine, role: RoleNumber, record: Record) -> Result<Candidate> {
    let (id, source) = (record.id.clone(), record.source.clone());
    with_resume(engine, record, |resume| {
        let matched = engine.fit(resume, role)?;
        let names = |held| matched.needs(held).into_iter().map(|need: &Need| need.name.clone()).collect();
        Ok(Candidate {
            id,
            source,
            score: matched.fit.score,
            place: matched.rank,
            shown: names(Held::Shown),
            listed: names(Held::Listed),
            missing: names(Held::Missing),
        })
    })
}
