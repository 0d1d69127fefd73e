//! CSV: one line for a resume and a rank, and one for a resume without a ranking.

use csv::WriterBuilder;

use super::row::{MatchRow, ResumeRow};
use crate::catalog::Wage;
use crate::error::Result;
use crate::report::Ranking;

/// What stands between the names of a list in one cell.
const BETWEEN: &str = "; ";

/// Names of the columns of a batch, in order.
pub const CSV_COLUMNS: [&str; 14] = [
    "id",
    "rank",
    "role_id",
    "title",
    "code",
    "fit",
    "confidence",
    "verdict",
    "median_pay",
    "median_pay_at_least",
    "pay_source",
    "missing_skills",
    "source",
    "error",
];

/// Names of the columns of a ranking of resumes for one role, in order.
const RANKING_COLUMNS: [&str; 13] = [
    "rank",
    "id",
    "role_id",
    "fit",
    "titles",
    "duties",
    "skills",
    "common",
    "place_of_role",
    "shown_skills",
    "listed_skills",
    "missing_skills",
    "source",
];

/// The first line of a batch.
///
/// # Errors
///
/// Never: memory can always be written.
pub fn csv_header() -> Result<Vec<u8>> {
    written([CSV_COLUMNS.map(str::to_owned)])
}

/// The lines of one record: one a role, or one alone where there are none. `rank` is 1 or empty on
/// the first line of a record and on no other.
///
/// # Errors
///
/// Never: memory can always be written.
pub fn csv_lines(row: &ResumeRow) -> Result<Vec<u8>> {
    if row.matches.is_empty() {
        return written([line(row, None)]);
    }
    written(row.matches.iter().map(|matched| line(row, Some(matched))))
}

/// A ranking of resumes, with its header.
pub(super) fn ranking(ranking: &Ranking<'_>) -> Result<Vec<u8>> {
    let rows = ranking.candidates.iter().enumerate().map(|(at, candidate)| {
        let [titles, duties, skills, common] = candidate.score.parts.map(|points| points.to_string());
        [
            (at + 1).to_string(),
            candidate.id.clone(),
            ranking.role.id.as_str().to_owned(),
            candidate.score.fit().to_string(),
            titles,
            duties,
            skills,
            common,
            candidate.place.to_string(),
            candidate.shown.join(BETWEEN),
            candidate.listed.join(BETWEEN),
            candidate.missing.join(BETWEEN),
            candidate.source.clone(),
        ]
    });
    written(std::iter::once(RANKING_COLUMNS.map(str::to_owned)).chain(rows))
}

fn line(row: &ResumeRow, matched: Option<&MatchRow>) -> [String; CSV_COLUMNS.len()] {
    let told = |cell: fn(&MatchRow) -> String| matched.map(cell).unwrap_or_default();
    let pay = matched.and_then(|matched| matched.median_pay.as_ref());
    [
        row.id.clone(),
        told(|matched| matched.rank.to_string()),
        told(|matched| matched.role_id.clone()),
        told(|matched| matched.title.clone()),
        told(|matched| matched.code.clone()),
        told(|matched| matched.fit.to_string()),
        row.confidence.map(|confidence| format!("{confidence:.4}")).unwrap_or_default(),
        row.verdict.unwrap_or_default().to_owned(),
        pay.map(|(wage, _)| wage.amount().to_string()).unwrap_or_default(),
        pay.map(|(wage, _)| matches!(wage, Wage::AtLeast(_)).to_string()).unwrap_or_default(),
        pay.map(|(_, source)| source.clone()).unwrap_or_default(),
        told(|matched| matched.missing.join(BETWEEN)),
        row.source.clone(),
        row.error.clone().unwrap_or_default(),
    ]
}

fn written<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> Result<Vec<u8>> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(std::io::Error::from)?;
    }
    Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line_whatever_its_text_holds() {
        let row = ResumeRow::failed("a,\"b\"\nc", "cv.txt", "is empty");
        let text = String::from_utf8(csv_lines(&row).unwrap()).unwrap();
        assert_eq!(text, "\"a,\"\"b\"\"\nc\",,,,,,,,,,,,cv.txt,is empty\n");
    }
}
