//! Names and dates that are in a sentence and are not what its number is of:
//! the other side of a comparison, what is left out, the bound of a time.

use super::Passage;
use crate::claims::cardinal::cardinal;
use crate::claims::meaning::Meaning;
use crate::claims::token::Kind;
use std::ops::Range;

impl Passage<'_> {
    /// Whether the name or date at these tokens is only an aside. Its sentence
    /// is read from `floor` on.
    pub(super) fn aside(&self, from: usize, to: usize, floor: usize) -> bool {
        let led = [Meaning::Compares, Meaning::Apart, Meaning::Since];
        let mut at = from;
        loop {
            if led.iter().any(|meaning| self.ends(at, *meaning)) {
                return true;
            }
            // "than in", "above those of", "without Kent and".
            let Some(before) = at.checked_sub(1).filter(|at| *at >= floor) else {
                break;
            };
            let passed = self.tokens[before].is_any(&[
                "in", "for", "of", "the", "those", "that", "at", "to", "either", "all", "and",
                "or", "both", "any", "other",
            ]);
            let first = self.mentions.partition_point(|mention| mention.to < at);
            let name = self
                .mentions
                .get(first)
                .filter(|mention| mention.to == at && mention.from >= floor);
            at = match (passed, name) {
                (_, Some(name)) => name.from,
                (true, None) => before,
                (false, None) => break,
            };
        }
        let behind = to + usize::from(self.tokens.get(to).is_some_and(|t| t.is(",")));
        if self.means(behind, Meaning::LeftOut).is_some() {
            return true;
        }
        // "Better than when its report came out in 2014", "since the change of
        // rules in 2021", "by the summer of 2023"; "more than 300" and "by 5
        // percent" are others.
        let leads = |at: &usize| {
            let word = &self.tokens[*at];
            let far = self.means(*at, Meaning::Since).is_some() && !word.is("from");
            (far || word.is("by") && from - at <= 5)
                && self.tokens.get(at + 1).is_some_and(|next| {
                    next.kind == Kind::Word && cardinal(&self.tokens, at + 1).is_none()
                })
        };
        (floor..from)
            .rev()
            .take_while(|at| !self.tokens[*at].is(","))
            .any(|at| leads(&at))
    }

    /// Whether a phrase with this meaning ends right before a token.
    fn ends(&self, at: usize, meaning: Meaning) -> bool {
        (at.saturating_sub(3)..at).any(|start| self.means(start, meaning) == Some(at))
    }

    /// The years named in a stretch, each with its token, without those that
    /// only bound a time ("since 2013").
    pub(super) fn years(&self, within: &Range<usize>) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for at in within.clone() {
            let Some(token) = self
                .tokens
                .get(at)
                .filter(|token| crate::claims::plain::is_year(token))
            else {
                continue;
            };
            if !self.aside(at, at + 1, within.start) {
                found.push((token.text.to_owned(), at));
            }
            // "2016/17"
            let slash = self.tokens.get(at + 1).is_some_and(|t| t.is("/"));
            if let Some(second) = self
                .tokens
                .get(at + 2)
                .filter(|t| slash && t.text.len() == 2)
            {
                let next = |year: &str, other: &str| {
                    let year = year.parse::<u32>().unwrap_or_default();
                    other.parse::<u32>().is_ok_and(|n| n == (year + 1) % 100)
                };
                if next(token.text, second.text) {
                    found.push((format!("{}{}", &token.text[..2], second.text), at));
                }
            }
        }
        found
    }
}
