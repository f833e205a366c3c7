//! A "not" that is tied to a claim: no datum says it, but for those whose label
//! does, and grades that have it for a part.

use super::turns::NEAR;
use super::{Case, Found};
use crate::claims::lookup::{hedge, phrase, turn};
use crate::claims::meaning::Meaning;
use crate::claims::phrase::What;

impl Case<'_, '_> {
    pub(super) fn negation(&self) -> Found {
        if self.about.negated {
            return Found::Silence;
        }
        let numbered = self
            .phrase
            .is_none_or(|phrase| !matches!(phrase.what, What::Share(..) | What::Way(..)));
        // A negation that makes another grade of a grade is the grade's.
        let grades = self.passage.grades(
            &(self.left().start..self.right().end),
            self.lexicon.grades,
            None,
            self.link.end,
        );
        let of_grade = |at: usize| {
            grades
                .iter()
                .any(|grade| grade.denied && at < grade.at.start && at + 4 > grade.at.start)
        };
        let hedge_at = |at: usize| {
            (at.saturating_sub(2)..=at).any(|start| {
                hedge(&self.passage.tokens, start)
                    .is_some_and(|(_, next)| next > at && next > start + 1)
            }) || phrase(&self.passage.tokens, at, |meaning| match meaning {
                Meaning::Share(_) | Meaning::AllBut => Some(()),
                _ => None,
            })
            .is_some()
        };
        // "Cases that did not end so [did not rise by 5 percent]" denies the rise alone.
        let turned = |at: usize| {
            let behind = (at + 1..at + 3).find_map(|next| turn(&self.passage.tokens, next));
            self.about.way.is_some() && behind.is_some()
        };
        let may_deny = |at: usize| !self.about.denial || turned(at);
        if numbered
            && let Some(at) = self.link.clone().find(|at| {
                self.means(*at, Meaning::Negation)
                    && may_deny(*at)
                    && !of_grade(*at)
                    && !hedge_at(*at)
                    && !self.is(*at, &["except", "without", "nor"])
            })
        {
            return self.denied(at);
        }
        // Right before: "not [35 forces]", "did not fall by [5 percent]".
        let left = self.left();
        let mut at = left.end;
        for _ in 0..NEAR {
            let Some(before) = at.checked_sub(1).filter(|at| *at >= left.start) else {
                break;
            };
            at = before;
            if self.means(at, Meaning::Negation)
                && may_deny(at)
                && !of_grade(at)
                && !hedge_at(at)
                && self.is(
                    at,
                    &[
                        "not",
                        "never",
                        "didn't",
                        "didn’t",
                        "hasn't",
                        "hasn’t",
                        "haven't",
                        "haven’t",
                        "hardly",
                        "scarcely",
                        "barely",
                        "cannot",
                    ],
                )
            {
                return self.denied(at);
            }
            let turn = self.turn_before(at).is_some();
            // "Kent did not have [289]"
            let verbs = ["have", "make", "reach", "see", "record"];
            let verb = at + 1 == left.end && self.is(at, &verbs);
            if !(turn
                || verb
                || self.means(at, Meaning::Filler)
                || self.means(at, Meaning::Extent(true))
                || self.means(at, Meaning::Extent(false)))
            {
                break;
            }
        }
        if self.about.untold || self.about.denial {
            return Found::Silence;
        }
        // Right behind: "[35 forces] are not", "[35] have never".
        let right = self.right();
        let verbs = [
            "are", "were", "is", "was", "have", "has", "had", "do", "did", "does", "of", "them",
            "these", "been", "be",
        ];
        let mut at = right.start;
        while at < right.end && at < right.start + 5 {
            if self.is(
                at,
                &["not", "never", "aren't", "aren’t", "weren't", "weren’t"],
            ) && !of_grade(at)
                && at > right.start
                && !hedge_at(at)
            {
                return self.denied(at);
            }
            if !(self.is(at, &verbs) || self.noun_at(at).is_some()) {
                break;
            }
            at += 1;
        }
        Found::Silence
    }

    fn denied(&self, at: usize) -> Found {
        Found::Clashes(at..at + 1, None)
    }
}
