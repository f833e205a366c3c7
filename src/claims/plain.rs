//! What is plainly no data, although it has a number in it: dates, figure
//! numbers, "999", "24 hours a day". Each rule has a name, so that a person
//! can see why a number was not reported.

use super::ages::{aged, bound_of_age};
use super::called::{address, labelled, named, telephone};
use super::lookup::turn;
use super::quantity::is_frequency;
use super::refer::{idiom, reference};
use super::token::{Kind, Token};
use super::unit::count;

/// Why a number in the text is no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// "30 June 2017", "mid-2016", "2016/17".
    Date,
    /// "the 12 months to June", "the last three years", "a two-day course".
    Period,
    /// "10.30 pm", "24/7", "seven days a week".
    Time,
    /// "Figure 7", "section 136", "outcome 16", "Recommendation 2".
    Reference,
    /// "999", "101".
    Emergency,
    /// "third year", "2nd".
    Ordinal,
    /// "one of the", "no one", "one another".
    Idiom,
    /// "4Ps", "MI5", "1a".
    Name,
    /// "1." at the start of a line.
    ListNumber,
    /// "per 100,000 population": the denominator of a rate.
    Per,
    /// "under 18", "a 17-year-old".
    Age,
    /// "a three-way call".
    Compound,
}

pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const TIMES: [&str; 16] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute",
    "minutes", "quarter", "quarters", "weekend", "decades",
];

/// The rule by which the tokens from `at` are no data, and where they end.
pub(crate) fn passed(tokens: &[Token<'_>], at: usize) -> Option<(Rule, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Name => Some((Rule::Name, at + 1)),
        Kind::Ordinal => {
            let month = tokens.get(at + 1).is_some_and(is_month);
            if month {
                Some((Rule::Date, year_after(tokens, at + 2)))
            } else {
                Some((Rule::Ordinal, at + 1))
            }
        }
        Kind::Word => word(tokens, at),
        Kind::Numeral => numeral(tokens, at),
        Kind::Symbol if token.entry.is_some() => reference(tokens, at),
        Kind::Symbol | Kind::Bound => None,
    }
}

