//! Places in an order: "the third highest", "second lowest of the 43", "the
//! lowest since 2012".

use super::cardinal::{TENS, below_hundred, cardinal};
use super::datum::{Reason, Verdict};
use super::lookup::phrase;
use super::meaning::{Meaning, Superlative};
use super::token::{Kind, Token, tokens};

/// The words for the first twenty places; the others are written in digits.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Words that say that a place is shared.
const TIES: [&str; 6] = ["joint", "jointly", "equal", "equally", "tied", "same"];

/// The place of one value among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// 1 for the largest.
    pub from_top: u32,
    /// 1 for the smallest.
    pub from_bottom: u32,
    /// How many have this value.
    pub tied: u32,
    /// How many there are.
    pub whole: u32,
    /// Years that "since" may name, each with the place among those from that
    /// year on; a year that is in several periods stands there several times.
    /// Empty where the order is no order in time.
    pub since: Vec<(String, Place)>,
}

/// Whether the words name this place.
pub fn ranks(text: &str, place: &Place) -> Verdict {
    let tokens = tokens(text);
    let since = tokens.iter().position(|token| token.is("since"));
    let Some(year) = since.and_then(|at| tokens.get(at + 1)) else {
        return verdict(compare(&tokens, place), said(place));
    };
    // Of two periods that a year may mean either will do.
    let meant = place.since.iter().filter(|(known, _)| known == year.text);
    let mut verdicts = meant.map(|(year, place)| {
        let data = format!("{} since {year}", said(place));
        verdict(compare(&tokens, place), data)
    });
    let Some(first) = verdicts.next() else {
        let because = format!("the edition has no earlier value for {}", year.text);
        return verdict(Err((Reason::Kind, because)), said(place));
    };
    match first.agrees() {
        true => first,
        false => verdicts.find(Verdict::agrees).unwrap_or(first),
    }
}

fn verdict(outcome: Result<(), (Reason, String)>, data: String) -> Verdict {
    let (reason, because) = match outcome {
        Ok(()) => (None, String::new()),
        Err((reason, because)) => (Some(reason), because),
    };
    Verdict {
        right: reason.is_some().then(|| data.clone()),
        reason,
        data,
        because,
    }
}

