//! The model as sheets, one function for each table.

use super::table::{BETWEEN, Cell, Row, Sheet};
use super::{tables, values};
use crate::model::{
    Claim, ClaimSite, Edition, Fact, FactValue, Force, Key, Marks, MeasureKind, Named, PeriodKind,
    Polarity, Question, plain_text,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// National figures.
pub(super) fn facts<'a>(edition: &'a Edition, keys: impl Iterator<Item = Key<Fact>>) -> Sheet<'a> {
    Sheet {
        table: &tables::FACTS,
        rows: keys.map(|key| fact(edition, &edition.facts[key])).collect(),
    }
}

fn fact<'a>(edition: &'a Edition, fact: &'a Fact) -> Row<'a> {
    let [value, low, high, derived] = match &fact.value {
        FactValue::Stated(value) => [Cell::exact(*value), Cell::Empty, Cell::Empty, Cell::Empty],
        FactValue::Range(low, high) => [
            Cell::Empty,
            Cell::exact(*low),
            Cell::exact(*high),
            Cell::Empty,
        ],
        FactValue::Derived(expression) => [
            fact.computed.map_or(Cell::Empty, Cell::computed),
            Cell::Empty,
            Cell::Empty,
            Cell::text(expression.value.as_str()),
        ],
    };
    Row::from([
        Cell::text(fact.id.as_str()),
        Cell::text(fact.label.as_str()),
        value,
        low,
        high,
        Cell::text(fact.unit.as_str()),
        Cell::maybe(fact.printed.as_ref().map(|printed| printed.value.as_str())),
        derived,
        Cell::text(edition.sources[fact.source].id.as_str()),
        Cell::text(fact.source_place.as_str()),
        Cell::maybe(fact.as_at.as_deref()),
        fact.n
            .map_or(Cell::Empty, |n| Cell::exact(Decimal::from(n))),
        Cell::maybe(fact.sample.as_deref()),
        list(
            fact.contradicts
                .iter()
                .map(|key| edition.facts[*key].id.as_str().into())
                .collect(),
        ),
        Cell::maybe(fact.finding.as_deref()),
    ])
}

/// Phrases that are bound to data.
pub(super) fn claims(edition: &Edition) -> Sheet<'_> {
    Sheet {
        table: &tables::CLAIMS,
        rows: edition.claims.iter().map(claim).collect(),
    }
}

fn claim(claim: &Claim) -> Row<'_> {
    let (kind, text, section) = match &claim.site {
        ClaimSite::Chapter(id, section) => ("chapter", id.as_str(), section.as_str()),
        ClaimSite::Page(id, section) => ("page", id.as_str(), section.as_str()),
        ClaimSite::Figure(id) => ("figure", id.as_str(), ""),
        ClaimSite::Term(id) => ("term", id.as_str(), ""),
        ClaimSite::Recommendation(id) => ("recommendation", id.as_str(), ""),
        ClaimSite::Measure(id) => ("measure", id.as_str(), ""),
        ClaimSite::Home => ("home", "", ""),
        ClaimSite::Data => ("data", "", ""),
    };
    let basis = claim.basis.as_ref();
    Row::from([
        Cell::text(claim.anchor.as_str()),
        Cell::text(kind),
        Cell::text(text),
        Cell::text(section),
        Cell::text(claim.target.as_str()),
        Cell::text(claim.words.as_str()),
        Cell::text(claim.sentence.as_str()),
        Cell::maybe(basis.map(|basis| basis.kind.words())),
        Cell::maybe(basis.map(|basis| basis.datum.as_str())),
        Cell::maybe(basis.map(|basis| basis.what.as_str())),
        Cell::maybe(basis.and_then(|basis| basis.source.as_deref())),
        Cell::maybe(basis.and_then(|basis| basis.source_place.as_deref())),
    ])
}

/// Forces, regions, England and Wales.
pub(super) fn areas(edition: &Edition) -> Sheet<'_> {
    let population = edition.denominators.find("population");
    let forces = edition.forces.entries().map(|(key, force)| {
        let people = population.map(|list| &edition.denominators[list].values[key.index()]);
        Row::from([
            Cell::text(force.ons_code.as_str()),
            Cell::text(force.name.as_str()),
            Cell::text(edition.terms.kind("force")),
            Cell::text(force.official_name.as_str()),
            Cell::maybe(force.welsh_name.as_deref()),
            Cell::maybe(
                force
                    .region
                    .map(|key| edition.regions[key].ons_code.as_str()),
            ),
            force.population.map_or(Cell::Empty, Cell::exact),
            marks(people.map_or(Marks::NONE, |people| people.marks)),
            Cell::maybe(people.and_then(|people| people.note.as_deref())),
            Cell::text(force.id.as_str()),
        ])
    });
    let sum = |keys: &[Key<Force>]| -> Option<Decimal> {
        let populations = keys.iter().map(|key| edition.forces[*key].population);
        populations.sum()
    };
    let several = |code, name, kind: Cow<'static, str>, keys: &[Key<Force>]| {
        Row::from([
            Cell::text(code),
            Cell::text(name),
            Cell::text(kind),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            sum(keys).map_or(Cell::Empty, Cell::exact),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ])
    };
    let regions = edition.regions.iter().map(|region| {
        several(
            region.ons_code.as_str(),
            region.name.as_str(),
            "region".into(),
            &region.forces,
        )
    });
    let all: Vec<Key<Force>> = edition.forces.keys().collect();
    let national = several(
        edition.terms.whole_code(),
        edition.terms.whole(),
        edition.terms.kind("england-and-wales"),
        &all,
    );
    Sheet {
        table: &tables::AREAS,
        rows: forces.chain(regions).chain([national]).collect(),
    }
}

