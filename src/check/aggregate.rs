//! Values of several forces: regions, and England and Wales.
//!
//! A published national row stands as it is. Without one a rate is the sum of
//! the counts over the sum of the people; a value per head is the mean weighed
//! by people and marked as estimated; counts are summed where all are there; anything
//! else is not available.

use rust_decimal::Decimal;

use super::register::Register;
use crate::model::{
    Coverage, Force, Key, Mark, Marks, Measure, MeasureKind, Observation, Period, Quantity, Reading,
};

/// The values of each region, per period.
pub(super) fn regions(measure: &Measure, register: &Register) -> Vec<Vec<Observation>> {
    register
        .regions
        .iter()
        .map(|region| {
            measure
                .periods
                .keys()
                .map(|period| combine(measure, register, &region.forces, period))
                .collect()
        })
        .collect()
}

/// The values of England and Wales, per period; `published` stands where given.
pub(super) fn national(
    measure: &Measure,
    register: &Register,
    published: Vec<Option<Observation>>,
) -> Vec<Observation> {
    let all: Vec<Key<Force>> = register.forces.keys().collect();
    measure
        .periods
        .keys()
        .zip(published)
        .map(|(period, published)| {
            let coverage = Some(Coverage {
                supplied: measure.supplied(period),
                of: all.len(),
            });
            match published {
                Some(observation) => Observation {
                    coverage,
                    ..observation
                },
                None => combine(measure, register, &all, period),
            }
        })
        .collect()
}

fn combine(
    measure: &Measure,
    register: &Register,
    forces: &[Key<Force>],
    period: Key<Period>,
) -> Observation {
    let mut marks = Marks::NONE;
    let mut supplied = 0;
    let mut awaited = false;
    let mut sum = Decimal::ZERO;
    let mut people = Decimal::ZERO;
    let denominator = match &measure.kind {
        MeasureKind::Rate { .. } => measure.denominator(period),
        MeasureKind::Published { weight } => *weight,
        MeasureKind::Count => None,
    };
    let is_count = matches!(measure.kind, MeasureKind::Count);
    for force in forces {
        let observation = &measure.forces[force.index()][period.index()];
        let quantity = match &observation.reading {
            Reading::Value(quantity) => quantity,
            Reading::Missing(reason) => {
                awaited |= *reason == Mark::NotYetSupplied;
                continue;
            }
        };
        supplied += 1;
        // The estimate of a force's own denominator does not enter sums, which
        // are over residents, so its mark does not either.
        marks = marks.union(observation.marks);
        if let Some(denominator) = denominator {
            let weight = register.denominators[denominator].summed[force.index()];
            people += weight;
            sum += quantity.count.unwrap_or(quantity.value * weight);
        } else if is_count {
            sum += quantity.value;
        }
    }
    let coverage = Some(Coverage {
        supplied,
        of: forces.len(),
    });
    // A sum without one of its parts would be no smaller number, but a wrong one.
    let lacks = match is_count {
        true => supplied < forces.len(),
        false => people.is_zero(),
    };
    if supplied == 0 || lacks {
        let reason = match awaited {
            true => Mark::NotYetSupplied,
            false => Mark::NotAvailable,
        };
        return Observation {
            coverage,
            ..Observation::missing(reason)
        };
    }
    let quantity = match &measure.kind {
        MeasureKind::Rate { per, .. } => Quantity {
            value: sum / people * per,
            count: Some(sum),
            denominator: Some(people),
        },
        MeasureKind::Count => Quantity {
            value: sum,
            count: None,
            denominator: None,
        },
        MeasureKind::Published { .. } => {
            marks = marks.with(Mark::Estimated);
            Quantity {
                value: sum / people,
                count: None,
                denominator: None,
            }
        }
    };
    Observation {
        marks,
        coverage,
        ..Observation::of(Reading::Value(quantity))
    }
}