fn compare(tokens: &[Token<'_>], place: &Place) -> Result<(), (Reason, String)> {
    let found = (0..tokens.len()).find_map(|at| {
        phrase(tokens, at, |meaning| match meaning {
            Meaning::Superlative(end @ (Superlative::Highest | Superlative::Lowest)) => Some(end),
            _ => None,
        })
        .map(|(end, next)| (end, at, next))
    });
    let Some((end, at, next)) = found else {
        return Err((Reason::Kind, "the words name no place in an order".into()));
    };
    let wanted = match end {
        Superlative::Lowest => place.from_bottom,
        _ => place.from_top,
    };
    let named = ordinal(&tokens[..at]).unwrap_or(1);
    if named != wanted {
        return Err((Reason::Number, "it is another place".into()));
    }
    let tie = tokens.iter().any(|token| token.is_any(&TIES));
    if place.tied > 1 && !tie {
        return Err((
            Reason::Names,
            format!(
                "{} share this place, and the words don't say so",
                place.tied
            ),
        ));
    }
    if place.tied == 1 && tie {
        return Err((Reason::Names, "no other shares this place".into()));
    }
    let digits = tokens[next..].iter().filter_map(Token::whole);
    let of = digits.into_iter().find(|n| *n < 1900);
    let of = of.or_else(|| whole_in_words(&tokens[next..]));
    if let Some(of) = of.filter(|of| *of != place.whole) {
        return Err((
            Reason::Whole,
            format!("there are {}, not {of}", place.whole),
        ));
    }
    Ok(())
}

/// The place that the words before "highest" or "lowest" end in; 0 is none.
fn ordinal(before: &[Token<'_>]) -> Option<u32> {
    // "third-highest", "second equal highest"
    let passed = |token: &&Token<'_>| token.is_dash() || token.is_any(&TIES);
    let passed = before.iter().rev().take_while(passed).count();
    let (last, before) = before[..before.len() - passed].split_last()?;
    if last.kind == Kind::Ordinal {
        let digits = last.text.trim_end_matches(char::is_alphabetic);
        let n = digits.parse().ok()?;
        // "21th" is misspelled, and not the first place for that.
        let spelled = last.text[digits.len()..].eq_ignore_ascii_case(ending(n));
        return Some(if spelled { n } else { 0 });
    }
    let word = (1..).zip(ORDINALS).find(|(_, word)| last.is(word));
    let tens = (2..).zip(TENS).map(|(n, word)| (n * 10, word));
    let mut tens = tens.map(|(n, word)| (n, word.replace('y', "ieth")));
    let place = word
        .map(|(n, _)| n)
        .or_else(|| tens.find(|(_, word)| last.is(word)).map(|(n, _)| n))?;
    // "twenty-first"
    let hyphen = usize::from(before.last().is_some_and(Token::is_dash));
    let ten = before.len().checked_sub(1 + hyphen);
    let ten = ten.and_then(|at| below_hundred(before, at));
    let ten = ten.filter(|(ten, _)| *ten >= 20 && ten % 10 == 0 && place < 10);
    Some(ten.map_or(0, |(ten, _)| ten) + place)
}

/// "of the three", "among all four".
fn whole_in_words(behind: &[Token<'_>]) -> Option<u32> {
    let of = behind
        .iter()
        .position(|token| token.is_any(&["of", "among", "amongst"]))?;
    let skipped = behind[of + 1..]
        .iter()
        .take_while(|token| token.is_any(&["the", "all", "these", "those"]))
        .count();
    cardinal(behind, of + 1 + skipped).map(|(whole, _)| whole)
}

/// "third highest".
fn said(place: &Place) -> String {
    let (n, end) = match place.from_top <= place.from_bottom {
        true => (place.from_top, "highest"),
        false => (place.from_bottom, "lowest"),
    };
    let ordinal = match n {
        0 | 1 => String::new(),
        2..=20 => format!("{} ", ORDINALS[n as usize - 1]),
        n => format!("{n}{} ", ending(n)),
    };
    let joint = if place.tied > 1 { "joint " } else { "" };
    format!("{joint}{ordinal}{end}")
}

/// What follows the digits of a place.
fn ending(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(from_top: u32, from_bottom: u32, tied: u32) -> Place {
        Place {
            from_top,
            from_bottom,
            tied,
            whole: 43,
            since: Vec::new(),
        }
    }

    #[test]
    fn places_and_ties_are_said() {
        for (words, place, agrees) in [
            ("the third highest", place(3, 41, 1), true),
            ("the third-highest", place(3, 41, 1), true),
            ("the third-highest", place(1, 43, 1), false),
            ("the third highest", place(2, 42, 1), false),
            ("the fourth highest", place(4, 40, 1), true),
            ("the fourth highest", place(1, 43, 1), false),
            ("the eleventh highest", place(11, 33, 1), true),
            ("the eleventh highest", place(1, 43, 1), false),
            ("the twenty-first lowest", place(23, 21, 1), true),
            ("the twenty-first lowest", place(43, 1, 1), false),
            ("the thirtieth highest", place(30, 14, 1), true),
            ("second lowest of the 43", place(42, 2, 1), true),
            ("second lowest of the 42", place(42, 2, 1), false),
            ("second lowest of the forty-three", place(42, 2, 1), true),
            (
                "second lowest of all forty-two forces",
                place(42, 2, 1),
                false,
            ),
            ("the highest", place(1, 43, 1), true),
            ("the lowest", place(1, 43, 1), false),
            ("12th lowest", place(32, 12, 1), true),
            ("the 21st highest", place(21, 23, 1), true),
            ("the 21th highest", place(21, 23, 1), false),
            ("the 21th highest", place(1, 43, 1), false),
            ("the joint third highest", place(3, 40, 2), true),
            ("the third joint highest", place(3, 40, 2), true),
            ("the third highest", place(3, 40, 2), false),
            ("a high share", place(1, 43, 1), false),
        ] {
            assert_eq!(ranks(words, &place).agrees(), agrees, "{words} {place:?}");
        }
    }

    #[test]
    fn what_is_offered_is_right_of_its_place_alone() {
        let all = || (1..=43).map(|n| place(n, 44 - n, 1));
        for one in all() {
            let said = ranks("", &one).data;
            for other in all() {
                let agrees = ranks(&said, &other).agrees();
                assert_eq!(agrees, one == other, "{said} {other:?}");
            }
        }
        // A long order, whose middle is written in digits.
        for (n, words) in [(21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th")] {
            let place = place(n, 200, 1);
            let said = ranks("", &place).data;
            assert_eq!(said, format!("{words} highest"));
            assert!(ranks(&said, &place).agrees());
        }
        for (n, words) in [
            (101, "101st"),
            (111, "111th"),
            (112, "112th"),
            (113, "113th"),
        ] {
            assert_eq!(
                ranks("", &place(n, 200, 1)).data,
                format!("{words} highest")
            );
        }
    }

    #[test]
    fn since_counts_from_the_year_on() {
        let order = Place {
            since: vec![
                ("2014".into(), place(3, 2, 1)),
                ("2016".into(), place(2, 1, 1)),
            ],
            ..place(3, 2, 1)
        };
        for (words, agrees) in [
            ("the lowest since 2016", true),
            ("the second lowest since 2014", true),
            ("the lowest since 2014", false),
            ("the lowest since 2012", false),
            ("the lowest", false),
            ("the second lowest", true),
            ("the highest since 2016", false),
        ] {
            assert_eq!(ranks(words, &order).agrees(), agrees, "{words}");
        }
        let wrong = ranks("the highest since 2016", &order);
        assert_eq!(wrong.right.as_deref(), Some("lowest since 2016"));
    }
}
