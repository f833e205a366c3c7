//! One quantity: a number with its hedge, its unit and the whole that it is
//! part of. "about 16,000", "£1.2 million", "two-thirds", "one in five",
//! "Fourteen out of the 16 forces".

use super::cardinal::{cardinal, part, scale, simple_word};
use super::duration::{clock, duration, seconds};
use super::phrase::{Direction, Form, Number, Unit};
use super::token::{Kind, Token};
use super::unit::{unit, whole};
use rust_decimal::Decimal;

/// A quantity found at a token, and the token after it.
#[derive(Debug)]
pub(crate) struct Quantity {
    pub(crate) number: Number,
    pub(crate) next: usize,
    /// "doubled" and "halved" say which way as well.
    pub(crate) direction: Option<Direction>,
}

/// Nouns before which "a third" is an ordinal.
const ORDINAL_NOUNS: [&str; 28] = [
    "party",
    "parties",
    "year",
    "time",
    "inspection",
    "assessment",
    "person",
    "people",
    "force",
    "country",
    "way",
    "type",
    "recommendation",
    "area",
    "reason",
    "chapter",
    "edition",
    "successive",
    "consecutive",
    "report",
    "stage",
    "tier",
    "level",
    "option",
    "group",
    "category",
    "phase",
    "one",
];

/// The bare number of a quantity, before its unit.
pub(super) struct Bare {
    pub(super) value: Decimal,
    pub(super) over: u32,
    pub(super) step: Decimal,
    pub(super) form: Form,
    pub(super) next: usize,
    pub(super) direction: Option<Direction>,
    /// Seconds in one, of a duration.
    pub(super) seconds: Option<u32>,
}

impl Bare {
    pub(super) fn new(value: Decimal, step: Decimal, form: Form, next: usize) -> Self {
        Self {
            value,
            over: 1,
            step,
            form,
            next,
            direction: None,
            seconds: None,
        }
    }

    fn part(above: u32, below: u32, form: Form, next: usize) -> Self {
        Self {
            over: below,
            ..Self::new(Decimal::from(above), Decimal::ONE, form, next)
        }
    }
}

/// Whether something can begin at this token: a number, a date, a reference,
/// an idiom. At most words of running text nothing can.
pub(crate) fn can_start(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    match token.kind {
        Kind::Word => {
            token.may_start(tokens.get(at + 1))
                || token.text.ends_with("fold")
                || currency(token).is_some()
        }
        Kind::Symbol => {
            currency(token).is_some()
                || token.vulgar().is_some()
                || token.may_start(tokens.get(at + 1))
        }
        Kind::Numeral | Kind::Ordinal | Kind::Name => true,
        Kind::Bound => false,
    }
}

/// The currency that stands before its number.
fn currency(token: &Token<'_>) -> Option<Unit> {
    match token.text {
        "£" | "GBP" => Some(Unit::Pounds),
        "$" | "USD" => Some(Unit::Dollars),
        "€" | "EUR" => Some(Unit::Euros),
        _ => None,
    }
}

/// The quantity that starts at this token, if one does.
pub(crate) fn quantity(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let money = currency(tokens.get(at)?);
    let from = if money.is_some() { at + 1 } else { at };
    let mut bare = bare(tokens, from)?;
    if money.is_some() && !matches!(bare.form, Form::Digits | Form::Scaled) {
        return None;
    }
    let (unit, next) = unit(tokens, &bare, money);
    // "45p" is £0.45.
    if unit == Unit::Pounds && money.is_none() && tokens[next - 1].text == "p" {
        bare.value /= Decimal::ONE_HUNDRED;
        bare.step /= Decimal::ONE_HUNDRED;
    }
    let mut number = Number {
        at: tokens[at].at.start..tokens[next - 1].at.end,
        bare: tokens[from].at.start..tokens[bare.next - 1].at.end,
        value: bare.value,
        over: bare.over,
        step: bare.step,
        form: bare.form,
        unit,
        hedge: None,
        whole: None,
        seconds: bare.seconds.or_else(|| seconds(tokens.get(bare.next)?)),
    };
    let mut end = next;
    // "7.2 out of 10" is a score.
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let scored = number.form == Form::Digits && is(next, "out") && is(next + 1, "of");
    let counts = unit == Unit::Plain
        && (number.value.is_integer() || scored)
        && matches!(number.form, Form::Digits | Form::Words);
    if counts && let Some((whole, next)) = whole(tokens, next, number.value) {
        if !whole.definite {
            number.unit = Unit::Proportion;
        }
        number.at.end = tokens[next - 1].at.end;
        number.whole = Some(whole);
        end = next;
    }
    Some(Quantity {
        number,
        next: end,
        direction: bare.direction,
    })
}

