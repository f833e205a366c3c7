//! A claim is its sentence: the words around a number against what the datum
//! is about.
//!
//! A word that names an attribute of the datum and is tied to the claim has to
//! agree with it. Absence is silence, and where the tie is in doubt nothing is
//! said. What agrees is kept: it is what the sentence confirmed.

mod asides;
mod grades;
mod lexicon;
mod rules;

pub use asides::months;
pub use lexicon::{Lexicon, Thing};

use super::lookup;
use super::meaning::{Meaning, Superlative};
use super::phrase::{Direction, Phrase};
use super::token::{Token, tokens};
use lexicon::Mention;
use std::ops::Range;

/// What a datum is about, as far as its words can be told. What is empty or
/// `None` is not known, and the words are free.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attributes {
    /// The way it went; `Some(None)` for what stayed the same.
    pub way: Option<Option<Direction>>,
    /// Which way is better.
    pub better: Option<Direction>,
    /// The grades that are meant, a bit for each, the best lowest; more than one
    /// set of them may be right ("not good" for all that is below good).
    pub grades: Vec<u32>,
    /// The end of the order.
    pub superlative: Option<Superlative>,
    /// The areas that may be named.
    pub areas: Vec<usize>,
    /// The areas that are compared, the first with the second.
    pub compared: Option<(usize, usize)>,
    /// Neither way is better: what it is of neither improves nor gets worse.
    pub neutral: bool,
    /// The datum is of the whole country, and names of parts of it may stand in
    /// its sentence.
    pub national: bool,
    /// Questions and measures.
    pub subjects: Vec<usize>,
    /// Years that the words may name.
    pub years: Vec<String>,
    /// Those in which the time ends, where its label says so: "12 months to March 2018".
    pub ends: Vec<String>,
    /// Years with the months that its time names, if it names any.
    pub months: Vec<(String, &'static str)>,
    /// It is of the last of all times that the edition has of it.
    pub latest: bool,
    /// What is counted.
    pub nouns: Vec<usize>,
    /// The datum speaks of a not itself, and its sentence may do so anywhere.
    pub negated: bool,
    /// What it is of has a not in its name; which way it went is not denied by that.
    pub denial: bool,
    /// What is said of those that are counted is not known (of a stated fact, of
    /// a measure's value) and may hold a not; of a set of grades it is.
    pub untold: bool,
}

/// In what an attribute consists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// Which way it went.
    Direction,
    /// Which grade.
    Grade,
    /// Which end of the order.
    Superlative,
    /// Whose it is.
    Area,
    /// When it was.
    Period,
    /// What is counted.
    Counted,
    /// Which question or measure.
    Subject,
    /// Not.
    Negation,
    /// What it is counted in.
    Unit,
    /// Whether it got better, of what has no better.
    Better,
}

/// A word of the sentence that disagrees with the datum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// In what.
    pub attribute: Attribute,
    /// The word, in bytes of the text.
    pub at: Range<usize>,
    /// The word that would be right, if there is one.
    pub right: Option<String>,
}

/// How the sentence of a claim came out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hearing {
    /// What it confirmed, each once.
    pub confirmed: Vec<Attribute>,
    /// What it contradicts, at most one.
    pub clash: Option<Clash>,
    /// A hedge that stands before the link: "more than [35 forces]".
    pub hedge: Option<Range<usize>>,
    /// A word for a long way beside a short one, or the other way round: "slightly"
    /// beside 40 percent.
    pub overdone: Option<Range<usize>>,
}

/// A text with its claims, read once.
#[derive(Debug)]
pub struct Passage<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
    mentions: Vec<Mention>,
    /// The tokens of every claim, in order.
    claims: Vec<Range<usize>>,
    /// Where sentences end, in tokens.
    stops: Vec<usize>,
}

/// How far from a claim its words are looked for, in tokens.
const REACH: usize = 40;

impl<'a> Passage<'a> {
    /// Reads a text whose `claims` stand at these places, in order; `stops` are
    /// the ends of its sentences in bytes.
    pub fn new(text: &'a str, claims: &[Range<usize>], stops: &[usize], lexicon: &Lexicon) -> Self {
        let tokens = tokens(text);
        let index = |byte: usize| tokens.partition_point(|token| token.at.start < byte);
        let claims = claims
            .iter()
            .map(|at| index(at.start)..index(at.end))
            .collect();
        let stops = stops.iter().map(|byte| index(*byte)).collect();
        let mentions = lexicon.mentions(&tokens);
        Self {
            text,
            tokens,
            mentions,
            claims,
            stops,
        }
    }

    /// Holds the sentence of a claim, `phrase` in its link, against what its
    /// datum is about. `heads` are texts that the sentence stands under: the
    /// lead-in of a list, the heads and the caption of a table.
    pub fn hear(
        &self,
        claim: usize,
        phrase: Option<&Phrase>,
        about: &Attributes,
        heads: &[&str],
        lexicon: &Lexicon,
    ) -> Hearing {
        let Some(link) = self.claims.get(claim).cloned() else {
            return Hearing::default();
        };
        let heads: Vec<Passage<'_>> = heads
            .iter()
            .map(|head| Passage::new(head, &[], &[], lexicon))
            .collect();
        let bounds = Bounds::of(self, claim, &link);
        let case = rules::Case {
            passage: self,
            heads: &heads,
            link,
            bounds,
            phrase,
            about,
            lexicon,
        };
        case.hear()
    }

