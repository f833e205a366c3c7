//! What `bluebook import` says: what was made out, row by row, and what is doubtful.

use std::path::Path;

use super::say;
use crate::importing::{self, Doubt, Found, Line, Matched};
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
    show_rest(&matched.passed_over, &matched.remarks);
}

/// Prints what was made out of a table that goes into a file.
pub(super) fn show_table(file: &Path, path: &str, found: &Found) {
    let sheet = match found.sheet.as_str() {
        "" => String::new(),
        name => format!(", sheet “{name}”"),
    };
    say(&format!("{}{sheet} → {path}", file.display()));
    if !found.columns.is_empty() {
        say(&format!("columns: {}", found.columns.join("; ")));
    }
    found
        .lines
        .iter()
        .for_each(|line| say(&format!("  {line}")));
    if found.same > 0 {
        say(&format!("  {} as before", found.same));
    }
    show_rest(&found.passed_over, &found.remarks);
}

fn show_rest(passed_over: &[String], remarks: &[String]) {
    for (title, lines) in [("passed over", passed_over), ("worth a look", remarks)] {
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

/// The most doubts of one kind that are said one by one.
const MOST_ALIKE: usize = 3;

/// Doubts as they are said: of many that are settled in one way, the first few and how
/// many more there are.
pub(super) fn gathered(doubts: &[Doubt]) -> Vec<String> {
    let mut said = Vec::new();
    for (index, doubt) in doubts.iter().enumerate() {
        let alike = |other: &&Doubt| other.place.is_some() && other.help == doubt.help;
        let before = doubts[..index].iter().filter(alike).count();
        let after: Vec<&Doubt> = doubts[index..].iter().filter(alike).collect();
        match before {
            // One more is no longer to read than the line that counts it.
            MOST_ALIKE if after.len() > 1 => {
                let places = [after[0], after[after.len() - 1]];
                let places = places.map(|doubt| doubt.place.as_deref().unwrap_or_default());
                said.push(format!(
                    "doubtful: {} more like these, from {} to {}",
                    after.len(),
                    places[0],
                    places[1]
                ));
            }
            n if n > MOST_ALIKE => {}
            _ => said.push(doubtful(doubt)),
        }
    }
    said
}

/// A doubt, with its place and what to do.
fn doubtful(doubt: &Doubt) -> String {
    let place = match &doubt.place {
        Some(place) => format!("{place}: "),
        None => String::new(),
    };
    format!("doubtful: {place}{}\n  help: {}", doubt.message, doubt.help)
}
