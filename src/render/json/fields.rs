//! A choice among the keys of a report, to keep lines small.

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// Keys of a report, and of one of its roles, that may be chosen.
const REPORT: [&str; 7] = ["schema", "engine", "resume", "verdict", "reason", "confidence", "matches"];
const MATCH: [&str; 11] = [
    "rank",
    "role",
    "fit",
    "confidence",
    "parts",
    "evidence",
    "evidence_left_out",
    "skills",
    "salary",
    "place_salary",
    "outlook",
];

/// Keys of a report that are kept, each a path with dots: `verdict`, `matches.role.title`. A path
/// keeps all below it and leads through lists. The id is always kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields(Vec<Vec<String>>);

impl Fields {
    /// Reads paths.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownField`] where no report has such a key.
    pub fn new(paths: &[String]) -> Result<Self> {
        paths.iter().map(|path| parsed(path.trim())).collect::<Result<_>>().map(Self)
    }

    /// The paths as they were given.
    pub fn paths(&self) -> Vec<String> {
        self.0.iter().map(|path| path.join(".")).collect()
    }

    /// What is kept of a report.
    pub(super) fn kept(&self, report: Value) -> Value {
        let paths: Vec<&[String]> = self.0.iter().map(Vec::as_slice).collect();
        let Value::Object(members) = report else { return report };
        let kept = members.into_iter().filter_map(|(key, value)| {
            if key == "id" { Some((key, value)) } else { kept_member(key, value, &paths) }
        });
        Value::Object(kept.collect())
    }
}

fn parsed(path: &str) -> Result<Vec<String>> {
    let keys: Vec<String> = path.split('.').map(str::to_owned).collect();
    let known = |key: &String, known: &[&'static str]| {
        if known.contains(&key.as_str()) {
            return Ok(());
        }
        Err(Error::UnknownField { field: path.to_owned(), known: known.to_vec() })
    };
    if path == "id" {
        return Ok(keys);
    }
    if let Some(first) = keys.first() {
        known(first, &REPORT)?;
    }
    if let [first, second, ..] = keys.as_slice()
        && first == "matches"
    {
        known(second, &MATCH)?;
    }
    Ok(keys)
}

fn kept_member(key: String, value: Value, paths: &[&[String]]) -> Option<(String, Value)> {
    let below = paths.iter().filter_map(|path| path.split_first());
    let below: Vec<&[String]> = below.filter(|(first, _)| **first == key).map(|(_, rest)| rest).collect();
    if below.is_empty() {
        return None;
    }
    Some((key, kept_value(value, &below)))
}

fn kept_value(value: Value, paths: &[&[String]]) -> Value {
    if paths.iter().any(|path| path.is_empty()) {
        return value;
    }
    match value {
        Value::Array(items) => items.into_iter().map(|item| kept_value(item, paths)).collect(),
        Value::Object(members) => {
            let kept = members.into_iter().filter_map(|(key, value)| kept_member(key, value, paths));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_lead_through_lists() {
        let report = json!({"id": "a", "verdict": "match", "matches": [
            {"rank": 1, "role": {"id": "baker", "title": "Baker"}}, {"rank": 2, "role": {"id": "cook"}}]});
        let fields = Fields::new(&["matches.role.id".to_owned(), " matches.rank".to_owned()]).unwrap();
        let expected = json!({"id": "a", "matches": [
            {"rank": 1, "role": {"id": "baker"}}, {"rank": 2, "role": {"id": "cook"}}]});
        assert_eq!(fields.kept(report), expected);
    }

    #[test]
    fn a_key_that_no_report_has_is_refused() {
        let told = |path: &str| Fields::new(&[path.to_owned()]).unwrap_err().to_string();
        assert!(told("verdikt").contains("verdict"), "{}", told("verdikt"));
        assert!(told("matches.pay").contains("salary"), "{}", told("matches.pay"));
    }
}
