//! Values into the text of a measure's file. Comments, order, spaces and every
//! value that doesn't change stay as they are.

use toml_edit::{Array, DocumentMut, InlineTable, Item, TableLike, Value};

use super::Line;
use crate::model::Marks;
use crate::source::{CellValue, RegisterRecord};

/// The text of the measure's file with the values of the lines.
///
/// # Errors
///
/// A sentence, where the file has something else in their place.
pub fn edited(
    text: &str,
    register: &RegisterRecord,
    period: &str,
    lines: &[Line],
) -> Result<String, String> {
    // The editor knows one kind of line ending and writes that one.
    let windows = text.contains("\r\n");
    let mut document: DocumentMut = text
        .replace("\r\n", "\n")
        .parse()
        .map_err(|error| format!("the measure's file can't be read: {error}"))?;
    for line in lines.iter().filter(|line| line.changes()) {
        let value = written(&line.value, line.marks, line.note.as_deref());
        match line.force {
            None => {
                let series = table(document.as_table_mut(), "national")?;
                set_value(series, period, value);
            }
            Some(force) => {
                let Some(force) = register.forces.get(force) else {
                    return Err(format!("there is no force number {force} in the register"));
                };
                let forces = table(document.as_table_mut(), "forces")?;
                set_in_line(forces, &force.id.value, period, value)?;
            }
        }
    }
    let text = document.to_string();
    Ok(match windows {
        true => text.replace('\n', "\r\n"),
        false => text,
    })
}

/// The table of that name, made if there is none.
fn table<'a>(
    document: &'a mut toml_edit::Table,
    name: &str,
) -> Result<&'a mut dyn TableLike, String> {
    document
        .entry(name)
        .or_insert_with(toml_edit::table)
        .as_table_like_mut()
        .ok_or_else(|| format!("`{name}` is no table in the measure's file"))
}

fn set_in_line(
    forces: &mut dyn TableLike,
    force: &str,
    period: &str,
    value: Value,
) -> Result<(), String> {
    if let Some(line) = forces.get_mut(force) {
        let series = line
            .as_table_like_mut()
            .ok_or_else(|| format!("the line of `{force}` is no list of periods"))?;
        set_value(series, period, value);
        return Ok(());
    }
    let mut line = InlineTable::new();
    line.insert(period, value);
    forces.insert(force, Item::Value(Value::InlineTable(line)));
    Ok(())
}

/// Puts a value where an old one is, with the spaces and comments around it, or
/// at the end of the line.
pub fn set_value(series: &mut dyn TableLike, period: &str, mut value: Value) {
    if let Some(item) = series.get_mut(period) {
        if let Some(old) = item.as_value() {
            *value.decor_mut() = old.decor().clone();
        }
        *item = Item::Value(value);
        return;
    }
    // The last value of an inline table holds the space before the brace.
    let last = series.iter().last().map(|(key, _)| key.to_owned());
    if let Some(last) = last
        && let Some(Item::Value(before)) = series.get_mut(&last)
        && before.decor().suffix().and_then(|raw| raw.as_str()) == Some(" ")
    {
        before.decor_mut().set_suffix("");
        value.decor_mut().set_prefix(" ");
        value.decor_mut().set_suffix(" ");
    }
    series.insert(period, Item::Value(value));
    if let Some(mut key) = series.key_mut(period) {
        key.leaf_decor_mut().set_suffix(" ");
    }
}

/// A value as files have it: `12.9`, `"x"`, `{ value = 20, marks = ["r"] }`.
pub(super) fn written(value: &CellValue, marks: Marks, note: Option<&str>) -> Value {
    let bare: Value = match value {
        CellValue::Number(number) => number
            .to_string()
            .parse()
            .unwrap_or_else(|_| Value::from(number.to_string())),
        CellValue::Missing(reason) => Value::from(reason.letter()),
    };
    if marks.is_empty() && note.is_none() {
        return bare;
    }
    let mut table = InlineTable::new();
    table.insert("value", bare);
    if !marks.is_empty() {
        let letters: Array = marks.iter().map(|mark| mark.letter()).collect();
        table.insert("marks", Value::Array(letters));
    }
    if let Some(note) = note {
        table.insert("note", Value::from(note));
    }
    Value::InlineTable(table)
}
