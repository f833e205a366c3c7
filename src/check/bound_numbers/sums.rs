//! Sums in a text: "1,297 ÷ 11,771 = 11.0 percent" is numbers with signs between
//! them, then what they make. A finding that is wrong about a contradiction in the
//! source would be one more, so that what it computes is computed again.

use std::ops::Range;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::claims::{Datum, Unit, holds, read};
use crate::diagnostics::{Code, Diagnostic, Place};

/// A sum in a text.
pub(super) struct Sum {
    /// All of it.
    pub(super) at: Range<usize>,
    first: Decimal,
    /// The signs and the numbers behind them.
    rest: Vec<(char, Decimal)>,
    /// What it is said to make, and where that stands.
    made: Decimal,
    pub(super) result: Range<usize>,
    percent: bool,
    about: bool,
}

impl Sum {
    /// What it comes to, in percent where that is what it is said to make; `None`
    /// where it divides by nothing.
    fn value(&self) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        let mut product = self.first;
        let mut divides = false;
        for (sign, number) in &self.rest {
            match sign {
                '×' => product = product.checked_mul(*number)?,
                '÷' => {
                    divides = true;
                    product = product.checked_div(*number)?;
                }
                _ => {
                    sum = sum.checked_add(product)?;
                    product = if *sign == '−' { -*number } else { *number };
                }
            }
        }
        let value = sum.checked_add(product)?;
        match divides && self.percent {
            true => value.checked_mul(Decimal::ONE_HUNDRED),
            false => Some(value),
        }
    }

    /// Whether it comes to what it is said to make, at the last digit of that.
    pub(super) fn is_true(&self) -> bool {
        let Some(value) = self.value() else {
            return false;
        };
        if self.about {
            let off = (value - self.made).abs();
            return off <= value.abs() * Decimal::new(5, 2);
        }
        [
            RoundingStrategy::MidpointAwayFromZero,
            RoundingStrategy::MidpointNearestEven,
        ]
        .into_iter()
        .any(|way| value.round_dp_with_strategy(self.made.scale(), way) == self.made)
    }

    /// Says that it is wrong.
    pub(super) fn wrong(&self, text: &str, place: Place) -> Diagnostic {
        let right = match self.value() {
            Some(value) => {
                let more = self.made.scale().max(1);
                value.round_dp(more).normalize().to_string()
            }
            None => "no number".to_owned(),
        };
        let message = format!(
            "the finding says “{}”, and the sum comes to {right}",
            &text[self.result.clone()]
        );
        Diagnostic::error(Code::Disagreement, place, message).help(format!(
            "the sum is: “{}”; correct its numbers or what they make",
            &text[self.at.clone()]
        ))
    }

    /// Whether words give one of its numbers.
    pub(super) fn has(&self, words: &str) -> bool {
        let Ok(phrase) = read(words) else {
            return false;
        };
        let is = |value: Decimal, unit: Unit| {
            let datum = Datum::Value {
                value,
                unit,
                decimals: 1,
                direction: None,
                whole: None,
            };
            holds(&phrase, &datum)
        };
        let numbers = self.rest.iter().map(|(_, number)| *number);
        let mut numbers = numbers.chain([self.first, self.made]);
        numbers.any(|number| is(number, Unit::Plain))
            || self.percent && is(self.made, Unit::Percent)
    }
}

/// The sums of a text, in its order.
pub(super) fn sums(text: &str) -> Vec<Sum> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + at;
        from = match sum(text, start) {
            Some(sum) => {
                let end = sum.at.end;
                found.push(sum);
                end
            }
            None => number(text, start).map_or(start + 1, |(_, end)| end.max(start + 1)),
        };
    }
    found
}

fn sum(text: &str, start: usize) -> Option<Sum> {
    let (first, mut at) = number(text, start)?;
    let mut rest = Vec::new();
    while let Some((sign, next)) = sign(text, at)
        && let Some((number, end)) = number(text, next)
    {
        rest.push((sign, number));
        at = end;
    }
    if rest.is_empty() {
        return None;
    }
    const MAKE: [&str; 6] = [
        " = ",
        " is ",
        " makes ",
        " make ",
        " comes to ",
        " come to ",
    ];
    let after = MAKE.iter().find_map(|make| text[at..].strip_prefix(make))?;
    let roughly = after.strip_prefix("about ");
    let result = text.len() - roughly.unwrap_or(after).len();
    let (made, end) = number(text, result)?;
    const UNITS: [&str; 3] = [" percentage points", " percent", "%"];
    let unit = UNITS.iter().find(|unit| text[end..].starts_with(**unit));
    let end = end + unit.map_or(0, |unit| unit.len());
    Some(Sum {
        at: start..end,
        first,
        rest,
        made,
        result: result..end,
        percent: unit.is_some_and(|unit| *unit != UNITS[0]),
        about: roughly.is_some(),
    })
}

/// The sign between two numbers, with a blank on either side; "of" divides.
fn sign(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text[at..].strip_prefix(' ')?;
    if let Some(rest) = rest.strip_prefix("of ") {
        return Some(('÷', text.len() - rest.len()));
    }
    let mut rest = rest.chars();
    let sign = match rest.next()? {
        '+' => '+',
        '−' | '-' | '–' => '−',
        '×' | '*' => '×',
        '÷' | '/' => '÷',
        _ => return None,
    };
    let rest = rest.as_str().strip_prefix(' ')?;
    Some((sign, text.len() - rest.len()))
}

/// The number that begins at a byte, and where it ends.
fn number(text: &str, start: usize) -> Option<(Decimal, usize)> {
    let rest = &text[start..];
    let length = rest
        .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .unwrap_or(rest.len());
    let written = rest[..length].trim_end_matches([',', '.']);
    let value = Decimal::from_str_exact(&written.replace(',', "")).ok()?;
    Some((value, start + written.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let sums = sums(text);
        let found = sums
            .iter()
            .map(|sum| (&text[sum.at.clone()], sum.is_true()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sums_are_computed() {
        let fall = "The fall is 1,297, and 1,297 ÷ 11,771 = 11.0 percent.";
        check(fall, &[("1,297 ÷ 11,771 = 11.0 percent", true)]);
        check("Hence 2 + 35 + 6 = 43.", &[("2 + 35 + 6 = 43", true)]);
        check("Hence 2 + 34 + 6 = 43.", &[("2 + 34 + 6 = 43", false)]);
        check(
            "40 × 60 + 3 × 90 = 2,670",
            &[("40 × 60 + 3 × 90 = 2,670", true)],
        );
        check(
            "40 × 60 + 3 × 90 = 2,700",
            &[("40 × 60 + 3 × 90 = 2,700", false)],
        );
        check("4 − 2 − 2 = 0 of them", &[("4 − 2 − 2 = 0", true)]);
        check(
            "19 − 17 = 2 percentage points apart",
            &[("19 − 17 = 2 percentage points", true)],
        );
        check(
            "38 of 43 is 88.4 percent, 34 of 43 is 79.2 percent",
            &[
                ("38 of 43 is 88.4 percent", true),
                ("34 of 43 is 79.2 percent", false),
            ],
        );
        check(
            "4 - 2 makes about 2.1; 1 ÷ 0 = 1",
            &[("4 - 2 makes about 2.1", true), ("1 ÷ 0 = 1", false)],
        );
        check(
            "in 2016/17, from 12 to 15, 3 - 4 weeks, pages 3–4, 3 of 4 are new",
            &[],
        );
    }
}
