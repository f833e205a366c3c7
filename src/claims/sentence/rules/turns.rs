//! Directions: the word of change that is tied to a claim, and whether the
//! datum went that way.

use super::{Case, Found};
use crate::claims::lookup::{hedge, phrase, turn};
use crate::claims::meaning::{Meaning, Turn};
use crate::claims::phrase::{Direction, Number, Pairing, Unit, What};
use crate::claims::token::Kind;
use crate::claims::write::opposite;
use rust_decimal::Decimal;
use std::ops::Range;

/// How many words may stand between a direction and its number.
pub(super) const NEAR: usize = 8;

impl Case<'_, '_> {
    /// A direction that ends at a token, and where it begins.
    pub(super) fn turn_before(&self, at: usize) -> Option<(Turn, usize)> {
        (at.saturating_sub(2)..=at).find_map(|start| {
            let (turn, next) = turn(&self.passage.tokens, start)?;
            (next == at + 1).then_some((turn, start))
        })
    }

    /// Words for how far it went that end at a token, "slightly" or "a little": where
    /// they begin.
    fn extent_before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(2)..=at).find(|start| {
            let is_extent = |meaning| matches!(meaning, Meaning::Extent(_)).then_some(());
            phrase(&self.passage.tokens, *start, is_extent).is_some_and(|(_, next)| next == at + 1)
        })
    }

    /// The direction before the link: next to it but for words that carry
    /// nothing, or further off where "by" or "of" leads on to the number.
    fn turn_left(&self) -> Option<(Turn, Range<usize>)> {
        let left = self.left();
        let mut leads = false;
        let mut at = left.end;
        for _ in 0..NEAR {
            at = at.checked_sub(1).filter(|at| *at >= left.start)?;
            if let Some((_, start)) = (at.saturating_sub(2)..=at).find_map(|start| {
                let (_, next) = hedge(&self.passage.tokens, start)?;
                (next == at + 1 && start >= left.start).then_some(((), start))
            }) {
                at = start;
                continue;
            }
            if let Some((turn, start)) = self.turn_before(at).filter(|(turn, _)| !turn.behind) {
                return Some((turn, start..at + 1));
            }
            if let Some(start) = self.extent_before(at).filter(|start| *start >= left.start) {
                at = start;
                continue;
            }
            let token = &self.passage.tokens[at];
            leads |= token.is_any(&["by", "of"]) && at + 3 >= left.end;
            // "It fell in [34 forces]".
            let carries_nothing =
                self.means(at, Meaning::Filler) || (token.is("in") && at + 1 == left.end);
            let other =
                token.kind != Kind::Word || token.is_any(&["to", "from", "which", "that", "who"]);
            // "It rose a little, by 5 percent".
            let comma = token.is(",")
                && (!leads
                    || at.checked_sub(1).is_some_and(|word| {
                        self.turn_before(word).is_some()
                            || self.extent_before(word).is_some()
                            || self.means(word, Meaning::Filler)
                    }));
            if !(carries_nothing || comma || (leads && !other)) {
                return None;
            }
        }
        None
    }

    /// The direction behind the link: "fewer", "lower than", "of them rose".
    fn turn_right(&self) -> Option<(Turn, Range<usize>)> {
        let right = self.right();
        let auxiliary = [
            "have", "has", "had", "also", "then", "of", "them", "these", "those", "got", "get",
        ];
        // "In [28 forces] the rate rose": of a set what its measure did.
        let is_set = self.about.way.is_some() && !self.about.untold;
        let far = if is_set { 8 } else { 4 };
        let mut at = right.start;
        while at < right.end && at < right.start + far {
            if let Some((turn, next)) = turn(&self.passage.tokens, at) {
                return Some((turn, at..next));
            }
            if !(self.is(at, &auxiliary)
                || (is_set && self.means(at, Meaning::Carrier))
                || self.counted_at(at)
                || self.means(at, Meaning::Extent(true))
                || self.means(at, Meaning::Extent(false)))
            {
                return None;
            }
            at += 1;
        }
        None
    }

    pub(super) fn direction(&self) -> Found {
        let Some(way) = self.about.way else {
            return Found::Silence;
        };
        let wanted = |turn: &Turn| {
            if !turn.valued {
                return Some(way == Some(turn.way));
            }
            // "Improved" goes by what is better; of a set of forces it is the way.
            match (self.about.better, way) {
                (Some(better), Some(way)) => Some((way == better) == (turn.way == Direction::Up)),
                _ => None,
            }
        };
        // A direction without a number was compared with its "not".
        if self
            .phrase
            .is_some_and(|phrase| matches!(phrase.what, What::Way(..)))
        {
            return Found::Agrees;
        }
        let inside = self.phrase.and_then(|phrase| phrase.direction.as_ref());
        if let Some((_, at)) = inside {
            let first = self.passage.tokens[self.link.clone()].first();
            let start = first.map_or(0, |token| token.at.start);
            let from = self
                .passage
                .tokens
                .partition_point(|t| t.at.start < start + at.start);
            return match turn(&self.passage.tokens, from) {
                Some((turn, next)) => match wanted(&turn) {
                    Some(true) => Found::Agrees,
                    Some(false) => self.turned(&turn, from..next),
                    None => Found::Silence,
                },
                None => Found::Agrees,
            };
        }
        if let Some((turn, at)) = self.turn_left().or_else(|| self.turn_right()) {
            // "There were 4,000 fewer a year before": seen from the other end.
            if turn.behind && self.means(at.end, Meaning::Earlier) {
                return Found::Silence;
            }
            return match wanted(&turn) {
                Some(true) => Found::Agrees,
                Some(false) => self.turned(&turn, at),
                None => Found::Silence,
            };
        }
        // The heads of a table say which way it went for a whole column.
        let said = |way: Direction| {
            self.heads.iter().any(|head| {
                (0..head.tokens.len()).any(|at| {
                    turn(&head.tokens, at).is_some_and(|(turn, _)| turn.way == way && !turn.behind)
                })
            })
        };
        match (said(Direction::Up), said(Direction::Down), way) {
            (true, false, Some(Direction::Up)) | (false, true, Some(Direction::Down)) => {
                Found::Agrees
            }
            _ => Found::Silence,
        }
    }

    /// "Improved" beside a number of which neither way is better.
    pub(super) fn better(&self) -> Found {
        let inside = self.link.clone().find_map(|at| {
            let (turn, next) = turn(&self.passage.tokens, at)?;
            Some((turn, at..next))
        });
        let found = inside
            .or_else(|| self.turn_left())
            .or_else(|| self.turn_right());
        match (self.about.neutral, self.about.way, found) {
            (true, Some(way), Some((turn, at))) if turn.valued => {
                let right = match way {
                    Some(Direction::Up) => "rose",
                    Some(Direction::Down) => "fell",
                    None => "stayed the same",
                };
                Found::Clashes(at, Some(right.to_owned()))
            }
            _ => Found::Silence,
        }
    }

    /// "Slightly" beside more than a quarter, "sharply" beside less than a hundredth:
    /// between them it is a matter of opinion.
    pub(super) fn overdone(&self) -> Option<Range<usize>> {
        const MUCH: Decimal = Decimal::from_parts(25, 0, 0, false, 0);
        if !matches!(self.about.way, Some(Some(_))) {
            return None;
        }
        let size = match &self.phrase?.what {
            // "Rose slightly to 40 percent" says where it got to, not how far it went.
            What::Number(number) if self.is_step(number) => number.size(),
            What::Pair(from, to, Pairing::To) => {
                let percent = Decimal::ONE_HUNDRED * (to.size() - from.size());
                percent.checked_div(from.size())?.abs()
            }
            _ => return None,
        };
        let from = self.left().start.max(self.link.start.saturating_sub(4));
        let to = self.right().end.min(self.link.end + 2);
        let wrong = |at: &usize| {
            phrase(&self.passage.tokens, *at, |meaning| match meaning {
                Meaning::Extent(true) => Some(size < Decimal::ONE),
                Meaning::Extent(false) => Some(size > MUCH),
                Meaning::Turn(turn) if turn.strong => Some(size < Decimal::ONE),
                _ => None,
            })
        };
        // "Slightly over 40 percent" is a hedge.
        let hedges = |at: usize| hedge(&self.passage.tokens, at).is_some();
        let mut all = (from..to).filter(|at| !hedges(*at));
        all.find_map(|at| {
            let (overdone, next) = wrong(&at)?;
            overdone.then(|| self.passage.bytes(at, next))
        })
    }

    /// Whether a number says how far it went: "by about 5 percent", "a fall of 5 percent".
    fn is_step(&self, number: &Number) -> bool {
        let tokens = &self.passage.tokens;
        let (Some(link), Unit::Percent | Unit::Points) = (tokens.get(self.link.start), number.unit)
        else {
            return false;
        };
        let start = link.at.start + number.at.start;
        let at = tokens.partition_point(|token| token.at.start < start);
        (at.saturating_sub(3)..at).any(|at| self.is(at, &["by", "of"]))
    }

    fn turned(&self, turn: &Turn, at: Range<usize>) -> Found {
        let word = &self.passage.text[self.passage.bytes(at.start, at.end)];
        Found::Clashes(
            at,
            opposite(word).or_else(|| Some(turn.opposite.to_owned())),
        )
    }
}
