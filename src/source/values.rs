//! Values: a number, a number with marks, or the mark that says why there is
//! none. Never blank.

use rust_decimal::Decimal;

use super::toml::{Value, quoted_number};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::model::{Mark, Marks, PARTS};

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub struct CellRecord {
    /// The number or the reason.
    pub value: CellValue,
    /// Marks that go with it.
    pub marks: Marks,
    /// A note on it.
    pub note: Option<String>,
    /// The two ends of the interval around it, as far as they are written.
    pub interval: [Option<Decimal>; 2],
    /// On how many answers or cases it rests.
    pub n: Option<u32>,
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

/// How numbers are written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    /// In digits alone: `465`.
    Plain,
    /// In digits, or as a duration in quotes: `"7:45"`.
    Clock,
}

/// Reads a value.
pub(super) fn read(
    name: &str,
    value: Value<'_>,
    numerals: Numerals,
    problems: &mut Diagnostics,
) -> Option<CellRecord> {
    let place = value.place();
    if !value.is_table() {
        return Some(CellRecord {
            value: number_or_reason(name, value, numerals, problems)?,
            marks: Marks::NONE,
            note: None,
            interval: [None; 2],
            n: None,
            place,
        });
    }
    let mut table = value.table(name, problems)?;
    let inner = table.required("value", problems);
    let marks = table.texts("marks", problems);
    let note = table.optional_text("note", problems);
    let mut interval = [None; 2];
    for (end, key) in interval.iter_mut().zip(["low", "high"]) {
        if let Some(value) = table.optional(key) {
            *end = Some(number(key, value, numerals, problems)?);
        }
    }
    let n = match table.optional("n") {
        Some(value) => Some(value.whole("n", problems)?.value),
        None => None,
    };
    table.finish(problems);
    let value = number_or_reason("value", inner?, numerals, problems)?;
    let marks = marks
        .iter()
        .filter_map(|text| qualifier(text, problems))
        .collect();
    Some(CellRecord {
        value,
        marks,
        note: note.map(|text| text.value),
        interval,
        n,
        place,
    })
}

/// A number, which may be written as a duration where those are meant.
fn number(
    name: &str,
    value: Value<'_>,
    numerals: Numerals,
    problems: &mut Diagnostics,
) -> Option<Decimal> {
    if numerals == Numerals::Clock && value.is_text() && !value.is_blank() {
        let text = value.text(name, problems)?;
        let read = clock(&text.value);
        if read.is_none() {
            problems.push(unreadable_duration(&text));
        }
        return read;
    }
    value.number(name, problems).map(|number| number.value)
}

/// A duration in the smaller of its two units: 465 of "7:45".
fn clock(text: &str) -> Option<Decimal> {
    let (sign, size) = match text.strip_prefix(['-', '−']) {
        Some(size) => (-Decimal::ONE, size),
        None => (Decimal::ONE, text),
    };
    let (large, small) = size.split_once(':')?;
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = small.split_once('.').unwrap_or((small, "0"));
    let written = (1..=9).contains(&large.len()) && whole.len() == 2 && rest.len() <= 6;
    if !written || rest.is_empty() || ![large, whole, rest].into_iter().all(is_plain) {
        return None;
    }
    let small = Decimal::from_str_exact(small).ok()?;
    let parts = Decimal::from(PARTS);
    let large = Decimal::from_str_exact(large).ok()?;
    (small < parts).then(|| sign * (large * parts + small))
}

fn unreadable_duration(text: &Placed<String>) -> Diagnostic {
    Diagnostic::error(
        Code::WrongValue,
        text.place,
        format!("`{}` is no duration", text.value),
    )
    .help("write it with two digits under 60 behind the colon, such as \"7:05\"")
}

fn number_or_reason(
    name: &str,
    value: Value<'_>,
    numerals: Numerals,
    problems: &mut Diagnostics,
) -> Option<CellValue> {
    if !value.is_text() {
        return number(name, value, numerals, problems).map(CellValue::Number);
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
        None if numerals == Numerals::Clock && text.value.contains(':') => {
            let read = clock(&text.value);
            if read.is_none() {
                problems.push(unreadable_duration(&text));
            }
            read.map(CellValue::Number)
        }
        None if clock(&text.value).is_some() => {
            problems.push(
                Diagnostic::error(
                    Code::WrongValue,
                    text.place,
                    format!("`{}` is a duration, and the measure is of none", text.value),
                )
                .help("say in its file `unit_kind = \"minutes-and-seconds\"` or \"hours-and-minutes\""),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_the_smaller_unit() {
        let seconds = |text| clock(text).map(|number| number.to_string());
        assert_eq!(seconds("7:45").as_deref(), Some("465"));
        assert_eq!(seconds("0:07.5").as_deref(), Some("7.5"));
        assert_eq!(seconds("-0:30").as_deref(), Some("-30"));
        for slip in [
            "7:60", "7:5", "745", ":45", "7:45:10", "7:4x", "1 7:45", "7:45.",
        ] {
            assert_eq!(seconds(slip), None, "{slip}");
        }
    }
}
