//! What the facts say against what their source prints.
//!
//! `value` is a number for the tool to compute with and `printed` what the
//! source has: a slip in one of them is found by the other. Where a derived
//! fact contradicts what the source prints, that has to be said in `finding`.

use super::targets::{unit, whole};
use crate::claims::{Datum, Number, Phrase, Unit, What, agrees, direction_of, read};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Edition, Fact, FactValue};
use rust_decimal::{Decimal, RoundingStrategy};

/// Reads what every fact's source prints, in the order of the facts.
pub(super) fn read_all(edition: &Edition, problems: &mut Diagnostics) -> Vec<Option<Phrase>> {
    edition
        .facts
        .iter()
        .map(|fact| one(fact, problems))
        .collect()
}

fn one(fact: &Fact, problems: &mut Diagnostics) -> Option<Phrase> {
    let Some(printed) = &fact.printed else {
        if !matches!(fact.value, FactValue::Derived(_)) {
            problems.push(
                Diagnostic::error(
                    Code::MissingKey,
                    fact.place,
                    format!("the fact `{}` does not say what its source prints", fact.id),
                )
                .help("add `printed = \"…\"`, with hedge and unit"),
            );
        }
        return None;
    };
    let phrase = match read(&printed.value) {
        Ok(phrase) => phrase,
        Err(error) => {
            problems.push(
                Diagnostic::error(Code::Claim, printed.place, error.message).help(
                    "`printed` has to be a number that can be read, with its hedge and its unit",
                ),
            );
            return None;
        }
    };
    match &fact.value {
        FactValue::Derived(_) => derived(fact, &printed.value, &phrase, printed.place, problems),
        FactValue::Stated(value) => {
            let fits = match &phrase.what {
                What::Number(number) => says(number, *value, unit(&fact.unit)),
                What::Pair(..) => false,
                What::Share(..) => true,
                What::Aside(..) | What::Way(..) => false,
            };
            if !fits {
                other(fact, &value.to_string(), printed.place, problems);
            }
        }
        FactValue::Range(low, high) => {
            let fits = match &phrase.what {
                What::Pair(first, second, _) => {
                    let (small, large) = if first.size() <= second.size() {
                        (first, second)
                    } else {
                        (second, first)
                    };
                    let unit = unit(&fact.unit);
                    says(small, *low, unit) && says(large, *high, unit)
                }
                _ => false,
            };
            if !fits {
                other(fact, &format!("{low} to {high}"), printed.place, problems);
            }
        }
    }
    Some(phrase)
}

/// Whether a printed number can stand for this value in this unit: the value is
/// the number written, or a fraction rounded, or what its hedge allows.
fn says(number: &Number, value: Decimal, unit: Unit) -> bool {
    let written = match (number.unit, unit) {
        (Unit::Proportion, Unit::Percent) => {
            let whole = number.whole.as_ref().map_or(1, |whole| whole.value.max(1));
            number.size() / Decimal::from(whole) * Decimal::ONE_HUNDRED
        }
        (Unit::Multiple, Unit::Percent) => (number.size() - Decimal::ONE) * Decimal::ONE_HUNDRED,
        (Unit::Proportion | Unit::Multiple, Unit::Plain) => number.size(),
        (one, other) if one == other => number.size(),
        _ => return false,
    };
    let rounded =
        written.round_dp_with_strategy(value.scale(), RoundingStrategy::MidpointAwayFromZero);
    let allowed = number
        .hedge
        .as_ref()
        .is_some_and(|(hedge, _)| hedge.allows(written, value));
    written == value || rounded == value || allowed
}

fn other(fact: &Fact, value: &str, place: Place, problems: &mut Diagnostics) {
    problems.push(
        Diagnostic::error(
            Code::Disagreement,
            place,
            format!(
                "`{}` has the value {value}, in {}, and prints something else",
                fact.id, fact.unit
            ),
        )
        .help("correct `value`, `unit` or `printed`; they have to say the same"),
    );
}

fn derived(fact: &Fact, text: &str, phrase: &Phrase, place: Place, problems: &mut Diagnostics) {
    let Some(value) = fact.computed else { return };
    let datum = Datum::Value {
        value,
        unit: unit(&fact.unit),
        decimals: 1,
        direction: direction_of(&fact.label).or(phrase.direction.as_ref().map(|(way, _)| *way)),
        whole: whole(fact),
    };
    let verdict = agrees(text, phrase, &datum);
    if !verdict.agrees() && fact.finding.is_none() && fact.contradicts.is_empty() {
        problems.push(
            Diagnostic::warning(
                Code::Disagreement,
                place,
                format!(
                    "the source prints “{text}”, and it comes to {}",
                    verdict.data
                ),
            )
            .help("say in `finding` what the source says and what is right, with the arithmetic"),
        );
    }
}
