//! One claim: what its words say against what its target gives.

use super::attributes::Words;
use super::lookup::Fault;
use super::targets::{self, Against, Bound};
use super::{Ground, part};
use crate::claims::sentence::Attributes;
use crate::claims::target::{Move, Test};
use crate::claims::{
    Datum, Hedge, Phrase, Reason, Roster, Stated, Target, Verdict, agrees, confirms, direction_of,
    ranks, read, write,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::{Area, Claim, ClaimBasis, Fact};
use std::borrow::Cow;

/// How a claim came out.
pub(super) struct Outcome {
    /// What it rests on, if its target could be resolved.
    pub(super) basis: Option<ClaimBasis>,
    /// The words that fill in `[?]`.
    pub(super) filled: Option<String>,
    /// What its sentence is held against.
    pub(super) heard: Option<Heard>,
    /// Its own words disagree.
    pub(super) wrong: Option<Diagnostic>,
}

/// A claim whose own words were compared.
pub(super) struct Heard {
    pub(super) bound: Bound,
    pub(super) about: Attributes,
    /// What its words say; superlatives say no number.
    pub(super) phrase: Option<Phrase>,
    /// Its own words agree.
    pub(super) agrees: bool,
}

const NOTHING: Outcome = Outcome {
    basis: None,
    filled: None,
    heard: None,
    wrong: None,
};

/// Checks a claim.
pub(super) fn check(
    claim: &Claim,
    ground: &Ground<'_>,
    roster: &Roster<'_>,
    words: &Words,
    problems: &mut Diagnostics,
) -> Outcome {
    let target = match Target::parse(&claim.target) {
        Ok(target) => target,
        Err(error) => {
            let written = claim.target.get(error.at.clone()).unwrap_or("");
            let tests = Test::WORDS.map(|(word, _)| word);
            let moves = Move::WORDS.map(|(word, _)| word);
            let help = match nearest(written, tests.into_iter().chain(moves)) {
                Some(near) => format!("did you mean `{near}`? {}", error.help),
                None => error.help.to_owned(),
            };
            problems.push(
                Diagnostic::error(Code::Claim, part(claim, error.at), error.message).help(help),
            );
            return NOTHING;
        }
    };
    let bound = match targets::bind(ground, &target, &claim.target) {
        Ok(bound) => bound,
        Err(Fault {
            at,
            code,
            message,
            help,
        }) => {
            problems.push(Diagnostic::error(code, part(claim, at), message).help(help));
            return NOTHING;
        }
    };
    let fill = claim.words.trim() == "?";
    let mut agrees = true;
    let mut wrong = None;
    let (filled, data) = if fill {
        let filled = match &bound.against {
            Against::Datum(datum) => write::datum(datum),
            Against::Place(place) => ranks("", place).data,
            Against::Compared(_) => String::new(),
            Against::Names(holders) => roster.agrees("", holders).data,
            Against::Stated(key) => ground.edition.facts[*key]
                .printed
                .as_ref()
                .map_or(String::new(), |printed| printed.value.clone()),
            Against::Nothing => String::new(),
        };
        if filled.is_empty() {
            problems.push(
                Diagnostic::error(
                    Code::Claim,
                    claim.words_place,
                    "there is nothing to fill in here",
                )
                .help("write the number, or bind the question mark to a datum"),
            );
            return NOTHING;
        }
        if let Some(because) = unsaid(claim, &bound) {
            agrees = false;
            problems.push(
                Diagnostic::error(Code::Disagreement, claim.words_place, because)
                    .help(format!("the sentence is: “{}”", claim.sentence)),
            );
        }
        (Some(filled.clone()), filled)
    } else {
        let verdict = compare(claim, &bound, ground, roster, problems);
        let other = verdict.as_ref().filter(|verdict| !verdict.agrees());
        wrong = other.map(|verdict| disagreement(claim, &bound, verdict));
        agrees = verdict.as_ref().is_some_and(Verdict::agrees);
        (None, verdict.map_or(String::new(), |verdict| verdict.data))
    };
    let basis = basis(&bound, data, ground);
    let heard = (!matches!(bound.against, Against::Nothing)).then(|| Heard {
        about: words.about(ground.edition, &target, &bound),
        phrase: read(filled.as_ref().unwrap_or(&claim.words)).ok(),
        agrees,
        bound,
    });
    Outcome {
        basis: Some(basis),
        filled,
        heard,
        wrong,
    }
}

/// Why words with the hedge that stands before their link disagree, if they do.
pub(super) fn hedged(words: &str, bound: &Bound, ground: &Ground<'_>) -> Option<String> {
    let phrase = read(words).ok()?;
    let verdict = held(words, &phrase, bound, ground)?;
    // What is at least as much as its smallest is so of a number printed alone.
    let bounded = matches!(bound.against, Against::Stated(_))
        && matches!(
            phrase.first()?.hedge,
            Some((Hedge::AtLeast | Hedge::AtMost, _))
        )
        && verdict.reason == Some(Reason::Hedge);
    (!verdict.agrees() && !bounded).then_some(verdict.because)
}

fn basis(bound: &Bound, data: String, ground: &Ground<'_>) -> ClaimBasis {
    let datum = match &bound.against {
        Against::Datum(Datum::Count { n, whole, .. }) => format!("{n} of {whole}"),
        Against::Datum(Datum::Share { n, whole, .. }) => format!("{n} of {whole}, {data}"),
        _ => data,
    };
    ClaimBasis {
        kind: bound.kind,
        datum,
        what: bound.what.clone(),
        source: bound
            .source
            .map(|key| ground.edition.sources[key].id.clone()),
        source_place: bound.source_place.clone(),
        // A fact has no page of its own: its claim leads to its row in the list, once
        // the lists are laid out.
        href: bound.href.clone(),
        place: bound.places.first().copied(),
        confirmed: Vec::new(),
    }
}

/// Compares the words; what can't be read is reported.
fn compare(
    claim: &Claim,
    bound: &Bound,
    ground: &Ground<'_>,
    roster: &Roster<'_>,
    problems: &mut Diagnostics,
) -> Option<Verdict> {
    let verdict = match &bound.against {
        Against::Nothing => return None,
        Against::Names(holders) => roster.agrees(&claim.words, holders),
        Against::Place(place) => ranks(&claim.words, place),
        Against::Datum(_) | Against::Stated(_) | Against::Compared(_) => {
            let phrase = phrase(claim, problems)?;
            let verdict = held(&claim.words, &phrase, bound, ground)?;
            context(claim, &phrase, bound, roster, verdict)
        }
    };
    Some(verdict)
}

/// Compares words that were read with their datum.
pub(super) fn held(
    words: &str,
    phrase: &Phrase,
    bound: &Bound,
    ground: &Ground<'_>,
) -> Option<Verdict> {
    match &bound.against {
        Against::Nothing | Against::Names(_) | Against::Place(_) => None,
        Against::Compared(two) => {
            let verdict = agrees(words, phrase, &two.datum(phrase));
            Some(Verdict {
                data: two.words(),
                ..verdict
            })
        }
        Against::Datum(datum) => Some(agrees(words, &rounded(phrase, bound), datum)),
        Against::Stated(key) => {
            if let Some(verdict) = by_rule(words, phrase, bound, &ground.edition.facts[*key]) {
                return Some(verdict);
            }
            let fact = &ground.edition.facts[*key];
            // What is printed but can't be read was reported with the facts.
            let printed = ground.printed.get(key.index())?.as_ref()?;
            let stated = Stated {
                text: fact.printed.as_ref().map_or("", |printed| &printed.value),
                phrase: printed,
                direction: direction_of(&fact.label),
                whole: targets::whole(fact),
            };
            Some(confirms(phrase, stated))
        }
    }
}

/// The phrase with its numbers as coarse as the publisher's, if he rounds by rule.
fn rounded<'p>(phrase: &'p Phrase, bound: &Bound) -> Cow<'p, Phrase> {
    match bound.rounding {
        Some(step) => Cow::Owned(phrase.rounded_to(step)),
        None => Cow::Borrowed(phrase),
    }
}

