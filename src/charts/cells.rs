//! Values of an edition as charts get them: the number that is drawn with the text that
//! is printed.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Cell;
use super::digits::written;
use crate::model::{Mark, Observation, Reading};
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

/// A plain value as it is shown.
pub(super) fn number(value: Decimal, decimals: u32) -> Cell {
    Cell::value(value.to_f64().unwrap_or(f64::NAN), written(value, decimals))
}
