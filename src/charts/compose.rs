//! From an edition's figures to charts: what is drawn, in which order, with the
//! texts that are printed.
//!
//! Every combination of kind and subject gives a chart; what could not be drawn
//! truthfully was refused when the edition was read, or is refused by
//! [`Chart::draw`].

use rust_decimal::Decimal;

use super::cells::{cell, of_fact};
use super::columns::labelled;
use super::company::ordered;
use super::digits::{self, rounded};
use super::grade_letters;
use super::steps;
use super::trends::trend;
use super::{
    Cell, Chart, Field, Frame, GradeName, Grades, Groups, KeyEntry, Row, Tile, TileClass, TileMap,
};
use crate::model::{
    Area, Edition, Fact, Figure, FigureKind, FigureSubject, Force, GroupRow, Key, Measure, Period,
    Question, UnitKind, address,
};
use crate::wording::say;

/// The order of the forces: three views of one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The largest value first, missing ones last.
    ByValue,
    /// As the register has them.
    AToZ,
    /// Region by region, in each the largest value first.
    ByRegion,
}

/// The chart of a figure. `fact` computes the facts that are derived from
/// others; a stated one is taken as it is.
pub fn of_figure(
    edition: &Edition,
    figure: &Figure,
    order: Order,
    frame: Frame,
    fact: &dyn Fn(Key<Fact>) -> Option<Decimal>,
) -> Chart {
    let chart = match &figure.subject {
        FigureSubject::Measure {
            measure,
            periods,
            force,
        } => {
            let asked = Asked {
                kind: figure.kind,
                periods,
                force: *force,
                among: edition.forces.keys().collect(),
                order,
            };
            of_measure(edition, *measure, asked, frame)
        }
        FigureSubject::Question(question) if edition.has_many() => {
            grades(edition, &[*question], frame)
        }
        FigureSubject::Question(question) => map_of_grades(edition, *question, None, frame),
        FigureSubject::Questions(questions) => grades(edition, questions, frame),
        FigureSubject::Facts {
            unit,
            decimals,
            series,
            rows,
        } => {
            let unit = unit.clone();
            let rows = rows
                .iter()
                .map(|row| group(edition, row, *decimals, fact))
                .collect();
            Chart::GroupedBars(Groups {
                frame,
                unit,
                series: series.clone(),
                rows,
            })
        }
    };
    chart.described()
}

/// The chart of a measure for a force's page, this force marked among its peers:
/// any kind that shows one measure, with the measure's last two periods (a trend
/// has all).
pub fn of_force(
    edition: &Edition,
    measure: Key<Measure>,
    force: Key<Force>,
    kind: FigureKind,
    frame: Frame,
) -> Chart {
    let all: Vec<Key<Period>> = edition.measures[measure].periods.keys().collect();
    let from = match kind {
        FigureKind::Trend => 0,
        _ => all.len().saturating_sub(2),
    };
    let asked = Asked {
        kind,
        periods: &all[from..],
        force: Some(force),
        among: edition.peers(force),
        order: Order::ByValue,
    };
    of_measure(edition, measure, asked, frame).described()
}

/// What is asked for of a measure.
pub(super) struct Asked<'a> {
    pub(super) kind: FigureKind,
    pub(super) periods: &'a [Key<Period>],
    pub(super) force: Option<Key<Force>>,
    /// The forces that are shown, in the order of the register.
    pub(super) among: Vec<Key<Force>>,
    pub(super) order: Order,
}

fn of_measure(edition: &Edition, key: Key<Measure>, asked: Asked<'_>, frame: Frame) -> Chart {
    let measure = &edition.measures[key];
    match asked.kind {
        FigureKind::Trend => Chart::Trend(trend(edition, measure, &asked, frame)),
        _ if edition.is_many(asked.among.len()) => {
            Chart::Distribution(field(edition, measure, &asked, frame))
        }
        FigureKind::TileMap => Chart::TileMap(map_of_values(edition, measure, &asked, frame)),
        kind => {
            let field = field(edition, measure, &asked, frame);
            match kind {
                FigureKind::PairedDots => Chart::PairedDots(field),
                FigureKind::Columns => Chart::Columns(field),
                FigureKind::Strip => Chart::Strip(field),
                _ => Chart::RankedBars(field),
            }
        }
    }
}

/// This period and the one before it.
fn two(measure: &Measure, asked: &Asked<'_>) -> (Key<Period>, Option<Key<Period>>) {
    match asked.periods {
        [] => (measure.this_period(), measure.last_period()),
        [this] => (*this, None),
        [.., last, this] => (*this, Some(*last)),
    }
}

/// The forces in one measure.
pub(super) fn field(
    edition: &Edition,
    measure: &Measure,
    asked: &Asked<'_>,
    frame: Frame,
) -> Field {
    let (this, mut last) = two(measure, asked);
    // The small charts show one period, and say nothing of another.
    if matches!(asked.kind, FigureKind::Columns | FigureKind::Strip) {
        last = None;
    }
    let at = |area, period| {
        let seen = measure.observation(area, period);
        cell(&edition.wording, measure, seen)
    };
    let has_national = measure.has_national();
    let mut region = None;
    let forces = ordered(edition, measure, this, asked).into_iter();
    let rows = forces.map(|force| {
        let each = &edition.forces[force];
        let begins = asked.order == Order::ByRegion && region != Some(each.region);
        region = Some(each.region);
        Row {
            label: each.name.clone(),
            heading: begins.then(|| match each.region {
                Some(region) => edition.regions[region].name.clone(),
                None => edition.wording.text("in-no-region").to_owned(),
            }),
            this: at(Area::Force(force), this),
            last: last.map(|last| at(Area::Force(force), last)),
            marked: asked.force == Some(force),
        }
    });
    Field {
        rows: rows.collect(),
        frame,
        unit: measure.unit.clone(),
        clock: matches!(measure.unit_kind, UnitKind::Duration(_)),
        interval: measure.interval.clone(),
        this_period: measure.periods[this].label.clone(),
        last_period: last.map(|last| measure.periods[last].label.clone()),
        national_label: edition.terms.whole().to_owned(),
        national: has_national.then(|| at(Area::National, this)),
        national_last: last
            .filter(|_| has_national)
            .map(|last| at(Area::National, last)),
    }
}

