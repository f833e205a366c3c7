//! Names and dates that are in a sentence and are not what its number is of:
//! the other side of a comparison, what is left out, the bound of a time.

use super::Passage;
use crate::claims::cardinal::cardinal;
use crate::claims::meaning::Meaning;
use crate::claims::plain::{MONTHS, is_year};
use crate::claims::token::{Kind, tokens};
use std::ops::Range;

/// The years of "2016/17", or of a year alone.
pub(super) fn halves(year: &str) -> Vec<String> {
    match year.split_once('/') {
        Some((first, second)) => vec![first.to_owned(), format!("{}{second}", &first[..2])],
        None => vec![year.to_owned()],
    }
}

/// The years that a time names with a month, each with it: "12 months to 31 March 2018".
pub fn months(time: &str) -> Vec<(String, &'static str)> {
    let tokens = tokens(time);
    let dated = tokens.windows(2).filter_map(|pair| {
        let month = MONTHS.into_iter().find(|month| pair[0].is(month))?;
        is_year(&pair[1]).then(|| (pair[1].text.to_owned(), month))
    });
    dated.collect()
}

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
            let led = [Meaning::Since, Meaning::Compares];
            let far = !word.is("from") && led.iter().any(|how| self.means(*at, *how).is_some());
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

    /// The second half of "2016/17", if the year at a token has one.
    pub(super) fn second_half(&self, year: usize) -> Option<&str> {
        let stroke = self.tokens.get(year + 1)?;
        let half = self
            .tokens
            .get(year + 2)
            .filter(|half| half.text.len() == 2)?;
        let first = self.tokens[year].whole()?;
        let follows = half.whole() == Some((first + 1) % 100);
        (follows && (stroke.is("/") || stroke.is_dash())).then_some(half.text)
    }

    /// The years named in a stretch, "2017" or "2016/17", each with its token, without
    /// those that only bound a time ("since 2013").
    pub(super) fn years(&self, within: &Range<usize>) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for at in within.clone() {
            let Some(token) = self.tokens.get(at).filter(|token| is_year(token)) else {
                continue;
            };
            if !self.aside(at, at + 1, within.start) {
                let second = self.second_half(at);
                let year = second.map_or(token.text.to_owned(), |half| {
                    format!("{}/{half}", token.text)
                });
                found.push((year, at));
            }
        }
        found
    }
}
