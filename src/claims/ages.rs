//! Ages: "under 18", "aged 16 to 24", "the age of five".

use super::token::{Kind, Token};
use super::unit::count;

/// Nobody is older.
const OLDEST: u32 = 120;

/// "aged 16 to 24", "the age of 18": where it ends.
pub(super) fn aged(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    if !is(at, &["aged", "age", "ages"]) {
        return None;
    }
    let from = at + 1 + usize::from(is(at + 1, &["of"]));
    let (_, end, _) = count(tokens, from)?;
    let joined = is(end, &["to", "and", "or"]) || tokens.get(end).is_some_and(Token::is_dash);
    let other = count(tokens, end + 1).filter(|(age, ..)| joined && *age <= OLDEST);
    Some(other.map_or(end, |(_, end, _)| end))
}

/// "under 18", "those over 65", "children under five": where it ends.
pub(super) fn bound_of_age(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (age, end, _) = count(tokens, at).filter(|(age, ..)| (1..=OLDEST).contains(age))?;
    let before = at.checked_sub(1).and_then(|n| tokens.get(n))?;
    let who = at.checked_sub(2).and_then(|n| tokens.get(n));
    let is_bound = before.is_any(&["under", "over", "below", "above"]);
    let of_people = who.is_some_and(|who| {
        who.is_any(&[
            "those", "people", "children", "child", "adults", "adult", "women", "men", "boys",
            "girls", "pupils", "persons", "anyone", "everyone",
        ])
    });
    // "Those over 65 were", but not "those over 65 offences".
    let counted = |t: &Token<'_>| {
        let verb = t.is_any(&["was", "is", "has", "as"]);
        t.is_any(&["percent", "per", "million", "thousand", "of"])
            || (t.text.ends_with('s') && !verb)
    };
    let next = tokens.get(end);
    let alone = next.is_none_or(|t| t.kind == Kind::Symbol && !matches!(t.text, "%" | "-"));
    let usual = matches!(age, 16 | 18 | 21 | 25) && alone;
    let ends = alone || next.is_some_and(|next| next.kind == Kind::Word && !counted(next));
    (is_bound && (usual || (of_people && ends))).then_some(end)
}
