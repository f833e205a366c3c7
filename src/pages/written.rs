//! How values are written: the same in a table, a chart and beside a label.
//!
//! Decimals are the measure's own, thousands are parted by commas, a fall has a
//! minus sign, and a value never stands without its marks.

use std::ops::Not;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::charts::digits;
use crate::downloads::Datum;
use crate::model::{
    Area, Change, Edition, Key, Marks, Measure, NoChange, Observation, Period, Reading, UnitKind,
};

/// What the country is called in tables and beside labels, as in charts.
pub(super) const NATIONAL: &str = "England and Wales";

/// A value or the reason why there is none, as it is shown.
#[derive(Clone, Serialize)]
pub(super) struct ValueView {
    /// What it is of: "England and Wales". Empty where the page says so itself.
    pub(super) label: String,
    /// "12.9 percent", or "[x] not available".
    pub(super) text: String,
    /// The value without a unit that is a word, and that word: for numbers that
    /// are set large.
    pub(super) number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<&'static str>,
    /// Whether it stands for a value that is missing.
    #[serde(skip_serializing_if = "Not::not")]
    pub(super) missing: bool,
    pub(super) marks: Vec<MarkView>,
    /// What is said under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) about: Option<String>,
    /// Where it lies in the downloads; a change lies nowhere, because it is
    /// computed from two values that do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) datum: Option<Datum>,
}

/// A mark, as it is shown.
#[derive(Clone, Serialize)]
pub(super) struct MarkView {
    code: &'static str,
    label: &'static str,
}

/// The marks in the order in which they are explained.
pub(super) fn marks(marks: Marks) -> Vec<MarkView> {
    marks
        .iter()
        .filter(|mark| !mark.is_reason())
        .map(|mark| MarkView {
            code: mark.letter(),
            label: mark.words(),
        })
        .collect()
}

/// A number with so many decimals and commas between thousands: `13,404`. The
/// sign is left out.
pub(super) fn size(number: Decimal, decimals: u32) -> String {
    digits::written(number.abs(), decimals)
}

/// A number with a minus sign where it is under zero.
pub(super) fn number(value: Decimal, decimals: u32) -> String {
    let size = size(value, decimals);
    if is_nothing(&size) || value.is_sign_positive() {
        size
    } else {
        format!("−{size}")
    }
}

/// A number with its sign, whichever it is; none where it rounds to zero.
pub(super) fn signed(value: Decimal, decimals: u32) -> String {
    let text = number(value, decimals);
    if value.is_sign_positive() && !is_nothing(&text) {
        format!("+{text}")
    } else {
        text
    }
}

fn is_nothing(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '0' | '.' | ','))
}

/// A value of a measure without its unit, as in a table: `12.9`.
pub(super) fn bare(measure: &Measure, value: Decimal) -> String {
    number(value, measure.decimals)
}

/// A value of a measure with its unit where that is short: `12.9 percent`,
/// `£12.90`, `12.9`.
pub(super) fn with_unit(measure: &Measure, value: Decimal) -> String {
    match measure.unit_kind {
        UnitKind::Percent => format!("{} percent", bare(measure, value)),
        UnitKind::Pounds if value.is_sign_negative() => {
            format!("−£{}", size(value, measure.decimals))
        }
        UnitKind::Pounds => format!("£{}", size(value, measure.decimals)),
        UnitKind::Rate => bare(measure, value),
    }
}

/// Why there is no value: `[x] not available`.
pub(super) fn reason(mark: crate::model::Mark) -> String {
    format!("[{}] {}", mark.letter(), mark.words())
}

/// A value with its unit, or the reason why there is none.
pub(super) fn reading(measure: &Measure, observed: &Observation) -> String {
    match &observed.reading {
        Reading::Value(quantity) => with_unit(measure, quantity.value),
        Reading::Missing(mark) => reason(*mark),
    }
}

/// The value of a measure for an area in a period beside a label, with its unit.
pub(super) fn observation(
    edition: &Edition,
    measure: &Measure,
    (area, period): (Area, Key<Period>),
    label: &str,
) -> ValueView {
    let observed = measure.observation(area, period);
    let (text, missing) = (reading(measure, observed), observed.value().is_none());
    let (number, unit) = parted(&text);
    ValueView {
        label: label.to_owned(),
        number,
        unit,
        text,
        missing,
        marks: marks(observed.marks),
        about: observed.note.clone(),
        datum: Some(Datum::of_value(edition, measure, area, period)),
    }
}

/// `12.9 percent` → `12.9` and `percent`.
fn parted(text: &str) -> (String, Option<&'static str>) {
    match text.strip_suffix(" percent") {
        Some(number) => (number.to_owned(), Some("percent")),
        None => (text.to_owned(), None),
    }
}

/// The change of an area between two periods: in percentage points for
/// percentages, else in percent where the base carries it, else in the unit.
pub(super) fn change(
    measure: &Measure,
    area: Area,
    from: Key<Period>,
    to: Key<Period>,
) -> ValueView {
    let (text, about, change_marks) = match measure.change(area, from, to) {
        Err(_) => (None, None, Marks::NONE),
        Ok(change) => {
            let (text, about) = change_words(measure, &change);
            (Some(text), about, change.marks)
        }
    };
    let missing = text.is_none();
    let text = text.unwrap_or_else(|| reason(measure.why_no_change(area, from, to)));
    let (number, unit) = parted(&text);
    ValueView {
        label: "Change".to_owned(),
        missing,
        number,
        unit,
        text,
        marks: marks(change_marks),
        about: about.map(str::to_owned),
        datum: None,
    }
}

fn change_words(measure: &Measure, change: &Change) -> (String, Option<&'static str>) {
    match change.percent {
        Ok(percent) => (format!("{} percent", signed(percent, 1)), None),
        Err(NoChange::Percentage) => (
            signed(change.difference, measure.decimals),
            Some("percentage points"),
        ),
        Err(_) => {
            let text = signed(change.difference, measure.decimals);
            (
                text,
                Some("in the measure’s unit: the count is too small for percent"),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_have_their_decimals_and_commas() {
        assert_eq!(number(dec("13404"), 0), "13,404");
        assert_eq!(number(dec("1234567.5"), 1), "1,234,567.5");
        assert_eq!(number(dec("999.995"), 2), "1,000.00");
        assert_eq!(number(dec("20"), 1), "20.0");
        assert_eq!(number(dec("0.05"), 1), "0.1");
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        assert_eq!(signed(dec("2.31"), 1), "+2.3");
        assert_eq!(signed(dec("-2.31"), 1), "−2.3");
        assert_eq!(signed(dec("-0.04"), 1), "0.0");
        assert_eq!(signed(dec("0.04"), 1), "0.0");
        assert_eq!(number(dec("-0.04"), 1), "0.0");
    }
}
