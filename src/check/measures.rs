//! Measures: every force has a value or a reason in every period, rates are
//! divided, and nothing is a number that can't be.

use rust_decimal::Decimal;

use super::data::source;
use super::register::Register;
use super::{aggregate, gaps, intervals, names, possible, totals};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};
use crate::model::{
    Denominator, Key, List, Mark, Marks, Measure, MeasureKind, Observation, Period, Quantity,
    Question, Reading, Source,
};
use crate::source::{CellRecord, CellValue, MeasureRecord, SeriesRecord};

/// What a measure refers to.
pub(super) struct Context<'a> {
    pub(super) register: &'a Register,
    pub(super) questions: &'a List<Question>,
    pub(super) sources: &'a List<Source>,
}

/// Resolves a measure without its words.
pub(super) fn resolve(
    record: &MeasureRecord,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Option<Measure> {
    let question = record.question.as_ref();
    let question = question.map(|name| names::find(context.questions, "question", name, problems));
    let source = source(context.sources, &record.source, problems);
    let kind = kind(record, &context.register.denominators, problems);
    let periods = periods(record, context, problems);
    if periods.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                record.id.place,
                format!("the measure `{}` has no period", record.id.value),
            )
            .help("add a table `[[periods]]`"),
        );
        return None;
    }
    let order_published = record
        .order_published
        .iter()
        .filter_map(|name| names::find(&periods, "period", name, problems))
        .collect();
    let mut measure = Measure {
        id: record.id.value.clone(),
        title: record.title.value.clone(),
        short_title: record.short_title.value.clone(),
        question: match question {
            Some(named) => Some(named?),
            None => None,
        },
        definition: Vec::new(),
        kind: kind?,
        unit: record.unit.clone(),
        unit_kind: record.unit_kind.clone(),
        decimals: record.decimals,
        rounding: record.rounding,
        changes_in_unit: record.changes_in_unit,
        interval: record.interval.clone(),
        polarity: record.polarity,
        source: source?,
        figure: record.figure.clone(),
        order_published,
        earlier: Vec::new(),
        caveats: Vec::new(),
        periods,
        forces: Vec::new(),
        regions: Vec::new(),
        national: Vec::new(),
    };
    let errors = problems.errors();
    measure.forces = forces(record, &measure, context, problems);
    // Lines that are left out would make every total wrong.
    let all_known = problems.errors() == errors
        && record
            .forces
            .iter()
            .all(|series| context.register.forces.find(&series.name.value).is_some());
    measure.regions = aggregate::regions(&measure, context.register);
    measure.national = aggregate::national(
        &measure,
        context.register,
        published(record, &measure, context, problems),
    );
    intervals::named(record, problems);
    gaps::values(&measure, &context.register.forces, problems);
    if all_known {
        totals::check(record, &measure, problems);
    }
    Some(measure)
}

fn periods(
    record: &MeasureRecord,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> List<Period> {
    let mut periods = List::new();
    for period in &record.periods {
        let own = period.source.as_ref();
        let denominators = &context.register.denominators;
        let by = period.denominator.as_ref();
        let entry = Period {
            id: period.id.value.clone(),
            label: period.label.clone(),
            kind: period.kind,
            note: None,
            unlike: period.unlike.as_ref().map(|unlike| unlike.value.clone()),
            source: own.and_then(|name| source(context.sources, name, problems)),
            denominator: by
                .and_then(|name| names::find(denominators, "denominator", name, problems)),
        };
        names::add_unique(&mut periods, entry, "period", period.id.place, problems);
    }
    periods
}

fn kind(
    record: &MeasureRecord,
    denominators: &List<Denominator>,
    problems: &mut Diagnostics,
) -> Option<MeasureKind> {
    if record.count {
        return Some(MeasureKind::Count);
    }
    if !record.rate {
        let weight = match &record.weight {
            Some(name) => Some(names::find(denominators, "denominator", name, problems)?),
            None => None,
        };
        return Some(MeasureKind::Published { weight });
    }
    let missing: Vec<&str> = [
        ("counted", record.counted.is_none()),
        ("denominator", record.denominator.is_none()),
        ("per", record.per.is_none()),
    ]
    .into_iter()
    .filter_map(|(key, missing)| missing.then_some(key))
    .collect();
    if !missing.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::MissingDenominator,
                record.id.place,
                format!(
                    "the measure `{}` is a rate, but does not say its {}",
                    record.id.value,
                    missing.join(", ")
                ),
            )
            .help("a rate needs `counted = \"…\"`, `denominator = \"…\"` and `per = …`"),
        );
        return None;
    }
    let per = record.per.as_ref()?;
    if per.value <= Decimal::ZERO {
        problems.push(
            Diagnostic::error(Code::WrongValue, per.place, "`per` must be over zero")
                .help("such as `per = 100000`"),
        );
        return None;
    }
    let name = record.denominator.as_ref()?;
    Some(MeasureKind::Rate {
        counted: record.counted.clone()?,
        denominator: names::find(denominators, "denominator", name, problems)?,
        per: per.value,
    })
}

