//! Targets: what a claim is bound to, and where that is from.

use super::Ground;
use super::lookup::{self, Fault};
use super::orders::{self, Compared, way};
use super::sets;
use super::values::Series;
use crate::claims::target::{Name, Quantity, Set, Span};
use crate::claims::{Datum, Place as Rank, Target, Unit, direction_of};
use crate::diagnostics::Place;
use crate::model::{
    Area, BasisKind, Edition, Fact, FactValue, Grade, Key, MeasureKind, Source, address,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// What the words have to agree with.
pub(super) enum Against {
    /// A value of the data, or one derived from them.
    Datum(Datum),
    /// A place in an order.
    Place(Rank),
    /// Two values that the words compare.
    Compared(Compared),
    /// The forces that hold a superlative, by their place in the register.
    Names(Vec<usize>),
    /// A stated fact, which confirms only itself.
    Stated(Key<Fact>),
    /// Nothing: it is no data.
    Nothing,
}

/// A target with all its names found.
pub(super) struct Bound {
    pub(super) against: Against,
    pub(super) kind: BasisKind,
    /// What the datum is.
    pub(super) what: String,
    pub(super) source: Option<Key<Source>>,
    pub(super) source_place: Option<String>,
    /// Where on the site the number comes from; empty for facts.
    pub(super) href: String,
    /// Where the datum is written, the most telling place first.
    pub(super) places: Vec<Place>,
    /// The area, if it is one: words that name a force must name this one.
    pub(super) area: Option<Area>,
    /// The areas that it compares.
    pub(super) compared: Option<(Area, Area)>,
    /// The grade, if it is one: words that name a grade must name this one.
    pub(super) grade: Option<Key<Grade>>,
    /// Labels of the periods: words that name a year must name one of theirs.
    pub(super) times: Vec<String>,
    /// What the publisher rounds to by rule.
    pub(super) rounding: Option<Decimal>,
    /// One of these words has to stand in the sentence.
    pub(super) says: &'static [&'static str],
}

/// Finds what a target is bound to.
pub(super) fn bind(ground: &Ground<'_>, target: &Target<'_>, text: &str) -> Result<Bound, Fault> {
    let edition = ground.edition;
    let all = text.find(':').map_or(0, |colon| colon + 1)..text.len();
    match target {
        Target::Value(quantity, area, period) => value(edition, quantity, area, period),
        Target::Change(quantity, area, span) => two(edition, quantity, area, span, Two::Change),
        Target::Points(quantity, area, span) => two(edition, quantity, area, span, Two::Points),
        Target::FromTo(quantity, area, span) => two(edition, quantity, area, span, Two::Both),
        Target::Range(quantity, period) => range(edition, quantity, period),
        Target::Highest(quantity, period) => superlative(edition, quantity, period, true),
        Target::Lowest(quantity, period) => superlative(edition, quantity, period, false),
        Target::Rank(quantity, area, period) => orders::rank(edition, quantity, area, period),
        Target::Extreme(quantity, area, period) => orders::extreme(edition, quantity, area, period),
        Target::Compare(quantity, areas, period) => {
            orders::compare(edition, quantity, areas, period)
        }
        Target::Average(quantity, period) => orders::middle(edition, quantity, period, false),
        Target::Median(quantity, period) => orders::middle(edition, quantity, period, true),
        Target::Total(set, quantity, period) => orders::total(edition, set, quantity, period, &all),
        Target::Count(set) => count(edition, set, &all, false),
        Target::Share(set) => count(edition, set, &all, true),
        Target::Fact(name) => fact(ground, name),
        Target::Literal(reason) => Ok(Bound {
            kind: BasisKind::Literal,
            what: reason.text.replace('-', " "),
            ..Bound::of(Against::Nothing)
        }),
    }
}

impl Bound {
    fn of(against: Against) -> Self {
        Self {
            against,
            kind: BasisKind::Data,
            what: String::new(),
            source: None,
            source_place: None,
            href: String::new(),
            places: Vec::new(),
            area: None,
            grade: None,
            compared: None,
            times: Vec::new(),
            rounding: None,
            says: &[],
        }
    }

