//! Where in a sheet things stand: which columns name the force, which hold
//! values, and what their headers say.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, plain};
use super::reading::looks_like_value;
use super::sheet::{Cell, Sheet, column_name};

/// What was made out of a sheet.
#[derive(Debug)]
pub(super) struct Layout {
    /// The columns that name the force, from the left.
    pub(super) force_columns: Vec<u32>,
    /// The columns that hold values, from the left.
    pub(super) value_columns: Vec<u32>,
    /// The first row that names something known.
    pub(super) first_row: u32,
    /// The last row that names something known.
    pub(super) last_row: u32,
    headers: BTreeMap<u32, String>,
}

impl Layout {
    /// Finds the columns of a sheet; `None` where it names no force. `asked` is
    /// a column of forces that was asked for.
    pub(super) fn find(sheet: &Sheet, names: &Names, asked: Option<u32>) -> Option<Self> {
        let forces = forces_by_column(sheet, names);
        let most = forces.values().map(BTreeSet::len).max().unwrap_or(0);
        let force_columns: Vec<u32> = match asked {
            Some(column) => vec![column],
            // Names and codes side by side are both read and must agree; a
            // column that mentions a force here and there names none.
            None => forces
                .iter()
                .filter(|(_, found)| most > 0 && found.len() * 10 >= most * 6)
                .map(|(column, _)| *column)
                .collect(),
        };
        let called = |cells: &BTreeMap<u32, Cell>| -> Vec<String> {
            let texts = force_columns.iter().filter_map(|c| match cells.get(c) {
                Some(Cell::Text(text)) => Some(text.clone()),
                _ => None,
            });
            texts.collect()
        };
        // A name alone in its row is a caption: it heads a table or a group.
        let is_caption = |cells: &BTreeMap<u32, Cell>| {
            cells.len() == 1
                && called(cells)
                    .iter()
                    .any(|text| !names.find(text).is_empty())
        };
        let known: Vec<u32> = sheet
            .rows
            .iter()
            .filter(|(_, cells)| {
                called(cells)
                    .iter()
                    .any(|text| !names.find(text).is_empty())
            })
            .map(|(row, _)| *row)
            .collect();
        let last_row = *known.last()?;
        let rows_of = |force: usize| {
            let rows = known.iter().map(|row| called(&sheet.rows[row]));
            rows.filter(|texts| texts.iter().any(|text| names.force(text) == Some(force)))
                .count()
        };
        let mut first_row = *known
            .iter()
            .find(|row| {
                let cells = &sheet.rows[row];
                let forces = called(cells);
                let mut forces = forces.iter().filter_map(|text| names.force(text));
                match forces.next() {
                    // Alone in its row a force is a caption if it has another row.
                    Some(force) => cells.len() > 1 || rows_of(force) == 1,
                    None => has_a_value(cells, &force_columns),
                }
            })
            .or(known.first())?;
        // A row above with a name that is not known is data as well.
        for (row, cells) in sheet.rows.range(..first_row).rev() {
            let called = called(cells);
            let strange = called.iter().any(|text| names.find(text).is_empty());
            let near = called.iter().any(|text| !names.nearest(text).is_empty());
            let is_data = strange
                && (near
                    || has_a_value(cells, &force_columns)
                    || is_under_a_head(sheet, *row, &called, names, &force_columns));
            if is_data {
                first_row = *row;
            } else if !is_caption(cells) {
                break;
            }
        }
        let headers = headers(sheet, first_row, &is_caption);
        let known: Vec<u32> = known.into_iter().filter(|row| *row >= first_row).collect();
        let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for row in &known {
            for (column, cell) in &sheet.rows[row] {
                let (cells, values) = counts.entry(*column).or_default();
                *cells += 1;
                *values += usize::from(looks_like_value(cell));
            }
        }
        let value_columns = counts
            .into_iter()
            .filter(|(column, _)| !force_columns.contains(column))
            .filter(|(_, (cells, values))| *values > 0 && values * 2 >= *cells)
            .map(|(column, _)| column)
            .collect();
        Some(Self {
            force_columns,
            value_columns,
            first_row,
            last_row,
            headers,
        })
    }

    /// How many forces the best column of a sheet names.
    pub(super) fn forces(sheet: &Sheet, names: &Names) -> usize {
        let forces = forces_by_column(sheet, names);
        forces.values().map(BTreeSet::len).max().unwrap_or(0)
    }

    /// What the header of a column says, empty if it has none.
    pub(super) fn header(&self, column: u32) -> &str {
        self.headers.get(&column).map_or("", String::as_str)
    }

    /// A column for people: `column C “Devices, 1 July 2017”`.
    pub(super) fn describe(&self, column: u32) -> String {
        let name = column_name(column);
        match self.header(column) {
            "" => format!("column {name}, which has no header"),
            header => format!("column {name} “{header}”"),
        }
    }

