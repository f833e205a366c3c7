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
//! 5. `unbound` looks through all text that readers see for the rest; the numbers
//!    of a fact's own label and finding are held by `facts`, sums by `sums`.
//! 6. `same` compares the facts with each other.
//!
//! The edition goes out with the basis of every claim, with `[?]` filled in,
//! and with the number of unbound numbers, from which coverage is computed.

mod attributes;
mod context;
mod derive;
mod facts;
mod filling;
mod lookup;
mod orders;
mod printed;
mod same;
mod sets;
mod suggest;
mod sums;
mod targets;
mod unbound;
mod values;
mod verdict;

pub use suggest::Fit;
use suggest::Suggester;
pub use unbound::Unbound;

use crate::claims::{Named, Phrase, Roster};
use crate::diagnostics::{Diagnostics, Place};
use crate::model::{BasisKind, Claim, Edition, Key, address};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many wrong claims are told what else they may be bound to.
const TOLD: usize = 50;

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
    let mut outcomes: Vec<_> = outcomes.collect();
    let suggester = Suggester::new(ground, &words);
    let mut told = 0;
    for (claim, (outcome, found)) in edition.claims.iter().zip(&mut outcomes) {
        let Some(wrong) = outcome.wrong.take() else {
            continue;
        };
        let at = claim.sentence.find(&claim.words).filter(|_| told < TOLD);
        let fits = at.map(|at| suggester.fits(&claim.sentence, &(at..at + claim.words.len()), &[]));
        told += 1;
        let help = fits.and_then(|fits| suggest::told(&fits));
        found.push(match (&wrong.help, help) {
            (Some(first), Some(fits)) => {
                let help = format!("{first}; {fits}");
                wrong.help(help)
            }
            _ => wrong,
        });
    }
    let mut heard = Vec::new();
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
    let suggester = Suggester::new(ground, &words);
    let confirmed = context::listen(&suggester, &heard, problems);
    for (claim, confirmed) in edition.claims.iter_mut().zip(confirmed) {
        if let Some(basis) = &mut claim.basis {
            basis.confirmed = confirmed;
        }
    }
    lay_out(edition);
    same::compare(edition, problems);
    let ground = Ground {
        edition,
        printed: &printed,
    };
    let suggester = Suggester::new(ground, &words);
    let unbound = unbound::report(edition, Some(&suggester), problems);
    edition.unbound = unbound;
    filling::fill(edition, &filled);
}

/// Gives each claim its place in the lists of numbers. What is no data stands with the
/// reasons, on the page of all lists.
fn lay_out(edition: &mut Edition) {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for claim in edition.claims.iter_mut() {
        let is_data = claim.basis.as_ref();
        let is_data = is_data.is_some_and(|basis| basis.kind != BasisKind::Literal);
        claim.ledger = match is_data {
            false => address::NUMBERS.to_owned(),
            true => {
                let list = claim.site.list();
                let row = rows.entry(list.clone()).or_default();
                *row += 1;
                address::numbers(&list, (*row - 1) / address::NUMBERS_ON_A_PAGE)
            }
        };
        let row = address::ledger(claim);
        if let Some(basis) = &mut claim.basis
            && basis.href.is_empty()
        {
            basis.href = row;
        }
    }
}

/// Looks for unbound numbers only.
pub(super) fn look_for_unbound(edition: &mut Edition, problems: &mut Diagnostics) {
    edition.unbound = unbound::report(edition, None, problems);
}

/// Every number of a checked edition that is bound to nothing, with the targets that
/// it may be meant for.
pub fn unbound_numbers(edition: &Edition) -> Vec<Unbound> {
    let words = attributes::Words::of(edition);
    // What is wrong with the facts was said when the edition was checked.
    let printed = printed::read_all(edition, &mut Diagnostics::new());
    let ground = Ground {
        edition,
        printed: &printed,
    };
    unbound::all(edition, &Suggester::new(ground, &words))
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
