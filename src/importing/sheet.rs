//! Bytes to sheets: what stands in which cell of a CSV file or a workbook.
//!
//! Nothing is understood here. A cell keeps what the file says, with two things
//! that the later steps need and the bare number would not tell: whether it is
//! shown as a percentage, and where it stands.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, Reader, Xlsx};
use rust_decimal::Decimal;

use super::container::{PROTECTED, is_workbook, unpacks_to_little};
use super::repeats::unfolds_to_little;
use super::unseen::{self, Hidden, Unseen, bare};

/// The most cells of a sheet that are read.
const MOST_CELLS: usize = 1_000_000;

/// The most text of a sheet that is read, in bytes.
const MOST_LETTERS: usize = 64 * 1024 * 1024;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with separators.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
}

impl Format {
    /// The format that the name of a file promises.
    ///
    /// # Errors
    ///
    /// What to do with a file of another kind.
    pub fn of(name: &str) -> Result<Self, String> {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        match ending.as_deref() {
            Some("csv" | "tsv" | "txt") => Ok(Self::Csv),
            Some("xlsx" | "xlsm") => Ok(Self::Xlsx),
            Some("ods") => Ok(Self::Ods),
            Some("xls" | "xlsb") => Err(format!(
                "{name} is a workbook of an older kind; open it and save it as .xlsx or .ods"
            )),
            _ => Err(format!(
                "{name} is neither .csv, .xlsx nor .ods, and only those are read"
            )),
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, trimmed and never empty.
    Text(String),
    /// A number as the file holds it.
    Number {
        /// The number, to the fifteen digits that spreadsheets compute with.
        value: Decimal,
        /// Whether the cell shows it as a percentage: 0.129 as 12.9%.
        percent: bool,
    },
    /// What is neither, in words: an error, a date, true or false.
    Other(String),
}

impl Cell {
    fn text(text: &str) -> Option<Self> {
        let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Text(text.to_owned()))
    }

    fn number(value: f64, percent: bool) -> Self {
        // Spreadsheets show and compute with fifteen digits; the sixteenth and
        // seventeenth are the dust of binary fractions.
        match Decimal::from_scientific(&format!("{value:.14e}")) {
            Ok(number) => Self::Number {
                value: number.normalize(),
                percent,
            },
            Err(_) => Self::Other(format!("the number {value}, which has too many digits")),
        }
    }
}

/// A sheet: its cells by row and column, both from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab; empty for a CSV file, which has one sheet only.
    pub name: String,
    /// The rows that have a cell, each with the cells that are not blank.
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// What is not shown of it.
    pub(super) hidden: Hidden,
    /// Cells with raised characters, by row and column, and their text with those.
    pub(super) raised: BTreeMap<(u32, u32), String>,
}

impl Sheet {
    /// What stands in a cell, if anything does.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }

    fn set(&mut self, row: u32, column: u32, cell: Option<Cell>) {
        if let Some(cell) = cell {
            self.rows.entry(row).or_default().insert(column, cell);
        }
    }

    /// Puts a text without its raised characters, which are the signs of notes.
    fn set_text(&mut self, row: u32, column: u32, text: &str, unseen: &Unseen) {
        let cell = match unseen.raised.get(&bare(text)) {
            None => Cell::text(text),
            Some(Some(kept)) => {
                self.raised.insert((row, column), text.trim().to_owned());
                Cell::text(kept)
            }
            Some(None) => Some(Cell::Other(format!(
                "“{}”, which stands in the workbook with and without raised characters",
                text.trim()
            ))),
        };
        self.set(row, column, cell);
    }
}

/// The name of a column as spreadsheets show it, from 0: A, B, … Z, AA.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    String::from_utf8_lossy(&letters).into_owned()
}

