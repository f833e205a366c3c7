//! Whether a number as written fits a value: its digits, its hedge, its whole.

use super::datum::Reason;
use super::meaning::Share;
use super::phrase::hedge_of;
use super::phrase::{Form, Number, PARTS, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

/// Why a phrase and a datum disagree.
pub(crate) struct Fault(pub(crate) Reason, pub(crate) String);

/// The second number of "455 of the 464 (98 percent)".
pub(super) fn fits_share_of(number: &Number, n: Decimal, whole: Decimal) -> Result<(), Fault> {
    match number.unit {
        _ if whole.is_zero() => Err(Fault(Reason::Whole, "the whole is none".into())),
        Unit::Percent => fits(number, n / whole * Decimal::ONE_HUNDRED),
        _ => fits_share(number, n / whole, None),
    }
}

/// A quantity without a numeral against `n` of `whole`.
pub(super) fn quantified(share: Share, n: Decimal, whole: Decimal) -> Result<(), Fault> {
    let part = |hundredths: i64| whole * Decimal::new(hundredths, 2);
    let some = n > Decimal::ZERO;
    let (fits, because) = match share {
        Share::All => (n == whole, "it is not all"),
        Share::None => (!some, "it is not none"),
        Share::Both => (n == whole && whole == Decimal::TWO, "it is not both of two"),
        Share::Majority => (n > part(50), "it is not more than half"),
        Share::Minority => (some && n < part(50), "it is not less than half"),
        Share::Vast => (n >= part(80), "it is less than 80 percent"),
        Share::Overwhelming => (n >= part(90), "it is less than 90 percent"),
        Share::Hardly => (some && n <= part(10), "it is not under a tenth"),
        Share::Couple => (n == Decimal::TWO, "it is not two"),
        Share::Dozens => (n >= Decimal::from(24), "it is less than two dozen"),
        Share::NotAll => (n < whole, "it is all of them"),
    };
    if fits {
        return Ok(());
    }
    Err(Fault(Reason::Number, because.into()))
}

/// "of the 43" must be the data's own 43.
pub(super) fn whole_is(number: &Number, data: Option<u32>) -> Result<(), Fault> {
    let Some(words) = number.whole.as_ref().filter(|whole| whole.definite) else {
        return Ok(());
    };
    match data {
        Some(data) if data == words.value => Ok(()),
        Some(data) => Err(Fault(
            Reason::Whole,
            format!("the whole is {data}, not {}", words.value),
        )),
        None => Err(Fault(
            Reason::Whole,
            format!("the datum is no part of {}", words.value),
        )),
    }
}

/// A number against a value in its own unit.
pub(super) fn counted(number: &Number, unit: Unit, value: Decimal) -> Result<(), Fault> {
    let value = value.abs();
    match (number.unit, unit) {
        (Unit::Plain, Unit::Multiple) | (Unit::Plain, Unit::Plain) => fits(number, value),
        (Unit::Plain, Unit::Duration(base)) => {
            let parts = Decimal::from(number.seconds.unwrap_or(base * PARTS));
            let scale = parts / Decimal::from(base);
            let scaled = Number {
                value: number.value * scale,
                step: number.step * scale,
                ..number.clone()
            };
            fits(&scaled, value)
        }
        (words, data) if words == data && data != Unit::Proportion => fits(number, value),
        (Unit::Proportion, Unit::Percent) => fits_share(number, value / Decimal::ONE_HUNDRED, None),
        (Unit::Proportion, Unit::Proportion) => fits_share(number, value, None),
        (Unit::Percent, Unit::Proportion) => fits(number, value * Decimal::ONE_HUNDRED),
        (_, data) => Err(Fault(
            Reason::Unit,
            format!("the datum is {}", unit_name(data)),
        )),
    }
}

pub(super) fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Plain => "a plain number",
        Unit::Percent => "in percent, and the link has to say so",
        Unit::Points => "in percentage points, and the link has to say so",
        Unit::Pounds => "in pounds, and the link has to say so",
        Unit::Dollars => "in dollars, and the link has to say so",
        Unit::Euros => "in euros, and the link has to say so",
        Unit::Proportion => "a share",
        Unit::Multiple => "a multiple",
        Unit::Duration(_) => "a duration",
    }
}

/// A number of forces, or a share of them, against a set.
pub(super) fn set(number: &Number, n: u32, whole: u32) -> Result<(), Fault> {
    let exact = number
        .whole
        .as_ref()
        .is_some_and(|words| words.definite || words.value == whole);
    if exact {
        let words = number.whole.as_ref().map_or(whole, |words| words.value);
        if words != whole {
            return Err(Fault(
                Reason::Whole,
                format!("the set could have held {whole} forces, not {words}"),
            ));
        }
        return fits(number, Decimal::from(n));
    }
    if whole == 0 {
        return Err(Fault(
            Reason::Whole,
            "the set could have held no force at all".into(),
        ));
    }
    let share = Decimal::from(n) / Decimal::from(whole);
    match number.unit {
        Unit::Proportion => fits_share(number, share, Some((n, whole))),
        Unit::Percent => fits(number, share * Decimal::ONE_HUNDRED),
        Unit::Plain => fits(number, Decimal::from(n)),
        _ => Err(Fault(
            Reason::Unit,
            "the datum is a number of forces".into(),
        )),
    }
}

/// A number against a size, by its hedge or by its last digit.
pub(super) fn fits(number: &Number, size: Decimal) -> Result<(), Fault> {
    let written = number.size();
    if let Some(hedge) = hedge_of(number) {
        if hedge.allows(written, size) {
            return Ok(());
        }
        return Err(Fault(
            Reason::Hedge,
            format!("\"{}\" does not allow it", hedge.words()),
        ));
    }
    if rounds(size, number.step, written) {
        Ok(())
    } else {
        Err(Fault(Reason::Number, "the number is another".into()))
    }
}

/// Whether `size` rounds to `written` at steps of `step`, half up or half even.
pub(crate) fn rounds(size: Decimal, step: Decimal, written: Decimal) -> bool {
    let steps = size.checked_div(step);
    let wanted = written.checked_div(step);
    let (Some(steps), Some(wanted)) = (steps, wanted) else {
        return false;
    };
    let up = steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let even = steps.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
    up == wanted || even == wanted
}

/// A share in words against a share between 0 and 1.
pub(super) fn fits_share(
    number: &Number,
    share: Decimal,
    set: Option<(u32, u32)>,
) -> Result<(), Fault> {
    let written = number.proportion();
    if let Some(hedge) = hedge_of(number) {
        if hedge.allows(written, share) {
            return Ok(());
        }
        return Err(Fault(
            Reason::Hedge,
            format!("\"{}\" does not allow it", hedge.words()),
        ));
    }
    let nearest = set.is_some_and(|(n, whole)| {
        let ideal = written * Decimal::from(whole);
        // No number of two comes near a quarter.
        let near = (share - written).abs() <= Decimal::new(5, 2);
        near && (Decimal::from(n) - ideal).abs() * Decimal::TWO <= Decimal::ONE
    });
    let percent = Decimal::new(1, 2);
    let near = written.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let fine = if number.form == Form::All {
        share == Decimal::ONE
    } else {
        nearest || rounds(share, percent, near)
    };
    if fine {
        Ok(())
    } else {
        Err(Fault(Reason::Number, "the share is another".into()))
    }
}
