//! Places in an order: "the third highest", "second lowest of the 43", "the
//! lowest since 2012".

use super::datum::{Reason, Verdict};
use super::lookup::phrase;
use super::meaning::{Meaning, Superlative};
use super::token::{Kind, tokens};

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
    /// Years that "since" may name; empty where the order is no order in time.
    pub since: Vec<String>,
}

/// Whether the words name this place.
pub fn ranks(text: &str, place: &Place) -> Verdict {
    let data = said(place);
    match compare(text, place) {
        Ok(()) => Verdict {
            reason: None,
            data,
            because: String::new(),
            right: None,
        },
        Err((reason, because)) => Verdict {
            reason: Some(reason),
            right: Some(data.clone()),
            data,
            because,
        },
    }
}

fn compare(text: &str, place: &Place) -> Result<(), (Reason, String)> {
    let tokens = tokens(text);
    let found = (0..tokens.len()).find_map(|at| {
        phrase(&tokens, at, |meaning| match meaning {
            Meaning::Superlative(end @ (Superlative::Highest | Superlative::Lowest)) => Some(end),
            _ => None,
        })
        .map(|(end, next)| (end, at, next))
    });
    let Some((end, at, next)) = found else {
        return Err((Reason::Kind, "the words name no place in an order".into()));
    };
    let before = at.checked_sub(1).and_then(|n| tokens.get(n));
    let named = before.and_then(|token| match token.kind {
        Kind::Ordinal => token
            .text
            .trim_end_matches(char::is_alphabetic)
            .parse()
            .ok(),
        _ if token.is("second") => Some(2),
        _ => super::cardinal::part(token, false),
    });
    let wanted = match end {
        Superlative::Lowest => place.from_bottom,
        _ => place.from_top,
    };
    let named = named.unwrap_or(1);
    if named != wanted {
        return Err((Reason::Number, "it is another place".into()));
    }
    let tie = tokens
        .iter()
        .any(|t| t.is_any(&["joint", "jointly", "equal", "equally", "tied", "same"]));
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
    let of = tokens[next..]
        .iter()
        .filter_map(|token| token.whole())
        .find(|n| *n < 1900);
    if let Some(of) = of.filter(|of| *of != place.whole) {
        return Err((
            Reason::Whole,
            format!("there are {}, not {of}", place.whole),
        ));
    }
    let since = tokens
        .iter()
        .position(|token| token.is("since"))
        .and_then(|at| tokens.get(at + 1));
    if let Some(year) = since.filter(|year| !place.since.iter().any(|known| known == year.text)) {
        return Err((
            Reason::Kind,
            format!("the edition has no value for {}", year.text),
        ));
    }
    Ok(())
}

/// "third highest".
fn said(place: &Place) -> String {
    const ORDINALS: [&str; 9] = [
        "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ",
        "tenth ",
    ];
    let (n, end) = match place.from_top <= place.from_bottom {
        true => (place.from_top, "highest"),
        false => (place.from_bottom, "lowest"),
    };
    let ordinal = match n {
        0 | 1 => String::new(),
        2..=10 => ORDINALS[n as usize - 2].to_owned(),
        n => format!("{n}th "),
    };
    let joint = if place.tied > 1 { "joint " } else { "" };
    format!("{joint}{ordinal}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_ties_are_said() {
        let place = |from_top, from_bottom, tied| Place {
            from_top,
            from_bottom,
            tied,
            whole: 43,
            since: vec!["2016".into()],
        };
        for (words, place, agrees) in [
            ("the third highest", place(3, 41, 1), true),
            ("the third highest", place(2, 42, 1), false),
            ("second lowest of the 43", place(42, 2, 1), true),
            ("second lowest of the 42", place(42, 2, 1), false),
            ("the highest", place(1, 43, 1), true),
            ("the lowest", place(1, 43, 1), false),
            ("12th lowest", place(32, 12, 1), true),
            ("the joint third highest", place(3, 40, 2), true),
            ("the third highest", place(3, 40, 2), false),
            ("the lowest since 2016", place(2, 1, 1), true),
            ("the lowest since 2012", place(2, 1, 1), false),
            ("a high share", place(1, 43, 1), false),
        ] {
            assert_eq!(ranks(words, &place).agrees(), agrees, "{words} {place:?}");
        }
    }
}
