//! How long the downloads of 2017 take: `cargo bench --bench downloads`.
//!
//! Goals: CSV, JSON and their descriptions within 15 ms, the workbook within
//! 30 ms, the cards of all forces and measures within 800 ms on all threads.

use std::path::Path;

use bluebook::downloads::{self, Download};
use bluebook::model::Edition;
use bluebook::pages;
use rayon::prelude::*;

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
    bencher.bench_local(|| -> Vec<Download> {
        downloads::data(&edition, &|_, bytes| drop(divan::black_box(bytes)))
    });
}

/// The workbook.
#[divan::bench(sample_count = 50)]
fn workbook(bencher: divan::Bencher<'_, '_>) {
    let edition = edition();
    bencher
        .bench_local(|| downloads::workbook(&edition, &|_, bytes| drop(divan::black_box(bytes))));
}

/// The cards of all forces and measures, drawn and painted. The charts' own
/// pictures come on top, with a `base_url` or without.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn cards(bencher: divan::Bencher<'_, '_>) {
    paint(bencher, |is_chart| !is_chart);
}

/// The pictures of the charts.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn charts(bencher: divan::Bencher<'_, '_>) {
    paint(bencher, |is_chart| is_chart);
}

fn paint(bencher: divan::Bencher<'_, '_>, wanted: impl Fn(bool) -> bool + Sync) {
    let mut edition = edition();
    edition.base_url = Some("https://example.org".to_owned());
    bencher.bench_local(|| -> Vec<Vec<u8>> {
        let undrawn = pages::pictures(&edition).expect("everything can be drawn");
        undrawn
            .par_iter()
            .filter(|undrawn| wanted(undrawn.figure.is_some()))
            .map(|undrawn| undrawn.picture.paint().expect("it can be painted"))
            .collect()
    });
}
