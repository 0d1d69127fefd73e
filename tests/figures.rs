//! Official figures in what is shown: for roles without a source page they are the pay, for the
//! others they stand beside the page's; and every one is told with source, date and place.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

use std::path::Path;

use rolematch::catalog::{RoleNumber, State};
use rolematch::render::{self, Detail, Format, Screen};
use rolematch::report::{Document, PayBasis};
use rolematch::{Catalog, Engine, Place};

/// A catalog of roles without source pages, one for each code.
struct Roles {
    _folder: tempfile::TempDir,
    engine: Engine,
}

impl Roles {
    fn new(codes: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let roles = folder.path().join("roles");
        std::fs::create_dir(&roles).unwrap();
        std::fs::copy(data.join("catalog.json"), folder.path().join("catalog.json")).unwrap();
        for code in codes {
            let id = format!("role-{}", code.replace(['-', '.'], "-"));
            let role = format!(
                r#"{{"id": "{id}", "title": "Role {code}", "code": "{code}", "summary": "A role.",
                "duties": ["Do the work of this role."], "skills": []}}"#
            );
            std::fs::write(roles.join(format!("{id}.json")), role).unwrap();
        }
        let engine = Engine::open(Catalog::folder(folder.path()).unwrap(), &Place::Memory).unwrap();
        Self { _folder: folder, engine }
    }

    fn number(&self, code: &str) -> RoleNumber {
        self.engine.catalog().find(&format!("Role {code}")).unwrap()
    }

    fn profile(&self, code: &str, format: Format, state: Option<&str>) -> String {
        let profile = self.engine.profile(self.number(code)).unwrap();
        shown(&Document::Profile(profile), format, state)
    }
}

const SCREEN: Format = Format::Terminal(Screen { width: 110, colour: false });

