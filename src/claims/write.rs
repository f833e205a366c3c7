//! Writes data as the edition writes them, and phrases as they should have
//! been.
//!
//! A correction keeps the style of the phrase (words or digits, decimals, the
//! unit's spelling). It is only offered when, read back, it agrees.

use super::agree::compare;
use super::cardinal::{spell, spell_fraction};
use super::datum::Datum;
use super::lookup::turn;
use super::phrase::{Direction, Form, Hedge, Number, PARTS, Phrase, Unit, What};
use super::read::read;
use super::token::tokens;
use rust_decimal::{Decimal, RoundingStrategy};
use std::ops::Range;

/// `value` with this many decimals and thousands separators.
pub fn digits(value: Decimal, decimals: u32) -> String {
    let mut rounded =
        value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    let text = rounded.abs().to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::with_capacity(text.len() + text.len() / 3 + 1);
    if rounded.is_sign_negative() && !rounded.is_zero() {
        grouped.push('−');
    }
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A value with its unit: "12.9 percent", "£18.41", "16,162".
pub fn value(value: Decimal, unit: Unit, decimals: u32) -> String {
    let number = digits(value.abs(), decimals);
    match unit {
        Unit::Plain | Unit::Proportion => number,
        Unit::Percent => format!("{number} percent"),
        Unit::Points => format!("{number} percentage points"),
        Unit::Pounds => format!("£{number}"),
        Unit::Dollars => format!("${number}"),
        Unit::Euros => format!("€{number}"),
        Unit::Multiple => format!("{number} times"),
        Unit::Duration(base) => duration(value.abs(), base, decimals),
    }
}

/// A duration in words: "7 minutes 45 seconds".
fn duration(value: Decimal, base: u32, decimals: u32) -> String {
    let names = match base {
        1 => ["minute", "second"],
        _ => ["hour", "minute"],
    };
    let value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let parts = Decimal::from(PARTS);
    let (large, small) = ((value / parts).floor(), value % parts);
    let one = |size: Decimal, decimals: u32, name: &str| {
        let plural = if size == Decimal::ONE { "" } else { "s" };
        format!("{} {name}{plural}", digits(size, decimals))
    };
    match (large.is_zero(), small.is_zero()) {
        (true, _) => one(small, decimals, names[1]),
        (false, true) => one(large, 0, names[0]),
        (false, false) => {
            let [large, small] = [one(large, 0, names[0]), one(small, decimals, names[1])];
            [large, small].join(" ")
        }
    }
}

/// What stands in the page for `[?]`: the datum in the edition's style, with
/// sizes without a sign, and numbers of forces below ten in words.
pub fn datum(datum: &Datum) -> String {
    match datum {
        Datum::Value {
            value: size,
            unit: Unit::Proportion,
            ..
        } => value(*size * Decimal::ONE_HUNDRED, Unit::Percent, 0),
        Datum::Value {
            value: size,
            unit,
            decimals,
            ..
        } => value(*size, *unit, *decimals),
        Datum::Change { percent } => value(*percent, Unit::Percent, change_decimals(*percent)),
        Datum::Points { points, decimals } => value(*points, Unit::Points, *decimals),
        Datum::FromTo {
            from,
            to,
            unit,
            decimals,
        } => {
            format!(
                "from {} to {}",
                value(*from, *unit, *decimals),
                value(*to, *unit, *decimals)
            )
        }
        Datum::Range {
            low,
            high,
            unit,
            decimals,
        } => {
            format!(
                "between {} and {}",
                value(*low, *unit, *decimals),
                value(*high, *unit, *decimals)
            )
        }
        Datum::Count { n, .. } if *n < 10 => spell(*n).unwrap_or_else(|| n.to_string()),
        Datum::Count { n, .. } => digits(Decimal::from(*n), 0),
        Datum::Share { n, whole, .. } => {
            let share = Decimal::from(*n) * Decimal::ONE_HUNDRED / Decimal::from((*whole).max(1));
            value(share, Unit::Percent, 0)
        }
    }
}

/// Changes under ten percent show one decimal.
fn change_decimals(percent: Decimal) -> u32 {
    if percent.abs() < Decimal::TEN { 1 } else { 0 }
}

/// The phrase as it would agree, if one can be made.
pub(crate) fn corrected(text: &str, phrase: &Phrase, data: &Datum) -> Option<String> {
    let mut fixed = Vec::new();
    if let Some((words, at)) = &phrase.direction
        && direction(data).is_some_and(|way| way != *words)
    {
        let word = &text[at.clone()];
        fixed.push((at.clone(), like(word, opposite(word)?)));
    }
    let numbers: Vec<(&Number, Decimal)> = match (&phrase.what, data) {
        (What::Number(number), _) => vec![(number, size(data, number)?)],
        (What::Pair(one, other, _), Datum::FromTo { from, to, .. }) => {
            vec![(one, *from), (other, *to)]
        }
        (What::Pair(one, other, _), Datum::Range { low, high, .. })
            if one.size() <= other.size() =>
        {
            vec![(one, *low), (other, *high)]
        }
        (What::Pair(one, other, _), Datum::Range { low, high, .. }) => {
            vec![(one, *high), (other, *low)]
        }
        _ => return None,
    };
    if let (What::Number(number), Some(whole)) = (&phrase.what, whole(data))
        && let Some(words) = number
            .whole
            .as_ref()
            .filter(|words| words.definite && words.value != whole)
    {
        let number = if words.words {
            spell(whole)?
        } else {
            whole.to_string()
        };
        fixed.push((words.at.clone(), number));
    }
    let mut candidates = vec![Vec::new()];
    if let [(number, _)] = numbers.as_slice()
        && let Some((_, at)) = &number.hedge
    {
        const ORDER: [Hedge; 5] = [
            Hedge::Nearly,
            Hedge::JustOver,
            Hedge::About,
            Hedge::Over,
            Hedge::Under,
        ];
        for hedge in ORDER {
            candidates.push(vec![(
                at.clone(),
                like(&text[at.clone()], hedge.words().to_owned()),
            )]);
        }
    }
    // The words of the unit would stand behind the new ones again.
    let is_timed = |(number, _): &(&Number, Decimal)| {
        let rest = text[number.at.end..].trim_start();
        number.seconds.is_some()
            && ["second", "minute", "hour"]
                .iter()
                .any(|unit| rest.starts_with(unit))
    };
    if numbers.iter().any(is_timed) && is_duration(data) {
        return None;
    }
    let unhedged = |number: &Number| {
        let (_, at) = number.hedge.as_ref()?;
        Some((at.start..number.at.start, String::new()))
    };
    let restyled: Option<Vec<_>> = numbers
        .iter()
        .map(|(n, size)| Some((n.bare.clone(), restyle(text, n, *size)?)))
        .collect();
    if let Some(restyled) = restyled {
        let hedges = numbers.iter().filter_map(|(number, _)| unhedged(number));
        candidates.push(restyled.iter().cloned().chain(hedges).collect());
        candidates.push(restyled);
    }
    if let [(number, _)] = numbers.as_slice() {
        let start = number
            .hedge
            .as_ref()
            .map_or(number.at.start, |(_, at)| at.start);
        let word = like(&text[start..], datum(data));
        candidates.push(vec![(start..number.at.end, word)]);
    } else if let [(first, _), (last, _)] = numbers.as_slice() {
        let unit = match data {
            Datum::FromTo { unit, decimals, .. } | Datum::Range { unit, decimals, .. } => {
                Some((*unit, *decimals))
            }
            _ => None,
        };
        let (unit, decimals) = unit?;
        let all = [(first, numbers[0].1), (last, numbers[1].1)];
        candidates.push(
            all.iter()
                .map(|(number, size)| (number.at.clone(), value(*size, unit, decimals)))
                .collect(),
        );
    }
    candidates.into_iter().find_map(|candidate| {
        let fixed: Vec<_> = fixed
            .iter()
            .filter(|(at, _)| {
                candidate
                    .iter()
                    .all(|(c, _)| c.end <= at.start || at.end <= c.start)
            })
            .cloned()
            .collect();
        let text = replace(text, fixed.into_iter().chain(candidate).collect());
        let read = read(&text).ok()?;
        compare(&read, data).is_ok().then_some(text)
    })
}

fn is_duration(data: &Datum) -> bool {
    matches!(
        data,
        Datum::Value {
            unit: Unit::Duration(_),
            ..
        } | Datum::FromTo {
            unit: Unit::Duration(_),
            ..
        } | Datum::Range {
            unit: Unit::Duration(_),
            ..
        }
    )
}

/// The word for the other way; for a sign, its opposite.
pub(crate) fn opposite(word: &str) -> Option<String> {
    let other = match word {
        "-" | "−" | "–" | "‑" => "+",
        "+" => "−",
        "minus" | "negative" => "plus",
        "plus" => "minus",
        _ => turn(&tokens(word), 0)?.0.opposite,
    };
    Some(other.to_owned())
}

fn replace(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(at, _)| at.start);
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, new) in edits.into_iter().filter(|(at, _)| at.end <= text.len()) {
        if at.start < from {
            continue;
        }
        out.push_str(&text[from..at.start]);
        out.push_str(&new);
        from = at.end;
    }
    out.push_str(&text[from..]);
    out
}

