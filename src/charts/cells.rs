//! Values of an edition as charts get them: the number that is drawn with the text that
//! is printed.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Cell;
use super::digits::written;
use super::steps::range;
use crate::model::{FactValue, Mark, Observation, Reading};
use crate::wording::Wording;

/// An observation as it is shown.
pub(super) fn cell(words: &Wording, seen: &Observation, decimals: u32) -> Cell {
    match &seen.reading {
        Reading::Missing(mark) => Cell::missing(mark.reason(words)),
        Reading::Value(quantity) => {
            let mut text = written(quantity.value, decimals);
            // The chart itself marks what is illustrative.
            for mark in seen.marks.iter().filter(|mark| *mark != Mark::Illustrative) {
                text.push_str(&format!(" [{}]", mark.letter()));
            }
            // A chart is drawn in tenths of a pixel: a float is exact enough.
            let number = quantity.value.to_f64().unwrap_or(f64::NAN);
            match seen.marks.illustrative() {
                true => Cell::illustrative(number, text),
                false => Cell::value(number, text),
            }
        }
    }
}

/// A fact as it is shown; `derived` computes one that is derived from others. A range is
/// no bar: it is printed in its place.
pub(super) fn of_fact(
    words: &Wording,
    value: &FactValue,
    decimals: u32,
    derived: impl FnOnce() -> Option<Decimal>,
) -> Cell {
    let number = match value {
        FactValue::Stated(value) => Some(*value),
        FactValue::Range(low, high) => {
            return Cell::missing(range(words, (*low, *high), decimals));
        }
        FactValue::Derived(_) => derived(),
    };
    match number {
        Some(value) => Cell::value(value.to_f64().unwrap_or(f64::NAN), written(value, decimals)),
        None => Cell::missing(Mark::NotAvailable.reason(words)),
    }
}
