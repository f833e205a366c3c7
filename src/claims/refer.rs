//! References and idioms that have a number in them: "figures 4 and 5",
//! "section 52(8)", "one another".

use super::lookup::phrase;
use super::meaning::{Labels, Meaning};
use super::plain::Rule;
use super::token::{Kind, Token};
use super::unit::count;

/// "figures 4 and 5", "section 52(8)", "Level two", "pp. 12–14".
pub(crate) fn reference(tokens: &[Token<'_>], at: usize) -> Option<(Rule, usize)> {
    let capital = tokens[at].text.starts_with(char::is_uppercase);
    let label = |wanted: &[Labels]| {
        phrase(tokens, at, |meaning| match meaning {
            Meaning::Label(labels) => wanted.contains(&labels).then_some(()),
            _ => None,
        })
        .map(|(_, next)| next)
    };
    let stop = |next: &usize| {
        let joined = |stop: &Token<'_>| stop.at.start == tokens[*next - 1].at.end;
        tokens
            .get(*next)
            .is_some_and(|stop| stop.is(".") && joined(stop))
    };
    let fits = match capital {
        true => &[Labels::Always, Labels::Capital][..],
        false => &[Labels::Always],
    };
    let short = label(&[Labels::Stop]).filter(stop).map(|next| next + 1);
    let part = tokens[at].is("part") && tokens.get(at + 2).is_some_and(|t| t.is("of"));
    let first = short.or_else(|| label(fits)).or(part.then_some(at + 1))?;
    let numbered = |at: usize| {
        let token = tokens.get(at)?;
        let short =
            token.kind == Kind::Numeral && token.text.len() <= 4 && !token.text.contains(',');
        if token.kind == Kind::Name || short {
            return Some(at + 1);
        }
        // "section 24B", "level two".
        super::cardinal::small(token)
            .filter(|_| token.text.len() > 2)
            .map(|_| at + 1)
    };
    let mut end = numbered(first)?;
    let unit = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| t.is_any(&["percent", "%", "forces", "million"]))
    };
    if unit(end) {
        return None;
    }
    let plural = tokens[at].text.ends_with('s') || tokens[at].is("pp");
    loop {
        let joint = tokens
            .get(end)
            .is_some_and(|t| t.is_any(&["and", "to", ",", "or"]) || t.is_dash());
        match numbered(end + 1) {
            Some(next) if plural && joint && !unit(next) => end = next,
            _ => break,
        }
    }
    if tokens.get(end).is_some_and(|t| t.is("("))
        && tokens.get(end + 2).is_some_and(|t| t.is(")"))
        && tokens[end].at.start == tokens[end - 1].at.end
    {
        end += 3;
    }
    Some((Rule::Reference, end))
}

/// Fixed phrases with a number in them.
pub(crate) const IDIOMS: [&[&str]; 27] = [
    &["one", "another"],
    &["no", "one"],
    &["one", "by", "one"],
    &["one", "-", "to", "-", "one"],
    &["one", "to", "one"],
    &["one", "-", "on", "-", "one"],
    &["one", "or", "more"],
    &["one", "or", "two"],
    &["two", "or", "more"],
    &["two", "or", "three"],
    &["three", "or", "more"],
    &["one", "-", "off"],
    &["at", "one", "time"],
    &["one", "day"],
    &["one", "thing"],
    &["zero", "tolerance"],
    &["zero", "-"],
    &["number", "one"],
    &["half", "an", "hour"],
    &["half", "-", "hour"],
    &["half", "-", "way"],
    &["half", "way"],
    &["first", "half"],
    &["second", "half"],
    &["last", "quarter"],
    &["one", "hand"],
    &["at", "once"],
];

/// A fixed phrase that starts here, and where it ends.
pub(crate) fn idiom(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if !tokens[at].entry.is_some_and(|entry| entry.idiom) {
        return None;
    }
    let matches = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(n, word)| tokens.get(at + n).is_some_and(|t| t.is(word)))
    };
    if let Some(words) = IDIOMS.iter().find(|words| matches(words)) {
        return Some(at + words.len());
    }
    // "One" begins idioms too. "One of the principal roles", but not "one of the 43".
    let one = tokens[at].is("one") && tokens.get(at + 1).is_some_and(|t| t.is("of"));
    if !one {
        return None;
    }
    let mut next = at + 2;
    if tokens.get(next)?.is_any(&["every", "all"]) {
        return None;
    }
    if tokens[next].is_any(&["the", "these", "those", "our"]) {
        next += 1;
    }
    // The number of a short list may follow: "one of its three priorities".
    let counted = count(tokens, next).is_some();
    (!counted).then_some(at + 2)
}
