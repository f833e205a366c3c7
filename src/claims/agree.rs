//! Whether a phrase agrees with a datum, by the rules of the grammar.
//!
//! An unhedged number agrees when it is the datum rounded, half up or half
//! even, at the last digit that it shows. A hedged one agrees inside the
//! hedge's interval. A fraction in words agrees where the datum rounds to the
//! same whole percent, or, for a set of forces, where no other number of
//! forces comes closer to it. Multiples are compared at two digits. Signs are
//! left to the direction words.

use super::datum::{Datum, Reason, Verdict};
use super::fit::{Fault, counted, fits, fits_share, fits_share_of, quantified, set, whole_is};
use super::meaning::Share;
use super::phrase::hedge_of;
use super::phrase::{Direction, Form, Number, Pairing, Phrase, Unit, What};
use super::write;
use rust_decimal::Decimal;

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

/// Whether a phrase agrees with a datum, without saying why or what would.
pub fn holds(phrase: &Phrase, datum: &Datum) -> bool {
    compare(phrase, datum).is_ok()
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
                _ if is_score(number, *unit, *whole) => fits(number, value.abs()),
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

/// "7 out of 10" of data that are out of 10.
fn is_score(number: &Number, unit: Unit, whole: Option<u32>) -> bool {
    let words = number.whole.as_ref().map(|whole| whole.value);
    unit == Unit::Plain && number.over == 1 && words.is_some() && words == whole
}

/// "almost halved": a hedge of a halving is one of the fall.
fn is_halving(number: &Number) -> bool {
    hedge_of(number).is_some() && number.size() == Decimal::new(5, 1) && number.over == 1
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
pub fn way_of(datum: &Datum) -> Option<Option<Direction>> {
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
