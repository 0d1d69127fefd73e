//! OEWS wages of the states, as three files that name each other's rows: wages by area and
//! occupation, areas, occupations.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Taken;
use super::sheet::{Line, Sheet};
use super::wages::ascending;
use crate::catalog::{Spread, State, Wage, Wages};
use crate::error::Result;

const WAGES: &str = "EmploymentWage_Table.csv";
const AREAS: &str = "State_Table.csv";
const OCCUPATIONS: &str = "Occupation_Table.csv";

const COLUMNS: [&str; 11] = [
    "area", "occ_code", "tot_emp", "a_mean", "a_pct25", "a_median", "a_pct75", "h_mean", "h_pct25",
    "h_median", "h_pct75",
];

pub(super) fn sheet(path: &Path) -> Result<Sheet> {
    let file = if path.is_dir() { path.join(WAGES) } else { path.to_owned() };
    Sheet::separated(&file, b',', &COLUMNS)
}

/// What the numbers of areas and the codes of occupations mean.
#[derive(Debug)]
pub(super) struct Areas {
    states: BTreeMap<String, State>,
    /// Whether each code is a single occupation and not a group.
    detailed: BTreeMap<String, bool>,
}

impl Areas {
    /// Reads the two tables that lie beside the wages.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
        let beside = |name: &str| -> PathBuf { folder.join(name) };
        let areas = Sheet::separated(&beside(AREAS), b',', &["area", "prim_state"])?;
        let occupations = Sheet::separated(&beside(OCCUPATIONS), b',', &["occ_code", "o_group"])?;
        let state = |line: Line<'_>| {
            let code = line.cell("prim_state");
            // A territory stays out of the map, and its rows are refused by the number of the area.
            Some((line.cell("area").to_owned(), State::all().find(|state| state.code() == code)?))
        };
        let detailed =
            |line: Line<'_>| (line.cell("occ_code").to_owned(), line.cell("o_group") == "detailed");
        Ok(Self {
            states: areas.lines().filter_map(state).collect(),
            detailed: occupations.lines().map(detailed).collect(),
        })
    }

    /// The wages of an occupation in a state, by SOC code and postal code. The file tells no wage
    /// above the top, and has no row for a state and an occupation where any figure is unknown.
    pub(super) fn record(&self, line: &Line<'_>) -> Taken<(String, String), Wages> {
        let code = line.soc("occ_code")?;
        match self.detailed.get(&code) {
            None => return Err(format!("occupation {code} is not in {OCCUPATIONS}")),
            Some(false) => return Ok(None),
            Some(true) => {}
        }
        let area = line.cell("area");
        let state = self.states.get(area).ok_or_else(|| format!("area '{area}' is no state of {AREAS}"))?;
        let yearly = |column| Ok::<_, String>(line.number_of(column, 1.0)?.map(Wage::Exactly));
        let hourly = |column| Ok::<_, String>(line.number_of(column, 100.0)?.map(Wage::Exactly));
        let wages = Wages {
            employment: line.number_of("tot_emp", 1.0)?,
            yearly: Spread {
                mean: yearly("a_mean")?,
                p25: yearly("a_pct25")?,
                median: yearly("a_median")?,
                p75: yearly("a_pct75")?,
                ..Spread::default()
            },
            hourly: Spread {
                mean: hourly("h_mean")?,
                p25: hourly("h_pct25")?,
                median: hourly("h_median")?,
                p75: hourly("h_pct75")?,
                ..Spread::default()
            },
        };
        Ok(Some(((code, state.code().to_owned()), ascending(wages)?)))
    }
}
