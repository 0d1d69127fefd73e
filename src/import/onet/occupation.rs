//! What a release tells of each occupation, gathered from its tables.

use std::collections::BTreeMap;
use std::path::Path;

use super::release::Release;
use super::table::{self, Table};
use crate::catalog::{Fault, SocCode};
use crate::error::Result;

/// The column that every table has.
const CODE: &str = "O*NET-SOC Code";

/// Scale of the importance of knowledge and skills.
const IMPORTANCE: &str = "IM";

/// All that a catalog takes of one occupation, in the order of the tables.
#[derive(Default)]
pub(super) struct Occupation {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) core_tasks: Vec<String>,
    pub(super) other_tasks: Vec<String>,
    /// Alternate and reported titles, as O*NET has them.
    pub(super) titles: Vec<String>,
    pub(super) technologies: Vec<Technology>,
    pub(super) tools: Vec<String>,
    /// Elements of knowledge and of skill with their importance, 1.0 to 5.0.
    pub(super) elements: Vec<(String, f64)>,
    /// 1 to 5.
    pub(super) job_zone: Option<u8>,
    /// The nearest occupations, nearest first.
    pub(super) related: Vec<SocCode>,
}

/// A program or other technology.
pub(super) struct Technology {
    pub(super) name: String,
    pub(super) hot: bool,
    pub(super) in_demand: bool,
}

/// Every occupation by its code.
pub(super) type Occupations = BTreeMap<SocCode, Occupation>;

/// Reads all tables.
pub(super) fn read(release: &mut Release, refused: &mut Vec<Fault>) -> Result<Occupations> {
    let mut known = occupations(release, refused)?;
    let tasks = table::read(release, "Task Statements.txt", [CODE, "Task", "Task Type"], refused)?;
    each(&tasks, &mut known, refused, |occupation, [_, task, kind]| {
        let tasks = if kind == "Core" { &mut occupation.core_tasks } else { &mut occupation.other_tasks };
        tasks.push(task.clone());
        Ok(())
    });
    titles(release, &mut known, refused)?;
    technologies(release, &mut known, refused)?;
    for file in ["Knowledge.txt", "Skills.txt"] {
        elements(release, file, &mut known, refused)?;
    }
    let zones = table::read(release, "Job Zones.txt", [CODE, "Job Zone"], refused)?;
    each(&zones, &mut known, refused, |occupation, [_, zone]| {
        let zone = zone.parse().ok().filter(|zone| (1..=5).contains(zone));
        occupation.job_zone = Some(zone.ok_or("the job zone is no number of 1 to 5")?);
        Ok(())
    });
    related(release, &mut known, refused)?;
    Ok(known)
}

fn occupations(release: &mut Release, refused: &mut Vec<Fault>) -> Result<Occupations> {
    let table = table::read(release, "Occupation Data.txt", [CODE, "Title", "Description"], refused)?;
    let mut known = Occupations::new();
    for row in table.rows {
        let [code, title, description] = row.cells;
        match SocCode::try_from(code) {
            Ok(code) => {
                known.insert(code, Occupation { title, description, ..Occupation::default() });
            }
            Err(reason) => refused.push(Fault { file: table.file.clone(), line: row.line, reason }),
        }
    }
    Ok(known)
}

/// Takes every row of a table into its occupation; what cannot be taken is refused.
fn each<const COLUMNS: usize>(
    table: &Table<COLUMNS>,
    known: &mut Occupations,
    refused: &mut Vec<Fault>,
    take: impl Fn(&mut Occupation, &[String; COLUMNS]) -> Result<(), &'static str>,
) {
    for row in &table.rows {
        let code = row.cells.first().map_or("", String::as_str);
        let taken = code_of(code).and_then(|code| match known.get_mut(&code) {
            Some(occupation) => take(occupation, &row.cells).map_err(str::to_owned),
            None => Err(format!("the occupation {code} is not in Occupation Data.txt")),
        });
        if let Err(reason) = taken {
            refuse(&table.file, row.line, reason, refused);
        }
    }
}

fn code_of(text: &str) -> Result<SocCode, String> {
    SocCode::try_from(text.to_owned())
}

fn refuse(file: &Path, line: usize, reason: String, refused: &mut Vec<Fault>) {
    refused.push(Fault { file: file.to_owned(), line, reason });
}

fn titles(release: &mut Release, known: &mut Occupations, refused: &mut Vec<Fault>) -> Result<()> {
    let file = "Alternate Titles.txt";
    let titles = table::read(release, file, [CODE, "Alternate Title", "Short Title"], refused)?;
    each(&titles, known, refused, |occupation, [_, title, short]| {
        occupation.titles.push(title.clone());
        if short != "n/a" {
            occupation.titles.push(short.clone());
        }
        Ok(())
    });
    let file = "Sample of Reported Titles.txt";
    let titles = table::read(release, file, [CODE, "Reported Job Title"], refused)?;
    each(&titles, known, refused, |occupation, [_, title]| {
        occupation.titles.push(title.clone());
        Ok(())
    });
    Ok(())
}

fn technologies(release: &mut Release, known: &mut Occupations, refused: &mut Vec<Fault>) -> Result<()> {
    let columns = [CODE, "Example", "Hot Technology", "In Demand"];
    let technologies = table::read(release, "Technology Skills.txt", columns, refused)?;
    each(&technologies, known, refused, |occupation, [_, name, hot, in_demand]| {
        let (hot, in_demand) = (flag(hot)?, flag(in_demand)?);
        occupation.technologies.push(Technology { name: name.clone(), hot, in_demand });
        Ok(())
    });
    let tools = table::read(release, "Tools Used.txt", [CODE, "Example"], refused)?;
    each(&tools, known, refused, |occupation, [_, name]| {
        occupation.tools.push(name.clone());
        Ok(())
    });
    Ok(())
}

fn flag(text: &str) -> Result<bool, &'static str> {
    match text {
        "Y" => Ok(true),
        "N" => Ok(false),
        _ => Err("a flag is neither Y nor N"),
    }
}

fn elements(
    release: &mut Release,
    file: &str,
    known: &mut Occupations,
    refused: &mut Vec<Fault>,
) -> Result<()> {
    let columns = [CODE, "Element Name", "Scale ID", "Data Value", "Recommend Suppress"];
    let elements = table::read(release, file, columns, refused)?;
    each(&elements, known, refused, |occupation, [_, name, scale, value, suppress]| {
        let value = value.parse().ok().filter(|value| (0.0..=7.0).contains(value));
        let value: f64 = value.ok_or("the value is no number of its scale")?;
        // O*NET itself advises against figures that too few people stand behind.
        if scale == IMPORTANCE && suppress != "Y" {
            occupation.elements.push((name.clone(), value));
        }
        Ok(())
    });
    Ok(())
}

fn related(release: &mut Release, known: &mut Occupations, refused: &mut Vec<Fault>) -> Result<()> {
    let columns = [CODE, "Related O*NET-SOC Code", "Relatedness Tier"];
    let table = table::read(release, "Related Occupations.txt", columns, refused)?;
    let codes: Vec<SocCode> = known.keys().cloned().collect();
    each(&table, known, refused, |occupation, [_, other, tier]| {
        let other = code_of(other).map_err(|_| "the related code is no O*NET-SOC code")?;
        if codes.binary_search(&other).is_err() {
            return Err("the related occupation is not in Occupation Data.txt");
        }
        if tier.starts_with("Primary") {
            occupation.related.push(other);
        }
        Ok(())
    });
    Ok(())
}
