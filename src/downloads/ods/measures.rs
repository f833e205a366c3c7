//! The worksheet of a measure: a row for each area, columns for each period.

use super::super::notes;
use super::super::table::Cell;
use super::super::values;
use super::book::{NOT_APPLICABLE, decimals, one_table, source_line};
use super::grid::{Grid, Head, Slot, Width, Worksheet};
use crate::model::{Area, Edition, Measure, MeasureKind, Observation, plain_text};

/// The worksheet of a measure; its name is given where it is put in order.
pub(super) fn sheet(edition: &Edition, measure: &Measure) -> Worksheet {
    let mut lines = vec![
        plain_text(&measure.definition),
        source_line(edition, measure),
        edition.wording.text("ods-measure-about").to_owned(),
    ];
    if measure.has_illustrative() {
        lines.push(notes::illustrative_values(edition).to_owned());
    }
    // Row 1 is the title, then come the lines and the one that says this.
    lines.insert(0, one_table(edition, lines.len() + 3));
    Worksheet {
        name: String::new(),
        title: measure.title.clone(),
        lines,
        grid: Some(Grid {
            header: header(edition, measure),
            rows: values::areas(edition)
                .map(|area| row(edition, measure, area))
                .collect(),
        }),
    }
}

fn header(edition: &Edition, measure: &Measure) -> Vec<Head> {
    let words = &edition.wording;
    let mut header = vec![
        Head::new(words.text("column-force-code"), Width::Narrow),
        Head::new(words.text("column-force-name"), Width::Middle),
        Head::new(words.text("column-area-kind"), Width::Narrow),
    ];
    for (key, period) in measure.periods.entries() {
        let mut narrow = |words: &str| {
            header.push(Head::new(
                format!("{}: {words}", period.label),
                Width::Narrow,
            ));
        };
        narrow(&values::unit(edition, measure));
        narrow(words.text("ods-marker"));
        if measure.has_intervals() {
            narrow(words.text("column-values-low"));
            narrow(words.text("column-values-high"));
        }
        if measure.has_n() {
            narrow(words.text("column-values-n"));
        }
        if let MeasureKind::Rate { counted, .. } = &measure.kind {
            narrow(counted);
            if let Some(denominator) = measure.denominator(key) {
                narrow(&edition.denominators[denominator].label);
            }
        }
    }
    header.push(Head::new(words.text("column-note"), Width::Wide));
    header
}

fn row(edition: &Edition, measure: &Measure, area: Area) -> Vec<Slot> {
    let none = edition.wording.text("ods-none");
    let (code, name, kind) = values::identity(edition, area);
    let mut row = vec![
        Slot::Text(code.to_owned()),
        Slot::Text(name.to_owned()),
        Slot::Text(kind.into_owned()),
    ];
    let mut said: Vec<(&str, String)> = Vec::new();
    for (key, period) in measure.periods.entries() {
        let observation = measure.observation(area, key);
        let [value, count, denominator] = values::numbers(measure, observation);
        let reason = reason(observation);
        row.push(number(&value, measure.decimals, &reason));
        row.push(Slot::text_or(&values::markers(observation).written(), none));
        if measure.has_intervals() {
            row.push(exact(
                &values::end(observation, |interval| interval.low),
                &reason,
            ));
            row.push(exact(
                &values::end(observation, |interval| interval.high),
                &reason,
            ));
        }
        if measure.has_n() {
            row.push(exact(&values::n(observation), &reason));
        }
        if matches!(measure.kind, MeasureKind::Rate { .. }) {
            row.push(exact(&count, &reason));
            row.push(exact(&denominator, &reason));
        }
        let note = notes::of_value(edition, measure, area, key, observation);
        said.push((&period.label, note));
    }
    row.push(Slot::text_or(&note(said), none));
    row
}

/// What stands in place of a value that there is not: its reason.
fn reason(observation: &Observation) -> String {
    match observation.value() {
        None => values::markers(observation).written().into_owned(),
        Some(_) => NOT_APPLICABLE.to_owned(),
    }
}

fn number(cell: &Cell<'_>, shown: u32, otherwise: &str) -> Slot {
    match cell {
        Cell::Number(digits) => Slot::Number(digits.clone(), shown),
        _ => Slot::Text(otherwise.to_owned()),
    }
}

fn exact(cell: &Cell<'_>, otherwise: &str) -> Slot {
    match cell {
        Cell::Number(digits) => number(cell, decimals(digits), otherwise),
        _ => Slot::Text(otherwise.to_owned()),
    }
}

/// The notes of all periods; once, if they are the same.
fn note(said: Vec<(&str, String)>) -> String {
    if let Some((_, first)) = said.first()
        && said.iter().all(|(_, note)| note == first)
    {
        return first.clone();
    }
    let parts: Vec<String> = said
        .into_iter()
        .filter(|(_, note)| !note.is_empty())
        .map(|(period, note)| format!("{period}: {note}"))
        .collect();
    parts.join(" ")
}
