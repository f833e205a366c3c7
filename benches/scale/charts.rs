//! The charts alone: every figure, and every measure of every force.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Duration;

use bluebook::charts::compose::{self, Order};
use bluebook::charts::{Company, Frame};
use bluebook::model::{Edition, Force, Key, Measure};
use nix::time::{ClockId, clock_gettime};

/// Draws them all on one thread, so many times: how many there are, and the
/// least processor time.
pub(crate) fn draw_all(root: &Path, runs: usize) -> io::Result<(usize, Duration)> {
    let edition = bluebook::pipeline::check(root, "2017").edition;
    let edition = edition.ok_or_else(|| io::Error::other("the report can't be read"))?;
    let mut best = Duration::MAX;
    let mut count = 0;
    for _ in 0..runs {
        let begun = used()?;
        count = draw(&edition);
        best = best.min(used()? - begun);
    }
    Ok((count, best))
}

/// The processor time of this thread.
fn used() -> io::Result<Duration> {
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}

fn draw(edition: &Edition) -> usize {
    let frame = || Frame {
        id: "chart".to_owned(),
        title: "A chart that is measured".to_owned(),
        desc: String::new(),
        words: std::sync::Arc::clone(&edition.wording),
        ..Frame::default()
    };
    let number = |fact| edition.facts[fact].number();
    let figures = edition
        .figures
        .iter()
        .map(|figure| compose::of_figure(edition, figure, Order::ByValue, frame(), &number))
        .map(|chart| chart.draw());
    let forces = edition.measures.keys().flat_map(|measure| {
        companies(edition, measure)
            .into_iter()
            .flat_map(|(forces, company)| {
                let charts = forces
                    .into_iter()
                    .map(move |force| company.draw(force, None, frame()));
                charts.collect::<Vec<_>>()
            })
    });
    let drawn = figures.chain(forces).filter_map(Result::ok);
    drawn
        .filter(|svg| !std::hint::black_box(svg).is_empty())
        .count()
}

/// A measure of each group, with the forces on whose pages it stands.
fn companies(edition: &Edition, measure: Key<Measure>) -> Vec<(Vec<Key<Force>>, Company)> {
    let mut groups: BTreeMap<_, Vec<Key<Force>>> = BTreeMap::new();
    for (key, force) in edition.forces.entries() {
        groups.entry(force.group).or_default().push(key);
    }
    groups
        .into_values()
        .map(|forces| (forces.clone(), Company::new(edition, measure, forces)))
        .collect()
}