/// The identifiers of the sources of a measure.
fn from(edition: &Edition, measure: &crate::model::Measure) -> String {
    let sources = measure.sources().into_iter();
    let ids: Vec<&str> = sources
        .map(|key| edition.sources[key].id.as_str())
        .collect();
    ids.join(BETWEEN)
}

/// What the counts of a measure are divided by, in words.
fn divided_by(edition: &Edition, measure: &crate::model::Measure) -> String {
    let denominators = measure.denominators().into_iter();
    let labels: Vec<&str> = denominators
        .map(|key| edition.denominators[key].label.as_str())
        .collect();
    labels.join("; ")
}

/// Measures.
pub(super) fn measures<'a>(
    edition: &'a Edition,
    measures: impl Iterator<Item = &'a crate::model::Measure>,
) -> Sheet<'a> {
    let row = |measure: &'a crate::model::Measure| {
        let (kind, counted, divided_by, per) = match &measure.kind {
            MeasureKind::Published { .. } => ("published", None, None, Cell::Empty),
            MeasureKind::Count => ("count", None, None, Cell::Empty),
            MeasureKind::Rate { counted, per, .. } => (
                "rate",
                Some(counted.as_str()),
                Some(divided_by(edition, measure)),
                Cell::exact(*per),
            ),
        };
        Row::from([
            Cell::text(measure.id.as_str()),
            Cell::text(measure.title.as_str()),
            Cell::text(plain_text(&measure.definition)),
            Cell::maybe(
                measure
                    .question
                    .map(|key| edition.judgments.questions[key].id.as_str()),
            ),
            Cell::text(kind),
            Cell::text(values::unit(edition, measure)),
            Cell::exact(Decimal::from(measure.decimals)),
            Cell::maybe(counted),
            divided_by.map_or(Cell::Empty, Cell::text),
            per,
            Cell::text(match measure.polarity {
                Polarity::Neutral => "neutral",
                Polarity::HigherIsBetter => "higher-is-better",
                Polarity::LowerIsBetter => "lower-is-better",
            }),
            Cell::text(from(edition, measure)),
            list(
                measure
                    .caveats
                    .iter()
                    .map(|caveat| plain_text(caveat).into())
                    .collect(),
            ),
            Cell::maybe(measure.interval.as_deref()),
        ])
    };
    Sheet {
        table: &tables::MEASURES,
        rows: measures.map(row).collect(),
    }
}

/// Periods of measures.
pub(super) fn periods<'a>(
    edition: &'a Edition,
    measures: impl Iterator<Item = &'a crate::model::Measure>,
) -> Sheet<'a> {
    let rows = measures.flat_map(|measure| {
        measure.periods.entries().map(move |(key, period)| {
            Row::from([
                Cell::text(measure.id.as_str()),
                Cell::text(period.id.as_str()),
                Cell::text(period.label.as_str()),
                Cell::text(match period.kind {
                    PeriodKind::Year => "year",
                    PeriodKind::Quarter => "quarter",
                    PeriodKind::Month => "month",
                    PeriodKind::Snapshot => "snapshot",
                }),
                period
                    .note
                    .as_ref()
                    .map_or(Cell::Empty, |note| Cell::text(plain_text(note))),
                Cell::maybe(period.unlike.as_deref()),
                Cell::text(edition.sources[measure.source_of(key)].id.as_str()),
            ])
        })
    });
    Sheet {
        table: &tables::PERIODS,
        rows: rows.collect(),
    }
}

/// Questions.
pub(super) fn questions<'a>(
    edition: &'a Edition,
    questions: impl Iterator<Item = Key<Question>>,
) -> Sheet<'a> {
    let scale = &edition.judgments.scale;
    let rows = questions.map(|key| {
        let question = &edition.judgments.questions[key];
        Row::from([
            Cell::text(question.id.as_str()),
            Cell::text(question.title.as_str()),
            Cell::text(question.asks.as_str()),
            Cell::Flag(question.overall),
            list(
                scale
                    .iter()
                    .map(|grade| grade.name.as_str().into())
                    .collect(),
            ),
            Cell::text(edition.sources[question.source].id.as_str()),
            Cell::maybe(
                question
                    .parent
                    .map(|key| edition.judgments.questions[key].id.as_str()),
            ),
        ])
    });
    Sheet {
        table: &tables::QUESTIONS,
        rows: rows.collect(),
    }
}

/// Sources.
pub(super) fn sources(edition: &Edition) -> Sheet<'_> {
    let rows = edition.sources.iter().map(|source| {
        Row::from([
            Cell::text(source.id()),
            Cell::text(source.title.as_str()),
            Cell::text(source.publisher.as_str()),
            Cell::text(source.published.as_str()),
            Cell::maybe(source.url.as_deref()),
            Cell::maybe(source.licence.as_deref()),
            source
                .note
                .as_ref()
                .map_or(Cell::Empty, |note| Cell::text(plain_text(note))),
        ])
    });
    Sheet {
        table: &tables::SOURCES,
        rows: rows.collect(),
    }
}

pub(super) fn marks<'a>(marks: Marks) -> Cell<'a> {
    if marks.is_empty() {
        Cell::Empty
    } else {
        Cell::Markers(marks)
    }
}

fn list(texts: Vec<std::borrow::Cow<'_, str>>) -> Cell<'_> {
    if texts.is_empty() {
        Cell::Empty
    } else {
        Cell::List(texts)
    }
}
