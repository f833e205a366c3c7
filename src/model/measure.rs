//! Measures, their periods, and what was observed.

use rust_decimal::Decimal;

use super::document::Inline;
use super::register::Denominator;
use super::{Fact, Force, Key, Mark, Marks, Named, Question, Region, Source};
use crate::diagnostics::Place;

/// A statistic that is reported for every force.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Title where there is little room.
    pub short_title: String,
    /// The question that it belongs to.
    pub question: Option<Key<Question>>,
    /// What it measures.
    pub definition: Vec<Inline>,
    /// Whether the values are printed or divided.
    pub kind: MeasureKind,
    /// The unit in words: "percent", "pounds per head", "per 100,000 population".
    pub unit: String,
    /// How values are written.
    pub unit_kind: UnitKind,
    /// Digits after the point.
    pub decimals: u32,
    /// Its publisher rounds to multiples of this.
    pub rounding: Option<Decimal>,
    /// Whether changes are told in the unit and not in percent.
    pub changes_in_unit: bool,
    /// What the intervals around its values are, where it has any: "95 percent
    /// confidence interval".
    pub interval: Option<String>,
    /// Whether more is better.
    pub polarity: Polarity,
    /// Where the values are from.
    pub source: Key<Source>,
    /// The figure of the original report.
    pub figure: Option<String>,
    /// Periods whose order of forces is published.
    pub order_published: Vec<Key<Period>>,
    /// What was published of all together before the series broke, oldest first.
    pub earlier: Vec<Key<Fact>>,
    /// What goes with every showing.
    pub caveats: Vec<Vec<Inline>>,
    /// The periods in time order.
    pub periods: super::List<Period>,
    /// Per force in the order of the register, per period.
    pub forces: Vec<Vec<Observation>>,
    /// Per region in order, per period.
    pub regions: Vec<Vec<Observation>>,
    /// England and Wales, per period.
    pub national: Vec<Observation>,
}

impl Measure {
    /// What the counts of a period are divided by; `None` for values as printed.
    pub fn denominator(&self, period: Key<Period>) -> Option<Key<Denominator>> {
        match &self.kind {
            MeasureKind::Rate { denominator, .. } => {
                Some(self.periods[period].denominator.unwrap_or(*denominator))
            }
            MeasureKind::Published { .. } | MeasureKind::Count => None,
        }
    }

    /// All that counts of it are divided by, each once, in the order of the periods.
    pub fn denominators(&self) -> Vec<Key<Denominator>> {
        let mut all = Vec::new();
        for denominator in self.periods.keys().filter_map(|key| self.denominator(key)) {
            if !all.contains(&denominator) {
                all.push(denominator);
            }
        }
        all
    }

    /// Where the values of a period are from.
    pub fn source_of(&self, period: Key<Period>) -> Key<Source> {
        self.periods[period].source.unwrap_or(self.source)
    }

    /// Where the values are from, each source once, in the order of the periods.
    pub fn sources(&self) -> Vec<Key<Source>> {
        let mut all = Vec::new();
        for source in self.periods.keys().map(|key| self.source_of(key)) {
            if !all.contains(&source) {
                all.push(source);
            }
        }
        all
    }
}

impl Named for Measure {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Where a measure's values come from.
#[derive(Clone, Debug)]
pub enum MeasureKind {
    /// Printed as they are.
    Published {
        /// What weighs the mean over several forces, for values per head.
        weight: Option<Key<Denominator>>,
    },
    /// Counts as they are: several forces have their sum.
    Count,
    /// Counts, divided by a denominator.
    Rate {
        /// What is counted: "digital devices".
        counted: String,
        /// What it is divided by.
        denominator: Key<Denominator>,
        /// Per how many people.
        per: Decimal,
    },
}

/// How values of a measure are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// `12.9 percent`
    Percent,
    /// `£12.90`
    Money(Currency),
    /// `7:45`, kept in the smaller of two units.
    Duration(Clock),
    /// `7.2`, out of so many where that is said.
    Score(Option<u32>),
    /// `12.9`
    Rate,
}

/// A currency: what stands before its sums, `£` or `CHF`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(pub String);

impl Currency {
    /// A sum of it: `£12.90`, `−£12.90`, `CHF 12.90`.
    pub fn before(&self, number: &str) -> String {
        let size = number.trim_start_matches('−');
        let sign = &number[..number.len() - size.len()];
        let parted = self.0.ends_with(char::is_alphabetic);
        let blank = if parted { "\u{a0}" } else { "" };
        [sign, &self.0, blank, size].concat()
    }
}

/// The two units of a duration, sixty of the smaller to one of the larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Minutes and seconds.
    Minutes,
    /// Hours and minutes.
    Hours,
}

/// How many of the smaller unit make one of the larger.
pub const PARTS: u32 = 60;

/// Whether more is better. Nothing is coloured good or bad without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Polarity {
    /// Neither.
    #[default]
    Neutral,
    /// More is better.
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
}

