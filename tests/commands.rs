//! The commands as a person types them: outputs, exit codes, bad input.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use tempfile::TempDir;

fn resume(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes").join(name)
}

/// One index for all tests of this file.
fn index() -> &'static Path {
    static FOLDER: std::sync::OnceLock<TempDir> = std::sync::OnceLock::new();
    FOLDER.get_or_init(|| TempDir::new().unwrap()).path()
}

fn rolematch(words: &[&str]) -> Command {
    let mut command = Command::cargo_bin("rolematch").unwrap();
    command.args(words).arg("--index").arg(index()).env("NO_COLOR", "1").env("COLUMNS", "80");
    command
}

fn output(words: &[&str]) -> String {
    let done = rolematch(words).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

#[track_caller]
fn refused(words: &[&str], told: &str) {
    rolematch(words)
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains(told).and(predicate::str::contains("panicked").not()));
}

#[test]
fn a_resume_alone_is_ranked_and_the_first_screen_answers() {
    let path = resume("patient-relations.txt");
    let told = output(&[path.to_str().unwrap()]);
    assert_eq!(told, output(&["match", path.to_str().unwrap()]));
    let screen: Vec<&str> = told.lines().take(24).collect();
    let screen = screen.join("\n");
    for part in
        [" 1  Patient relations director", "$94,921 a year", "Missing for Patient relations director", "Fit"]
    {
        assert!(screen.contains(part), "{part} in:\n{screen}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    assert!(!told.contains('\u{1b}'));
}

#[test]
fn standard_input_is_a_resume_too() {
    let text = fs::read_to_string(resume("patient-relations.txt")).unwrap();
    let done = rolematch(&["-", "--top", "1", "--format", "json"]).write_stdin(text).assert().success();
    let report: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(report["matches"][0]["role"]["id"], "patient-relations-director");
    assert_eq!(report["matches"].as_array().unwrap().len(), 1);
}

#[test]
fn only_the_named_roles_are_ranked() {
    let path = resume("patient-relations.txt");
    let names = "clinical manager, patient-coordinator";
    let told = output(&["match", path.to_str().unwrap(), "--roles", names, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(report["matches"].as_array().unwrap().len(), 2);
}

#[test]
fn the_answer_goes_to_a_file_where_one_is_named() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("report.json");
    let path = resume("clinic-nurse.md");
    rolematch(&[path.to_str().unwrap(), "--format", "json", "--out", out.to_str().unwrap()])
        .assert()
        .success()
        .stdout("");
    assert!(fs::read_to_string(out).unwrap().contains("\"schema\": 1"));
}

#[test]
fn a_role_is_found_by_id_title_and_alias_in_any_case() {
    let told = output(&["role", "patient-relations-director"]);
    assert_eq!(told, output(&["role", "PATIENT RELATIONS DIRECTOR"]));
    assert_eq!(told, output(&["role", "Director of Patient Relations"]));
    for fact in [
        "$94,921",
        "$45.64",
        "North Las Vegas, NV",
        "4 to 6 years",
        "Takeda Pharmaceuticals U.S.A., Inc. (77 jobs)",
        "28 %",
    ] {
        assert!(told.contains(fact), "{fact}");
    }
}

#[test]
fn an_unknown_role_is_answered_with_the_nearest_three() {
    refused(&["role", "patient relation drector"], "did you mean 'Patient relations director', ");
}

#[test]
fn roles_are_listed_and_found_though_misspelt() {
    let all: serde_json::Value = serde_json::from_str(&output(&["roles", "--format", "json"])).unwrap();
    assert!(all.as_array().unwrap().len() >= 8);
    assert!(all[0]["id"].is_string() && all[0]["title"].is_string() && all[0]["code"].is_string());
    let found: serde_json::Value =
        serde_json::from_str(&output(&["roles", "pateint coordintor", "--format", "json"])).unwrap();
    assert_eq!(found[0]["id"], "patient-coordinator");
}

#[test]
fn two_roles_stand_side_by_side() {
    let path = resume("patient-relations.txt");
    let words =
        ["compare", "patient relations director", "clinical manager", "--resume", path.to_str().unwrap()];
    let told = output(&words);
    for part in [
        "Skills that both ask",
        "Only the clinical manager asks",
        "earns $10,855 a year more",
        "San Francisco, CA",
        "You",
    ] {
        assert!(told.contains(part), "{part} in:\n{told}");
    }
}

#[test]
fn the_gap_names_what_would_move_the_fit() {
    let path = resume("patient-relations.txt");
    let words = ["gap", path.to_str().unwrap(), "clinical manager", "--format", "json"];
    let gap: serde_json::Value = serde_json::from_str(&output(&words)).unwrap();
    let mut before = gap["match"]["fit"].as_f64().unwrap();
    let moves = gap["moves"].as_array().unwrap();
    assert!(!moves.is_empty());
    for step in moves {
        assert!(step["fit"].as_f64().unwrap() > before);
        before = step["fit"].as_f64().unwrap();
    }
    for list in ["shown", "listed", "shown_not_listed", "missing"] {
        assert!(gap["gap"][list].is_array(), "{list}");
    }
}

#[test]
fn a_batch_answers_in_input_order_and_names_what_failed() {
    let folder = TempDir::new().unwrap();
    for name in ["patient-relations.txt", "clinic-nurse.md"] {
        fs::copy(resume(name), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("broken.txt"), b"PK\x03\x04").unwrap();
    fs::write(
        folder.path().join("more.jsonl"),
        "{\"id\":\"a\",\"text\":\"\"}\n\nnot json\n{\"id\":7,\"cv\":\"x\"}\n",
    )
    .unwrap();
    let done = rolematch(&["batch", folder.path().to_str().unwrap(), "--format", "jsonl"]).assert().code(1);
    let told = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    let lines: Vec<serde_json::Value> =
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids[..3], ["broken", "clinic-nurse", "a"]);
    assert_eq!(ids[4..], ["7", "patient-relations"]);
    assert!(lines[0]["error"]["reason"].as_str().unwrap().contains("zip archive"));
    assert_eq!(lines[1]["verdict"], "match");
}

#[test]
fn a_text_too_short_to_judge_is_no_match() {
    let done = rolematch(&["-", "--format", "json"]).write_stdin("Hello there").assert().success();
    let report: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(report["verdict"], "no_match");
    assert_eq!(report["matches"].as_array().unwrap().len(), 0);
    assert!(report["reason"].as_str().unwrap().contains("2 words"));
}

#[test]
fn bad_input_is_refused_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    refused(&["missing.txt"], "cannot read missing.txt");
    refused(&[folder.path().to_str().unwrap()], "is a folder");
    refused(&[&file("empty.txt", b"")], "is empty");
    refused(&[&file("cv.pdf", b"%PDF-1.7")], "this PDF file cannot be read");
    refused(&["tests/documents/image-only.pdf"], "pictures of text; run it through OCR first");
    refused(&["tests/documents/protected.pdf"], "give it with --password");
    refused(&[&file("cv.bin", &[0, 1, 2, 3])], "binary data");
    refused(&[&file("long.txt", &vec![b'a'; 50 << 20])], "at most");
}

#[test]
fn a_line_of_a_million_letters_is_read() {
    let text = format!("Experience\nClinical Manager 2015 - 2019\n{}\n", "nurse staffing ".repeat(70_000));
    rolematch(&["-"]).write_stdin(text).assert().success();
}

#[test]
fn a_text_that_is_not_utf8_is_read_with_a_warning() {
    let text = b"Experience\nClinical Manager, Caf\xe9 Clinic, 2015 - 2019\n- Posted the nurse staffing grid and audited charts each month for two sites of the clinic.\n";
    rolematch(&["-"])
        .write_stdin(text.as_slice())
        .assert()
        .success()
        .stdout(predicate::str::contains("Windows-1252"));
}

#[test]
fn a_pdf_file_is_ranked_under_any_name_and_from_standard_input() {
    let bytes = fs::read("tests/documents/hidden-text.pdf").unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("cv.txt");
    fs::write(&path, &bytes).unwrap();
    let report = |told: &[u8]| serde_json::from_slice::<serde_json::Value>(told).unwrap();
    let named = report(output(&[path.to_str().unwrap(), "--format", "json"]).as_bytes());
    assert_eq!(named["resume"]["format"], "pdf");
    assert_eq!(named["resume"]["pages"], 1);
    assert_eq!(named["resume"]["hidden_words"], 11);
    let done = rolematch(&["-", "--format", "json"]).write_stdin(bytes).assert().success();
    assert_eq!(report(&done.get_output().stdout)["matches"], named["matches"]);
}

#[test]
fn the_text_that_was_read_is_printed() {
    let plain = fs::read_to_string(resume("clinic-nurse.md")).unwrap();
    assert_eq!(output(&["text", resume("clinic-nurse.md").to_str().unwrap()]), plain);
    let told = output(&["text", "tests/documents/protected.pdf", "--password", "harbor"]);
    assert!(told.starts_with("Robin Vale\nClinical Nurse Manager\n"), "{told}");
    let told = output(&["text", "tests/documents/resume.json", "--sections"]);
    for part in ["JSON Resume", "[experience]", "= position: Nurse Manager, 2018-03 to now", "= skills: "] {
        assert!(told.contains(part), "{part} in:\n{told}");
    }
}

#[test]
fn a_broken_catalog_is_told_with_file_and_line() {
    let folder = TempDir::new().unwrap();
    let roles = folder.path().join("roles");
    fs::create_dir(&roles).unwrap();
    fs::write(folder.path().join("catalog.json"), "{\"edition\": \"mine\"}").unwrap();
    fs::write(roles.join("baker.json"), "{\n  \"id\": \"baker\",\n  \"title\": 7\n}").unwrap();
    refused(&["roles", "--catalog", folder.path().to_str().unwrap()], "baker.json:3: ");
}

#[test]
fn an_index_folder_that_cannot_be_used_is_told_once_and_done_without() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let mut command = Command::cargo_bin("rolematch").unwrap();
    let path = resume("clinic-nurse.md");
    let done = command.arg(path).arg("--index").arg(file.join("index")).assert().success();
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert_eq!(told.matches("the index is kept in memory").count(), 1, "{told}");
}

#[test]
fn two_runs_at_once_on_a_fresh_folder_both_answer() {
    let folder = TempDir::new().unwrap();
    let path = resume("clinic-nurse.md");
    let runs: Vec<_> = (0..4)
        .map(|_| {
            std::process::Command::new(assert_cmd::cargo::cargo_bin("rolematch"))
                .arg(&path)
                .arg("--index")
                .arg(folder.path())
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let outputs: Vec<_> = runs.into_iter().map(|run| run.wait_with_output().unwrap()).collect();
    for output in &outputs {
        assert!(output.status.success());
        assert_eq!(output.stdout, outputs[0].stdout);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn the_index_command_leaves_one_index() {
    let folder = TempDir::new().unwrap();
    let mut command = Command::cargo_bin("rolematch").unwrap();
    command.arg("index").arg("--index").arg(folder.path()).assert().success();
    let mut command = Command::cargo_bin("rolematch").unwrap();
    command
        .arg("index")
        .arg("--index")
        .arg(folder.path())
        .assert()
        .success()
        .stdout(predicate::str::contains("Indexed"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn every_command_tells_an_example() {
    for command in [
        "match", "role", "compare", "gap", "text", "roles", "batch", "rank", "eval", "import", "catalog",
        "index",
    ] {
        let mut call = Command::cargo_bin("rolematch").unwrap();
        call.args([command, "--help"]).assert().success().stdout(predicate::str::contains("Example"));
    }
}
