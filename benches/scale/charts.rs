//! The charts alone: every figure, and every measure of every force.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use bluebook::charts::Frame;
use bluebook::charts::compose::{self, Order};
use bluebook::model::{Edition, FigureKind};

/// Draws them all on one thread, so many times: how many there are, and the
/// least time.
pub(crate) fn draw_all(root: &Path, runs: usize) -> io::Result<(usize, Duration)> {
    let edition = bluebook::pipeline::check(root, "2017").edition;
    let edition = edition.ok_or_else(|| io::Error::other("the report can't be read"))?;
    let mut best = Duration::MAX;
    let mut count = 0;
    for _ in 0..runs {
        let begun = Instant::now();
        count = draw(&edition);
        best = best.min(begun.elapsed());
    }
    Ok((count, best))
}

fn draw(edition: &Edition) -> usize {
    let frame = || Frame {
        id: "chart".to_owned(),
        title: "A chart that is measured".to_owned(),
        desc: String::new(),
    };
    let number = |fact| edition.facts[fact].number();
    let figures = edition
        .figures
        .iter()
        .map(|figure| compose::of_figure(edition, figure, Order::ByValue, frame(), &number));
    let forces = edition.forces.keys().flat_map(|force| {
        let measures = edition.measures.keys();
        measures.map(move |measure| {
            compose::of_force(edition, measure, force, FigureKind::Columns, frame())
        })
    });
    let drawn = figures.chain(forces).filter_map(|chart| chart.draw().ok());
    drawn
        .filter(|svg| !std::hint::black_box(svg).is_empty())
        .count()
}
