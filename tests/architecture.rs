//! Which module may name which, and how long a file may be: rules of `ARCHITECTURE.md`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library with all other modules it may name.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("analysis", &[]),
    ("scan", &[]),
    ("error", &["catalog", "document"]),
    ("catalog", &["analysis", "error"]),
    ("document", &["error", "scan"]),
    ("resume", &["analysis", "catalog", "document", "error", "scan"]),
    ("index", &["analysis", "catalog", "error"]),
    ("score", &["catalog", "error", "index", "resume"]),
    ("report", &["catalog", "resume", "score"]),
    ("engine", &["analysis", "catalog", "document", "error", "index", "report", "resume", "score"]),
    ("evaluation", &["catalog", "engine", "error", "index", "report", "resume", "score"]),
    ("render", &["catalog", "error", "evaluation", "report", "resume", "scan", "score"]),
    ("batch", &["catalog", "document", "engine", "error", "render", "report", "resume", "scan", "score"]),
    ("import", &["catalog", "error"]),
];

const LONGEST_FILE: usize = 400;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn modules_name_only_what_lies_to_their_left() {
    let mut wrong = Vec::new();
    for file in sources(&root().join("src")) {
        let place = file.strip_prefix(root().join("src")).unwrap().with_extension("");
        let module = place.iter().next().unwrap().to_str().unwrap().to_owned();
        if ["lib", "main", "cli"].contains(&module.as_str()) {
            continue;
        }
        let known = MAY_NAME.iter().find(|(name, _)| *name == module);
        let Some((_, allowed)) = known else {
            wrong.push(format!("module '{module}' is not in the table"));
            continue;
        };
        for line in fs::read_to_string(&file).unwrap().lines() {
            if let Some(rest) = line.split("crate::").nth(1) {
                let named: String =
                    rest.chars().take_while(|letter| letter.is_lowercase() || *letter == '_').collect();
                if !named.is_empty() && named != module && !allowed.contains(&named.as_str()) {
                    wrong.push(format!("{}: '{module}' names '{named}'", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_command_line_uses_only_the_public_library() {
    for file in sources(&root().join("src/cli")) {
        assert!(!fs::read_to_string(&file).unwrap().contains("crate::"), "{}", file.display());
    }
}

#[test]
fn no_file_holds_two_ideas() {
    let folders = ["src", "tests", "benches"].map(|folder| sources(&root().join(folder)));
    for file in folders.into_iter().flatten() {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(
            lines <= LONGEST_FILE,
            "{} has {lines} lines, at most {LONGEST_FILE} are allowed",
            file.display()
        );
    }
}
