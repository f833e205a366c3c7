//! The national figures that the words state or derive: each with its number,
//! how its source prints it, and where it stands there.

use serde::Serialize;

use super::written;
use crate::model::{Edition, Fact, FactValue, address};

/// A fact as the list of numbers shows it.
#[derive(Serialize)]
pub(super) struct FactView {
    anchor: String,
    label: String,
    number: String,
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
fn number(fact: &Fact) -> String {
    let unit = &fact.unit;
    let whole = |value: &rust_decimal::Decimal| written::number(*value, value.scale());
    match &fact.value {
        FactValue::Stated(value) => format!("{} {unit}", whole(value)),
        FactValue::Range(low, high) => format!("{} to {} {unit}", whole(low), whole(high)),
        FactValue::Derived(_) => match fact.computed {
            Some(value) => {
                let value = value.round_dp(1).normalize();
                format!("{} {unit}", written::number(value, value.scale()))
            }
            None => "[x] not available".to_owned(),
        },
    }
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
