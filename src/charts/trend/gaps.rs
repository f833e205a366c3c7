//! Where the lines of a trend have gaps, and what is said of that.

use super::super::spec::{Cell, Line, Trend};
use crate::wording::say;

/// The stretches of a line that are joined.
pub(super) fn runs(line: &Line) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for index in 0..=line.cells.len() {
        let here = line
            .cells
            .get(index)
            .is_some_and(|cell| cell.number().is_some());
        let broken = line.breaks.get(index).copied().unwrap_or(true);
        if let Some(from) = start
            && (!here || broken)
        {
            runs.push(from..index);
            start = None;
        }
        if here && start.is_none() {
            start = Some(index);
        }
    }
    runs
}

/// What the lines through points and the gaps mean.
pub(super) fn notes(trend: &Trend) -> Vec<String> {
    let mut notes = Vec::new();
    let mut cells = trend.lines.iter().flat_map(|line| &line.cells);
    if let (true, Some(interval)) = (cells.any(|cell| cell.whisker().is_some()), &trend.interval) {
        let words = &trend.frame.words;
        notes.push(say!(words, "chart-line-is", interval = interval));
    }
    for line in &trend.lines {
        for (index, period) in trend.periods.iter().enumerate() {
            if let Cell::Missing(reason) = &line.cells[index] {
                notes.push(format!("{}, {period}: {reason}", line.label));
            }
            if index > 0 && line.breaks[index] {
                let (words, name) = (&trend.frame.words, &line.label);
                notes.push(say!(words, "trend-break", name = name, period = period));
            }
        }
    }
    notes
}
