//! Reads what a phrase says.
//!
//! The tokens are walked once. What is plainly no data is passed over, hedges
//! are kept until the number they stand before, and words that are neither are
//! skipped. In the end there has to be one number, or a pair that its words
//! hold together ("between … and", "from … to", "31 to 79").

use super::hedge::hedge;
use super::phrase::{Direction, Form, Hedge, Number, Pairing, Phrase, Unit, What};
use super::plain::passed;
use super::quantity::quantity;
use super::sieve::Sieve;
use super::start::can_start;
use super::token::{Token, tokens};
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Range;

/// Why a phrase says nothing that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What is in the way, in bytes of the phrase.
    pub at: Range<usize>,
    /// A sentence without its full stop.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

/// Words that say which way, and the word for the other way.
pub(crate) const DIRECTIONS: [(&str, &str, Direction); 56] = {
    use Direction::{Down, Up};
    [
        ("rose", "fell", Up),
        ("risen", "fallen", Up),
        ("rise", "fall", Up),
        ("rises", "falls", Up),
        ("rising", "falling", Up),
        ("increase", "decrease", Up),
        ("increased", "decreased", Up),
        ("increases", "decreases", Up),
        ("increasing", "decreasing", Up),
        ("grew", "shrank", Up),
        ("grown", "shrunk", Up),
        ("growth", "decline", Up),
        ("growing", "shrinking", Up),
        ("up", "down", Up),
        ("gained", "lost", Up),
        ("gain", "loss", Up),
        ("climbed", "dropped", Up),
        ("jumped", "dropped", Up),
        ("higher", "lower", Up),
        ("more", "fewer", Up),
        ("extra", "fewer", Up),
        ("added", "lost", Up),
        ("improved", "declined", Up),
        ("better", "worse", Up),
        ("upgraded", "downgraded", Up),
        ("fell", "rose", Down),
        ("fallen", "risen", Down),
        ("fall", "rise", Down),
        ("falls", "rises", Down),
        ("falling", "rising", Down),
        ("decrease", "increase", Down),
        ("decreased", "increased", Down),
        ("decreases", "increases", Down),
        ("decreasing", "increasing", Down),
        ("decline", "increase", Down),
        ("declined", "improved", Down),
        ("declining", "improving", Down),
        ("shrank", "grew", Down),
        ("shrunk", "grown", Down),
        ("shrinking", "growing", Down),
        ("down", "up", Down),
        ("drop", "rise", Down),
        ("dropped", "rose", Down),
        ("reduced", "increased", Down),
        ("reduction", "increase", Down),
        ("cut", "increased", Down),
        ("lost", "gained", Down),
        ("loss", "gain", Down),
        ("lower", "higher", Down),
        ("fewer", "more", Down),
        ("less", "more", Down),
        ("smaller", "larger", Down),
        ("deteriorated", "improved", Down),
        ("worse", "better", Down),
        ("worsened", "improved", Down),
        ("downgraded", "upgraded", Down),
    ]
};

/// Words that are directions only after the number: "17 percent fewer".
const AFTER_ONLY: [&str; 7] = [
    "more", "fewer", "less", "higher", "lower", "smaller", "extra",
];

/// The direction that a text has words for, if it has words for one only.
pub fn direction_of(text: &str) -> Option<Direction> {
    let tokens = tokens(text);
    let mut ways = tokens.iter().filter_map(direction);
    let first = ways.next()?;
    ways.all(|way| way == first).then_some(first)
}

static IN_DIRECTIONS: Sieve = {
    let mut words = Sieve::NONE;
    let mut n = 0;
    while n < DIRECTIONS.len() {
        words.add(DIRECTIONS[n].0);
        n += 1;
    }
    words
};

fn direction(token: &Token<'_>) -> Option<Direction> {
    if !IN_DIRECTIONS.may_hold(token.text) {
        return None;
    }
    DIRECTIONS
        .iter()
        .find(|(word, _, _)| token.is(word))
        .map(|(_, _, way)| *way)
}

