//! Nothing is lost: a batch that is killed at any moment goes on to the same bytes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(dead_code, reason = "not every file of tests asks for everything in 'many'")]

mod many;

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use many::{Folder, index, json_lines, printed, rolematch, text};
use predicates::prelude::*;

/// Kills in one test. With the time of day as the seed each run of the tests tries other moments.
const KILLS: u32 = 6;

fn batch(input: &str, out: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    command.args(["batch", input, "--evidence", "1", "--out", out, "--continue", "--index"]).arg(index());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Kills a batch at random moments and lets it go on, until it is done.
#[track_caller]
fn killed_at_random(ending: &str, records: usize) {
    let folder = Folder::new(&[("people.jsonl", &json_lines(records))]);
    let (input, whole, cut) = (
        folder.typed("people.jsonl"),
        folder.typed(&format!("whole.{ending}")),
        folder.typed(&format!("cut.{ending}")),
    );
    let began = Instant::now();
    assert_eq!(batch(&input, &whole).status().unwrap().code(), Some(1));
    let one_run = u64::try_from(began.elapsed().as_millis()).unwrap();
    let mut seed = u64::from(std::time::UNIX_EPOCH.elapsed().unwrap().subsec_nanos());
    for _ in 0..KILLS {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = batch(&input, &cut).spawn().unwrap();
        sleep(Duration::from_millis((seed >> 33) % one_run));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(batch(&input, &cut).status().unwrap().code(), Some(1));
    assert!(fs::read(&whole).unwrap() == fs::read(&cut).unwrap(), "{ending}: the joined output differs");
    let about = |out: &str| fs::read_to_string(format!("{out}.about.json")).unwrap();
    assert_eq!(about(&whole), about(&cut));
    let mut left: Vec<_> =
        fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left.len(), 5, "{left:?}");
}

#[test]
fn json_lines_that_are_killed_go_on() {
    killed_at_random("jsonl", 1_500);
}

#[test]
fn csv_that_is_killed_goes_on() {
    killed_at_random("csv", 1_500);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_that_is_killed_goes_on() {
    killed_at_random("parquet", 3_500);
}

/// An output as a run leaves it that was killed: the side file tells that it is not complete.
fn unfinished(out: &str, bytes: &[u8]) {
    fs::write(out, bytes).unwrap();
    let side = format!("{out}.about.json");
    let mut about: serde_json::Value = serde_json::from_str(&fs::read_to_string(&side).unwrap()).unwrap();
    about["complete"] = false.into();
    about.as_object_mut().unwrap().retain(|key, _| key != "records" && key != "failed");
    fs::write(side, about.to_string()).unwrap();
}

#[test]
fn an_output_that_was_cut_anywhere_is_mended() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(12))]);
    let input = folder.typed("people.jsonl");
    for ending in ["jsonl", "csv"] {
        let out = folder.typed(&format!("scores.{ending}"));
        rolematch(&["batch", &input, "--out", &out]).assert().code(1);
        let whole = fs::read(&out).unwrap();
        for cut in [0, 1, 60, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
            unfinished(&out, &whole[..cut]);
            rolematch(&["batch", &input, "--resume-from", &out]).assert().code(1);
            assert!(fs::read(&out).unwrap() == whole, "{ending} cut at {cut}");
        }
        // A power cut may leave zeros where the last lines were.
        unfinished(&out, &[&whole[..whole.len() / 2], &[0; 50], b"\n"].concat());
        rolematch(&["batch", &input, "--resume-from", &out]).assert().code(1);
        assert!(fs::read(&out).unwrap() == whole, "{ending} with zeros");
    }
}

#[test]
fn a_complete_output_is_left_as_it_is() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(9))]);
    let (input, out) = (folder.typed("people.jsonl"), folder.typed("scores.csv"));
    printed(&["batch", &input, "--out", &out], 0);
    let whole = fs::read(&out).unwrap();
    let again = rolematch(&["batch", &input, "--out", &out, "--continue"]).assert().success();
    again.stderr(predicate::str::contains("All 9 resumes are done already"));
    assert!(fs::read(&out).unwrap() == whole);
}

#[test]
fn an_unfinished_output_is_not_overwritten_by_accident() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(9))]);
    let (input, out) = (folder.typed("people.jsonl"), folder.typed("scores.csv"));
    printed(&["batch", &input, "--out", &out], 0);
    printed(&["batch", &input, "--out", &out], 0);
    let whole = fs::read(&out).unwrap();
    unfinished(&out, &whole[..whole.len() / 2]);
    let refused = rolematch(&["batch", &input, "--out", &out]).assert().code(2);
    refused.stderr(predicate::str::contains("--continue"));
    assert!(fs::read(&out).unwrap() == whole[..whole.len() / 2]);
}

#[test]
fn a_run_goes_on_only_with_its_own_output() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(9))]);
    let (input, out) = (folder.typed("people.jsonl"), folder.typed("scores.jsonl"));
    printed(&["batch", &input, "--out", &out], 0);
    let whole = fs::read(&out).unwrap();
    unfinished(&out, &whole[..whole.len() / 2]);
    let other = rolematch(&["batch", &input, "--resume-from", &out, "--top", "3"]).assert().code(2);
    other.stderr(predicate::str::contains("top was 5 and is 3"));
    let lines = json_lines(9);
    let fewer: Vec<&str> = lines.lines().skip(1).collect();
    folder.write("people.jsonl", fewer.join("\n").as_bytes());
    let changed = rolematch(&["batch", &input, "--resume-from", &out]).assert().code(2);
    changed.stderr(predicate::str::contains("added, removed or renamed"));
    fs::remove_file(format!("{out}.about.json")).unwrap();
    let alone = rolematch(&["batch", &input, "--resume-from", &out]).assert().code(2);
    alone.stderr(predicate::str::contains("about.json is missing"));
    assert!(fs::read(&out).unwrap() == whole[..whole.len() / 2]);
}

#[test]
fn a_folder_that_lost_a_file_while_it_was_read_is_told() {
    let folder = Folder::new(&[("in/a.txt", &text(1)), ("in/b.txt", &text(2)), ("in/c.txt", &text(3))]);
    let (input, out) = (folder.typed("in"), folder.typed("scores.jsonl"));
    printed(&["batch", &input, "--out", &out], 0);
    let whole = fs::read(&out).unwrap();
    unfinished(&out, &whole[..whole.len() - 10]);
    fs::remove_file(folder.path("in/a.txt")).unwrap();
    let changed = rolematch(&["batch", &input, "--resume-from", &out]).assert().code(2);
    changed.stderr(predicate::str::contains("added, removed or renamed"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_finishes_what_is_in_flight_and_tells_how_to_go_on() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(12_000))]);
    let (input, out) = (folder.typed("people.jsonl"), folder.typed("scores.jsonl"));
    let child = batch(&input, &out).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while fs::metadata(&out).map_or(0, |about| about.len()) == 0 && began.elapsed() < Duration::from_mins(1) {
        sleep(Duration::from_millis(20));
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let done = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("resumes done") && told.contains("--continue"), "{told}");
    let lines = fs::read_to_string(&out).unwrap();
    assert!(lines.ends_with('\n') && lines.lines().count() < 12_000);
}
