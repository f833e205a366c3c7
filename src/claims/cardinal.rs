//! Numbers in words: "twenty-one", "a hundred and five", "ten thousand".

use super::token::{Kind, Token};
use super::vocabulary::look_up;

pub(crate) const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
pub(crate) const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// What follows a cardinal to make a fraction of it.
pub(crate) const PARTS: [(&str, &str, u32); 9] = [
    ("half", "halves", 2),
    ("third", "thirds", 3),
    ("quarter", "quarters", 4),
    ("fifth", "fifths", 5),
    ("sixth", "sixths", 6),
    ("seventh", "sevenths", 7),
    ("eighth", "eighths", 8),
    ("ninth", "ninths", 9),
    ("tenth", "tenths", 10),
];

/// The number below twenty that a word spells.
pub(crate) fn small(token: &Token<'_>) -> Option<u32> {
    token.entry?.small
}

/// The same for a bare word and for round numbers: the "ten" of "tenfold".
pub(crate) fn simple_word(text: &str) -> Option<u32> {
    let entry = look_up(text)?;
    let power = match text {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        _ => None,
    };
    entry.small.or(entry.tens).or(power)
}

fn tens(token: &Token<'_>) -> Option<u32> {
    token.entry?.tens
}

/// The denominator that a word names: 3 for "third" and "thirds".
pub(crate) fn part(token: &Token<'_>, plural: bool) -> Option<u32> {
    let (below, many) = token.entry?.part?;
    (many == plural).then_some(below)
}

/// The power of ten that a word or suffix names.
pub(crate) fn scale(token: &Token<'_>) -> Option<i64> {
    if token.kind != Kind::Word {
        return None;
    }
    match token.text {
        "m" | "M" => return Some(1_000_000),
        "bn" | "Bn" => return Some(1_000_000_000),
        "tn" => return Some(1_000_000_000_000),
        "k" | "K" => return Some(1_000),
        _ => {}
    }
    if token.is("thousand") {
        Some(1_000)
    } else if token.is("million") {
        Some(1_000_000)
    } else if token.is("billion") {
        Some(1_000_000_000)
    } else if token.is("trillion") {
        Some(1_000_000_000_000)
    } else if token.is("hundred") {
        Some(100)
    } else {
        None
    }
}

/// The number of the word `tokens[at..]` starts with, and where it ends.
pub(crate) fn below_hundred(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let first = tokens.get(at)?;
    if let Some(n) = small(first) {
        return Some((n, at + 1));
    }
    let ten = tens(first)?;
    let next = at + 1;
    let unit = |at: usize| {
        tokens
            .get(at)
            .and_then(small)
            .filter(|n| (1..10).contains(n))
    };
    let hyphen = tokens.get(next).is_some_and(Token::is_dash);
    if hyphen && let Some(n) = unit(next + 1) {
        return Some((ten + n, next + 2));
    }
    if let Some(n) = unit(next) {
        return Some((ten + n, next + 1));
    }
    Some((ten, next))
}

/// "a hundred", "three hundred and five", or anything below.
fn below_thousand(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let (n, next) = match below_hundred(tokens, at) {
        Some(found) => found,
        None if is(at, "a")
            && (is(at + 1, "hundred")
                || is(at + 1, "thousand")
                || is(at + 1, "dozen")
                || is(at + 1, "couple")) =>
        {
            (1, at + 1)
        }
        None => return None,
    };
    // "a couple of forces"
    if n == 1 && is(next, "couple") {
        let of = usize::from(is(next + 1, "of"));
        return Some((2, next + 1 + of));
    }
    if is(next, "dozen") {
        return Some((n * 12, next + 1));
    }
    if !is(next, "hundred") || n == 0 || n > 19 {
        return Some((n, next));
    }
    let hundreds = n * 100;
    let after = next + 1;
    let rest = if is(after, "and") { after + 1 } else { after };
    match below_hundred(tokens, rest) {
        // "two hundred and one thousand" is one number, and "between two hundred
        // and one thousand" has one on either side.
        Some((more, end)) if more > 0 && is(end, "thousand") && !after_between(tokens, at) => {
            Some((hundreds + more, end))
        }
        Some((more, end)) if more > 0 && !is(end, "hundred") && !is(end, "thousand") => {
            Some((hundreds + more, end))
        }
        _ => Some((hundreds, after)),
    }
}

fn after_between(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|n| tokens.get(n));
    before.is_some_and(|token| token.is_any(&["between", "from"]))
}

/// A cardinal in words up to the thousands, and where it ends.
pub(crate) fn cardinal(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let (n, next) = below_thousand(tokens, at)?;
    if !is(next, "thousand") {
        return Some((n, next));
    }
    let thousands = n * 1000;
    let after = next + 1;
    let rest = if is(after, "and") { after + 1 } else { after };
    match below_thousand(tokens, rest) {
        Some((more, end)) if more > 0 && !is(rest, "a") && !is(end, "thousand") => {
            Some((thousands + more, end))
        }
        _ => Some((thousands, after)),
    }
}

/// `number` in words, up to 99,999. ("Two hundred and one thousand" can't be
/// told from two numbers.)
pub(crate) fn spell(number: u32) -> Option<String> {
    let small = |n: u32| SMALL[n as usize % 20].to_owned();
    Some(match number {
        0..20 => small(number),
        20..100 => {
            let ten = TENS[number as usize / 10 - 2];
            if number.is_multiple_of(10) {
                ten.to_owned()
            } else {
                format!("{ten}-{}", small(number % 10))
            }
        }
        100..1000 => {
            let head = format!("{} hundred", small(number / 100));
            if number.is_multiple_of(100) {
                head
            } else {
                format!("{head} and {}", spell(number % 100)?)
            }
        }
        1000..100_000 => {
            let head = format!("{} thousand", spell(number / 1000)?);
            match number % 1000 {
                0 => head,
                rest @ 1..100 => format!("{head} and {}", spell(rest)?),
                rest => format!("{head} {}", spell(rest)?),
            }
        }
        _ => return None,
    })
}

/// The words for a fraction: "two-thirds", "a quarter", "half".
pub(crate) fn spell_fraction(above: u32, below: u32) -> Option<String> {
    let (one, many, _) = PARTS.iter().find(|(_, _, n)| *n == below)?;
    Some(match (above, below) {
        (1, 2) => "half".to_owned(),
        (1, _) => format!("a {one}"),
        (n, 4) => format!("{} {many}", spell(n)?),
        (n, _) => format!("{}-{many}", spell(n)?),
    })
}

/// "XII".
pub(super) fn roman(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let signed = digits.iter().enumerate().map(|(n, digit)| {
        let less = digits.get(n + 1).is_some_and(|next| next > digit);
        i64::from(*digit) * if less { -1 } else { 1 }
    });
    let value = u32::try_from(signed.sum::<i64>()).ok()?;
    (digits.len() > 1 && digits.len() < 12).then_some(value)
}
