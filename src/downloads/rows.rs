//! Rows as they stand in files.
//!
//! The row of a value stands in CSV and in JSON of everything, of its measure and
//! of its force. So every row is written once in each format, and a file is put
//! together from the texts of its rows.

use std::ops::Range;

use super::table::{Cell, Row, Sheet, Table};
use super::{csv, json};

/// The rows of a table, written one after the other.
pub(super) struct Rows {
    pub(super) table: &'static Table,
    csv: String,
    json: String,
    /// What is known of each row.
    rows: Vec<Written>,
}

/// A row that has been written.
struct Written {
    csv_end: usize,
    json_end: usize,
    /// Whether it holds anything illustrative.
    illustrative: bool,
}

impl Rows {
    /// Writes rows.
    pub(super) fn write<'a>(
        table: &'static Table,
        rows: impl IntoIterator<Item = Row<'a>>,
    ) -> Self {
        let columns = json::Columns::of(table);
        let mut written = Self {
            table,
            csv: String::new(),
            json: String::new(),
            rows: Vec::new(),
        };
        for row in rows {
            csv::push_row(&row, &mut written.csv);
            columns.push_row(&row, &mut written.json);
            written.rows.push(Written {
                csv_end: written.csv.len(),
                json_end: written.json.len(),
                illustrative: row.iter().any(is_illustrative),
            });
        }
        written
    }

    /// All of them.
    pub(super) fn all(&self) -> Selection<'_> {
        self.some(std::iter::once(0..self.rows.len()))
    }

    /// Some of them, by their places.
    pub(super) fn some(&self, places: impl IntoIterator<Item = Range<usize>>) -> Selection<'_> {
        let places = places.into_iter().filter(|places| !places.is_empty());
        Selection {
            rows: self,
            places: places.collect(),
        }
    }

    /// What is written of the rows at some places, given where each one ends.
    fn written(places: &Range<usize>, end: impl Fn(usize) -> usize) -> Range<usize> {
        let begin = places.start.checked_sub(1).map_or(0, &end);
        begin..end(places.end - 1)
    }
}

impl From<Sheet<'_>> for Rows {
    fn from(sheet: Sheet<'_>) -> Self {
        Self::write(sheet.table, sheet.rows)
    }
}

fn is_illustrative(cell: &Cell<'_>) -> bool {
    matches!(cell, Cell::Markers(marks) if marks.illustrative())
}

/// Rows for one file.
pub(super) struct Selection<'a> {
    rows: &'a Rows,
    /// Their places, none of them empty.
    places: Vec<Range<usize>>,
}

impl<'a> Selection<'a> {
    /// The table that the rows are of.
    pub(super) fn table(&self) -> &'static Table {
        self.rows.table
    }

    /// The rows in CSV, each with its end.
    pub(super) fn csv(&self) -> impl Iterator<Item = &'a str> {
        let rows = self.rows;
        self.places
            .iter()
            .map(|places| &rows.csv[Rows::written(places, |row| rows.rows[row].csv_end)])
    }

    /// The rows in JSON, each with a comma after it.
    pub(super) fn json(&self) -> impl Iterator<Item = &'a str> {
        let rows = self.rows;
        self.places
            .iter()
            .map(|places| &rows.json[Rows::written(places, |row| rows.rows[row].json_end)])
    }

    /// Whether any of the rows holds anything illustrative.
    pub(super) fn is_illustrative(&self) -> bool {
        let mut places = self.places.iter().cloned().flatten();
        places.any(|row| self.rows.rows[row].illustrative)
    }
}
