//! Stated facts: a claim that repeats a number which a source prints.
//!
//! A stated fact confirms only itself: the same number with the same class of
//! hedge. What the source leaves to its context (which way it went, out of how
//! many) comes with the fact and has to agree where the words say it.

use super::datum::{Reason, Verdict};
use super::phrase::{Direction, Number, Phrase, Unit, What, hedge_of};
use rust_decimal::Decimal;

/// What a source prints.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The number as printed, with its hedge and its unit.
    pub text: &'a str,
    /// The same, read.
    pub phrase: &'a Phrase,
    /// The way it went, where the printed words don't say it.
    pub direction: Option<Direction>,
    /// The whole, where the printed words don't say it: the fact's `n`.
    pub whole: Option<u32>,
}

/// Compares a claim with what the source prints.
pub fn confirms(claim: &Phrase, stated: Stated<'_>) -> Verdict {
    let found = compare(claim, stated);
    let (reason, because) = match found {
        Ok(()) => (None, String::new()),
        Err((reason, because)) => (Some(reason), because.to_owned()),
    };
    let right = reason.map(|_| stated.text.to_owned());
    Verdict {
        reason,
        data: stated.text.to_owned(),
        because,
        right,
    }
}

fn compare(claim: &Phrase, stated: Stated<'_>) -> Result<(), (Reason, &'static str)> {
    let printed = stated.phrase;
    if let Some((words, _)) = &claim.direction {
        match printed
            .direction
            .as_ref()
            .map(|(way, _)| *way)
            .or(stated.direction)
        {
            Some(way) if way == *words => {}
            Some(_) => {
                return Err((
                    Reason::Direction,
                    "the source says that it went the other way",
                ));
            }
            None => {
                return Err((
                    Reason::Direction,
                    "neither `printed` nor the label of the fact says which way it went",
                ));
            }
        }
    }
    match (&claim.what, &printed.what) {
        (What::Number(words), What::Number(source)) => same(words, source, stated.whole),
        (What::Pair(one, two, _), What::Pair(first, second, _)) => {
            same(one, first, stated.whole)?;
            same(two, second, stated.whole)
        }
        (What::Share(one, ..), What::Share(other, ..)) if one == other => Ok(()),
        (What::Way(_, one), What::Way(_, other)) if one == other => Ok(()),
        (What::Aside(one, two), What::Aside(first, second)) => {
            same(one, first, stated.whole)?;
            same(two, second, None)
        }
        // "It fell" says less than "it fell by 17 percent".
        (What::Way(..), What::Number(_))
            if printed.direction.is_some() || stated.direction.is_some() =>
        {
            Ok(())
        }
        _ => Err((Reason::Kind, "the source prints a number of another kind")),
    }
}

fn same(words: &Number, source: &Number, n: Option<u32>) -> Result<(), (Reason, &'static str)> {
    let other = Err((Reason::Number, "the source prints another number"));
    if hedge_of(words) != hedge_of(source) {
        return Err((Reason::Hedge, "the source hedges it otherwise"));
    }
    let whole = source.whole.as_ref().map(|whole| whole.value).or(n);
    if let Some(claimed) = &words.whole
        && Some(claimed.value) == whole
        && source.over == 1
        && matches!(source.unit, Unit::Plain | Unit::Proportion)
    {
        return if words.value == source.value {
            Ok(())
        } else {
            other
        };
    }
    if words.whole.as_ref().is_some_and(|whole| whole.definite) {
        return Err((Reason::Whole, "the source counts it out of another whole"));
    }
    if let (Some(one), Some(two)) = (share(words), share(source)) {
        return if one == two { Ok(()) } else { other };
    }
    let unit = |number: &Number| {
        if number.whole.is_some() {
            Unit::Plain
        } else {
            number.unit
        }
    };
    if unit(words) != unit(source) {
        return Err((Reason::Unit, "the source counts it in another unit"));
    }
    if words.value == source.value && words.over == source.over {
        Ok(())
    } else {
        other
    }
}

/// A share between 0 and 1, where the number is one.
fn share(number: &Number) -> Option<Decimal> {
    match number.unit {
        Unit::Percent => Some(number.size() / Decimal::ONE_HUNDRED),
        Unit::Proportion => Some(number.proportion()),
        _ => None,
    }
}
