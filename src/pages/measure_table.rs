//! The table of a measure: England and Wales, then every force from A to Z,
//! each with its values, their marks and the change.

use super::table::{CellView, ColumnView, RowView, TableView};
use super::written::{self, NATIONAL};
use crate::downloads::Datum;
use crate::model::address;
use crate::model::{Area, Edition, Force, Key, Measure, Period, Reading, UnitKind};
use crate::prose::escape;

/// The table of some periods of a measure, oldest first, on a page whose way to
/// the edition's folder is `root`. `here` is the force whose page it is on.
pub(super) fn table(
    edition: &Edition,
    measure: &Measure,
    periods: &[Key<Period>],
    id: &str,
    root: &str,
    here: Option<Key<Force>>,
) -> TableView {
    let mut columns = vec![ColumnView::words("Force")];
    for period in periods {
        let label = measure.periods[*period].label.as_str();
        columns.push(ColumnView::numbers(label, measure.unit.as_str()));
    }
    if periods.len() > 1 {
        columns.push(ColumnView::numbers("Change", change_unit(measure)));
    }
    let row = |area: Area, text: &str, href: Option<String>, class| RowView {
        text: text.to_owned(),
        href,
        class,
        cells: cells(edition, measure, area, periods),
    };
    let mut rows = vec![row(Area::National, NATIONAL, None, Some("national"))];
    let mut forces: Vec<(Key<Force>, &Force)> = edition.forces.entries().collect();
    forces.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    for (key, force) in &forces {
        let href = format!("{root}{}", address::force(force));
        let class = (here == Some(*key)).then_some("here");
        rows.push(row(Area::Force(*key), &force.name, Some(href), class));
    }
    TableView {
        id: id.to_owned(),
        class: None,
        caption: measure.title.clone(),
        about: Some(format!("{NATIONAL}, then the forces from A to Z")),
        columns,
        rows,
        notes: notes(measure, periods, &forces),
    }
}

/// What a change is written in.
pub(super) fn change_unit(measure: &Measure) -> &'static str {
    match measure.unit_kind {
        UnitKind::Percent => "percentage points",
        UnitKind::Pounds | UnitKind::Rate => "percent",
    }
}

fn cells(
    edition: &Edition,
    measure: &Measure,
    area: Area,
    periods: &[Key<Period>],
) -> Vec<CellView> {
    let mut cells: Vec<CellView> = periods
        .iter()
        .map(|period| {
            let observed = measure.observation(area, *period);
            let (text, missing) = match &observed.reading {
                Reading::Value(quantity) => (written::bare(measure, quantity.value), false),
                Reading::Missing(mark) => (written::reason(*mark), true),
            };
            CellView {
                text,
                missing,
                number: true,
                marks: written::marks(observed.marks),
                datum: Some(Datum::of_value(edition, measure, area, *period)),
                ..CellView::default()
            }
        })
        .collect();
    if let [.., from, to] = periods {
        let change = written::change(measure, area, *from, *to);
        let unit = change_unit(measure);
        // The unit stands in the head of the column.
        let text = change.text.trim_end_matches(unit).trim_end().to_owned();
        cells.push(CellView {
            text,
            missing: change.missing,
            number: true,
            marks: change.marks,
            ..CellView::default()
        });
    }
    cells
}

/// What is said about single values, and what the marks mean that are only
/// letters in the cells. HTML.
fn notes(
    measure: &Measure,
    periods: &[Key<Period>],
    forces: &[(Key<Force>, &Force)],
) -> Vec<String> {
    let mut notes = Vec::new();
    let mut used = crate::model::Marks::NONE;
    let areas = std::iter::once((Area::National, NATIONAL)).chain(
        forces
            .iter()
            .map(|(key, force)| (Area::Force(*key), force.name.as_str())),
    );
    for (area, name) in areas {
        for period in periods {
            let observed = measure.observation(area, *period);
            used = used.union(observed.marks);
            if let Some(note) = &observed.note {
                notes.push(format!(
                    "{}, {}: {}",
                    escape(name),
                    escape(&measure.periods[*period].label),
                    escape(note)
                ));
            }
        }
    }
    for mark in used.iter() {
        if !mark.is_reason() && mark != crate::model::Mark::Illustrative {
            notes.push(format!("[{}] {}", mark.letter(), mark.words()));
        }
    }
    notes
}
