//! Alternative text from the data: what the chart shows, not that it is one.
//!
//! Names what is highest and lowest, the national figure and what is missing,
//! with the texts that the chart prints and the marks that they carry. A
//! position in an order is never stated: the values are.

use super::Chart;
use super::spec::{Cell, Field, Grades, Groups, Row, TileMap, Trend};
use crate::model::Mark;
use crate::wording::{Wording, capital, say};

/// More forces than this are counted instead of named.
const NAMED: usize = 3;

/// A sentence or two on what the chart shows.
pub fn describe(chart: &Chart) -> String {
    match chart {
        Chart::PairedDots(field) | Chart::Distribution(field) => of_field(field, true),
        Chart::RankedBars(field) | Chart::Columns(field) | Chart::Strip(field) => {
            of_field(field, false)
        }
        Chart::GradeDistribution(grades) => of_grades(grades),
        Chart::TileMap(map) => of_map(map),
        Chart::Trend(trend) => of_trend(trend),
        Chart::GroupedBars(groups) => of_groups(groups),
    }
}

/// What a drawing of all forces in one period shows.
pub(super) fn of_forces(field: &Field) -> String {
    of_field(field, false)
}

/// The force that the chart is about, the national value, the ends, how many
/// rose and fell, and who has no value.
fn of_field(field: &Field, pairs: bool) -> String {
    FieldWords::new(field, pairs).about(field.marked())
}

/// What is said of a field, whichever of its forces the chart is about.
#[derive(Debug)]
pub(super) struct FieldWords {
    opening: String,
    national: String,
    ends: String,
    /// Whether there is only one force.
    is_alone: bool,
    rest: String,
}

impl FieldWords {
    pub(super) fn new(field: &Field, pairs: bool) -> Self {
        let mut rest = String::new();
        if pairs {
            push_movements(&mut rest, field);
        }
        push_missing(&mut rest, field);
        Self {
            opening: opening(field),
            national: national(field),
            ends: ends(field),
            is_alone: field.rows.len() == 1,
            rest,
        }
    }

    /// The text of a chart about this row, if it is about one.
    pub(super) fn about(&self, marked: Option<&Row>) -> String {
        let own = marked.map(|row| [&row.label, " ", &worded(&row.this), ". "].concat());
        let ends = match marked {
            // It is both ends.
            Some(_) if self.is_alone => "",
            _ => &self.ends,
        };
        let own = own.as_deref().unwrap_or_default();
        let text = [&self.opening, own, &self.national, ends, &self.rest].concat();
        text.trim_end().to_owned()
    }
}

/// Unit and period, and whether values are illustrative.
fn opening(field: &Field) -> String {
    let unit = format!("{}, {}. ", capital(&field.unit), field.this_period);
    match field.illustrative() {
        true => [field.frame.words.text("alt-illustrative"), " ", &unit].concat(),
        false => unit,
    }
}

/// The lowest and the highest value and whose they are.
fn ends(field: &Field) -> String {
    let words = &field.frame.words;
    let values = || {
        field
            .rows
            .iter()
            .filter_map(|row| Some((row, row.this.reading()?)))
    };
    let low = values()
        .map(|(_, reading)| reading.number)
        .fold(f64::INFINITY, f64::min);
    let high = values()
        .map(|(_, reading)| reading.number)
        .fold(f64::NEG_INFINITY, f64::max);
    // Equal is what prints the same: a tie is one at the measure's decimals.
    let printed = |number: f64| {
        values()
            .find(|(_, r)| r.number == number)
            .map(|(_, r)| r.text.as_str())
            .unwrap_or_default()
    };
    let who = |number: f64| {
        let text = printed(number);
        let rows: Vec<&Row> = values()
            .filter(|(_, r)| r.text == text)
            .map(|(row, _)| row)
            .collect();
        let marked = if rows.iter().any(|row| row.this.is_illustrative()) {
            " [i]"
        } else {
            ""
        };
        (format!("{text}{marked}"), names(words, &rows))
    };
    match values().count() {
        0 => [words.text("alt-no-value"), " "].concat(),
        1 => {
            let (value, name) = who(low);
            format!("{name} {value}. ")
        }
        count if printed(low) == printed(high) => {
            say!(words, "alt-all-same", count = count, value = who(low).0) + " "
        }
        _ => {
            let ((low, lowest), (high, highest)) = (who(low), who(high));
            say!(
                words,
                "alt-ends",
                low = low,
                lowest = lowest,
                high = high,
                highest = highest
            ) + " "
        }
    }
}

fn national(field: &Field) -> String {
    let said = field.national_said();
    said.map_or_else(String::new, |said| said + ". ")
}

/// How many rose, fell and stayed since the period before.
fn push_movements(text: &mut String, field: &Field) {
    let Some(period) = &field.last_period else {
        return;
    };
    let words = &field.frame.words;
    let (mut rose, mut fell, mut same) = (0_usize, 0_usize, 0_usize);
    for row in &field.rows {
        let (Some(this), Some(last)) =
            (row.this.number(), row.last.as_ref().and_then(Cell::number))
        else {
            continue;
        };
        match this.total_cmp(&last) {
            std::cmp::Ordering::Greater => rose += 1,
            std::cmp::Ordering::Less => fell += 1,
            std::cmp::Ordering::Equal => same += 1,
        }
    }
    let parts: Vec<String> = [("alt-rose", rose), ("alt-fell", fell), ("alt-same", same)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(message, count)| say!(words, message, count = count))
        .collect();
    if !parts.is_empty() {
        let parts = parts.join(", ");
        text.push_str(&say!(words, "alt-since", period = period, parts = parts));
        text.push(' ');
    }
}

