//! `compare-data.js`: what the compare page sets side by side. Values are in the
//! words of the other pages, each with its marks and, where there is none, its
//! reason; the script adds no number of its own.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::model::{
    Area, CaveatKind, Edition, Force, Inspected, Key, Mark, Measure, Period, address,
};
use crate::pages::shared::scripts;
use crate::pages::shared::written;
use crate::prose::Writer;
use crate::wording::say;

#[derive(Serialize)]
struct Data<'a> {
    national: &'a str,
    /// Letter and words of every mark that stands beside a value.
    marks: Vec<(&'static str, &'a str)>,
    /// Identifier and name, best first.
    scale: Vec<(&'a str, &'a str)>,
    /// Title and address.
    questions: Vec<(&'a str, String)>,
    regions: Vec<&'a str>,
    forces: Vec<ForceData<'a>>,
    measures: Vec<MeasureData<'a>>,
}

#[derive(Serialize)]
struct ForceData<'a> {
    id: &'a str,
    name: &'a str,
    /// `null` where it is in none.
    region: Option<usize>,
    /// Per question: the grade's position on the scale, what it rests on, and
    /// whether that is an inspection in this year; `null` where there is none.
    grades: Vec<Option<(usize, String, Option<bool>)>>,
    /// What it is about, the kind in words, the text, the measure's position,
    /// and whether it stands against comparing.
    caveats: Vec<(&'a str, &'a str, String, Option<usize>, bool)>,
}

#[derive(Serialize)]
struct MeasureData<'a> {
    title: &'a str,
    href: String,
    unit: &'a str,
    /// Label, why it is unlike the one before, and how many forces have a value;
    /// oldest first.
    periods: Vec<(&'a str, Option<&'a str>, String)>,
    caveats: Vec<String>,
    national: Series,
    /// In the order of the forces.
    forces: Vec<Series>,
}

#[derive(Serialize)]
struct Series {
    values: Vec<Value>,
    /// From the period before the latest; `null` where there is one period.
    change: Option<Value>,
}

/// Words, the letters of its marks, its size in units of the last digit that is
/// shown (`null` where there is no value), and a note.
type Value = (String, String, Option<i64>, Option<String>);

/// The file, a script that sets one variable.
pub(super) fn file(edition: &Edition) -> String {
    let writer = Writer::new(edition, address::COMPARE);
    let judgments = &edition.judgments;
    let data = Data {
        national: edition.terms.whole(),
        marks: Mark::ALL
            .into_iter()
            .filter(|mark| !mark.is_reason())
            .map(|mark| (mark.letter(), edition.wording.text(mark.message())))
            .collect(),
        scale: judgments
            .scale
            .iter()
            .map(|grade| (grade.id.as_str(), grade.name.as_str()))
            .collect(),
        questions: judgments
            .questions
            .iter()
            .map(|question| (question.title.as_str(), address::question(question)))
            .collect(),
        regions: edition
            .regions
            .iter()
            .map(|region| region.name.as_str())
            .collect(),
        forces: edition
            .forces
            .entries()
            .map(|(key, force)| force_data(edition, key, force, &writer))
            .collect(),
        measures: edition
            .measures
            .iter()
            .map(|measure| measure_data(edition, measure, &writer))
            .collect(),
    };
    scripts::data("bluebookCompareData", &data)
}

fn force_data<'a>(
    edition: &'a Edition,
    key: Key<Force>,
    force: &'a Force,
    writer: &Writer<'_>,
) -> ForceData<'a> {
    let judgments = &edition.judgments;
    ForceData {
        id: &force.id,
        name: &force.name,
        region: force.region.map(Key::index),
        grades: judgments
            .questions
            .keys()
            .map(|question| {
                let judgment = judgments.of(key, question, &edition.year)?;
                let rests_on = match judgment.inspected {
                    Inspected::Yes => {
                        say!(edition.wording, "compare-inspected", year = edition.year)
                    }
                    Inspected::CarriedForward => edition.wording.text("compare-carried").to_owned(),
                    Inspected::NotStated => edition.wording.text("compare-not-stated").to_owned(),
                    Inspected::FromOthers => String::new(),
                };
                let is_new = match judgment.inspected {
                    Inspected::Yes | Inspected::FromOthers => Some(true),
                    Inspected::CarriedForward => Some(false),
                    Inspected::NotStated => None,
                };
                Some((judgment.grade.index(), rests_on, is_new))
            })
            .collect(),
        caveats: edition
            .caveats_of(key)
            .map(|caveat| {
                (
                    caveat.about.as_str(),
                    edition.wording.text(caveat.kind.message()),
                    writer.text(&caveat.text),
                    caveat.measure.map(Key::index),
                    caveat.kind != CaveatKind::UnableToProvide,
                )
            })
            .collect(),
    }
}

fn measure_data<'a>(
    edition: &Edition,
    measure: &'a Measure,
    writer: &Writer<'_>,
) -> MeasureData<'a> {
    let all = edition.forces.len();
    MeasureData {
        title: &measure.title,
        href: address::measure(measure),
        unit: &measure.unit,
        periods: measure
            .periods
            .entries()
            .map(|(key, period)| {
                let coverage = say!(
                    edition.wording,
                    "of-entities",
                    count = measure.supplied(key),
                    all = all
                );
                (period.label.as_str(), period.unlike.as_deref(), coverage)
            })
            .collect(),
        caveats: measure
            .caveats
            .iter()
            .map(|caveat| writer.text(caveat))
            .collect(),
        national: series(edition, measure, Area::National),
        forces: edition
            .forces
            .keys()
            .map(|force| series(edition, measure, Area::Force(force)))
            .collect(),
    }
}

fn series(edition: &Edition, measure: &Measure, area: Area) -> Series {
    let value = |period: Key<Period>| {
        let observed = measure.observation(area, period);
        let shown = written::reading(edition, measure, observed);
        let size = observed.value().and_then(|value| steps(measure, value));
        let letters = letters(observed.marks);
        (shown, letters, size, observed.note.clone())
    };
    let this = measure.this_period();
    Series {
        values: measure.periods.keys().map(value).collect(),
        change: measure.last_period().map(|last| {
            let shown = written::change(edition, measure, area, last, this);
            let change = measure.change(area, last, this).ok();
            let marks = change.as_ref().map(|change| letters(change.marks));
            (
                shown.text,
                marks.unwrap_or_default(),
                change.and_then(|change| steps(measure, change.difference)),
                shown.about,
            )
        }),
    }
}

fn letters(marks: crate::model::Marks) -> String {
    marks
        .iter()
        .filter(|mark| !mark.is_reason())
        .map(Mark::letter)
        .collect()
}

/// How many units of the last digit that is shown a value comes to.
fn steps(measure: &Measure, value: Decimal) -> Option<i64> {
    let unit = Decimal::new(1, measure.decimals);
    let rounded =
        value.round_dp_with_strategy(measure.decimals, RoundingStrategy::MidpointAwayFromZero);
    (rounded / unit).to_i64()
}
