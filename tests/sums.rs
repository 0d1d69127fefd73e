//! The whole sum of a role can be checked by a script, from JSON and from the text; what a gap
//! promises comes true. All texts are made up.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;

use std::collections::BTreeMap;

use engine::engine;
use rolematch::render::{Detail, Format, Screen};
use rolematch::report::Document;
use serde_json::Value;

const RESUMES: [(&str, &str); 4] = [
    (include_str!("resumes/patient-relations.txt"), "patient relations director"),
    (include_str!("resumes/clinic-nurse.md"), "clinical manager"),
    (include_str!("resumes/line-cook.txt"), "restaurant cook"),
    (include_str!("resumes/welder.txt"), "carpenter"),
];

fn written(document: &Document<'_>, format: Format) -> String {
    let mut bytes = Vec::new();
    rolematch::render::write(document, format, Detail::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn explained(text: &str, role: &str, format: Format) -> String {
    let engine = engine();
    let resume = engine.read("cv", text.as_bytes()).unwrap();
    let explanation = engine.explain(&resume, engine.catalog().find(role).unwrap()).unwrap();
    written(&Document::Explanation(explanation), format)
}

/// Two numbers that are the same to the hundredth, one of them rounded.
#[track_caller]
fn same(one: f64, other: f64, what: &str) {
    assert!((one - other).abs() <= 0.005_001, "{what}: {one} and {other}");
}

#[test]
fn an_explanation_in_json_adds_up() {
    for (text, role) in RESUMES {
        let sum: Value = serde_json::from_str(&explained(text, role, Format::Json)).unwrap();
        let matched = &sum["match"];
        let mut parts = 0.0;
        for part in matched["parts"].as_array().unwrap() {
            let own = |item: &&Value| item["part"] == part["part"];
            let terms = sum["terms"].as_array().unwrap().iter().filter(own);
            let terms: f64 =
                terms.map(|term| term["most"].as_f64().unwrap() * term["amount"].as_f64().unwrap()).sum();
            let points = part["points"].as_f64().unwrap();
            same(terms, points, &part["part"].to_string());
            let left = matched["evidence_left_out"].as_array().unwrap();
            let evidence = matched["evidence"].as_array().unwrap().iter().chain(left).filter(own);
            let evidence: f64 = evidence.map(|item| item["points"].as_f64().unwrap()).sum();
            same(evidence, points, "evidence");
            parts += points;
        }
        same(parts, matched["fit"].as_f64().unwrap(), "fit");
    }
}

/// The parts of an explanation as text: points of its terms, of its parts, of its evidence.
#[derive(Default)]
struct Told {
    terms: Vec<f64>,
    parts: BTreeMap<String, f64>,
    evidence: BTreeMap<String, f64>,
}

fn read(text: &str) -> Told {
    let mut told = Told::default();
    let mut heading = "";
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !line.is_empty() && !line.starts_with(' ') {
            heading = words[0];
        } else if heading == "What" && words.contains(&"=") {
            let [.., most, "x", amount, "=", points] = words.as_slice() else { panic!("{line}") };
            let [most, amount, points] = [most, amount, points].map(|word| word.parse::<f64>().unwrap());
            assert!((most * amount - points).abs() < 1e-4, "{line}");
            told.terms.push(points);
        } else if let ("Parts,", [name, points]) = (heading, words.as_slice()) {
            told.parts.insert((*name).to_owned(), points.parse().unwrap());
        } else if let ("Evidence;", [points, part, ..]) = (heading, words.as_slice())
            && let Ok(points) = points.parse::<f64>()
        {
            *told.evidence.entry((*part).to_owned()).or_default() += points;
        }
    }
    told
}

#[test]
fn an_explanation_as_text_adds_up() {
    for (text, role) in RESUMES {
        let screen = Screen { width: 100, colour: false };
        let mut told = read(&explained(text, role, Format::Terminal(screen)));
        let fit = told.parts.remove("fit").unwrap();
        same(told.parts.values().sum(), fit, "parts");
        // Each of the four parts is rounded once.
        assert!((told.terms.iter().sum::<f64>() - fit).abs() <= 0.0201, "{fit}: {:?}", told.terms);
        for (part, points) in &told.parts {
            if part != "common" {
                same(told.evidence.get(part).copied().unwrap_or(0.0), *points, part);
            }
        }
    }
}

/// The gap of a text as JSON.
fn gap(text: &str, role: &str, over: Option<&str>) -> Value {
    let engine = engine();
    let resume = engine.read("cv", text.as_bytes()).unwrap();
    let find = |name: &str| engine.catalog().find(name).unwrap();
    let report = engine.gap(&resume, find(role), over.map(find)).unwrap();
    serde_json::from_str(&written(&Document::Gap(report), Format::Json)).unwrap()
}

const CLERK: &str = "Experience\nOffice Clerk, Lantern Group, 2016 to Present\n\
    - Answered the phone, filed forms and typed letters.\n\
    - Posted payments to the ledger and mailed statements.\n";

#[test]
fn the_moves_of_a_gap_raise_the_fit_one_after_another_by_whole_lines() {
    let gap = gap(CLERK, "bookkeeping-and-accounting-clerk", None);
    let mut before = gap["match"]["fit"].as_f64().unwrap();
    let moves = gap["moves"].as_array().unwrap();
    assert!(!moves.is_empty() && moves.len() <= 3);
    for step in moves {
        let after = step["fit"].as_f64().unwrap();
        assert!(after > before, "{before} to {after}");
        before = after;
    }
    // A line shows its skill and its words: more than the skills alone could give.
    assert!(before > gap["match"]["fit"].as_f64().unwrap() + 4.0, "{moves:?}");
    assert!(gap["supposed"].as_str().unwrap().contains("newest position"));
}

#[test]
fn a_move_is_what_the_resume_fits_with_its_line() {
    let role = "bookkeeping-and-accounting-clerk";
    let gap = gap(CLERK, role, None);
    let step = &gap["moves"][0];
    let engine = engine();
    let needs = &engine.catalog().role(engine.catalog().find(role).unwrap()).unwrap().skills;
    let need = needs.iter().find(|need| need.name == step["skill"].as_str().unwrap()).unwrap();
    let text = format!("{CLERK}- {}\n", need.excerpt.as_deref().unwrap());
    let told = self::gap(&text, role, None);
    let (promised, true_fit) = (step["fit"].as_f64().unwrap(), told["match"]["fit"].as_f64().unwrap());
    assert!((promised - true_fit).abs() < 0.3, "promised {promised}, is {true_fit}");
}

#[test]
fn a_gap_over_another_role_ends_above_it_or_says_that_it_does_not() {
    for (role, other) in [
        ("bookkeeping-and-accounting-clerk", "office-clerk"),
        ("office-clerk", "bookkeeping-and-accounting-clerk"),
        ("registered-nurse", "office-clerk"),
    ] {
        let gap = gap(CLERK, role, Some(other));
        let over = &gap["over"];
        let number = |value: &Value| value.as_f64().unwrap();
        let moves = over["moves"].as_array().unwrap();
        let last = moves.last().map_or(number(&gap["match"]["fit"]), |step| number(&step["fit"]));
        assert_eq!(over["reached"].as_bool().unwrap(), last > number(&over["fit_after"]), "{over}");
        if moves.is_empty() && over["reached"] == true {
            assert!(last > number(&over["fit"]));
        }
        assert!(number(&over["fit_after"]) >= number(&over["fit"]), "a line lowered a fit: {over}");
    }
}
