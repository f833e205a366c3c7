//! How far the axis of a field reaches: to its largest value, unless one row is so far
//! ahead of all others that they would be squeezed together.

use super::scale::Span;
use super::spec::{Cell, Field, Row};
use crate::wording::say;

/// Where an axis ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reach {
    /// The value at its start: zero, unless there are values under it.
    pub(super) start: f64,
    /// The value at its end.
    pub(super) end: f64,
    /// Whether the values are durations.
    clock: bool,
    /// The row that runs past it, by its number.
    pub(super) past: Option<usize>,
}

impl Reach {
    /// What an axis has to reach over.
    pub(super) fn span(&self) -> Span {
        Span {
            low: self.start,
            high: self.end,
            clock: self.clock,
        }
    }

    /// Whether a value lies past the end.
    pub(super) fn is_past(&self, value: f64) -> bool {
        self.past.is_some() && value > self.end
    }
}

impl Field {
    /// How far the axis has to reach, and the row that runs past its end: one so far
    /// ahead of all others that they would be squeezed together. A row that the chart
    /// is about never does.
    pub(super) fn reach(&self) -> Reach {
        self.reach_about(self.rows.iter().position(|row| row.marked))
    }

    /// The same for a chart that is about one of the rows, if it is about one.
    pub(super) fn reach_about(&self, own: Option<usize>) -> Reach {
        /// So many times the next largest is too far.
        const FAR: f64 = 3.0;
        /// Among fewer rows nothing is squeezed.
        const FEW: usize = 5;
        let extent = |row: &Row| {
            let last = row.last.as_ref().and_then(Cell::number);
            row.this.numbers().chain(last).fold(0.0, f64::max)
        };
        let national = self.national.iter().chain(&self.national_last);
        let national = national.filter_map(Cell::number).fold(0.0, f64::max);
        let mut first = (0.0, None);
        let mut next = national;
        for (index, row) in self.rows.iter().enumerate() {
            let extent = extent(row);
            if extent > first.0 {
                next = next.max(first.0);
                first = (extent, Some(index));
            } else {
                next = next.max(extent);
            }
        }
        let past = first.1.filter(|index| {
            let far = next > 0.0 && first.0 > FAR * next;
            far && self.rows.len() >= FEW && Some(*index) != own
        });
        let start = self.cells().flat_map(Cell::numbers).fold(0.0, f64::min);
        let end = if past.is_some() {
            next
        } else {
            next.max(first.0)
        };
        Reach {
            start,
            end,
            clock: self.clock,
            past,
        }
    }

    /// What is said of the row that runs past the end of the axis.
    pub(super) fn past_end(&self, row: &Row) -> String {
        let words = &self.frame.words;
        let shown = |cell: &Cell| match cell.is_illustrative() {
            true => format!("{} [i]", cell.text()),
            false => cell.text().to_owned(),
        };
        let value = shown(&row.this);
        match (&row.last, &self.last_period) {
            (Some(last), Some(period)) => say!(
                words,
                "chart-past-end-of-two",
                name = row.label,
                value = value,
                period = period,
                last = shown(last)
            ),
            _ => say!(words, "chart-past-end", name = row.label, value = value),
        }
    }
}
