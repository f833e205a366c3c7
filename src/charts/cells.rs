//! Values of an edition as charts get them: the number that is drawn with the text that
//! is printed.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Cell;
use super::digits::{self, written};
use super::spec::Whisker;
use super::steps::{between, range};
use crate::model::{FactValue, Mark, Measure, Observation, PARTS, Reading, UnitKind};
use crate::wording::Wording;

/// An observation as it is shown.
pub(super) fn cell(words: &Wording, measure: &Measure, seen: &Observation) -> Cell {
    match &seen.reading {
        Reading::Missing(mark) => Cell::missing(mark.reason(words)),
        Reading::Value(quantity) => {
            let mut text = digits::of(measure, quantity.value);
            // The chart itself marks what is illustrative.
            for mark in seen.marks.iter().filter(|mark| *mark != Mark::Illustrative) {
                text.push_str(&format!(" [{}]", mark.letter()));
            }
            // A chart is drawn in tenths of a pixel: a float is exact enough.
            let number = |value: Decimal| drawn(measure, value).to_f64().unwrap_or(f64::NAN);
            let cell = match seen.marks.illustrative() {
                true => Cell::illustrative(number(quantity.value), text),
                false => Cell::value(number(quantity.value), text),
            };
            match seen.interval {
                Some(interval) => cell.within(Whisker {
                    low: number(interval.low),
                    high: number(interval.high),
                    text: between(words, [interval.low, interval.high], &|value| {
                        digits::of(measure, value)
                    }),
                }),
                None => cell,
            }
        }
    }
}

/// A value as its axis counts it: durations in the larger of their two units.
fn drawn(measure: &Measure, value: Decimal) -> Decimal {
    match measure.unit_kind {
        UnitKind::Duration(_) => value / Decimal::from(PARTS),
        _ => value,
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
