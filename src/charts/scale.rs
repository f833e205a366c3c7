//! The axis: from zero, never cut, with ticks at 1, 2, 2.5 or 5 times a power of
//! ten, ten at most.
//!
//! A tick is kept as a whole number of steps and a step as digits and a power
//! of ten, so that its label is exact whatever the size: `0.00025`, `2,500,000`.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

use super::digits::grouped;
use super::ink::Ink;
use super::lettering::{SMALL, letters};
use super::svg::PX;
use super::text_width::{self, Weight};

/// The steps in tenths: 1, 2, 2.5, 5.
const STEPS: [i64; 4] = [10, 20, 25, 50];
/// How many ticks an axis has at the most, zero included.
const MOST_TICKS: i64 = 10;

/// An axis from zero to the largest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    top: f64,
    /// The step: `digits` times ten to the power of `power`.
    digits: i64,
    power: i32,
    ticks: i64,
}

impl Axis {
    /// An axis from zero to `largest`, `room` long, with as many ticks as their
    /// labels, set at `size`, leave room for, and never more than `most`.
    pub(super) fn to(largest: f64, room: i32, size: i32, most: i64) -> Axis {
        let top = if largest > 0.0 && largest.is_finite() {
            largest
        } else {
            0.0
        };
        if top == 0.0 {
            return Axis {
                top: 1.0,
                digits: 10,
                power: -1,
                ticks: 0,
            };
        }
        let most = most.clamp(1, MOST_TICKS) - 1;
        // One power under the largest value's own is small enough to begin at:
        // it gives more than ten ticks.
        let start = top.log10().floor() as i32 - 2;
        let mut axis = Axis {
            top,
            digits: 10,
            power: start,
            ticks: 0,
        };
        for power in start..start + 4 {
            for digits in STEPS {
                axis = Axis {
                    top,
                    digits,
                    power,
                    ticks: 0,
                };
                axis.ticks = (top / axis.step() + 1e-9).floor() as i64;
                if axis.ticks <= most && axis.fits(room, size) {
                    return axis;
                }
            }
        }
        axis.ticks = 0;
        axis
    }

    /// An axis over the height, where labels stand above each other.
    pub(super) fn upwards(largest: f64, most: i64) -> Axis {
        Axis::to(largest, i32::MAX, 0, most)
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
        if size == 0 || self.ticks == 0 {
            return true;
        }
        let widest = text_width::width(&self.label(self.ticks), size, Weight::Regular);
        let apart = f64::from(room) * self.step() / self.top;
        f64::from(widest + size) <= apart
    }

    /// The ticks from zero: value and label.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        (0..=self.ticks).map(|n| {
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
        if n == 0 {
            return "0".to_owned();
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

    /// Where a value stands between the two ends, rounded to a tenth of a pixel.
    pub(super) fn place(&self, value: f64, (from, to): (i32, i32)) -> i32 {
        let length = f64::from(to - from);
        from + (value / self.top * length).round() as i32
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
        0.0..self.top
    }
}

/// The axis for a plot that begins at `left` of a sheet `width` wide, and where
/// it ends, so that the last tick's label stays in the view.
pub(super) fn axis_within(largest: f64, left: i32, width: i32) -> (Axis, i32) {
    let right = width - 5 * PX;
    let axis = Axis::to(largest, right - left, SMALL, 10);
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
    (Axis::to(largest, right - left, SMALL, 10), right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(largest: f64) -> Vec<String> {
        Axis::to(largest, 2000, 130, 10)
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
                let axis = Axis::to(top, 2000, 130, 10);
                let ticks: Vec<_> = axis.ticks().collect();
                assert!(ticks.len() <= 10, "{top}: {ticks:?}");
                assert!(
                    ticks.iter().all(|(v, _)| *v <= top * (1.0 + 1e-9)),
                    "{top}: {ticks:?}"
                );
                let upwards = Axis::upwards(top, 10).ticks().count();
                assert!((3..=10).contains(&upwards), "{top}: {upwards}");
            }
        }
    }

    #[test]
    fn zero_is_at_the_start_and_the_largest_at_the_end() {
        let axis = Axis::to(17.0, 2000, 130, 10);
        assert_eq!(axis.place(0.0, (50, 1050)), 50);
        assert_eq!(axis.place(17.0, (50, 1050)), 1050);
        assert_eq!(axis.place(8.5, (1050, 50)), 550);
    }
}
