//! What `bluebook import` says: what was made out, row by row, and what is doubtful.

use std::path::Path;

use super::say;
use crate::importing::{self, Doubt, Line, Matched};
use crate::source::RegisterRecord;
use crate::wording::Terms;

/// Prints what was made out, row by row.
pub(super) fn show(
    file: &Path,
    measure: &str,
    matched: &Matched,
    register: &RegisterRecord,
    terms: &Terms,
) {
    let sheet = match matched.sheet.as_str() {
        "" => String::new(),
        name => format!(", sheet “{name}”"),
    };
    let (period, label) = &matched.period;
    say(&format!(
        "{}{sheet} → {measure}, {period} ({label})",
        file.display()
    ));
    if !matched.force_columns.is_empty() {
        let columns = matched.force_columns.join("; ");
        say(&format!("{}: {columns}", terms.short_many));
    }
    if !matched.column.is_empty() {
        say(&format!("values: {}", matched.column));
    }
    let rows: Vec<[String; 4]> = matched
        .lines
        .iter()
        .map(|line| row(line, register))
        .collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let (number, called, force) = (width(0), width(1), width(2));
    for [n, c, f, change] in &rows {
        say(&format!(
            "  {n:>number$}  {c:<called$}  {f:<force$}  {change}"
        ));
    }
    for (title, lines) in [
        ("passed over", &matched.passed_over),
        ("worth a look", &matched.remarks),
    ] {
        if !lines.is_empty() {
            say(&format!("{title}:"));
            lines.iter().for_each(|line| say(&format!("  {line}")));
        }
    }
}

fn row(line: &Line, register: &RegisterRecord) -> [String; 4] {
    let name = line.force.and_then(|force| register.forces.get(force));
    let new = importing::in_words(&line.value, line.marks);
    let change = match &line.old {
        None => new,
        Some(old) => {
            let old = importing::in_words(&old.value, old.marks);
            match line.changes() {
                true => format!("{old} → {new}"),
                false => format!("{new}, as before"),
            }
        }
    };
    [
        format!("row {}", line.row.saturating_add(1)),
        line.called.clone(),
        name.map_or("the national row", |force| force.name.value.as_str())
            .to_owned(),
        change,
    ]
}

/// A doubt, with its place and what to do.
pub(super) fn doubtful(doubt: &Doubt) -> String {
    let place = match &doubt.place {
        Some(place) => format!("{place}: "),
        None => String::new(),
    };
    format!("doubtful: {place}{}\n  help: {}", doubt.message, doubt.help)
}
