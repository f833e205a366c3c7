//! Up to five steps of a measure for the map: equally wide, beginning at round
//! numbers, written so that no value belongs to two.

use rust_decimal::Decimal;

use super::digits::written;
use crate::model::Mark;
use crate::wording::Wording;

/// One step, both ends in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    low: Decimal,
    high: Decimal,
}

/// The most steps that can be told apart by their colour.
const MOST: usize = 5;

impl Step {
    /// Whether a value, rounded at the measure's decimals, is in the step.
    pub(super) fn holds(&self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// `5.0 to 9.9`.
    pub(super) fn text(&self, words: &Wording, written: &dyn Fn(Decimal) -> String) -> String {
        between(words, [self.low, self.high], written)
    }
}

/// Two numbers and everything between: `5.0 to 9.9`.
pub(super) fn range(words: &Wording, (low, high): (Decimal, Decimal), decimals: u32) -> String {
    between(words, [low, high], &|value| written(value, decimals))
}

/// The same, each end written in a way of its own.
pub(crate) fn between(
    words: &Wording,
    ends: [Decimal; 2],
    written: &dyn Fn(Decimal) -> String,
) -> String {
    let [low, high] = ends.map(written);
    [&low, " ", words.text("range-to"), " ", &high].concat()
}

/// The steps that hold all of the values, which are rounded at `decimals`.
pub(super) fn steps(values: &[Decimal], decimals: u32) -> Vec<Step> {
    let (Some(low), Some(high)) = (values.iter().min(), values.iter().max()) else {
        return Vec::new();
    };
    // Numbers near the end of what a decimal can hold are one step.
    in_steps(*low, *high, decimals).unwrap_or_else(|| {
        vec![Step {
            low: *low,
            high: *high,
        }]
    })
}

/// The steps, tried from the narrowest; `None` where a number grows too large.
fn in_steps(low: Decimal, high: Decimal, decimals: u32) -> Option<Vec<Step>> {
    let unit = Decimal::try_new(1, decimals).ok()?;
    let mut power = unit;
    loop {
        for lead in [
            Decimal::ONE,
            Decimal::TWO,
            Decimal::new(25, 1),
            Decimal::from(5),
        ] {
            let width = power.checked_mul(lead)?;
            // Half a unit would be a step whose ends can't be written.
            if !width.checked_rem(unit)?.is_zero() {
                continue;
            }
            let mut from = low.checked_div(width)?.floor().checked_mul(width)?;
            let mut steps = Vec::with_capacity(MOST + 1);
            while from <= high && steps.len() <= MOST {
                let next = from.checked_add(width)?;
                steps.push(Step {
                    low: from,
                    high: next.checked_sub(unit)?,
                });
                from = next;
            }
            if steps.len() <= MOST {
                return Some(steps);
            }
        }
        power = power.checked_mul(Decimal::TEN)?;
    }
}

/// Why some of a map or chart have no value, where it is the same for all.
pub(super) fn no_value(words: &Wording, reasons: impl IntoIterator<Item = Mark>) -> String {
    let mut reasons = reasons.into_iter();
    let first = reasons.next().unwrap_or(Mark::NotAvailable);
    match reasons.all(|reason| reason == first) {
        true => first.reason(words),
        false => words.text("no-value").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str], decimals: u32) -> Vec<String> {
        let values: Vec<Decimal> = values
            .iter()
            .map(|v| v.parse().expect("a number"))
            .collect();
        let steps = steps(&values, decimals);
        for value in &values {
            assert_eq!(
                steps.iter().filter(|step| step.holds(*value)).count(),
                1,
                "{value}"
            );
        }
        let words = Wording::default();
        let texts = (steps.iter()).map(|step| step.text(&words, &|value| written(value, decimals)));
        texts.collect()
    }

    #[test]
    fn steps_are_round_and_hold_every_value_once() {
        assert_eq!(
            of(&["1.6", "4.9", "5.0", "9.9", "20.0"], 1),
            [
                "0.0 to 4.9",
                "5.0 to 9.9",
                "10.0 to 14.9",
                "15.0 to 19.9",
                "20.0 to 24.9"
            ]
        );
        assert_eq!(of(&["3"], 0), ["3 to 3"]);
        assert_eq!(
            of(&["1200", "3400"], 0),
            [
                "1,000 to 1,499",
                "1,500 to 1,999",
                "2,000 to 2,499",
                "2,500 to 2,999",
                "3,000 to 3,499"
            ]
        );
        assert_eq!(of(&["0.00", "0.00"], 2), ["0.00 to 0.00"]);
        assert_eq!(steps(&[], 1), []);
        assert_eq!(steps(&[Decimal::ZERO, Decimal::MAX], 0).len(), 1);
    }
}
