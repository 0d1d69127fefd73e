//! Everything that a batch reads, and its answer to what it cannot read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(dead_code, reason = "not every file of tests asks for everything in 'many'")]

mod many;

use many::{Folder, ids, parsed, printed, rolematch, text};
use predicates::prelude::*;

#[test]
fn a_folder_is_read_with_all_folders_in_it_by_name() {
    let folder = Folder::new(&[
        ("cv.txt", &text(1)),
        ("a/cv.txt", &text(2)),
        ("a/b/notes.md", &text(3)),
        ("a/.hidden.txt", "secret"),
    ]);
    assert_eq!(ids(&printed(&["batch", &folder.typed("")], 0)), ["a/b/notes", "a/cv", "cv"]);
}

#[test]
fn only_the_files_that_fit_are_read() {
    let folder = Folder::new(&[("cv.TXT", &text(1)), ("a/cv.txt", &text(2)), ("a/notes.md", &text(3))]);
    let all = folder.typed("");
    assert_eq!(ids(&printed(&["batch", &all, "--include", "*.txt"], 0)), ["a/cv", "cv"]);
    assert_eq!(ids(&printed(&["batch", &all, "--include", "a/*"], 0)), ["a/cv", "a/notes"]);
    rolematch(&["batch", &all, "--include", "a{"]).assert().code(2).stderr(predicate::str::contains("'a{'"));
}

#[test]
fn a_list_names_files_and_folders() {
    let folder = Folder::new(&[("one.txt", &text(1)), ("more/two.txt", &text(2))]);
    let list = format!("{}\n\n{}\r\n", folder.typed("more"), folder.typed("one.txt"));
    folder.write("list", list.as_bytes());
    let told = printed(&["batch", "--list", &folder.typed("list")], 0);
    assert_eq!(ids(&told), ["two", "one"]);
    let piped = rolematch(&["batch", "--list", "-"]).write_stdin(list).assert().success();
    assert_eq!(String::from_utf8_lossy(&piped.get_output().stdout), told);
    assert!(printed(&["batch", "--list", "no-such-list"], 2).contains("no-such-list"));
}

#[test]
fn fields_of_json_lines_are_named() {
    let line = serde_json::json!({"person": 7, "cv": text(1), "id": "other"}).to_string();
    let folder = Folder::new(&[("people.jsonl", &line)]);
    let words = ["batch", &folder.typed("people.jsonl"), "--text-field", "cv", "--id-field", "person"];
    assert_eq!(ids(&printed(&words, 0)), ["7"]);
}

#[test]
fn columns_of_csv_are_named_and_rows_may_have_many_lines() {
    let table = format!("cv,person\n\"{}\",anna\nshort\n\"{}\",\n", text(1), text(2));
    let folder = Folder::new(&[("people.csv", &table), ("people.tsv", "id\ttext\nx\tLine Cook\n")]);
    let file = folder.typed("people.csv");
    let words = ["batch", &file, "--text-field", "cv", "--id-field", "person"];
    let told = printed(&words, 0);
    assert_eq!(ids(&told), ["anna", &format!("{file}, row 3"), &format!("{file}, row 4")]);
    assert_eq!(parsed(&told)[0]["verdict"], "match");
    assert_eq!(ids(&printed(&["batch", &folder.typed("people.tsv")], 0)), ["x"]);
    let told = printed(&["batch", &file], 2);
    assert!(told.contains("no column 'text'") && told.contains("cv, person"), "{told}");
}

#[test]
fn duplicate_ids_are_both_answered_and_told_apart_by_their_source() {
    let line = serde_json::json!({"id": "same", "text": text(1)}).to_string();
    let folder = Folder::new(&[("people.jsonl", &format!("{line}\n{line}\n"))]);
    let lines = parsed(&printed(&["batch", &folder.typed("people.jsonl")], 0));
    assert_eq!(lines[0]["id"], lines[1]["id"]);
    assert_ne!(lines[0]["resume"]["source"], lines[1]["resume"]["source"]);
}

#[test]
fn one_line_in_is_one_line_out_and_never_a_failure() {
    let good = serde_json::json!({"id": "good", "text": text(1)});
    let input = format!("{good}\nnot json\n\n[1]\n{{\"id\":\"x\"}}\n\u{0}\n{good}");
    let done = rolematch(&["batch", "-", "--format", "jsonl"]).write_stdin(input).assert().code(0);
    let told = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    let lines = parsed(&told);
    assert_eq!(lines.len(), 7);
    assert_eq!(lines.iter().filter(|line| line.get("error").is_some()).count(), 5);
    assert_eq!((lines[0]["id"].as_str(), lines[6]["id"].as_str()), (Some("good"), Some("good")));
    let told = String::from_utf8_lossy(&done.get_output().stderr);
    assert!(told.contains("2 resumes done, 5 failed") && told.contains("no resume in the record"), "{told}");
}

