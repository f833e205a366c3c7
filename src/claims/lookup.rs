//! What the words at a place of a text mean, by the vocabulary.

use super::meaning::{Meaning, Turn};
use super::phrase::Hedge;
use super::token::{Kind, Token};

/// The longest phrase at a token that `pick` takes, what it takes it for, and
/// the token after it.
pub(crate) fn phrase<T>(
    tokens: &[Token<'_>],
    at: usize,
    pick: impl Fn(Meaning) -> Option<T>,
) -> Option<(T, usize)> {
    let first = tokens.get(at).filter(|token| token.kind != Kind::Bound)?;
    let entry = first.entry?;
    entry.phrases.iter().find_map(|(rest, meaning)| {
        let follows =
            |(n, word): (usize, &&str)| tokens.get(at + 1 + n).is_some_and(|t| t.is(word));
        let picked = pick(*meaning)?;
        rest.iter()
            .enumerate()
            .all(follows)
            .then_some((picked, at + 1 + rest.len()))
    })
}

/// Whether one of the phrases at a token means this, and where it ends.
pub(crate) fn means(tokens: &[Token<'_>], at: usize, meaning: Meaning) -> Option<usize> {
    phrase(tokens, at, |found| (found == meaning).then_some(())).map(|(_, next)| next)
}

/// The direction at a token, and the token after it.
pub(crate) fn turn(tokens: &[Token<'_>], at: usize) -> Option<(Turn, usize)> {
    phrase(tokens, at, |meaning| match meaning {
        Meaning::Turn(turn) => Some(turn),
        _ => None,
    })
}

/// The hedge that stands before a number at this token, and the token after it.
pub(crate) fn hedge(tokens: &[Token<'_>], at: usize) -> Option<(Hedge, usize)> {
    phrase(tokens, at, |meaning| match meaning {
        Meaning::Hedge(hedge) => Some(hedge),
        _ => None,
    })
}
