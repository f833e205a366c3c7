//! Rows as CSV: RFC 4180, UTF-8 without a byte order mark, one header row.

use super::rows::Selection;
use super::table::{Cell, Table};
use crate::model::Edition;

/// Writes rows one after the other, and knows where each one ends.
pub(super) struct Writer(csv::Writer<Vec<u8>>);

impl Writer {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let mut builder = csv::WriterBuilder::new();
        builder.terminator(csv::Terminator::CRLF);
        Self(builder.from_writer(Vec::new()))
    }

    /// Writes a row, and says where it ends.
    pub(super) fn row(&mut self, row: &[Cell<'_>]) -> usize {
        for cell in row {
            self.0
                .write_field(cell.written().as_bytes())
                .expect("writing to memory does not fail");
        }
        // Invariant: every row has as many cells as its table has columns.
        self.0
            .write_record(None::<&[u8]>)
            .expect("rows have the width of their table, and memory does not fail");
        self.0.flush().expect("writing to memory does not fail");
        self.0.get_ref().len()
    }

    /// What was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
            .into_inner()
            .expect("writing to memory does not fail")
    }
}

/// A file with some rows.
pub(super) fn file(edition: &Edition, rows: &Selection<'_>) -> Vec<u8> {
    let mut file = header(edition, rows.table());
    file.reserve_exact(rows.csv().map(<[u8]>::len).sum());
    rows.csv().for_each(|rows| file.extend_from_slice(rows));
    file
}

fn header(edition: &Edition, table: &Table) -> Vec<u8> {
    let columns = table.shown(edition);
    let names = columns.map(|(_, column)| Cell::text(edition.terms.column(column.name)));
    let mut writer = Writer::new();
    writer.row(&names.collect::<Vec<_>>());
    writer.into_bytes()
}
