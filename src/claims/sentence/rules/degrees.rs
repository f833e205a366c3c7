//! Grades, and the ends of an order.

use super::{Case, Found};
use crate::claims::lookup::phrase;
use crate::claims::meaning::{Meaning, Superlative};
use crate::claims::phrase::Direction;
use crate::claims::sentence::Thing;
use crate::claims::sentence::grades::Graded;
use std::ops::Range;

impl Case<'_, '_> {
    pub(super) fn grade(&self) -> Found {
        if self.about.grades.is_empty() {
            return Found::Silence;
        }
        let ours = Some(self.about.nouns.as_slice());
        let of = |within: Range<usize>, counted| {
            let mut found =
                self.passage
                    .grades(&within, self.lexicon.grades, counted, self.link.end);
            found.retain(|grade| grade.at.start >= within.start);
            found
        };
        let inside = of(self.link.clone(), None);
        let near = |found: Vec<Graded>| found.into_iter().next();
        // "All but [six forces] are good" speaks of the others.
        let others = (self.link.start.saturating_sub(3)..self.link.start)
            .any(|at| self.passage.means(at, Meaning::AllBut) == Some(self.link.start));
        let all = u32::MAX >> (32 - self.lexicon.grades.clamp(1, 32));
        let found = near(inside)
            .or_else(|| near(of(self.right(), ours)))
            .or_else(|| of(self.left(), ours).into_iter().next_back())
            .map(|grade| (grade.mask ^ if others { all } else { 0 }, Some(grade.at)));
        let found = found.or_else(|| {
            let heads = self.heads.iter().flat_map(|head| {
                head.grades(&(0..head.tokens.len()), self.lexicon.grades, None, 0)
            });
            let mut masks: Vec<u32> = heads.map(|grade| grade.mask).collect();
            masks.dedup();
            match masks.as_slice() {
                [mask] => Some((*mask, None)),
                _ => None,
            }
        });
        match found {
            None => self.outdone(),
            Some((mask, _)) if self.about.grades.contains(&mask) => Found::Agrees,
            Some((_, at)) => {
                let only = self.about.grades[0];
                let right = (only.count_ones() == 1).then(|| {
                    let name = self
                        .lexicon
                        .name(Thing::Grade(only.trailing_zeros() as usize));
                    name.to_lowercase()
                });
                Found::Clashes(at.unwrap_or(self.link.clone()), right)
            }
        }
    }

    /// "[Six forces] did worse than that": who has the best grade did worse than nobody,
    /// and who has the worst did better.
    fn outdone(&self) -> Found {
        let verbs = [
            "did",
            "do",
            "does",
            "fared",
            "performed",
            "are",
            "were",
            "is",
            "was",
        ];
        let right = self.right();
        let own = self
            .noun_at(right.start)
            .map_or(right.start, |(_, at)| at.end);
        let at =
            own + usize::from(self.is(own, &["of"])) + usize::from(self.is(own + 1, &["them"]));
        let ends = |at: usize| at >= right.end || self.is(at, &[".", ",", ")"]);
        let than = self.is(at + 2, &["than"]) && self.is(at + 3, &["that", "this"]) && ends(at + 4);
        if !self.is(at, &verbs) || !(than || ends(at + 2)) {
            return Found::Silence;
        }
        let worst = 1_u32.checked_shl(self.lexicon.grades.saturating_sub(1) as u32);
        let end = match (self.is(at + 1, &["worse"]), self.is(at + 1, &["better"])) {
            (true, _) => Some(1),
            (_, true) => worst,
            _ => None,
        };
        let has = |end: u32| self.about.grades.iter().all(|grades| grades & end != 0);
        match end.is_some_and(has) {
            true => Found::Clashes(at + 1..at + 2, None),
            false => Found::Silence,
        }
    }

    pub(super) fn superlative(&self) -> Found {
        let Some(wanted) = self.about.superlative else {
            return Found::Silence;
        };
        let clause = self.bounds.clause.start..self.bounds.clause.end;
        let found: Vec<(Superlative, Range<usize>)> = clause
            .filter_map(|at| {
                let (found, next) = phrase(&self.passage.tokens, at, |meaning| match meaning {
                    Meaning::Superlative(found) => Some(found),
                    _ => None,
                })?;
                Some((found, at..next))
            })
            .collect();
        let meant = |found: Superlative| match (found, self.about.better) {
            (Superlative::Best, Some(Direction::Up))
            | (Superlative::Worst, Some(Direction::Down)) => Some(Superlative::Highest),
            (Superlative::Best, Some(Direction::Down))
            | (Superlative::Worst, Some(Direction::Up)) => Some(Superlative::Lowest),
            (Superlative::Best | Superlative::Worst, None) => None,
            (found, _) => Some(found),
        };
        if found.iter().any(|(found, _)| meant(*found) == Some(wanted)) {
            return Found::Agrees;
        }
        let other = found.into_iter().find(|(found, _)| meant(*found).is_some());
        match other {
            Some((_, at)) => {
                let right = match wanted {
                    Superlative::Lowest => "lowest",
                    _ => "highest",
                };
                Found::Clashes(at, Some(right.to_owned()))
            }
            None => Found::Silence,
        }
    }
}
