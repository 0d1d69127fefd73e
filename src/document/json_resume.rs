//! JSON Resume (jsonresume.org, schema 1.0). What the schema allows to be absent may be absent,
//! and a field of another type is left out.

use serde_json::Value;

use super::Body;
use super::structure::{Composer, Time};

pub(super) fn read(resume: &Value) -> Body {
    let mut composer = Composer::default();
    basics(&mut composer, resume);
    work(&mut composer, resume, "work", "Experience", ["position", "name"]);
    work(&mut composer, resume, "volunteer", "Volunteer experience", ["position", "organization"]);
    projects(&mut composer, resume);
    skills(&mut composer, resume);
    education(&mut composer, resume);
    named(&mut composer, resume, "certificates", "Certifications", ["name", "issuer", "date"]);
    named(&mut composer, resume, "awards", "Awards", ["title", "awarder", "summary"]);
    named(&mut composer, resume, "publications", "Publications", ["name", "publisher", "summary"]);
    named(&mut composer, resume, "languages", "Languages", ["language", "fluency", "level"]);
    named(&mut composer, resume, "interests", "Interests", ["name", "", ""]);
    composer.into_body()
}

/// Items of a list of the resume.
fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn field<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Texts of a list.
fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    items(value, key).iter().filter_map(Value::as_str).collect()
}

/// "2015", "2015-03" or "2015-03-01".
fn time(value: &Value, key: &str) -> Option<Time> {
    let mut parts = field(value, key).split('-');
    let year = parts.next()?.trim().parse().ok()?;
    let month = parts.next().and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month));
    Some(Time { year, month })
}

fn joined(parts: &[&str]) -> String {
    let full: Vec<&str> = parts.iter().copied().filter(|part| !part.trim().is_empty()).collect();
    full.join(", ")
}

fn basics(composer: &mut Composer, resume: &Value) {
    let Some(basics) = resume.get("basics") else { return };
    composer.fact(field(basics, "name"));
    composer.headline(field(basics, "label"));
    composer.fact(field(basics, "email"));
    composer.fact(field(basics, "phone"));
    if let Some(place) = basics.get("location") {
        composer.fact(&joined(&[field(place, "city"), field(place, "region"), field(place, "countryCode")]));
    }
    if !field(basics, "summary").trim().is_empty() {
        composer.heading("Summary");
        composer.paragraph(field(basics, "summary"));
    }
}

fn work(composer: &mut Composer, resume: &Value, key: &str, heading: &str, [title, employer]: [&str; 2]) {
    let jobs = items(resume, key);
    if jobs.is_empty() {
        return;
    }
    composer.heading(heading);
    for job in jobs {
        // Version 0 of the schema has `company` where version 1 has `name`.
        let names = [field(job, employer), field(job, "company"), field(job, "location")];
        let (start, end) = (time(job, "startDate"), time(job, "endDate"));
        if key == "work" {
            composer.position(field(job, title), start, end, &joined(&names));
        } else {
            composer.paragraph(field(job, title));
            composer.fact(&joined(&names));
        }
        composer.paragraph(field(job, "summary"));
        for line in texts(job, "highlights") {
            composer.item(line);
        }
    }
}

fn projects(composer: &mut Composer, resume: &Value) {
    if items(resume, "projects").is_empty() {
        return;
    }
    composer.heading("Projects");
    for project in items(resume, "projects") {
        composer.item(field(project, "name"));
        composer.paragraph(field(project, "description"));
        for line in texts(project, "highlights") {
            composer.item(line);
        }
        composer.item(&texts(project, "keywords").join(", "));
    }
}

fn skills(composer: &mut Composer, resume: &Value) {
    if items(resume, "skills").is_empty() {
        return;
    }
    composer.heading("Skills");
    for skill in items(resume, "skills") {
        let mut names = vec![field(skill, "name")];
        names.extend(texts(skill, "keywords"));
        composer.item(&joined(&names));
    }
}

fn education(composer: &mut Composer, resume: &Value) {
    if items(resume, "education").is_empty() {
        return;
    }
    composer.heading("Education");
    for school in items(resume, "education") {
        composer.item(&joined(&[field(school, "studyType"), field(school, "area")]));
        composer.fact(field(school, "institution"));
        for line in texts(school, "courses") {
            composer.item(line);
        }
    }
}

/// A list whose items are told in a line each.
fn named(composer: &mut Composer, resume: &Value, key: &str, heading: &str, fields: [&str; 3]) {
    if items(resume, key).is_empty() {
        return;
    }
    composer.heading(heading);
    for item in items(resume, key) {
        composer.item(&joined(&fields.map(|name| field(item, name))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_keep_their_fields() {
        let body = read(&serde_json::json!({
            "basics": {"name": "Robin Vale", "label": "Clinical Manager"},
            "work": [
                {"name": "Harbor Clinic", "position": "Nurse Manager", "startDate": "2018-03-01",
                 "highlights": ["Posted the staffing grid"]},
                {"position": "Staff Nurse", "startDate": "2012", "endDate": "2018-02"}
            ],
            "skills": [{"name": "Records", "keywords": ["Epic", "Excel"]}, {"name": 7}]
        }));
        let structure = body.structure.unwrap();
        let told: Vec<_> = structure.positions.iter().map(|held| &body.text[held.title.clone()]).collect();
        assert_eq!(told, ["Clinical Manager", "Nurse Manager", "Staff Nurse"]);
        let [headline, now, before] = structure.positions.as_slice() else { panic!() };
        assert!(headline.headline && now.current && !before.current);
        assert_eq!(now.start, Some(Time { year: 2018, month: Some(3) }));
        assert_eq!(before.end, Some(Time { year: 2018, month: Some(2) }));
        assert!(body.text.contains("• Records, Epic, Excel"));
    }

    #[test]
    fn fields_of_another_type_are_left_out() {
        let body = read(&serde_json::json!({"basics": 7, "work": [1, {"position": []}], "skills": {}}));
        assert_eq!(body.structure.unwrap().positions, []);
    }
}
