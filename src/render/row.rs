//! A report as a flat row: what the forms of tables share, CSV and columns.

use super::{Detail, figures, phrase};
use crate::catalog::{Wage, tables};
use crate::report::{Match, Report};
use crate::score::{Held, Points};

/// A record of a batch as a table has it: a ranking, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct ResumeRow {
    /// The record's id.
    pub id: String,
    /// Path of the file, with the line or row of a record.
    pub source: String,
    /// Words of the resume.
    pub words: Option<usize>,
    /// What the ranking is worth.
    pub verdict: Option<&'static str>,
    /// Why.
    pub reason: Option<String>,
    /// Probability that the first role is right, 0 to 1.
    pub confidence: Option<f64>,
    /// The roles, best first.
    pub matches: Vec<MatchRow>,
    /// Why there is no ranking.
    pub error: Option<String>,
}

/// A role of a ranking as a table has it.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchRow {
    /// Place in the ranking, from 1.
    pub rank: usize,
    /// Id of the role.
    pub role_id: String,
    /// Its title.
    pub title: String,
    /// Its O*NET-SOC code.
    pub code: String,
    /// The fit.
    pub fit: Points,
    /// The points of titles, duties and skills.
    pub parts: [Points; 4],
    /// The official median pay a year, and where it comes from.
    pub median_pay: Option<(Wage, String)>,
    /// Names of skills that the role asks and the resume shows in work, heaviest first.
    pub shown: Vec<String>,
    /// Those that are only listed.
    pub listed: Vec<String>,
    /// Those that it lacks.
    pub missing: Vec<String>,
}

impl ResumeRow {
    /// The row of a report.
    pub fn new(report: &Report<'_>, id: &str, detail: Detail) -> Self {
        Self {
            id: id.to_owned(),
            source: report.resume.source.clone(),
            words: Some(report.resume.words()),
            verdict: Some(phrase::verdict(report.verdict)),
            reason: Some(report.reason.to_string()),
            confidence: Some((report.confidence * 1000.0).round() / 1000.0),
            matches: report.matches.iter().map(|matched| MatchRow::new(matched, detail)).collect(),
            error: None,
        }
    }

    /// The row of a record that could not be read.
    pub fn failed(id: &str, source: &str, error: &str) -> Self {
        Self {
            id: id.to_owned(),
            source: source.to_owned(),
            words: None,
            verdict: None,
            reason: None,
            confidence: None,
            matches: Vec::new(),
            error: Some(error.to_owned()),
        }
    }
}

impl MatchRow {
    fn new(matched: &Match<'_>, detail: Detail) -> Self {
        let role = matched.role;
        let names = |held| matched.needs(held).into_iter().map(|need| need.name.clone()).collect();
        Self {
            rank: matched.rank,
            role_id: role.id.as_str().to_owned(),
            title: role.title.clone(),
            code: role.code.as_str().to_owned(),
            fit: matched.fit.score.fit(),
            parts: matched.fit.score.parts,
            median_pay: median_pay(matched, detail),
            shown: names(Held::Shown),
            listed: names(Held::Listed),
            missing: names(Held::Missing),
        }
    }
}

/// The official median: of the state that is asked for, else of the nation.
fn median_pay(matched: &Match<'_>, detail: Detail) -> Option<(Wage, String)> {
    let code = &matched.role.code;
    let pay = match detail.state {
        Some(state) => tables::state_pay(code, state),
        None => tables::pay(code),
    }?;
    Some((pay.wages.yearly.median?, figures::survey(pay.area)))
}
