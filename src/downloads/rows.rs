//! Rows as they stand in files.
//!
//! The row of a value stands in CSV and in JSON of everything, of its measure and
//! of its force. So every row is written once in each format, and a file is put
//! together from the texts of its rows.

use std::ops::Range;

use serde_json::value::RawValue;

use super::table::{Cell, Row, Sheet, Table};
use super::{csv, json};
use crate::model::Edition;

/// The rows of a table, written one after the other.
pub(super) struct Rows {
    pub(super) table: &'static Table,
    csv: Vec<u8>,
    rows: Vec<Written>,
}

/// A row that has been written.
struct Written {
    /// Where it ends in the CSV of all.
    csv_end: usize,
    json: Box<RawValue>,
    /// Whether it holds anything illustrative.
    illustrative: bool,
}

impl Rows {
    /// Writes rows.
    pub(super) fn write<'a>(
        edition: &Edition,
        table: &'static Table,
        rows: impl IntoIterator<Item = Row<'a>>,
    ) -> Self {
        let mut csv = csv::Writer::new();
        let (shown, names): (Vec<usize>, Vec<_>) = (table.shown(edition))
            .map(|(place, column)| (place, (edition.terms.column(column.name), column.kind)))
            .unzip();
        let rows = rows.into_iter().map(|row| {
            let cells: Row<'_> = match shown.len() == row.len() {
                true => row,
                false => shown.iter().map(|place| row[*place].clone()).collect(),
            };
            Written {
                csv_end: csv.row(&cells),
                json: json::row(&names, &cells),
                illustrative: cells.iter().any(is_illustrative),
            }
        });
        Self {
            table,
            rows: rows.collect(),
            csv: csv.into_bytes(),
        }
    }

    /// Writes a sheet.
    pub(super) fn of(edition: &Edition, sheet: Sheet<'_>) -> Self {
        Self::write(edition, sheet.table, sheet.rows)
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
    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.places.iter().map(Range::len).sum()
    }

    /// The table that the rows are of.
    pub(super) fn table(&self) -> &'static Table {
        self.rows.table
    }

    /// The rows in CSV, each with its end.
    pub(super) fn csv(&self) -> impl Iterator<Item = &'a [u8]> {
        let rows = self.rows;
        let end = |row: usize| rows.rows[row].csv_end;
        self.places.iter().map(move |places| {
            let begin = places.start.checked_sub(1).map_or(0, end);
            &rows.csv[begin..end(places.end - 1)]
        })
    }

    /// The rows in JSON.
    pub(super) fn json(&self) -> impl Iterator<Item = &'a RawValue> {
        self.written().map(|row| &*row.json)
    }

    /// Whether any of the rows holds anything illustrative.
    pub(super) fn is_illustrative(&self) -> bool {
        self.written().any(|row| row.illustrative)
    }

    fn written(&self) -> impl Iterator<Item = &'a Written> {
        let rows = self.rows;
        let places = self.places.iter();
        places.flat_map(move |places| &rows.rows[places.clone()])
    }
}
