//! Tables, as they are shown: one header row, one header cell a row, no empty
//! cells, numbers on the right.

use std::ops::Not;

use serde::Serialize;
use tera::Value;

use super::written::MarkView;
use crate::downloads::Datum;

/// A table.
#[derive(Serialize)]
pub(super) struct TableView {
    /// The identifier of its caption, unique in the page.
    pub(super) id: String,
    /// A class for the style sheet.
    pub(super) class: Option<&'static str>,
    pub(super) caption: String,
    /// A line under the caption.
    pub(super) about: Option<String>,
    pub(super) columns: Vec<ColumnView>,
    pub(super) rows: Vec<RowView>,
    /// HTML.
    pub(super) notes: Vec<String>,
}

/// The head of a column.
#[derive(Serialize)]
pub(super) struct ColumnView {
    pub(super) text: String,
    pub(super) unit: Option<String>,
    pub(super) number: bool,
}

impl ColumnView {
    /// A column of words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            unit: None,
            number: false,
        }
    }

    /// A column of numbers in a unit.
    pub(super) fn numbers(text: impl Into<String>, unit: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            unit: Some(unit.into()),
            number: true,
        }
    }
}

/// A row: its header cell, then the others. As of a cell, what it doesn't have is
/// left out.
#[derive(Serialize)]
pub(super) struct RowView {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) class: Option<&'static str>,
    pub(super) cells: Cells,
}

/// The cells of a row, as templates get them. A copy costs nothing: a table that
/// stands on several pages has its cells made once.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub(super) struct Cells(Value);

impl FromIterator<CellView> for Cells {
    fn from_iter<T: IntoIterator<Item = CellView>>(cells: T) -> Self {
        let cells: Vec<CellView> = cells.into_iter().collect();
        Self(Value::from_serializable(&cells))
    }
}

/// A cell. What it doesn't have is left out: a template asks with `if` all the same,
/// and the engine keeps a map for each of the tens of thousands of cells of a large
/// table, twice as large for the fields that nearly none of them has.
#[derive(Default, Serialize)]
pub(super) struct CellView {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
    #[serde(skip_serializing_if = "Not::not")]
    pub(super) number: bool,
    #[serde(skip_serializing_if = "Not::not")]
    pub(super) missing: bool,
    pub(super) marks: Vec<MarkView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grade: Option<GradeView>,
    /// Where the value lies in the downloads, if it is data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) datum: Option<Datum>,
    /// The other end, where the value is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<EndView>,
}

/// The upper end of a range.
#[derive(Serialize)]
pub(super) struct EndView {
    pub(super) text: String,
    pub(super) datum: Datum,
}

impl CellView {
    /// A cell of words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A grade, which always shows its word.
#[derive(Clone, Serialize)]
pub(super) struct GradeView {
    pub(super) id: String,
    pub(super) name: String,
}
