//! `rolematch eval`: both forms of labelled texts, bad lines, the yardstick, the same bytes at any
//! number of threads. The figures themselves are tested where they are computed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

const SMALL: &str = "tests/labelled/small.jsonl";

/// One index for all tests of this file.
fn index() -> &'static Path {
    static FOLDER: std::sync::OnceLock<TempDir> = std::sync::OnceLock::new();
    FOLDER.get_or_init(|| TempDir::new().unwrap()).path()
}

fn eval(words: &[&str]) -> Command {
    let mut command = Command::cargo_bin("rolematch").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("eval").args(words).arg("--index").arg(index());
    command.env("NO_COLOR", "1").env("COLUMNS", "80");
    command
}

fn told(words: &[&str]) -> String {
    let done = eval(words).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

fn json(words: &[&str]) -> Value {
    serde_json::from_str(&told(&[words, &["--format", "json"]].concat())).unwrap()
}

#[test]
fn the_first_screen_tells_how_right_the_ranking_is() {
    let told = told(&[SMALL, "--baseline"]);
    let screen: Vec<&str> = told.lines().take(24).collect();
    let screen = screen.join("\n");
    for part in [
        "tests/labelled/small.jsonl: 12 texts",
        "Right first for",
        "First role right",
        "95 % interval",
        "BM25",
        "Mean reciprocal rank",
        "When only the surest are answered",
    ] {
        assert!(screen.contains(part), "{part} in:\n{screen}");
    }
    for part in ["expected calibration error", "Healthcare Practitioners and Technical", "20 to 99 words"] {
        assert!(told.contains(part), "{part} in:\n{told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
}

#[test]
fn the_figures_follow_from_the_rows() {
    let told = json(&[SMALL, "--baseline"]);
    let rows = told["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 12);
    let within = |rows: &[&Value], top: u64| {
        rows.iter().filter(|row| row["rank"].as_u64().is_some_and(|rank| rank <= top)).count() as u64
    };
    let own: Vec<&Value> = rows.iter().collect();
    let other: Vec<&Value> = rows.iter().map(|row| &row["baseline"]).collect();
    for (figures, rows) in [(&told["figures"], own), (&told["baseline"]["figures"], other)] {
        for (key, top) in [("top1", 1), ("top5", 5), ("top10", 10)] {
            assert_eq!(figures[key]["right"], within(&rows, top), "{key}");
        }
        let silent = rows.iter().filter(|row| row["first"].is_null()).count() as u64;
        assert_eq!(figures["unanswered"], silent);
    }
    assert_eq!(told["coverage"][3]["top1"], told["figures"]["top1"]["share"]);
    assert_eq!(told["unreachable"], 0);
}

/// The ranks that the evaluation tells are those of the batch, where roles of one code count once.
#[test]
fn the_ranks_are_those_of_the_batch() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ranked.jsonl");
    let mut batch = Command::cargo_bin("rolematch").unwrap();
    batch.current_dir(env!("CARGO_MANIFEST_DIR")).args(["batch", SMALL, "--top", "50", "--evidence", "0"]);
    batch.arg("--index").arg(index()).arg("--out").arg(&out).assert().success();
    let ranked = fs::read_to_string(out).unwrap();
    let gold = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SMALL)).unwrap();
    let told = json(&[SMALL]);
    for ((ranked, gold), row) in ranked.lines().zip(gold.lines()).zip(told["rows"].as_array().unwrap()) {
        let [ranked, gold]: [Value; 2] = [ranked, gold].map(|line| serde_json::from_str(line).unwrap());
        let six = |code: &Value| code.as_str().unwrap()[..7].to_owned();
        let gold: Vec<String> = gold["gold"].as_array().unwrap().iter().map(six).collect();
        let mut codes: Vec<String> = Vec::new();
        for matched in ranked["matches"].as_array().unwrap() {
            let code = six(&matched["role"]["code"]);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let rank = codes.iter().position(|code| gold.contains(code)).map(|at| at as u64 + 1);
        let deep = row["rank"].as_u64().filter(|&rank| rank <= codes.len() as u64);
        assert_eq!(deep, rank, "{}", row["id"]);
        assert_eq!(row["first"].as_str().map(str::to_owned), codes.first().cloned());
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let run = |threads: &str| {
        let mut command = eval(&[SMALL, "--baseline", "--format", "json"]);
        command.env("RAYON_NUM_THREADS", threads).assert().success().get_output().stdout.clone()
    };
    assert_eq!(run("1"), run("4"));
}

#[test]
fn texts_with_a_tab_and_codes_are_told_by_their_content() {
    let told = eval(&["-", "--format", "json"])
        .write_stdin("clinical manager\t11-9111.00\r\n\nline cook\t35-2014;35-1011.00\n")
        .assert()
        .success();
    let told: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(told["source"], "standard input");
    assert_eq!(told["texts"], 2);
    assert_eq!(told["rows"][1]["line"], 3);
    assert_eq!(told["lengths"][0]["to"], 19);
}

#[test]
fn bad_lines_are_named_and_not_quoted() {
    let lines = [
        r#"{"id":"a","cv":"Cooks secret sauces for a living","gold":["35-2014.00"],"family":"Kitchen"}"#,
        r#"{"id":"b","cv":"secret"}"#,
        r#"{"id":"c","cv":"","gold":"35-2014"}"#,
        r#"{"cv":"secret","gold":["secret"]}"#,
        "secret",
        r#"{"cv":"Guards the secret","gold":"55-1011"}"#,
    ];
    let done = eval(&["-", "--text-field", "cv", "--format", "json"])
        .write_stdin(lines.join("\n"))
        .assert()
        .code(1)
        .stderr(predicate::str::contains("standard input:2 has no 'gold'"))
        .stderr(predicate::str::contains("secret").not());
    let told: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let refused: Vec<u64> =
        told["refused"].as_array().unwrap().iter().map(|line| line["line"].as_u64().unwrap()).collect();
    assert_eq!(refused, [2, 3, 4, 5]);
    assert_eq!(told["texts"], 2);
    assert_eq!(told["unreachable"], 1);
    assert_eq!(told["families"][0]["name"], "Military Specific");
    assert_eq!(told["families"][1]["name"], "Kitchen");
}

#[test]
fn nothing_usable_is_an_error_that_tells_the_forms() {
    let refused = |input: &str, reason: &str| {
        let both = predicate::str::contains(reason).and(predicate::str::contains("'text' and 'gold'"));
        eval(&["-"]).write_stdin(input).assert().code(2).stdout("").stderr(both);
    };
    refused("", "it is empty");
    refused("\n \n", "it is empty");
    refused("just a text\n", "line 1 has no tab");
    refused("{\"id\":1}\n", "line 1 has no text under 'text'");
    eval(&["missing.jsonl"]).assert().code(2).stderr(predicate::str::contains("cannot read missing.jsonl"));
    eval(&["tests"]).assert().code(2).stderr(predicate::str::contains("it is a folder"));
}
