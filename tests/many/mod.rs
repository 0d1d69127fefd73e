//! Made-up resumes in any number, and the program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use assert_cmd::Command;
use tempfile::TempDir;

/// Titles and lines that a made-up resume is put together of.
const TITLES: [&str; 6] = [
    "Line Cook",
    "Clinical Manager",
    "Patient Coordinator",
    "Forklift Operator",
    "Payroll Clerk",
    "Database Administrator",
];
const LINES: [&str; 8] = [
    "Posted the nurse staffing grid for two sites and audited twenty charts a month.",
    "Kept the grill station clean and trained three new cooks on sauces.",
    "Registered patients, checked their insurance and booked their next visits.",
    "Loaded pallets on trailers with a reach truck and counted stock each Friday.",
    "Entered hours of ninety people and paid them every second week without a miss.",
    "Tuned slow queries and restored a database from last night's copy in an hour.",
    "Answered complaints by telephone and wrote down what was agreed.",
    "Ordered gloves, syringes and paper so that no room ran out.",
];

/// The text of one made-up resume.
pub(crate) fn text(number: usize) -> String {
    let title = TITLES[number % TITLES.len()];
    let lines = (0..3).map(|at| format!("- {}\n", LINES[(number * 5 + at * 3) % LINES.len()]));
    let year = 2005 + number % 9;
    format!("Experience\n{title}, Harbor House {number}, {year} - 2019\n{}", lines.collect::<String>())
}

/// Made-up resumes as JSON Lines. Every eleventh is broken, each in another way.
pub(crate) fn json_lines(count: usize) -> String {
    let line = |number: usize| match number % 33 {
        10 => "not json\n".to_owned(),
        21 => format!("{{\"id\": \"person-{number}\", \"text\": \"  \"}}\n"),
        32 => format!("{{\"id\": {number}, \"cv\": \"x\"}}\n"),
        _ => {
            let record = serde_json::json!({"id": format!("person-{number}"), "text": text(number)});
            format!("{record}\n")
        }
    };
    (0..count).map(line).collect()
}

/// One index for all tests of a file.
pub(crate) fn index() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| TempDir::new().unwrap()).path()
}

/// The program with some words typed.
pub(crate) fn rolematch(words: &[&str]) -> Command {
    let mut command = Command::cargo_bin("rolematch").unwrap();
    command.args(words).arg("--index").arg(index()).env("NO_COLOR", "1").env("COLUMNS", "80");
    command
}

/// What a command prints that ends with a code.
#[track_caller]
pub(crate) fn printed(words: &[&str], code: i32) -> String {
    let done = rolematch(words).assert().code(code);
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

/// Lines of JSON.
pub(crate) fn parsed(lines: &str) -> Vec<serde_json::Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The ids of lines of JSON.
pub(crate) fn ids(lines: &str) -> Vec<String> {
    parsed(lines).iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

/// A folder with files in it, and a way to name them.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(TempDir::new().unwrap());
        for (name, content) in files {
            folder.write(name, content.as_bytes());
        }
        folder
    }

    pub(crate) fn write(&self, name: &str, content: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A path as it is typed.
    pub(crate) fn typed(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }
}
