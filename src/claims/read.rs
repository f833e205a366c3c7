//! Reads what a phrase says.
//!
//! The tokens are walked once. What is plainly no data is passed over, hedges
//! are kept until the number they stand before, and words that are neither are
//! skipped. In the end there has to be one number, or a pair that its words
//! hold together ("between … and", "from … to", "31 to 79").

use super::cardinal::roman;
use super::lookup::{hedge, means, phrase, turn};
use super::meaning::{Meaning, Share};
use super::pairs;
use super::phrase::{Direction, Form, Hedge, Number, Phrase, Unit, What, Whole};
use super::plain::passed;
use super::quantity::{can_start, quantity};
use super::token::{Kind, Token, tokens};
use super::unit::count;
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Range;

/// Why a phrase says nothing that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What is in the way, in bytes of the phrase.
    pub at: Range<usize>,
    /// A sentence without its full stop.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

/// The direction that a text has words for, if it has words for one only.
pub fn direction_of(text: &str) -> Option<Direction> {
    let tokens = tokens(text);
    let mut ways = (0..tokens.len()).filter_map(|at| turn(&tokens, at).map(|(turn, _)| turn.way));
    let first = ways.next()?;
    ways.all(|way| way == first).then_some(first)
}

/// A number and the word before it (or before its hedge).
pub(super) struct Found<'t, 'a> {
    pub(super) number: Number,
    pub(super) before: Option<&'t Token<'a>>,
    pub(super) first: usize,
    pub(super) next: usize,
}

/// A direction, whether it speaks of better and worse, and its place.
type Way = (Direction, bool, Range<usize>);

/// A quantity without a numeral, its place, its whole and its hedge.
type Quantifier = (
    Share,
    Range<usize>,
    Option<Whole>,
    Option<(Hedge, Range<usize>)>,
);

/// What the walk over the tokens has seen.
#[derive(Default)]
struct Walk<'t, 'a> {
    found: Vec<Found<'t, 'a>>,
    ways: Vec<Way>,
    skipped: Vec<Range<usize>>,
    share: Option<Quantifier>,
    all_but: bool,
    negated: bool,
    twist: Option<Range<usize>>,
}

/// Reads a phrase.
pub fn read(text: &str) -> Result<Phrase, ReadError> {
    let tokens = tokens(text);
    let mut walk = Walk::default();
    let mut at = 0;
    while at < tokens.len() {
        at = walk.step(&tokens, at);
    }
    let Walk {
        found,
        mut ways,
        skipped,
        share,
        all_but,
        negated,
        twist,
    } = walk;
    if let Some((_, _, at)) = ways.iter().find(|(way, _, _)| *way != ways[0].0) {
        let message = format!(
            "`{}` and `{}` point two ways",
            &text[ways[0].2.clone()],
            &text[at.clone()]
        );
        return Err(ReadError {
            at: at.clone(),
            message,
        });
    }
    let what = match (found.len(), share) {
        (0, Some((_, at, ..))) if negated => {
            let message = "a denied quantity says nothing certain".to_owned();
            return Err(ReadError { at, message });
        }
        (0, Some((share, at, whole, hedge))) => said(share, at, whole, hedge),
        (0, None) => match (other_number(&tokens), ways.first()) {
            (Some(number), _) => What::Number(number),
            (None, Some((_, _, at))) => What::Way(at.clone(), negated),
            // "higher than in Kent" has no number that it could stand behind.
            (None, None) => match (0..tokens.len()).find_map(|at| Some((at, turn(&tokens, at)?))) {
                Some((at, (found, next))) => {
                    let place = tokens[at].at.start..tokens[next - 1].at.end;
                    ways.push((found.way, found.valued, place.clone()));
                    What::Way(place, negated)
                }
                None => return Err(nothing(&tokens, text)),
            },
        },
        (1, Some((Share::None, at, ..))) if at.end < found[0].number.at.start => {
            let message = format!(
                "`{}` beside a number says two things",
                &text[at.start..found[0].number.at.end]
            );
            return Err(ReadError { at, message });
        }
        _ => pairs::hold(&tokens, found, &ways, text)?,
    };
    let first = ways.into_iter().next();
    Ok(Phrase {
        what,
        valued: first.as_ref().is_some_and(|(_, valued, _)| *valued),
        direction: first.map(|(way, _, at)| (way, at)),
        passed: skipped,
        all_but,
        twist,
    })
}

