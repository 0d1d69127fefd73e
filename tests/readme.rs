//! The README shows the real output of its own commands. `UPDATE_README=1 cargo test --test readme`
//! writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

const MARK: &str = "<!-- output of: ";

/// What a command of the README prints, with an index that is thrown away.
fn printed(command: &str, index: &Path) -> String {
    let program = assert_cmd::cargo::cargo_bin("rolematch");
    let line = format!("rolematch() {{ \"$PROGRAM\" \"$@\" --index \"$INDEX\"; }}\n{command}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).current_dir(env!("CARGO_MANIFEST_DIR"));
    shell.env("PROGRAM", program).env("INDEX", index).env("NO_COLOR", "1").env("COLUMNS", "80");
    let done = shell.output().unwrap();
    assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let index = tempfile::tempdir().unwrap();
    let mut pieces = readme.split(MARK);
    let mut fresh = pieces.next().unwrap().to_owned();
    let mut commands = 0;
    for piece in pieces {
        let (command, rest) = piece.split_once(" -->\n").unwrap();
        let (opening, rest) = rest.split_once('\n').unwrap();
        let end = rest.find("```").unwrap();
        fresh.extend([MARK, command, " -->\n", opening, "\n", &printed(command, index.path()), &rest[end..]]);
        commands += 1;
    }
    assert!(commands >= 4, "the README lost its examples");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, fresh).unwrap();
    } else {
        assert!(readme == fresh, "run UPDATE_README=1 cargo test --test readme");
    }
}
