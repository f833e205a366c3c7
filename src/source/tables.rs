//! `tables/ID.toml` with `data/YEAR/tables/ID.csv`: tables among the text.
//!
//! A cell of the CSV becomes a line of Markdown: what is written in it, a number in the
//! format of its column, and around it the link that its column binds it with.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::measures::few_decimals;
use super::toml::{Table, check_id};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Files, Place, Placed, nearest};
use crate::wording::slug;

/// The most rows that a table among the text has.
const MOST_ROWS: usize = 500;

/// A table as written, its cells as Markdown.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct TableRecord {
    pub id: Placed<String>,
    pub caption: Placed<String>,
    pub notes: Vec<Placed<String>>,
    pub source: Option<Placed<String>>,
    pub columns: Vec<TableColumnRecord>,
    pub rows: Vec<Vec<Placed<String>>>,
}

/// A column that is shown.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct TableColumnRecord {
    pub label: Placed<String>,
    /// Whether it holds numbers alone.
    pub number: bool,
}

/// `[columns.NAME]`
#[derive(Default)]
struct Format {
    label: Option<Placed<String>>,
    prefix: String,
    suffix: String,
    decimals: Option<u32>,
    thousands: bool,
    bind: Option<Placed<String>>,
    hidden: bool,
}

pub(super) fn read(
    stem: &str,
    mut table: Table<'_>,
    rows: &[(String, FileId)],
    files: &Files,
    problems: &mut Diagnostics,
) -> Option<TableRecord> {
    let id = Placed::new(stem.to_owned(), Place::new(table.file(), 0..0));
    check_id(&id, problems);
    let caption = table.text("caption", problems);
    let notes = table.texts("notes", problems);
    let source = table.optional_text("source", problems);
    let formats = match table.has("columns") {
        true => table.tables("columns", problems),
        false => Vec::new(),
    };
    let formats: Vec<_> = formats
        .into_iter()
        .map(|(name, table)| (name, format(table, problems)))
        .collect();
    table.finish(problems);
    let Some((_, csv)) = rows.iter().find(|(name, _)| name == stem) else {
        problems.push(
            Diagnostic::error(
                Code::MissingFile,
                id.place,
                format!("the table `{stem}` has no cells"),
            )
            .help(format!("write them into tables/{stem}.csv beside the data")),
        );
        return None;
    };
    let mut cells = cells(*csv, files.text(*csv), problems)?.into_iter();
    let head = cells.next()?;
    let rows: Vec<Vec<Placed<String>>> = cells.collect();
    let mut by_column: BTreeMap<usize, Format> = BTreeMap::new();
    for (name, format) in formats {
        match head.iter().position(|head| head.value == name.value) {
            Some(column) => {
                by_column.insert(column, format);
            }
            None => {
                let known = head.iter().map(|head| head.value.as_str());
                let help = match nearest(&name.value, known.clone()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its columns are: {}", known.collect::<Vec<_>>().join(", ")),
                };
                let message = format!("the table has no column `{}`", name.value);
                problems.push(Diagnostic::error(Code::UnknownName, name.place, message).help(help));
            }
        }
    }
    let is_shown = |column: &usize| by_column.get(column).is_none_or(|format| !format.hidden);
    let shown: Vec<usize> = (0..head.len()).filter(is_shown).collect();
    let plain = Format::default();
    let columns = shown.iter().map(|column| {
        let format = by_column.get(column).unwrap_or(&plain);
        let label = format.label.as_ref().unwrap_or(&head[*column]).clone();
        TableColumnRecord {
            label,
            number: !rows.is_empty() && rows.iter().all(|row| number(&row[*column]).is_some()),
        }
    });
    let columns = columns.collect();
    let rows = rows
        .iter()
        .map(|row| {
            let written = |column: &usize| {
                let format = by_column.get(column).unwrap_or(&plain);
                written(*column, row, &head, format, problems)
            };
            shown.iter().map(written).collect()
        })
        .collect();
    Some(TableRecord {
        id,
        caption: caption?,
        notes,
        source,
        columns,
        rows,
    })
}

fn format(mut table: Table<'_>, problems: &mut Diagnostics) -> Format {
    let mut flag = |key, problems: &mut Diagnostics| {
        let value = table.optional(key)?;
        value.boolean(key, problems)
    };
    let thousands = flag("thousands", problems).unwrap_or(false);
    let hidden = flag("hidden", problems).unwrap_or(false);
    let mut sign = |key, problems: &mut Diagnostics| {
        let text = table.optional_text(key, problems);
        text.map_or(String::new(), |text| text.value)
    };
    let prefix = sign("prefix", problems);
    let suffix = sign("suffix", problems);
    let format = Format {
        label: table.optional_text("label", problems),
        prefix,
        suffix,
        decimals: table
            .optional("decimals")
            .and_then(|value| value.whole("decimals", problems))
            .and_then(|number| few_decimals(number, problems)),
        thousands,
        bind: table.optional_text("bind", problems),
        hidden,
    };
    table.finish(problems);
    format
}

