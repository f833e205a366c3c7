//! A measure over a longer time than its own periods: what was published before its
//! series broke, with the break between.

use serde::Serialize;

use super::figure_table::fact_cell;
use super::measure_table::{Has, cells};
use super::table::{CellView, Cells, ColumnView, RowHead, TableView};
use crate::charts::Frame;
use crate::charts::trends::over_a_longer_time;
use crate::model::{Area, Edition, Measure, Source};
use crate::prose::escape;
use crate::wording::say;

/// The trend of all together, why it has a gap, and its values with their sources.
#[derive(Serialize)]
pub(in crate::pages) struct LongerView {
    /// SVG; empty where the chart could only show it wrongly.
    svg: String,
    /// HTML: why the series breaks.
    why: String,
    table: TableView,
}

impl LongerView {
    /// What there is of it.
    pub(in crate::pages) fn of(edition: &Edition, measure: &Measure) -> Option<Self> {
        let words = &edition.wording;
        let frame = Frame {
            id: "over-a-longer-time".to_owned(),
            title: say!(words, "longer-time-of", measure = measure.short_title),
            words: std::sync::Arc::clone(words),
            ..Frame::default()
        };
        let chart = over_a_longer_time(edition, measure, frame)?;
        let (first, period) = measure.periods.entries().next()?;
        let why = period.unlike.as_deref().unwrap_or_default();
        let from = |source: &Source| CellView::words(source.title.as_str());
        let earlier = measure.earlier.iter().map(|key| {
            let fact = &edition.facts[*key];
            let value = fact_cell(words, fact, measure.decimals);
            let cells = Cells::of(words, [value, from(&edition.sources[fact.source])]);
            (
                RowHead::new(fact.as_at.as_deref().unwrap_or_default()),
                cells,
            )
        });
        let own = measure.periods.entries().map(|(key, period)| {
            let value = cells(edition, measure, Area::National, &[key], Has::NOTHING);
            let source = from(&edition.sources[measure.source_of(key)]);
            let cells = Cells::of(words, value.into_iter().chain([source]));
            let head = RowHead {
                class: (key == first).then_some("after-a-break"),
                ..RowHead::new(&period.label)
            };
            (head, cells)
        });
        let table = TableView {
            id: "longer-time-values".to_owned(),
            class: None,
            caption: say!(words, "longer-time-of", measure = measure.short_title),
            about: None,
            columns: vec![
                ColumnView::words(words.text("period")),
                ColumnView::numbers(edition.terms.whole(), measure.unit.as_str()),
                ColumnView::words(words.text("source")),
            ],
            rows: earlier.chain(own).collect(),
            notes: Vec::new(),
        };
        Some(Self {
            svg: chart.draw().unwrap_or_default(),
            why: escape(why),
            table,
        })
    }
}
