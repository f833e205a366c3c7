//! Whether a phrase agrees with a datum, by the rules of the grammar.
//!
//! An unhedged number agrees when it is the datum rounded, half up or half
//! even, at the last digit that it shows. A hedged one agrees inside the
//! hedge's interval. A fraction in words agrees where the datum rounds to the
//! same whole percent, or, for a set of forces, where no other number of
//! forces comes closer to it. Multiples are compared at two digits. Signs are
//! left to the direction words.

use super::datum::{Datum, Reason, Verdict};
use super::phrase::{Direction, Form, Number, Pairing, Phrase, Unit, What};
use super::read::hedge_of;
use super::write;
use rust_decimal::{Decimal, RoundingStrategy};

/// Why a phrase and a datum disagree.
pub(crate) struct Fault(pub(crate) Reason, pub(crate) String);

/// Compares what `text` says (as read into `phrase`) with a datum.
pub fn agrees(text: &str, phrase: &Phrase, datum: &Datum) -> Verdict {
    let data = write::datum(datum);
    match compare(phrase, datum) {
        Ok(()) => Verdict {
            reason: None,
            data,
            because: String::new(),
            right: None,
        },
        Err(Fault(reason, because)) => {
            let right = write::corrected(text, phrase, datum);
            Verdict {
                reason: Some(reason),
                data,
                because,
                right,
            }
        }
    }
}

/// The comparison alone.
pub(crate) fn compare(phrase: &Phrase, datum: &Datum) -> Result<(), Fault> {
    match (&phrase.what, datum) {
        (
            What::Number(number),
            Datum::Value {
                value,
                unit,
                direction,
                whole,
                ..
            },
        ) => {
            points(phrase, *direction)?;
            whole_is(number, *whole)?;
            // A rise of 90 percent is "almost doubled".
            match (number.unit, unit, direction) {
                (Unit::Multiple, Unit::Percent, Some(Direction::Up)) => {
                    fits(number, Decimal::ONE + value.abs() / Decimal::ONE_HUNDRED)
                }
                (Unit::Multiple, Unit::Percent, Some(Direction::Down)) => {
                    fits(number, Decimal::ONE - value.abs() / Decimal::ONE_HUNDRED)
                }
                _ => counted(number, *unit, *value),
            }
        }
        (What::Number(number), Datum::Change { percent }) => {
            points(phrase, way(*percent))?;
            whole_is(number, None)?;
            match number.unit {
                Unit::Percent => fits(number, percent.abs()),
                Unit::Proportion => fits_share(number, percent.abs() / Decimal::ONE_HUNDRED, None),
                Unit::Multiple => fits(number, Decimal::ONE + percent / Decimal::ONE_HUNDRED),
                _ => Err(Fault(
                    Reason::Unit,
                    "a change is in percent, and the link has to say so".into(),
                )),
            }
        }
        (What::Number(number), Datum::Points { points: value, .. }) => {
            points(phrase, way(*value))?;
            whole_is(number, None)?;
            if number.unit != Unit::Points {
                return Err(Fault(
                    Reason::Unit,
                    "the difference of two percentages is in percentage points".into(),
                ));
            }
            fits(number, value.abs())
        }
        (What::Pair(first, second, pairing), Datum::FromTo { from, to, unit, .. }) => {
            if *pairing == Pairing::Between {
                return Err(Fault(
                    Reason::Kind,
                    "the words give a range, the target two values in time".into(),
                ));
            }
            points(phrase, way(*to - *from))?;
            counted(first, *unit, *from)?;
            counted(second, *unit, *to)
        }
        (
            What::Pair(first, second, _),
            Datum::Range {
                low, high, unit, ..
            },
        ) => {
            points(phrase, None)?;
            let (small, large) = if first.size() <= second.size() {
                (first, second)
            } else {
                (second, first)
            };
            counted(small, *unit, *low)?;
            counted(large, *unit, *high)
        }
        (
            What::Number(number),
            Datum::Count {
                n,
                whole,
                direction,
            },
        ) => {
            points(phrase, *direction)?;
            if number.unit == Unit::Percent {
                return Err(Fault(
                    Reason::Kind,
                    "the words give a percentage; for that the target is `share:`".into(),
                ));
            }
            set(number, *n, *whole)
        }
        (
            What::Number(number),
            Datum::Share {
                n,
                whole,
                direction,
            },
        ) => {
            points(phrase, *direction)?;
            if number.unit == Unit::Plain && number.whole.is_none() && number.form != Form::None {
                return Err(Fault(
                    Reason::Kind,
                    "the words give a number; for that the target is `count:`".into(),
                ));
            }
            set(number, *n, *whole)
        }
        (
            What::Majority(_),
            Datum::Count {
                n,
                whole,
                direction,
            }
            | Datum::Share {
                n,
                whole,
                direction,
            },
        ) => {
            points(phrase, *direction)?;
            most(Decimal::from(*n) * Decimal::TWO > Decimal::from(*whole))
        }
        (
            What::Majority(_),
            Datum::Value {
                value,
                unit: Unit::Percent,
                ..
            },
        ) => most(*value > Decimal::from(50)),
        (What::Majority(_), _) => Err(Fault(
            Reason::Kind,
            "\"most\" is of a share, and the target gives none".into(),
        )),
        (What::Pair(..), _) => Err(Fault(
            Reason::Kind,
            "the words give two numbers, the target one".into(),
        )),
        (What::Number(_), _) => Err(Fault(
            Reason::Kind,
            "the words give one number, the target two".into(),
        )),
    }
}

