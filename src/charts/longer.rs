//! A measure over a longer time than its own periods.

use super::cells::of_fact;
use super::compose::{Asked, Order, trend};
use super::{Chart, Frame};
use crate::model::{Edition, FigureKind, Key, Measure, Period};

/// All together over a longer time than a measure's own periods: what was published
/// before its series broke, a gap, and its own values. `None` where there is nothing
/// earlier, or nothing of all together.
pub fn over_a_longer_time(edition: &Edition, measure: &Measure, frame: Frame) -> Option<Chart> {
    if measure.earlier.is_empty() {
        return None;
    }
    let own: Vec<Key<Period>> = measure.periods.keys().collect();
    let asked = Asked {
        kind: FigureKind::Trend,
        periods: &own,
        force: None,
        among: Vec::new(),
        order: Order::AToZ,
    };
    let mut trend = trend(edition, measure, &asked, frame);
    let line = trend.lines.first_mut()?;
    line.breaks[0] = true;
    for key in measure.earlier.iter().rev() {
        let fact = &edition.facts[*key];
        let cell = of_fact(&edition.wording, &fact.value, measure.decimals, || {
            fact.number()
        });
        line.cells.insert(0, cell);
        line.breaks.insert(0, false);
        trend
            .periods
            .insert(0, fact.as_at.clone().unwrap_or_default());
    }
    Some(Chart::Trend(trend).described())
}
