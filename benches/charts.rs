//! How long a chart of each kind takes: `cargo bench --bench charts`.
//!
//! Goals: 43 ranked bars under 60 µs, a force's columns under 10 µs.

use std::path::Path;

use bluebook::charts::compose::{self, Order};
use bluebook::charts::{Chart, Frame, Painter, Words, describe};
use bluebook::model::{Edition, FigureKind};

fn main() {
    divan::main();
}

fn edition() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    bluebook::pipeline::check(root, "2017")
        .edition
        .expect("the 2017 edition can be read")
}

fn frame() -> Frame {
    Frame {
        words: std::sync::Arc::default(),
        id: "outcome-16-durham".to_owned(),
        title: "Outcome 16, percent, 12 months to 30 June 2017".to_owned(),
        desc: String::new(),
        ..Frame::default()
    }
}

/// Outcome 16 with Durham marked.
fn measure(kind: FigureKind) -> Chart {
    let edition = edition();
    let measure = edition
        .measures
        .find("outcome-16")
        .expect("a measure of 2017");
    let force = edition.forces.find("durham").expect("a force");
    compose::of_force(&edition, measure, force, kind, frame())
}

/// A figure of the edition.
fn figure(id: &str) -> Chart {
    let edition = edition();
    let figure = edition.figures.find(id).expect("a figure of 2017");
    compose::of_figure(
        &edition,
        &edition.figures[figure],
        Order::ByValue,
        frame(),
        &|_| None,
    )
}

fn draw(bencher: divan::Bencher<'_, '_>, chart: Chart) {
    bencher.bench_local(|| chart.draw());
}

#[divan::bench]
fn ranked_bars(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, measure(FigureKind::RankedBars));
}

#[divan::bench]
fn paired_dots(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, measure(FigureKind::PairedDots));
}

#[divan::bench]
fn grade_distribution(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, figure("grades"));
}

#[divan::bench]
fn tile_map(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, figure("overall-map"));
}

#[divan::bench]
fn columns(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, measure(FigureKind::Columns));
}

#[divan::bench]
fn strip(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, measure(FigureKind::Strip));
}

#[divan::bench]
fn trend(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, measure(FigureKind::Trend));
}

#[divan::bench]
fn grouped_bars(bencher: divan::Bencher<'_, '_>) {
    draw(bencher, figure("registered-sex-offenders"));
}

/// The alternative text of ranked bars.
#[divan::bench]
fn words_of_ranked_bars(bencher: divan::Bencher<'_, '_>) {
    let chart = measure(FigureKind::RankedBars);
    bencher.bench_local(|| describe(&chart));
}

/// Ranked bars as a file of their own.
#[divan::bench]
fn file_of_ranked_bars(bencher: divan::Bencher<'_, '_>) {
    let chart = measure(FigureKind::RankedBars);
    bencher.bench_local(|| {
        chart
            .draw()
            .map(|drawn| chart.file(&drawn, &Words::default(), ""))
    });
}

/// Ranked bars as PNG, three times their size.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn png_of_ranked_bars(bencher: divan::Bencher<'_, '_>) {
    let chart = measure(FigureKind::RankedBars);
    let painter = Painter::default();
    bencher.bench_local(|| {
        let picture = chart.picture(&Words::default(), "", 3.0)?;
        Ok::<_, Box<dyn std::error::Error>>(painter.paint(&picture)?)
    });
}
