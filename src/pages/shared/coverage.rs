//! How many numbers are bound, and how many their sentences confirm: in one place
//! the words for it, for the list of numbers and for about the data.

use serde::Serialize;

use crate::model::{ClaimBasis, Confirmed, Context, Edition};
use crate::wording::say;

/// Counts with their words.
#[derive(Serialize)]
pub(in crate::pages) struct CoverageView<'a> {
    /// How many percent of all numbers are bound.
    pub(in crate::pages) percent: String,
    pub(in crate::pages) counts: Vec<CountView<'a>>,
    /// By what sentences confirm their numbers, the bare ones apart.
    pub(in crate::pages) confirmed: Vec<CountView<'a>>,
}

/// A number and what it counts.
#[derive(Serialize)]
pub(in crate::pages) struct CountView<'a> {
    number: usize,
    words: &'a str,
}

/// The coverage of an edition.
pub(in crate::pages) fn of(edition: &Edition) -> CoverageView<'_> {
    let words = &edition.wording;
    let bound = edition.bound();
    let context = Context::of(&edition.claims);
    let count = |number, message| CountView {
        number,
        words: words.text(message),
    };
    let permille = bound.coverage_permille();
    CoverageView {
        percent: format!("{}.{}", permille / 10, permille % 10),
        counts: vec![
            count(bound.data, "coverage-data"),
            count(bound.derived, "coverage-derived"),
            count(bound.stated, "coverage-stated"),
            count(bound.unbound, "coverage-unbound"),
            count(context.claims - context.bare, "coverage-confirmed"),
            count(context.bare, "coverage-bare"),
        ],
        confirmed: Confirmed::ALL
            .into_iter()
            .zip(context.by)
            .map(|(what, number)| count(number, what.message()))
            .collect(),
    }
}

/// What the sentence of a claim confirms beside its number.
pub(in crate::pages) fn confirmed(edition: &Edition, basis: &ClaimBasis) -> String {
    let words = &edition.wording;
    let what = basis.confirmed.iter();
    let what: Vec<&str> = what.map(|what| words.text(what.message())).collect();
    match what.is_empty() {
        true => words.text("confirmed-alone").to_owned(),
        false => say!(words, "confirmed-also", what = what.join(", ")),
    }
}
