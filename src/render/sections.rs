//! What was read of a resume, line by line under its sections, for a person to see why an answer
//! came out as it did.

use std::collections::BTreeMap;
use std::io::Write;

use super::phrase;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::resume::{Position, Resume, Section};

/// Writes the lines of a resume with their numbers, each section under its name, and beneath a
/// line the positions and the skills that were found in it.
///
/// # Errors
///
/// Where the output cannot be written or the catalog cannot be read.
pub fn sections(catalog: &Catalog, resume: &Resume, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}: {}", resume.source, phrase::what_was_read(resume))?;
    for warning in &resume.warnings {
        writeln!(out, "warning: {warning}")?;
    }
    let skills = skills(catalog, resume)?;
    writeln!(out, "\n[{}]", phrase::section(Section::Header))?;
    for (at, line) in resume.text().lines().enumerate() {
        let number = at + 1;
        if let Some(heading) = resume.headings().iter().find(|heading| heading.line == number) {
            writeln!(out, "\n[{}]", phrase::section(heading.section))?;
        }
        if !line.trim().is_empty() {
            writeln!(out, "{number:>5}  {}", line.trim_end())?;
        }
        for position in resume.positions().iter().filter(|position| position.line == number) {
            writeln!(out, "       = position: {}", position_line(resume, position))?;
        }
        if let Some(names) = skills.get(&number) {
            writeln!(out, "       = skills: {}", names.join(", "))?;
        }
    }
    Ok(())
}

fn position_line(resume: &Resume, position: &Position) -> String {
    let title = resume.title(position);
    match (position.headline, position.start, position.end) {
        (true, ..) => format!("{title}, at the top"),
        (false, Some(start), _) if position.current => format!("{title}, {start} to now"),
        (false, Some(start), Some(end)) => format!("{title}, {start} to {end}"),
        (false, None, Some(end)) => format!("{title}, until {end}"),
        (false, ..) => format!("{title}, no dates"),
    }
}

/// The names of the skills that were found, by line.
fn skills(catalog: &Catalog, resume: &Resume) -> Result<BTreeMap<usize, Vec<String>>> {
    let names = catalog.skill_names()?;
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for mention in resume.mentions() {
        let known = found.entry(mention.line).or_default();
        if let Some(name) = names.get(mention.skill.index())
            && !known.contains(name)
        {
            known.push(name.clone());
        }
    }
    Ok(found)
}
