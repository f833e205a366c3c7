//! The measures: their periods move on by one, and the newest is held open.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::loosen::Loosener;
use super::years::Shift;
use super::{Old, Renewed, ask_of_each, parse, set_text};
use crate::importing::set_value;
use crate::model::{Mark, PeriodKind};
use crate::source::{CellValue, MeasureRecord, PeriodRecord};

/// What a measure has fewer of after the move: as many periods as before stay, but the
/// one before the new year always does. Of quarters and months all of the old year stay,
/// to be set beside those of the new one.
fn dropped(shift: Shift, measure: &MeasureRecord) -> Vec<&str> {
    let ids = measure
        .periods
        .iter()
        .map(|period| period.id.value.as_str());
    if is_within_years(shift, measure) {
        return ids.filter(|id| !shift.names_old(id)).collect();
    }
    let is_only = measure.periods.len() == 1;
    ids.take(usize::from(!is_only)).collect()
}

/// The periods that come new, each with the one that it follows by a year.
fn added(shift: Shift, measure: &MeasureRecord) -> Vec<(&PeriodRecord, String)> {
    let periods = &measure.periods;
    let models: Vec<&PeriodRecord> = match is_within_years(shift, measure) {
        true => periods
            .iter()
            .filter(|period| shift.names_old(&period.id.value))
            .collect(),
        false => periods.last().into_iter().collect(),
    };
    let models = models.into_iter();
    models
        .map(|period| (period, shift.id(&period.id.value)))
        .collect()
}

/// Whether there are several periods to a year, and some of the old edition's.
fn is_within_years(shift: Shift, measure: &MeasureRecord) -> bool {
    measure.periods.iter().any(|period| {
        let is_part = matches!(period.kind, PeriodKind::Quarter | PeriodKind::Month);
        is_part && shift.names_old(&period.id.value)
    })
}

/// The period that stands in the new edition for one of the old: the next one, or the
/// same quarter or month of the new year.
pub(super) fn next_period(shift: Shift, measure: &MeasureRecord, period: &str) -> String {
    let moved = shift.id(period);
    let is_there = |id: &str| measure.periods.iter().any(|known| known.id.value == id);
    if is_within_years(shift, measure) && (shift.names_old(period) || is_there(&moved)) {
        return moved;
    }
    let mut later = measure.periods.iter().map(|each| each.id.value.as_str());
    let _ = later.by_ref().find(|id| *id == period);
    let last = measure.periods.last().map_or("", |last| &last.id.value);
    later.next().map_or_else(|| shift.id(last), str::to_owned)
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
        count(measure, old.shift, new);
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
    let gone = dropped(old.shift, measure);
    let new = added(old.shift, measure);
    let is_known = |id: &String| measure.periods.iter().any(|known| known.id.value == *id);
    if let Some((_, id)) = new.iter().find(|(_, id)| is_known(id)) {
        return Err(format!("there is a period `{id}` already"));
    }
    let open = || Value::from(Mark::NotYetSupplied.letter());
    let periods = document
        .get_mut("periods")
        .and_then(Item::as_array_of_tables_mut)
        .ok_or("the periods are no tables [[periods]]")?;
    let renewed = old.sources.get(&measure.source.value);
    if renewed.is_some() {
        keep_source(periods, &measure.source.value);
    }
    add_periods(periods, &gone, &new, old);
    let table = document.as_table_mut();
    // The figure of the old report, the order that it published, what bound the
    // numbers of last year's words, and facts: the new edition has none.
    for gone in ["figure", "numbers", "earlier"] {
        table.remove(gone);
    }
    if let Some(order) = table
        .get_mut("order_published")
        .and_then(Item::as_array_mut)
    {
        order.retain(|period| !period.as_str().is_some_and(|period| gone.contains(&period)));
        if order.is_empty() {
            table.remove("order_published");
        }
    }
    ask_of_each(table, "caveats");
    if let Some(source) = renewed {
        set_text(table, "source", source);
    }
    if let Some(national) = table.get_mut("national").and_then(Item::as_table_like_mut) {
        let is_published = |period: &PeriodRecord| national.contains_key(&period.id.value);
        let published: Vec<_> = new.iter().filter(|(from, _)| is_published(from)).collect();
        for gone in &gone {
            national.remove(gone);
        }
        for (_, id) in published {
            set_value(national, id, open());
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
        for gone in &gone {
            remove(series, gone);
        }
        for (_, id) in &new {
            set_value(series, id, open());
        }
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

/// Says of each period that it is from this source, where it doesn't say from which: its
/// measure gets the new year's, and last year's values were not in that.
fn keep_source(periods: &mut ArrayOfTables, source: &str) {
    for table in periods
        .iter_mut()
        .filter(|table| !table.contains_key("source"))
    {
        set_text(table, "source", source);
    }
}

fn add_periods(
    periods: &mut ArrayOfTables,
    gone: &[&str],
    new: &[(&PeriodRecord, String)],
    edition: &Old<'_>,
) {
    let shift = edition.shift;
    let id = |table: &Table| Some(table.get("id")?.as_str()?.to_owned());
    let mut next: Vec<Table> = Vec::new();
    for (from, to) in new {
        let mut tables = periods.iter();
        let old = tables.find(|table| id(table).as_deref() == Some(&from.id.value));
        next.extend(old.cloned().map(|mut table| {
            table.decor_mut().set_prefix("\n");
            // A copy stands where its original does, which is before the last one.
            table.set_position(None);
            set_text(&mut table, "id", to);
            set_text(&mut table, "label", &shift.text(&from.label));
            table.remove("note");
            table.remove("unlike");
            // It is from the source of its measure, unless its model had one of its own.
            let own = from.source.as_ref().map(|source| &source.value);
            match own.map(|own| edition.sources.get(own).unwrap_or(own)) {
                Some(own) => set_text(&mut table, "source", own),
                None => drop(table.remove("source")),
            }
            table
        }));
    }
    periods.retain(|table| !id(table).is_some_and(|id| gone.contains(&id.as_str())));
    if !gone.is_empty() {
        // It compares with a period that is there no more.
        if let Some(first) = periods.get_mut(0) {
            first.remove("unlike");
        }
    }
    next.into_iter().for_each(|table| periods.push(table));
}

/// Counts the values that are last year's now.
fn count(measure: &MeasureRecord, shift: Shift, new: &mut Renewed) {
    let moved = added(shift, measure);
    let is_moved = |period: &str| moved.iter().any(|(from, _)| from.id.value == period);
    let cells = measure.forces.iter().flat_map(|series| &series.cells);
    for (_, cell) in cells.filter(|(period, _)| is_moved(&period.value)) {
        if matches!(cell.value, CellValue::Number(_)) {
            new.moved += 1;
            new.illustrative += usize::from(cell.marks.illustrative());
        }
    }
}
