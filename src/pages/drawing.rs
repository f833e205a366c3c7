//! Figures as meant → charts to draw.
//!
//! Charts know nothing of measures or forces. Here they are told: values with
//! the text that tables print, absences with their reasons, and the rows in the
//! order in which they are drawn.

use rust_decimal::prelude::ToPrimitive;

use super::written;
use crate::charts::{
    Cell, Chart, Field, Frame, GradeName, Grades, Groups, KeyEntry, Line, Row, Tile, TileClass,
    TileMap, Trend,
};
use crate::model::{
    Area, Edition, FactValue, Figure, FigureKind, FigureSubject, Force, Key, Measure, Observation,
    Period, Question, Reading,
};

/// What the country is called in charts and tables.
pub(super) const NATIONAL: &str = "England and Wales";

/// The order of the forces in a chart of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The largest value first, missing ones last.
    ByValue,
    /// A to Z.
    Alphabetical,
    /// Region by region, A to Z in each.
    ByRegion,
}

/// The chart of a figure.
pub(super) fn chart(edition: &Edition, figure: &Figure, order: Order, frame: Frame) -> Chart {
    match &figure.subject {
        FigureSubject::Measure {
            measure,
            periods,
            force,
        } => of_measure(
            edition,
            figure.kind,
            &edition.measures[*measure],
            periods,
            *force,
            order,
            frame,
        ),
        FigureSubject::Question(question) => Chart::TileMap(grade_map(edition, *question, frame)),
        FigureSubject::Questions(questions) => {
            Chart::GradeDistribution(distribution(edition, questions, frame))
        }
        FigureSubject::Facts {
            unit,
            decimals,
            series,
            rows,
        } => Chart::GroupedBars(Groups {
            frame,
            unit: unit.clone(),
            series: series.clone(),
            rows: rows
                .iter()
                .map(|row| {
                    let cells = row
                        .facts
                        .iter()
                        .map(|fact| fact_cell(&edition.facts[*fact].value, *decimals))
                        .collect();
                    (row.label.clone(), cells)
                })
                .collect(),
        }),
    }
}

fn fact_cell(value: &FactValue, decimals: u32) -> Cell {
    match value {
        FactValue::Stated(value) => match value.to_f64() {
            Some(number) => Cell::value(number, written::number(*value, decimals)),
            None => Cell::missing("[x] not available"),
        },
        FactValue::Range(low, high) => Cell::missing(format!(
            "{} to {}",
            written::number(*low, decimals),
            written::number(*high, decimals)
        )),
        FactValue::Derived(_) => Cell::missing("[x] not available"),
    }
}

fn of_measure(
    edition: &Edition,
    kind: FigureKind,
    measure: &Measure,
    periods: &[Key<Period>],
    force: Option<Key<Force>>,
    order: Order,
    frame: Frame,
) -> Chart {
    match kind {
        FigureKind::Trend => Chart::Trend(trend(edition, measure, periods, force, frame)),
        FigureKind::TileMap => Chart::TileMap(measure_map(edition, measure, periods, force, frame)),
        _ => {
            let field = field(edition, measure, periods, force, order, frame);
            match kind {
                FigureKind::PairedDots => Chart::PairedDots(field),
                FigureKind::Columns => Chart::Columns(field),
                FigureKind::Strip => Chart::Strip(field),
                _ => Chart::RankedBars(field),
            }
        }
    }
}

/// One measure for all forces, this period and, where there are two, the one
/// before.
pub(super) fn field(
    edition: &Edition,
    measure: &Measure,
    periods: &[Key<Period>],
    marked: Option<Key<Force>>,
    order: Order,
    frame: Frame,
) -> Field {
    let this = periods.last().copied().unwrap_or(measure.this_period());
    let last = periods.len().checked_sub(2).map(|index| periods[index]);
    let label = |period: Key<Period>| measure.periods[period].label.clone();
    let mut heading = None;
    let rows = in_order(edition, measure, this, order)
        .into_iter()
        .map(|key| {
            let force = &edition.forces[key];
            let region = (order == Order::ByRegion && heading != Some(force.region)).then(|| {
                heading = Some(force.region);
                edition.regions[force.region].name.clone()
            });
            Row {
                label: force.name.clone(),
                heading: region,
                this: cell(measure, measure.observation(Area::Force(key), this)),
                last: last.map(|last| cell(measure, measure.observation(Area::Force(key), last))),
                marked: marked == Some(key),
            }
        })
        .collect();
    Field {
        frame,
        unit: measure.unit.clone(),
        this_period: label(this),
        last_period: last.map(label),
        rows,
        national_label: NATIONAL.to_owned(),
        national: cell(measure, measure.observation(Area::National, this)),
        national_last: last.map(|last| cell(measure, measure.observation(Area::National, last))),
    }
}

fn in_order(
    edition: &Edition,
    measure: &Measure,
    period: Key<Period>,
    order: Order,
) -> Vec<Key<Force>> {
    let value = |key: &Key<Force>| measure.observation(Area::Force(*key), period).value();
    let name = |key: &Key<Force>| edition.forces[*key].name.as_str();
    let mut keys: Vec<Key<Force>> = edition.forces.keys().collect();
    match order {
        // `None` is smaller than any value, so missing ones come last.
        Order::ByValue => {
            keys.sort_by(|a, b| value(b).cmp(&value(a)).then_with(|| name(a).cmp(name(b))))
        }
        Order::Alphabetical => keys.sort_by(|a, b| name(a).cmp(name(b))),
        Order::ByRegion => keys.sort_by(|a, b| {
            let region = |key: &Key<Force>| edition.forces[*key].region;
            region(a).cmp(&region(b)).then_with(|| name(a).cmp(name(b)))
        }),
    }
    keys
}

