//! Values: a number, a number with marks, or the mark that says why there is
//! none. Never blank.

use rust_decimal::Decimal;

use super::toml::{Value, quoted_number};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::model::{Mark, Marks};

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub struct CellRecord {
    /// The number or the reason.
    pub value: CellValue,
    /// Marks that go with it.
    pub marks: Marks,
    /// A note on it.
    pub note: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// The number, or the reason why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellValue {
    /// A value is there.
    Number(Decimal),
    /// Why there is none.
    Missing(Mark),
}

/// Reads a value.
pub(super) fn read(name: &str, value: Value<'_>, problems: &mut Diagnostics) -> Option<CellRecord> {
    let place = value.place();
    if !value.is_table() {
        return Some(CellRecord {
            value: number_or_reason(name, value, problems)?,
            marks: Marks::NONE,
            note: None,
            place,
        });
    }
    let mut table = value.table(name, problems)?;
    let inner = table.required("value", problems);
    let marks = table.texts("marks", problems);
    let note = table.optional_text("note", problems);
    table.finish(problems);
    let value = number_or_reason("value", inner?, problems)?;
    let marks = marks
        .iter()
        .filter_map(|text| qualifier(text, problems))
        .collect();
    Some(CellRecord {
        value,
        marks,
        note: note.map(|text| text.value),
        place,
    })
}

fn number_or_reason(name: &str, value: Value<'_>, problems: &mut Diagnostics) -> Option<CellValue> {
    if !value.is_text() {
        return value
            .number(name, problems)
            .map(|number| CellValue::Number(number.value));
    }
    if value.is_blank() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                value.place(),
                format!("the value of `{name}` is blank"),
            )
            .help("write the number, or the mark that says why there is none, such as \"x\""),
        );
        return None;
    }
    let text = value.text(name, problems)?;
    match Mark::from_letter(&text.value) {
        Some(mark) if mark.is_reason() => Some(CellValue::Missing(mark)),
        Some(mark) => {
            problems.push(
                Diagnostic::error(
                    Code::UnknownMark,
                    text.place,
                    format!(
                        "the mark `{}` ({}) needs a value",
                        mark.letter(),
                        mark.words()
                    ),
                )
                .help(format!(
                    "write `{{ value = …, marks = [\"{}\"] }}`",
                    mark.letter()
                )),
            );
            None
        }
        None => {
            problems
                .push(quoted_number(&text).unwrap_or_else(|| unknown_mark(&text, Mark::is_reason)));
            None
        }
    }
}

fn qualifier(text: &Placed<String>, problems: &mut Diagnostics) -> Option<Mark> {
    match Mark::from_letter(&text.value) {
        Some(mark) if !mark.is_reason() => Some(mark),
        Some(mark) => {
            problems.push(
                Diagnostic::error(
                    Code::UnknownMark,
                    text.place,
                    format!(
                        "the mark `{}` ({}) stands in place of a value, not beside one",
                        mark.letter(),
                        mark.words()
                    ),
                )
                .help(format!(
                    "write `\"{}\"` instead of the value",
                    mark.letter()
                )),
            );
            None
        }
        None => {
            problems.push(unknown_mark(text, |mark| !mark.is_reason()));
            None
        }
    }
}

fn unknown_mark(text: &Placed<String>, fits: impl Fn(Mark) -> bool) -> Diagnostic {
    let known: Vec<String> = Mark::ALL
        .into_iter()
        .filter(|mark| fits(*mark))
        .map(|mark| format!("\"{}\" {}", mark.letter(), mark.words()))
        .collect();
    Diagnostic::error(
        Code::UnknownMark,
        text.place,
        format!("there is no mark `{}` that could stand here", text.value),
    )
    .help(format!("the marks are: {}", known.join(", ")))
}