/// The lines of all forces, in the order of the register.
fn forces(
    record: &MeasureRecord,
    measure: &Measure,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Vec<Vec<Observation>> {
    let forces = &context.register.forces;
    let mut lines: Vec<Option<Vec<Observation>>> = vec![None; forces.len()];
    let mut written = names::Written::new(forces);
    for series in &record.forces {
        written.note(&series.name.value);
        let Some(force) = names::force(forces, &series.name, problems) else {
            continue;
        };
        let people = |period: Key<Period>| {
            let denominator = measure.denominator(period)?;
            let value = &context.register.denominators[denominator].values[force.index()];
            Some((value.value, value.marks))
        };
        let line = observations(series, measure, record, people, problems);
        lines[force.index()] = Some(line);
    }
    let missing = written.missing(problems);
    if !missing.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                record.id.place,
                format!(
                    "the measure `{}` has no line for {}",
                    record.id.value,
                    missing.join(", ")
                ),
            )
            .help("write the values, or the mark that says why there are none, such as \"x\""),
        );
    }
    lines
        .into_iter()
        .map(|line| {
            line.unwrap_or_else(|| {
                vec![Observation::missing(Mark::NotAvailable); measure.periods.len()]
            })
        })
        .collect()
}

/// The national row as published, by period, where there is one.
fn published(
    record: &MeasureRecord,
    measure: &Measure,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Vec<Option<Observation>> {
    let mut row: Vec<Option<Observation>> = vec![None; measure.periods.len()];
    let Some(series) = &record.national else {
        return row;
    };
    for (period, cell) in &series.cells {
        if let Some(key) = names::find(&measure.periods, "period", period, problems) {
            let denominators = &context.register.denominators;
            let people = measure.denominator(key);
            let people = people.map(|by| (denominators[by].national, Marks::NONE));
            row[key.index()] = observe(period, cell, measure, record, people, problems);
        }
    }
    row
}

fn observations(
    series: &SeriesRecord,
    measure: &Measure,
    record: &MeasureRecord,
    people: impl Fn(Key<Period>) -> Option<(Decimal, Marks)>,
    problems: &mut Diagnostics,
) -> Vec<Observation> {
    let mut line: Vec<Option<Observation>> = vec![None; measure.periods.len()];
    let mut written = names::Written::new(&measure.periods);
    for name in &series.unreadable {
        written.note(name);
    }
    for (period, cell) in &series.cells {
        written.note(&period.value);
        let Some(key) = names::find(&measure.periods, "period", period, problems) else {
            continue;
        };
        line[key.index()] = observe(period, cell, measure, record, people(key), problems);
    }
    let missing = written.missing(problems);
    if !missing.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                series.name.place,
                format!(
                    "`{}` has neither a value nor a reason for {}",
                    series.name.value,
                    missing.join(", ")
                ),
            )
            .help(format!(
                "write the value, or why there is none: `{} = \"x\"`",
                missing[0]
            )),
        );
    }
    line.into_iter()
        .map(|observation| observation.unwrap_or_else(|| Observation::missing(Mark::NotAvailable)))
        .collect()
}

/// A cell as an observation; `None` and an error if it can't be one.
fn observe(
    period: &Placed<String>,
    cell: &CellRecord,
    measure: &Measure,
    record: &MeasureRecord,
    denominator: Option<(Decimal, Marks)>,
    problems: &mut Diagnostics,
) -> Option<Observation> {
    let number = match cell.value {
        CellValue::Number(number) => number,
        CellValue::Missing(reason) => {
            return Some(Observation {
                marks: cell.marks.with(reason),
                note: cell.note.clone(),
                place: Some(cell.place),
                ..Observation::of(Reading::Missing(reason))
            });
        }
    };
    if let Some((code, message, help)) = possible::fault(number, measure, record) {
        problems.push(
            Diagnostic::error(code, cell.place, format!("{number} {message}"))
                .label(format!("the value for {}", period.value))
                .help(help),
        );
        return None;
    }
    let (quantity, marks) = match (&measure.kind, denominator) {
        (MeasureKind::Rate { per, .. }, Some((people, marks))) => (
            Quantity {
                value: number / people * per,
                count: Some(number),
                denominator: Some(people),
            },
            marks,
        ),
        _ => (
            Quantity {
                value: number,
                count: None,
                denominator: None,
            },
            Marks::NONE,
        ),
    };
    let interval = intervals::of(period, cell, quantity.value, problems)?;
    Some(Observation {
        marks: cell.marks.union(marks),
        note: cell.note.clone(),
        place: Some(cell.place),
        interval,
        n: cell.n,
        ..Observation::of(Reading::Value(quantity))
    })
}

/// The period of a measure that a name refers to.
pub(super) fn period(
    measure: &Measure,
    name: &Placed<String>,
    problems: &mut Diagnostics,
) -> Option<Key<Period>> {
    names::find(&measure.periods, "period", name, problems)
}