/// A span of time or a day that a measure has values for.
#[derive(Clone, Debug)]
pub struct Period {
    /// Identifier; never parsed as a date.
    pub id: String,
    /// "12 months to 30 June 2017".
    pub label: String,
    /// A span or a day.
    pub kind: PeriodKind,
    /// A note that goes with every value of the period.
    pub note: Option<Vec<Inline>>,
    /// Why a comparison with the period before is not like with like; of the first one,
    /// why the series breaks after what was published earlier.
    pub unlike: Option<String>,
    /// Where its values are from, if not from the measure's own source.
    pub source: Option<Key<Source>>,
    /// What its counts are divided by, if not by the measure's own denominator.
    pub denominator: Option<Key<Denominator>>,
}

impl Named for Period {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// A span of time.
    Year,
    /// Three months of a year.
    Quarter,
    /// A month of a year.
    Month,
    /// One day or month.
    Snapshot,
}

/// What a value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// One of the inspected.
    Force(Key<Force>),
    /// All that lie in a region.
    Region(Key<Region>),
    /// England and Wales.
    National,
}

/// A value for an area in a period, or the reason why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The value or the reason.
    pub reading: Reading,
    /// What qualifies it; derived values carry the marks of all inputs.
    pub marks: Marks,
    /// A note on it.
    pub note: Option<String>,
    /// Where it is written; `None` where it was computed from several.
    pub place: Option<Place>,
    /// How many forces a value of several covers.
    pub coverage: Option<Coverage>,
    /// How far the value may be off, where it is an estimate.
    pub interval: Option<Interval>,
    /// On how many answers or cases it rests.
    pub n: Option<u32>,
}

/// An interval around a value, both ends in it and in the unit of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Its lower end.
    pub low: Decimal,
    /// Its upper end.
    pub high: Decimal,
}

impl Observation {
    /// One that is nothing but the reason why there is no value.
    pub fn missing(reason: Mark) -> Self {
        Self {
            marks: reason.into(),
            ..Self::of(Reading::Missing(reason))
        }
    }

    /// What was read, with nothing to be said of it.
    pub fn of(reading: Reading) -> Self {
        Self {
            reading,
            marks: Marks::NONE,
            note: None,
            place: None,
            coverage: None,
            interval: None,
            n: None,
        }
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<Decimal> {
        match &self.reading {
            Reading::Value(quantity) => Some(quantity.value),
            Reading::Missing(_) => None,
        }
    }

    /// Why there is no value, if there is none.
    pub fn why_missing(&self) -> Option<Mark> {
        match self.reading {
            Reading::Value(_) => None,
            Reading::Missing(reason) => Some(reason),
        }
    }

    /// The count that the value was divided from.
    pub fn count(&self) -> Option<Decimal> {
        match &self.reading {
            Reading::Value(quantity) => quantity.count,
            Reading::Missing(_) => None,
        }
    }
}

/// A value, or the reason why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// There is a value.
    Value(Quantity),
    /// There is none.
    Missing(Mark),
}

/// A value in the measure's unit, unrounded, and what it was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value.
    pub value: Decimal,
    /// The numerator, for rates.
    pub count: Option<Decimal>,
    /// The people that it was divided by, for rates.
    pub denominator: Option<Decimal>,
}

/// How many forces stand behind a value of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// With a value.
    pub supplied: usize,
    /// In all.
    pub of: usize,
}

impl Measure {
    /// What was observed for an area in a period.
    pub fn observation(&self, area: Area, period: Key<Period>) -> &Observation {
        let series = match area {
            Area::Force(force) => &self.forces[force.index()],
            Area::Region(region) => &self.regions[region.index()],
            Area::National => &self.national,
        };
        &series[period.index()]
    }

    /// The latest period. A measure has at least one.
    pub fn this_period(&self) -> Key<Period> {
        self.periods
            .keys()
            .next_back()
            .expect("a measure has at least one period: checked when the edition is resolved")
    }

    /// The period before the latest.
    pub fn last_period(&self) -> Option<Key<Period>> {
        self.periods.keys().rev().nth(1)
    }

    /// Whether any value of the measure is illustrative.
    pub fn has_illustrative(&self) -> bool {
        self.forces
            .iter()
            .flatten()
            .chain(&self.national)
            .any(|observation| observation.marks.illustrative())
    }

    /// Every observation of it.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        let several = self.regions.iter().flatten().chain(&self.national);
        self.forces.iter().flatten().chain(several)
    }

    /// Whether any value of it has an interval.
    pub fn has_intervals(&self) -> bool {
        self.observations()
            .any(|observed| observed.interval.is_some())
    }

    /// Whether it is said of any value on how many answers or cases it rests.
    pub fn has_n(&self) -> bool {
        self.observations().any(|observed| observed.n.is_some())
    }

    /// Whether there is a value of all together, or a reason why there is none.
    pub fn has_national(&self) -> bool {
        self.national.iter().any(|observation| {
            let is_awaited = observation.why_missing() == Some(Mark::NotYetSupplied);
            observation.value().is_some() || observation.place.is_some() || is_awaited
        })
    }

    /// How many forces have a value in a period.
    pub fn supplied(&self, period: Key<Period>) -> usize {
        self.forces
            .iter()
            .filter(|series| series[period.index()].value().is_some())
            .count()
    }
}
