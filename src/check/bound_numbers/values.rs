//! Values of measures as data.

use super::lookup::Fault;
use crate::claims::{Datum, Unit};
use crate::diagnostics::{Code, Place};
use crate::model::{
    Area, Clock, Edition, Force, Key, Mark, Measure, MeasureKind, NoChange, Observation, PARTS,
    Period, SMALLEST_BASE, UnitKind, percent,
};
use rust_decimal::{Decimal, RoundingStrategy};
use std::ops::Range;

/// A measure (or its counts) as a target names it.
#[derive(Clone, Copy)]
pub(super) struct Series<'a> {
    pub(super) edition: &'a Edition,
    pub(super) measure: &'a Measure,
    pub(super) count: bool,
}

/// The value of a force, and where it is written.
type OfForce = (Key<Force>, Decimal, Option<Place>);

impl<'a> Series<'a> {
    /// `at` is the measure's name in the target, for errors.
    pub(super) fn new(
        edition: &'a Edition,
        key: Key<Measure>,
        count: bool,
        at: &Range<usize>,
    ) -> Result<Self, Fault> {
        let measure = &edition.measures[key];
        if count && !matches!(measure.kind, MeasureKind::Rate { .. }) {
            return Err(Fault::new(
                at,
                format!("`{}` has no counts: its values are published", measure.id),
                "leave `.count` out",
            ));
        }
        Ok(Self {
            edition,
            measure,
            count,
        })
    }

    /// What its values are counted in, as the words have to say it.
    pub(super) fn unit(&self) -> Unit {
        match &self.measure.unit_kind {
            _ if self.count => Unit::Plain,
            UnitKind::Percent => Unit::Percent,
            UnitKind::Money(currency) => match currency.0.as_str() {
                "£" => Unit::Pounds,
                "$" => Unit::Dollars,
                "€" => Unit::Euros,
                // Nothing can be said of the sign of another one.
                _ => Unit::Plain,
            },
            UnitKind::Duration(Clock::Minutes) => Unit::Duration(1),
            UnitKind::Duration(Clock::Hours) => Unit::Duration(PARTS),
            UnitKind::Score(_) | UnitKind::Rate => Unit::Plain,
        }
    }

    /// Out of how many a value is, where that is said of a score.
    pub(super) fn out_of(&self) -> Option<u32> {
        match self.measure.unit_kind {
            UnitKind::Score(most) => most,
            _ => None,
        }
    }

    /// Digits after the point.
    pub(super) fn decimals(&self) -> u32 {
        if self.count { 0 } else { self.measure.decimals }
    }

    fn read(&self, observation: &Observation) -> Option<Decimal> {
        if self.count {
            observation.count()
        } else {
            observation.value()
        }
    }

    /// The value for an area in a period, refusing what no sentence may rest
    /// on. `at` is the area and the period in the target.
    pub(super) fn value(
        &self,
        area: Area,
        period: Key<Period>,
        at: &Range<usize>,
    ) -> Result<(Decimal, Option<Place>), Fault> {
        let observation = self.measure.observation(area, period);
        let label = &self.measure.periods[period].label;
        let name = self.edition.area_name(area);
        let Some(value) = self.read(observation) else {
            let reason = observation
                .marks
                .iter()
                .find(|mark| mark.is_reason())
                .unwrap_or(Mark::NotAvailable);
            return Err(Fault::new(
                at,
                format!("{name} has no value for {label}: it is {}", reason.words()),
                "nothing can be said of a missing value but that it is missing",
            ));
        };
        if observation.marks.illustrative() {
            return Err(illustrative(
                at,
                format!("the value for {name}, {label}, is illustrative"),
            ));
        }
        Ok((value, observation.place))
    }

    /// The values of all forces that have one, at the measure's own decimals,
    /// refusing illustrative ones.
    pub(super) fn forces(
        &self,
        period: Key<Period>,
        at: &Range<usize>,
        ordered: bool,
    ) -> Result<Vec<OfForce>, Fault> {
        let mut values = self.exact(period, at, ordered)?;
        for (_, value, _) in &mut values {
            *value = self.rounded(*value);
        }
        Ok(values)
    }

    /// The same, unrounded: what is computed from them is rounded once, at last.
    pub(super) fn exact(
        &self,
        period: Key<Period>,
        at: &Range<usize>,
        ordered: bool,
    ) -> Result<Vec<OfForce>, Fault> {
        let mut values = Vec::with_capacity(self.edition.forces.len());
        let allowed = ordered && self.measure.order_published.contains(&period);
        for force in self.edition.forces.keys() {
            let observation = self.measure.observation(Area::Force(force), period);
            let Some(value) = self.read(observation) else {
                continue;
            };
            if observation.marks.illustrative() && !allowed {
                let mut fault = illustrative(
                    at,
                    format!(
                        "values of forces for {} are illustrative, that of {} among them",
                        self.measure.periods[period].label, self.edition.forces[force].name
                    ),
                );
                if ordered {
                    fault.help = format!(
                        "if the order of the forces is published, say so in the measure's file: \
                         `order_published = [\"{}\"]`",
                        self.measure.periods[period].id
                    );
                }
                return Err(fault);
            }
            values.push((force, value, observation.place));
        }
        if values.is_empty() {
            return Err(Fault::new(
                at,
                "no force has a value for this period",
                "choose another period",
            ));
        }
        Ok(values)
    }

    /// At the measure's own decimals: a tie is equality there.
    pub(super) fn rounded(&self, value: Decimal) -> Decimal {
        value.round_dp_with_strategy(self.decimals(), RoundingStrategy::MidpointAwayFromZero)
    }

    /// The change in percent between two values.
    pub(super) fn change(
        &self,
        area: Area,
        (from, to): (Key<Period>, Key<Period>),
        (before, after): (Decimal, Decimal),
        at: &Range<usize>,
    ) -> Result<Datum, Fault> {
        let change = if self.count {
            if before.is_zero() {
                Err(NoChange::FromZero)
            } else if before < Decimal::from(SMALLEST_BASE) {
                Err(NoChange::SmallBase)
            } else {
                percent(before, after).ok_or(NoChange::SmallBase)
            }
        } else {
            self.measure
                .change(area, from, to)
                .and_then(|change| change.percent)
        };
        let refuse = |message: &str, help: &str| Err(Fault::new(at, message, help));
        match change {
            Ok(percent) => Ok(Datum::Change { percent }),
            Err(NoChange::Percentage) => refuse(
                "a percentage does not change in percent",
                "use `points:`, in percentage points, or `from-to:`",
            ),
            Err(NoChange::InUnit) => refuse(
                "changes of this measure are told in its unit",
                "use `points:`, which is the difference in the unit, or `from-to:`",
            ),
            Err(NoChange::FromZero) => refuse(
                "there is no change in percent from zero",
                "use `from-to:`, which gives both values",
            ),
            Err(NoChange::SmallBase) => refuse(
                "the count at the start is under 20, too small for a change in percent",
                "use `from-to:`, which gives both values",
            ),
            Err(NoChange::MissingEnd) => refuse(
                "one of the two values is missing",
                "nothing can be said of a change from or to a missing value",
            ),
        }
    }
}

fn illustrative(at: &Range<usize>, message: String) -> Fault {
    Fault {
        code: Code::Illustrative,
        ..Fault::new(
            at,
            message,
            "no sentence may rest on an illustrative value: leave it out, or find the real one",
        )
    }
}
