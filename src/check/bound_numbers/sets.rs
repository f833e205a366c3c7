//! Sets of forces: who is in them, out of how many, and in what words.

use super::lookup::{self, Fault, Subject};
use super::values::Series;
use crate::claims::Direction;
use crate::claims::target::{Move, Set, Span, Test};
use crate::diagnostics::Place;
use crate::model::{Area, Edition, Force, Grade, Judgment, Key, Question, Source, address};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::Range;

/// A set of forces.
pub(super) struct Members {
    /// Who is in it.
    pub(super) forces: Vec<Key<Force>>,
    /// How many it could have held: those with a value or a judgment.
    pub(super) whole: usize,
    /// The way its members went.
    pub(super) direction: Option<Direction>,
    /// What it is, in words.
    pub(super) what: String,
    /// Where it is from.
    pub(super) source: Key<Source>,
    /// Where it leads on the site.
    pub(super) href: String,
    /// Where it is written.
    pub(super) place: Option<Place>,
    /// Where its forces are, if not everywhere.
    pub(super) area: Option<Area>,
    /// The grade that the words have to name, if they name one.
    pub(super) grade: Option<Key<Grade>>,
    /// Years and labels that the words may name.
    pub(super) times: Vec<String>,
}

/// Resolves a set. `at` is the set in its target.
pub(super) fn members(
    edition: &Edition,
    set: &Set<'_>,
    at: &Range<usize>,
) -> Result<Members, Fault> {
    let (Set::Graded { within, .. } | Set::Valued { within, .. } | Set::Moved { within, .. }) = set;
    let area = match within {
        Some(name) => Some(lookup::area(edition, name)?),
        None => None,
    };
    let place = Within { edition, area };
    let members = match set {
        Set::Graded {
            question,
            year,
            test,
            grade,
            ..
        } => {
            let question = lookup::question(edition, question)?;
            let year = match year {
                Some(name) => lookup::year(edition, question, name)?,
                None => edition.year.as_str(),
            };
            let grade = lookup::grade(edition, grade)?;
            graded(place, question, year, (*test, grade))
        }
        Set::Valued {
            measure,
            period,
            test,
            number,
            ..
        } => {
            let key = lookup::measure(edition, measure)?;
            let series = Series::new(edition, key, false, &measure.at)?;
            let period = lookup::period(series.measure, period)?;
            let mut values = series.forces(period, at, false)?;
            values.retain(|(force, ..)| place.has(*force));
            let whole = values.len();
            let forces = values
                .into_iter()
                .filter(|(_, value, _)| passes(*test, number.cmp(value)))
                .map(|(force, ..)| force)
                .collect();
            let label = &series.measure.periods[period].label;
            let unit = &series.measure.unit;
            Members {
                forces,
                whole,
                direction: None,
                what: format!(
                    "{} {} {number} {unit}{}: {}, {label}",
                    edition.terms.capital_many(),
                    test_words(*test),
                    place.words(),
                    series.measure.title
                ),
                source: series.measure.source_of(period),
                href: address::measure(series.measure),
                place: None,
                area,
                grade: None,
                times: vec![label.clone(), series.measure.periods[period].id.clone()],
            }
        }
        Set::Moved {
            subject, span, way, ..
        } => match lookup::subject(edition, subject)? {
            Subject::Question(question) => regraded(place, question, span, *way, at)?,
            Subject::Measure(key) => {
                let series = Series::new(edition, key, false, &subject.at)?;
                shifted(place, series, span, *way, at)?
            }
        },
    };
    if members.whole == 0
        && let Some(name) = within
    {
        return Err(Fault::new(
            &name.at,
            format!("no force in `{}` has a value or a grade here", name.text),
            "choose another region, or leave `/in/…` out",
        ));
    }
    Ok(members)
}

/// Where the forces of a set are.
#[derive(Clone, Copy)]
struct Within<'a> {
    edition: &'a Edition,
    area: Option<Area>,
}

impl Within<'_> {
    fn has(&self, force: Key<Force>) -> bool {
        match self.area {
            None | Some(Area::National) => true,
            Some(Area::Force(only)) => force == only,
            Some(Area::Region(region)) => self.edition.regions[region].forces.contains(&force),
        }
    }

    /// ", Wales", or nothing for the forces everywhere.
    fn words(&self) -> String {
        match self.area {
            Some(area) => format!(", {}", self.edition.area_name(area)),
            None => String::new(),
        }
    }
}

fn graded(
    within: Within<'_>,
    question: Key<Question>,
    year: &str,
    (test, grade): (Test, Key<Grade>),
) -> Members {
    let edition = within.edition;
    let judged = judged(within, question, year);
    let whole = judged.len();
    let forces = judged
        .into_iter()
        .filter(|(_, judgment)| passes(test, grade.cmp(&judgment.grade).reverse()))
        .map(|(force, _)| force)
        .collect();
    let asked = &edition.judgments.questions[question];
    let name = &edition.judgments.scale[grade].name;
    let than = match test {
        Test::Is => name.clone(),
        Test::Not => format!("not {name}"),
        Test::Below => format!("worse than {name}"),
        Test::Above => format!("better than {name}"),
        Test::AtLeast => format!("{name} or better"),
        Test::AtMost => format!("{name} or worse"),
    };
    let all = edition.terms.capital_many();
    Members {
        forces,
        whole,
        direction: None,
        what: format!(
            "{all} graded {than}{}: {}, {year}",
            within.words(),
            asked.title
        ),
        area: within.area,
        source: asked.source,
        href: address::question(asked),
        place: edition.judgments.place(question, year),
        grade: Some(grade),
        times: vec![year.to_owned()],
    }
}

