//! The machine-readable report keeps its contract: `docs/report.schema.json`; and the role files
//! keep theirs: `data/schema/role.schema.json`; and the evaluation: `docs/eval.schema.json`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;

use std::fs;
use std::path::Path;

use engine::report_json;
use rolematch::evaluation::{Beside, Task, evaluate};
use rolematch::render::Format;
use serde_json::Value;

fn schema(path: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn holds(schema: &jsonschema::Validator, value: &Value, name: &str) {
    let faults: Vec<String> =
        schema.iter_errors(value).map(|fault| format!("{} at {}", fault, fault.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

#[test]
fn reports_hold_to_the_schema() {
    let schema = schema("docs/report.schema.json");
    for text in [
        include_str!("resumes/patient-relations.txt"),
        include_str!("resumes/clinic-nurse.md"),
        include_str!("resumes/line-cook.txt"),
        "Too short to judge",
    ] {
        holds(&schema, &report_json(text), text);
    }
}

#[test]
fn rankings_hold_to_the_schema() {
    let engine = engine::engine();
    let role = engine.catalog().find("clinical manager").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes");
    let inputs = rolematch::Inputs { paths: vec![folder], ..rolematch::Inputs::default() };
    let go_on = &mut |_: &rolematch::Tally| std::ops::ControlFlow::Continue(());
    let failed = &mut |error: &rolematch::Error| panic!("{error}");
    let ranked =
        rolematch::rank(engine, role, &inputs, 2, Box::new(std::io::empty()), go_on, failed).unwrap();
    let mut bytes = Vec::new();
    let document = rolematch::report::Document::Ranking(ranked.ranking);
    let (format, detail) = (rolematch::render::Format::Json, rolematch::render::Detail::default());
    rolematch::render::write(&document, format, detail, &mut bytes).unwrap();
    holds(&schema("docs/report.schema.json"), &serde_json::from_slice(&bytes).unwrap(), "ranking");
}

#[test]
fn failures_hold_to_the_schema() {
    let line = rolematch::render::failure_line("a", "a.txt", "is empty").unwrap();
    holds(&schema("docs/report.schema.json"), &serde_json::from_str(&line).unwrap(), "failure");
}

#[test]
fn evaluations_hold_to_the_schema() {
    let schema = schema("docs/eval.schema.json");
    let lines = concat!(include_str!("labelled/small.jsonl"), "{}\n");
    for beside in [Beside::Bm25, Beside::Nothing] {
        let task = Task { source: "small".to_owned(), text_field: "text".to_owned(), beside };
        let told = evaluate(engine::engine(), &task, &mut lines.as_bytes(), &mut |_| ()).unwrap();
        let mut bytes = Vec::new();
        rolematch::render::write_evaluation(&told, Format::Json, &mut bytes).unwrap();
        holds(&schema, &serde_json::from_slice(&bytes).unwrap(), "evaluation");
    }
}

#[test]
fn role_files_hold_to_the_schema() {
    let schema = schema("data/schema/role.schema.json");
    let groups = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/roles")).unwrap();
    for group in groups {
        for file in fs::read_dir(group.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let role = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            holds(&schema, &role, &path.display().to_string());
        }
    }
}
