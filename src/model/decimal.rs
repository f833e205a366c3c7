//! Decimals rounded and in digits.
//!
//! A rate has 28 digits, and each of thousands is rounded and written several
//! times. `rust_decimal` goes from digit to digit; here a decimal is one whole
//! number and where its point is.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// A value rounded to so many decimals, half of the last one up (away from nought).
/// One that has no more stays as it is.
pub fn half_up(value: Decimal, decimals: u32) -> Decimal {
    rounded(value, decimals, |rest, _| rest.is_ge())
}

/// The same, half of the last one to the even digit.
pub fn half_even(value: Decimal, decimals: u32) -> Decimal {
    rounded(value, decimals, |rest, whole| match rest {
        Ordering::Less => false,
        Ordering::Equal => whole % 2 == 1,
        Ordering::Greater => true,
    })
}

/// `is_up` is told how the rest compares with a half, and what is before it.
fn rounded(value: Decimal, decimals: u32, is_up: impl Fn(Ordering, u128) -> bool) -> Decimal {
    let Some(excess @ 1..) = value.scale().checked_sub(decimals) else {
        return value;
    };
    let unit = 10_u128.pow(excess);
    let mantissa = value.mantissa().unsigned_abs();
    let (whole, rest) = (mantissa / unit, mantissa % unit);
    let whole = whole + u128::from(is_up(rest.cmp(&(unit / 2)), whole));
    // A mantissa has 96 bits, and this one has become smaller.
    let whole = whole as i128 * value.mantissa().signum();
    Decimal::from_i128_with_scale(whole, decimals)
}

/// A value in the fewest digits, and in no more than so many that are significant.
pub fn significant(value: Decimal, most: u32) -> Decimal {
    let mantissa = value.mantissa().unsigned_abs();
    let digits = mantissa.checked_ilog10().map_or(1, |power| power + 1);
    let rounded = match digits.checked_sub(most) {
        None | Some(0) => value,
        Some(excess) if excess <= value.scale() => half_even(value, value.scale() - excess),
        Some(_) => value.round_sf(most).unwrap_or(value),
    };
    rounded.normalize()
}

/// A value in all its digits: `-12.50`.
pub fn digits(value: Decimal) -> String {
    let digits = value.mantissa().unsigned_abs().to_string();
    let scale = value.scale() as usize;
    let mut text = String::with_capacity(digits.len() + 3);
    if value.is_sign_negative() {
        text.push('-');
    }
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(scale));
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if scale > 0 {
        text.push('.');
        text.extend(std::iter::repeat_n('0', scale - fraction.len()));
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::RoundingStrategy;

    use super::*;

    /// Decimals of every size, many of them with few digits.
    fn decimals() -> impl Strategy<Value = Decimal> {
        let largest = Decimal::MAX.mantissa();
        let mantissa = prop_oneof![-largest..=largest, -1_000_000_i128..=1_000_000];
        (mantissa, 0..=28_u32)
            .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
    }

    /// Decimals right between two that are written with fewer digits.
    fn halves() -> impl Strategy<Value = Decimal> {
        (-100_000_i128..100_000, 0..=20_u32, 0..=5_u32).prop_map(|(whole, scale, noughts)| {
            let mantissa = (whole * 10 + 5) * 10_i128.pow(noughts);
            Decimal::from_i128_with_scale(mantissa, scale + noughts)
        })
    }

    proptest! {
        #[test]
        fn it_is_what_the_crate_says(
            value in prop_oneof![decimals(), halves()],
            places in 0..=28_u32,
            most in 1..=28_u32,
        ) {
            // Compared in words, because equal decimals may differ in their noughts.
            let up = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(half_up(value, places).to_string(), up.to_string());
            let even = value.round_dp(places);
            prop_assert_eq!(half_even(value, places).to_string(), even.to_string());
            prop_assert_eq!(digits(value), value.to_string());
            if let Some(rounded) = value.round_sf(most) {
                let rounded = rounded.normalize();
                prop_assert_eq!(significant(value, most).to_string(), rounded.to_string());
            }
        }
    }
}