/// A stated fact whose publisher rounds by rule: its value rounded is as right as
/// what is printed.
fn by_rule(words: &str, phrase: &Phrase, bound: &Bound, fact: &Fact) -> Option<Verdict> {
    bound.rounding?;
    let datum = Datum::Value {
        value: fact.number()?,
        unit: targets::unit(&fact.unit),
        decimals: 0,
        direction: direction_of(&fact.label),
        whole: targets::whole(fact),
    };
    Some(agrees(words, &rounded(phrase, bound), &datum)).filter(Verdict::agrees)
}

fn phrase(claim: &Claim, problems: &mut Diagnostics) -> Option<Phrase> {
    match read(&claim.words) {
        Ok(phrase) => Some(phrase),
        Err(error) => {
            let place = super::inside(claim.words_place, claim.words.len(), error.at);
            problems.push(Diagnostic::error(Code::Claim, place, error.message).help(
                "a bound number has to say one number that can be read; see docs/bound-numbers.md",
            ));
            None
        }
    }
}

/// Words that name a year or a force have to name the target's.
fn context(
    claim: &Claim,
    phrase: &Phrase,
    bound: &Bound,
    roster: &Roster<'_>,
    verdict: Verdict,
) -> Verdict {
    if !verdict.agrees() {
        return verdict;
    }
    let fault = other_year(claim, phrase, bound)
        .or_else(|| unsaid(claim, bound))
        .or_else(|| other_force(claim, bound, roster));
    match fault {
        Some(because) => Verdict {
            reason: Some(Reason::Kind),
            because,
            ..verdict
        },
        None => verdict,
    }
}

