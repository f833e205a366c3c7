//! Changes between two periods, said only where both ends exist.

use rust_decimal::Decimal;

use super::{Area, Key, Mark, Marks, Measure, MeasureKind, Observation, Period, Reading, UnitKind};

/// A change between two periods, from unrounded values.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The difference in the measure's unit (percentage points for percentages).
    pub difference: Decimal,
    /// The change in percent of the first value.
    pub percent: Result<Decimal, NoChange>,
    /// The marks of both ends.
    pub marks: Marks,
}

/// Why a change can't be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChange {
    /// One of the ends is missing.
    MissingEnd,
    /// A percentage changes in percentage points.
    Percentage,
    /// Changes of the measure are told in its unit.
    InUnit,
    /// The first value is zero.
    FromZero,
    /// The first count is under [`SMALLEST_BASE`].
    SmallBase,
}

/// Counts under this number are too small for a change in percent.
pub const SMALLEST_BASE: u32 = 20;

impl Measure {
    /// The change of an area between two periods.
    pub fn change(
        &self,
        area: Area,
        from: Key<Period>,
        to: Key<Period>,
    ) -> Result<Change, NoChange> {
        let (from, to) = (self.observation(area, from), self.observation(area, to));
        let (Some(before), Some(after)) = (from.value(), to.value()) else {
            return Err(NoChange::MissingEnd);
        };
        Ok(Change {
            difference: after - before,
            percent: self.percent_change(from, before, after),
            marks: from.marks.union(to.marks),
        })
    }

    /// Why the change of an area between two periods is missing: an end that is
    /// still to come may yet make one.
    pub fn why_no_change(&self, area: Area, from: Key<Period>, to: Key<Period>) -> Mark {
        let ends = [from, to].map(|period| self.observation(area, period));
        let awaited = |end: &&Observation| end.reading == Reading::Missing(Mark::NotYetSupplied);
        match ends.iter().any(awaited) {
            true => Mark::NotYetSupplied,
            false => Mark::NotAvailable,
        }
    }

    fn percent_change(
        &self,
        from: &Observation,
        before: Decimal,
        after: Decimal,
    ) -> Result<Decimal, NoChange> {
        if self.unit_kind == UnitKind::Percent {
            return Err(NoChange::Percentage);
        }
        if self.changes_in_unit {
            return Err(NoChange::InUnit);
        }
        if before.is_zero() {
            return Err(NoChange::FromZero);
        }
        let count = match self.kind {
            MeasureKind::Count => Some(before),
            _ => from.count(),
        };
        if count.is_some_and(|count| count < Decimal::from(SMALLEST_BASE)) {
            return Err(NoChange::SmallBase);
        }
        percent(before, after).ok_or(NoChange::SmallBase)
    }
}

/// By how many percent a number differs from one before, which is not zero. `None`
/// if that one is so small that the answer means nothing and may not even be a
/// number.
pub fn percent(before: Decimal, after: Decimal) -> Option<Decimal> {
    const MOST: Decimal = Decimal::from_parts(0xd4a5_1000, 0xe8, 0, false, 0);
    (after - before)
        .checked_div(before)?
        .checked_mul(Decimal::ONE_HUNDRED)
        .filter(|percent| percent.abs() <= MOST)
}
