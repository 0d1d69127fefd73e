//! Employment Projections, table 1.2: jobs in thousands, with what entry asks.

use std::path::Path;

use super::Taken;
use super::sheet::{Line, Sheet, Which};
use crate::catalog::Outlook;
use crate::error::Result;

const CODE: &str = "2024 National Employment Matrix code";
const KIND: &str = "Occupation type";
const BEFORE: &str = "Employment, 2024";
const AFTER: &str = "Employment, 2034";
const GROWTH: &str = "Employment change, percent, 2024–34";
const OPENINGS: &str = "Occupational openings, 2024–34 annual average";
const EDUCATION: &str = "Typical education needed for entry";
const EXPERIENCE: &str = "Work experience in a related occupation";
const TRAINING: &str = "Typical on-the-job training needed to attain competency in the occupation";

pub(super) fn sheet(path: &Path) -> Result<Sheet> {
    let columns = [CODE, KIND, BEFORE, AFTER, GROWTH, OPENINGS, EDUCATION, EXPERIENCE, TRAINING];
    Sheet::workbook(path, Which::Named("Table 1.2"), &columns)
}

/// The outlook of an occupation; groups of occupations and footnotes are left out.
pub(super) fn record(line: &Line<'_>) -> Taken<String, Outlook> {
    if line.cell(KIND) != "Line item" {
        return Ok(None);
    }
    let outlook = Outlook {
        employment_2024: jobs(*line, BEFORE)?,
        employment_2034: jobs(*line, AFTER)?,
        growth_percent: growth(line.cell(GROWTH))?,
        openings: jobs(*line, OPENINGS)?,
        education: known(line.cell(EDUCATION)),
        experience: known(line.cell(EXPERIENCE)),
        training: known(line.cell(TRAINING)),
        borrowed_from: None,
    };
    Ok(Some((line.soc(CODE)?, outlook)))
}

/// A number of jobs, of which the file tells thousands with one decimal.
fn jobs(line: Line<'_>, column: &str) -> std::result::Result<Option<u32>, String> {
    let hundreds = line.number_of(column, 10.0)?;
    Ok(hundreds.map(|hundreds| hundreds.saturating_mul(100)))
}

fn growth(cell: &str) -> std::result::Result<Option<f64>, String> {
    match known(cell) {
        None => Ok(None),
        Some(text) => {
            text.parse().map(Some).map_err(|_| format!("'{text}' in column '{GROWTH}' is no number"))
        }
    }
}

fn known(cell: &str) -> Option<String> {
    Some(cell.to_owned()).filter(|text| !text.is_empty() && text != "—")
}
