//! The README shows the real output of its own command. `UPDATE_README=1 cargo test --test readme`
//! writes it anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const SAMPLE: &str = "tests/resumes/patient-relations.txt";

#[test]
fn the_readme_shows_what_the_sample_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let mark = format!("<!-- output of: rolematch {SAMPLE} -->\n```text\n");
    let start = readme.find(&mark).unwrap() + mark.len();
    let end = start + readme[start..].find("```").unwrap();
    let index = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("rolematch").unwrap();
    let command = command.current_dir(root).env("NO_COLOR", "1").env("COLUMNS", "80");
    let done = command.arg(SAMPLE).args(["--top", "5"]).arg("--index").arg(index.path()).assert().success();
    let printed = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        let fresh = format!("{}{printed}{}", &readme[..start], &readme[end..]);
        fs::write(root.join("README.md"), fresh).unwrap();
    } else {
        assert_eq!(&readme[start..end], printed, "run UPDATE_README=1 cargo test --test readme");
    }
}
