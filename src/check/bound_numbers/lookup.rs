//! Names in targets: what they stand for, or the nearest known name.

use super::super::names::suggestion;
use crate::claims::target::{Name, Span};
use crate::diagnostics::Code;
use crate::model::{Area, Edition, Fact, Grade, Key, Measure, Period, Question};
use std::ops::Range;

/// What is wrong with a target.
#[derive(Debug)]
pub(super) struct Fault {
    /// In the target.
    pub(super) at: Range<usize>,
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
}

impl Fault {
    pub(super) fn new(
        at: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            at: at.clone(),
            code: Code::Claim,
            message: message.into(),
            help: help.into(),
        }
    }

    fn unknown<'a>(what: &str, name: &Name<'_>, known: impl Iterator<Item = &'a str>) -> Self {
        Self {
            code: Code::UnknownName,
            ..Self::new(
                &name.at,
                format!("there is no {what} `{}`", name.text),
                suggestion(what, name.text, known),
            )
        }
    }
}

/// A measure or a question: they share one name space.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    Measure(Key<Measure>),
    Question(Key<Question>),
}

pub(super) fn subject(edition: &Edition, name: &Name<'_>) -> Result<Subject, Fault> {
    if let Some(key) = edition.measures.find(name.text) {
        return Ok(Subject::Measure(key));
    }
    if let Some(key) = edition.judgments.questions.find(name.text) {
        return Ok(Subject::Question(key));
    }
    let known = edition
        .measures
        .ids()
        .chain(edition.judgments.questions.ids());
    Err(Fault::unknown("measure or question", name, known))
}

pub(super) fn measure(edition: &Edition, name: &Name<'_>) -> Result<Key<Measure>, Fault> {
    match subject(edition, name) {
        Ok(Subject::Measure(key)) => Ok(key),
        Ok(Subject::Question(_)) => Err(Fault::new(
            &name.at,
            format!("`{}` is a question, and this needs a measure", name.text),
            format!("grades are counted with `count:{}/is/GRADE`", name.text),
        )),
        Err(_) => Err(Fault::unknown("measure", name, edition.measures.ids())),
    }
}

pub(super) fn question(edition: &Edition, name: &Name<'_>) -> Result<Key<Question>, Fault> {
    match subject(edition, name) {
        Ok(Subject::Question(key)) => Ok(key),
        Ok(Subject::Measure(_)) => Err(Fault::new(
            &name.at,
            format!("`{}` is a measure, which has no grades", name.text),
            format!(
                "values are counted with `count:{}/PERIOD/below/NUMBER`",
                name.text
            ),
        )),
        Err(_) => Err(Fault::unknown(
            "question",
            name,
            edition.judgments.questions.ids(),
        )),
    }
}

pub(super) fn area(edition: &Edition, name: &Name<'_>) -> Result<Area, Fault> {
    // The area that is no force and no region.
    let national = edition.terms.whole_id();
    if name.text == national {
        return Ok(Area::National);
    }
    let force = edition.forces.find(name.text).map(Area::Force);
    let region = || edition.regions.find(name.text).map(Area::Region);
    force.or_else(region).ok_or_else(|| {
        let known = edition
            .forces
            .ids()
            .chain(edition.regions.ids())
            .chain([national.as_str()]);
        Fault::unknown("force or region", name, known)
    })
}

pub(super) fn period(measure: &Measure, name: &Name<'_>) -> Result<Key<Period>, Fault> {
    measure
        .periods
        .find(name.text)
        .ok_or_else(|| Fault::unknown("period", name, measure.periods.ids()))
}

/// Two periods of a measure, the earlier first.
pub(super) fn periods(
    measure: &Measure,
    span: &Span<'_>,
) -> Result<(Key<Period>, Key<Period>), Fault> {
    let (from, to) = (period(measure, &span.from)?, period(measure, &span.to)?);
    if from < to {
        return Ok((from, to));
    }
    Err(Fault::new(
        &(span.from.at.start..span.to.at.end),
        format!(
            "`{}` does not come before `{}`",
            span.from.text, span.to.text
        ),
        "write the earlier period first",
    ))
}

pub(super) fn grade(edition: &Edition, name: &Name<'_>) -> Result<Key<Grade>, Fault> {
    let scale = &edition.judgments.scale;
    scale
        .find(name.text)
        .ok_or_else(|| Fault::unknown("grade", name, scale.ids()))
}

/// A year for which judgments on a question were supplied.
pub(super) fn year<'n>(
    edition: &Edition,
    question: Key<Question>,
    name: &Name<'n>,
) -> Result<&'n str, Fault> {
    let years = edition.judgments.years(question);
    if years.contains(&name.text) {
        return Ok(name.text);
    }
    let id = &edition.judgments.questions[question].id;
    Err(Fault {
        code: Code::UnknownName,
        ..Fault::new(
            &name.at,
            format!("there are no judgments on `{id}` for `{}`", name.text),
            format!("there are judgments for: {}", years.join(", ")),
        )
    })
}

pub(super) fn fact(edition: &Edition, name: &Name<'_>) -> Result<Key<Fact>, Fault> {
    edition
        .facts
        .find(name.text)
        .ok_or_else(|| Fault::unknown("fact", name, edition.facts.ids()))
}
