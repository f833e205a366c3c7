//! How the values of a field are spread: how many lie in each of a few equal steps.

use super::super::scale::Span;
use super::super::spec::{Cell, Field, Row};
use crate::wording::say;

/// The most steps from zero to the end of the scale.
const MOST_STEPS: f64 = 40.0;

/// How many values lie in each step.
#[derive(Debug)]
pub(super) struct Steps {
    width: f64,
    /// How many of them lie below zero.
    below: usize,
    clock: bool,
    pub(super) this: Vec<usize>,
    pub(super) last: Vec<usize>,
    /// How many of this period lie past the end, and the row of the largest.
    past: usize,
    largest: Option<usize>,
}

impl Steps {
    pub(super) fn of(field: &Field) -> Self {
        let mut values: Vec<f64> = numbers(field, |row| Some(&row.this)).collect();
        values.sort_by(f64::total_cmp);
        let most = values.last().copied().unwrap_or_default();
        // A few that are far ahead of all others would squeeze them together.
        let nearly = values.len() * 99 / 100;
        let nearly = values.get(nearly).copied().unwrap_or_default();
        let national = field.national.iter().chain(&field.national_last);
        let national = national.filter_map(Cell::number).fold(0.0, f64::max);
        let end = match nearly > 0.0 && most > 2.0 * nearly {
            true => nearly.max(national),
            false => most.max(national),
        };
        let low = field.cells().filter_map(Cell::number).fold(0.0, f64::min);
        let width = step(end - low, decimals(field));
        let index = |value: f64| (value / width + 1e-9).floor();
        let below = -index(low) as usize;
        let count = below + index(end) as usize + 1;
        let counted = |cell: fn(&Row) -> Option<&Cell>| {
            let mut counts = vec![0; count];
            for value in numbers(field, cell) {
                let step = index(value) as i64 + below as i64;
                if let Some(count) = counts.get_mut(step as usize) {
                    *count += 1;
                }
            }
            counts
        };
        let this = counted(|row| Some(&row.this));
        let rows = field.rows.iter().enumerate();
        let largest = rows.filter_map(|(index, row)| Some((row.this.number()?, index)));
        let largest = largest.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        Self {
            width,
            below,
            clock: field.clock,
            past: values.len() - this.iter().sum::<usize>(),
            last: counted(|row| row.last.as_ref()),
            this,
            largest: largest.map(|(_, index)| index),
        }
    }

    /// The value where a step begins.
    pub(super) fn start(&self, index: usize) -> f64 {
        self.width * (index as f64 - self.below as f64)
    }

    /// The value at the end of the axis.
    pub(super) fn end(&self) -> f64 {
        self.start(self.this.len())
    }

    /// What the axis has to reach over.
    pub(super) fn span(&self) -> Span {
        Span {
            low: self.start(0),
            high: self.end(),
            clock: self.clock,
        }
    }

    pub(super) fn highest(&self) -> usize {
        let all = self.this.iter().chain(&self.last);
        all.copied().max().unwrap_or_default().max(1)
    }

    /// What is said of those past the end.
    pub(super) fn past_end(&self, field: &Field) -> Option<String> {
        let row = &field.rows[self.largest.filter(|_| self.past > 0)?];
        let value = row.this.text();
        Some(say!(
            field.frame.words,
            "chart-many-past-end",
            count = self.past,
            value = value
        ))
    }
}

fn numbers<'f>(
    field: &'f Field,
    cell: impl Fn(&'f Row) -> Option<&'f Cell>,
) -> impl Iterator<Item = f64> {
    field.rows.iter().filter_map(move |row| cell(row)?.number())
}

/// With how many decimals values are printed.
fn decimals(field: &Field) -> i32 {
    let mut readings = field.rows.iter().filter_map(|row| row.this.reading());
    let digits = readings.next().map(|reading| {
        let number = reading.text.split(' ').next().unwrap_or_default();
        number.split_once('.').map_or(0, |(_, digits)| digits.len())
    });
    digits.unwrap_or_default() as i32
}

/// The width of a step: 1, 2 or 5 times a power of ten, so that each step holds as many
/// of the values that can be printed as any other.
fn step(end: f64, decimals: i32) -> f64 {
    let steps = (-decimals..).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| (digit, power)));
    let mut widths = steps.map(|(digit, power)| match power < 0 {
        // Dividing by a power of ten is exact to the last digit.
        true => digit / 10_f64.powi(-power),
        false => digit * 10_f64.powi(power),
    });
    let wide = |width: &f64| end / width < MOST_STEPS || !end.is_finite();
    widths.find(wide).unwrap_or(1.0)
}
