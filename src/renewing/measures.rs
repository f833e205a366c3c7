//! The measures: their periods move on by one, and the newest is held open.

use toml_edit::{ArrayOfTables, DocumentMut, Item, TableLike, Value};

use super::loosen::Loosener;
use super::years::Shift;
use super::{Old, Renewed, ask_of_each, parse, set_text};
use crate::importing::set_value;
use crate::model::Mark;
use crate::source::{CellValue, MeasureRecord};

/// What a measure has fewer of after the move: as many periods as before stay,
/// but the one before the new year always does.
fn dropped(measure: &MeasureRecord) -> Option<&str> {
    let first = measure.periods.first()?;
    (measure.periods.len() > 1).then_some(first.id.value.as_str())
}

/// The identifier of the new period.
fn new_period(shift: Shift, measure: &MeasureRecord) -> String {
    let last = measure.periods.last().map_or("", |period| &period.id.value);
    shift.id(last)
}

/// The period that comes after one of the old edition's, in the new one.
pub(super) fn next_period(shift: Shift, measure: &MeasureRecord, period: &str) -> String {
    let mut later = measure.periods.iter().map(|each| each.id.value.as_str());
    let _ = later.by_ref().find(|id| *id == period);
    later
        .next()
        .map_or_else(|| new_period(shift, measure), str::to_owned)
}

pub(super) fn all(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    for measure in &old.records.measures {
        let path = old.data(&format!("measures/{}.toml", measure.id.value));
        let mut loosener = Loosener::new(old.files.text(measure.file), old.files, &old.gone);
        loosener.inline(&measure.definition);
        measure
            .caveats
            .iter()
            .for_each(|text| loosener.inline(text));
        let notes = measure
            .periods
            .iter()
            .filter_map(|period| period.note.as_ref());
        notes.for_each(|note| loosener.inline(note));
        let mut document = parse(&path, &loosener.finish())?;
        moved_on(&mut document, measure, old).map_err(|what| format!("{path}: {what}"))?;
        count(measure, new);
        new.data(
            old,
            &format!("measures/{}.toml", measure.id.value),
            document.to_string(),
        );
    }
    Ok(())
}

fn moved_on(
    document: &mut DocumentMut,
    measure: &MeasureRecord,
    old: &Old<'_>,
) -> Result<(), String> {
    let gone = dropped(measure);
    let new = new_period(old.shift, measure);
    if measure.periods.iter().any(|period| period.id.value == new) {
        return Err(format!("there is a period `{new}` already"));
    }
    let open = || Value::from(Mark::NotYetSupplied.letter());
    let periods = document
        .get_mut("periods")
        .and_then(Item::as_array_of_tables_mut)
        .ok_or("the periods are no tables [[periods]]")?;
    add_period(periods, measure, &new, old.shift);
    let table = document.as_table_mut();
    // The figure of the old report, the order that it published, and what bound the
    // numbers of last year's words.
    table.remove("figure");
    table.remove("numbers");
    if let Some(order) = table
        .get_mut("order_published")
        .and_then(Item::as_array_mut)
    {
        order.retain(|period| period.as_str() != gone);
        if order.is_empty() {
            table.remove("order_published");
        }
    }
    ask_of_each(table, "caveats");
    if let Some(source) = old.sources.get(&measure.source.value) {
        set_text(table, "source", source);
    }
    let last = measure
        .periods
        .last()
        .map(|period| period.id.value.as_str());
    if let Some(national) = table.get_mut("national").and_then(Item::as_table_like_mut) {
        let published = last.is_some_and(|last| national.contains_key(last));
        if let Some(gone) = gone {
            national.remove(gone);
        }
        if published {
            set_value(national, &new, open());
        }
        if national.is_empty() {
            table.remove("national");
        }
    }
    let forces = table
        .get_mut("forces")
        .and_then(Item::as_table_like_mut)
        .ok_or("there is no table [forces]")?;
    for force in &old.records.register.forces {
        let id = &force.id.value;
        let series = forces
            .get_mut(id)
            .and_then(Item::as_table_like_mut)
            .ok_or_else(|| format!("there is no line of `{id}`"))?;
        if let Some(gone) = gone {
            remove(series, gone);
        }
        set_value(series, &new, open());
    }
    Ok(())
}

/// Takes a period out of a line; what stood before its name stands before the
/// next one.
fn remove(series: &mut dyn TableLike, period: &str) {
    let before = series.key(period).map(|key| key.leaf_decor().clone());
    let first = series.iter().next().is_some_and(|(key, _)| key == period);
    series.remove(period);
    let next = series.iter().next().map(|(key, _)| key.to_owned());
    if let (true, Some(before), Some(next)) = (first, before, next)
        && let Some(mut key) = series.key_mut(&next)
        && let Some(prefix) = before.prefix()
    {
        key.leaf_decor_mut().set_prefix(prefix.clone());
    }
}

fn add_period(periods: &mut ArrayOfTables, measure: &MeasureRecord, new: &str, shift: Shift) {
    let Some(last) = periods.iter().last() else {
        return;
    };
    let mut next = last.clone();
    next.decor_mut().set_prefix("\n");
    set_text(&mut next, "id", new);
    if let Some(period) = measure.periods.last() {
        set_text(&mut next, "label", &shift.text(&period.label));
    }
    next.remove("note");
    next.remove("unlike");
    if dropped(measure).is_some() {
        periods.remove(0);
        // It compares with a period that is there no more.
        if let Some(first) = periods.get_mut(0) {
            first.remove("unlike");
        }
    }
    periods.push(next);
}

fn count(measure: &MeasureRecord, new: &mut Renewed) {
    let Some(last) = measure.periods.last() else {
        return;
    };
    let cells = measure.forces.iter().flat_map(|series| &series.cells);
    for (_, cell) in cells.filter(|(period, _)| period.value == last.id.value) {
        if matches!(cell.value, CellValue::Number(_)) {
            new.moved += 1;
            new.illustrative += usize::from(cell.marks.illustrative());
        }
    }
}
