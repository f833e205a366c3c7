//! What the label and the finding of a fact may say: the numbers of the facts that
//! they are about.

use crate::check::plain::is_whole;
use crate::claims::{Datum, Number, Phrase, Unit, What, holds, read};
use crate::model::{Edition, Fact, FactValue, Key};
use rust_decimal::Decimal;

use super::derive;
use super::targets::unit;

/// The facts that a fact speaks of: itself, those that it contradicts and that
/// contradict it, and those that any of these are computed from.
pub(super) fn about(edition: &Edition, key: Key<Fact>) -> Vec<Key<Fact>> {
    let own = &edition.facts[key];
    let mut about = vec![key];
    about.extend(own.contradicts.iter().chain(&own.same_as));
    let facts = edition.facts.entries();
    about
        .extend(facts.filter_map(|(other, fact)| fact.contradicts.contains(&key).then_some(other)));
    let mut at = 0;
    while let Some(key) = about.get(at).copied() {
        at += 1;
        if let FactValue::Derived(expression) = &edition.facts[key].value {
            for input in derive::inputs(edition, expression) {
                if !about.contains(&input) {
                    about.push(input);
                }
            }
        }
    }
    about
}

/// Whether some words are a number of one of these facts: its value, what its source
/// prints, or how many were asked. The label and the sample of a fact prove nothing of
/// `own`, since they are what is to be proved.
pub(super) fn bear_out(
    edition: &Edition,
    about: &[Key<Fact>],
    own: Option<Key<Fact>>,
    words: &str,
) -> bool {
    let said = about.iter().any(|key| {
        let fact = &edition.facts[*key];
        let printed = fact.printed.as_ref().map(|printed| &printed.value);
        let described = [Some(&fact.label), fact.sample.as_ref()];
        let described = described
            .into_iter()
            .filter(|_| own != Some(*key))
            .flatten();
        printed
            .into_iter()
            .chain(described)
            .any(|text| says(text, words))
    });
    if said {
        return true;
    }
    let Ok(phrase) = read(words) else {
        return false;
    };
    let fits = |number: &Number| {
        let fits =
            |key: &Key<Fact>| numbers(&edition.facts[*key]).any(|data| is(number, &phrase, data));
        about.iter().any(fits)
    };
    // "1,037 of 2,700" are two numbers, and both have to be known.
    let known = |number: &Number| {
        let whole = number
            .whole
            .as_ref()
            .filter(|_| number.unit != Unit::Proportion);
        let whole = whole.is_none_or(|whole| {
            let of = |key: &Key<Fact>| {
                numbers(&edition.facts[*key]).any(|(value, _)| value == Decimal::from(whole.value))
            };
            about.iter().any(of)
        });
        whole && fits(number)
    };
    match &phrase.what {
        What::Number(number) => known(number),
        What::Pair(one, other, _) | What::Aside(one, other) => known(one) && known(other),
        What::Share(..) | What::Way(..) => false,
    }
}

/// Whether a text has these words, whole.
fn says(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('-', " ");
    let (text, words) = (plain(text), plain(words));
    let mut found = text.match_indices(&words);
    found.any(|(at, found)| is_whole(&text, &(at..at + found.len())))
}

/// The numbers of a fact, with their units.
fn numbers(fact: &Fact) -> impl Iterator<Item = (Decimal, Unit)> {
    let ends = match fact.value {
        FactValue::Range(low, high) => [Some(low), Some(high)],
        _ => [fact.number(), None],
    };
    let unit = unit(&fact.unit);
    let ends = ends.into_iter().flatten().map(move |value| (value, unit));
    ends.chain(fact.n.map(|n| (Decimal::from(n), Unit::Plain)))
}

/// Whether a number is this value, rounded as it is written.
fn is(number: &Number, phrase: &Phrase, (value, unit): (Decimal, Unit)) -> bool {
    let alone = Phrase {
        what: What::Number(Number {
            whole: number.whole.clone().filter(|whole| !whole.definite),
            ..number.clone()
        }),
        direction: None,
        ..phrase.clone()
    };
    let datum = Datum::Value {
        value,
        unit,
        decimals: 1,
        direction: None,
        whole: None,
    };
    holds(&alone, &datum)
}
