//! How long the claims of a whole edition take, and the lint over its prose.

use bluebook::diagnostics::{Diagnostics, Files};
use bluebook::model::Edition;
use bluebook::{check, claims, source};
use std::path::Path;

fn main() {
    divan::main();
}

fn edition() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (records, files, _): (_, Files, _) = source::load(root, "2017");
    let records = records.expect("the edition of 2017 can be read");
    let (edition, _) = check::resolve(records, &files);
    edition.expect("the edition of 2017 can be resolved")
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
