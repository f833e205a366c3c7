//! What stands behind a number: its unit, and the whole that it is a part of.

use super::cardinal::cardinal;
use super::phrase::{Form, Unit, Whole};
use super::quantity::Bare;
use super::token::{Kind, Token};
use rust_decimal::Decimal;

pub(super) fn unit(tokens: &[Token<'_>], bare: &Bare, money: Option<Unit>) -> (Unit, usize) {
    let next = bare.next;
    match bare.form {
        Form::Fraction => return (Unit::Proportion, next),
        Form::Multiple => return (Unit::Multiple, next),
        _ => {}
    }
    if let Some(money) = money {
        return (money, next);
    }
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let word = if tokens.get(next).is_some_and(Token::is_dash) {
        next + 1
    } else {
        next
    };
    if is(word, &["percent", "%", "pc", "pct"]) {
        (Unit::Percent, word + 1)
    } else if is(word, &["pp", "ppt", "ppts", "point", "points"]) {
        (Unit::Points, word + 1)
    } else if is(word, &["p"]) && tokens[word].at.start == tokens[word - 1].at.end {
        (Unit::Pounds, word + 1)
    } else if is(next, &["dollar", "dollars"]) {
        (Unit::Dollars, next + 1)
    } else if is(next, &["euro", "euros"]) {
        (Unit::Euros, next + 1)
    } else if is(word, &["per"]) && is(word + 1, &["cent"]) {
        (Unit::Percent, word + 2)
    } else if is(word, &["percentage"]) {
        let point = if tokens.get(word + 1).is_some_and(Token::is_dash) {
            word + 2
        } else {
            word + 1
        };
        if is(point, &["point", "points"]) {
            (Unit::Points, point + 1)
        } else {
            (Unit::Plain, next)
        }
    } else if is(next, &["pound", "pounds"]) {
        (Unit::Pounds, next + 1)
    } else {
        (Unit::Plain, next)
    }
}

/// "of the 43", "out of five", "in ten", "of every 100", right after a number
/// or after the one noun that it counts.
pub(super) fn whole(tokens: &[Token<'_>], at: usize, above: Decimal) -> Option<(Whole, usize)> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let noun = tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
        && !is(at, &["in", "of", "out"]);
    let mut next = if noun { at + 1 } else { at };
    let within = !noun && is(next, &["in"]);
    if is(next, &["out"]) && is(next + 1, &["of"]) {
        next += 2;
    } else if is(next, &["of"]) || within {
        next += 1;
    } else {
        return None;
    }
    let every = is(next, &["every"]);
    let mut definite = false;
    if every {
        next += 1;
    } else if !within {
        while is(next, &["the", "all", "these", "those", "our"]) {
            definite = true;
            next += 1;
        }
    }
    let (value, end, words) = count(tokens, next)?;
    let spoken = tokens
        .get(end)
        .is_some_and(|t| t.is_any(&["percent", "%", "per", "million", "times"]));
    let year =
        !definite && (1900..2100).contains(&value) && !words && !tokens[next].text.contains(',');
    let small = !within || every || (value <= 20 && above <= Decimal::TEN);
    if spoken || year || !small || value == 0 || above > Decimal::from(value) || (noun && !definite)
    {
        return None;
    }
    let at = tokens[next].at.start..tokens[end - 1].at.end;
    Some((
        Whole {
            value,
            definite,
            at,
            words,
        },
        end,
    ))
}

/// A whole number in digits or words.
pub(crate) fn count(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize, bool)> {
    let first = tokens.get(at)?;
    if first.kind == Kind::Numeral {
        let value = first.digits().parse().ok()?;
        return Some((value, at + 1, false));
    }
    cardinal(tokens, at).map(|(value, next)| (value, next, true))
}
