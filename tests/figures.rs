//! Every figure of the 2017 edition, in every order, and the charts of every
//! force's page: drawn, legible, and with alternative text.

use std::path::Path;

use bluebook::charts::compose::{self, Order};
use bluebook::charts::{Chart, Frame, describe, legibility};
use bluebook::model::{Edition, FigureKind};

fn edition() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = bluebook::pipeline::check(root, "2017");
    checked.edition.expect("the 2017 edition can be read")
}

fn frame(id: String) -> Frame {
    Frame {
        words: std::sync::Arc::default(),
        title: id.clone(),
        id,
        desc: String::new(),
        ..Frame::default()
    }
}

#[track_caller]
fn legible(name: &str, chart: &Chart) -> String {
    let svg = chart
        .draw()
        .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    assert_eq!(legibility::collisions(&svg), Vec::<String>::new(), "{name}");
    assert!(!chart.frame().desc.is_empty(), "{name}");
    svg
}

#[test]
fn every_figure_is_legible_in_every_order() {
    let edition = edition();
    assert!(!edition.figures.is_empty());
    for figure in &edition.figures {
        for order in [Order::ByValue, Order::AToZ, Order::ByRegion] {
            let name = format!("{} {order:?}", figure.id);
            let frame = frame(figure.id.clone());
            let chart = compose::of_figure(&edition, figure, order, frame, &|_| None);
            let svg = legible(&name, &chart);
            if matches!(chart, Chart::RankedBars(_) | Chart::PairedDots(_)) {
                // Marked or not, and no name is so long that it takes two lines.
                let groups = svg.split("<g class=\"ch-names\"").skip(1);
                let names = groups.filter_map(|group| group.split("</g>").next());
                let rows: usize = names.map(|group| group.matches("<text").count()).sum();
                assert_eq!(rows, edition.forces.len(), "{name}");
                let headings = svg.matches("class=\"ch-heading\"").count();
                let regions = if order == Order::ByRegion {
                    edition.regions.len()
                } else {
                    0
                };
                assert_eq!(headings, regions, "{name}");
            }
        }
    }
}

#[test]
fn every_chart_of_a_force_is_legible_and_marks_it() {
    let edition = edition();
    for (force, each) in edition.forces.entries() {
        for (measure, of) in edition.measures.entries() {
            for kind in [
                FigureKind::Columns,
                FigureKind::Strip,
                FigureKind::Trend,
                FigureKind::RankedBars,
                FigureKind::PairedDots,
                FigureKind::TileMap,
            ] {
                let name = format!("{} {} {kind:?}", each.id, of.id);
                let frame = frame(format!("{}-{}", of.id, each.id));
                let chart = compose::of_force(&edition, measure, force, kind, frame);
                let svg = legible(&name, &chart);
                assert!(describe(&chart).contains(&each.name), "{name}");
                if kind == FigureKind::Columns {
                    assert!(svg.len() <= 3 * 1024, "{name}: {} bytes", svg.len());
                }
            }
        }
    }
}

#[test]
fn what_is_illustrative_says_so_in_every_chart() {
    let edition = edition();
    for (measure, of) in edition
        .measures
        .entries()
        .filter(|(_, of)| of.has_illustrative())
    {
        let force = edition.forces.keys().next().expect("there are forces");
        for kind in [
            FigureKind::RankedBars,
            FigureKind::PairedDots,
            FigureKind::Strip,
        ] {
            let chart = compose::of_force(&edition, measure, force, kind, frame(of.id.clone()));
            let svg = chart.draw().expect("the figures can be drawn");
            assert!(
                svg.contains("Illustrative values [i]</text>"),
                "{} {kind:?}",
                of.id
            );
            assert!(describe(&chart).contains("[i]"), "{} {kind:?}", of.id);
        }
    }
}
