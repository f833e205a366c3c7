//! The axis: from zero, never cut, with ticks at 1, 2, 2.5 or 5 times a power of
//! ten, ten at most. Where values are under zero, it begins at the lowest of them.
//!
//! A tick is kept as a whole number of steps and a step as digits and a power
//! of ten, so that its label is exact whatever the size: `0.00025`, `2,500,000`.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use rust_decimal::Decimal;

use super::digits::{clock, grouped};
use super::ink::Ink;
use super::lettering::{SMALL, letters};
use super::svg::PX;
use super::text_width::{self, Weight};
use crate::model::PARTS;

/// The steps in tenths: 1, 2, 2.5, 5.
const STEPS: [i64; 4] = [10, 20, 25, 50];
/// How many ticks an axis has at the most, zero included.
const MOST_TICKS: i64 = 10;

/// What an axis has to reach over. Zero is always on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    /// The lowest value, zero or less.
    pub(super) low: f64,
    /// The largest value, zero or more.
    pub(super) high: f64,
    /// Whether the values are durations in the larger of their units.
    pub(super) clock: bool,
}

impl Span {
    /// From zero to the largest value.
    pub(super) fn to(high: f64) -> Span {
        Span {
            low: 0.0,
            high,
            clock: false,
        }
    }
}

/// An axis from zero, or from the lowest value under it, to the largest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    bottom: f64,
    top: f64,
    clock: bool,
    /// The step: `digits` times ten to the power of `power`.
    digits: i64,
    power: i32,
    /// The number of ticks under zero, and of those over it.
    ticks: (i64, i64),
}

impl Axis {
    /// An axis over `span`, `room` long, with as many ticks as their labels, set at
    /// `size`, leave room for, and never more than `most`.
    pub(super) fn to(span: Span, room: i32, size: i32, most: i64) -> Axis {
        let finite = |end: f64| if end.is_finite() { end } else { 0.0 };
        let (bottom, top) = (finite(span.low).min(0.0), finite(span.high).max(0.0));
        let length = top - bottom;
        let mut axis = Axis {
            bottom,
            top,
            clock: span.clock,
            digits: 10,
            power: -1,
            ticks: (0, 0),
        };
        if length <= 0.0 {
            return Axis { top: 1.0, ..axis };
        }
        let most = most.clamp(1, MOST_TICKS) - 1;
        // One power under the length's own is small enough to begin at: it gives more
        // than ten ticks.
        let start = length.log10().floor() as i32 - 2;
        for power in start..start + 4 {
            for digits in STEPS {
                axis.power = power;
                axis.digits = digits;
                let ticks = |end: f64| (end / axis.step() + 1e-9).floor() as i64;
                axis.ticks = (ticks(-bottom), ticks(top));
                if axis.ticks.0 + axis.ticks.1 <= most && axis.fits(room, size) {
                    return axis;
                }
            }
        }
        axis.ticks = (0, 0);
        axis
    }

    /// An axis over the height, where labels stand above each other.
    pub(super) fn upwards(span: Span, most: i64) -> Axis {
        Axis::to(span, i32::MAX, 0, most)
    }

    fn step(&self) -> f64 {
        // Dividing by a power of ten is exact to the last digit where
        // multiplying by a tenth is not.
        if self.power < 0 {
            self.digits as f64 / 10_f64.powi(-self.power)
        } else {
            self.digits as f64 * 10_f64.powi(self.power)
        }
    }

    /// Whether labels, centred at their ticks, stay apart.
    fn fits(&self, room: i32, size: i32) -> bool {
        if size == 0 || self.ticks == (0, 0) {
            return true;
        }
        let width = |n: i64| text_width::width(&self.label(n), size, Weight::Regular);
        let widest = width(self.ticks.1).max(width(-self.ticks.0));
        let apart = f64::from(room) * self.step() / (self.top - self.bottom);
        f64::from(widest + size) <= apart
    }