/// The forces on the map in steps of a measure.
fn map_of_values(edition: &Edition, measure: &Measure, asked: &Asked<'_>, frame: Frame) -> TileMap {
    let (this, _) = two(measure, asked);
    let seen = |force| measure.observation(Area::Force(force), this);
    let value = |force| {
        seen(force)
            .value()
            .map(|value| rounded(value, measure.decimals))
    };
    let values: Vec<Decimal> = edition.forces.keys().filter_map(value).collect();
    let steps = steps::steps(&values, measure.decimals);
    let key = steps
        .iter()
        .enumerate()
        .map(|(index, step)| KeyEntry {
            class: TileClass::Step(index as u8 + 1),
            text: step.text(&edition.wording, &|value| digits::of(measure, value)),
            letter: String::new(),
        })
        .collect();
    let reasons = edition
        .forces
        .keys()
        .filter_map(|force| seen(force).why_missing());
    let tiles = tiles(edition).map(|(force, tile)| Tile {
        key: value(force).and_then(|value| steps.iter().position(|step| step.holds(value))),
        marked: asked.force == Some(force),
        ..tile
    });
    TileMap {
        frame,
        tiles: tiles.collect(),
        key,
        key_title: key_title(edition, measure, this),
        missing: steps::no_value(&edition.wording, reasons),
        illustrative: edition
            .forces
            .keys()
            .any(|force| seen(force).marks.illustrative()),
    }
}

/// Unit, period and the national value, if there is one, of a map of values.
fn key_title(edition: &Edition, measure: &Measure, this: Key<Period>) -> String {
    let what = format!("{}, {}", measure.unit, measure.periods[this].label);
    if !measure.has_national() {
        return what;
    }
    let national = measure.observation(Area::National, this);
    let cell = cell(&edition.wording, measure, national);
    format!("{what}. {}", labelled(edition.terms.whole(), &cell))
}

/// The forces that have a place on the map, without what it shows of them.
fn tiles(edition: &Edition) -> impl Iterator<Item = (Key<Force>, Tile)> {
    let forces = edition.forces.entries();
    forces.filter_map(|(key, force)| {
        let tile = Tile {
            code: force.code.clone()?,
            label: force.name.clone(),
            place: force.tile?,
            key: None,
            marked: false,
            href: Some(address::force(force)),
        };
        Some((key, tile))
    })
}

/// The forces on the map by their grade on a question, one marked if asked.
pub fn map_of_grades(
    edition: &Edition,
    question: Key<Question>,
    marked: Option<Key<Force>>,
    frame: Frame,
) -> Chart {
    Chart::TileMap(grade_map(edition, question, marked, frame)).described()
}

/// The same, before it is a chart.
pub(super) fn grade_map(
    edition: &Edition,
    question: Key<Question>,
    marked: Option<Key<Force>>,
    frame: Frame,
) -> TileMap {
    let scale = &edition.judgments.scale;
    let names: Vec<&str> = scale.iter().map(|grade| grade.name.as_str()).collect();
    let letters = grade_letters::distinct(&names);
    let key = scale.iter().zip(letters).map(|(grade, letter)| KeyEntry {
        class: TileClass::Grade(grade.id.clone()),
        text: grade.name.clone(),
        letter,
    });
    let tiles = tiles(edition).map(|(force, tile)| Tile {
        key: edition
            .judgments
            .of(force, question, &edition.year)
            .map(|judgment| judgment.grade.index()),
        marked: marked == Some(force),
        ..tile
    });
    TileMap {
        frame,
        tiles: tiles.collect(),
        key: key.collect(),
        key_title: String::new(),
        missing: edition
            .judgments
            .reason(question, &edition.year)
            .reason(&edition.wording),
        illustrative: false,
    }
}

/// How many forces have each grade.
fn grades(edition: &Edition, questions: &[Key<Question>], frame: Frame) -> Chart {
    let counted = |question: &Key<Question>| {
        let counts = edition.judgments.distribution(*question, &edition.year);
        let counts = counts.into_iter().map(|count| count as u32).collect();
        (edition.judgments.questions[*question].title.clone(), counts)
    };
    let scale = edition
        .judgments
        .scale
        .iter()
        .map(|grade| GradeName {
            id: grade.id.clone(),
            name: grade.name.clone(),
        })
        .collect();
    let questions = questions.iter().map(counted).collect();
    let unit = say!(
        edition.wording,
        "number-of-entities",
        count = edition.forces.len()
    );
    Chart::GradeDistribution(Grades {
        frame,
        scale,
        questions,
        unit,
    })
}

/// One group of facts.
fn group(
    edition: &Edition,
    row: &GroupRow,
    decimals: u32,
    fact: &dyn Fn(Key<Fact>) -> Option<Decimal>,
) -> (String, Vec<Cell>) {
    let cell = |key: &Key<Fact>| {
        let value = &edition.facts[*key].value;
        of_fact(&edition.wording, value, decimals, || fact(*key))
    };
    (row.label.clone(), row.facts.iter().map(cell).collect())
}
