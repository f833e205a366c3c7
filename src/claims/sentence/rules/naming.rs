//! Names: of areas, of questions and measures, and of times.

use super::{Case, Found};
use crate::claims::lookup::phrase;
use crate::claims::meaning::Meaning;
use crate::claims::plain::{MONTHS, passed};
use crate::claims::sentence::Thing;
use crate::claims::sentence::lexicon::Mention;
use crate::claims::token::Kind;
use std::ops::Range;

impl Case<'_, '_> {
    /// Things of one kind that the words may name, against those that they do.
    fn named(&self, right: &[usize], pick: fn(Thing) -> Option<usize>) -> Found {
        let of = |within: &Range<usize>| -> Vec<(usize, Mention)> {
            let found = self.passage.mentions(within);
            found
                .filter_map(|mention| Some((pick(mention.thing)?, *mention)))
                .filter(|(_, mention)| !self.passage.aside(mention.from, mention.to, within.start))
                .collect()
        };
        let fits = |(name, _): &(usize, Mention)| right.contains(name);
        let clause = of(&self.bounds.clause);
        if clause.iter().any(fits) {
            return Found::Agrees;
        }
        let sentence = of(&self.bounds.sentence);
        let near = |(_, mention): &(usize, Mention)| {
            let before = self.link.start.abs_diff(mention.to);
            before.min(mention.from.abs_diff(self.link.end))
        };
        let nearest = clause.iter().min_by_key(|found| near(found));
        if let Some((_, mention)) = nearest {
            let elsewhere = sentence.iter().any(fits);
            // Another clause has the right name: this one names another.
            if !elsewhere || near(&(0, *mention)) <= 4 {
                return Found::Clashes(mention.from..mention.to, None);
            }
            return Found::Silence;
        }
        let heads = self.heads.iter().flat_map(|head| head.mentions.iter());
        let heads: Vec<usize> = heads.filter_map(|mention| pick(mention.thing)).collect();
        let agrees = sentence.iter().any(fits) || heads.iter().any(|name| right.contains(name));
        match agrees {
            true => Found::Agrees,
            false => Found::Silence,
        }
    }

    pub(super) fn area(&self) -> Found {
        fn pick(thing: Thing) -> Option<usize> {
            match thing {
                Thing::Area(area) => Some(area),
                _ => None,
            }
        }
        if self.about.areas.is_empty() {
            return Found::Silence;
        }
        let found = self.named(&self.about.areas, pick);
        let Found::Clashes(at, _) = found else {
            return found;
        };
        // Names of forces stand in many a sentence about the whole country; only
        // where one is right beside the number it is whose the number is.
        let inside = self.link.contains(&at.start);
        let owner = at.end <= self.link.start
            && (self.passage.tokens[at.end - 1].text.ends_with("’s")
                || self.passage.tokens[at.end - 1].text.ends_with("'s"))
            && self.link.start - at.end <= 3;
        let article = usize::from(
            at.start
                .checked_sub(1)
                .is_some_and(|n| self.is(n, &["the"])),
        );
        let place = at
            .start
            .checked_sub(1 + article)
            .filter(|n| self.is(*n, &["in", "within", "for", "of"]));
        let begins = place.is_some_and(|n| n <= self.bounds.clause.start && !self.is(n, &["of"]))
            && self.is(at.end, &[","])
            && self.link.start.saturating_sub(at.end) <= 6;
        let behind = place.is_some_and(|n| {
            n == self.link.end || (n == self.link.end + 1 && self.noun_at(self.link.end).is_some())
        });
        let has = self.is(at.end, &["had", "has", "recorded", "reported", "was", "is"])
            && self.link.start.saturating_sub(at.end) <= 3
            && at.end < self.link.start;
        if self.about.national && !(inside || owner || begins || behind || has) {
            return Found::Silence;
        }
        let right = self
            .lexicon
            .name(Thing::Area(self.about.areas[0]))
            .to_owned();
        Found::Clashes(at, Some(right))
    }

    pub(super) fn subject(&self) -> Found {
        fn pick(thing: Thing) -> Option<usize> {
            match thing {
                Thing::Subject(subject) => Some(subject),
                _ => None,
            }
        }
        if self.about.subjects.is_empty() {
            return Found::Silence;
        }
        match self.named(&self.about.subjects, pick) {
            Found::Clashes(at, _) => {
                let right = self
                    .lexicon
                    .name(Thing::Subject(self.about.subjects[0]))
                    .to_owned();
                Found::Clashes(at, Some(right))
            }
            found => found,
        }
    }

