//! The English of numbers: what a phrase says, and whether a datum agrees.
//!
//! 1. [`target`] parses what a claim is bound to, by its form alone.
//! 2. [`read`](read()) reads what the words of a claim say.
//! 3. [`agrees`], [`confirms`] and [`Roster::agrees`] compare that with what
//!    the data say, and offer the text that would be right.
//! 4. [`scan`](scan()) finds the numbers that are bound to nothing.
//!
//! Nothing here knows of files, measures or forces: it works on text and
//! decimals alone. `docs/bound-numbers.md` is the grammar.

mod ages;
mod agree;
mod called;
mod cardinal;
mod confirm;
mod datum;
mod duration;
mod fit;
mod lookup;
mod meaning;
mod names;
mod order;
mod pairs;
mod phrase;
mod plain;
mod quantity;
mod read;
mod refer;
mod scan;
pub mod sentence;
mod sieve;
pub mod target;
mod token;
mod unit;
mod vocabulary;
pub mod write;

pub use agree::{agrees, holds, way_of};
pub use confirm::{Stated, confirms};
pub use datum::{Datum, Reason, Verdict};
pub use meaning::{Share, Superlative};
pub use names::{Named, Roster};
pub use order::{Place, ranks};
pub use phrase::{Direction, Form, Hedge, Number, Pairing, Phrase, Unit, What, Whole};
pub use plain::Rule;
pub use read::{ReadError, direction_of, read};
pub use scan::{Kind, Mention, scan, with_hedge};
pub(crate) use sieve::Sieve;
pub use target::{Target, TargetError};

#[cfg(test)]
mod tests;