/// The cells of a CSV, row by row, the headings first; every row has as many as those.
fn cells(file: FileId, text: &str, problems: &mut Diagnostics) -> Option<Vec<Vec<Placed<String>>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Placed<String>>> = Vec::new();
    let mut record = csv::StringRecord::new();
    let before = problems.errors();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let place = Place::new(file, start..start);
                let message = format!("this can't be read as CSV: {error}");
                problems.push(
                    Diagnostic::error(Code::WrongValue, place, message)
                        .help("save it again as CSV, with commas between the cells"),
                );
                return None;
            }
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        let start = start + (text[start..end].len() - text[start..end].trim_start().len());
        let row_end = start + text[start..end].trim_end().len();
        let mut passed = start;
        let row: Vec<Placed<String>> = record
            .iter()
            .map(|cell| {
                // Quotes within a quoted cell are written twice: then it is the row's place.
                let place = match text[passed..row_end].find(cell) {
                    Some(at) => passed + at..passed + at + cell.len(),
                    None => start..row_end,
                };
                passed = passed.max(place.end.min(row_end));
                Placed::new(cell.trim().to_owned(), Place::new(file, place))
            })
            .collect();
        let columns = rows.first().map_or(row.len(), Vec::len);
        if row.len() != columns {
            let message = format!("this row has {} cells under {columns} headings", row.len());
            problems.push(
                Diagnostic::error(Code::WrongValue, Place::new(file, start..row_end), message)
                    .help("put a cell that holds a comma into double quotes"),
            );
            continue;
        }
        for cell in &row {
            if cell.is_empty() {
                let message = match rows.is_empty() {
                    true => "a column has no heading",
                    false => "a cell is blank",
                };
                problems.push(
                    Diagnostic::error(
                        Code::MissingValue,
                        Place::new(file, start..row_end),
                        message,
                    )
                    .help("write what belongs there, or why there is nothing: “not held”"),
                );
            }
        }
        rows.push(row);
        if rows.len() > MOST_ROWS + 1 {
            let message = format!("a table among the text has no more than {MOST_ROWS} rows");
            problems.push(
                Diagnostic::error(Code::WrongValue, Place::new(file, start..row_end), message)
                    .help("show what the text speaks of, and make the rest a measure"),
            );
            return None;
        }
    }
    if rows.is_empty() {
        let place = Place::new(file, 0..0);
        problems.push(
            Diagnostic::error(Code::MissingValue, place, "this table is empty")
                .help("its first row names the columns"),
        );
    }
    (problems.errors() == before).then_some(rows)
}

fn number(cell: &Placed<String>) -> Option<Decimal> {
    Decimal::from_str(&cell.value).ok()
}

/// A cell as a line of Markdown.
fn written(
    column: usize,
    row: &[Placed<String>],
    head: &[Placed<String>],
    format: &Format,
    problems: &mut Diagnostics,
) -> Placed<String> {
    let cell = &row[column];
    let mut words = match number(cell) {
        Some(number) => format!(
            "{}{}{}",
            format.prefix,
            numeral(&cell.value, number, format),
            format.suffix
        ),
        None => cell.value.clone(),
    };
    let is_value = number(cell).is_some() || cell.value == "?";
    if let Some(bind) = format.bind.as_ref().filter(|_| is_value) {
        let mut target = bind.value.clone();
        for (name, value) in head.iter().zip(row) {
            let is_name = |c: char| c.is_whitespace() || c.is_uppercase();
            let value = match value.value.contains(is_name) {
                true => slug(&value.value),
                false => value.value.clone(),
            };
            target = target.replace(&format!("{{{}}}", name.value), &value);
        }
        if target.contains('{') {
            let names: Vec<&str> = head.iter().map(|head| head.value.as_str()).collect();
            let help = format!("its columns are: {}", names.join(", "));
            let message = format!("`{}` names a column that is not there", bind.value);
            problems.push(Diagnostic::error(Code::UnknownName, bind.place, message).help(help));
        } else {
            words = format!("[{words}]({target})");
        }
    }
    Placed::new(words, cell.place)
}

/// A number with the digits of its column, grouped if it wants that; as it is written if
/// the column wants neither.
fn numeral(written: &str, mut number: Decimal, format: &Format) -> String {
    if format.decimals.is_none() && !format.thousands {
        return written.to_owned();
    }
    if let Some(decimals) = format.decimals {
        number = number.round_dp_with_strategy(
            decimals,
            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
        );
        number.rescale(decimals);
    }
    let text = number.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None if written.starts_with('+') => ("+", text.as_str()),
        None => ("", text.as_str()),
    };
    if !format.thousands {
        return [sign, digits].concat();
    }
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, format!(".{part}")),
        None => (digits, String::new()),
    };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    [sign, &grouped, &part].concat()
}
