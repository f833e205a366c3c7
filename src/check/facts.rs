//! Sources and facts without their words.

use super::data::source;
use super::names;
use crate::claims::{Unit, read};
use crate::diagnostics::{Diagnostics, Placed};
use crate::model::{Fact, FactValue, Key, List, Question, Source};
use crate::source::{FactRecord, SourceRecord};

/// Resolves the sources, without their notes.
pub(super) fn sources(records: &[SourceRecord], problems: &mut Diagnostics) -> List<Source> {
    let mut sources = List::new();
    for record in records {
        let entry = Source {
            id: record.id.value.clone(),
            title: record.title.clone(),
            publisher: record.publisher.clone(),
            published: record.published.clone(),
            url: record.url.as_ref().map(|url| url.value.clone()),
            licence: record.licence.clone(),
            note: None,
        };
        names::add_unique(&mut sources, entry, "source", record.id.place, problems);
    }
    sources
}

/// Resolves the facts.
pub(super) fn facts(
    records: &[FactRecord],
    sources: &List<Source>,
    questions: &List<Question>,
    problems: &mut Diagnostics,
) -> List<Fact> {
    let mut facts = List::with_capacity(records.len());
    let mut named = Vec::new();
    for record in records {
        let source = source(sources, &record.source, problems);
        let (Some(source), Some(value)) = (source, value(record)) else {
            problems.note_broken(&record.id.value);
            continue;
        };
        let fact = Fact {
            id: record.id.value.clone(),
            label: record.label.value.clone(),
            value,
            unit: record.unit.clone(),
            printed: record.printed.clone(),
            rounding: record.rounding,
            source,
            source_place: record.source_place.clone(),
            as_at: record.as_at.clone(),
            inspected_on: record
                .inspected_on
                .as_ref()
                .and_then(|name| names::find(questions, "question", name, problems)),
            n: record.n,
            sample: text(record.sample.as_ref()),
            contradicts: Vec::new(),
            same_as: Vec::new(),
            finding: text(record.finding.as_ref()),
            computed: None,
            place: record.id.place,
        };
        names::add_unique(&mut facts, fact, "fact", record.id.place, problems);
        named.push(record);
    }
    let mut find = |names: &[Placed<String>]| -> Vec<Key<Fact>> {
        let keys = names.iter();
        keys.filter_map(|name| names::find(&facts, "fact", name, problems))
            .collect()
    };
    let resolved: Vec<_> = named
        .into_iter()
        .map(|record| (find(&record.contradicts), find(&record.same_as)))
        .collect();
    for (fact, (contradicts, same_as)) in facts.iter_mut().zip(resolved) {
        fact.contradicts = contradicts;
        fact.same_as = same_as;
    }
    facts
}

fn value(record: &FactRecord) -> Option<FactValue> {
    if let Some(derived) = &record.derived {
        return Some(FactValue::Derived(derived.clone()));
    }
    if let (Some(low), Some(high)) = (&record.low, &record.high) {
        return Some(FactValue::Range(low.value, high.value));
    }
    record
        .value
        .as_ref()
        .map(|value| FactValue::Stated(value.value))
}

fn text(written: Option<&Placed<String>>) -> Option<String> {
    written.map(|text| text.value.clone())
}

/// A fact to fill in, as a table of `facts.toml`: what the words say of it, and `…` for
/// all that they don't.
pub fn fact_stub(id: &str, words: &str) -> String {
    let phrase = read(words).ok();
    let number = phrase.as_ref().and_then(|phrase| phrase.first());
    let value = number.map_or("…".to_owned(), |number| {
        number.size().normalize().to_string()
    });
    let unit = match number.map(|number| number.unit) {
        Some(Unit::Percent) => "percent",
        Some(Unit::Points) => "percentage points",
        Some(Unit::Pounds) => "pounds",
        _ => "…",
    };
    let words = words.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "\n[{id}]\nlabel = \"…\"\nvalue = {value}\nunit = \"{unit}\"\nprinted = \
         \"{words}\"\nsource = \"…\"\nplace = \"…\""
    )
}
