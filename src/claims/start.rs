//! Where something can begin: a number, a date, a reference, an idiom.
//!
//! At most words of running text nothing can, and the lint looks at every word
//! of an edition. What is asked here is so cheap, and so seldom answered with
//! yes, that the readers of numbers have little else than numbers to read.

use super::cardinal::{PARTS, SMALL, TENS};
use super::plain::MONTHS;
use super::refer::{CAPITALS, IDIOMS, REFERENCES};
use super::sieve::Sieve;
use super::token::{Kind, Token};

/// Words that begin something and stand in no list.
const OTHERS: [&str; 19] = [
    "half",
    "per",
    "part",
    "aged",
    "age",
    "doubled",
    "doubling",
    "doubles",
    "trebled",
    "tripled",
    "trebling",
    "tripling",
    "quadrupled",
    "twice",
    "double",
    "treble",
    "triple",
    "halved",
    "halving",
];

static STARTS: Sieve = Sieve::NONE
    .with(&ARTICLES)
    .with(&OTHERS)
    .with(&SMALL)
    .with(&TENS)
    .with(&MONTHS)
    .with(&REFERENCES)
    .with(&CAPITALS)
    .with_first(&IDIOMS);

/// Very common words, which begin something only before one of a few others:
/// "for every", "a third".
const ARTICLES: [&str; 4] = ["a", "an", "for", "in"];

/// The words that may follow them.
static AFTER_ARTICLES: Sieve = {
    let mut words = Sieve::NONE.with(&[
        "every", "dozen", "hundred", "thousand", "million", "billion",
    ]);
    let mut n = 0;
    while n < PARTS.len() {
        words.add(PARTS[n].0);
        n += 1;
    }
    words
};

/// Whether something can begin at this token.
pub(crate) fn can_start(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    match token.kind {
        Kind::Word if STARTS.may_hold(token.text) => {
            !token.is_any(&ARTICLES)
                || (tokens.get(at + 1)).is_some_and(|next| AFTER_ARTICLES.may_hold(next.text))
        }
        Kind::Word => is_manifold(token.text),
        Kind::Symbol => token.text == "£",
        Kind::Numeral | Kind::Ordinal | Kind::Name => true,
        Kind::Bound => false,
    }
}

/// "tenfold".
fn is_manifold(word: &str) -> bool {
    word.ends_with("fold")
}
