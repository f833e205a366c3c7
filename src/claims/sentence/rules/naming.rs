//! Names: of areas, of questions and measures, and of times.

use super::{Case, Found};
use crate::claims::lookup::phrase;
use crate::claims::meaning::Meaning;
use crate::claims::plain::{MONTHS, passed};
use crate::claims::sentence::Thing;
use crate::claims::sentence::asides::halves;
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
                .filter(|(name, mention)| {
                    let owns = right.contains(name) && self.owns(mention.to);
                    owns || !self.passage.aside(mention.from, mention.to, within.start)
                })
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
        let heads = self.heads.iter().flat_map(|head| {
            let mentions = head.mentions.iter();
            mentions.filter_map(move |mention| Some((pick(mention.thing)?, head.is_named(mention))))
        });
        let heads: Vec<(usize, bool)> = heads.collect();
        let agrees = |name: &usize| right.contains(name);
        if sentence.iter().any(fits) || heads.iter().any(|(name, _)| agrees(name)) {
            return Found::Agrees;
        }
        // The row of another area, the column of another measure.
        match heads.as_slice() {
            [(_, true)] if sentence.is_empty() => Found::Clashes(self.link.clone(), None),
            _ => Found::Silence,
        }
    }

    /// Whether a name before the link has a relative clause that leads to it: "more than
    /// Kent, whose share was [12 percent]".
    fn owns(&self, end: usize) -> bool {
        let pronoun = end + usize::from(self.is(end, &[","]));
        pronoun < self.link.start && self.is(pronoun, &["whose", "which", "where", "who"])
    }

    /// The areas of a comparison, where its other side is named behind the link: "[1.7
    /// times] that of England and Wales".
    fn compared(&self, one: usize, other: usize) -> Found {
        let areas = |within: &Range<usize>| -> Vec<(usize, Range<usize>)> {
            let mentions = self.passage.mentions(within);
            let areas = mentions.filter_map(|mention| match mention.thing {
                Thing::Area(area) => Some((area, mention.from..mention.to)),
                _ => None,
            });
            areas.collect()
        };
        let (left, right) = (areas(&self.left()), areas(&self.right()));
        let turned = match (left.as_slice(), right.as_slice()) {
            ([(first, _)], [(second, _)]) => *first == other && *second == one,
            _ => false,
        };
        if right.iter().any(|(area, _)| *area == other) {
            return Found::Silence;
        }
        let mut wrong = right.into_iter();
        match wrong.find(|(area, _)| turned || *area != one) {
            Some((_, at)) => {
                let name = self.lexicon.name(Thing::Area(other)).to_owned();
                Found::Clashes(at, Some(name))
            }
            None => Found::Silence,
        }
    }

    pub(super) fn area(&self) -> Found {
        fn pick(thing: Thing) -> Option<usize> {
            match thing {
                Thing::Area(area) => Some(area),
                _ => None,
            }
        }
        if let Some((one, other)) = self.about.compared {
            return self.compared(one, other);
        }
        if self.about.areas.is_empty() {
            return Found::Silence;
        }
        let found = self.named(&self.about.areas, pick);
        let Found::Clashes(at, _) = found else {
            return found;
        };
        let headed = at == self.link;
        // Names of forces stand in many a sentence about the whole country; only
        // where one is right beside the number it is whose the number is.
        let inside = !headed && self.link.contains(&at.start);
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
            && (at.end == self.link.start
                || (self.is(at.end, &[","]) && self.link.start.saturating_sub(at.end) <= 6));
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
            // "Forces that are good at prevention had [12 percent]" says who they are.
            Found::Clashes(at, _)
                if self.about.grades.is_empty() && self.graded_before(at.start) =>
            {
                Found::Silence
            }
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

    /// Whether the name that begins here is what somebody has a grade for.
    fn graded_before(&self, at: usize) -> bool {
        let ends = |mention: &Mention| mention.to + 1 == at;
        let mut mentions = self.passage.mentions.iter().filter(|mention| ends(mention));
        mentions.any(|mention| matches!(mention.thing, Thing::Grade(_)))
    }

    pub(super) fn period(&self) -> Found {
        if self.about.years.is_empty() {
            return Found::Silence;
        }
        // Of a datum of 2017/18, which has two years, "2016/17" is none.
        let in_years = |(year, _): &(String, usize)| {
            let mut halves = halves(year)
                .into_iter()
                .map(|year| self.about.years.contains(&year));
            match self.about.years.len() > 1 {
                true => halves.all(|known| known),
                false => halves.any(|known| known),
            }
        };
        let fits = |found: &(String, usize)| match self.is_an_end(found.1) {
            true if !self.about.ends.is_empty() => self.about.ends.contains(&found.0),
            _ => in_years(found),
        };
        let mut clause = self.passage.years(&self.bounds.clause);
        clause.retain(|found| fits(found) || !(self.related(found.1) || self.parted(found.1)));
        if clause.iter().any(fits) {
            let another = clause.iter().find_map(|(_, at)| self.another_month(*at));
            return match another {
                Some((month, right)) => Found::Clashes(month..month + 1, Some(right.to_owned())),
                None => Found::Agrees,
            };
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

    /// The month before a year beside the claim, if the time of the datum is in another one
    /// of this year: "[12 percent] in March 2017" of June 2017. The right one comes with it.
    fn another_month(&self, year: usize) -> Option<(usize, &'static str)> {
        const BEFORE: usize = 4;
        let month = year.checked_sub(1).filter(|at| self.is(*at, &MONTHS))?;
        let of_year = |time: &&(String, &'static str)| time.0 == self.passage.tokens[year].text;
        let (_, right) = self.about.months.iter().find(of_year)?;
        let known = |time: &(String, &'static str)| self.is(month, &[time.1]);
        if self.about.months.iter().any(known) {
            return None;
        }
        let is_day = |at: &usize| self.passage.tokens[*at].whole().is_some();
        let first = month.checked_sub(1).filter(is_day).unwrap_or(month);
        let leads = ["in", "on", "at", "to", "ending", "ended", "until"];
        let led = first.checked_sub(1).filter(|at| self.is(*at, &leads))?;
        let ours = |at: usize| self.counted_at(at) || self.means(at, Meaning::Carrier);
        let behind =
            led >= self.link.end && led - self.link.end <= BEFORE && (self.link.end..led).all(ours);
        let opens = [
            "in", "over", "during", "for", "the", "year", "months", "quarter", "twelve",
        ];
        let begins = (self.bounds.sentence.start..led)
            .all(|at| self.is(at, &opens) || self.passage.tokens[at].text == "12")
            && year < self.link.start
            && self.link.start - year <= BEFORE;
        (behind || begins).then_some((month, *right))
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
            true => at + 1 + self.passage.second_half(at).map_or(0, |_| 2)..self.link.start,
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
