//! Writes catalog folders: `catalog.json` and one file a role, in the form that an editor of
//! `data/` keeps too. Every fact has a line of its own, so that a change shows as the lines that
//! changed; what is absent is not written.

use std::fs;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::read::Folder;
use super::role::Role;
use crate::error::{Error, Result};

/// Writes a catalog folder. The same catalog gives the same bytes.
///
/// Other files of the folder are left alone; a caller that writes a catalog anew removes the old
/// `roles` first.
///
/// # Errors
///
/// [`Error::Write`] where a file or folder cannot be written.
pub fn write_folder(path: &Path, catalog: &Folder) -> Result<()> {
    let about = format!("{:#}\n", present(&catalog.about)?);
    write(&path.join("catalog.json"), &about)?;
    for role in &catalog.roles {
        let group = path.join("roles").join(role.code.major_group());
        write(&group.join(format!("{}.json", role.id)), &role_text(role)?)?;
    }
    Ok(())
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> Result<()> {
    let fail = |source| Error::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(fail)?;
    }
    fs::write(path, text).map_err(fail)
}

/// A role as its file holds it.
fn role_text(role: &Role) -> Result<String> {
    let Value::Object(fields) = present(role)? else {
        return Ok(String::new());
    };
    let fields: Vec<String> = fields
        .iter()
        .map(|(key, value)| {
            let value = match value {
                Value::Array(items) => block('[', items.iter().map(inline), ']'),
                Value::Object(members) => block('{', members.iter().map(member), '}'),
                other => inline(other),
            };
            format!("  \"{key}\": {value}")
        })
        .collect();
    Ok(format!("{{\n{}\n}}\n", fields.join(",\n")))
}

/// Items one a line.
fn block(open: char, items: impl Iterator<Item = String>, close: char) -> String {
    let lines: Vec<String> = items.map(|item| format!("    {item}")).collect();
    format!("{open}\n{}\n  {close}", lines.join(",\n"))
}

/// A value on one line, with a space after commas and colons.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn member((key, value): (&String, &Value)) -> String {
    format!("\"{key}\": {}", inline(value))
}

/// A value without its absent parts. The types cannot leave them out themselves, because the pack
/// is written from the same types and needs every field.
fn present(value: &impl Serialize) -> Result<Value> {
    let mut value = serde_json::to_value(value)?;
    drop_absent(&mut value);
    Ok(value)
}

fn drop_absent(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(drop_absent);
            members.retain(|_, member| !is_absent(member));
        }
        Value::Array(items) => items.iter_mut().for_each(drop_absent),
        _ => {}
    }
}

fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalog;

    #[test]
    fn every_fact_has_its_line_and_absent_ones_have_none() {
        let text = r#"{"id": "baker", "title": "Baker", "code": "51-3011.00", "summary": "Bakes.",
            "duties": ["Bake bread.", "Score loaves."], "aliases": [],
            "skills": [{"name": "Baking", "basis": {"onet_listed": {"hot": true, "in_demand": false}}}],
            "figures": {"outlook": {"jobs": 7, "sources": ["a", "b"]}}}"#;
        let role: Role = serde_json::from_str(text).unwrap();
        let expected = r#"{
  "id": "baker",
  "title": "Baker",
  "code": "51-3011.00",
  "summary": "Bakes.",
  "duties": [
    "Bake bread.",
    "Score loaves."
  ],
  "skills": [
    {"name": "Baking", "basis": {"onet_listed": {"hot": true, "in_demand": false}}}
  ],
  "figures": {
    "outlook": {"jobs": 7, "sources": ["a", "b"]}
  }
}
"#;
        assert_eq!(role_text(&role).unwrap(), expected);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for role in Catalog::embedded().unwrap().roles().unwrap() {
            let read: Role = serde_json::from_str(&role_text(role).unwrap()).unwrap();
            assert_eq!(&read, role);
        }
    }
}
