//! Targets over several values: places in an order, one area against another,
//! the mean and the median of the forces, the total of a set.

use super::lookup::{self, Fault};
use super::sets;
use super::targets::{Against, Bound, series};
use super::values::Series;
use crate::claims::target::{Name, Quantity, Set, Span};
use crate::claims::{Datum, Direction, Phrase, Place, Unit, What};
use crate::model::{Area, Edition, MeasureKind};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::ops::Range;

/// The place of a force among all.
pub(super) fn rank(
    edition: &Edition,
    quantity: &Quantity<'_>,
    area: &Name<'_>,
    period: &Name<'_>,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let whose = lookup::area(edition, area)?;
    let when = lookup::period(series.measure, period)?;
    let at = area.at.start..period.at.end;
    let values = series.forces(when, &at, true)?;
    let mine = values
        .iter()
        .find(|(force, ..)| Area::Force(*force) == whose);
    let Some((_, value, place)) = mine else {
        return Err(Fault::new(
            &area.at,
            format!("{} is no force with a value here", edition.area_name(whose)),
            "places are counted among the forces that have a value",
        ));
    };
    let found = place_among(*value, values.iter().map(|(_, value, _)| *value));
    let label = &series.measure.periods[when].label;
    let about = format!(
        "place of {} among the {}, {label}",
        edition.area_name(whose),
        edition.terms.short_many
    );
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        places: place.iter().copied().collect(),
        area: Some(whose),
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(series, Against::Place(found), &about)
    })
}

/// The place of a period among those up to it.
pub(super) fn extreme(
    edition: &Edition,
    quantity: &Quantity<'_>,
    area: &Name<'_>,
    period: &Name<'_>,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let whose = lookup::area(edition, area)?;
    let when = lookup::period(series.measure, period)?;
    let at = area.at.start..period.at.end;
    let mut values = Vec::new();
    let mut years = Vec::new();
    for key in series.measure.periods.keys().filter(|key| *key <= when) {
        let (value, _) = series.value(whose, key, &at)?;
        let known = &series.measure.periods[key];
        let parts = [&known.id, &known.label]
            .into_iter()
            .flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
        let named: BTreeSet<&str> = parts.filter(|part| part.len() == 4).collect();
        years.extend(
            named
                .into_iter()
                .map(|year| (year.to_owned(), values.len())),
        );
        values.push(series.rounded(value));
    }
    let Some((value, earlier)) = values.split_last().filter(|(_, all)| !all.is_empty()) else {
        return Err(Fault::new(
            &period.at,
            "there is no earlier period",
            "an extreme is one over the periods that the edition has",
        ));
    };
    let from = |first: usize| place_among(*value, values[first..].iter().copied());
    years.retain(|(_, first)| *first < earlier.len());
    let found = Place {
        since: years
            .into_iter()
            .map(|(year, first)| (year, from(first)))
            .collect(),
        ..from(0)
    };
    let label = &series.measure.periods[when].label;
    let about = format!(
        "{}, {label}, among the periods up to it",
        edition.area_name(whose)
    );
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        area: Some(whose),
        // Earlier years stand in its sentence behind a "since" or a "than" only.
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(series, Against::Place(found), &about)
    })
}

fn place_among(mine: Decimal, all: impl Iterator<Item = Decimal>) -> Place {
    let mut place = Place {
        from_top: 1,
        from_bottom: 1,
        tied: 0,
        whole: 0,
        since: Vec::new(),
    };
    for value in all {
        place.whole += 1;
        place.from_top += u32::from(value > mine);
        place.from_bottom += u32::from(value < mine);
        place.tied += u32::from(value == mine);
    }
    place
}

/// Two values of areas that the words compare.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared {
    first: Decimal,
    second: Decimal,
    unit: Unit,
    decimals: u32,
}

impl Compared {
    /// The datum that words of this kind have to agree with: how many times as
    /// much, how many points or units, what share more, or only which way.
    pub(super) fn datum(&self, phrase: &Phrase) -> Datum {
        let difference = self.first - self.second;
        let number = match &phrase.what {
            What::Number(number) => Some(number.unit),
            _ => None,
        };
        let percent = match self.second.is_zero() {
            true => None,
            false => Some(difference / self.second * Decimal::ONE_HUNDRED),
        };
        let value = |value: Decimal, unit: Unit, decimals: u32, direction| Datum::Value {
            value,
            unit,
            decimals,
            direction,
            whole: None,
        };
        match number {
            Some(Unit::Multiple) if !self.second.is_zero() => {
                value(self.first / self.second, Unit::Multiple, 1, None)
            }
            // "Half of it" is a part of the other, "a third more" a change.
            Some(Unit::Proportion) if phrase.direction.is_none() && !self.second.is_zero() => {
                value(self.first / self.second, Unit::Proportion, 2, None)
            }
            Some(Unit::Proportion) => Datum::Change {
                percent: percent.unwrap_or_default(),
            },
            Some(Unit::Percent) if self.unit != Unit::Percent => Datum::Change {
                percent: percent.unwrap_or_default(),
            },
            Some(Unit::Points | Unit::Percent) | None => Datum::Points {
                points: difference,
                decimals: self.decimals,
            },
            Some(_) => value(difference.abs(), self.unit, self.decimals, way(difference)),
        }
    }

