//! Figures without their words: what they show, and their numbers.

use super::{data, measures, names};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    Block, Edition, Figure, FigureKind, FigureSubject, GroupRow, Key, List, Period, Source,
};
use crate::source::{FigureRecord, RawBlock, Records};

/// Resolves the figures, the numbered ones first and in order of their
/// numbers.
pub(super) fn resolve(
    records: &Records,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> List<Figure> {
    let order = order(records);
    let mut all: Vec<Figure> = records
        .figures
        .iter()
        .filter_map(|record| {
            let figure = figure(record, &order, edition, problems);
            problems.keep(&record.id.value, figure)
        })
        .collect();
    all.sort_by_key(|figure| (figure.number.unwrap_or(usize::MAX), figure.id.clone()));
    all.into_iter().collect()
}

/// The figures in the order in which the chapters first place them.
fn order(records: &Records) -> Vec<String> {
    let known = |id: &str| records.figures.iter().any(|figure| figure.id.value == id);
    let mut order: Vec<String> = Vec::new();
    for chapter in &records.chapters {
        collect(&chapter.body.blocks, &mut |id| {
            if known(id) && !order.iter().any(|placed| placed == id) {
                order.push(id.to_owned());
            }
        });
    }
    order
}

fn collect(blocks: &[RawBlock], place: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Embed { what, .. } => {
                if let Some(id) = what.target.strip_prefix("figure:") {
                    place(id);
                }
            }
            _ => block
                .within()
                .into_iter()
                .for_each(|run| collect(run, place)),
        }
    }
}

