//! Benchmarks: open the engine, rank one resume of 700 words, a batch of 200.
//!
//! `cargo bench`. Figures are worth something only beside one another: the batch of 200 against
//! 200 times one resume, the open with a kept index against the open that builds one.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::PathBuf;

use divan::{Bencher, black_box};
use rolematch::render::Detail;
use rolematch::{Batch, Catalog, Engine, Failure, Form, Inputs, Place, Target};

fn main() {
    divan::main();
}

/// A resume of about 700 words, made of the test resumes.
fn resume() -> String {
    let texts = [
        include_str!("../tests/resumes/patient-relations.txt"),
        include_str!("../tests/resumes/clinic-nurse.md"),
        include_str!("../tests/resumes/line-cook.txt"),
    ];
    let words: Vec<&str> =
        texts.into_iter().cycle().take(6).flat_map(|text| text.split_inclusive(' ')).collect();
    words.into_iter().take(700).collect()
}

fn kept() -> (tempfile::TempDir, Place) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    place.open(&Catalog::embedded().unwrap()).unwrap();
    (folder, place)
}

#[divan::bench]
fn open_engine_with_a_kept_index(bencher: Bencher) {
    let (_folder, place) = kept();
    bencher.bench(|| Engine::open(Catalog::embedded().unwrap(), black_box(&place)).unwrap());
}

#[divan::bench(sample_count = 10)]
fn open_engine_and_build_the_index(bencher: Bencher) {
    bencher.bench(|| Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap());
}

#[divan::bench]
fn rank_one_resume(bencher: Bencher) {
    let engine = Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap();
    let text = resume();
    bencher.bench(|| {
        let resume = engine.read("bench", black_box(text.as_bytes())).unwrap();
        engine.rank(&resume, &[], 5).unwrap().matches.len()
    });
}

#[divan::bench(sample_count = 10)]
fn batch_of_200(bencher: Bencher) {
    let engine = Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap();
    let line = serde_json::json!({ "id": "bench", "text": resume() }).to_string() + "\n";
    let lines = line.repeat(200);
    let inputs = Inputs {
        paths: vec![PathBuf::from("-")],
        text_field: "text".to_owned(),
        id_field: "id".to_owned(),
        ..Inputs::default()
    };
    let batch = Batch {
        inputs,
        form: Form::JsonLines,
        top: 5,
        detail: Detail { evidence: Some(5), ..Detail::default() },
        fields: None,
        failure: Failure::IsAnswered,
    };
    bencher.bench(|| {
        let input = Box::new(Cursor::new(lines.clone().into_bytes()));
        let mut output = Vec::with_capacity(4 << 20);
        batch.run(&engine, input, Target::Stream(&mut output), &mut |_| ControlFlow::Continue(())).unwrap()
    });
}
