//! Sheets as CSV: RFC 4180, UTF-8 without a byte order mark, one header row.

use super::table::Sheet;

/// A sheet as CSV.
pub(super) fn write(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let names = sheet.table.columns.iter().map(|column| column.name);
    writer
        .write_record(names)
        .expect("writing to memory does not fail");
    for row in &sheet.rows {
        for cell in row.iter() {
            writer
                .write_field(cell.written().as_bytes())
                .expect("writing to memory does not fail");
        }
        // Invariant: every row has as many cells as its table has columns.
        writer
            .write_record(None::<&[u8]>)
            .expect("rows have the width of their table, and memory does not fail");
    }
    writer
        .into_inner()
        .expect("writing to memory does not fail")
}
