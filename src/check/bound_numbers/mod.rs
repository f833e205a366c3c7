//! Bound numbers: every claim against what it is bound to, and every number
//! that is bound to nothing.
//!
//! 1. `derive` computes the derived facts, and `printed` compares what the
//!    facts say with what their source prints.
//! 2. `targets` (with `lookup`, `values` and `sets`) turns the target of a
//!    claim into a datum and where it comes from.
//! 3. `verdict` compares the words with the datum; `claims` knows the English.
//! 4. `context` holds the sentence around each claim against what its datum is
//!    about, which `attributes` says in the words of the edition.
//! 5. `unbound` looks through all running text for the rest.
//!
//! The edition goes out with the basis of every claim, with `[?]` filled in,
//! and with the number of unbound numbers, from which coverage is computed.

mod attributes;
mod context;
mod derive;
mod filling;
mod lookup;
mod orders;
mod printed;
mod sets;
mod targets;
mod unbound;
mod values;
mod verdict;

use crate::claims::{Named, Phrase, Roster};
use crate::diagnostics::{Diagnostics, Place};
use crate::model::{Claim, Edition, Key};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// What claims are compared with, made ready once.
#[derive(Clone, Copy)]
struct Ground<'a> {
    edition: &'a Edition,
    /// What each fact's source prints, read; in the order of the facts.
    printed: &'a [Option<Phrase>],
}

/// Checks all claims and looks for unbound numbers.
pub fn bound_numbers(edition: &mut Edition, problems: &mut Diagnostics) {
    let computed = derive::facts(edition, problems);
    for (fact, value) in edition.facts.iter_mut().zip(computed) {
        fact.computed = value;
    }
    let words = attributes::Words::of(edition);
    let printed = printed::read_all(edition, problems);
    let ground = Ground {
        edition,
        printed: &printed,
    };
    let roster = roster(edition);
    let claims: Vec<&Claim> = edition.claims.iter().collect();
    let outcomes = claims.into_par_iter().map(|claim| {
        let mut problems = Diagnostics::new();
        let outcome = verdict::check(claim, &ground, &roster, &words, &mut problems);
        (outcome, problems)
    });
    let outcomes: Vec<_> = outcomes.collect();
    let mut heard = Vec::with_capacity(outcomes.len());
    let mut filled = BTreeMap::new();
    let keys: Vec<Key<Claim>> = edition.claims.keys().collect();
    let claims = keys.into_iter().zip(edition.claims.iter_mut());
    for ((key, claim), (outcome, found)) in claims.zip(outcomes) {
        problems.append(found);
        claim.basis = outcome.basis;
        if let Some(words) = outcome.filled {
            claim.words.clone_from(&words);
            filled.insert(key, words);
        }
        heard.push(outcome.heard);
    }
    let ground = Ground {
        edition,
        printed: &printed,
    };
    let confirmed = context::listen(&ground, &words, &heard, problems);
    for (claim, confirmed) in edition.claims.iter_mut().zip(confirmed) {
        if let Some(basis) = &mut claim.basis {
            basis.confirmed = confirmed;
        }
    }
    look_for_unbound(edition, problems);
    filling::fill(edition, &filled);
}

/// Looks for unbound numbers only.
pub(super) fn look_for_unbound(edition: &mut Edition, problems: &mut Diagnostics) {
    edition.unbound = unbound::report(edition, problems);
}

/// The forces by all their names.
fn roster(edition: &Edition) -> Roster<'_> {
    let named: Vec<Named<'_>> = edition
        .forces
        .iter()
        .map(|force| Named {
            name: &force.name,
            forms: force.names().collect(),
        })
        .collect();
    Roster::new(&named)
}

/// The part of a claim's target, in its file.
fn part(claim: &Claim, range: Range<usize>) -> Place {
    inside(claim.target_place, claim.target.len(), range)
}

/// The part of a text that stands at a place; the whole place where the text
/// is not written letter by letter there.
fn inside(place: Place, length: usize, range: Range<usize>) -> Place {
    if place.range().len() == length {
        place.within(range)
    } else {
        place
    }
}