fn shown(document: &Document<'_>, format: Format, state: Option<&str>) -> String {
    let state = state.map(|state| state.parse::<State>().unwrap());
    let mut bytes = Vec::new();
    render::write(document, format, Detail { state, ..Detail::default() }, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    if format == Format::Json { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

#[track_caller]
fn check(code: &str, state: Option<&str>, part: &str) {
    let text = Roles::new(&[code]).profile(code, SCREEN, state);
    assert!(text.contains(part), "{part} is not in {text}");
}

#[test]
fn pay_is_shown_with_source_date_and_place() {
    check("29-1215.00", None, "to $239,200 or more, $123.47 an hour (BLS OEWS, May 2024, United States)");
    check("13-1023.00", None, "(BLS OEWS, May 2024, United States; wider occupation 13-1020)");
    check("55-1011.00", None, "Pay unknown");
    check("13-1023.00", Some("texas"), "(BLS OEWS, May 2023, Texas; wider occupation 13-1020)");
    check("25-1011.00", Some("TX"), "no figures for 25-1011 in Texas (BLS OEWS, May 2023, by state)");
    check("29-1215.00", None, "(BLS Employment Projections, 2024 to 2034, United States)");
}

fn json(code: &str, state: Option<&str>) -> serde_json::Value {
    let text = Roles::new(&[code]).profile(code, Format::Json, state);
    serde_json::from_str::<serde_json::Value>(&text).unwrap()["role"].clone()
}

#[test]
fn a_program_reads_unknown_top_coded_and_borrowed_figures() {
    let doctor = json("29-1215.00", None);
    assert_eq!(doctor["salary"]["p75"], 239_200);
    let at_least: Vec<&str> =
        doctor["salary"]["at_least"].as_array().unwrap().iter().filter_map(|name| name.as_str()).collect();
    assert_eq!(at_least, ["p75", "p90", "hourly_p75", "hourly_p90"]);
    assert!(doctor.get("place_salary").is_none());
    let actor = json("27-2011.00", None);
    assert!(actor["salary"]["mean"].is_null());
    assert_eq!(actor["salary"]["hourly_mean"], 44.4);
    let buyer = json("13-1021.00", Some("TX"));
    assert_eq!(buyer["salary"]["borrowed_from"], "13-1020");
    assert_eq!(buyer["outlook"]["borrowed_from"], "13-1020");
    assert_eq!(buyer["place_salary"]["median"], 67_600);
    assert_eq!(buyer["place_salary"]["source"], "BLS OEWS May 2023, state");
    let lecturer = json("25-1011.00", Some("TX"));
    assert!(lecturer["place_salary"]["mean"].is_null());
    assert_eq!(lecturer["place_salary"]["place"], "Texas");
    assert!(lecturer["place_salary"]["note"].as_str().unwrap().starts_with("no figures"));
    assert!(json("55-1011.00", None)["salary"].is_null());
}

#[test]
fn official_figures_stand_beside_those_of_a_page() {
    let engine = Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap();
    let number = engine.catalog().find("clinical manager").unwrap();
    let text = shown(&Document::Profile(engine.profile(number).unwrap()), Format::Json, None);
    let role = serde_json::from_str::<serde_json::Value>(&text).unwrap()["role"].clone();
    assert_eq!(role["salary"]["mean"], 84_066);
    assert!(role["salary"]["median"].is_null());
    assert_eq!(role["salary"]["official"]["mean"], 137_730);
    assert_eq!(role["salary"]["official"]["source"], "BLS OEWS May 2024, national");
    assert_eq!(role["outlook"]["growth_percent"], 28.0);
    assert_eq!(role["outlook"]["official"]["openings"], 62_100);
}

#[track_caller]
fn gap(one: &str, other: &str, dollars: Option<i64>) {
    let roles = Roles::new(&[one, other]);
    let comparison = roles.engine.compare([roles.number(one), roles.number(other)], None).unwrap();
    let gap = comparison.pay_gap();
    assert_eq!(gap.map(|gap| gap.dollars), dollars, "{one} {other}");
    assert!(gap.is_none_or(|gap| gap.basis == PayBasis::Official));
    let text = shown(&Document::Comparison(comparison), SCREEN, None);
    let told = text.contains("means of BLS OEWS, May 2024, United States");
    assert_eq!(told, dollars.is_some(), "{text}");
}

#[test]
fn a_pay_gap_lies_between_figures_of_one_kind() {
    gap("29-1215.00", "13-1021.00", Some(256_830 - 81_720));
    // Both are published as 13-1020, or one has no yearly mean: there is nothing to tell.
    gap("13-1021.00", "13-1023.00", None);
    gap("27-2011.00", "13-1021.00", None);
}

fn typed(words: &[&str]) -> assert_cmd::assert::Assert {
    let index = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::Command::cargo_bin("rolematch").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(words);
    if words[0] != "import" {
        command.arg("--index").arg(index.path());
    }
    command.env("COLUMNS", "110").assert()
}

const RESUME: &str = "tests/resumes/clinic-nurse.md";

#[track_caller]
fn every_command(place: &str, told: impl Fn(assert_cmd::assert::Assert)) {
    told(typed(&["match", RESUME, "--place", place]));
    told(typed(&["role", "clinical manager", "--place", place]));
    told(typed(&["compare", "clinical manager", "patient coordinator", "--place", place]));
    told(typed(&["gap", RESUME, "clinical manager", "--place", place]));
    told(typed(&["batch", RESUME, "--place", place]));
}

#[test]
fn every_command_that_shows_pay_shows_that_of_a_state() {
    let told = |done: assert_cmd::assert::Assert| {
        let out = String::from_utf8(done.success().get_output().stdout.clone()).unwrap();
        assert!(out.contains("Texas") && out.contains("2023"), "{out}");
        assert!(out.contains("$120,200") || out.contains(r#""mean":120200"#), "{out}");
    };
    every_command("TX", told);
}

#[test]
fn an_unknown_place_is_refused_with_the_nearest() {
    every_command("Txas", |done| {
        done.code(2).stdout("").stderr(predicates::str::contains(
            "unknown place 'Txas'; did you mean 'Texas', 'Utah' or 'Alaska'?",
        ));
    });
}

#[test]
fn an_import_names_the_file_that_is_missing() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    let missing = |words: &[&str], told: &str| {
        let words = [&["import", "tables", "--out", folder], words].concat();
        typed(&words).code(2).stderr(predicates::str::contains(told));
    };
    missing(&["--national", "none.xlsx"], "cannot read none.xlsx");
    missing(&["--onet", folder], "Job Zones.txt");
    missing(&[], "required");
}