fn bare(tokens: &[Token<'_>], at: usize) -> Option<Bare> {
    let first = tokens.get(at)?;
    let found = match first.kind {
        Kind::Numeral => numeral(tokens, at)?,
        Kind::Word => word(tokens, at)?,
        Kind::Symbol => {
            let (above, below) = first.vulgar()?;
            fraction(tokens, above, below, at + 1)
        }
        _ => return None,
    };
    // "ten times", "3.5 times", "tenfold".
    let mut next = found.next;
    if tokens.get(next).is_some_and(Token::is_dash) {
        next += 1;
    }
    let multiple = tokens
        .get(next)
        .is_some_and(|t| t.is_any(&["times", "fold", "x"]))
        && found.over == 1;
    if multiple
        && matches!(found.form, Form::Digits | Form::Words)
        && !is_frequency(tokens, next + 1)
    {
        let step = if found.form == Form::Digits && !found.step.is_integer() {
            found.step
        } else {
            multiple_step(found.value)
        };
        return Some(Bare {
            form: Form::Multiple,
            step,
            next: next + 1,
            ..found
        });
    }
    Some(found)
}

/// Multiples are compared at two digits: "doubled" is 1.95 to 2.05, "ten
/// times" is 9.5 to 10.5.
fn multiple_step(value: Decimal) -> Decimal {
    if value < Decimal::TEN {
        Decimal::new(1, 1)
    } else {
        Decimal::ONE
    }
}

/// "a month", "each year": how often, not how much.
pub(crate) fn is_frequency(tokens: &[Token<'_>], at: usize) -> bool {
    let each = tokens
        .get(at)
        .is_some_and(|t| t.is_any(&["a", "per", "each", "every"]));
    let unit = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_any(&["day", "week", "month", "year", "quarter", "hour"]));
    each && unit
}

fn numeral(tokens: &[Token<'_>], at: usize) -> Option<Bare> {
    let value = Decimal::from_str_exact(&tokens[at].digits()).ok()?;
    // Nothing that a report counts has more digits, and with more of them no two
    // numbers could be compared.
    if value > Decimal::from(1_000_000_000_000_000_u64) || value.scale() > 12 {
        return None;
    }
    let step = Decimal::new(1, value.scale());
    // "2½"
    if let Some((above, below)) = tokens
        .get(at + 1)
        .filter(|t| t.at.start == tokens[at].at.end)
        .and_then(Token::vulgar)
    {
        let part = (Decimal::from(above) / Decimal::from(below)).round_dp(2);
        let step = Decimal::new(1, part.scale());
        return Some(Bare::new(value + part, step, Form::Digits, at + 2));
    }
    if let Some(found) = duration(tokens, at, value).or_else(|| clock(tokens, at, value)) {
        return Some(found);
    }
    // "5.3 million" and "16 thousand" are to their own digit.
    if let Some(power) = tokens.get(at + 1).and_then(scale) {
        let power = Decimal::from(power);
        return Some(Bare::new(
            value.checked_mul(power)?,
            step * power,
            Form::Scaled,
            at + 2,
        ));
    }
    Some(Bare::new(value, step, Form::Digits, at + 1))
}

fn word(tokens: &[Token<'_>], at: usize) -> Option<Bare> {
    let first = &tokens[at];
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let multiple = |above: u32, direction| {
        let value = Decimal::from(above);
        Some(Bare {
            direction,
            ..Bare::new(value, multiple_step(value), Form::Multiple, at + 1)
        })
    };
    let times = first.entry.and_then(|entry| entry.times);
    if let Some(times) = times {
        return multiple(times, Some(Direction::Up));
    } else if first.is_any(&["twice", "thrice"]) && !is_frequency(tokens, at + 1) {
        return multiple(if first.is("twice") { 2 } else { 3 }, None);
    } else if first.is_any(&["double", "treble", "triple"])
        && is(at + 1, &["the", "that", "what", "its"])
    {
        return multiple(if first.is("double") { 2 } else { 3 }, None);
    } else if first.is_any(&["halved", "halving"]) {
        let half = Bare::new(
            Decimal::new(5, 1),
            Decimal::new(1, 2),
            Form::Multiple,
            at + 1,
        );
        return Some(Bare {
            direction: Some(Direction::Down),
            ..half
        });
    } else if first.is("half") {
        if is(at + 1, &["a"]) && is(at + 2, &["dozen"]) {
            return Some(Bare::new(
                Decimal::from(6),
                Decimal::ONE,
                Form::Words,
                at + 3,
            ));
        }
        return Some(fraction(tokens, 1, 2, at + 1));
    }
    if first.is_any(&["a", "an"]) {
        if is(at + 1, &["million", "billion", "trillion"]) {
            return scaled(tokens, Decimal::ONE, Decimal::ONE, at + 1);
        }
        if let Some(below) = tokens.get(at + 1).and_then(|token| part(token, false)) {
            return (below == 2 || !is(at + 2, &ORDINAL_NOUNS))
                .then(|| fraction(tokens, 1, below, at + 2));
        }
    }
    if let Some(times) = first.text.strip_suffix("fold").and_then(simple_word) {
        return multiple(times, None);
    }
    let (value, next) = cardinal(tokens, at)?;
    let hyphen = tokens.get(next).is_some_and(Token::is_dash);
    let noun = if hyphen { next + 1 } else { next };
    if let Some(below) = tokens.get(noun).and_then(|token| part(token, value != 1)) {
        return Some(fraction(tokens, value, below, noun + 1));
    }
    if is(next, &["million", "billion", "trillion"]) {
        return scaled(tokens, Decimal::from(value), Decimal::ONE, next);
    }
    Some(Bare::new(
        Decimal::from(value),
        Decimal::ONE,
        Form::Words,
        next,
    ))
}

/// A fraction, or a fraction of a power of ten: "half a million".
fn fraction(tokens: &[Token<'_>], above: u32, below: u32, next: usize) -> Bare {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let article = if is(next, "of") { next + 1 } else { next };
    let power = if is(article, "a") {
        tokens.get(article + 1).and_then(scale)
    } else {
        None
    };
    match power {
        // "half a million" is 0.5 million, "a quarter of a million" 0.25.
        Some(power) if matches!(below, 2 | 4) && above < below => {
            let decimals = if below == 2 { 1 } else { 2 };
            let share = Decimal::from(above) / Decimal::from(below);
            let power = Decimal::from(power);
            Bare::new(
                share * power,
                Decimal::new(1, decimals) * power,
                Form::ScaledWords,
                article + 2,
            )
        }
        // "half as many again"
        _ if is(next, "as") && is(next + 2, "again") => Bare {
            direction: Some(Direction::Up),
            ..Bare::part(above, below, Form::Fraction, next + 3)
        },
        _ => Bare::part(above, below, Form::Fraction, next),
    }
}

fn scaled(tokens: &[Token<'_>], value: Decimal, step: Decimal, at: usize) -> Option<Bare> {
    let power = Decimal::from(scale(tokens.get(at)?)?);
    Some(Bare::new(
        value.checked_mul(power)?,
        step * power,
        Form::ScaledWords,
        at + 1,
    ))
}
