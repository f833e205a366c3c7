//! A table of grades, and a table of forces.

use super::shown::show_table;
use super::{Refusal, Work, counted, problems, settled, usage, writing};
use crate::commands::Exit;
use crate::importing::{self, Doubt, Found, GradeWishes, RegisterWishes};

/// Reads a table of grades, and writes `grades.toml`.
pub(super) fn grades(work: &Work<'_>) -> Result<Exit, Refusal> {
    let options = work.options;
    let path = format!("data/{}/grades.toml", work.year);
    let Some(record) = &work.records.grades else {
        let message = format!(
            "{path} isn't there; it has to have the scale and the questions (docs/files.md), and \
             the grades are filled in"
        );
        return Err(usage(message));
    };
    let ([] | [_]) = &options.period[..] else {
        return Err(usage(
            "a table of grades is of one year; give --period once".to_owned(),
        ));
    };
    let blank = options.blank.iter().map(|letter| format!("={letter}"));
    let wishes = GradeWishes {
        sheet: options.sheet.clone(),
        columns: options.column.clone(),
        force_column: options.force_column.clone(),
        year: options.period.first().cloned(),
        leave_out: options.leave_out.clone(),
        meanings: options.read.iter().cloned().chain(blank).collect(),
        partial: options.partial,
    };
    let terms = &work.records.edition.terms;
    let register = &work.records.register;
    let text = writing::text(work, &path)?;
    let read = importing::grades(
        terms,
        &work.sheets,
        register,
        (record, &text.text),
        &work.year,
        &wishes,
    );
    finish(work, &path, read, ("grade", "grades"))
}

/// Reads a table of forces, and writes `forces.toml`.
pub(super) fn register(work: &Work<'_>) -> Result<Exit, Refusal> {
    let options = work.options;
    let path = format!("data/{}/forces.toml", work.year);
    let wishes = RegisterWishes {
        sheet: options.sheet.clone(),
        force_column: options.force_column.clone(),
        leave_out: options.leave_out.clone(),
    };
    let terms = &work.records.edition.terms;
    let text = writing::text(work, &path)?;
    let read = importing::register(
        terms,
        &work.sheets,
        &work.records.register,
        &text.text,
        &wishes,
    );
    finish(work, &path, read, ("entry", "entries"))
}

fn finish(
    work: &Work<'_>,
    path: &str,
    read: Result<(Found, Vec<Doubt>), String>,
    (one, many): (&str, &str),
) -> Result<Exit, Refusal> {
    let (found, doubts) = read.map_err(problems)?;
    show_table(&work.options.file, path, &found);
    settled(&doubts, &work.records.edition.terms)?;
    let changed = found.lines.len();
    let what = counted(changed, one, many);
    let already = format!("these {many}");
    writing::write(work, path, (changed, &what, &already), |_| {
        Ok(found.text.clone())
    })
}
