//! Facts that say the same thing have to say the same number.
//!
//! `same_as` says that they do. Where nobody has said so, two facts whose labels are the
//! same but for their place in the report, of one unit and one time, are compared all the
//! same: a contradiction is easily missed between two ends of a long file.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Edition, Fact, FactValue, Key};
use std::collections::BTreeMap;

/// With how many facts of one label and different numbers each of the rest is compared.
/// One is enough to tell of it.
const MOST_OTHERS: usize = 20;

/// Compares the facts with each other.
pub(super) fn compare(edition: &Edition, problems: &mut Diagnostics) {
    for (_, fact) in edition.facts.entries() {
        for other in &fact.same_as {
            let other = &edition.facts[*other];
            if differ(fact, other) {
                let message = format!(
                    "`{}` is said to be the same as `{}`, and one is {}, the other {}",
                    fact.id,
                    other.id,
                    said(fact),
                    said(other)
                );
                problems.push(
                    Diagnostic::error(Code::Disagreement, fact.place, message)
                        .related(other.place, "the other")
                        .help(
                            "correct one of them, or write `contradicts` where the source \
                             itself says both",
                        ),
                );
            }
        }
    }
    let mut alike: BTreeMap<String, Vec<Key<Fact>>> = BTreeMap::new();
    for (key, fact) in edition.facts.entries() {
        alike.entry(name(fact)).or_default().push(key);
    }
    for keys in alike.values() {
        // The facts that say other numbers than all before them: whatever is told of
        // one of them need not be told of those that say the same.
        let mut others: Vec<Key<Fact>> = Vec::new();
        for key in keys {
            let two = &edition.facts[*key];
            let differs = |other: &Key<Fact>| differ(&edition.facts[*other], two);
            let is_known = |other: &Key<Fact>| {
                let one = &edition.facts[*other];
                one.contradicts.contains(key)
                    || two.contradicts.contains(other)
                    || one.same_as.contains(key)
                    || two.same_as.contains(other)
            };
            if let Some(other) = { others.iter() }.find(|other| differs(other) && !is_known(other))
            {
                problems.push(seem_same(&edition.facts[*other], two));
            }
            if others.len() < MOST_OTHERS && others.iter().all(differs) {
                others.push(*key);
            }
        }
    }
}

fn seem_same(one: &Fact, two: &Fact) -> Diagnostic {
    let message = format!(
        "`{}` is {} and `{}` is {}, and both seem to be of the same thing",
        two.id,
        said(two),
        one.id,
        said(one)
    );
    Diagnostic::warning(Code::Disagreement, two.place, message)
        .related(one.place, "the other")
        .help(
            "if the source says both, write `contradicts` and a `finding`; if they are of \
             different things, say so in `label` or `as_at`",
        )
}

/// Words for a place in a report.
const PLACES: [&str; 10] = [
    "summary",
    "chapter",
    "text",
    "table",
    "foreword",
    "annex",
    "section",
    "headlines",
    "figure",
    "footnote",
];

/// What two facts of the same thing have in common: the label but for the parts that
/// say where in a report it stands, the unit and the time.
fn name(fact: &Fact) -> String {
    let label = fact.label.to_lowercase();
    let parts = label.split(", ").filter(|part| {
        let leads = ["in ", "under ", "as "]
            .iter()
            .any(|word| part.starts_with(word));
        !(leads
            && part
                .split(|c: char| !c.is_alphabetic())
                .any(|word| PLACES.contains(&word)))
    });
    let of: Vec<&str> = parts.collect();
    let when = fact.as_at.as_deref().unwrap_or("");
    format!("{}|{}|{when}", of.join(", "), fact.unit)
}

fn differ(one: &Fact, other: &Fact) -> bool {
    let numbers = |fact: &Fact| match &fact.value {
        FactValue::Range(low, high) => Some((*low, *high)),
        _ => fact.number().map(|value| (value, value)),
    };
    match (numbers(one), numbers(other)) {
        (Some(one_is), Some(other_is)) => {
            // Of two roundings of one number the coarser decides.
            let digits = one_is.0.scale().min(other_is.0.scale());
            let round = |(low, high): (rust_decimal::Decimal, rust_decimal::Decimal)| {
                (low.round_dp(digits), high.round_dp(digits))
            };
            one.unit != other.unit || round(one_is) != round(other_is)
        }
        _ => false,
    }
}

fn said(fact: &Fact) -> String {
    match &fact.value {
        FactValue::Range(low, high) => format!("{low} to {high} {}", fact.unit),
        _ => {
            let number = fact.number().map_or(String::new(), |value| {
                value.round_dp(2).normalize().to_string()
            });
            format!("{number} {}", fact.unit)
        }
    }
}