    /// The ticks, zero among them: value and label.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        (-self.ticks.0..=self.ticks.1).map(|n| {
            let value = if self.power < 0 {
                (n * self.digits) as f64 / 10_f64.powi(-self.power)
            } else {
                (n * self.digits) as f64 * 10_f64.powi(self.power)
            };
            (value, self.label(n))
        })
    }

    /// The label of the `n`th tick, with the decimals that the step needs.
    fn label(&self, n: i64) -> String {
        if self.clock {
            return self.duration(n);
        }
        if n == 0 {
            return "0".to_owned();
        }
        if n < 0 {
            return format!("−{}", self.label(-n));
        }
        let (mut step, mut power) = (self.digits, self.power);
        while step % 10 == 0 {
            step /= 10;
            power += 1;
        }
        let digits = (n * step).to_string();
        if power >= 0 {
            let zeros = "0".repeat(power.unsigned_abs() as usize);
            return grouped(&(digits + &zeros));
        }
        let decimals = power.unsigned_abs() as usize;
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        format!("{}.{fraction}", grouped(whole))
    }

    /// The label of a tick that is a duration: `2:30`, with the decimals of the smaller
    /// unit that it needs.
    fn duration(&self, n: i64) -> String {
        let step = match u32::try_from(-self.power) {
            Ok(decimals) => Decimal::try_new(n * self.digits, decimals),
            Err(_) => Decimal::try_new(n * self.digits, 0)
                .map(|steps| steps * Decimal::from(10_i64.saturating_pow(self.power as u32))),
        };
        let small = step.unwrap_or_default() * Decimal::from(PARTS);
        clock(small, small.normalize().scale())
    }

    /// Where a value stands between the two ends, rounded to a tenth of a pixel.
    pub(super) fn place(&self, value: f64, (from, to): (i32, i32)) -> i32 {
        let length = f64::from(to - from);
        from + ((value - self.bottom) / (self.top - self.bottom) * length).round() as i32
    }
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.place(*value, limit)
    }

    fn key_points<H: KeyPointHint>(&self, _hint: H) -> Vec<f64> {
        self.ticks().map(|(value, _)| value).collect()
    }

    fn range(&self) -> Range<f64> {
        self.bottom..self.top
    }
}

/// The axis for a plot that begins at `left` of a sheet `width` wide, and where
/// it ends, so that the last tick's label stays in the view.
pub(super) fn axis_within(span: Span, left: i32, width: i32) -> (Axis, i32) {
    let right = width - 5 * PX;
    let axis = Axis::to(span, right - left, SMALL, 10);
    let Some((value, label)) = axis.ticks().last() else {
        return (axis, right);
    };
    let half = letters(Ink::Quiet).small().width(&label) / 2 + PX;
    let over = axis.place(value, (left, right)) + half - width;
    if over <= 0 {
        return (axis, right);
    }
    // The whole plot shrinks until the tick has moved far enough: its label is
    // then measured again, because fewer may fit.
    let share = f64::from(axis.place(value, (0, 10_000))) / 10_000.0;
    let right = right - (f64::from(over) / share.max(0.1)).ceil() as i32;
    (Axis::to(span, right - left, SMALL, 10), right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(largest: f64) -> Vec<String> {
        Axis::to(Span::to(largest), 2000, 130, 10)
            .ticks()
            .map(|(_, label)| label)
            .collect()
    }

    #[test]
    fn ticks_are_round_and_exact() {
        assert_eq!(labels(20.0), ["0", "5", "10", "15", "20"]);
        assert_eq!(labels(0.4), ["0", "0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(labels(0.0), ["0"]);
        assert_eq!(labels(f64::NAN), ["0"]);
        assert_eq!(labels(1_234_567.0), ["0", "500,000", "1,000,000"]);
        assert_eq!(labels(0.000_3), ["0", "0.0001", "0.0002", "0.0003"]);
    }

    #[test]
    fn there_are_ten_ticks_at_most_and_none_past_the_end() {
        for exponent in -12..=15 {
            for lead in [1.0, 1.01, 2.4, 3.0, 4.99, 5.0, 7.3, 9.99] {
                let top = lead * 10_f64.powi(exponent);
                let axis = Axis::to(Span::to(top), 2000, 130, 10);
                let ticks: Vec<_> = axis.ticks().collect();
                assert!(ticks.len() <= 10, "{top}: {ticks:?}");
                assert!(
                    ticks.iter().all(|(v, _)| *v <= top * (1.0 + 1e-9)),
                    "{top}: {ticks:?}"
                );
                let upwards = Axis::upwards(Span::to(top), 10).ticks().count();
                assert!((3..=10).contains(&upwards), "{top}: {upwards}");
            }
        }
    }

    #[test]
    fn zero_is_at_the_start_and_the_largest_at_the_end() {
        let axis = Axis::to(Span::to(17.0), 2000, 130, 10);
        assert_eq!(axis.place(0.0, (50, 1050)), 50);
        assert_eq!(axis.place(17.0, (50, 1050)), 1050);
        assert_eq!(axis.place(8.5, (1050, 50)), 550);
    }

    #[test]
    fn an_axis_begins_at_the_lowest_value_under_zero() {
        let over = |low, high, clock| {
            let axis = Axis::upwards(Span { low, high, clock }, 5);
            let labels: Vec<String> = axis.ticks().map(|(_, label)| label).collect();
            (labels.join(" "), axis.place(0.0, (0, 1000)))
        };
        let is = |text: &str, zero| (text.to_owned(), zero);
        assert_eq!(over(-5.0, 15.0, false), is("−5 0 5 10 15", 250));
        assert_eq!(over(-4.0, 0.0, false), is("−4 −3 −2 −1 0", 1000));
        assert_eq!(over(0.0, 10.0, true), is("0:00 2:30 5:00 7:30 10:00", 0));
        assert_eq!(over(-0.1, 0.1, true), is("−0:06 −0:03 0:00 0:03 0:06", 500));
    }
}
