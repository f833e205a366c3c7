//! Mutants of the data that claims rest on: facts, observations, judgments.

use bluebook::claims::{Target, read};
use bluebook::model::{Edition, FactValue, Key, Measure, Period, Reading};
use rust_decimal::Decimal;

use super::{Tally, errors};

pub(super) fn tenth_more(value: Decimal) -> Decimal {
    match value.is_zero() {
        true => Decimal::ONE,
        false => value * Decimal::new(11, 1),
    }
}

/// The facts that some claim rests on.
pub(super) fn facts(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: fn(&mut bluebook::model::Fact),
) -> Tally {
    let mut tally = Tally::new(kind);
    let mut seen = 0;
    for index in 0..edition.facts.len() {
        let fact = edition
            .facts
            .iter_mut()
            .nth(index)
            .expect("the fact is there");
        let target = format!("fact:{}", fact.id);
        if !edition.claims.iter().any(|claim| claim.target == target) {
            continue;
        }
        let fact = edition
            .facts
            .iter_mut()
            .nth(index)
            .expect("the fact is there");
        let original = fact.clone();
        mutate(fact);
        let printed = |fact: &bluebook::model::Fact| {
            fact.printed.as_ref().map(|printed| printed.value.clone())
        };
        if fact.value == original.value && printed(fact) == printed(&original) {
            continue;
        }
        seen += 1;
        let id = original.id.clone();
        let hedged = original
            .printed
            .as_ref()
            .and_then(|printed| read(&printed.value).ok())
            .is_some_and(|phrase| phrase.first().is_some_and(|number| number.hedge.is_some()));
        let derived = matches!(original.value, FactValue::Derived(_));
        let caught = seen % step != 0 || errors(edition) > 0;
        let fact = edition
            .facts
            .iter_mut()
            .nth(index)
            .expect("the fact is there");
        *fact = original;
        if seen % step != 0 {
            continue;
        }
        tally.made += 1;
        if caught {
            tally.caught += 1;
        } else if hedged {
            tally.allowed += 1;
        } else if derived {
            // No claim repeats what a derived fact prints: it is kept only
            // because the original has it, and `finding` says that it is wrong.
            tally.equivalent += 1;
        } else {
            tally.missed.push(id);
        }
    }
    errors(edition);
    tally
}

/// Values of measures that some claim rests on: all that its target names.
pub(super) fn observations(edition: &mut Edition, step: usize) -> Tally {
    let mut tally = Tally::new("a value of a measure, by 10 percent");
    let mut named: Vec<(Key<Measure>, Key<Period>)> = Vec::new();
    for claim in &edition.claims {
        let Ok(target) = Target::parse(&claim.target) else {
            continue;
        };
        let (Target::Value(quantity, area, _)
        | Target::Change(quantity, area, _)
        | Target::Points(quantity, area, _)
        | Target::FromTo(quantity, area, _)) = &target
        else {
            continue;
        };
        if area.text != "england-and-wales" {
            continue;
        }
        let Some(key) = edition.measures.find(quantity.measure.text) else {
            continue;
        };
        let last = claim.target.rsplit('/').next().unwrap_or("");
        for id in last.split("..") {
            named.extend(
                edition.measures[key]
                    .periods
                    .find(id)
                    .map(|period| (key, period)),
            );
        }
    }
    named.sort();
    named.dedup();
    for (measure, period) in named.into_iter().step_by(step) {
        let series = edition
            .measures
            .iter_mut()
            .nth(measure.index())
            .expect("the measure is there");
        let observation = &mut series.national[period.index()];
        let original = observation.clone();
        if let Reading::Value(quantity) = &mut observation.reading {
            quantity.value = tenth_more(quantity.value);
            quantity.count = quantity.count.map(tenth_more);
        }
        tally.made += 1;
        let caught = errors(edition) > 0;
        let series = edition
            .measures
            .iter_mut()
            .nth(measure.index())
            .expect("the measure is there");
        series.national[period.index()] = original;
        match caught {
            true => tally.caught += 1,
            false => tally
                .missed
                .push(format!("{} {period:?}", edition.measures[measure].id)),
        }
    }
    errors(edition);
    tally
}

/// A force's judgment, for the next worse one.
pub(super) fn judgments(edition: &mut Edition, step: usize) -> Tally {
    let mut tally = Tally::new("the grade of a force, for another");
    let original = edition.judgments.clone();
    let mut seen = 0;
    for question in original.questions.keys() {
        for year in original.years(question) {
            let sheet = original.sheet(question, year).unwrap_or_default().to_vec();
            for index in 0..sheet.len() {
                let mut lines = sheet.clone();
                let Some(judgment) = &mut lines[index] else {
                    continue;
                };
                seen += 1;
                if seen % step != 0 {
                    continue;
                }
                let worse = (judgment.grade.index() + 1) % original.scale.len();
                let Some(grade) = original.scale.keys().nth(worse) else {
                    continue;
                };
                judgment.grade = grade;
                edition.judgments = with_sheet(&original, question, year, lines);
                tally.made += 1;
                match errors(edition) > 0 {
                    true => tally.caught += 1,
                    false => tally.missed.push(format!(
                        "{} {year} {}",
                        original.questions[question].id,
                        edition
                            .forces
                            .iter()
                            .nth(index)
                            .map_or("", |force| &force.id)
                    )),
                }
            }
        }
    }
    edition.judgments = original;
    errors(edition);
    tally
}

pub(super) fn with_sheet(
    original: &bluebook::model::Judgments,
    question: Key<bluebook::model::Question>,
    year: &str,
    lines: Vec<Option<bluebook::model::Judgment>>,
) -> bluebook::model::Judgments {
    let mut judgments =
        bluebook::model::Judgments::new(original.scale.clone(), original.questions.clone());
    for other in original.questions.keys() {
        for each in original.years(other) {
            let mutated = other == question && each == year;
            let sheet = original.sheet(other, each).unwrap_or_default();
            judgments.add(
                other,
                each,
                if mutated {
                    lines.clone()
                } else {
                    sheet.to_vec()
                },
            );
        }
    }
    judgments
}
