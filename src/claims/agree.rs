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
use super::vocabulary::Share;
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
    if phrase.twist.is_some() {
        let message = "a word beside the number makes another number of it, which nothing confirms";
        return Err(Fault(Reason::Kind, message.into()));
    }
    if phrase.all_but
        && !matches!(
            (&phrase.what, datum),
            (What::Number(_), Datum::Count { .. } | Datum::Share { .. })
        )
    {
        let message = "\"all but\" is of a set, and the target is none";
        return Err(Fault(Reason::Kind, message.into()));
    }
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
            let signed = way(*value).filter(|way| *way == Direction::Down && *unit != Unit::Points);
            points(phrase, direction.or(signed))?;
            whole_is(number, *whole)?;
            // A rise of 90 percent is "almost doubled".
            match (number.unit, unit, direction) {
                (Unit::Multiple, Unit::Percent, Some(Direction::Up)) => {
                    fits(number, Decimal::ONE + value.abs() / Decimal::ONE_HUNDRED)
                }
                (Unit::Multiple, Unit::Percent, Some(Direction::Down)) if is_halving(number) => {
                    fits(number, value.abs() / Decimal::ONE_HUNDRED)
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
                Unit::Multiple if is_halving(number) => {
                    fits(number, percent.abs() / Decimal::ONE_HUNDRED)
                }
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
            let (small, large) = if first.size() <= second.size() {
                (first, second)
            } else {
                (second, first)
            };
            counted(small, *unit, *low)?;
            counted(large, *unit, *high)
        }
        // "a tenfold range"
        (What::Number(number), Datum::Range { low, high, .. })
            if number.unit == Unit::Multiple && !low.is_zero() =>
        {
            fits(number, *high / *low)
        }
        (What::Way(_, negated), _) => moved(phrase, *negated, way_of(datum)),
        (
            What::Number(number),
            Datum::Count {
                n,
                whole,
                direction,
            },
        ) => {
            went(phrase, *direction)?;
            if number.unit == Unit::Percent {
                return Err(Fault(
                    Reason::Kind,
                    "the words give a percentage; for that the target is `share:`".into(),
                ));
            }
            set(
                number,
                if phrase.all_but {
                    whole.saturating_sub(*n)
                } else {
                    *n
                },
                *whole,
            )
        }
        (
            What::Number(number),
            Datum::Share {
                n,
                whole,
                direction,
            },
        ) => {
            went(phrase, *direction)?;
            if number.unit == Unit::Plain
                && number.whole.is_none()
                && number.form != Form::None
                && !phrase.all_but
            {
                return Err(Fault(
                    Reason::Kind,
                    "the words give a number; for that the target is `count:`".into(),
                ));
            }
            set(
                number,
                if phrase.all_but {
                    whole.saturating_sub(*n)
                } else {
                    *n
                },
                *whole,
            )
        }
        (
            What::Share(share, _, words),
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
            went(phrase, *direction)?;
            if let Some(words) = words.as_ref().filter(|words| words.value != *whole) {
                return Err(Fault(
                    Reason::Whole,
                    format!("the set could have held {whole}, not {}", words.value),
                ));
            }
            quantified(*share, Decimal::from(*n), Decimal::from(*whole))
        }
        (
            What::Share(share, _, None),
            Datum::Value {
                value,
                unit: Unit::Percent,
                ..
            },
        ) => quantified(*share, *value, Decimal::ONE_HUNDRED),
        (
            What::Share(share @ (Share::Dozens | Share::Couple), _, None),
            Datum::Value {
                value,
                unit: Unit::Plain,
                ..
            },
        ) => quantified(*share, *value, *value),
        (What::Share(..), _) => Err(Fault(
            Reason::Kind,
            "the words speak of a share, and the target gives none".into(),
        )),
        (What::Aside(now, before), Datum::FromTo { from, to, unit, .. }) => {
            points(phrase, way(*to - *from))?;
            counted(now, *unit, *to)?;
            counted(before, *unit, *from)
        }
        (
            What::Aside(one, other),
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
            set(one, *n, *whole)?;
            set(other, *n, *whole)
        }
        (
            What::Aside(one, other),
            Datum::Value {
                value,
                unit: Unit::Plain,
                whole: Some(whole),
                ..
            },
        ) => {
            let (n, whole) = (*value, Decimal::from(*whole));
            fits(one, n)?;
            whole_is(one, u32::try_from(whole).ok())?;
            fits_share_of(other, n, whole)
        }
        (What::Aside(..), _) => Err(Fault(
            Reason::Kind,
            "the words give two numbers, the target one".into(),
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

/// "almost halved": a hedge of a halving is one of the fall.
fn is_halving(number: &Number) -> bool {
    hedge_of(number).is_some() && number.size() == Decimal::new(5, 1) && number.over == 1
}

/// The second number of "455 of the 464 (98 percent)".
fn fits_share_of(number: &Number, n: Decimal, whole: Decimal) -> Result<(), Fault> {
    match number.unit {
        _ if whole.is_zero() => Err(Fault(Reason::Whole, "the whole is none".into())),
        Unit::Percent => fits(number, n / whole * Decimal::ONE_HUNDRED),
        _ => fits_share(number, n / whole, None),
    }
}

/// A quantity without a numeral against `n` of `whole`.
fn quantified(share: Share, n: Decimal, whole: Decimal) -> Result<(), Fault> {
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

/// "did not fall", "rose slightly": a direction alone.
fn moved(phrase: &Phrase, negated: bool, data: Option<Option<Direction>>) -> Result<(), Fault> {
    let Some(data) = data else {
        let message = "the words say that it moved, and the datum is no change";
        return Err(Fault(Reason::Kind, message.into()));
    };
    let Some((words, _)) = &phrase.direction else {
        return Ok(());
    };
    if phrase.valued || (data == Some(*words)) != negated {
        return Ok(());
    }
    let message = match data {
        Some(Direction::Up) => "the data say that it rose",
        Some(Direction::Down) => "the data say that it fell",
        None => "the data say that it stayed the same",
    };
    Err(Fault(Reason::Direction, message.into()))
}

/// The way that a datum went, if it is a change.
pub(crate) fn way_of(datum: &Datum) -> Option<Option<Direction>> {
    match datum {
        Datum::Change { percent } => Some(way(*percent)),
        Datum::Points { points, .. } => Some(way(*points)),
        Datum::FromTo { from, to, .. } => Some(way(*to - *from)),
        Datum::Value { direction, .. }
        | Datum::Count { direction, .. }
        | Datum::Share { direction, .. } => direction.map(Some),
        Datum::Range { .. } => None,
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

/// The direction of a change. Whether more is better is for the measure to say.
fn points(phrase: &Phrase, data: Option<Direction>) -> Result<(), Fault> {
    if phrase.valued && data.is_some() {
        return Ok(());
    }
    went(phrase, data)
}

/// The direction of the words must be the datum's; words without one are fine.
fn went(phrase: &Phrase, data: Option<Direction>) -> Result<(), Fault> {
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
        Unit::Dollars => "in dollars, and the link has to say so",
        Unit::Euros => "in euros, and the link has to say so",
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
