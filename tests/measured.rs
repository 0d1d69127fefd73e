//! Words recovered from other people's files, beside what `pdftotext -layout` and pandoc recover.
//! The files are no part of the project: where `../shared/files` or a program is not there, this
//! says so and passes. `cargo test --release --test measured -- --nocapture` shows the figures.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and this one shows figures"
)]

mod files;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use files::reading;
use rolematch::document::read;
use rolematch::{Catalog, Engine, Place};

/// The files of one kind, by name; none where they are not there.
fn files_of(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/files").join(kind);
    // A second checkout of the project stands elsewhere.
    let folder = std::env::var_os("ROLEMATCH_FILES").map_or(folder, |root| Path::new(&root).join(kind));
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == kind));
    found.sort();
    found
}

/// What another program says a file holds; none where it is not there.
fn other(program: &str, before: &[&str], path: &Path, after: &[&str]) -> Option<String> {
    let output = Command::new(program).args(before).arg(path).args(after).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Words of two letters and more, with how often each stands.
fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    let inside = |letter: char| letter.is_ascii_alphanumeric() || letter == '+' || letter == '#';
    let text = text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl").to_lowercase();
    for word in text.split(|letter| !inside(letter)).filter(|word| word.len() > 1) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// The part of the words of one that the other has too.
fn part(of: &HashMap<String, usize>, within: &HashMap<String, usize>) -> f64 {
    let common: usize = of.iter().map(|(word, count)| count.min(within.get(word).unwrap_or(&0))).sum();
    common as f64 / of.values().sum::<usize>().max(1) as f64
}

/// Prints and checks the recall of all files: on average and of the worst.
fn measured(kind: &str, theirs: impl Fn(&Path) -> Option<String>, average: f64, worst: f64) {
    let mut recalls = Vec::new();
    let mut precisions = Vec::new();
    for path in files_of(kind) {
        let Some(theirs) = theirs(&path) else {
            println!("skipped: the program to compare {kind} with is not here");
            return;
        };
        let ours = read("file", &fs::read(&path).unwrap(), &reading()).unwrap();
        let (ours, theirs) = (words(&ours.text), words(&theirs));
        recalls.push(part(&theirs, &ours));
        precisions.push(part(&ours, &theirs));
    }
    if recalls.is_empty() {
        println!("skipped: no {kind} files beside the project");
        return;
    }
    let mean = |figures: &[f64]| figures.iter().sum::<f64>() / figures.len() as f64;
    let least = recalls.iter().copied().fold(1.0, f64::min);
    println!(
        "{kind}: {} files, recall {:.4} on average and {least:.4} at worst, precision {:.4}",
        recalls.len(),
        mean(&recalls),
        mean(&precisions)
    );
    assert!(mean(&recalls) >= average && least >= worst, "{kind}");
}

#[test]
fn the_words_of_pdf_files_are_recovered() {
    measured("pdf", |path| other("pdftotext", &["-layout"], path, &["-"]), 0.98, 0.95);
}

#[test]
fn the_words_of_word_documents_are_recovered() {
    measured("docx", |path| other("pandoc", &["-t", "plain"], path, &[]), 0.99, 0.95);
}

#[test]
fn the_first_role_is_that_of_the_plain_text() {
    let files = files_of("pdf");
    let engine = Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap().with_reading(reading());
    let first = |bytes: &[u8]| {
        let resume = engine.read("file", bytes).unwrap();
        let report = engine.rank(&resume, &[], 1).unwrap();
        report.matches.first().map(|matched| matched.role.title.clone())
    };
    let mut same = 0;
    for path in &files {
        let Some(text) = other("pdftotext", &[], path, &["-"]) else {
            println!("skipped: pdftotext is not here");
            return;
        };
        let (ours, theirs) = (first(&fs::read(path).unwrap()), first(text.as_bytes()));
        if ours == theirs {
            same += 1;
        } else {
            println!("{}: {ours:?}, from pdftotext {theirs:?}", path.display());
        }
    }
    println!("first role: {same} of {} agree", files.len());
    assert!(same + 2 >= files.len());
}
