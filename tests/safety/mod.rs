//! The real program against everything that can go wrong around it: each time it
//! ends with a correct site or with a clear error and the old site whole, without
//! a panic, in less than a minute, with less than 2 GiB.
//!
//! `scripts/faults` runs the same tests with the full sizes, by setting
//! `BLUEBOOK_FAULTS=full`; the ordinary ones are a tenth of them or less.

mod input;
mod interrupted;
mod places;
pub(crate) mod project;
mod reading;
mod sealing;
mod sweeps;