    /// Which way the first stands to the second.
    pub(super) fn way(&self) -> Option<Direction> {
        way(self.first - self.second)
    }

    /// Both values, for messages.
    pub(super) fn words(&self) -> String {
        let write = |value| crate::claims::write::value(value, self.unit, self.decimals);
        format!("{} against {}", write(self.first), write(self.second))
    }
}

pub(super) fn way(difference: Decimal) -> Option<Direction> {
    match (difference.is_zero(), difference.is_sign_positive()) {
        (true, _) => None,
        (false, true) => Some(Direction::Up),
        (false, false) => Some(Direction::Down),
    }
}

/// One area against another.
pub(super) fn compare(
    edition: &Edition,
    quantity: &Quantity<'_>,
    areas: &Span<'_>,
    period: &Name<'_>,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let (one, other) = (
        lookup::area(edition, &areas.from)?,
        lookup::area(edition, &areas.to)?,
    );
    let when = lookup::period(series.measure, period)?;
    let (first, place) = series.value(one, when, &(areas.from.at.start..period.at.end))?;
    let (second, against) = series.value(other, when, &(areas.to.at.start..period.at.end))?;
    let compared = Compared {
        first,
        second,
        unit: series.unit(),
        decimals: series.decimals(),
    };
    let label = &series.measure.periods[when].label;
    let about = format!(
        "{} against {}, {label}",
        edition.area_name(one),
        edition.area_name(other)
    );
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        places: [place, against].into_iter().flatten().collect(),
        compared: Some((one, other)),
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(series, Against::Compared(compared), &about)
    })
}

/// The mean or the median of the forces.
pub(super) fn middle(
    edition: &Edition,
    quantity: &Quantity<'_>,
    period: &Name<'_>,
    median: bool,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    let when = lookup::period(series.measure, period)?;
    let at = quantity.measure.at.start..period.at.end;
    let mut values: Vec<Decimal> = series
        .exact(when, &at, false)?
        .into_iter()
        .map(|(_, value, _)| value)
        .collect();
    values.sort_unstable();
    let (half, count) = (values.len() / 2, Decimal::from(values.len()));
    let value = match (median, values.len() % 2) {
        (true, 1) => values[half],
        (true, _) => (values[half - 1] + values[half]) / Decimal::TWO,
        (false, _) => values.iter().sum::<Decimal>() / count,
    };
    let label = &series.measure.periods[when].label;
    let name = if median { "median" } else { "mean" };
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        times: vec![label.clone(), period.text.to_owned()],
        says: if median {
            &["median", "medians"]
        } else {
            &["average", "averages", "averaged", "mean"]
        },
        ..Bound::measured(
            series,
            Against::Datum(single(&series, value)),
            &format!("{name} of the {}, {label}", edition.terms.short_many),
        )
    })
}

fn single(series: &Series<'_>, value: Decimal) -> Datum {
    Datum::Value {
        value,
        unit: series.unit(),
        decimals: series.decimals(),
        direction: None,
        whole: series.out_of(),
    }
}

/// The sum over the forces of a set.
pub(super) fn total(
    edition: &Edition,
    set: &Set<'_>,
    quantity: &Quantity<'_>,
    period: &Name<'_>,
    all: &Range<usize>,
) -> Result<Bound, Fault> {
    let series = series(edition, quantity)?;
    if !quantity.count && !matches!(series.measure.kind, MeasureKind::Count) {
        return Err(Fault::new(
            &quantity.measure.at,
            "only counts can be added up",
            format!("write `{}.count`", quantity.measure.text),
        ));
    }
    let when = lookup::period(series.measure, period)?;
    let members = sets::members(edition, set, all)?;
    let values = series.exact(when, all, false)?;
    let inside = |force| members.forces.contains(force);
    let sum: Decimal = values
        .iter()
        .filter(|(force, ..)| inside(force))
        .map(|(_, value, _)| *value)
        .sum();
    let whole: Decimal = values.iter().map(|(_, value, _)| *value).sum();
    let label = &series.measure.periods[when].label;
    let datum = Datum::Value {
        value: sum,
        unit: Unit::Plain,
        decimals: 0,
        direction: None,
        whole: u32::try_from(series.rounded(whole)).ok(),
    };
    Ok(Bound {
        source: Some(series.measure.source_of(when)),
        times: vec![label.clone(), period.text.to_owned()],
        ..Bound::measured(
            series,
            Against::Datum(datum),
            &format!(
                "total of the {} {}: {}, {label}",
                members.forces.len(),
                edition.terms.short_many,
                members.what
            ),
        )
    })
}
