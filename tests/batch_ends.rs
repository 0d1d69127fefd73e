//! How a batch ends before its end: a signal, a full disk, a reader that left; and that it can be gone
//! on with where it ended.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "what is skipped is told")]
#![allow(dead_code, reason = "not every file of tests asks for everything in 'many'")]
#![cfg(unix)]

mod many;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use many::{Folder, ids, index, json_lines, printed, text};

/// Every form of an output.
#[cfg(feature = "parquet")]
const ENDINGS: &[&str] = &["jsonl", "csv", "parquet"];
#[cfg(not(feature = "parquet"))]
const ENDINGS: &[&str] = &["jsonl", "csv"];

/// Records enough for a batch to be cut off in the middle.
const MANY: usize = 6_000;

fn batch(input: &str, out: &str) -> String {
    let program = assert_cmd::cargo::cargo_bin("rolematch");
    format!("{} batch {input} --evidence 1 --index {} --out {out}", program.display(), index().display())
}

fn shell(line: &str) -> Output {
    Command::new("sh").args(["-c", line]).output().unwrap()
}

/// Goes on with an output, and compares it with that of one run.
#[track_caller]
fn goes_on_to_the_same_bytes(folder: &Folder, input: &str, out: &str) {
    let whole = folder.typed(&format!("whole.{}", out.rsplit('.').next().unwrap()));
    assert_eq!(shell(&batch(input, &whole)).status.code(), Some(1));
    assert_eq!(shell(&format!("{} --continue", batch(input, out))).status.code(), Some(1));
    assert!(fs::read(&whole).unwrap() == fs::read(out).unwrap(), "{out}: the joined output differs");
}

#[test]
fn a_request_to_end_is_answered_as_ctrl_c_is() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(MANY))]);
    let (input, out) = (folder.typed("people.jsonl"), folder.typed("scores.jsonl"));
    let child = Command::new("sh")
        .args(["-c", &format!("exec {}", batch(&input, &out))])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while fs::metadata(&out).map_or(0, |about| about.len()) == 0 && began.elapsed() < Duration::from_mins(1) {
        sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    let done = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("resumes done") && told.contains("--continue"), "{told}");
    let lines = fs::read_to_string(&out).unwrap();
    assert!(lines.ends_with('\n') && lines.lines().count() < MANY);
    goes_on_to_the_same_bytes(&folder, &input, &out);
}

/// A run that finds no room for its output: it says so, and what is done is kept.
#[track_caller]
fn finds_no_room(done: &Output) {
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot write") && told.contains("--continue"), "{told}");
}

#[test]
fn a_limit_on_the_size_of_files_is_told_and_can_be_gone_on_from() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(2_000))]);
    let input = folder.typed("people.jsonl");
    // The index is made first, without a limit.
    printed(&["batch", &input], 1);
    for ending in ENDINGS {
        let out = folder.typed(&format!("scores.{ending}"));
        // 100 blocks of 512 bytes: the program is told by an error where the signal is ignored.
        finds_no_room(&shell(&format!("trap '' XFSZ; ulimit -f 100; {}", batch(&input, &out))));
        goes_on_to_the_same_bytes(&folder, &input, &out);
    }
}

/// A small file system in memory, which only a privileged user can mount.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path) -> Option<Self> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=200k", "tmpfs"]).arg(at).output();
        mount.is_ok_and(|done| done.status.success()).then_some(Self(at))
    }

    fn resize(&self, size: &str) {
        let remount = format!("remount,size={size}");
        assert!(Command::new("mount").args(["-o", &remount]).arg(self.0).status().unwrap().success());
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_and_can_be_gone_on_from() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(2_000))]);
    let (input, place) = (folder.typed("people.jsonl"), folder.path("small"));
    fs::create_dir(&place).unwrap();
    printed(&["batch", &input], 1);
    let Some(disk) = SmallDisk::mount(&place) else {
        println!("skipped: this user may not mount a small disk");
        return;
    };
    for ending in ENDINGS {
        let out = folder.typed(&format!("small/scores.{ending}"));
        disk.resize("200k");
        finds_no_room(&shell(&batch(&input, &out)));
        disk.resize("200m");
        goes_on_to_the_same_bytes(&folder, &input, &out);
        fs::remove_file(&out).unwrap();
    }
}

#[test]
fn records_with_one_id_are_each_answered() {
    let record = |number: usize| serde_json::json!({"id": "same", "text": text(number)}).to_string() + "\n";
    let folder = Folder::new(&[("people.jsonl", &(record(1) + &record(2) + &record(1)))]);
    let answers = printed(&["batch", &folder.typed("people.jsonl")], 0);
    assert_eq!(ids(&answers), ["same"; 3]);
    let lines: Vec<&str> = answers.lines().collect();
    assert_ne!(lines[0], lines[1]);
}

#[test]
fn a_reader_that_leaves_ends_the_batch_in_silence() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(MANY))]);
    let program = batch(&folder.typed("people.jsonl"), "/dev/stdout");
    let began = Instant::now();
    let done = shell(&format!("{program} | head -n 3"));
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
    assert_eq!(String::from_utf8(done.stdout).unwrap().lines().count(), 3);
    // Nobody waits for answers that nobody reads.
    let whole = shell(&format!("{program} >/dev/null")).status;
    assert!(whole.code() == Some(1) && began.elapsed() < Duration::from_mins(10));
}
