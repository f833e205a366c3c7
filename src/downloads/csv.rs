//! Rows as CSV: RFC 4180, UTF-8 without a byte order mark, one header row.

use super::rows::Selection;
use super::table::Cell;
use crate::bytes;

/// A file with some rows.
pub(super) fn file(rows: &Selection<'_>) -> Vec<u8> {
    let length: usize = rows.csv().map(str::len).sum();
    let mut file = String::with_capacity(length + 500);
    for (at, column) in rows.table().columns.iter().enumerate() {
        push_field(at, column.name, &mut file);
    }
    file.push_str("\r\n");
    rows.csv().for_each(|rows| file.push_str(rows));
    file.into_bytes()
}

/// Writes a row.
pub(super) fn push_row(row: &[Cell<'_>], csv: &mut String) {
    for (at, cell) in row.iter().enumerate() {
        push_field(at, &cell.written(), csv);
    }
    csv.push_str("\r\n");
}

/// Writes a field, in quotation marks if it must have them. No row has one field
/// alone, which would need them when it is empty.
fn push_field(at: usize, text: &str, csv: &mut String) {
    if at > 0 {
        csv.push(',');
    }
    let special = |byte| (byte == b',') | (byte == b'"') | (byte == b'\r') | (byte == b'\n');
    if bytes::position(text.as_bytes(), special).is_none() {
        csv.push_str(text);
        return;
    }
    csv.push('"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            csv.push_str("\"\"");
        }
        csv.push_str(part);
    }
    csv.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_row_is_written_as_everybody_writes_it(texts in prop::collection::vec("[a\"', \r\n£]{0,20}", 2..5)) {
            let row: Vec<Cell<'_>> = texts.iter().map(|text| Cell::text(text.as_str())).collect();
            let mut ours = String::new();
            push_row(&row, &mut ours);
            let mut theirs = csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(Vec::new());
            theirs.write_record(&texts).unwrap();
            prop_assert_eq!(ours.into_bytes(), theirs.into_inner().unwrap());
        }
    }
}
