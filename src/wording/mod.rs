//! What readers of the site read that no editor wrote: every sentence, label and
//! name of a mark, from one catalogue.
//!
//! The catalogue is in Fluent files, `themes/NAME/wording/LANGUAGE.ftl`. That of the
//! standard theme is in the program too ([`Wording::standard`]); a theme writes only
//! the messages that it puts in other words. What an edition is about (a force, its
//! nation, its licence) are terms, which the edition sets ([`Terms`]).
//!
//! Code asks with [`Wording::text`] for what is always the same, which is looked up
//! and nothing else, and with [`Wording::say`] for what depends on something.
//! Templates ask with `say(key="…")`.

/// Asks a catalogue for a message with what it depends on:
/// `say!(edition.wording, "count-entities", count = 3)`.
macro_rules! say {
    ($words:expr, $id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $words.say($id, &[$((stringify!($name), $crate::wording::Arg::from(&$value))),+])
    };
}
pub(crate) use say;

mod catalogue;
mod flaws;
mod terms;

pub use self::catalogue::{Arg, Wording};
pub use self::flaws::Flaw;
pub use self::terms::{Nation, Terms};
pub(crate) use self::terms::{capital, slug};