/// An observation as a chart shows it.
fn cell(measure: &Measure, observed: &Observation) -> Cell {
    let quantity = match &observed.reading {
        Reading::Missing(mark) => return Cell::missing(written::reason(*mark)),
        Reading::Value(quantity) => quantity,
    };
    let Some(number) = quantity.value.to_f64() else {
        return Cell::missing("[x] not available");
    };
    let mut text = written::bare(measure, quantity.value);
    for mark in observed.marks.iter() {
        if mark != crate::model::Mark::Illustrative {
            text.push_str(&format!(" [{}]", mark.letter()));
        }
    }
    if observed.marks.illustrative() {
        Cell::illustrative(number, text)
    } else {
        Cell::value(number, text)
    }
}

fn distribution(edition: &Edition, questions: &[Key<Question>], frame: Frame) -> Grades {
    let judgments = &edition.judgments;
    Grades {
        frame,
        scale: scale(edition),
        questions: questions
            .iter()
            .map(|question| {
                let counts = judgments
                    .distribution(*question, &edition.year)
                    .into_iter()
                    .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
                    .collect();
                (judgments.questions[*question].short_title.clone(), counts)
            })
            .collect(),
        unit: "forces".to_owned(),
    }
}

fn scale(edition: &Edition) -> Vec<GradeName> {
    edition
        .judgments
        .scale
        .iter()
        .map(|grade| GradeName {
            id: grade.id.clone(),
            name: grade.name.clone(),
        })
        .collect()
}

/// The grades on a question as a map.
pub(super) fn grade_map(edition: &Edition, question: Key<Question>, frame: Frame) -> TileMap {
    let judgments = &edition.judgments;
    let counts = judgments.distribution(question, &edition.year);
    // Only grades that some force has are in the key.
    let shown: Vec<usize> = (0..counts.len())
        .filter(|grade| counts[*grade] > 0)
        .collect();
    let key = judgments
        .scale
        .iter()
        .zip(&counts)
        .filter(|(_, count)| **count > 0)
        .map(|(grade, count)| KeyEntry {
            class: TileClass::Grade(grade.id.clone()),
            text: format!("{} ({count})", grade.name),
        })
        .collect();
    let tiles = tiles(edition, None, |force| {
        let judgment = judgments.of(force, question, &edition.year)?;
        shown
            .iter()
            .position(|grade| *grade == judgment.grade.index())
    });
    TileMap {
        frame,
        tiles,
        key,
        key_title: String::new(),
        missing: "[x] not available".to_owned(),
        illustrative: false,
    }
}

/// A measure in up to five steps, each with as many forces as the next where
/// ties allow it.
fn measure_map(
    edition: &Edition,
    measure: &Measure,
    periods: &[Key<Period>],
    marked: Option<Key<Force>>,
    frame: Frame,
) -> TileMap {
    const STEPS: usize = 5;
    let period = periods.last().copied().unwrap_or(measure.this_period());
    let observed = |force: Key<Force>| measure.observation(Area::Force(force), period);
    let mut values: Vec<_> = edition
        .forces
        .keys()
        .filter_map(|force| observed(force).value())
        .collect();
    values.sort_unstable();
    // The first value of each step; equal ones fall into the same step.
    let mut starts: Vec<_> = (0..STEPS)
        .filter_map(|step| values.get(values.len() * step / STEPS).copied())
        .collect();
    starts.dedup();
    let step = |value| starts.iter().rposition(|start| *start <= value);
    let key = starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            let end = values.iter().rfind(|value| step(**value) == Some(index));
            let end = end.copied().unwrap_or(*start);
            KeyEntry {
                class: TileClass::Step(u8::try_from(index + 1).unwrap_or(u8::MAX)),
                text: format!(
                    "{} to {}",
                    written::bare(measure, *start),
                    written::bare(measure, end)
                ),
            }
        })
        .collect();
    TileMap {
        frame,
        tiles: tiles(edition, marked, |force| step(observed(force).value()?)),
        key,
        key_title: format!("{}, {}", measure.unit, measure.periods[period].label),
        missing: "[x] not available".to_owned(),
        illustrative: edition
            .forces
            .keys()
            .any(|force| observed(force).marks.illustrative()),
    }
}

fn tiles(
    edition: &Edition,
    marked: Option<Key<Force>>,
    key: impl Fn(Key<Force>) -> Option<usize>,
) -> Vec<Tile> {
    edition
        .forces
        .entries()
        .map(|(force_key, force)| Tile {
            code: force.code.clone(),
            label: force.name.clone(),
            place: force.tile,
            key: key(force_key),
            marked: marked == Some(force_key),
        })
        .collect()
}

fn trend(
    edition: &Edition,
    measure: &Measure,
    periods: &[Key<Period>],
    force: Option<Key<Force>>,
    frame: Frame,
) -> Trend {
    let line = |label: &str, area: Area| Line {
        label: label.to_owned(),
        cells: periods
            .iter()
            .map(|period| cell(measure, measure.observation(area, *period)))
            .collect(),
        breaks: periods
            .iter()
            .map(|period| {
                let marks = measure.observation(area, *period).marks;
                marks.contains(crate::model::Mark::Break)
            })
            .collect(),
    };
    let mut lines = Vec::new();
    if let Some(force) = force {
        lines.push(line(&edition.forces[force].name, Area::Force(force)));
    }
    lines.push(line(NATIONAL, Area::National));
    Trend {
        frame,
        unit: measure.unit.clone(),
        periods: periods
            .iter()
            .map(|period| measure.periods[*period].label.clone())
            .collect(),
        lines,
    }
}