impl<'t, 'a> Walk<'t, 'a> {
    /// Reads what is at a token, and returns where to go on.
    fn step(&mut self, tokens: &'t [Token<'a>], at: usize) -> usize {
        let place = |from: usize, next: usize| tokens[from].at.start..tokens[next - 1].at.end;
        if can_start(tokens, at)
            && !is_measured_time(tokens, at)
            && let Some((_, end)) = passed(tokens, at)
        {
            let end = end.min(tokens.len());
            self.skipped.push(place(at, end));
            return end;
        }
        if let Some((way, next)) = sign(tokens, at) {
            self.ways.push((way, false, place(at, next)));
            return next;
        }
        if let Some(next) =
            means(tokens, at, Meaning::AllBut).filter(|next| is_number(tokens, *next))
        {
            self.all_but = true;
            return next;
        }
        if let Some(next) =
            means(tokens, at, Meaning::Twist).filter(|next| is_number(tokens, *next))
        {
            self.twist = Some(place(at, next));
            return next;
        }
        let (mut hedged, start) = match hedge(tokens, at) {
            Some((hedge, next)) => (Some((hedge, place(at, next))), next),
            None => (None, at),
        };
        let data = hedged.is_none() || passed(tokens, start).is_none();
        if data
            && can_start(tokens, start)
            && let Some(read) = quantity(tokens, start)
        {
            return self.number(tokens, at, hedged, read);
        }
        if data && let Some((share, next)) = phrase_of_share(tokens, start) {
            if self.share.is_none() {
                let (whole, next) = whole_of(tokens, next);
                self.share = Some((share, place(start, next), whole, hedged.take()));
                return next;
            }
            return next;
        }
        if let Some(next) = means(tokens, at, Meaning::Negation) {
            self.negated = true;
            return next;
        }
        if let Some((_, next)) = phrase(tokens, at, |meaning| match meaning {
            Meaning::Grade(_) => Some(()),
            _ => None,
        })
        .filter(|(_, next)| *next > at + 1)
        {
            return next;
        }
        match turn(tokens, at) {
            Some((turn, next)) => {
                // "17 percent fewer" went down; "ten times more likely" went
                // nowhere, and neither did "12 forces below good".
                let last = self.found.last().map(|found| found.number.unit);
                let place_word = tokens[at].is_any(&["above", "below", "short"]);
                let said = match last {
                    None | Some(Unit::Multiple) => false,
                    Some(Unit::Plain) => !place_word,
                    Some(_) => true,
                };
                if said || !turn.behind {
                    self.ways.push((turn.way, turn.valued, place(at, next)));
                }
                next
            }
            None => at + 1,
        }
    }

    /// Takes a number with the hedges on both sides of it.
    fn number(
        &mut self,
        tokens: &'t [Token<'a>],
        at: usize,
        hedge: Option<(Hedge, Range<usize>)>,
        mut read: super::quantity::Quantity,
    ) -> usize {
        read.number.hedge = hedge;
        if let Some(way) = read.direction {
            self.ways.push((way, false, read.number.at.clone()));
        }
        let mut next = read.next;
        let behind = |from: usize| {
            phrase(tokens, from, |meaning| match meaning {
                Meaning::Behind(hedge) => Some(hedge),
                _ => None,
            })
        };
        // "16,000 or so", "16,000 devices or so".
        let noun = tokens
            .get(next)
            .is_some_and(|token| token.kind == Kind::Word);
        let found = behind(next).map(|found| (found, next)).or_else(|| {
            let found = behind(next + 1).filter(|_| noun)?;
            Some((found, next + 1))
        });
        if read.number.hedge.is_none()
            && let Some(((hedge, end), from)) = found
        {
            read.number.hedge = Some((hedge, tokens[from].at.start..tokens[end - 1].at.end));
            next = end;
        }
        let before = at.checked_sub(1).map(|n| &tokens[n]);
        self.found.push(Found {
            number: read.number,
            before,
            first: at,
            next,
        });
        next
    }
}