fn judged(within: Within<'_>, question: Key<Question>, year: &str) -> Vec<(Key<Force>, Judgment)> {
    let edition = within.edition;
    let sheet = edition.judgments.sheet(question, year).unwrap_or_default();
    edition
        .forces
        .keys()
        .zip(sheet)
        .filter(|(force, _)| within.has(*force))
        .filter_map(|(force, judgment)| Some((force, (*judgment)?)))
        .collect()
}

/// `order` is how the number stands to the value, or, for grades, how the
/// grade of the force stands to the one named, worse being greater.
///
/// For values, "below" means that the named number is greater; for grades,
/// that the force's grade is worse. Both come in as `Greater`.
fn passes(test: Test, order: Ordering) -> bool {
    match test {
        Test::Is => order == Ordering::Equal,
        Test::Not => order != Ordering::Equal,
        Test::Below => order == Ordering::Greater,
        Test::Above => order == Ordering::Less,
        Test::AtLeast => order != Ordering::Greater,
        Test::AtMost => order != Ordering::Less,
    }
}

fn test_words(test: Test) -> &'static str {
    match test {
        Test::Is => "at",
        Test::Not => "not at",
        Test::Below => "below",
        Test::Above => "above",
        Test::AtLeast => "at or above",
        Test::AtMost => "at or below",
    }
}

fn regraded(
    within: Within<'_>,
    question: Key<Question>,
    span: &Span<'_>,
    way: Move,
    at: &Range<usize>,
) -> Result<Members, Fault> {
    let edition = within.edition;
    let from = lookup::year(edition, question, &span.from)?;
    let to = lookup::year(edition, question, &span.to)?;
    if from >= to {
        return Err(Fault::new(
            &(span.from.at.start..span.to.at.end),
            format!("{from} does not come before {to}"),
            "write the earlier year first",
        ));
    }
    let wanted = match way {
        Move::Improved => Ordering::Less,
        Move::Declined => Ordering::Greater,
        Move::Same => Ordering::Equal,
        Move::Rose | Move::Fell => {
            return Err(Fault::new(
                at,
                "grades improve or decline; only values rise and fall",
                "write `improved`, `declined` or `same`",
            ));
        }
    };
    let before = judged(within, question, from);
    let after = judged(within, question, to);
    let mut forces = Vec::new();
    let mut whole = 0;
    for (force, judgment) in after {
        let Some((_, earlier)) = before.iter().find(|(other, _)| *other == force) else {
            continue;
        };
        whole += 1;
        // The scale lists the best first: a lesser key is a better grade.
        if judgment.grade.cmp(&earlier.grade) == wanted {
            forces.push(force);
        }
    }
    let asked = &edition.judgments.questions[question];
    Ok(Members {
        forces,
        whole,
        direction: direction(way),
        what: format!(
            "{} whose grade {}{}: {}, {from} to {to}",
            edition.terms.capital_many(),
            move_words(way),
            within.words(),
            asked.title
        ),
        source: asked.source,
        href: address::question(asked),
        place: edition.judgments.place(question, to),
        area: within.area,
        grade: None,
        times: vec![from.to_owned(), to.to_owned()],
    })
}

fn shifted(
    within: Within<'_>,
    series: Series<'_>,
    span: &Span<'_>,
    way: Move,
    at: &Range<usize>,
) -> Result<Members, Fault> {
    let (from, to) = lookup::periods(series.measure, span)?;
    let wanted = match way {
        Move::Rose => Ordering::Greater,
        Move::Fell => Ordering::Less,
        Move::Same => Ordering::Equal,
        Move::Improved | Move::Declined => {
            return Err(Fault::new(
                at,
                "values rise or fall; only grades improve and decline",
                "write `rose`, `fell` or `same`",
            ));
        }
    };
    let before = series.forces(from, at, false)?;
    let after = series.forces(to, at, false)?;
    let mut forces = Vec::new();
    let mut whole = 0;
    for (force, value, _) in after.into_iter().filter(|(force, ..)| within.has(*force)) {
        let earlier: Option<Decimal> = before
            .iter()
            .find(|(other, ..)| *other == force)
            .map(|(_, value, _)| *value);
        let Some(earlier) = earlier else { continue };
        whole += 1;
        if value.cmp(&earlier) == wanted {
            forces.push(force);
        }
    }
    let label = |period| series.measure.periods[period].label.clone();
    Ok(Members {
        forces,
        whole,
        direction: direction(way),
        what: format!(
            "{} whose value {}{}: {}, {} to {}",
            series.edition.terms.capital_many(),
            move_words(way),
            within.words(),
            series.measure.title,
            label(from),
            label(to)
        ),
        source: series.measure.source_of(to),
        href: address::measure(series.measure),
        place: None,
        area: within.area,
        grade: None,
        times: vec![
            label(from),
            label(to),
            span.from.text.to_owned(),
            span.to.text.to_owned(),
        ],
    })
}

fn direction(way: Move) -> Option<Direction> {
    match way {
        Move::Improved | Move::Rose => Some(Direction::Up),
        Move::Declined | Move::Fell => Some(Direction::Down),
        Move::Same => None,
    }
}

fn move_words(way: Move) -> &'static str {
    match way {
        Move::Improved => "improved",
        Move::Declined => "declined",
        Move::Rose => "rose",
        Move::Fell => "fell",
        Move::Same => "stayed the same",
    }
}
