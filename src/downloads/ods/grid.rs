//! What a worksheet is: lines of text from A1 on, then one table.

/// A sheet of the workbook: its name and its rows.
pub(super) struct Worksheet {
    /// Its name, short and without blanks.
    pub(super) name: String,
    /// What stands in A1.
    pub(super) title: String,
    /// What stands in the rows under it.
    pub(super) lines: Vec<String>,
    /// The table, if there is one.
    pub(super) grid: Option<Grid>,
}

/// A table: one header row, no blank and no merged cell.
pub(super) struct Grid {
    /// The header row.
    pub(super) header: Vec<Head>,
    /// The other rows.
    pub(super) rows: Vec<Vec<Slot>>,
}

/// A cell of the header row.
pub(super) struct Head {
    /// Its words.
    pub(super) words: String,
    /// How wide the column is.
    pub(super) width: Width,
}

/// How wide a column is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// For codes, markers and numbers.
    Narrow,
    /// For names.
    Middle,
    /// For sentences.
    Wide,
}

impl Width {
    pub(super) const ALL: [Self; 3] = [Self::Narrow, Self::Middle, Self::Wide];

    /// The name of its style.
    pub(super) fn style(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "middle",
            Self::Wide => "wide",
        }
    }

    /// The width itself.
    pub(super) fn size(self) -> &'static str {
        match self {
            Self::Narrow => "3.4cm",
            Self::Middle => "6.5cm",
            Self::Wide => "14cm",
        }
    }
}

/// What stands in a cell of a worksheet.
pub(super) enum Slot {
    /// Text.
    Text(String),
    /// A number, and how many digits after the point are shown.
    Number(String, u32),
    /// The name of a worksheet, leading there.
    Link(String),
}

impl Head {
    /// A header cell.
    pub(super) fn new(words: impl Into<String>, width: Width) -> Self {
        Self {
            words: words.into(),
            width,
        }
    }
}

impl Slot {
    /// Text, or the words for there being none.
    pub(super) fn text_or(text: &str, otherwise: &str) -> Self {
        Self::Text(if text.is_empty() { otherwise } else { text }.to_owned())
    }
}
