//! Grades written into the text of `grades.toml`.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, InlineTable, Item, TableLike, Value};

use super::super::Found;
use super::super::edit::set_value;
use super::Read;
use crate::model::Inspected;
use crate::source::{GradesRecord, JudgmentRecord, RegisterRecord};

/// Puts judgments into the text of `grades.toml`, where nothing else changes.
pub(super) fn edited(
    text: &str,
    record: &GradesRecord,
    register: &RegisterRecord,
    year: Option<&str>,
    read: BTreeMap<(usize, usize), Read>,
    found: &mut Found,
) -> Result<String, String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error| format!("grades.toml can't be read: {error}"))?;
    for ((question, force), read) in read {
        let question = &record.questions[question];
        let force = &register.forces[force];
        let old = old(record, &question.id.value, year, &force.id.value);
        let is_grade = record
            .scale
            .iter()
            .any(|grade| grade.id.value == read.grade);
        let same = old.is_some_and(|old| old.grade.value == read.grade);
        let inspected = match (&read.inspected, old.and_then(|old| old.inspected)) {
            (Some(inspected), _) => Some(inspected.as_str()),
            (None, Some(old)) => written_as(old),
            // The edition's own year has to say it of judgments that aren't made of others.
            (None, None) => {
                let of_others = question.overall
                    || record.questions.iter().any(|part| {
                        part.parent
                            .as_ref()
                            .is_some_and(|of| of.value == question.id.value)
                    });
                (year.is_none() && !of_others).then_some("not-stated")
            }
        };
        let inspected = inspected.filter(|_| is_grade);
        if same && old.and_then(|old| old.inspected).and_then(written_as) == inspected {
            found.same += 1;
            continue;
        }
        let was = old.map_or(String::new(), |old| format!("{} → ", old.grade.value));
        found.lines.push(format!(
            "row {}  {}, {}: {was}{}",
            read.row + 1,
            force.name.value,
            question.short_title,
            read.grade
        ));
        let note = old.filter(|_| same).and_then(|old| old.note.as_deref());
        if let Some(note) = old.filter(|_| !same).and_then(|old| old.note.as_deref()) {
            found.remarks.push(format!(
                "{}, {}: the note goes: “{note}”",
                force.name.value, question.short_title
            ));
        }
        let sheets = document.entry("judgments").or_insert_with(toml_edit::table);
        let mut sheet = under(sheets, &question.id.value)?;
        if let Some(year) = year {
            sheet = under(sheet, year)?;
        }
        let sheet = sheet
            .as_table_like_mut()
            .ok_or_else(|| no_table(&question.id.value))?;
        set_judgment(sheet, &force.id.value, &read.grade, inspected, note);
    }
    Ok(document.to_string())
}

/// How a file says whether a force was inspected.
fn written_as(inspected: Inspected) -> Option<&'static str> {
    match inspected {
        Inspected::Yes => Some("yes"),
        Inspected::CarriedForward => Some("carried-forward"),
        Inspected::NotStated => Some("not-stated"),
        Inspected::FromOthers => None,
    }
}

fn set_judgment(
    sheet: &mut dyn TableLike,
    force: &str,
    grade: &str,
    inspected: Option<&str>,
    note: Option<&str>,
) {
    let value = match (inspected, note) {
        (None, None) => Value::from(grade),
        _ => {
            let mut table = InlineTable::new();
            table.insert("grade", grade.into());
            inspected.into_iter().for_each(|inspected| {
                table.insert("inspected", inspected.into());
            });
            note.into_iter().for_each(|note| {
                table.insert("note", note.into());
            });
            Value::InlineTable(table)
        }
    };
    set_value(sheet, force, value);
}

fn under<'a>(item: &'a mut Item, name: &str) -> Result<&'a mut Item, String> {
    let table = item.as_table_like_mut().ok_or_else(|| no_table(name))?;
    Ok(table.entry(name).or_insert_with(toml_edit::table))
}

fn no_table(name: &str) -> String {
    format!("the judgments on `{name}` are no table in grades.toml")
}

fn old<'a>(
    record: &'a GradesRecord,
    question: &str,
    year: Option<&str>,
    force: &str,
) -> Option<&'a JudgmentRecord> {
    let mut sheets = record.sheets.iter();
    let sheet = sheets.find(|sheet| {
        sheet.question.value == question
            && sheet.year.as_ref().map(|year| year.value.as_str()) == year
    })?;
    sheet
        .judgments
        .iter()
        .find(|line| line.force.value == force)
}
