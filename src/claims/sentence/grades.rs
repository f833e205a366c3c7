//! Grades in words: "good", "good or better", "at least good", "not good".

use super::{Passage, Thing};
use crate::claims::lookup::phrase;
use crate::claims::meaning::{Meaning, Widening};
use crate::claims::token::Kind;
use std::ops::Range;

/// A grade, or several, as the words have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Graded {
    /// A bit for each grade, the best lowest.
    pub(super) mask: u32,
    /// Its tokens.
    pub(super) at: Range<usize>,
    /// "Not" stands before it.
    pub(super) denied: bool,
}

/// The grades that a widening leaves: `above` and `below` are the bits of what
/// is better and worse.
pub(crate) fn widened(mask: u32, grades: usize, how: Option<Widening>) -> u32 {
    let all = u32::MAX >> (32 - grades.clamp(1, 32));
    let best = mask & mask.wrapping_neg();
    let better = best.wrapping_sub(1) & all;
    let worse = all & !better & !mask;
    match how {
        None => mask,
        Some(Widening::OrBetter | Widening::AtLeast) => mask | better,
        Some(Widening::OrWorse | Widening::AtMost) => mask | worse,
        Some(Widening::BetterThan) => better,
        Some(Widening::WorseThan) => worse,
    }
}

impl Passage<'_> {
    /// The grades named in a stretch. A grade's name is an ordinary word too:
    /// unless any will do, it has to be joined by a verb, or stand right behind the
    /// `link`, and be followed by no noun but one of `counted`.
    pub(super) fn grades(
        &self,
        within: &Range<usize>,
        grades: usize,
        counted: Option<&[usize]>,
        link: usize,
    ) -> Vec<Graded> {
        let mut found: Vec<Graded> = Vec::new();
        for mention in self.mentions(within) {
            let Thing::Grade(grade) = mention.thing else {
                continue;
            };
            let (mut from, mut to) = (mention.from, mention.to);
            let mask = 1_u32.checked_shl(grade as u32).unwrap_or(0);
            // "good or outstanding"
            if let Some(last) = found.last_mut()
                && last.at.end + 1 == from
                && self.tokens[from - 1].is_any(&["or"])
            {
                last.mask |= mask;
                last.at.end = to;
                continue;
            }
            let before = |end: usize| {
                (end.saturating_sub(4)..end).find_map(|start| {
                    let (how, next) = phrase(&self.tokens, start, |meaning| match meaning {
                        Meaning::Grade(how) => Some(how),
                        _ => None,
                    })?;
                    (next == end).then_some((how, start))
                })
            };
            let mut how = None;
            if let Some((widening, start)) = before(from) {
                how = Some(widening);
                from = start;
            } else if let Some((widening, next)) = phrase(&self.tokens, to, |meaning| match meaning
            {
                Meaning::Grade(how @ (Widening::OrBetter | Widening::OrWorse)) => Some(how),
                _ => None,
            }) {
                how = Some(widening);
                to = next;
            }
            // "not yet good"
            let adverb = ["yet", "fully", "quite", "even", "all", "currently"];
            let first = from;
            from -= (from > 0 && self.tokens[from - 1].is_any(&adverb)) as usize;
            let joined = from.checked_sub(1).is_some_and(|n| {
                self.means(n, Meaning::Graded).is_some()
                    || self.denies(n)
                    || self.tokens[n].is_any(&["overall", ":"])
                    || n + 1 == link
                    || (self.tokens[n].is("of") && self.is_judgment(n))
            });
            let ours = |nouns: &[usize]| {
                let noun = self.noun_at(to);
                noun.is_some_and(|(noun, _)| nouns.contains(&noun))
            };
            let followed = self.tokens.get(to).is_some_and(|next| {
                next.kind == Kind::Word
                    && !next.is_any(&[
                        "at", "in", "for", "on", "or", "and", "overall", "by", "this", "when",
                        "with", "both", "again", "but", "while", "too", "than", "as", "across",
                        "last", "then", "also", "now", "grade", "grades", "since", "under",
                        "against",
                    ])
            });
            let whole = mention.to - mention.from > 1;
            if let Some(nouns) = counted
                && !whole
                && how.is_none()
                && (!joined || (followed && !ours(nouns)))
            {
                continue;
            }
            let denied = from.checked_sub(1).is_some_and(|n| self.denies(n))
                || from.checked_sub(2).is_some_and(|n| {
                    self.denies(n) && self.means(n + 1, Meaning::Graded).is_some()
                })
                || from
                    .checked_sub(3)
                    .is_some_and(|n| self.tokens[n].is("anything") && self.tokens[n + 1].is("but"));
            let all = u32::MAX >> (32 - grades.clamp(1, 32));
            let mask = widened(mask, grades, how);
            found.push(Graded {
                mask: if denied { all & !mask } else { mask },
                at: first..to,
                denied,
            });
        }
        found
    }

    /// "a grade of"
    fn is_judgment(&self, of: usize) -> bool {
        let words = [
            "grade",
            "grades",
            "judgment",
            "judgments",
            "rating",
            "ratings",
        ];
        of.checked_sub(1)
            .is_some_and(|n| self.tokens[n].is_any(&words))
    }

    /// Whether a negation ends at a token.
    pub(super) fn denies(&self, at: usize) -> bool {
        (at.saturating_sub(2)..=at)
            .any(|start| self.means(start, Meaning::Negation) == Some(at + 1))
    }
}
