//! The national figures that the words state or derive: each with its number,
//! how its source prints it, and where it stands there.

use serde::Serialize;

use super::table::EndView;
use super::written;
use crate::downloads::Datum;
use crate::model::{Edition, Fact, FactValue, address};

/// A fact as the list of numbers shows it.
#[derive(Serialize)]
pub(super) struct FactView {
    anchor: String,
    label: String,
    number: NumberView,
    /// As the source prints it.
    printed: Option<String>,
    /// The computation of a derived fact.
    derived: Option<String>,
    source: String,
    source_href: String,
    place: String,
    /// When it is from, of how many, and what the source says against it.
    notes: Vec<String>,
}

/// A fact's number: the ends of a range, or one number, then its unit.
#[derive(Serialize)]
struct NumberView {
    text: String,
    datum: Datum,
    to: Option<EndView>,
    unit: Option<String>,
}

/// Every fact, in the order of the data.
pub(super) fn views(edition: &Edition) -> Vec<FactView> {
    edition
        .facts
        .iter()
        .map(|fact| {
            let source = &edition.sources[fact.source];
            FactView {
                anchor: format!("fact-{}", fact.id),
                label: fact.label.clone(),
                number: number(fact),
                printed: fact.printed.as_ref().map(|printed| printed.value.clone()),
                derived: match &fact.value {
                    FactValue::Derived(expression) => Some(expression.value.clone()),
                    FactValue::Stated(_) | FactValue::Range(..) => None,
                },
                source: source.title.clone(),
                source_href: address::source(source),
                place: fact.source_place.clone(),
                notes: notes(edition, fact),
            }
        })
        .collect()
}

/// The number with its unit; a computed one to a tenth.
fn number(fact: &Fact) -> NumberView {
    let whole = |value: rust_decimal::Decimal| written::number(value, value.scale());
    let (datum, high) = Datum::of_fact(fact);
    let mut view = NumberView {
        text: "[x] not available".to_owned(),
        datum,
        to: None,
        unit: Some(fact.unit.clone()),
    };
    match (&fact.value, high) {
        (FactValue::Range(low, high), Some(datum)) => {
            view.text = whole(*low);
            let text = whole(*high);
            view.to = Some(EndView { text, datum });
        }
        (FactValue::Stated(value), _) => view.text = whole(*value),
        _ => match fact.computed {
            Some(value) => view.text = whole(value.round_dp(1).normalize()),
            None => view.unit = None,
        },
    }
    view
}

fn notes(edition: &Edition, fact: &Fact) -> Vec<String> {
    let sample = match (fact.n, &fact.sample) {
        (Some(n), Some(sample)) => Some(format!("n = {n}: {sample}")),
        (Some(n), None) => Some(format!("n = {n}")),
        (None, sample) => sample.clone(),
    };
    let against = fact.contradicts.iter().map(|key| {
        let other = &edition.facts[*key];
        format!("The same source says otherwise of “{}”.", other.label)
    });
    fact.as_at
        .iter()
        .cloned()
        .chain(sample)
        .chain(against)
        .chain(fact.finding.clone())
        .collect()
}