fn most(so: bool) -> Result<(), Fault> {
    if so {
        Ok(())
    } else {
        Err(Fault(Reason::Number, "it is not more than half".into()))
    }
}

fn way(change: Decimal) -> Option<Direction> {
    if change.is_zero() {
        None
    } else if change.is_sign_positive() {
        Some(Direction::Up)
    } else {
        Some(Direction::Down)
    }
}

/// The direction of the words must be the datum's; words without one are fine.
fn points(phrase: &Phrase, data: Option<Direction>) -> Result<(), Fault> {
    let because = match (&phrase.direction, data) {
        (None, _) => return Ok(()),
        (Some((words, _)), Some(data)) if *words == data => return Ok(()),
        (Some((Direction::Up, _)), Some(_)) => "the words say that it rose, the data that it fell",
        (Some((Direction::Down, _)), Some(_)) => {
            "the words say that it fell, the data that it rose"
        }
        (Some(_), None) => "the words say that it moved, and the datum says nothing of the kind",
    };
    Err(Fault(Reason::Direction, because.into()))
}

/// "of the 43" must be the data's own 43.
fn whole_is(number: &Number, data: Option<u32>) -> Result<(), Fault> {
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
fn counted(number: &Number, unit: Unit, value: Decimal) -> Result<(), Fault> {
    let value = value.abs();
    match (number.unit, unit) {
        (Unit::Plain, Unit::Multiple) | (Unit::Plain, Unit::Plain) => fits(number, value),
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

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Plain => "a plain number",
        Unit::Percent => "in percent, and the link has to say so",
        Unit::Points => "in percentage points, and the link has to say so",
        Unit::Pounds => "in pounds, and the link has to say so",
        Unit::Proportion => "a share",
        Unit::Multiple => "a multiple",
    }
}

/// A number of forces, or a share of them, against a set.
fn set(number: &Number, n: u32, whole: u32) -> Result<(), Fault> {
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
fn fits(number: &Number, size: Decimal) -> Result<(), Fault> {
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
fn fits_share(number: &Number, share: Decimal, set: Option<(u32, u32)>) -> Result<(), Fault> {
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
        (Decimal::from(n) - ideal).abs() * Decimal::TWO <= Decimal::ONE
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
