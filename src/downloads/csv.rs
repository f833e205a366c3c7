//! Rows as CSV: RFC 4180, UTF-8 without a byte order mark, one header row.

use super::rows::Selection;
use super::table::Cell;

/// A file with some rows.
pub(super) fn file(rows: &Selection<'_>) -> Vec<u8> {
    // The names of columns are our own, and none needs quotation marks.
    let names: Vec<&str> = rows
        .table()
        .columns
        .iter()
        .map(|column| column.name)
        .collect();
    let mut file = names.join(",").into_bytes();
    file.reserve(2 + rows.csv().map(<[u8]>::len).sum::<usize>());
    file.extend_from_slice(b"\r\n");
    rows.csv().for_each(|rows| file.extend_from_slice(rows));
    file
}

/// Writes rows one after the other.
pub(super) struct Writer(csv::Writer<Vec<u8>>);

impl Writer {
    pub(super) fn new() -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        Self(writer)
    }

    /// Writes a row, and says how long the text is with it.
    pub(super) fn write(&mut self, row: &[Cell<'_>]) -> usize {
        for cell in row {
            self.0
                .write_field(&*cell.written())
                .expect("writing to memory does not fail");
        }
        // Invariant: every row has as many cells as its table has columns.
        self.0
            .write_record(None::<&[u8]>)
            .expect("rows have the width of their table, and memory does not fail");
        self.0.flush().expect("writing to memory does not fail");
        self.0.get_ref().len()
    }

    /// What has been written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0
            .into_inner()
            .expect("writing to memory does not fail")
    }
}