#[test]
fn errors_quote_nothing_of_the_record() {
    let done = rolematch(&["batch", "-"]).write_stdin("{\"text\": \"Secret Name\n").assert().code(0);
    let output = done.get_output();
    for told in [&output.stdout, &output.stderr] {
        assert!(!String::from_utf8_lossy(told).contains("Secret"));
    }
}

#[test]
fn a_record_of_a_hundred_megabytes_is_refused_and_the_next_one_answered() {
    let folder = Folder::new(&[]);
    let long = format!("{{\"id\":\"long\",\"text\":\"{}\"}}\n", "word ".repeat(20 << 20));
    let good = serde_json::json!({"id": "good", "text": text(1)});
    folder.write("people.jsonl", format!("{long}{good}\n").as_bytes());
    let lines = parsed(&printed(&["batch", &folder.typed("people.jsonl")], 1));
    assert!(lines[0]["error"]["reason"].as_str().unwrap().contains("104857"), "{}", lines[0]);
    assert_eq!(lines[1]["id"], "good");
    folder.write("people.csv", format!("id,text\nlong,\"{}\n", "word ".repeat(20 << 20)).as_bytes());
    let told = printed(&["batch", &folder.typed("people.csv")], 2);
    assert!(told.contains("quotation mark"), "{told}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_a_line_and_the_rest_goes_on() {
    let folder = Folder::new(&[("cv.txt", &text(1))]);
    std::os::unix::fs::symlink("nowhere", folder.path("gone.txt")).unwrap();
    let lines = parsed(&printed(&["batch", &folder.typed(""), "missing.txt"], 1));
    assert_eq!(lines.len(), 3);
    assert_eq!(lines.iter().filter(|line| line.get("error").is_some()).count(), 2);
}

#[test]
fn the_own_output_in_the_folder_is_no_input() {
    let folder = Folder::new(&[("cv.txt", &text(1))]);
    for name in ["scores.csv", "scores.jsonl", "scores.parquet"] {
        let out = folder.typed(name);
        printed(&["batch", &folder.typed(""), "--include", "{cv,scores}*", "--out", &out], 0);
        let about = std::fs::read_to_string(format!("{out}.about.json")).unwrap();
        assert!(about.contains("\"records\": 1"), "{about}");
        std::fs::remove_file(&out).unwrap();
        std::fs::remove_file(format!("{out}.about.json")).unwrap();
    }
}

#[test]
fn an_input_is_never_overwritten_by_its_answers() {
    let folder = Folder::new(&[("people.jsonl", &many::json_lines(3))]);
    let file = folder.typed("people.jsonl");
    let refused = rolematch(&["batch", &file, "--out", &file]).assert().code(2);
    refused.stderr(predicate::str::contains("is an input"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), many::json_lines(3));
}

#[test]
fn strict_stops_at_the_first_that_fails() {
    let folder = Folder::new(&[("people.jsonl", &many::json_lines(20))]);
    let file = folder.typed("people.jsonl");
    let done = rolematch(&["batch", &file, "--strict"]).assert().code(2);
    let told = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert_eq!(told.lines().count(), 10);
    assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("people.jsonl:11"));
    assert_eq!(printed(&["batch", &file, "--keep-going"], 0).lines().count(), 20);
}

#[test]
fn a_folder_of_files_of_all_kinds_is_read() {
    let told = printed(&["batch", "tests/documents", "--password", "harbor"], 1);
    let lines = parsed(&told);
    let format = |line: &serde_json::Value| line["resume"]["format"].as_str().unwrap_or("none").to_owned();
    let formats: Vec<String> = lines.iter().map(format).collect();
    let pdf = "pdf";
    assert_eq!(
        formats,
        [pdf, pdf, "none", "linkedin", pdf, pdf, "docx", "html", "json-resume", "odt", "rtf", pdf]
    );
    let reason = |line: &serde_json::Value| line["error"]["reason"].as_str().unwrap_or_default().to_owned();
    assert!(reason(&lines[2]).contains("run it through OCR first"), "{}", lines[2]);
    let locked = parsed(&printed(&["batch", "tests/documents", "--include", "protected.pdf"], 2));
    assert!(reason(&locked[0]).contains("--password"), "{}", locked[0]);
}
