//! Numbers in the digits in which charts and pages print them.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Measure, PARTS, UnitKind};

/// A value rounded half up at its last digit that is shown.
pub(super) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A value of a measure as charts and pages print it, without its unit: `12.9`, `7:45`.
pub fn of(measure: &Measure, value: Decimal) -> String {
    match measure.unit_kind {
        UnitKind::Duration(_) => clock(value, measure.decimals),
        _ => written(value, measure.decimals),
    }
}

/// A duration in its smaller unit, as both: `7:45` of 465.
pub(super) fn clock(value: Decimal, decimals: u32) -> String {
    let shown = rounded(value, decimals);
    let parts = Decimal::from(PARTS);
    let size = shown.abs();
    let sign = if shown.is_sign_negative() && !shown.is_zero() {
        "−"
    } else {
        ""
    };
    let large = written((size / parts).floor(), 0);
    let small = written(size % parts, decimals);
    let nought = if size % parts < Decimal::TEN { "0" } else { "" };
    [sign, &large, ":", nought, &small].concat()
}

/// A value as charts print it: rounded, with all its decimals and commas
/// between thousands, without its unit. `13,404`, `20.50`.
pub fn written(value: Decimal, decimals: u32) -> String {
    let mut shown = rounded(value, decimals);
    shown.rescale(decimals);
    let digits = shown.mantissa().unsigned_abs().to_string();
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(shown.scale() as usize));
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 4);
    if shown.is_sign_negative() && !shown.is_zero() {
        text.push('−');
    }
    match whole {
        "" => text.push('0'),
        _ => push_grouped(whole, &mut text),
    }
    if shown.scale() > 0 {
        text.push('.');
        let noughts = shown.scale() as usize - fraction.len();
        text.extend(std::iter::repeat_n('0', noughts));
        text.push_str(fraction);
    }
    text
}

/// Whole digits with commas between thousands.
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    push_grouped(digits, &mut text);
    text
}

fn push_grouped(digits: &str, text: &mut String) {
    let mut at = digits.len() % 3;
    text.push_str(&digits[..at]);
    while at < digits.len() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&digits[at..at + 3]);
        at += 3;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas_and_all_their_decimals() {
        let written = |number: &str, decimals| written(number.parse().unwrap(), decimals);
        assert_eq!(written("0", 0), "0");
        assert_eq!(written("0", 2), "0.00");
        assert_eq!(written("0.05", 2), "0.05");
        assert_eq!(written("0.05", 1), "0.1");
        assert_eq!(written("-0.5", 1), "−0.5");
        assert_eq!(written("999.95", 1), "1,000.0");
        assert_eq!(written("123456", 0), "123,456");
        assert_eq!(written("1234567", 1), "1,234,567.0");
        assert_eq!(written("12", 3), "12.000");
        assert_eq!(written("-0.04", 1), "0.0");
    }

    #[test]
    fn durations_have_two_digits_behind_the_colon() {
        let clock = |number: &str, decimals| clock(number.parse().unwrap(), decimals);
        assert_eq!(clock("465", 0), "7:45");
        assert_eq!(clock("0", 0), "0:00");
        assert_eq!(clock("59.96", 1), "1:00.0");
        assert_eq!(clock("-65.25", 1), "−1:05.3");
        assert_eq!(clock("360000", 0), "6,000:00");
    }
}
