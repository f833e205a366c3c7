//! Hedges as they are written: "just under", "more than", "no fewer than".

use super::phrase::Hedge;
use super::sieve::Sieve;
use super::token::{Kind, Token};

const HEDGES: [(&[&str], Hedge); 29] = [
    (&["just", "under"], Hedge::Nearly),
    (&["just", "below"], Hedge::Nearly),
    (&["just", "over"], Hedge::JustOver),
    (&["just", "above"], Hedge::JustOver),
    (&["slightly", "more", "than"], Hedge::JustOver),
    (&["slightly", "over"], Hedge::JustOver),
    (&["slightly", "under"], Hedge::Nearly),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["more", "than"], Hedge::Over),
    (&["greater", "than"], Hedge::Over),
    (&["fewer", "than"], Hedge::Under),
    (&["less", "than"], Hedge::Under),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["over"], Hedge::Over),
    (&["above"], Hedge::Over),
    (&["under"], Hedge::Under),
    (&["below"], Hedge::Under),
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["roughly"], Hedge::About),
];

static STARTS: Sieve = {
    let mut words = Sieve::NONE;
    let mut n = 0;
    while n < HEDGES.len() {
        words.add(HEDGES[n].0[0]);
        n += 1;
    }
    words
};

/// The hedge that starts at this token, and the token after it. What follows
/// has to be a number for it to be one; the caller sees to that.
pub(crate) fn hedge(tokens: &[Token<'_>], at: usize) -> Option<(Hedge, usize)> {
    let first = tokens.get(at)?;
    if first.kind != Kind::Word || !STARTS.may_hold(first.text) {
        return None;
    }
    let matches = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(n, word)| tokens.get(at + n).is_some_and(|token| token.is(word)))
    };
    HEDGES
        .iter()
        .find(|(words, _)| matches(words))
        .map(|(words, hedge)| (*hedge, at + words.len()))
}
