//! Numbers that no value can be: counts in parts, what is below zero, percentages over 100.

use rust_decimal::Decimal;

use crate::diagnostics::Code;
use crate::model::{Measure, UnitKind};
use crate::source::MeasureRecord;

/// Why a number can be no value of a measure, and what to do.
pub(super) fn fault(
    number: Decimal,
    measure: &Measure,
    record: &MeasureRecord,
) -> Option<(Code, String, &'static str)> {
    let counted = record.rate || record.count;
    if number < Decimal::ZERO && (counted || !record.negative) {
        return Some((
            Code::NegativeCount,
            "is below zero".to_owned(),
            match counted {
                true => {
                    "counts and values start at zero; if there is no value, write the mark that \
                     says why"
                }
                false => {
                    "values start at zero, unless the measure says `negative = true`; if there is \
                     no value, write the mark that says why"
                }
            },
        ));
    }
    if counted && !record.fractional && !number.fract().is_zero() {
        return Some((
            Code::WrongValue,
            "is no count: it has digits after the point".to_owned(),
            match record.rate {
                true => {
                    "a rate is given by its count, and the tool divides; write whole numbers, or \
                     `fractional = true` where parts are counted, such as full-time equivalents"
                }
                false => {
                    "write whole numbers, or `fractional = true` where parts are counted, such as \
                     full-time equivalents"
                }
            },
        ));
    }
    match measure.unit_kind {
        UnitKind::Percent if !counted && !record.over_100 && number > Decimal::ONE_HUNDRED => {
            Some((
                Code::PercentageOver100,
                "is a percentage over 100".to_owned(),
                "check the value and `unit_kind`; where it may be more, say `over_100 = true`",
            ))
        }
        UnitKind::Score(Some(most)) if number > Decimal::from(most) => Some((
            Code::WrongValue,
            format!("is more than the {most} that there are"),
            "check the value and `out_of`",
        )),
        _ => None,
    }
}
