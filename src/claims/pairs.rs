//! Two numbers in one phrase: "between 1.6 and 20 percent", "12.9 percent, up
//! from 10.6", "30 forces (70 percent)", "Of the 43 forces, 38".

use super::phrase::{Direction, Form, Number, Pairing, Unit, What};
use super::read::{Found, ReadError};
use super::token::Token;
use std::ops::Range;

/// One number, or two that their words hold together, or an error.
pub(super) fn hold(
    tokens: &[Token<'_>],
    mut found: Vec<Found<'_, '_>>,
    ways: &[(Direction, bool, Range<usize>)],
    text: &str,
) -> Result<What, ReadError> {
    if found.len() == 1 {
        return Ok(What::Number(found.remove(0).number));
    }
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
        } else if is(&found[1], &["from"]) && !ways.is_empty()
            || is(&found[1], &["against", "with"])
        {
            // "12.9 percent, up from 10.6", "12.9 percent, compared with 10.6".
            Some((Pairing::To, true))
        } else {
            None
        };
        if let Some((pairing, swapped)) = pairing {
            let mut second = found.remove(1).number;
            let mut first = found.remove(0).number;
            share_unit(&mut first, &mut second);
            if swapped && second.unit == Unit::Plain && first.unit == Unit::Percent {
                second.unit = Unit::Percent;
            }
            return Ok(if swapped {
                What::Pair(second, first, pairing)
            } else {
                What::Pair(first, second, pairing)
            });
        }
    }
    // "30 forces (70 percent)", "12.9 percent (10.6 percent in 2016)".
    if found.len() == 2 && is(&found[1], &["("]) && found[0].number.hedge.is_none() {
        let mut second = found.remove(1).number;
        let mut first = found.remove(0).number;
        if second.unit == first.unit || first.unit != Unit::Plain {
            share_unit(&mut first, &mut second);
        }
        return Ok(What::Aside(first, second));
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
    } else if second.unit == Unit::Plain
        && matches!(first.unit, Unit::Pounds | Unit::Dollars | Unit::Euros)
    {
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