fn figure(
    record: &FigureRecord,
    order: &[String],
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Option<Figure> {
    foreign_keys(record, problems);
    let (subject, own_source) = subject(record, edition, problems)?;
    let source = match &record.source {
        Some(name) => data::source(&edition.sources, name, problems)?,
        None => own_source,
    };
    Some(Figure {
        id: record.id.value.clone(),
        number: order
            .iter()
            .position(|id| *id == record.id.value)
            .map(|position| position + 1),
        kind: record.kind.value,
        subject,
        headline: Vec::new(),
        subtitle: None,
        alt: None,
        notes: Vec::new(),
        source,
        place: record.kind.place,
    })
}

/// Keys that the kind of the figure does not read: their content would be lost
/// without a word.
fn foreign_keys(record: &FigureRecord, problems: &mut Diagnostics) {
    use FigureKind as K;
    let kind = record.kind.value;
    let by_measure = !matches!(kind, K::GradeDistribution | K::GroupedBars);
    let place = |text: &Option<crate::diagnostics::Placed<String>>| text.as_ref().map(|t| t.place);
    let first = |texts: &[crate::diagnostics::Placed<String>]| texts.first().map(|t| t.place);
    let keys: [(&str, Option<Place>, bool); 8] = [
        ("measure", place(&record.measure), by_measure),
        ("question", place(&record.question), kind == K::TileMap),
        (
            "force",
            place(&record.force),
            matches!(kind, K::Trend | K::Columns | K::Strip),
        ),
        ("periods", first(&record.periods), by_measure),
        (
            "questions",
            first(&record.questions),
            kind == K::GradeDistribution,
        ),
        ("unit", place(&record.unit), kind == K::GroupedBars),
        ("series", first(&record.series), kind == K::GroupedBars),
        (
            "rows",
            record.rows.first().map(|row| row.label.place),
            kind == K::GroupedBars,
        ),
    ];
    for (key, place, read) in keys {
        if let (Some(place), false) = (place, read) {
            problems.push(
                Diagnostic::error(
                    Code::Figure,
                    place,
                    format!("a figure of the kind `{}` has no `{key}`", kind.id()),
                )
                .help("delete the line, or choose another kind"),
            );
        }
    }
}

fn subject(
    record: &FigureRecord,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Option<(FigureSubject, Key<Source>)> {
    match record.kind.value {
        FigureKind::GradeDistribution => questions(record, edition, problems),
        FigureKind::GroupedBars => facts(record, edition, problems),
        FigureKind::TileMap if !placed(record, edition, problems) => None,
        FigureKind::TileMap if record.question.is_some() => {
            let name = record.question.as_ref()?;
            let questions = &edition.judgments.questions;
            let question = names::find(questions, "question", name, problems)?;
            Some((
                FigureSubject::Question(question),
                questions[question].source,
            ))
        }
        kind => {
            let Some(name) = &record.measure else {
                return missing(record, kind, "measure", problems);
            };
            let key = names::find(&edition.measures, "measure", name, problems)?;
            let measure = &edition.measures[key];
            let force = match &record.force {
                Some(name) => Some(names::force(&edition.forces, name, problems)?),
                None if kind == FigureKind::Trend => {
                    return missing(record, kind, "force", problems);
                }
                None => None,
            };
            let subject = FigureSubject::Measure {
                measure: key,
                periods: periods(record, measure, problems)?,
                force,
            };
            Some((subject, measure.source))
        }
    }
}

/// Whether every force has a place on the tile map, and letters to stand there.
fn placed(record: &FigureRecord, edition: &Edition, problems: &mut Diagnostics) -> bool {
    let is_off = |force: &&crate::model::Force| force.tile.is_none() || force.code.is_none();
    let off: Vec<&str> = {
        let forces = edition.forces.iter().filter(is_off);
        forces.map(|force| force.id.as_str()).collect()
    };
    if let Some(first) = off.first() {
        let others = match off.len() {
            1 => String::new(),
            more => format!(" and {} more", more - 1),
        };
        let message = format!("a tile map has no place for `{first}`{others}");
        problems.push(
            Diagnostic::error(Code::Figure, record.kind.place, message).help(
                "write `tile = [column, row]` and `code = \"…\"`, two or three letters, into each \
                 table of forces.toml",
            ),
        );
    }
    off.is_empty()
}

fn missing<T>(
    record: &FigureRecord,
    kind: FigureKind,
    key: &str,
    problems: &mut Diagnostics,
) -> Option<T> {
    problems.push(
        Diagnostic::error(
            Code::Figure,
            record.kind.place,
            format!("a figure of the kind `{}` needs a `{key}`", kind.id()),
        )
        .help(format!("add a line `{key} = \"…\"`")),
    );
    None
}

/// The periods of a figure, oldest first: those named, or the last two.
fn periods(
    record: &FigureRecord,
    measure: &crate::model::Measure,
    problems: &mut Diagnostics,
) -> Option<Vec<Key<Period>>> {
    if record.periods.is_empty() {
        let all: Vec<Key<Period>> = measure.periods.keys().collect();
        let first = match record.kind.value {
            FigureKind::Trend => 0,
            _ => all.len().saturating_sub(2),
        };
        return Some(all[first..].to_vec());
    }
    let mut periods = Vec::new();
    for name in &record.periods {
        periods.push(measures::period(measure, name, problems)?);
    }
    if !periods.windows(2).all(|pair| pair[0] < pair[1]) {
        problems.push(
            Diagnostic::error(
                Code::Figure,
                record.periods[0].place,
                "the periods of a figure stand in time order, each once",
            )
            .help("write the older period first"),
        );
        return None;
    }
    Some(periods)
}

fn questions(
    record: &FigureRecord,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Option<(FigureSubject, Key<Source>)> {
    let all = &edition.judgments.questions;
    let keys: Vec<_> = if record.questions.is_empty() {
        all.keys().collect()
    } else {
        record
            .questions
            .iter()
            .filter_map(|name| names::find(all, "question", name, problems))
            .collect()
    };
    let source = all[*keys.first()?].source;
    Some((FigureSubject::Questions(keys), source))
}

fn facts(
    record: &FigureRecord,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Option<(FigureSubject, Key<Source>)> {
    if record.series.is_empty() || record.rows.is_empty() {
        return missing(record, record.kind.value, "series` and `rows", problems);
    }
    let Some(unit) = &record.unit else {
        return missing(record, record.kind.value, "unit", problems);
    };
    let mut rows = Vec::new();
    for row in &record.rows {
        let facts: Vec<_> = row
            .facts
            .iter()
            .filter_map(|name| names::find(&edition.facts, "fact", name, problems))
            .collect();
        if facts.len() != record.series.len() && facts.len() == row.facts.len() {
            problems.push(
                Diagnostic::error(
                    Code::Figure,
                    row.label.place,
                    format!(
                        "the facts of a row must be as many as the series, but these are {} and those {}",
                        facts.len(),
                        record.series.len()
                    ),
                )
                .help("name one fact for each of the series, in their order"),
            );
        }
        rows.push(GroupRow {
            label: row.label.value.clone(),
            facts,
        });
    }
    let source = edition.facts[*rows.first()?.facts.first()?].source;
    let subject = FigureSubject::Facts {
        unit: unit.value.clone(),
        decimals: record.decimals.unwrap_or(0),
        series: record
            .series
            .iter()
            .map(|text| text.value.clone())
            .collect(),
        rows,
    };
    Some((subject, source))
}
