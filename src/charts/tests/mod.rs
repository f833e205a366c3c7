//! Charts as they are drawn.
//!
//! Every kind is drawn with every case and kept as an SVG file that opens in a
//! browser: `charts.css` beside the snapshots is their style sheet. Look at each
//! as a picture before accepting it.

mod boxes;
mod cards;
mod files;
mod honesty;
mod others;
mod samples;

use std::path::Path;
use std::sync::LazyLock;

use super::Chart;
use super::style::Sheets;
use crate::diagnostics::{Files, Place, Placed};
use crate::model::Tone;
use crate::source::{self, Root};

/// A scale of these grades.
pub(super) fn tones(ids: &[&str]) -> Vec<(String, Tone)> {
    let grades = ids.iter().enumerate();
    let tone = |(place, id): (usize, &&str)| ((*id).to_owned(), Tone::at(place, ids.len()));
    grades.map(tone).collect()
}

/// The style sheets of the standard theme, for the scale of the samples.
pub(super) static STANDARD: LazyLock<Sheets> = LazyLock::new(|| {
    let root = Root::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut files = Files::default();
    let place = Place::new(files.add("edition.toml", "standard"), 0..0);
    let name = Placed::new("standard".to_owned(), place);
    let (theme, _, _) = source::load_theme(&root, &name, &files);
    let theme = theme.expect("it is in the program");
    let ids = [
        "outstanding",
        "good",
        "adequate",
        "requires-improvement",
        "inadequate",
    ];
    super::style::sheets(&theme.colours, &theme.families, &tones(&ids))
});

/// Every kind in every case.
fn every_chart() -> Vec<(String, Chart)> {
    let mut charts = Vec::new();
    for case in samples::CASES {
        let mut add = |kind: &str, chart| charts.push((format!("{kind}-{case}"), chart));
        add(
            "ranked-bars",
            Chart::RankedBars(samples::field("ranked-bars", case)),
        );
        add(
            "paired-dots",
            Chart::PairedDots(samples::field("paired-dots", case)),
        );
        add(
            "grade-distribution",
            Chart::GradeDistribution(others::grades(case)),
        );
        add("tile-map", Chart::TileMap(others::map(case)));
        add("columns", Chart::Columns(samples::marked("columns", case)));
        add("strip", Chart::Strip(samples::marked("strip", case)));
        add("trend", Chart::Trend(others::trend(case)));
        add("grouped-bars", Chart::GroupedBars(others::groups(case)));
    }
    charts
}

#[test]
fn every_kind_in_every_case() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| {
        insta::assert_binary_snapshot!("charts.css", STANDARD.alone.clone().into_bytes());
        for (name, chart) in every_chart() {
            let svg = chart
                .draw()
                .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
            let file =
                format!("<?xml-stylesheet type=\"text/css\" href=\"charts.snap.css\"?>\n{svg}");
            insta::assert_binary_snapshot!(&format!("{name}.svg"), file.into_bytes());
        }
    });
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for (name, chart) in every_chart() {
        assert_eq!(chart.draw(), chart.clone().draw(), "{name}");
    }
}