    pub(super) fn measured(series: Series<'_>, against: Against, about: &str) -> Self {
        let measure = series.measure;
        let title = match &measure.kind {
            MeasureKind::Rate { counted, .. } if series.count => counted,
            _ => &measure.title,
        };
        Self {
            what: format!("{title}, {about}"),
            source: Some(measure.source),
            source_place: measure.figure.clone(),
            rounding: measure.rounding,
            href: address::measure(measure),
            ..Self::of(against)
        }
    }
}

pub(super) fn series<'a>(
    edition: &'a Edition,
    quantity: &Quantity<'_>,
) -> Result<Series<'a>, Fault> {
    let key = lookup::measure(edition, &quantity.measure)?;
    Series::new(edition, key, quantity.count, &quantity.measure.at)
}

fn value(
    edition: &Edition,
    quantity: &Quantity<'_>,
    area: &Name<'_>,
    period: &Name<'_>,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let whose = lookup::area(edition, area)?;
    let when = lookup::period(series.measure, period)?;
    let (value, place) = series.value(whose, when, &(area.at.start..period.at.end))?;
    let datum = Datum::Value {
        value,
        unit: series.unit(),
        decimals: series.decimals(),
        direction: None,
        whole: series.out_of(),
    };
    let label = &series.measure.periods[when].label;
    let about = format!("{}, {label}", edition.area_name(whose));
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        places: place.into_iter().collect(),
        area: Some(whose),
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(series, Against::Datum(datum), &about)
    })
}

/// What is said of two values.
#[derive(Clone, Copy)]
enum Two {
    Change,
    Points,
    Both,
}

fn two(
    edition: &Edition,
    quantity: &Quantity<'_>,
    area: &Name<'_>,
    span: &Span<'_>,
    two: Two,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let whose = lookup::area(edition, area)?;
    let (from, to) = lookup::periods(series.measure, span)?;
    let at = area.at.start..span.to.at.end;
    let (before, first) = series.value(whose, from, &(area.at.start..span.from.at.end))?;
    let (after, last) = series.value(whose, to, &at)?;
    let datum = match two {
        Two::Change => series.change(whose, (from, to), (before, after), &at)?,
        Two::Points if series.measure.changes_in_unit && !series.count => {
            let difference = after - before;
            Datum::Value {
                value: difference.abs(),
                unit: series.unit(),
                decimals: series.decimals(),
                direction: way(difference),
                whole: None,
            }
        }
        Two::Points if series.unit() != Unit::Percent => {
            return Err(Fault::new(
                &quantity.measure.at,
                format!("`{}` is no percentage", series.measure.id),
                "use `change:`, in percent, or `from-to:`",
            ));
        }
        Two::Points => Datum::Points {
            points: after - before,
            decimals: series.decimals(),
        },
        Two::Both => Datum::FromTo {
            from: before,
            to: after,
            unit: series.unit(),
            decimals: series.decimals(),
        },
    };
    let label = |key| series.measure.periods[key].label.clone();
    let unlike = match &series.measure.periods[to].unlike {
        Some(_) => " (not like with like)",
        None => "",
    };
    let about = format!(
        "{}, {} to {}{unlike}",
        edition.area_name(whose),
        label(from),
        label(to)
    );
    Ok(Bound {
        source: Some(series.measure.source_of(to)),
        places: [last, first].into_iter().flatten().collect(),
        area: Some(whose),
        times: vec![
            label(from),
            label(to),
            span.from.text.to_owned(),
            span.to.text.to_owned(),
        ],
        ..Bound::measured(series, Against::Datum(datum), &about)
    })
}

fn range(edition: &Edition, quantity: &Quantity<'_>, period: &Name<'_>) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let when = lookup::period(series.measure, period)?;
    let at = quantity.measure.at.start..period.at.end;
    let values = series.forces(when, &at, false)?;
    let low = values.iter().min_by_key(|(_, value, _)| *value);
    let high = values.iter().max_by_key(|(_, value, _)| *value);
    let (Some((_, low, first)), Some((_, high, last))) = (low, high) else {
        return Err(Fault::new(
            &at,
            "no force has a value",
            "choose another period",
        ));
    };
    let datum = Datum::Range {
        low: *low,
        high: *high,
        unit: series.unit(),
        decimals: series.decimals(),
    };
    let label = &series.measure.periods[when].label;
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        places: [*first, *last].into_iter().flatten().collect(),
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(
            series,
            Against::Datum(datum),
            &format!(
                "smallest and largest of the {}, {label}",
                edition.terms.short_many
            ),
        )
    })
}

