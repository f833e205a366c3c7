//! How long the downloads of 2017 take: `cargo bench --bench downloads`.
//!
//! Goals: CSV, JSON and their descriptions within 15 ms, the workbook within
//! 30 ms.

use std::path::Path;

use bluebook::downloads::{self, Download};
use bluebook::model::Edition;

fn main() {
    divan::main();
}

fn edition() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    bluebook::pipeline::check(root, "2017")
        .edition
        .expect("the 2017 edition can be read")
}

/// CSV and JSON of the edition, of its measures, questions, forces and figures.
#[divan::bench(sample_count = 50)]
fn data(bencher: divan::Bencher<'_, '_>) {
    let edition = edition();
    bencher.bench_local(|| -> Vec<Download> { downloads::data(&edition) });
}

/// The workbook.
#[divan::bench(sample_count = 50)]
fn workbook(bencher: divan::Bencher<'_, '_>) {
    let edition = edition();
    bencher.bench_local(|| downloads::workbook(&edition));
}
