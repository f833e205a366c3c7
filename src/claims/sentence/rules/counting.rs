//! What is counted, and what it is counted in.

use super::{Case, Found};
use crate::claims::lookup::phrase;
use crate::claims::meaning::Meaning;
use crate::claims::phrase::{Phrase, Unit};
use crate::claims::sentence::Thing;
use crate::claims::token::{Token, tokens as lexed};
use std::ops::Range;

impl Case<'_, '_> {
    pub(super) fn noun_at(&self, at: usize) -> Option<(usize, Range<usize>)> {
        self.passage.noun_at(at)
    }

    /// Whether what the datum counts is named at a token.
    pub(super) fn counted_at(&self, at: usize) -> bool {
        let noun = self.noun_at(at);
        noun.is_some_and(|(noun, _)| self.about.nouns.contains(&noun))
    }

    pub(super) fn counted(&self) -> Found {
        if self.about.nouns.is_empty() {
            return Found::Silence;
        }
        let nouns = |within: &Range<usize>| -> Vec<(usize, Range<usize>)> {
            self.passage
                .mentions(within)
                .filter_map(|mention| match mention.thing {
                    Thing::Noun(noun) => Some((noun, mention.from..mention.to)),
                    _ => None,
                })
                .collect()
        };
        let fits = |noun: &usize| self.about.nouns.contains(noun);
        let inside = nouns(&self.link);
        if inside.iter().any(|(noun, _)| fits(noun)) {
            return Found::Agrees;
        }
        // The noun that ends the link or follows it: "[35] crimes".
        let plain = self
            .phrase
            .and_then(Phrase::first)
            .is_some_and(|number| number.unit == Unit::Plain);
        let ends = inside
            .last()
            .filter(|(_, at)| at.end == self.link.end && plain);
        let next = self
            .noun_at(self.link.end)
            .filter(|_| plain && inside.is_empty());
        if let Some((noun, at)) = ends.cloned().or(next) {
            if fits(&noun) {
                return Found::Agrees;
            }
            if self.means(at.start, Meaning::General) {
                return Found::Silence;
            }
            let right = self
                .lexicon
                .name(Thing::Noun(self.about.nouns[0]))
                .to_owned();
            return Found::Clashes(at, Some(right));
        }
        let clause = self.bounds.clause.clone();
        let near = nouns(&clause).into_iter().any(|(noun, _)| fits(&noun));
        let heads = self.heads.iter().any(|head| {
            head.mentions
                .iter()
                .any(|mention| matches!(mention.thing, Thing::Noun(noun) if fits(&noun)))
        });
        match near || heads {
            true => Found::Agrees,
            false => Found::Silence,
        }
    }

    /// `[35 forces] percent`, `[12] million`: a unit that stands outside.
    pub(super) fn unit(&self) -> Found {
        let plain = self
            .phrase
            .and_then(Phrase::first)
            .is_some_and(|number| number.unit == Unit::Plain);
        let at = self.link.end;
        if plain
            && self.is(
                at,
                &[
                    "percent",
                    "%",
                    "percentage",
                    "million",
                    "billion",
                    "thousand",
                ],
            )
        {
            return Found::Clashes(at..at + 1, None);
        }
        self.time(plain)
    }

    /// `[30 weeks]` for 30 days: the unit of time right behind the number.
    fn time(&self, plain: bool) -> Found {
        let tokens = &self.passage.tokens;
        let unit_at = |at: usize| {
            phrase(tokens, at, |meaning| match meaning {
                Meaning::Time(unit) => Some(unit),
                _ => None,
            })
        };
        let ours = self.about.nouns.iter().find_map(|noun| {
            let name = self.lexicon.name(Thing::Noun(*noun));
            let (unit, _) = phrase(&lexed(name), 0, |meaning| match meaning {
                Meaning::Time(unit) => Some(unit),
                _ => None,
            })?;
            Some(unit)
        });
        let number = self.phrase.and_then(Phrase::first).filter(|_| plain);
        let (Some(ours), Some(number), Some(first)) = (ours, number, tokens.get(self.link.start))
        else {
            return Found::Silence;
        };
        let end = first.at.start + number.at.end;
        let behind = tokens.partition_point(|token| token.at.start < end);
        let dash = usize::from(tokens.get(behind).is_some_and(Token::is_dash));
        match unit_at(behind + dash) {
            Some((unit, _)) if unit == ours => Found::Agrees,
            Some((_, next)) => Found::Clashes(behind + dash..next, Some(ours.to_owned())),
            None => Found::Silence,
        }
    }
}
