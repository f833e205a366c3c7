//! A force return to values of a measure.
//!
//! 1. [`sheets`] reads the bytes of a CSV, XLSX or ODS file;
//! 2. [`matched`] finds the columns of the forces and of the values, and says of
//!    every row what it is: a force with its value, a total, or a doubt;
//! 3. [`edited`] puts the values into the text of the measure's file, where
//!    nothing else changes.
//!
//! What could be meant in two ways is never decided here. It becomes a
//! [`Doubt`], with its place in the sheet and what would settle it, and as long
//! as there is one, nothing is written.

mod answers;
mod columns;
mod container;
mod edit;
mod entities;
mod grades;
mod layout;
mod names;
mod reading;
mod repeats;
mod rows;
mod sheet;
mod totals;
mod unseen;

use crate::wording::Terms;
use rust_decimal::Decimal;

pub use answers::{Answer, Subject, answers, with_answers};
pub use columns::measure;
pub use edit::{edited, set_value};
pub use entities::{RegisterWishes, register};
pub use grades::{GradeWishes, grades};
pub use reading::{Meaning, reason};
pub use sheet::{Cell, Format, Sheet, column_name, sheets};

use crate::model::{Mark, Marks};
use crate::source::{CellRecord, CellValue, MeasureRecord, RegisterRecord};

/// What was asked for on the command line.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The sheet of the workbook.
    pub sheet: Option<String>,
    /// The column of the values, by its header or letter.
    pub column: Option<String>,
    /// The column that names the forces, by its header or letter.
    pub force_column: Option<String>,
    /// The period that the values are for; the measure's last one if absent.
    pub period: Option<String>,
    /// The column that names the period of each row, in a table with several.
    pub period_column: Option<String>,
    /// Only rows that have this text in the column with this header.
    pub only: Vec<(String, String)>,
    /// Rows that are no forces and may be left out.
    pub leave_out: Vec<String>,
    /// What texts mean that have no meaning of their own.
    pub meanings: Vec<Meaning>,
    /// What numbers are multiplied by, where the cell does not say that it is a
    /// percentage.
    pub scale: Option<Decimal>,
    /// Whether forces may be missing, which then keep what they have.
    pub partial: bool,
    /// Whether the row for England and Wales becomes the published value.
    pub national: bool,
    /// What becomes of the note on a value that changes.
    pub notes: Notes,
}

/// What becomes of the note on a value that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Notes {
    /// It is a doubt: the note may be about the old value.
    #[default]
    Doubt,
    /// It stays.
    Keep,
    /// It goes.
    Drop,
}

/// What stands against importing a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The sheet, row and column, as far as there are any: `Return!C12`, `row 12`.
    pub place: Option<String>,
    /// What is doubtful.
    pub message: String,
    /// What would settle it.
    pub help: String,
}

/// The doubts about the cells of a sheet.
struct Doubts<'a> {
    sheet: &'a str,
    all: &'a mut Vec<Doubt>,
}

impl<'a> Doubts<'a> {
    fn of(sheet: &'a Sheet, all: &'a mut Vec<Doubt>) -> Self {
        Self {
            sheet: &sheet.name,
            all,
        }
    }

    /// One more, about a row or a cell of it.
    fn at(
        &mut self,
        row: u32,
        column: Option<u32>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.all.push(Doubt {
            place: Some(rows::place(self.sheet, row, column)),
            message: message.into(),
            help: help.into(),
        });
    }
}

/// A row that was read, of a force or of England and Wales.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The position of the force in the register; `None` for England and Wales.
    pub force: Option<usize>,
    /// What the row calls it.
    pub called: String,
    /// The row, from 0.
    pub row: u32,
    /// What its cell says.
    pub value: CellValue,
    /// The marks beside it.
    pub marks: Marks,
    /// The note that stays.
    pub note: Option<String>,
    /// What the measure has now.
    pub old: Option<CellRecord>,
}

impl Line {
    /// Whether the measure's file has to change for it.
    pub fn changes(&self) -> bool {
        self.old.as_ref().is_none_or(|old| {
            old.value != self.value || old.marks != self.marks || old.note != self.note
        })
    }
}

/// What a sheet says about a measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matched {
    /// The name of the sheet, empty for CSV.
    pub sheet: String,
    /// The columns that name the force, for people.
    pub force_columns: Vec<String>,
    /// The column of the values, for people.
    pub column: String,
    /// The period's identifier and label.
    pub period: (String, String),
    /// A line for each force, in the order of the register, and the one for
    /// England and Wales behind them if it is to be written.
    pub lines: Vec<Line>,
    /// Rows that were passed over, and why, in a sentence each.
    pub passed_over: Vec<String>,
    /// What may be as it is, but is worth a look.
    pub remarks: Vec<String>,
}

/// What a table of grades or of entities says, and the text of the file with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The name of the sheet, empty for CSV.
    pub sheet: String,
    /// The columns that were read, for people.
    pub columns: Vec<String>,
    /// What changes, a line each.
    pub lines: Vec<String>,
    /// How much is there already.
    pub same: usize,
    /// Rows and columns that were passed over, and why, in a sentence each.
    pub passed_over: Vec<String>,
    /// What may be as it is, but is worth a look.
    pub remarks: Vec<String>,
    /// The text of the file as it would be.
    pub text: String,
}

/// Finds out what a file says about a measure. What was made out is given in
/// any case, for people to see; it may be used only where there is no doubt.
pub fn matched(
    terms: &Terms,
    sheets: &[Sheet],
    register: &RegisterRecord,
    measure: &MeasureRecord,
    wishes: &Wishes,
) -> (Matched, Vec<Doubt>) {
    let names = names::Names::of(terms, register);
    let mut doubts = Vec::new();
    let mut found = Matched::default();
    let chosen = columns::choose(sheets, &names, measure, wishes, &mut found, &mut doubts);
    if let Some(chosen) = chosen {
        rows::read(
            &chosen,
            &names,
            register,
            measure,
            wishes,
            &mut found,
            &mut doubts,
        );
    }
    (found, doubts)
}

/// A doubt where one run would write the same cells to several periods, because nothing
/// tells them apart. `by_row` says that a column names the period of each row.
pub fn read_twice(all: &[Matched], by_row: bool) -> Option<Doubt> {
    let place = |found: &Matched| (found.sheet.clone(), found.column.clone());
    let mut found = all.iter().enumerate();
    found.find_map(|(index, later)| {
        let mut before = all[..index].iter();
        let is_again = |earlier: &&Matched| {
            earlier.period == later.period || !by_row && place(earlier) == place(later)
        };
        let earlier = before.find(is_again)?;
        let (label, column) = (&later.period.1, &later.column);
        (!label.is_empty() && !column.is_empty()).then(|| match earlier.period == later.period {
            true => columns::doubt(
                format!("the period {label} is asked for twice"),
                "give each period once with --period",
            ),
            false => columns::doubt(
                format!(
                    "{column} would be read for {} and for {label}",
                    earlier.period.1
                ),
                "give --column once for each --period, in the same order, or name the column \
                 with the period of each row with --period-column",
            ),
        })
    })
}

/// What a value is in words, for showing it: `12.9`, `20 [r]`, `[x] not
/// available`.
pub fn in_words(value: &CellValue, marks: Marks) -> String {
    let mut words = match value {
        CellValue::Number(number) => number.to_string(),
        CellValue::Missing(reason) => format!("[{}] {}", reason.letter(), reason.words()),
    };
    for mark in marks.iter().filter(|mark: &Mark| !mark.is_reason()) {
        words.push_str(&format!(" [{}]", mark.letter()));
    }
    words
}
