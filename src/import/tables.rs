//! Makes the tables of `data/tables` from the files that the Bureau of Labor Statistics and O*NET
//! publish. A row that cannot be taken is told and left out; the same files give the same bytes.

mod outlook;
mod sheet;
mod states;
mod wages;
mod zones;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::catalog::{Fault, Outlook, Wages};
use crate::error::{Error, Result};

use sheet::{Line, Sheet};

/// The files to read. A table is written for each that is named.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// OEWS wages of the nation, an Excel workbook.
    pub national: Option<PathBuf>,
    /// OEWS wages of the states: `EmploymentWage_Table.csv`, or the folder that holds it, with
    /// `State_Table.csv` and `Occupation_Table.csv` beside it.
    pub states: Option<PathBuf>,
    /// Employment Projections, the Excel workbook of occupations.
    pub projections: Option<PathBuf>,
    /// The folder of an O*NET release as text, for `Job Zones.txt`.
    pub onet: Option<PathBuf>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// The tables that were written, with their numbers of records.
    pub written: Vec<(PathBuf, usize)>,
    /// The rows that were refused.
    pub refused: Vec<Fault>,
}

/// Reads the files and writes a table for each into a folder, which is made where it is missing.
///
/// # Errors
///
/// Where a file cannot be read, lacks a column, or a table cannot be written.
pub fn tables(sources: &Sources, folder: &Path) -> Result<Imported> {
    let mut done = Imported::default();
    if let Some(path) = &sources.national {
        let records = records(&wages::sheet(path)?, wages::record, &mut done.refused);
        let rows =
            records.iter().map(|(soc, wages)| row(&[soc], &Wages::NATIONAL_COLUMNS, |c| wages.field(c)));
        let header = header(&["soc"], &Wages::NATIONAL_COLUMNS);
        done.written.push(write(folder, "wages.csv", &header, rows)?);
    }
    if let Some(path) = &sources.states {
        let areas = states::Areas::read(path)?;
        let record = |line: &Line<'_>| areas.record(line);
        let records = records(&states::sheet(path)?, record, &mut done.refused);
        let rows = records.iter().map(|((soc, state), wages)| {
            row(&[soc, state], &Wages::STATE_COLUMNS, |column| wages.field(column))
        });
        let header = header(&["soc", "state"], &Wages::STATE_COLUMNS);
        done.written.push(write(folder, "state_wages.csv", &header, rows)?);
    }
    if let Some(path) = &sources.projections {
        let records = records(&outlook::sheet(path)?, outlook::record, &mut done.refused);
        let rows = records.iter().map(|(soc, outlook)| row(&[soc], &Outlook::COLUMNS, |c| outlook.field(c)));
        let header = header(&["soc"], &Outlook::COLUMNS);
        done.written.push(write(folder, "outlook.csv", &header, rows)?);
    }
    if let Some(path) = &sources.onet {
        let records = records(&zones::sheet(path)?, zones::record, &mut done.refused);
        let rows = records.iter().map(|(code, zone)| vec![code.as_str().to_owned(), zone.to_string()]);
        done.written.push(write(folder, "job_zones.csv", &header(&["code"], &["zone"]), rows)?);
    }
    Ok(done)
}

/// A row as a record with its key; absent where the row is none that a table wants; or why it is
/// refused.
type Taken<K, V> = std::result::Result<Option<(K, V)>, String>;

/// All records of a sheet by their keys; of rows with one key the first is taken.
fn records<K: Ord, V>(
    sheet: &Sheet,
    record: impl Fn(&Line<'_>) -> Taken<K, V>,
    refused: &mut Vec<Fault>,
) -> BTreeMap<K, V> {
    let mut records = BTreeMap::new();
    for line in sheet.lines() {
        let reason = match record(&line) {
            Ok(None) => continue,
            Ok(Some((key, _))) if records.contains_key(&key) => "the same occupation once more".to_owned(),
            Ok(Some((key, value))) => {
                records.insert(key, value);
                continue;
            }
            Err(reason) => reason,
        };
        refused.push(Fault { file: sheet.path().to_owned(), line: line.number(), reason });
    }
    records
}

fn header(keys: &[&str], columns: &[&str]) -> Vec<String> {
    keys.iter().chain(columns).map(|&name| name.to_owned()).collect()
}

fn row(keys: &[&String], columns: &[&str], field: impl Fn(&str) -> String) -> Vec<String> {
    keys.iter().map(|&key| key.clone()).chain(columns.iter().map(|column| field(column))).collect()
}

/// Writes a table and tells where and how many records.
fn write(
    folder: &Path,
    name: &str,
    header: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(PathBuf, usize)> {
    let path = folder.join(name);
    let fail = |source: std::io::Error| Error::Write { path: path.clone(), source };
    fs::create_dir_all(folder).map_err(fail)?;
    let mut table = csv::Writer::from_path(&path).map_err(|error| fail(error.into()))?;
    table.write_record(header).map_err(|error| fail(error.into()))?;
    let mut count = 0;
    for row in rows {
        table.write_record(&row).map_err(|error| fail(error.into()))?;
        count += 1;
    }
    table.flush().map_err(fail)?;
    drop(table);
    Ok((path, count))
}

#[cfg(test)]
mod tests;
