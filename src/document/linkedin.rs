//! The archive of data that `LinkedIn` gives to its members: tables of positions, skills, schools.

use std::collections::HashMap;

use super::archive::{Archive, is_table};
use super::structure::{Composer, Time};
use super::text::decode;
use super::{Body, Format, Refusal};

/// Most rows of a table that are read.
const MOST_ROWS: usize = 10_000;

/// A row, by the names of its columns in lower case.
type Row = HashMap<String, String>;

pub(super) fn read(bytes: &[u8]) -> Result<Body, Refusal> {
    let mut archive = Archive::open(bytes, Format::LinkedIn)?;
    let mut composer = Composer::default();
    profile(&mut composer, &table(&mut archive, "Profile.csv")?);
    let positions = table(&mut archive, "Positions.csv")?;
    if !positions.is_empty() {
        composer.heading("Experience");
    }
    for row in &positions {
        let place = joined(&[field(row, "company name"), field(row, "location")]);
        let (start, end) = (time(field(row, "started on")), time(field(row, "finished on")));
        composer.position(field(row, "title"), start, end, &place);
        composer.paragraph(field(row, "description"));
    }
    list(&mut composer, "Skills", &table(&mut archive, "Skills.csv")?, &["name"]);
    let schools = table(&mut archive, "Education.csv")?;
    if !schools.is_empty() {
        composer.heading("Education");
    }
    for row in &schools {
        composer.item(field(row, "degree name"));
        composer.fact(field(row, "school name"));
        composer.paragraph(field(row, "notes"));
        composer.paragraph(field(row, "activities"));
    }
    list(
        &mut composer,
        "Certifications",
        &table(&mut archive, "Certifications.csv")?,
        &["name", "authority"],
    );
    list(&mut composer, "Projects", &table(&mut archive, "Projects.csv")?, &["title", "description"]);
    list(&mut composer, "Languages", &table(&mut archive, "Languages.csv")?, &["name", "proficiency"]);
    Ok(composer.into_body())
}

fn profile(composer: &mut Composer, rows: &[Row]) {
    let Some(row) = rows.first() else { return };
    composer.fact(&format!("{} {}", field(row, "first name"), field(row, "last name")));
    // Many write a sentence or a list of words here; a short one is a title.
    let headline = field(row, "headline");
    if headline.contains(['|', '•', ',']) || headline.split_whitespace().count() > 6 {
        composer.paragraph(headline);
    } else {
        composer.headline(headline);
    }
    if !field(row, "summary").is_empty() {
        composer.heading("Summary");
        composer.paragraph(field(row, "summary"));
    }
}

fn list(composer: &mut Composer, heading: &str, rows: &[Row], columns: &[&str]) {
    if rows.is_empty() {
        return;
    }
    composer.heading(heading);
    for row in rows {
        let values: Vec<&str> = columns.iter().map(|column| field(row, column)).collect();
        composer.item(&joined(&values));
    }
}

fn field<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", |value| value.trim())
}

fn joined(parts: &[&str]) -> String {
    let full: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    full.join(", ")
}

/// The rows of a table; none where the archive has no such table.
fn table(archive: &mut Archive<'_>, table: &str) -> Result<Vec<Row>, Refusal> {
    let Some(name) = archive.names().into_iter().find(|name| is_table(name, table)) else {
        return Ok(Vec::new());
    };
    let Some(bytes) = archive.part(&name)? else { return Ok(Vec::new()) };
    let text = decode(&bytes).text;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let broken = |error| Refusal::broken(Format::LinkedIn, format!("{table}: {error}"));
    let columns: Vec<String> =
        reader.headers().map_err(broken)?.iter().map(|column| column.trim().to_lowercase()).collect();
    let mut rows = Vec::new();
    for record in reader.records().take(MOST_ROWS) {
        let record = record.map_err(broken)?;
        rows.push(columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect());
    }
    Ok(rows)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// "Mar 2015" or "2015".
fn time(text: &str) -> Option<Time> {
    let mut words = text.split_whitespace().rev();
    let year = words.next()?.parse().ok()?;
    let name = words.next().map(str::to_lowercase);
    let place = name.and_then(|name| MONTHS.iter().position(|month| name.starts_with(month)));
    Some(Time { year, month: place.and_then(|place| u8::try_from(place + 1).ok()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_by_name() {
        assert_eq!(time("Mar 2015"), Some(Time { year: 2015, month: Some(3) }));
        assert_eq!(time("2015"), Some(Time { year: 2015, month: None }));
        assert_eq!(time(""), None);
    }
}
