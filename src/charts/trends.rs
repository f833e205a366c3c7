//! Trends of an edition: its measures over their periods and, where their series broke,
//! over a longer time.

use super::cells::{cell, of_fact};
use super::compose::{Asked, Order};
use super::{Chart, Frame, Line, Trend};
use crate::model::{Area, Edition, FigureKind, Key, Mark, Measure, Observation, Period, UnitKind};

/// A force, if there is one, against the country, if there is a value of it.
pub(super) fn trend(
    edition: &Edition,
    measure: &Measure,
    asked: &Asked<'_>,
    frame: Frame,
) -> Trend {
    let line = |label: &str, area: Area| {
        let seen: Vec<&Observation> = asked
            .periods
            .iter()
            .map(|period| measure.observation(area, *period))
            .collect();
        Line {
            label: label.to_owned(),
            cells: seen
                .iter()
                .map(|each| cell(&edition.wording, measure, each))
                .collect(),
            breaks: seen
                .iter()
                .map(|each| each.marks.contains(Mark::Break))
                .collect(),
        }
    };
    let own = asked
        .force
        .map(|force| line(&edition.forces[force].name, Area::Force(force)));
    let national = measure.has_national();
    let national = national.then(|| line(edition.terms.whole(), Area::National));
    Trend {
        frame,
        unit: measure.unit.clone(),
        clock: matches!(measure.unit_kind, UnitKind::Duration(_)),
        interval: measure.interval.clone(),
        periods: asked
            .periods
            .iter()
            .map(|key| measure.periods[*key].label.clone())
            .collect(),
        lines: own.into_iter().chain(national).collect(),
    }
}

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
