//! How many numbers are bound, and how many their sentences confirm: in one place
//! the words for it, for the list of numbers and for about the data.

use serde::Serialize;

use crate::model::{ClaimBasis, Confirmed, Context, Edition};

/// Counts with their words.
#[derive(Serialize)]
pub(in crate::pages) struct CoverageView {
    /// How many percent of all numbers are bound.
    pub(in crate::pages) percent: String,
    pub(in crate::pages) counts: Vec<CountView>,
    /// By what sentences confirm their numbers, the bare ones apart.
    pub(in crate::pages) confirmed: Vec<CountView>,
}

/// A number and what it counts.
#[derive(Serialize)]
pub(in crate::pages) struct CountView {
    number: usize,
    words: &'static str,
}

/// The coverage of an edition.
pub(in crate::pages) fn of(edition: &Edition) -> CoverageView {
    let bound = edition.bound();
    let context = Context::of(&edition.claims);
    let count = |number, words| CountView { number, words };
    let permille = bound.coverage_permille();
    CoverageView {
        percent: format!("{}.{}", permille / 10, permille % 10),
        counts: vec![
            count(bound.data, "computed from the data of the edition"),
            count(bound.derived, "derived from other stated numbers"),
            count(bound.stated, "stated by a source, and confirmed only by it"),
            count(bound.unbound, "bound to nothing"),
            count(
                context.claims - context.bare,
                "confirmed by the words of their sentence as well",
            ),
            count(
                context.bare,
                "bare: their sentence has no other word to check",
            ),
        ],
        confirmed: Confirmed::ALL
            .into_iter()
            .zip(context.by)
            .map(|(what, number)| count(number, what.words()))
            .collect(),
    }
}

/// What the sentence of a claim confirms beside its number.
pub(in crate::pages) fn confirmed(basis: &ClaimBasis) -> String {
    let what: Vec<&str> = basis.confirmed.iter().map(|what| what.words()).collect();
    match what.is_empty() {
        true => "in number alone".to_owned(),
        false => format!("also in {}", what.join(", ")),
    }
}
