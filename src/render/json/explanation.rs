//! The whole sum of one role as JSON.

use serde::Serialize;

use super::{EngineWire, MatchWire, ResumeWire, engine, match_wire, resume};
use crate::error::Result;
use crate::render::Detail;
use crate::report::{Explanation, SCHEMA};

#[derive(Serialize)]
pub(super) struct ExplanationWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    resume: ResumeWire<'a>,
    #[serde(rename = "match")]
    matched: MatchWire<'a>,
    terms: Vec<TermWire>,
}

#[derive(Serialize)]
struct TermWire {
    name: &'static str,
    part: &'static str,
    most: f64,
    /// Share of `most` that is reached; `most` times it is what the part gets.
    amount: f64,
}

pub(super) fn explanation<'a>(explanation: &Explanation<'a>, detail: Detail) -> Result<ExplanationWire<'a>> {
    // All evidence: a sum of which a part is missing checks nothing.
    let detail = Detail { evidence: None, ..detail };
    let terms = explanation.terms.iter();
    let terms = terms.map(|term| TermWire {
        name: term.weight.name,
        part: super::phrase::part(term.weight.part),
        most: term.weight.most,
        amount: term.amount,
    });
    Ok(ExplanationWire {
        schema: SCHEMA,
        engine: engine(explanation.catalog),
        resume: resume(explanation.resume),
        matched: match_wire(explanation.catalog, explanation.resume, &explanation.matched, detail)?,
        terms: terms.collect(),
    })
}
