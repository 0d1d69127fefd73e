//! OEWS wages of the nation: one row an occupation, `*` where a figure is not released, `#` where
//! it is above the top.

use std::path::Path;

use super::Taken;
use super::sheet::{Line, Sheet, Which};
use crate::catalog::{Spread, Wage, Wages};
use crate::error::Result;

/// From here on OEWS of May 2024 and May 2023 does not tell a wage: dollars a year, cents an hour.
const TOP_YEARLY: u32 = 239_200;
const TOP_HOURLY: u32 = 11_500;

const TOP_CODED: &str = "#";

const COLUMNS: [&str; 15] = [
    "OCC_CODE", "O_GROUP", "TOT_EMP", "A_MEAN", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90",
    "H_MEAN", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90",
];

pub(super) fn sheet(path: &Path) -> Result<Sheet> {
    Sheet::workbook(path, Which::First, &COLUMNS)
}

/// The wages of an occupation. Groups of occupations are left out: where OEWS publishes several
/// occupations of the SOC as one, it lists that one as detailed.
pub(super) fn record(line: &Line<'_>) -> Taken<String, Wages> {
    if line.cell("O_GROUP") != "detailed" {
        return Ok(None);
    }
    let yearly = |column| wage(*line, column, 1.0, TOP_YEARLY);
    let hourly = |column| wage(*line, column, 100.0, TOP_HOURLY);
    let wages = Wages {
        employment: line.number_of("TOT_EMP", 1.0)?,
        yearly: Spread {
            mean: yearly("A_MEAN")?,
            p10: yearly("A_PCT10")?,
            p25: yearly("A_PCT25")?,
            median: yearly("A_MEDIAN")?,
            p75: yearly("A_PCT75")?,
            p90: yearly("A_PCT90")?,
        },
        hourly: Spread {
            mean: hourly("H_MEAN")?,
            p10: hourly("H_PCT10")?,
            p25: hourly("H_PCT25")?,
            median: hourly("H_MEDIAN")?,
            p75: hourly("H_PCT75")?,
            p90: hourly("H_PCT90")?,
        },
    };
    Ok(Some((line.soc("OCC_CODE")?, ascending(wages)?)))
}

/// A wage of a column in its smallest unit, of which the column's unit has `scale`.
pub(super) fn wage(
    line: Line<'_>,
    column: &str,
    scale: f64,
    top: u32,
) -> std::result::Result<Option<Wage>, String> {
    if line.cell(column) == TOP_CODED {
        return Ok(Some(Wage::AtLeast(top)));
    }
    Ok(line.number_of(column, scale)?.map(Wage::Exactly))
}

/// Wages whose percentiles ascend, as percentiles do.
pub(super) fn ascending(wages: Wages) -> std::result::Result<Wages, String> {
    if wages.yearly.ascends() && wages.hourly.ascends() {
        Ok(wages)
    } else {
        Err("the wages do not ascend from percentile to percentile".to_owned())
    }
}