fn word(tokens: &[Token<'_>], at: usize) -> Option<(Rule, usize)> {
    let token = &tokens[at];
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    if is_month(token) {
        let end = year_after(tokens, at + 1);
        return (end > at + 1).then_some((Rule::Date, end));
    }
    if let Some(found) = reference(tokens, at).or_else(|| named(tokens, at)) {
        return Some(found);
    }
    if token.is("per")
        && let Some((_, end, _)) = count(tokens, at + 1)
    {
        let end = if is(end, &["thousand", "million", "billion"]) {
            end + 1
        } else {
            end
        };
        return Some((Rule::Per, end));
    }
    if token.is_any(&["for", "in"]) && is(at + 1, &["every"]) {
        let (_, end, _) = count(tokens, at + 2)?;
        return (!tokens[at + 2].is("one")).then_some((Rule::Per, end));
    }
    if let Some(end) = idiom(tokens, at) {
        return Some((Rule::Idiom, end));
    }
    if let Some(end) = bound_of_age(tokens, at) {
        return Some((Rule::Age, end));
    }
    if let Some(end) = aged(tokens, at) {
        return Some((Rule::Age, end));
    }
    duration(tokens, at)
}

fn numeral(tokens: &[Token<'_>], at: usize) -> Option<(Rule, usize)> {
    let token = &tokens[at];
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let next = tokens.get(at + 1);
    let joins = |at: usize| {
        at > 0
            && tokens
                .get(at)
                .is_some_and(|t| tokens[at - 1].at.end == t.at.start)
    };
    let before = at.checked_sub(1).and_then(|n| tokens.get(n));
    // "2018-06-12"
    let iso = joins(at + 1)
        && [1, 3].map(|n| tokens.get(at + n).is_some_and(Token::is_dash)) == [true; 2]
        && [2, 4].map(|n| tokens.get(at + n).is_some_and(|t| t.text.len() == 2)) == [true; 2];
    if iso && is_year(token) {
        return Some((Rule::Date, at + 5));
    }
    if is_year(token) && !is(at + 1, &["percent", "%", "per", "million", "of", "£"]) {
        return Some((Rule::Date, year_after(tokens, at)));
    }
    let slash = next.is_some_and(|t| t.is("/")) && joins(at + 1) && joins(at + 2);
    if let Some(end) = telephone(tokens, at).or_else(|| address(tokens, at)) {
        return Some((Rule::Name, end));
    }
    if let Some(end) = labelled(tokens, at) {
        return Some((Rule::Name, end));
    }
    if slash && tokens.get(at + 2).is_some_and(|t| t.whole().is_some()) {
        let date = is(at + 3, &["/"]) && tokens.get(at + 4).is_some_and(|t| t.whole().is_some());
        if date {
            return Some((Rule::Date, at + 5));
        }
        if token.text == "24" && tokens[at + 2].text == "7" {
            return Some((Rule::Time, at + 3));
        }
    }
    let day = token.whole().filter(|n| (1..=31).contains(n));
    if day.is_some() {
        if next.is_some_and(is_month) {
            return Some((Rule::Date, year_after(tokens, at + 2)));
        }
        let joined = next.is_some_and(|t| t.is_any(&["and", "to"]) || t.is_dash());
        let other = tokens
            .get(at + 2)
            .and_then(Token::whole)
            .is_some_and(|n| n <= 31);
        if joined && other && tokens.get(at + 3).is_some_and(is_month) {
            return Some((Rule::Date, year_after(tokens, at + 4)));
        }
    }
    if next.is_some_and(|t| t.is(":"))
        && joins(at + 1)
        && joins(at + 2)
        && tokens[at + 2].text.len() == 2
        && !is(at + 3, &["minutes", "hours", "seconds"])
    {
        return Some((Rule::Time, at + 3));
    }
    let clock = before.is_some_and(|t| t.is("at")) && is(at + 1, &["hours"]);
    if next.is_some_and(|t| matches!(t.text, "am" | "pm")) || clock {
        return Some((Rule::Time, at + 2));
    }
    let small = token.whole().filter(|n| *n < 100).is_some();
    let closed = next.is_some_and(|t| matches!(t.text, "." | ")")) && joins(at + 1);
    let opens = before.is_none_or(|t| matches!(t.text, ":" | ";"))
        || (at == 1 && tokens[0].is("("))
        || (at >= 2 && tokens[at - 1].is("and") && tokens[at - 2].is(";"));
    if small && closed && opens && tokens.len() > at + 2 {
        return Some((Rule::ListNumber, at + 2));
    }
    // "101 calls" are calls to 101, and "101 complaints" are so many.
    let called = next.is_some_and(|t| t.text.ends_with('s') && t.is_any(&CALLED));
    let counted = is(
        at + 1,
        &["percent", "%", "per", "of", "out", "force", "people"],
    ) || next
        .is_some_and(|t| t.kind == Kind::Word && t.text.ends_with('s') && !called);
    if matches!(token.text, "999" | "101" | "111") && !counted && !before.is_some_and(|t| t.is("£"))
    {
        return Some((Rule::Emergency, at + 1));
    }
    if let Some(end) = bound_of_age(tokens, at) {
        return Some((Rule::Age, end));
    }
    duration(tokens, at)
}

/// What belongs to a telephone number: "101 calls".
const CALLED: [&str; 12] = [
    "calls",
    "callers",
    "operators",
    "handlers",
    "lines",
    "services",
    "numbers",
    "systems",
    "centres",
    "queues",
    "responses",
    "was",
];

/// A number of years, months, days… that dates something and measures nothing.
fn duration(tokens: &[Token<'_>], at: usize) -> Option<(Rule, usize)> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let (_, end, words) = count(tokens, at)?;
    let hyphen = tokens.get(end).is_some_and(Token::is_dash);
    if hyphen && let Some(noun) = tokens.get(end + 1).filter(|t| t.kind == Kind::Word) {
        let joined =
            tokens[end].at.end == noun.at.start && tokens[end - 1].at.end == tokens[end].at.start;
        if joined
            && noun.is_any(&["year", "years"])
            && tokens.get(end + 2).is_some_and(Token::is_dash)
        {
            return Some((Rule::Age, end + 4));
        }
        if joined && noun.is_any(&TIMES) && !noun.is_any(&["quarter", "quarters"]) {
            // "its four-week wait" measures something.
            return (!is(end + 2, &WAITS)).then_some((Rule::Period, end + 2));
        }
        let number = super::cardinal::part(noun, true)
            .or(super::cardinal::part(noun, false))
            .is_some()
            || super::cardinal::scale(noun).is_some()
            || super::cardinal::below_hundred(tokens, end + 1).is_some()
            || noun.is_any(&[
                "percent",
                "percentage",
                "fold",
                "times",
                "hundred",
                "per",
                "force",
                "to",
            ]);
        // "a five-point rise"
        let risen = noun.is("point") && (is(end + 2, &GAPS) || turn(tokens, end + 2).is_some());
        if joined && !number && !risen && (words || noun.is_any(&PARTS_OF_THINGS)) {
            return Some((Rule::Compound, end + 2));
        }
    }
    // "a 24hr service"
    if tokens[at].text == "24" && is(end, &["hr", "h"]) {
        return Some((Rule::Time, end + 1));
    }
    if !is(end, &TIMES) || is(end, &["quarter", "quarters"]) {
        return None;
    }
    if is(end + 1, &["old"]) {
        return Some((Rule::Age, end + 2));
    }
    if is_frequency(tokens, end + 1) {
        return Some((Rule::Time, end + 3));
    }
    const ADJECTIVES: [&str; 9] = [
        "last",
        "past",
        "previous",
        "next",
        "preceding",
        "following",
        "coming",
        "first",
        "recent",
    ];
    const BEFORE: [&str; 4] = ["every", "the", "these", "those"];
    const SHORT: [&str; 4] = ["minutes", "minute", "hours", "hour"];
    const AFTER: [&str; 13] = [
        "ending",
        "ended",
        "up",
        "before",
        "from",
        "since",
        "later",
        "ago",
        "earlier",
        "running",
        "prior",
        "previously",
        "until",
    ];
    let before = at.checked_sub(1).and_then(|n| tokens.get(n));
    // "the last 30 days", but not "orders last 30 days".
    let article = at
        .checked_sub(2)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| t.is_any(&["the", "over", "in"]));
    // "Every 12 minutes a call is lost" counts, and "every two years" dates.
    let counts = before.is_some_and(|t| t.is("every")) && is(end, &SHORT);
    let dated = before.is_some_and(|t| t.is_any(&BEFORE) || (article && t.is_any(&ADJECTIVES)))
        || (before.is_some_and(|t| t.is("over")) && is(end, &["years", "months"]));
    // "the 12 months to June", but not "it took 40 days to answer".
    let to = is(end + 1, &["to"])
        && tokens.get(end + 2).is_some_and(|t| {
            is_month(t) || t.kind == Kind::Numeral || t.is_any(&["the", "end", "mid", "date"])
        });
    let full = before.is_some_and(|t| t.is_any(&["full", "whole", "entire"]));
    let behind = !full && (to || is(end + 1, &AFTER));
    let first =
        before.is_some_and(|t| t.is("in")) && at.checked_sub(2).is_some_and(|n| is(n, &["time"]));
    ((dated && !counts) || behind || first || is_standard(tokens, at))
        .then_some((Rule::Period, end + 1))
}

/// What a time measures.
const WAITS: [&str; 8] = [
    "wait",
    "waits",
    "waiting",
    "delay",
    "delays",
    "backlog",
    "queue",
    "turnaround",
];

/// What points measure, beside the directions.
const GAPS: [&str; 5] = ["gap", "lead", "difference", "margin", "swing"];

/// "A 266-page review", "a 12-point plan".
const PARTS_OF_THINGS: [&str; 8] = [
    "point", "page", "star", "step", "digit", "letter", "word", "stage",
];

/// "A patient should be seen within four hours": what is wanted, and not what was.
fn is_standard(tokens: &[Token<'_>], at: usize) -> bool {
    const FAR: usize = 12;
    let Some(within) = at.checked_sub(1).filter(|n| tokens[*n].is("within")) else {
        return false;
    };
    let clause = tokens[within.saturating_sub(FAR)..within].iter().rev();
    let mut clause = clause.take_while(|t| !matches!(t.text, "." | ";") && t.kind != Kind::Bound);
    clause.any(|t| t.is_any(&["should", "must", "shall", "ought", "aim", "aims", "target"]))
}

fn is_month(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && MONTHS.contains(&token.text)
}

/// Four digits without a separator from 1900 to 2099: in the house style a
/// count of that size has one.
pub(crate) fn is_year(token: &Token<'_>) -> bool {
    token.text.len() == 4 && token.whole().is_some_and(|n| (1900..2100).contains(&n))
}

/// Past a year, and past the second half of "2016/17", if they are here.
fn year_after(tokens: &[Token<'_>], at: usize) -> usize {
    if !tokens.get(at).is_some_and(is_year) {
        return at;
    }
    let slash = tokens.get(at + 1).is_some_and(|t| t.is("/") || t.is_dash());
    let second = tokens
        .get(at + 2)
        .is_some_and(|t| t.whole().is_some() && matches!(t.text.len(), 2 | 4));
    let adjacent = tokens
        .get(at + 2)
        .is_some_and(|t| t.at.start <= tokens[at].at.end + 3);
    if slash && second && adjacent {
        at + 3
    } else {
        at + 1
    }
}
