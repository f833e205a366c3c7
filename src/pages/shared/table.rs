//! Tables, as they are shown: one header row, one header cell a row, no empty
//! cells, numbers on the right.

use serde::Serialize;

use super::html;
use super::written;
use crate::downloads::Datum;
use crate::model::Marks;
use crate::prose::push_escaped;
use crate::wording::Wording;

/// What `table` of components.html shows: caption, heads, rows.
#[derive(Serialize)]
pub(in crate::pages) struct TableView {
    /// The identifier of its caption, unique in the page.
    pub(in crate::pages) id: String,
    /// A class for the style sheet.
    pub(in crate::pages) class: Option<&'static str>,
    pub(in crate::pages) caption: String,
    /// A line under the caption.
    pub(in crate::pages) about: Option<String>,
    pub(in crate::pages) columns: Vec<ColumnView>,
    /// HTML.
    pub(in crate::pages) rows: Rows,
    /// HTML.
    pub(in crate::pages) notes: Vec<String>,
}

/// The head of a column.
#[derive(Serialize)]
pub(in crate::pages) struct ColumnView {
    pub(in crate::pages) text: String,
    pub(in crate::pages) unit: Option<String>,
    pub(in crate::pages) number: bool,
    /// The word for a mark that its cells carry unless they say otherwise.
    pub(in crate::pages) mark: Option<String>,
}

impl ColumnView {
    /// A column of words.
    pub(in crate::pages) fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            unit: None,
            number: false,
            mark: None,
        }
    }

    /// A column of numbers in a unit.
    pub(in crate::pages) fn numbers(text: impl Into<String>, unit: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            unit: Some(unit.into()),
            number: true,
            mark: None,
        }
    }
}

/// The rows of a table.
///
/// HTML: see [`super::html`].
#[derive(Serialize)]
#[serde(transparent)]
pub(in crate::pages) struct Rows(String);

/// The header cell of a row.
pub(in crate::pages) struct RowHead<'a> {
    pub(in crate::pages) text: &'a str,
    /// Where it leads.
    pub(in crate::pages) href: Option<String>,
    /// A class for the style sheet, of the whole row.
    pub(in crate::pages) class: Option<&'static str>,
}

impl<'a> RowHead<'a> {
    /// One that leads nowhere.
    pub(in crate::pages) fn new(text: &'a str) -> Self {
        Self {
            text,
            href: None,
            class: None,
        }
    }
}

impl<'a, C: AsRef<Cells>> FromIterator<(RowHead<'a>, C)> for Rows {
    fn from_iter<T: IntoIterator<Item = (RowHead<'a>, C)>>(rows: T) -> Self {
        let mut html = String::new();
        for (head, cells) in rows {
            html::open(&mut html, "tr", &[("class", head.class)]);
            html::open(&mut html, "th", &[("scope", Some("row"))]);
            match &head.href {
                Some(href) => html::link(&mut html, href, head.text),
                None => push_escaped(head.text, &mut html),
            }
            html::close(&mut html, "th");
            html.push_str(&cells.as_ref().0);
            html::close(&mut html, "tr");
            html.push('\n');
        }
        Self(html)
    }
}

/// The cells of a row but its header cell, which are the same on every page that the
/// table stands on. HTML.
pub(in crate::pages) struct Cells(String);

impl AsRef<Self> for Cells {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Cells {
    /// The cells of a row.
    pub(in crate::pages) fn of(words: &Wording, cells: impl IntoIterator<Item = CellView>) -> Self {
        let cells = cells.into_iter();
        let mut html = String::with_capacity(CELL * cells.size_hint().0.max(2));
        for cell in cells {
            cell.push(words, &mut html);
        }
        Self(html)
    }
}

/// The bytes that most cells have room in.
const CELL: usize = 128;

/// A value, a grade or words in a row, with all that is marked of it.
#[derive(Default)]
pub(in crate::pages) struct CellView {
    pub(in crate::pages) text: String,
    pub(in crate::pages) number: bool,
    pub(in crate::pages) missing: bool,
    pub(in crate::pages) marks: Marks,
    /// Whether it stands out as published, or computed from what is, in a column whose
    /// head says that its values are illustrative.
    pub(in crate::pages) published: bool,
    pub(in crate::pages) grade: Option<GradeView>,
    /// Where the value lies in the downloads, if it is data.
    pub(in crate::pages) datum: Option<Datum>,
    /// The other end, where the value is a range.
    pub(in crate::pages) to: Option<EndView>,
}

/// The upper end of a range.
#[derive(Serialize)]
pub(in crate::pages) struct EndView {
    pub(in crate::pages) text: String,
    pub(in crate::pages) datum: Datum,
}

impl CellView {
    /// A cell of words.
    pub(in crate::pages) fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Marks stand before the number, so that the digits stay in line.
    fn push(&self, words: &Wording, html: &mut String) {
        let class = self.number.then_some("number");
        html::open(html, "td", &[("class", class)]);
        for mark in written::qualifying(self.marks) {
            let text = ["[", mark.letter(), "]"].concat();
            written::push_mark(words, html, mark, "small", &text);
            html.push(' ');
        }
        if self.published {
            let class = [("class", Some("published"))];
            let word = match self.datum {
                Some(_) => "published-value",
                None => "from-published-values",
            };
            html::element(html, "small", &class, words.text(word));
            html.push(' ');
        }
        match (&self.datum, &self.grade) {
            (datum, _) if self.missing => html::missing(html, datum.as_ref(), &self.text),
            (Some(datum), Some(grade)) => {
                html::open_data(html, None, datum);
                grade.push(html);
                html::close(html, "data");
            }
            (Some(datum), None) => html::push_data(html, datum, &self.text),
            (None, _) => push_escaped(&self.text, html),
        }
        if let Some(to) = &self.to {
            html.push(' ');
            push_escaped(words.text("range-to"), html);
            html.push(' ');
            html::push_data(html, &to.datum, &to.text);
        }
        html::close(html, "td");
    }
}

/// A grade, which always shows its word.
#[derive(Clone, Serialize)]
pub(in crate::pages) struct GradeView {
    pub(in crate::pages) id: String,
    pub(in crate::pages) name: String,
}

impl GradeView {
    /// As a template's component writes it.
    fn push(&self, html: &mut String) {
        let class = ["grade grade-", &self.id].concat();
        html::element(html, "span", &[("class", Some(&class))], &self.name);
    }
}