/// A capital where the model word has one.
fn like(model: &str, word: String) -> String {
    let capital = model.chars().next().is_some_and(char::is_uppercase);
    match word.chars().next() {
        Some(first) if capital => first.to_uppercase().chain(word.chars().skip(1)).collect(),
        _ => word,
    }
}

fn direction(data: &Datum) -> Option<Direction> {
    let way = |change: Decimal| {
        (!change.is_zero()).then(|| {
            if change.is_sign_positive() {
                Direction::Up
            } else {
                Direction::Down
            }
        })
    };
    match data {
        Datum::Value { direction, .. }
        | Datum::Count { direction, .. }
        | Datum::Share { direction, .. } => *direction,
        Datum::Change { percent } => way(*percent),
        Datum::Points { points, .. } => way(*points),
        Datum::FromTo { from, to, .. } => way(*to - *from),
        Datum::Range { .. } => None,
    }
}

fn whole(data: &Datum) -> Option<u32> {
    match data {
        Datum::Count { whole, .. } | Datum::Share { whole, .. } => Some(*whole),
        Datum::Value { whole, .. } => *whole,
        _ => None,
    }
}

/// The size that the datum has in the unit of a number.
fn size(data: &Datum, number: &Number) -> Option<Decimal> {
    Some(match data {
        Datum::Value { value, .. } => value.abs(),
        Datum::Change { percent } if number.unit == Unit::Multiple => {
            Decimal::ONE + percent / Decimal::ONE_HUNDRED
        }
        Datum::Change { percent } => percent.abs(),
        Datum::Points { points, .. } => points.abs(),
        Datum::Count { n, .. } => Decimal::from(*n),
        Datum::Share { n, .. } if number.unit == Unit::Plain || number.whole.is_some() => {
            Decimal::from(*n)
        }
        Datum::Share { n, whole, .. } => {
            Decimal::from(*n) * Decimal::ONE_HUNDRED / Decimal::from((*whole).max(1))
        }
        Datum::FromTo { .. } | Datum::Range { .. } => return None,
    })
}

