//! How much an OpenDocument spreadsheet unfolds to: a cell or a row that is repeated
//! two billion times takes a line.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::unseen::{part, value};

/// The most cells that the rectangle around all that is filled may have, and that the
/// rows of the file may unfold to.
const MOST_CELLS: u64 = 4_000_000;

/// The most rows and columns that may be hidden, in all sheets.
const MOST_HIDDEN: u64 = 8_000_000;

/// The most letters that the cells may unfold to, in bytes.
const MOST_LETTERS: u64 = 64 * 1024 * 1024;

/// The most rows and columns of a sheet.
const MOST_ROWS: u64 = 1_048_576;
const MOST_COLUMNS: u64 = 16_384;

/// Refuses a workbook that unfolds to more than any return holds.
///
/// # Errors
///
/// What there is too much of, in half a sentence.
pub(super) fn unfolds_to_little(bytes: &[u8]) -> Result<(), String> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        // Whoever reads the cells says what is wrong with it.
        return Ok(());
    };
    let xml = part(&mut archive, "content.xml");
    Extent::default().walk(&xml)
}

/// What was seen so far. Rows and columns count from 0.
#[derive(Default)]
struct Extent {
    sheet: String,
    /// The rows before this one, and how often it is repeated.
    row: u64,
    row_repeats: u64,
    /// The columns before the cell, how often that is repeated, and what is in it.
    column: u64,
    repeats: u64,
    is_filled: bool,
    letters: u64,
    in_cell: bool,
    /// The first and the last row and column with something in them.
    filled: Option<(u64, u64, u64, u64)>,
    /// The column after the last one of the row with something in it.
    reach: u64,
    /// What the rows unfold to before they are repeated.
    cells: u64,
    all_letters: u64,
    hidden: u64,
}

impl Extent {
    fn walk(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => self.begin(&element),
                Ok(Event::Text(text)) if !text.trim().is_empty() => self.text(text.len() as u64),
                Ok(Event::CData(text)) => self.text(text.len() as u64),
                Ok(Event::GeneralRef(_)) => self.text(1),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
            self.judge()?;
        }
        self.end_row();
        self.judge()
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        let repeated = |name| {
            let count = value(element, name);
            match count.parse::<u64>() {
                Ok(count) => count,
                Err(_) if count.is_empty() => 1,
                // More than any number is as many as there can be.
                Err(_) => u64::from(u32::MAX),
            }
        };
        let name = element.local_name();
        match name.as_ref() {
            "table" => {
                self.end_table();
                self.sheet = value(element, "name");
            }
            "table-row" => {
                self.end_row();
                self.row_repeats = repeated("number-rows-repeated");
                self.hide(element, self.row_repeats);
            }
            "table-column" => self.hide(element, repeated("number-columns-repeated")),
            "table-cell" | "covered-table-cell" => {
                self.end_cell();
                self.in_cell = true;
                self.repeats = repeated("number-columns-repeated");
                let has = |name| !value(element, name).is_empty();
                self.is_filled = ["value-type", "value", "string-value", "formula"]
                    .into_iter()
                    .any(has);
                self.letters = value(element, "string-value").len() as u64;
                self.letters += value(element, "formula").len() as u64;
            }
            // So many blanks.
            "s" => self.text(repeated("c")),
            _ => {}
        }
    }

    fn hide(&mut self, element: &BytesStart<'_>, count: u64) {
        if matches!(value(element, "visibility").as_str(), "collapse" | "filter") {
            self.hidden = self.hidden.saturating_add(count.min(MOST_ROWS));
        }
    }

    fn text(&mut self, letters: u64) {
        if self.in_cell {
            self.is_filled = true;
            self.letters = self.letters.saturating_add(letters);
        }
    }

    fn end_cell(&mut self) {
        if self.in_cell {
            let end = self.column.saturating_add(self.repeats).min(MOST_COLUMNS);
            if self.is_filled && self.repeats > 0 && end > self.column {
                let last_row = self
                    .row
                    .saturating_add(self.row_repeats.max(1))
                    .min(MOST_ROWS);
                let here = (self.row, last_row.max(1) - 1, self.column, end - 1);
                let (top, bottom, left, right) = self.filled.unwrap_or(here);
                self.filled = Some((
                    top.min(here.0),
                    bottom.max(here.1),
                    left.min(here.2),
                    right.max(here.3),
                ));
                let times =
                    (end - self.column).saturating_mul(self.row_repeats.clamp(1, MOST_ROWS));
                let letters = self.letters.saturating_mul(times);
                self.all_letters = self.all_letters.saturating_add(letters);
                // Cells before the last one that is filled are unfolded as well.
                self.reach = end;
            }
            self.column = end;
        }
        self.in_cell = false;
        self.is_filled = false;
        self.letters = 0;
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.cells = self.cells.saturating_add(self.reach);
        self.reach = 0;
        self.row = self.row.saturating_add(self.row_repeats);
        self.row_repeats = 0;
        self.column = 0;
    }

    fn end_table(&mut self) {
        self.end_row();
        self.filled = None;
        self.row = 0;
    }

    fn judge(&self) -> Result<(), String> {
        let area = self.filled.map_or(0, |(top, bottom, left, right)| {
            (bottom.saturating_sub(top) + 1).saturating_mul(right - left + 1)
        });
        let sheet = &self.sheet;
        if area > MOST_CELLS || self.cells > MOST_CELLS {
            return Err(format!(
                "the sheet {sheet} reaches over more than {MOST_CELLS} cells; delete what stands \
                 far from the table, and save it again"
            ));
        }
        if self.all_letters > MOST_LETTERS {
            return Err(format!(
                "the cells of the sheet {sheet} hold more than {} MB of text",
                MOST_LETTERS / 1024 / 1024
            ));
        }
        if self.hidden > MOST_HIDDEN {
            return Err(format!(
                "more than {MOST_HIDDEN} rows and columns are hidden"
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rows: &str) -> Result<(), String> {
        let mut extent = Extent::default();
        let xml = format!("<table:table table:name=\"Return\">{rows}</table:table>");
        extent.walk(&xml)
    }

    #[test]
    fn what_is_repeated_counts_as_often() {
        let cell = |repeats: u64, text: &str| {
            format!(
                "<table:table-cell table:number-columns-repeated=\"{repeats}\">{text}\
                 </table:table-cell>"
            )
        };
        let row = |repeats: u64, cells: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{repeats}\">{cells}</table:table-row>"
            )
        };
        let text = "<text:p>x</text:p>";
        // What spreadsheet programs write below and beside a table.
        let blank = [
            row(1, &(cell(1, text) + &cell(16_383, ""))),
            row(1_048_575, &cell(16_384, "")),
        ];
        assert_eq!(said(&blank.concat()), Ok(()));
        assert_eq!(said(&row(1, &cell(16_384, text))), Ok(()));
        for rows in [
            row(2_000_000_000, &cell(4, text)),
            row(1, &cell(2_000_000_000, text)).repeat(300),
            [
                row(1, &cell(1, text)),
                row(1_000_000, ""),
                row(1, &(cell(9, "") + &cell(1, text))),
            ]
            .concat(),
            row(
                1,
                &cell(1, "<text:p><text:s text:c=\"4000000000\"/></text:p>"),
            ),
            row(
                99_999,
                &cell(1, &format!("<text:p>{}</text:p>", "&#97;".repeat(1_000))),
            ),
            "<table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"1048576\"/>"
                .repeat(9),
        ] {
            assert!(said(&rows).is_err(), "{}", &rows[..200.min(rows.len())]);
        }
    }
}
