//! Tables: what every download is made of.
//!
//! A [`Table`] describes its columns once; the CSV header, the CSVW metadata,
//! the data package, the JSON Schema and the workbook are all made from that
//! description, so that they can't disagree. A [`Sheet`] is a table with rows.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::model::{Edition, Marks, Measure};

/// A kind of table, described.
#[derive(Debug)]
pub struct Table {
    /// Its name in addresses and in JSON: `values`.
    pub name: &'static str,
    /// The message with its title, for people.
    pub title: &'static str,
    /// The message that says what a row is.
    pub row: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// The columns that together name a row.
    pub key: &'static [&'static str],
    /// Columns that lead into other tables: `(column, table, its column)`.
    pub leads: &'static [(&'static str, &'static str, &'static str)],
}

impl Table {
    /// The columns that an edition has, each with its place among the cells of a row.
    pub fn shown(&self, edition: &Edition) -> impl Iterator<Item = (usize, &'static Column)> {
        let columns = self.columns.iter().enumerate();
        columns.filter(|(_, column)| !column.optional || self.is_used(column.name, edition))
    }

    /// Whether an edition has something to say in an optional column.
    fn is_used(&self, column: &str, edition: &Edition) -> bool {
        let mut measures = edition.measures.iter();
        match (self.name, column) {
            ("values", "n") => measures.any(Measure::has_n),
            ("values", _) => measures.any(Measure::has_intervals),
            ("measures", _) => measures.any(|measure| measure.interval.is_some()),
            ("periods", _) => {
                measures.any(|measure| measure.periods.iter().any(|period| period.source.is_some()))
            }
            ("questions", _) => {
                let mut questions = edition.judgments.questions.iter();
                questions.any(|question| question.parent.is_some())
            }
            _ => true,
        }
    }
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name in the header row of an edition of forces; see
    /// [`column`](crate::wording::Terms::column).
    pub name: &'static str,
    /// The message with its name for people.
    pub title: &'static str,
    /// The message that says what is in it.
    pub description: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// Whether every row has something in it.
    pub required: bool,
    /// Whether an edition has it only where it has something to say in it.
    pub optional: bool,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A decimal number.
    Number,
    /// A whole number.
    Whole,
    /// Markers in square brackets, parted by blanks.
    Markers,
    /// Texts parted by [`BETWEEN`].
    List,
    /// `true` or `false`.
    Flag,
    /// One of these words, as an edition of forces writes them; see
    /// [`kind`](crate::wording::Terms::kind).
    OneOf(&'static [&'static str]),
}

/// What stands between the texts of a list in CSV.
pub const BETWEEN: &str = " | ";

/// A table with rows.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// What its columns are.
    pub table: &'static Table,
    /// Its rows, with as many cells as the table has columns.
    pub rows: Vec<Row<'a>>,
}

/// A row of a sheet.
pub type Row<'a> = Vec<Cell<'a>>;

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A number, in the digits in which every download writes it.
    Number(String),
    /// Markers.
    Markers(Marks),
    /// Several texts.
    List(Vec<Cow<'a, str>>),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// Text; nothing if it is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// Text that may be absent.
    pub fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A number as the data give it, to its last digit, a zero as well.
    pub fn exact(number: Decimal) -> Self {
        Self::Number(number.to_string())
    }

    /// A number that was computed, to [`COMPUTED_DIGITS`] significant digits.
    pub fn computed(number: Decimal) -> Self {
        let rounded = number.round_sf(COMPUTED_DIGITS).unwrap_or(number);
        Self::exact(rounded.normalize())
    }

    /// What is in the cell, as it stands in CSV.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(digits) => Cow::Borrowed(digits),
            Self::Markers(marks) => Cow::Owned(markers(*marks).join(" ")),
            Self::List(texts) => Cow::Owned(texts.join(BETWEEN)),
            Self::Flag(true) => Cow::Borrowed("true"),
            Self::Flag(false) => Cow::Borrowed("false"),
        }
    }
}

/// Significant digits of a computed number: as many as every program keeps
/// that stores numbers in 64 bits.
pub const COMPUTED_DIGITS: u32 = 15;

/// The markers of some marks: `["[e]", "[i]"]`.
pub fn markers(marks: Marks) -> Vec<String> {
    marks
        .iter()
        .map(|mark| format!("[{}]", mark.letter()))
        .collect()
}