/// The sheets of a file, in order, those that hold nothing left out.
///
/// # Errors
///
/// Why the bytes are no file of that format, in a sentence.
pub fn sheets(format: Format, bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let sheets = match format {
        Format::Csv => csv(bytes).map(|sheet| vec![sheet]),
        Format::Xlsx | Format::Ods => {
            is_workbook(bytes)?;
            unpacks_to_little(bytes)?;
            // A broken workbook must not end the program, whatever the reader
            // of workbooks makes of it.
            catch_unwind(AssertUnwindSafe(|| match format {
                Format::Ods => ods(bytes),
                _ => xlsx(bytes),
            }))
            .unwrap_or_else(|_| Err("the workbook is damaged".to_owned()))
        }
    }?;
    Ok(sheets
        .into_iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .collect())
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut unseen = unseen::of_xlsx(bytes);
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| format!("it can't be read: {error}"))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet {
            name: name.clone(),
            hidden: unseen.hidden.remove(&name).unwrap_or_default(),
            ..Sheet::default()
        };
        // Sheets of charts only have no cells to read.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let percent: Vec<bool> = reader
            .styles()
            .iter()
            .map(|style| {
                let format = style.number_format.as_ref();
                format.is_some_and(|format| is_percent(&format.format_code))
            })
            .collect();
        let mut count = 0;
        let mut letters = 0;
        while let Some((cell, style)) = reader
            .next_cell_with_style_id()
            .map_err(|error| format!("the sheet {name} can't be read: {error}"))?
        {
            count += 1;
            if count > MOST_CELLS {
                return Err(too_many(&name));
            }
            let (row, column) = cell.get_position();
            let percent = percent.get(style).copied().unwrap_or(false);
            let value = match cell.get_value() {
                DataRef::Empty => None,
                DataRef::String(text) => {
                    letters += text.len();
                    sheet.set_text(row, column, text, &unseen);
                    continue;
                }
                // One text may stand in every cell.
                DataRef::SharedString(text) => {
                    letters += text.len();
                    if letters > MOST_LETTERS {
                        return Err(too_long(&name));
                    }
                    sheet.set_text(row, column, text, &unseen);
                    continue;
                }
                DataRef::Int(number) => Some(Cell::number(*number as f64, percent)),
                DataRef::Float(number) => Some(Cell::number(*number, percent)),
                DataRef::Bool(truth) => Some(Cell::Other(truth.to_string().to_uppercase())),
                DataRef::Error(error) => Some(Cell::Other(format!("the error {error}"))),
                DataRef::DateTime(_) => Some(Cell::Other("a date".to_owned())),
                DataRef::DateTimeIso(text) => Some(Cell::Other(format!("the date {text}"))),
                DataRef::DurationIso(text) => Some(Cell::Other(format!("the time {text}"))),
            };
            sheet.set(row, column, value);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Whether a number format shows percentages: `0.0%`, but not `0"%"`, where the
/// sign is only a letter.
fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    format.chars().any(|letter| {
        let plain = !quoted && !escaped;
        escaped = plain && letter == '\\';
        if plain || letter == '"' {
            quoted ^= letter == '"';
        }
        plain && letter == '%'
    })
}

fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    unfolds_to_little(bytes)?;
    let mut unseen = unseen::of_ods(bytes);
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => PROTECTED.to_owned(),
        error => format!("it can't be read: {error}"),
    })?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book
            .worksheet_range(&name)
            .map_err(|error| format!("the sheet {name} can't be read: {error}"))?;
        let mut sheet = Sheet {
            name: name.clone(),
            hidden: unseen.hidden.remove(&name).unwrap_or_default(),
            ..Sheet::default()
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (count, (row, column, data)) in range.used_cells().enumerate() {
            if count >= MOST_CELLS {
                return Err(too_many(&name));
            }
            let at = |first: u32, inner: usize| first.saturating_add(inner as u32);
            let (row, column) = (at(first_row, row), at(first_column, column));
            let value = match data {
                Data::Empty => None,
                Data::String(text) => {
                    sheet.set_text(row, column, text, &unseen);
                    continue;
                }
                Data::Int(number) => Some(Cell::number(*number as f64, false)),
                Data::Float(number) => Some(Cell::number(*number, false)),
                Data::Bool(truth) => Some(Cell::Other(truth.to_string().to_uppercase())),
                Data::Error(error) => Some(Cell::Other(format!("the error {error}"))),
                Data::DateTime(_) => Some(Cell::Other("a date".to_owned())),
                Data::DateTimeIso(text) => Some(Cell::Other(format!("the date {text}"))),
                Data::DurationIso(text) => Some(Cell::Other(format!("the time {text}"))),
            };
            sheet.set(row, column, value);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn too_long(name: &str) -> String {
    let most = MOST_LETTERS / 1024 / 1024;
    format!("the sheet {name} has more than {most} MB of text, which is no return of the forces")
}

fn too_many(name: &str) -> String {
    format!("the sheet {name} has more than {MOST_CELLS} cells, which is no return of the forces")
}

fn csv(bytes: &[u8]) -> Result<Sheet, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        format!(
            "it is not UTF-8 text: the first wrong byte is in line {line}; \
             save it again as \"CSV UTF-8\", or as .xlsx or .ods"
        )
    })?;
    if text.contains('\0') {
        return Err("it is no text: it has zero bytes in it".to_owned());
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut record = csv::StringRecord::new();
    // Rows as a spreadsheet counts them: a blank line is a row, which the
    // reader passes over, and a line break in quotes is none.
    let (mut row, mut next_line, mut count) = (0_u32, 1_u64, 0_usize);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(sheet),
            Err(error) => return Err(format!("it can't be read: {error}")),
        }
        let line = record.position().map_or(next_line, csv::Position::line);
        row = row.saturating_add(line.saturating_sub(next_line) as u32);
        for (column, text) in record.iter().enumerate() {
            count += 1;
            if count > MOST_CELLS {
                return Err(format!("it has more than {MOST_CELLS} cells"));
            }
            sheet.set(row, column as u32, Cell::text(text));
        }
        let breaks = record
            .iter()
            .flat_map(str::bytes)
            .filter(|b| *b == b'\n')
            .count();
        next_line = line + 1 + breaks as u64;
        row = row.saturating_add(1);
    }
}

/// The separator: the one that most lines have.
fn delimiter(text: &str) -> u8 {
    let lines_with = |byte: u8| {
        text.lines()
            .filter(|line| line.bytes().any(|b| b == byte))
            .count()
    };
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|byte| lines_with(*byte))
        .unwrap_or(b',')
}
