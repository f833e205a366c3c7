//! Values of measures in words, as inventories list them.

use rust_decimal::Decimal;

use crate::charts::digits;
use crate::model::{Edition, Interval, Measure, Observation, Reading, UnitKind};
use crate::wording::say;

/// An observation to the last digit, with all that qualifies it.
pub(super) fn observed(edition: &Edition, measure: &Measure, observation: &Observation) -> String {
    let words = &edition.wording;
    let mut text = match &observation.reading {
        Reading::Missing(mark) => mark.reason(words),
        Reading::Value(quantity) => {
            let mut number = match observation.place {
                Some(_) if quantity.count.is_none() => quantity.value.normalize(),
                // What is divided never ends; its parts are told beside it, or are
                // values of their own.
                _ => quantity.value.round_dp(measure.decimals),
            };
            number.rescale(number.scale().max(measure.decimals));
            let written = number.to_string();
            let mut text = match &measure.unit_kind {
                UnitKind::Percent => [&written, " ", words.text("percent")].concat(),
                UnitKind::Money(currency) => currency.before(&written.replace('-', "−")),
                UnitKind::Duration(_) => digits::of(measure, number),
                UnitKind::Score(_) | UnitKind::Rate => written,
            };
            if let Some(Interval { low, high }) = observation.interval {
                let ends = [low, high].map(|end| digits::of(measure, end));
                text.extend([
                    " (",
                    &ends[0],
                    " ",
                    words.text("range-to"),
                    " ",
                    &ends[1],
                    ")",
                ]);
            }
            if let Some(n) = observation.n {
                text.extend(["; ", &say!(words, "number-of-cases", count = n.to_string())]);
            }
            if let (Some(count), Some(denominator)) = (quantity.count, quantity.denominator) {
                let plain = |number: Decimal| number.normalize().to_string();
                let (count, denominator) = (plain(count), plain(denominator));
                let counted = say!(words, "inventory-counted", count = count, of = denominator);
                text.extend([" ", &counted]);
            }
            text
        }
    };
    for mark in observation.marks.iter().filter(|mark| !mark.is_reason()) {
        text.extend([" [", mark.letter(), "]"]);
    }
    if let Some(note) = &observation.note {
        text.extend([" – ", note]);
    }
    text
}
