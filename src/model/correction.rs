//! Corrections: what was put right after an edition was published.

use super::{Date, Link};

/// Something that was put right after the edition was published.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Its number, from 1; it never changes, so that people can cite it.
    pub number: u32,
    /// When it was published.
    pub date: Date,
    /// The revision of the edition that it came with.
    pub revision: u32,
    /// What was wrong and what is right now, as text.
    pub what: String,
    /// Why it had to be corrected, as text.
    pub why: String,
    /// What was corrected; at least one.
    pub places: Vec<Link>,
}