    fn means(&self, at: usize, meaning: Meaning) -> Option<usize> {
        lookup::means(&self.tokens, at, meaning)
    }

    /// The bytes of some tokens.
    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let start = self
            .tokens
            .get(from)
            .map_or(self.text.len(), |t| t.at.start);
        let end = to.checked_sub(1).and_then(|n| self.tokens.get(n));
        start..end.map_or(start, |token| token.at.end).max(start)
    }

    /// The noun of counting at a token.
    fn noun_at(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let first = self.mentions.partition_point(|mention| mention.from < at);
        let mut here = self.mentions[first..]
            .iter()
            .take_while(|mention| mention.from == at);
        here.find_map(|mention| match mention.thing {
            Thing::Noun(noun) => Some((noun, mention.from..mention.to)),
            _ => None,
        })
    }

    /// Whether the text is little else than this name: the head of a row or a column.
    fn is_named(&self, mention: &Mention) -> bool {
        const BESIDE: usize = 2;
        self.tokens.len() <= mention.to - mention.from + BESIDE
    }

    fn mentions(&self, within: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.from < within.start);
        let end = within.end;
        self.mentions[first..]
            .iter()
            .take_while(move |m| m.to <= end)
    }
}

/// The last of some ends of sentences before a claim, and the first behind it;
/// `stops` are in order.
pub fn around(stops: &[usize], claim: &Range<usize>) -> (Option<usize>, Option<usize>) {
    let before = stops.partition_point(|stop| *stop <= claim.start);
    let after = stops.partition_point(|stop| *stop < claim.end);
    let last = before.checked_sub(1).and_then(|n| stops.get(n));
    (last.copied(), stops.get(after).copied())
}

/// How far the words of a claim reach, in tokens.
#[derive(Debug, Clone)]
struct Bounds {
    /// Its sentence.
    sentence: Range<usize>,
    /// Its clause.
    clause: Range<usize>,
}

impl Bounds {
    fn of(passage: &Passage<'_>, claim: usize, link: &Range<usize>) -> Self {
        let (before, after) = around(&passage.stops, link);
        let start = before.unwrap_or(0).max(link.start.saturating_sub(REACH));
        let length = passage.tokens.len();
        let end = after.unwrap_or(length).min(link.end + REACH).min(length);
        let previous = claim.checked_sub(1).and_then(|n| passage.claims.get(n));
        let next = passage.claims.get(claim + 1);
        let mut left = link.start;
        let floor = previous
            .map_or(start, |other| other.end.max(start))
            .min(link.start);
        while left > floor {
            if passage.means(left - 1, Meaning::Break).is_some() {
                break;
            }
            left -= 1;
        }
        let mut right = link.end;
        let ceiling = next.map_or(end, |other| other.start.min(end)).max(link.end);
        while right < ceiling && passage.means(right, Meaning::Break).is_none() {
            right += 1;
        }
        // Between two claims the last comma or "and" parts them.
        let parts = |at: usize| passage.tokens[at].is_any(&[",", "and", "or", "to"]);
        if let Some(other) = previous.filter(|other| other.end == left && left > start)
            && let Some(cut) = (other.end..link.start).rev().find(|at| parts(*at))
        {
            left = cut + 1;
        }
        if let Some(other) = next.filter(|other| other.start == right)
            && let Some(cut) = (link.end..other.start).rev().find(|at| parts(*at))
        {
            right = cut;
        }
        Self {
            sentence: start..end,
            clause: left..right,
        }
    }
}

/// What the label of a datum tells of it, in the words of the edition.
pub fn label(text: &str, lexicon: &Lexicon) -> Attributes {
    let passage = Passage::new(text, &[], &[], lexicon);
    let all = 0..passage.tokens.len();
    let mut about = Attributes {
        way: super::read::direction_of(text).map(Some),
        denial: all.clone().any(|at| {
            passage.means(at, Meaning::Negation).is_some()
                || passage.tokens[at].is_any(&[
                    "no", "lack", "lacking", "missing", "fail", "failed", "neither", "unable",
                    "few", "too",
                ])
        }),
        years: passage
            .years(&all)
            .into_iter()
            .flat_map(|(year, _)| asides::halves(&year))
            .collect(),
        ..Attributes::default()
    };
    let grades = passage.grades(&all, lexicon.grades, None, 0);
    if let [grade] = grades.as_slice() {
        about.grades = vec![grade.mask];
    }
    for mention in passage.mentions(&all) {
        match mention.thing {
            Thing::Area(area) => about.areas.push(area),
            Thing::Subject(subject) => about.subjects.push(subject),
            Thing::Noun(noun) => about.nouns.push(noun),
            Thing::Grade(_) => {}
        }
    }
    about
}