fn other_year(claim: &Claim, phrase: &Phrase, bound: &Bound) -> Option<String> {
    if bound.times.is_empty() {
        return None;
    }
    let words = phrase
        .passed
        .iter()
        .filter_map(|at| claim.words.get(at.clone()));
    let years = words.flat_map(|words| words.split(|c: char| !c.is_ascii_digit()));
    let mut years = years.filter(|digits| digits.len() == 4);
    let other = years.find(|year| !bound.times.iter().any(|time| time.contains(year)))?;
    Some(format!(
        "the words speak of {other}, the target of {}",
        bound.times[0]
    ))
}

/// A mean and a median have to be called so, in a word of its own: "meanwhile"
/// says nothing.
fn unsaid(claim: &Claim, bound: &Bound) -> Option<String> {
    let word = bound.says.first()?;
    let mut words = claim.sentence.split(|c: char| !c.is_alphanumeric());
    if words.any(|said| {
        bound
            .says
            .iter()
            .any(|word| word.eq_ignore_ascii_case(said))
    }) {
        return None;
    }
    Some(format!(
        "the sentence has to say that it is the {word} of the forces"
    ))
}

fn other_force(claim: &Claim, bound: &Bound, roster: &Roster<'_>) -> Option<String> {
    let area = bound.area?;
    let named = roster.named(&claim.words);
    let fits = match area {
        Area::Force(force) => named.is_empty() || named == [force.index()],
        Area::Region(_) | Area::National => named.is_empty(),
    };
    (!fits).then(|| "the words name another force than the target".to_owned())
}

fn disagreement(claim: &Claim, bound: &Bound, verdict: &Verdict) -> Diagnostic {
    let message = format!(
        "the words say “{}”, the data say {}: {}",
        claim.words, verdict.data, verdict.because
    );
    let right = match &verdict.right {
        Some(right) => format!("it would be right as “{right}”; "),
        None => String::new(),
    };
    let mut diagnostic = Diagnostic::error(Code::Disagreement, claim.words_place, message)
        .label(format!("the data say {}", verdict.data))
        .help(format!(
            "{right}the datum is: {}; the sentence is: “{}”",
            bound.what, claim.sentence
        ));
    for place in &bound.places {
        diagnostic = diagnostic.related(*place, "the datum");
    }
    diagnostic
}
