//! How the cost of one resume grows with the catalog: 1,000, 10,000 and 100,000 made-up roles.
//!
//! `cargo bench --bench catalogs`. The figures are worth something beside one another only.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

mod made;

use divan::{Bencher, black_box};
use rolematch::{Catalog, Engine, Place};

fn main() {
    divan::main();
}

/// An engine as a batch has it: the lists of the index are in memory.
fn engine(roles: usize) -> Engine {
    let engine = Engine::open(Catalog::from_roles(&made::catalog(roles)).unwrap(), &Place::Memory).unwrap();
    engine.prepare().unwrap();
    engine
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20, sample_size = 1)]
fn rank_one_resume(bencher: Bencher, roles: usize) {
    let engine = engine(roles);
    let texts: Vec<String> = (0..20).map(made::resume).collect();
    let mut next = texts.iter().cycle();
    bencher.bench_local(|| {
        let text = next.next().unwrap();
        let resume = engine.read("bench", black_box(text.as_bytes())).unwrap();
        engine.rank(&resume, &[], 5).unwrap().matches.len()
    });
}
