//! Durations of two units: "8 minutes 45 seconds", "1:30 minutes".

use super::phrase::Form;
use super::quantity::Bare;
use super::token::{Kind, Token};
use rust_decimal::Decimal;

/// A sixtieth has no last digit, and a second is more than a hundredth of a minute.
const DECIMALS: u32 = 2;

/// "8 minutes 45 seconds", in the larger of the two units.
pub(super) fn duration(tokens: &[Token<'_>], at: usize, value: Decimal) -> Option<Bare> {
    const UNITS: [(&str, &str, u32, Option<u32>); 4] = [
        ("minutes", "seconds", 60, Some(60)),
        ("hours", "minutes", 60, Some(3_600)),
        ("days", "hours", 24, Some(86_400)),
        ("years", "months", 12, None),
    ];
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|t| t.is(word) || t.is(&word[..word.len() - 1]))
    };
    let (_, small, parts, seconds) = UNITS.into_iter().find(|(large, ..)| is(at + 1, large))?;
    let and = usize::from(tokens.get(at + 2)?.is_any(&["and", ","]));
    let rest = tokens
        .get(at + 2 + and)
        .filter(|t| t.kind == Kind::Numeral)?;
    if !is(at + 3 + and, small) {
        return None;
    }
    let rest = Decimal::from_str_exact(&rest.digits()).ok()?;
    let parts = Decimal::from(parts);
    Some(Bare {
        seconds,
        ..Bare::new(
            value.checked_add(rest / parts)?.round_dp(DECIMALS),
            Decimal::new(1, DECIMALS),
            Form::Digits,
            at + 4 + and,
        )
    })
}

/// How many seconds the unit of time has that a word names.
pub(super) fn seconds(word: &Token<'_>) -> Option<u32> {
    const UNITS: [(&[&str], u32); 3] = [
        (&["second", "seconds"], 1),
        (&["minute", "minutes"], 60),
        (&["hour", "hours"], 3_600),
    ];
    let mut units = UNITS.into_iter();
    units.find_map(|(words, seconds)| word.is_any(words).then_some(seconds))
}

/// "1:30 minutes", in minutes; "1:30" where that is all that there is.
pub(super) fn clock(tokens: &[Token<'_>], at: usize, value: Decimal) -> Option<Bare> {
    let rest = tokens
        .get(at + 2)
        .filter(|rest| rest.kind == Kind::Numeral && rest.text.len() == 2)?;
    let measured = tokens.get(at + 1).is_some_and(|sign| sign.is(":"))
        && match tokens.get(at + 3) {
            Some(unit) => unit.is_any(&["minutes", "hours"]),
            None => at == 0,
        };
    let rest = Decimal::from_str_exact(&rest.digits()).ok()?;
    let sixty = Decimal::from(60);
    if !measured || rest >= sixty || !value.is_integer() {
        return None;
    }
    Some(Bare::new(
        value.checked_add(rest / sixty)?.round_dp(DECIMALS),
        Decimal::new(1, DECIMALS),
        Form::Digits,
        at + 3,
    ))
}
