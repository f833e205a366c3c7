//! Mutants of claims: their words, their targets, the forces that they name.

use bluebook::claims::read;
use bluebook::model::{BasisKind, Edition};

use super::{Tally, errors};

/// Mutates the words of claims.
pub(super) fn words(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: fn(&str) -> Option<String>,
) -> Tally {
    let mut tally = Tally::new(kind);
    let claims: Vec<_> = edition.claims.keys().collect();
    let mut seen = 0;
    for key in claims {
        let claim = &edition.claims[key];
        let rests = claim.basis.as_ref().map(|basis| basis.kind);
        let Some(kind) = rests.filter(|kind| *kind != BasisKind::Literal) else {
            continue;
        };
        let Some(mutant) = mutate(&claim.words).filter(|mutant| *mutant != claim.words) else {
            continue;
        };
        seen += 1;
        if seen % step != 0 {
            continue;
        }
        tally.made += 1;
        let index = key.index();
        let words = std::mem::replace(&mut claim_at(edition, index).words, mutant);
        let caught = errors(edition) > 0;
        let mutant = std::mem::replace(&mut claim_at(edition, index).words, words);
        let claim = &edition.claims[key];
        let hedged = read(&mutant)
            .is_ok_and(|phrase| phrase.first().is_some_and(|number| number.hedge.is_some()));
        if caught {
            tally.caught += 1;
        } else if hedged && kind != BasisKind::Stated {
            tally.allowed += 1;
        } else {
            tally.missed.push(format!(
                "“{}” as “{mutant}” ({})",
                claim.words, claim.target
            ));
        }
    }
    tally
}

pub(super) fn claim_at(edition: &mut Edition, index: usize) -> &mut bluebook::model::Claim {
    edition
        .claims
        .iter_mut()
        .nth(index)
        .expect("the claim is there")
}

/// Mutates the targets of claims. The check has to notice unless the datum is
/// the same.
pub(super) fn targets(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: fn(&Edition, &str) -> Option<String>,
) -> Tally {
    let mut tally = Tally::new(kind);
    let claims: Vec<_> = edition.claims.keys().collect();
    let mut seen = 0;
    for key in claims {
        let Some(mutant) = mutate(edition, &edition.claims[key].target) else {
            continue;
        };
        seen += 1;
        if seen % step != 0 {
            continue;
        }
        tally.made += 1;
        let index = key.index();
        let datum = |edition: &Edition| {
            edition.claims[key]
                .basis
                .as_ref()
                .map(|basis| basis.datum.clone())
        };
        let before = datum(edition);
        let target = std::mem::replace(&mut claim_at(edition, index).target, mutant);
        let caught = errors(edition) > 0;
        let after = datum(edition);
        let mutant = std::mem::replace(&mut claim_at(edition, index).target, target);
        if caught {
            tally.caught += 1;
        } else if before == after {
            tally.equivalent += 1;
        } else {
            let claim = &edition.claims[key];
            tally
                .missed
                .push(format!("“{}”: {} as {mutant}", claim.words, claim.target));
        }
    }
    errors(edition);
    tally
}

/// The forces of superlatives.
pub(super) fn names(edition: &mut Edition, step: usize) -> Tally {
    let mut tally = Tally::new("the force of a superlative, for another");
    let claims: Vec<_> = edition.claims.keys().collect();
    for key in claims.into_iter().step_by(step) {
        let claim = &edition.claims[key];
        if !claim.target.starts_with("highest:") && !claim.target.starts_with("lowest:") {
            continue;
        }
        let other = edition
            .forces
            .iter()
            .find(|force| !claim.words.contains(&force.name));
        let other = other.map_or(String::new(), |force| force.name.clone());
        tally.made += 1;
        let words = std::mem::replace(&mut claim_at(edition, key.index()).words, other);
        let caught = errors(edition) > 0;
        claim_at(edition, key.index()).words = words;
        match caught {
            true => tally.caught += 1,
            false => tally.missed.push(edition.claims[key].words.clone()),
        }
    }
    tally
}
