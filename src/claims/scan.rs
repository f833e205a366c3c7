//! The lint: finds the numbers in running text that are bound to nothing.
//!
//! Bound parts of the text are opaque. What `plain` recognises is given back
//! with the name of its rule, so that the rules can be inspected; the rest are
//! numbers that somebody has to bind. "One" is an article unless it counts:
//! "only one force", "one is graded as outstanding".

use super::lookup::{hedge, means};
use super::meaning::{Meaning, Share};
use super::phrase::{Form, Unit};
use super::plain::{Rule, passed};
use super::quantity::{Quantity, can_start, quantity};
use super::token::{self, Token, tokens};
use std::ops::Range;

/// A number in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its place in bytes.
    pub at: Range<usize>,
    /// Whether it is data.
    pub kind: Kind,
}

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number that is bound to nothing.
    Number,
    /// Plainly no data, by this rule.
    NoData(Rule),
}

/// How many bytes before a number are looked at for its hedge: more than the longest has.
/// Numbers without a blank between them would be looked through again for each.
const HEDGE: usize = 100;

/// A number with the hedge that stands right before it.
pub fn with_hedge(text: &str, at: &Range<usize>) -> Range<usize> {
    let furthest = text.floor_char_boundary(at.start.saturating_sub(HEDGE));
    let from = text[furthest..at.start]
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(4)
        .map_or(furthest, |(space, _)| furthest + space);
    let before = &text[from..at.start];
    let tokens = tokens(before);
    let begins = (0..tokens.len())
        .find(|n| hedge(&tokens, *n).is_some_and(|(_, next)| next == tokens.len()));
    match begins {
        Some(n) => from + tokens[n].at.start..at.end,
        None => at.clone(),
    }
}

/// Finds the numbers in `text` outside the `bound` places. A sentence with one of the
/// words in `graded`, as those of the edition's grades, counts who has a grade.
pub fn scan(text: &str, bound: &[Range<usize>], graded: &[String]) -> Vec<Mention> {
    let mut tokens = tokens(text);
    for place in bound {
        let first = tokens.partition_point(|token| token.at.end <= place.start);
        let inside = tokens[first..].iter_mut();
        for token in inside.take_while(|token| token.at.start < place.end) {
            token.kind = token::Kind::Bound;
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !can_start(&tokens, at) {
            at += 1;
            continue;
        }
        if let Some((rule, end)) = passed(&tokens, at) {
            let end = end.min(tokens.len());
            let numbers = tokens[at..end].iter().any(|t| t.kind != token::Kind::Bound);
            if numbers {
                let place = tokens[at].at.start..tokens[end - 1].at.end;
                found.push(Mention {
                    at: place,
                    kind: Kind::NoData(rule),
                });
            }
            at = end;
            continue;
        }
        match quantity(&tokens, at) {
            Some(one) if is_article(&tokens, at, &one, graded) => {
                found.push(Mention {
                    at: one.number.at,
                    kind: Kind::NoData(Rule::Idiom),
                });
                at = one.next;
            }
            Some(one) => {
                let (end, next) = pair(&tokens, at, &one).unwrap_or((one.number.at.end, one.next));
                found.push(Mention {
                    at: one.number.at.start..end,
                    kind: Kind::Number,
                });
                at = next;
            }
            None => {
                // A numeral that can't be read is a number all the same.
                if tokens[at].kind == token::Kind::Numeral || is_many(&tokens, at) {
                    found.push(Mention {
                        at: tokens[at].at.clone(),
                        kind: Kind::Number,
                    });
                }
                at += 1;
            }
        }
    }
    found
}

/// "Dozens", "scores of", "only a minority of": a number that has no numeral.
fn is_many(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let only = || {
        let before = at.checked_sub(2).filter(|n| is(n + 1, &["a"]));
        before.is_some_and(|only| is(only, &["only", "just"]))
    };
    means(tokens, at, Meaning::Share(Share::Dozens)).is_some()
        || (is(at, &["score", "scores"]) && is(at + 1, &["of"]))
        || (is(at, &["minority"]) && is(at + 1, &["of"]) && only())
}

/// The second number of "between 20 and 50 percent", "10.6 to 12.9 percent".
fn pair(tokens: &[Token<'_>], at: usize, one: &Quantity) -> Option<(usize, usize)> {
    let joint = tokens.get(one.next)?;
    let between = at
        .checked_sub(1)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| t.is("between"));
    let joins = joint.is("to") || joint.is_dash() || (joint.is("and") && between);
    if !joins || passed(tokens, one.next + 1).is_some() {
        return None;
    }
    let start = hedge(tokens, one.next + 1).map_or(one.next + 1, |(_, next)| next);
    let other = quantity(tokens, start)?;
    let alike = one.number.unit == other.number.unit || one.number.unit == Unit::Plain;
    alike.then_some((other.number.at.end, other.next))
}

/// Whether a lone "one" is an article rather than a count.
fn is_article(tokens: &[Token<'_>], at: usize, one: &Quantity, graded: &[String]) -> bool {
    let (number, next) = (&one.number, one.next);
    let lone = number.form == Form::Words && number.unit == Unit::Plain && number.whole.is_none();
    if !(lone && next == at + 1 && tokens[at].is("one")) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|n| tokens.get(n));
    if before.is_some_and(|t| t.is_any(&["only", "just", "exactly", "least"])) {
        return false;
    }
    const GRADED: [&str; 2] = ["requiring", "graded"];
    // "One service was late; the others were not."
    const FAR: usize = 20;
    let sentence = tokens[next..].iter().take(FAR);
    let sentence = sentence.take_while(|t| !matches!(t.text, "." | "?"));
    let sentence_end = next + sentence.clone().count();
    let the =
        |pair: &[Token<'_>]| pair[0].is("the") && pair[1].is_any(&["others", "rest", "remainder"]);
    if tokens[at].text == "One" && tokens[next..sentence_end].windows(2).any(the) {
        return false;
    }
    let rest = sentence
        .take(6)
        .take_while(|t| t.kind != token::Kind::Bound && !matches!(t.text, "." | ";" | "," | ":"));
    let mut rest = rest.filter(|t| t.kind == token::Kind::Word);
    !rest.any(|t| t.is_any(&GRADED) || graded.iter().any(|word| t.is(word)))
}
