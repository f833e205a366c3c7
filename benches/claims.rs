//! How long the claims of a whole edition take, and the lint over its prose:
//! `cargo bench --bench claims`. Goal: the whole edition under 5 ms.

use bluebook::diagnostics::Diagnostics;
use bluebook::model::Edition;
use bluebook::{check, claims};
use std::path::Path;

fn main() {
    divan::main();
}

fn edition() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    bluebook::pipeline::check(root, "2017")
        .edition
        .expect("the 2017 edition can be read")
}

/// All claims and the lint of the edition of 2017.
#[divan::bench]
fn whole_edition(bencher: divan::Bencher<'_, '_>) {
    let mut edition = edition();
    bencher.bench_local(|| {
        let mut problems = Diagnostics::new();
        check::bound_numbers(&mut edition, &mut problems);
        problems.errors()
    });
}

/// Reading the words of every claim of the edition of 2017.
#[divan::bench]
fn reading(bencher: divan::Bencher<'_, '_>) {
    let edition = edition();
    bencher.bench_local(|| {
        edition
            .claims
            .iter()
            .filter(|claim| claims::read(&claim.words).is_ok())
            .count()
    });
}