fn superlative(
    edition: &Edition,
    quantity: &Quantity<'_>,
    period: &Name<'_>,
    highest: bool,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let when = lookup::period(series.measure, period)?;
    let at = quantity.measure.at.start..period.at.end;
    let values = series.forces(when, &at, true)?;
    let sizes = values.iter().map(|(_, value, _)| *value);
    let best = if highest { sizes.max() } else { sizes.min() };
    let holders: Vec<_> = values
        .iter()
        .filter(|(_, value, _)| Some(*value) == best)
        .collect();
    let names = holders.iter().map(|(force, ..)| force.index()).collect();
    let label = &series.measure.periods[when].label;
    let about = format!("{}, {label}", if highest { "highest" } else { "lowest" });
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        places: holders.iter().filter_map(|(_, _, place)| *place).collect(),
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(series, Against::Names(names), &about)
    })
}

fn count(edition: &Edition, set: &Set<'_>, at: &Range<usize>, share: bool) -> Result<Bound, Fault> {
    let members = sets::members(edition, set, at)?;
    let n = u32::try_from(members.forces.len()).unwrap_or(u32::MAX);
    let whole = u32::try_from(members.whole).unwrap_or(u32::MAX);
    let direction = members.direction;
    let datum = if share {
        Datum::Share {
            n,
            whole,
            direction,
        }
    } else {
        Datum::Count {
            n,
            whole,
            direction,
        }
    };
    Ok(Bound {
        what: members.what,
        source: Some(members.source),
        href: members.href,
        places: members.place.into_iter().collect(),
        grade: members.grade,
        area: members.area,
        times: members.times,
        ..Bound::of(Against::Datum(datum))
    })
}

fn fact(ground: &Ground<'_>, name: &Name<'_>) -> Result<Bound, Fault> {
    let edition = ground.edition;
    let key = lookup::fact(edition, name)?;
    let fact = &edition.facts[key];
    let (against, kind) = match &fact.value {
        FactValue::Stated(_) | FactValue::Range(..) => (Against::Stated(key), BasisKind::Stated),
        FactValue::Derived(_) => {
            let Some(value) = fact.computed else {
                return Err(Fault::new(
                    &name.at,
                    format!("`{}` could not be computed", fact.id),
                    "see what is wrong with its `derived`",
                ));
            };
            let datum = Datum::Value {
                value,
                unit: unit(&fact.unit),
                decimals: decimals(value, unit(&fact.unit)),
                direction: direction_of(&fact.label),
                whole: whole(fact),
            };
            (Against::Datum(datum), BasisKind::Derived)
        }
    };
    let about = fact
        .as_at
        .as_ref()
        .map_or(String::new(), |as_at| format!(", {as_at}"));
    Ok(Bound {
        kind,
        what: format!("{}{about}", fact.label),
        source: Some(fact.source),
        source_place: Some(fact.source_place.clone()),
        places: vec![
            fact.printed
                .as_ref()
                .map_or(fact.place, |printed| printed.place),
        ],
        times: fact.as_at.iter().cloned().collect(),
        rounding: fact.rounding,
        ..Bound::of(against)
    })
}

/// The unit of a fact, as the words have to say it.
pub(super) fn unit(word: &str) -> Unit {
    match word {
        "percent" => Unit::Percent,
        "percentage points" => Unit::Points,
        "pounds" => Unit::Pounds,
        "dollars" => Unit::Dollars,
        "euros" => Unit::Euros,
        "times" => Unit::Multiple,
        _ => Unit::Plain,
    }
}

/// How many digits of a computed fact `[?]` shows.
fn decimals(value: rust_decimal::Decimal, unit: Unit) -> u32 {
    match unit {
        Unit::Plain | Unit::Multiple if value.fract().is_zero() => 0,
        Unit::Pounds | Unit::Dollars | Unit::Euros => 2,
        _ => 1,
    }
}

/// How many there were in all, where a fact says so.
pub(super) fn whole(fact: &Fact) -> Option<u32> {
    fact.n.and_then(|n| u32::try_from(n).ok())
}