fn is_number(tokens: &[Token<'_>], at: usize) -> bool {
    let start = hedge(tokens, at).map_or(at, |(_, next)| next);
    can_start(tokens, start) && passed(tokens, start).is_none() && quantity(tokens, start).is_some()
}

/// "1:30 minutes" measures; "10:30" is a time of day.
fn is_measured_time(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.is(":"))
        && tokens
            .get(at + 3)
            .is_some_and(|t| t.is_any(&["minutes", "hours", "seconds"]))
}

/// "−25", "minus 25", "+5": a sign right before its number.
fn sign(tokens: &[Token<'_>], at: usize) -> Option<(Direction, usize)> {
    let token = tokens.get(at)?;
    let next = tokens
        .get(at + 1)
        .filter(|next| next.kind == Kind::Numeral || next.is("£"))?;
    let way = if token.is_any(&["minus", "negative"]) || (token.is_dash() && token.text != "—") {
        Direction::Down
    } else if token.is_any(&["plus", "+"]) {
        Direction::Up
    } else {
        return None;
    };
    let glued = next.at.start == token.at.end;
    let free = at == 0 || tokens[at - 1].at.end < token.at.start || tokens[at - 1].is("(");
    (token.kind == Kind::Word || (glued && free)).then_some((way, at + 1))
}

fn phrase_of_share(tokens: &[Token<'_>], at: usize) -> Option<(Share, usize)> {
    phrase(tokens, at, |meaning| match meaning {
        Meaning::Share(share) => Some(share),
        _ => None,
    })
}

/// "of the 43", "of the 43 forces" behind "none".
fn whole_of(tokens: &[Token<'_>], at: usize) -> (Option<Whole>, usize) {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let from = if is(at, &["of"]) { at + 1 } else { at };
    let number = if from > at && is(from, &["the", "these", "those", "all"]) {
        from + 1
    } else {
        from
    };
    let found = (number > from).then(|| count(tokens, number)).flatten();
    match found {
        Some((value, end, words)) if value > 0 && !is(end, &["percent", "%", "per", "million"]) => {
            let at = tokens[number].at.start..tokens[end - 1].at.end;
            let whole = Whole {
                value,
                definite: true,
                at,
                words,
            };
            (Some(whole), end)
        }
        _ => (None, at),
    }
}

/// A quantity without a numeral. "All" and "none" are numbers like others.
fn said(
    share: Share,
    at: Range<usize>,
    whole: Option<Whole>,
    hedge: Option<(Hedge, Range<usize>)>,
) -> What {
    let (value, form, unit) = match share {
        Share::All => (Decimal::ONE, Form::All, Unit::Proportion),
        Share::None => (Decimal::ZERO, Form::None, Unit::Plain),
        _ => return What::Share(share, at, whole),
    };
    if whole.is_some() {
        return What::Share(share, at, whole);
    }
    What::Number(Number {
        bare: at.clone(),
        at,
        value,
        over: 1,
        step: Decimal::ONE,
        form,
        unit,
        hedge,
        whole,
        seconds: None,
    })
}

/// Numbers that only count where there is no other: "XII", "the third year
/// running", "1:30 minutes".
fn other_number(tokens: &[Token<'_>]) -> Option<Number> {
    let plain = |at: Range<usize>, value: Decimal, step: Decimal| Number {
        bare: at.clone(),
        at,
        value,
        over: 1,
        step,
        form: Form::Words,
        unit: Unit::Plain,
        hedge: None,
        whole: None,
        seconds: None,
    };
    tokens.iter().enumerate().find_map(|(at, token)| {
        let running = tokens
            .get(at + 2)
            .is_some_and(|t| t.is_any(&["running", "in"]));
        let ordinal = super::cardinal::part(token, false).filter(|_| running);
        let value = ordinal.or_else(|| roman(token.text))?;
        Some(plain(token.at.clone(), Decimal::from(value), Decimal::ONE))
    })
}

fn nothing(tokens: &[Token<'_>], text: &str) -> ReadError {
    let long = tokens
        .iter()
        .find(|t| t.text.starts_with(|c: char| c.is_ascii_digit()) && t.text.len() > 28);
    match long {
        Some(token) => ReadError {
            at: token.at.clone(),
            message: "this number is too long to be read".into(),
        },
        None => ReadError {
            at: 0..text.len(),
            message: "there is no number in these words".into(),
        },
    }
}
