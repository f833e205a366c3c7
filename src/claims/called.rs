//! Names that have a number in them: "HC 1245", "10 Downing Street", "Nine Elms",
//! "0800 123 4567". What carries its number behind it is in `vocabulary.txt`.

use super::cardinal::below_hundred;
use super::plain::Rule;
use super::token::{Kind, Token};

/// What streets are called.
const STREETS: [&str; 14] = [
    "Street", "Road", "Avenue", "Lane", "Square", "Place", "Drive", "Close", "Way", "Terrace",
    "Gardens", "Crescent", "Hill", "Park",
];

/// Verbs of one thing: two of a kind would have others.
const OF_ONE: [&str; 4] = ["was", "is", "has", "says"];

/// How many words a name has at most.
const LONGEST: usize = 4;

/// A word with a capital letter.
fn is_capital(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && token.text.starts_with(char::is_uppercase)
}

/// "0800 123 4567": where the number ends. Nothing that is counted begins with a zero.
pub(super) fn telephone(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is_group = |token: &&Token<'_>| token.kind == Kind::Numeral;
    let first = tokens[at].text.as_bytes();
    let dials = first.len() > 2 && first[0] == b'0' && first.iter().all(u8::is_ascii_digit);
    const GROUPS: usize = 6;
    dials.then(|| {
        at + tokens[at..]
            .iter()
            .take(GROUPS)
            .take_while(is_group)
            .count()
    })
}

/// "10 Downing Street": where the name ends.
pub(super) fn address(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    tokens[at].whole()?;
    let behind = tokens[at + 1..].iter().take(LONGEST);
    let words = behind.take_while(|token| is_capital(token)).count();
    let street = tokens[at + 1..=at + words]
        .iter()
        .rposition(|t| STREETS.contains(&t.text))?;
    (street > 0).then_some(at + 2 + street)
}

/// "HC 1245", "COVID-19", "Windows 10 is": a number that belongs to the name before it.
pub(super) fn labelled(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    tokens[at].whole().filter(|number| *number > 1)?;
    let before = tokens.get(at.checked_sub(1)?)?;
    let joined = matches!(before.text, "-" | "‑")
        && before.at.end == tokens[at].at.start
        && at.checked_sub(2).is_some_and(|name| {
            is_capital(&tokens[name]) && tokens[name].at.end == before.at.start
        });
    if joined {
        return Some(at + 1);
    }
    let next = tokens.get(at + 1);
    let is_name = is_capital(before) && before.text.len() > 1 && before.entry.is_none();
    let in_capitals = before.text.bytes().all(|b| b.is_ascii_uppercase());
    let counts = next.is_some_and(|next| {
        matches!(next.text, "%" | "," | "-" | "–")
            || (next.kind == Kind::Word && !next.is_any(&OF_ONE))
    });
    let one = next.is_some_and(|next| next.is_any(&OF_ONE));
    (is_name && (one || (in_capitals && !counts))).then_some(at + 1)
}

/// "Nine Elms": a number that begins a name.
pub(super) fn named(tokens: &[Token<'_>], at: usize) -> Option<(Rule, usize)> {
    if !is_capital(&tokens[at]) {
        return None;
    }
    let (_, next) = below_hundred(tokens, at)?;
    let behind = tokens[next..].iter().take(LONGEST);
    let words = behind.take_while(|token| is_capital(token)).count();
    let led = at.checked_sub(1).is_some_and(|n| {
        tokens[n].is_any(&["at", "in", "near", "of", "to", "from", "on", "around"])
    });
    let one = tokens
        .get(next + words)
        .is_some_and(|token| token.is_any(&OF_ONE));
    (words > 0 && (led || one)).then_some((Rule::Name, next + words))
}