/// Another size written like this number.
fn restyle(text: &str, number: &Number, size: Decimal) -> Option<String> {
    let old = &text[number.bare.clone()];
    let steps = size
        .checked_div(number.step)?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let rounded = steps.checked_mul(number.step)?;
    match number.form {
        Form::Digits => {
            let new = digits(rounded, number.decimals());
            let separated = old.contains(',') || number.value < Decimal::from(1000);
            Some(if separated { new } else { new.replace(',', "") })
        }
        Form::Words | Form::None => {
            let end = number.bare.end;
            let number = u32::try_from(rounded).ok()?;
            let words = match number {
                // "no forces", but "the number is zero"
                0 if !text[end..].trim().is_empty() => "no".to_owned(),
                _ => spell(number).filter(|_| number < 100)?,
            };
            Some(like(old, words))
        }
        Form::Scaled => {
            let word = old.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
            let shown = old.len() - word.len();
            let decimals = old[..shown].find('.').map_or(0, |point| shown - point - 1) as u32;
            let power = number.step * Decimal::from(10u64.checked_pow(decimals)?);
            Some(format!(
                "{}{word}",
                digits(rounded.checked_div(power)?, decimals)
            ))
        }
        Form::Fraction if number.unit == Unit::Proportion => {
            // The nearest simple fraction, if it agrees at all.
            let share = size / Decimal::ONE_HUNDRED;
            let near = [(1, 4), (1, 3), (1, 2), (2, 3), (3, 4)]
                .into_iter()
                .min_by_key(|(above, below)| {
                    (Decimal::from(*above) / Decimal::from(*below) - share).abs()
                })?;
            Some(like(old, spell_fraction(near.0, near.1)?))
        }
        _ => None,
    }
}
