//! The rules by which words are tied to a claim, one function for each
//! attribute. Each says what it confirms, or where it clashes.

mod counting;
mod degrees;
mod naming;
mod negation;
mod turns;

use super::lexicon::Lexicon;
use super::{Attribute, Attributes, Bounds, Clash, Hearing, Passage};
use crate::claims::lookup::hedge;
use crate::claims::meaning::Meaning;
use crate::claims::phrase::Phrase;
use std::ops::Range;

/// A claim in its passage.
pub(super) struct Case<'p, 'a> {
    pub(super) passage: &'p Passage<'a>,
    pub(super) heads: &'p [Passage<'p>],
    pub(super) link: Range<usize>,
    pub(super) bounds: Bounds,
    pub(super) phrase: Option<&'p Phrase>,
    pub(super) about: &'p Attributes,
    pub(super) lexicon: &'p Lexicon,
}

/// What a rule finds: nothing, agreement, or a clash at some tokens.
enum Found {
    Silence,
    Agrees,
    Clashes(Range<usize>, Option<String>),
}

type Rule<C> = fn(&C) -> Found;

impl Case<'_, '_> {
    pub(super) fn hear(&self) -> Hearing {
        let rules: [(Attribute, Rule<Self>); 10] = [
            (Attribute::Negation, Self::negation),
            (Attribute::Direction, Self::direction),
            (Attribute::Better, Self::better),
            (Attribute::Grade, Self::grade),
            (Attribute::Superlative, Self::superlative),
            (Attribute::Counted, Self::counted),
            (Attribute::Unit, Self::unit),
            (Attribute::Area, Self::area),
            (Attribute::Subject, Self::subject),
            (Attribute::Period, Self::period),
        ];
        let mut hearing = Hearing {
            hedge: self.hedge(),
            overdone: self.overdone(),
            ..Hearing::default()
        };
        for (attribute, rule) in rules {
            match rule(self) {
                Found::Silence => {}
                Found::Agrees if hearing.confirmed.contains(&attribute) => {}
                Found::Agrees => hearing.confirmed.push(attribute),
                Found::Clashes(at, right) if hearing.clash.is_none() => {
                    hearing.clash = Some(Clash {
                        attribute,
                        at: self.passage.bytes(at.start, at.end),
                        right,
                    });
                }
                Found::Clashes(..) => {}
            }
        }
        hearing
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.passage
            .tokens
            .get(at)
            .is_some_and(|token| token.is_any(words))
    }

    fn means(&self, at: usize, meaning: Meaning) -> bool {
        self.passage.means(at, meaning).is_some()
    }

    /// The tokens before the link in its clause, and those behind it.
    fn left(&self) -> Range<usize> {
        self.bounds.clause.start.min(self.link.start)..self.link.start
    }

    fn right(&self) -> Range<usize> {
        self.link.end..self.bounds.clause.end.max(self.link.end)
    }

    /// A hedge right before the link, where its words can't be a preposition.
    fn hedge(&self) -> Option<Range<usize>> {
        let end = self.link.start;
        (end.saturating_sub(3).max(self.left().start)..end).find_map(|start| {
            let (_, next) = hedge(&self.passage.tokens, start)?;
            let alone = next == start + 1 && !self.is(start, &["nearly", "almost"]);
            (next == end && !alone).then(|| self.passage.bytes(start, end))
        })
    }
}