    /// The columns that a wish could mean: by its whole header, else by a part
    /// of one, else by its letter.
    pub(super) fn columns_named(&self, wish: &str) -> Vec<u32> {
        let wanted = plain(wish);
        let by = |fits: &dyn Fn(&str) -> bool| -> Vec<u32> {
            self.headers
                .iter()
                .filter(|(_, header)| fits(&plain(header)))
                .map(|(column, _)| *column)
                .collect()
        };
        let whole = by(&|header| header == wanted);
        if !whole.is_empty() {
            return whole;
        }
        if let Some(column) = column_number(wish) {
            return vec![column];
        }
        match wanted.is_empty() {
            true => Vec::new(),
            false => by(&|header| header.contains(&wanted)),
        }
    }

    /// Every column that has a header, for people.
    pub(super) fn all_headers(&self) -> String {
        let all: Vec<String> = self.headers.keys().map(|c| self.describe(*c)).collect();
        all.join("; ")
    }
}

/// The column with this name, from 0: `C` is 2. One or two capitals only, so
/// that words are no columns.
pub(super) fn column_number(name: &str) -> Option<u32> {
    let is_name = (1..=2).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    is_name.then(|| {
        let number = name
            .bytes()
            .fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
        number - 1
    })
}

fn forces_by_column(sheet: &Sheet, names: &Names) -> BTreeMap<u32, BTreeSet<usize>> {
    let mut forces: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for cells in sheet.rows.values() {
        for (column, cell) in cells {
            if let Cell::Text(text) = cell
                && let Some(force) = names.force(text)
            {
                forces.entry(*column).or_default().insert(force);
            }
        }
    }
    forces
}

/// The headers of the columns: what stands in the rows right above the first
/// row of data. A row with a single cell is a title, unless nothing else is
/// above the data.
fn headers(
    sheet: &Sheet,
    first_row: u32,
    is_caption: &dyn Fn(&BTreeMap<u32, Cell>) -> bool,
) -> BTreeMap<u32, String> {
    let mut rows: Vec<&BTreeMap<u32, Cell>> = Vec::new();
    let mut below = first_row;
    for (row, cells) in sheet.rows.range(..first_row).rev() {
        if rows.is_empty() && is_caption(cells) {
            below = *row;
            continue;
        }
        // One blank row between the header and the data is looked over.
        let gap = below - row > if rows.is_empty() { 2 } else { 1 };
        if gap || (cells.len() < 2 && !rows.is_empty()) {
            break;
        }
        rows.push(cells);
        below = *row;
    }
    rows.reverse();
    let mut headers: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let Some((last, above)) = rows.split_last() else {
        return BTreeMap::new();
    };
    let columns: Vec<u32> = last.keys().copied().collect();
    for cells in above {
        // A header over several columns stands in the leftmost of them.
        for column in &columns {
            if let Some((_, cell)) = cells.range(..=*column).next_back() {
                headers.entry(*column).or_default().extend(words(cell));
            }
        }
    }
    for (column, cell) in *last {
        headers.entry(*column).or_default().extend(words(cell));
    }
    headers
        .into_iter()
        .map(|(column, words)| {
            let words = words.join(" ");
            (
                column,
                words.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect()
}

/// Whether a row has a value beside its name. Years are none: they are headers.
fn has_a_value(cells: &BTreeMap<u32, Cell>, force_columns: &[u32]) -> bool {
    let mut beside = cells.iter().filter(|(c, _)| !force_columns.contains(c));
    beside.any(|(_, cell)| match cell {
        Cell::Number { value, .. } => !is_year(&value.to_string()),
        Cell::Text(text) if text.split(|c: char| !c.is_ascii_digit()).any(is_year) => false,
        Cell::Text(text) => {
            // A letter alone may be a mark, and the header of a column as well.
            let signs = text.chars().all(|letter| !letter.is_alphabetic());
            signs || (text.chars().count() > 1 && looks_like_value(cell))
        }
        Cell::Other(_) => false,
    })
}

/// Whether a row with a name that is not known stands under a header of its own: then
/// it is data, although it has a blank, a mark or a year where others have their values.
fn is_under_a_head(
    sheet: &Sheet,
    row: u32,
    called: &[String],
    names: &Names,
    force_columns: &[u32],
) -> bool {
    let above = row.checked_sub(1).and_then(|row| sheet.rows.get(&row));
    let is_text = |cell: &Cell| matches!(cell, Cell::Text(_));
    let has_head = above.is_some_and(|cells| {
        cells.len() > 1
            && force_columns
                .iter()
                .all(|column| cells.get(column).is_some_and(is_text))
    });
    let beside = sheet.rows[&row].iter();
    let mut beside = beside.filter(|(column, _)| !force_columns.contains(column));
    has_head
        && !called.iter().any(|text| names.is_head(text))
        && beside.all(|(_, cell)| match cell {
            Cell::Text(text) => looks_like_value(cell) || is_year(text),
            Cell::Number { .. } => true,
            Cell::Other(_) => false,
        })
}

fn is_year(digits: &str) -> bool {
    let four = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    four && (digits.starts_with("19") || digits.starts_with("20"))
}

fn words(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.clone()),
        Cell::Number { value, .. } => Some(value.to_string()),
        Cell::Other(_) => None,
    }
}
