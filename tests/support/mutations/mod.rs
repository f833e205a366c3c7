//! Mutations of a real edition, one at a time: does the check notice?
//!
//! A mutant is made in the resolved edition, the check runs over all of it, and
//! the mutant is undone. It is caught if the check reports an error that the
//! edition did not have. A mutant that a hedge allows ("over 5,000" for 5,218
//! made "over 5,001") or that is true all the same (another grade that as many
//! forces have) is no fault of the check; both are counted apart.

mod attributes;
mod claims;
mod data;
mod insertions;
mod phrases;
mod sentences;

use bluebook::check;
use bluebook::diagnostics::Diagnostics;
use bluebook::model::{Edition, FactValue};

use claims::{names, targets, words};
use data::{facts, judgments, observations, tenth_more};
pub(crate) use insertions::insertions;
use phrases::{
    new_hedge, next_number, no_hedge, other_area, other_direction, other_grade, other_hedge,
    other_period,
};
pub(crate) use sentences::sentences;

/// How the mutants of one kind came out.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) kind: &'static str,
    pub(crate) made: usize,
    pub(crate) caught: usize,
    /// Allowed by a hedge, or by the last digit that the words show.
    pub(crate) allowed: usize,
    /// True all the same.
    pub(crate) equivalent: usize,
    /// What slipped through, in words.
    pub(crate) missed: Vec<String>,
}

impl Tally {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }

    /// Those that the check has to catch.
    pub(crate) fn due(&self) -> usize {
        self.made - self.allowed - self.equivalent
    }
}

/// Makes every `step`th mutant of every kind.
pub(crate) fn run(edition: &mut Edition, step: usize) -> Vec<Tally> {
    assert_right(edition);
    vec![
        words(
            edition,
            step,
            "a number, by one unit of its last digit",
            next_number,
        ),
        words(
            edition,
            step,
            "a direction word, turned round",
            other_direction,
        ),
        words(edition, step, "a hedge, turned round", other_hedge),
        words(edition, step, "a hedge, dropped", no_hedge),
        words(
            edition,
            step,
            "a hedge, put where there was none",
            new_hedge,
        ),
        targets(edition, step, "a grade, for another", other_grade),
        targets(
            edition,
            step,
            "a period or a year, for another",
            other_period,
        ),
        targets(edition, step, "an area, for another", other_area),
        names(edition, step),
        facts(
            edition,
            step,
            "the value of a fact, by 10 percent",
            |fact| {
                if let FactValue::Stated(value) = &mut fact.value {
                    *value = tenth_more(*value);
                }
            },
        ),
        facts(edition, step, "what a fact prints, by one unit", |fact| {
            if let Some(printed) = &mut fact.printed
                && let Some(other) = next_number(&printed.value)
            {
                printed.value = other;
            }
        }),
        observations(edition, step),
        judgments(edition, step),
    ]
}

/// Of an edition that is wrong already every mutant would count as caught.
#[track_caller]
fn assert_right(edition: &mut Edition) {
    assert_eq!(
        errors(edition),
        0,
        "the edition has to be right before it is made wrong"
    );
}

fn errors(edition: &mut Edition) -> usize {
    let mut problems = Diagnostics::new();
    check::bound_numbers(edition, &mut problems);
    problems.errors()
        + problems
            .iter()
            .filter(|p| {
                p.code.name() == "disagreement"
                    && p.severity == bluebook::diagnostics::Severity::Warning
            })
            .count()
}
