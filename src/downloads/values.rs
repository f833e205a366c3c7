//! The values of measures as rows.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::notes;
use super::rows::{Rows, Selection};
use super::span;
use super::table::{Cell, Row};
use super::tables::VALUES;
use crate::model::{
    Area, Clock, Edition, Force, Interval, Key, Measure, MeasureKind, Observation, Period,
    Quantity, Reading, UnitKind,
};
use crate::wording::say;

/// The rows of every measure: by measure, then by area (the forces in the order
/// of the register, the regions, England and Wales), then by period.
pub(super) struct Values {
    rows: Rows,
    /// By measure: where its rows are, and how many each area has.
    measures: Vec<(Range<usize>, usize)>,
}

impl Values {
    /// The rows of an edition.
    pub(super) fn of(edition: &Edition) -> Self {
        let areas = areas(edition).count();
        let mut end = 0;
        let measures = edition.measures.iter().map(|measure| {
            let begin = end;
            let periods = measure.periods.iter().count();
            end += areas * periods;
            (begin..end, periods)
        });
        let measures = measures.collect();
        let rows = edition.measures.iter().flat_map(|measure| {
            self::areas(edition).flat_map(move |area| of_area(edition, measure, area))
        });
        Self {
            rows: Rows::write(edition, &VALUES, rows),
            measures,
        }
    }

    /// Those of all measures.
    pub(super) fn all(&self) -> Selection<'_> {
        self.rows.all()
    }

    /// Those of one measure.
    pub(super) fn of_measure(&self, measure: Key<Measure>) -> Selection<'_> {
        let (places, _) = &self.measures[measure.index()];
        self.rows.some([places.clone()])
    }

    /// Those of one force.
    pub(super) fn of_force(&self, force: Key<Force>) -> Selection<'_> {
        self.rows
            .some(self.measures.iter().map(|(places, periods)| {
                let begin = places.start + force.index() * periods;
                begin..begin + periods
            }))
    }
}

/// Every area in the order of the rows.
pub(super) fn areas(edition: &Edition) -> impl Iterator<Item = Area> + use<> {
    let forces = edition.forces.keys().map(Area::Force);
    let regions = edition.regions.keys().map(Area::Region);
    forces.chain(regions).chain([Area::National])
}

/// Code, name and kind of an area.
pub(super) fn identity(edition: &Edition, area: Area) -> (&str, &str, Cow<'static, str>) {
    match area {
        Area::Force(key) => {
            let force = &edition.forces[key];
            (&force.ons_code, &force.name, edition.terms.kind("force"))
        }
        Area::Region(key) => {
            let region = &edition.regions[key];
            (&region.ons_code, &region.name, "region".into())
        }
        Area::National => (
            edition.terms.whole_code(),
            edition.terms.whole(),
            edition.terms.kind("england-and-wales"),
        ),
    }
}

fn of_area<'a>(
    edition: &'a Edition,
    measure: &'a Measure,
    area: Area,
) -> impl Iterator<Item = Row<'a>> {
    let periods = measure.periods.entries();
    periods.map(move |(key, period)| row(edition, measure, area, key, period))
}

fn row<'a>(
    edition: &'a Edition,
    measure: &'a Measure,
    area: Area,
    key: Key<Period>,
    period: &'a Period,
) -> Row<'a> {
    let (code, name, kind) = identity(edition, area);
    let observation = measure.observation(area, key);
    let [value, count, denominator] = numbers(measure, observation);
    Row::from([
        Cell::text(code),
        Cell::text(name),
        Cell::text(measure.id.as_str()),
        Cell::text(period.id.as_str()),
        value,
        Cell::text(unit(edition, measure)),
        markers(observation),
        Cell::text(notes::of_value(edition, measure, area, key, observation)),
        count,
        denominator,
        Cell::text(kind),
        Cell::text(span::in_words(period, &edition.wording)),
        end(observation, |interval| interval.low),
        end(observation, |interval| interval.high),
        n(observation),
    ])
}

/// An end of the interval around a value.
pub(super) fn end<'a>(observation: &Observation, end: impl Fn(Interval) -> Decimal) -> Cell<'a> {
    part(observation.interval.map(end))
}

/// On how many a value rests.
pub(super) fn n<'a>(observation: &Observation) -> Cell<'a> {
    part(observation.n.map(Decimal::from))
}

/// The unit of the values of a measure in files: a duration is a number of the smaller of
/// its units there.
pub(super) fn unit<'a>(edition: &Edition, measure: &'a Measure) -> Cow<'a, str> {
    let message = match measure.unit_kind {
        UnitKind::Duration(Clock::Minutes) => "unit-in-seconds",
        UnitKind::Duration(Clock::Hours) => "unit-in-minutes",
        _ => return Cow::Borrowed(&measure.unit),
    };
    Cow::Owned(say!(edition.wording, message, unit = measure.unit))
}

/// Value, count and denominator of an observation, as every download has them.
pub(super) fn numbers<'a>(measure: &Measure, observation: &Observation) -> [Cell<'a>; 3] {
    let Reading::Value(quantity) = &observation.reading else {
        return [Cell::Empty, Cell::Empty, Cell::Empty];
    };
    [
        value(measure, observation, quantity),
        part(quantity.count),
        part(quantity.denominator),
    ]
}

/// The value.
pub(super) fn value<'a>(
    measure: &Measure,
    observation: &Observation,
    quantity: &Quantity,
) -> Cell<'a> {
    match is_computed(measure, observation) {
        true => Cell::computed(quantity.value),
        false => Cell::exact(quantity.value),
    }
}

/// The count or the denominator.
pub(super) fn part<'a>(number: Option<Decimal>) -> Cell<'a> {
    number.map_or(Cell::Empty, Cell::exact)
}

/// Whether a value was computed here and not printed by its source.
pub(super) fn is_computed(measure: &Measure, observation: &Observation) -> bool {
    observation.place.is_none() || matches!(measure.kind, MeasureKind::Rate { .. })
}

/// The markers of an observation; the reason for having no value is among them.
pub(super) fn markers<'a>(observation: &Observation) -> Cell<'a> {
    let marks = match observation.reading {
        Reading::Value(_) => observation.marks,
        Reading::Missing(reason) => observation.marks.with(reason),
    };
    if marks.is_empty() {
        Cell::Empty
    } else {
        Cell::Markers(marks)
    }
}