/// Who has no value, this period and the one before.
fn push_missing(text: &mut String, field: &Field) {
    let this: Vec<&Row> = field
        .rows
        .iter()
        .filter(|row| row.this.number().is_none())
        .collect();
    let last: Vec<&Row> = field
        .rows
        .iter()
        .filter(|row| matches!(row.last, Some(Cell::Missing(_))))
        .collect();
    for (rows, period) in [
        (this, Some(&field.this_period)),
        (last, field.last_period.as_ref()),
    ] {
        // That nobody has one has been said.
        let said = rows.len() == field.rows.len();
        if let (false, false, Some(period)) = (said, rows.is_empty(), period) {
            let words = &field.frame.words;
            let names = names(words, &rows);
            text.push_str(&say!(words, "alt-missing", names = names, period = period));
            text.push(' ');
        }
    }
}

fn of_grades(grades: &Grades) -> String {
    let question = |(title, counts): &(String, Vec<u32>)| {
        let counts: Vec<String> = grades
            .scale
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(|(grade, count)| format!("{count} {}", grade.name.to_lowercase()))
            .collect();
        match counts.as_slice() {
            [] => format!(
                "{title}: {}.",
                Mark::NotYetSupplied.reason(&grades.frame.words)
            ),
            _ => format!("{title}: {}.", counts.join(", ")),
        }
    };
    let questions: Vec<String> = grades.questions.iter().map(question).collect();
    format!("{}. {}", capital(&grades.unit), questions.join(" "))
}

fn of_map(map: &TileMap) -> String {
    let words = &map.frame.words;
    let forces = |count: usize| say!(words, "count-entities", count = count);
    let mut parts = Vec::with_capacity(map.key.len() + 1);
    let count = |key: Option<usize>| map.tiles.iter().filter(|tile| tile.key == key).count();
    let used = map
        .key
        .iter()
        .enumerate()
        .filter(|(index, _)| count(Some(*index)) > 0);
    for (index, entry) in used {
        parts.push(format!("{}: {}", entry.text, forces(count(Some(index)))));
    }
    if count(None) > 0 {
        parts.push(format!("{}: {}", map.missing, forces(count(None))));
    }
    let illustrative = match map.illustrative {
        true => [words.text("chart-illustrative"), ". "].concat(),
        false => String::new(),
    };
    let title = if map.key_title.is_empty() {
        String::new()
    } else {
        format!("{}. ", map.key_title)
    };
    let mut text = format!("{illustrative}{title}{}", parts.join("; "));
    if !parts.is_empty() {
        text.push('.');
    }
    for tile in map.tiles.iter().filter(|tile| tile.marked) {
        let said = tile
            .key
            .and_then(|key| map.key.get(key))
            .map_or(&map.missing, |key| &key.text);
        text.push_str(&format!(" {}: {said}.", tile.label));
    }
    text.trim_start().to_owned()
}

fn of_trend(trend: &Trend) -> String {
    let lines: Vec<String> = trend
        .lines
        .iter()
        .map(|line| {
            let cells: Vec<String> = trend
                .periods
                .iter()
                .zip(&line.cells)
                .map(|(period, cell)| format!("{period}, {}", worded(cell)))
                .collect();
            format!("{}: {}.", line.label, cells.join("; "))
        })
        .collect();
    format!("{}. {}", capital(&trend.unit), lines.join(" "))
}

fn of_groups(groups: &Groups) -> String {
    let rows: Vec<String> = groups
        .rows
        .iter()
        .map(
            |(label, cells)| match (cells.as_slice(), groups.series.len()) {
                ([only], 1) => format!("{label}: {}.", worded(only)),
                _ => {
                    let cells: Vec<String> = groups
                        .series
                        .iter()
                        .zip(cells)
                        .map(|(series, cell)| format!("{series}, {}", worded(cell)))
                        .collect();
                    format!("{label}: {}.", cells.join("; "))
                }
            },
        )
        .collect();
    format!("{}. {}", capital(&groups.unit), rows.join(" "))
}

/// A value or its absence with the mark of an illustrative one.
pub(super) fn worded(cell: &Cell) -> String {
    let mark = if cell.is_illustrative() { " [i]" } else { "" };
    let interval = cell.whisker().map(|whisker| format!(" ({})", whisker.text));
    [cell.text(), mark, interval.as_deref().unwrap_or_default()].concat()
}

/// "Durham", "Durham and Kent", "7 forces".
fn names(words: &Wording, rows: &[&Row]) -> String {
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    match labels.as_slice() {
        [] => words.text("alt-nobody").to_owned(),
        _ if labels.len() <= NAMED => words.list(&labels),
        _ => say!(words, "count-entities", count = labels.len()),
    }
}