/// A number and the word before it (or before its hedge).
struct Found<'t, 'a> {
    number: Number,
    before: Option<&'t Token<'a>>,
    first: usize,
    next: usize,
}

/// Reads a phrase.
pub fn read(text: &str) -> Result<Phrase, ReadError> {
    let tokens = tokens(text);
    let mut found: Vec<Found<'_, '_>> = Vec::new();
    let mut ways: Vec<(Direction, Range<usize>)> = Vec::new();
    let mut skipped = Vec::new();
    let mut stand_in = None;
    let mut at = 0;
    while at < tokens.len() {
        if can_start(&tokens, at)
            && let Some((_, end)) = passed(&tokens, at)
        {
            let end = end.min(tokens.len());
            skipped.push(tokens[at].at.start..tokens[end - 1].at.end);
            at = end;
            continue;
        }
        let (mut hedged, start) = match hedge(&tokens, at) {
            Some((hedge, next)) => (
                Some((hedge, tokens[at].at.start..tokens[next - 1].at.end)),
                next,
            ),
            None => (None, at),
        };
        let is_number = !(hedged.is_some() && passed(&tokens, start).is_some());
        if is_number
            && can_start(&tokens, start)
            && let Some(mut read) = quantity(&tokens, start)
        {
            read.number.hedge = hedged.take();
            if let Some(way) = read.direction {
                ways.push((way, read.number.at.clone()));
            }
            let before = at.checked_sub(1).map(|n| &tokens[n]);
            found.push(Found {
                number: read.number,
                before,
                first: at,
                next: read.next,
            });
            at = read.next;
            continue;
        }
        if is_number && let Some(number) = word_for_number(&tokens, start) {
            let hedge = hedged.take();
            stand_in.get_or_insert(StandIn::Number(Box::new(Number { hedge, ..number })));
            at = start + 1;
            continue;
        }
        let token = &tokens[at];
        if token.is_any(&["most", "majority"]) {
            stand_in.get_or_insert(StandIn::Majority(token.at.clone()));
        } else if let Some(way) = direction(token) {
            // "17 percent fewer" went down; "ten times more likely" went nowhere.
            let said = found
                .last()
                .is_some_and(|found| found.number.unit != Unit::Multiple);
            if said || !token.is_any(&AFTER_ONLY) {
                ways.push((way, token.at.clone()));
            }
        }
        at += 1;
    }
    if let Some((_, at)) = ways.iter().find(|(way, _)| *way != ways[0].0) {
        let message = format!(
            "`{}` and `{}` point two ways",
            &text[ways[0].1.clone()],
            &text[at.clone()]
        );
        return Err(ReadError {
            at: at.clone(),
            message,
        });
    }
    let what = match found.len() {
        0 => match stand_in {
            Some(StandIn::Number(number)) => What::Number(*number),
            Some(StandIn::Majority(at)) => What::Majority(at),
            None => return Err(nothing(&tokens, text)),
        },
        1 => What::Number(remove(&mut found)),
        _ => several(&tokens, found, text)?,
    };
    Ok(Phrase {
        what,
        direction: ways.into_iter().next(),
        passed: skipped,
    })
}

enum StandIn {
    Number(Box<Number>),
    Majority(Range<usize>),
}

fn remove(found: &mut Vec<Found<'_, '_>>) -> Number {
    found.remove(0).number
}

/// "all", "every", "none" and "no" say a number where no other does.
fn word_for_number(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    let (value, form, unit) = if token.is_any(&["all", "every"]) {
        (Decimal::ONE, Form::All, Unit::Proportion)
    } else if token.is_any(&["none", "no"]) {
        (Decimal::ZERO, Form::None, Unit::Plain)
    } else {
        return None;
    };
    let at = token.at.clone();
    Some(Number {
        bare: at.clone(),
        at,
        value,
        over: 1,
        step: Decimal::ONE,
        form,
        unit,
        hedge: None,
        whole: None,
    })
}

