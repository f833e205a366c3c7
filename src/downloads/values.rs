//! The values of measures as rows.

use rust_decimal::Decimal;

use super::notes;
use super::table::{Cell, Row, Sheet};
use super::tables::{ENGLAND_AND_WALES, ENGLAND_AND_WALES_CODE, VALUES};
use crate::model::{
    Area, Edition, Force, Key, Measure, MeasureKind, Observation, Period, Quantity, Reading,
};

/// The rows of every measure: by measure, then by area (the forces in the order
/// of the register, the regions, England and Wales), then by period.
pub(super) struct Values<'a> {
    measures: Vec<Vec<Vec<Row<'a>>>>,
}

impl<'a> Values<'a> {
    /// The rows of an edition.
    pub(super) fn of(edition: &'a Edition) -> Self {
        let measures = edition
            .measures
            .entries()
            .map(|(_, measure)| {
                areas(edition)
                    .map(|area| of_area(edition, measure, area))
                    .collect()
            })
            .collect();
        Self { measures }
    }

    /// Those of all measures.
    pub(super) fn all(&self) -> Sheet<'a> {
        sheet(self.measures.iter().flatten().flatten())
    }

    /// Those of one measure.
    pub(super) fn of_measure(&self, measure: Key<Measure>) -> Sheet<'a> {
        sheet(self.measures[measure.index()].iter().flatten())
    }

    /// Those of one force.
    pub(super) fn of_force(&self, force: Key<Force>) -> Sheet<'a> {
        sheet(
            self.measures
                .iter()
                .flat_map(|measure| &measure[force.index()]),
        )
    }
}

fn sheet<'a: 'b, 'b>(rows: impl Iterator<Item = &'b Row<'a>>) -> Sheet<'a> {
    Sheet {
        table: &VALUES,
        rows: rows.cloned().collect(),
    }
}

/// Every area in the order of the rows.
pub(super) fn areas(edition: &Edition) -> impl Iterator<Item = Area> + use<> {
    let forces = edition.forces.keys().map(Area::Force);
    let regions = edition.regions.keys().map(Area::Region);
    forces.chain(regions).chain([Area::National])
}

/// Code, name and kind of an area.
pub(super) fn identity(edition: &Edition, area: Area) -> (&str, &str, &'static str) {
    match area {
        Area::Force(key) => {
            let force = &edition.forces[key];
            (&force.ons_code, &force.name, "force")
        }
        Area::Region(key) => {
            let region = &edition.regions[key];
            (&region.ons_code, &region.name, "region")
        }
        Area::National => (
            ENGLAND_AND_WALES_CODE,
            ENGLAND_AND_WALES,
            "england-and-wales",
        ),
    }
}

fn of_area<'a>(edition: &'a Edition, measure: &'a Measure, area: Area) -> Vec<Row<'a>> {
    measure
        .periods
        .entries()
        .map(|(period, meant)| row(edition, measure, area, period, meant))
        .collect()
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
        Cell::text(measure.unit.as_str()),
        markers(observation),
        Cell::text(notes::of_value(edition, measure, area, observation)),
        count,
        denominator,
        Cell::text(kind),
    ])
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
