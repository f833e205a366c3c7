//! The judgments: this year's become last year's, and the new year's are held
//! open, force by force.

use toml_edit::{Item, Table, TableLike, Value};

use super::{Old, Renewed, parse, set_text};
use crate::model::Mark;
use crate::source::JudgmentRecord;

pub(super) fn judgments(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    let Some(grades) = &old.records.grades else {
        return Ok(());
    };
    let path = old.data("grades.toml");
    let mut document = parse(&path, &old.text(&path).unwrap_or_default())?;
    for question in &grades.questions {
        let source = old.sources.get(&question.source.value);
        let table = document
            .get_mut("questions")
            .and_then(|questions| questions.get_mut(&question.id.value))
            .and_then(Item::as_table_like_mut);
        if let (Some(table), Some(source)) = (table, source) {
            set_text(table, "source", source);
        }
    }
    let forces = &old.records.register.forces;
    let width = forces
        .iter()
        .map(|force| force.id.value.len())
        .max()
        .unwrap_or(0);
    for sheet in &grades.sheets {
        if sheet.year.is_some() {
            continue;
        }
        let question = &sheet.question.value;
        let table = document
            .get_mut("judgments")
            .and_then(|judgments| judgments.get_mut(question))
            .and_then(Item::as_table_mut)
            .ok_or_else(|| format!("{path} has no table [judgments.{question}]"))?;
        // Sheets of years before go with it: an edition restates one year.
        table.clear();
        for force in forces {
            line(table, &force.id.value, Mark::NotYetSupplied.letter(), width);
        }
        let mut last = Table::new();
        last.decor_mut().set_prefix("\n");
        for JudgmentRecord { force, grade, .. } in &sheet.judgments {
            line(&mut last, &force.value, &grade.value, width);
            new.moved += 1;
        }
        table.insert(&old.shift.from.to_string(), Item::Table(last));
    }
    new.data(old, "grades.toml", document.to_string());
    Ok(())
}

/// A line of a sheet, its `=` under those of the others.
fn line(table: &mut Table, force: &str, grade: &str, width: usize) {
    table.insert(force, Item::Value(Value::from(grade)));
    if let Some(mut key) = TableLike::key_mut(table, force) {
        let space = " ".repeat(width + 1 - force.len().min(width));
        key.leaf_decor_mut().set_suffix(space);
    }
}
