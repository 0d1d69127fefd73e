//! The README shows the real output of its own commands. `UPDATE_README=1 cargo test --test readme`
//! writes it anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// The commands whose output stands in the README, each behind a mark that names it.
const SHOWN: &[&str] = &["tests/resumes/patient-relations.txt", "eval tests/labelled/small.jsonl --baseline"];

/// Where the output of a command stands.
fn place(readme: &str, words: &str) -> std::ops::Range<usize> {
    let mark = format!("<!-- output of: rolematch {words} -->\n```text\n");
    let start = readme.find(&mark).unwrap() + mark.len();
    start..start + readme[start..].find("```").unwrap()
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut readme = fs::read_to_string(root.join("README.md")).unwrap();
    let index = tempfile::tempdir().unwrap();
    for words in SHOWN {
        let mut command = Command::cargo_bin("rolematch").unwrap();
        let command = command.current_dir(root).env("NO_COLOR", "1").env("COLUMNS", "80");
        let done = command.args(words.split(' ')).arg("--index").arg(index.path()).assert().success();
        let printed = String::from_utf8(done.get_output().stdout.clone()).unwrap();
        let place = place(&readme, words);
        if std::env::var_os("UPDATE_README").is_some() {
            readme.replace_range(place, &printed);
        } else {
            assert_eq!(&readme[place], printed, "run UPDATE_README=1 cargo test --test readme");
        }
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(root.join("README.md"), readme).unwrap();
    }
}