fn nothing(tokens: &[Token<'_>], text: &str) -> ReadError {
    let long = tokens
        .iter()
        .find(|t| t.text.starts_with(|c: char| c.is_ascii_digit()) && t.text.len() > 28);
    match long {
        Some(token) => ReadError {
            at: token.at.clone(),
            message: "this number is too long to be read".into(),
        },
        None => ReadError {
            at: 0..text.len(),
            message: "there is no number in these words".into(),
        },
    }
}

/// Two numbers that their words hold together, or an error.
fn several(
    tokens: &[Token<'_>],
    mut found: Vec<Found<'_, '_>>,
    text: &str,
) -> Result<What, ReadError> {
    // "Of the 43 forces, 38": the whole stands first.
    if found.len() == 2
        && let Some(whole) = leading_whole(tokens, &found[0])
    {
        let mut number = found.remove(1).number;
        if number.whole.is_none() && number.unit == Unit::Plain {
            number.whole = Some(whole);
            return Ok(What::Number(number));
        }
        return Err(ReadError {
            at: number.at,
            message: "these words name two wholes".into(),
        });
    }
    let is = |found: &Found<'_, '_>, words: &[&str]| {
        found.before.is_some_and(|token| token.is_any(words))
    };
    if found.len() == 2 {
        let dash =
            found[1].before.is_some_and(|t| t.is_dash()) && found[0].next + 1 == found[1].first;
        let pairing = if is(&found[0], &["between"]) && is(&found[1], &["and"]) {
            Some((Pairing::Between, false))
        } else if is(&found[0], &["to"]) && is(&found[1], &["from"]) {
            Some((Pairing::To, true))
        } else if is(&found[1], &["to"]) && !is(&found[0], &["by"]) || dash {
            Some((Pairing::To, false))
        } else {
            None
        };
        if let Some((pairing, swapped)) = pairing {
            let mut second = found.remove(1).number;
            let mut first = found.remove(0).number;
            share_unit(&mut first, &mut second);
            return Ok(if swapped {
                What::Pair(second, first, pairing)
            } else {
                What::Pair(first, second, pairing)
            });
        }
    }
    let (one, other) = (found[0].number.at.clone(), found[1].number.at.clone());
    let message = format!(
        "there are two numbers here, `{}` and `{}`; bind each of them",
        &text[one],
        &text[other.clone()]
    );
    Err(ReadError { at: other, message })
}

/// "between 1.6 and 20 percent": one unit does for both.
fn share_unit(first: &mut Number, second: &mut Number) {
    if first.unit == Unit::Plain
        && matches!(second.unit, Unit::Percent | Unit::Points | Unit::Pounds)
    {
        first.unit = second.unit;
    } else if second.unit == Unit::Plain && first.unit == Unit::Pounds {
        second.unit = first.unit;
    }
}

fn leading_whole(tokens: &[Token<'_>], found: &Found<'_, '_>) -> Option<super::phrase::Whole> {
    let number = &found.number;
    let before = |n: usize| found.first.checked_sub(n).and_then(|at| tokens.get(at));
    let definite = before(1)?.is_any(&["the", "all", "these", "those", "our"]);
    let of = if definite { before(2)? } else { before(1)? };
    let plain =
        of.is("of") && number.unit == Unit::Plain && number.hedge.is_none() && number.over == 1;
    let value = u32::try_from(number.value)
        .ok()
        .filter(|value| plain && *value > 0)?;
    let words = number.form == Form::Words;
    Some(super::phrase::Whole {
        value,
        definite: true,
        at: number.at.clone(),
        words,
    })
}

/// The hedge of a number, if it has one.
pub(crate) fn hedge_of(number: &Number) -> Option<Hedge> {
    number.hedge.as_ref().map(|(hedge, _)| *hedge)
}