    pub(super) fn period(&self) -> Found {
        if self.about.years.is_empty() {
            return Found::Silence;
        }
        let in_years = |(year, _): &(String, usize)| self.about.years.contains(year);
        let fits = |found: &(String, usize)| match self.is_an_end(found.1) {
            true if !self.about.ends.is_empty() => self.about.ends.contains(&found.0),
            _ => in_years(found),
        };
        let mut clause = self.passage.years(&self.bounds.clause);
        clause.retain(|found| fits(found) || !(self.related(found.1) || self.parted(found.1)));
        if clause.iter().any(fits) {
            return Found::Agrees;
        }
        let sentence = self.passage.years(&self.bounds.sentence);
        let said = sentence.iter().any(fits);
        let heads: Vec<(String, usize)> = self
            .heads
            .iter()
            .flat_map(|head| head.years(&(0..head.tokens.len())))
            .collect();
        if let Some((_, at)) = clause.first() {
            let beside = at.abs_diff(self.link.end) <= 2 || at.abs_diff(self.link.start) <= 3;
            if !said || beside {
                let an_end = self.about.ends.last().filter(|_| self.is_an_end(*at));
                let right = an_end.or(self.about.years.last());
                return Found::Clashes(*at..*at + 1, right.cloned());
            }
            return Found::Silence;
        }
        if said || heads.iter().any(in_years) {
            return Found::Agrees;
        }
        if let Some(at) = self.earlier(&sentence) {
            return Found::Clashes(at, self.about.years.last().cloned());
        }
        match heads.is_empty() {
            true => Found::Silence,
            // A column of another year.
            false => Found::Clashes(self.link.clone(), self.about.years.last().cloned()),
        }
    }

    /// Whether a year is said to be an end: "to March 2018", "ended 31 March 2018".
    fn is_an_end(&self, year: usize) -> bool {
        let Some(month) = year.checked_sub(1).filter(|at| self.is(*at, &MONTHS)) else {
            return false;
        };
        let is_day = |at: &usize| self.passage.tokens[*at].whole().is_some();
        let first = month.checked_sub(1).filter(is_day).unwrap_or(month);
        let ends = ["to", "ending", "ended", "until"];
        first.checked_sub(1).is_some_and(|at| self.is(at, &ends))
    }

    /// "A year earlier it was [12.9 percent]" of the latest period: nothing that the
    /// edition knows is later. A year that the text names may be.
    fn earlier(&self, sentence: &[(String, usize)]) -> Option<Range<usize>> {
        let all = 0..self.passage.tokens.len();
        let named = !sentence.is_empty() || !self.passage.years(&all).is_empty();
        if !self.about.latest || named {
            return None;
        }
        let start = self.bounds.sentence.start;
        let (_, next) = phrase(&self.passage.tokens, start, |meaning| {
            (meaning == Meaning::Earlier).then_some(())
        })?;
        let verbs = [
            "it", "this", "that", "they", "there", "was", "were", "had", "been", ",",
        ];
        let tied = (next..self.link.start).all(|at| self.is(at, &verbs));
        tied.then_some(start..next)
    }

    /// Whether a word behind the link is in a relative clause of another noun:
    /// "[13 forces] left the definition that they used in 2016".
    fn related(&self, at: usize) -> bool {
        let pronouns = ["that", "which", "who", "whose", "where", "when", "what"];
        let own = self.link.end + 1 + usize::from(self.noun_at(self.link.end).is_some());
        (own..at).any(|at| self.is(at, &pronouns))
    }

    /// Whether another number or an "and" stands between a date and the link:
    /// "[61.7 percent], against 58.1 percent in 2022".
    fn parted(&self, at: usize) -> bool {
        let between = match at < self.link.start {
            true => at + 1..self.link.start,
            false => self.link.end..at,
        };
        let tokens = &self.passage.tokens;
        let mut at = between.start;
        while at < between.end {
            // "12 months", "31 March", "outcome 16" are no other numbers.
            if let Some((_, next)) = passed(tokens, at) {
                at = next.max(at + 1);
                continue;
            }
            if self.is(at, &["and"]) || tokens[at].kind == Kind::Numeral {
                return true;
            }
            at += 1;
        }
        false
    }
}
