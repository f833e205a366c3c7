//! The words that go with values: what has to be known to read them rightly.

use crate::model::{
    Area, Denominator, Edition, Force, Inspected, Judgment, Key, Measure, MeasureKind,
    MissingGrade, Observation, Period, Reading, Status, plain_text,
};
use crate::wording::{capital, say};

/// The note on a value.
pub(super) fn of_value(
    edition: &Edition,
    measure: &Measure,
    area: Area,
    period: Key<Period>,
    observation: &Observation,
) -> String {
    let said = &edition.wording;
    let mut words = Sentences::default();
    if let Reading::Missing(reason) = observation.reading {
        words.push(&capital(said.text(reason.message())));
    }
    if let Some(note) = &observation.note {
        words.push(note);
    }
    if let (None, Some(coverage)) = (observation.place, observation.coverage) {
        let message = match measure.kind {
            MeasureKind::Published { .. } => "note-mean",
            MeasureKind::Rate { .. } | MeasureKind::Count => "note-computed",
        };
        let (supplied, of) = (coverage.supplied, coverage.of);
        words.push(&say!(said, message, count = supplied, all = of));
    }
    if observation.marks.illustrative() {
        words.push(said.text(match area {
            Area::Force(_) => "note-illustrative",
            Area::Region(_) | Area::National => "note-rests-on-illustrative",
        }));
    }
    if let Some(denominator) = measure.denominator(period)
        && let Some(note) = of_sums(edition, area, denominator)
    {
        words.push(&note);
    }
    if let Area::Force(force) = area {
        if let Some(denominator) = measure.denominator(period) {
            let people = &edition.denominators[denominator].values[force.index()];
            if let Some(note) = &people.note {
                words.push(note);
            }
        }
        let caveats = edition.caveats_on(measure);
        for caveat in caveats.filter(|caveat| caveat.forces.contains(&force)) {
            words.push(&plain_text(&caveat.text));
        }
    }
    words.text
}

/// What the counts of several forces are divided by together, where one of the forces
/// is divided by other people than those: who travels in to one area lives in another.
fn of_sums(edition: &Edition, area: Area, denominator: Key<Denominator>) -> Option<String> {
    let people = &edition.denominators[denominator];
    let is_inside = |force: Key<Force>| match area {
        Area::Force(_) => false,
        Area::Region(region) => edition.regions[region].forces.contains(&force),
        Area::National => true,
    };
    let differs = |force: &Key<Force>| {
        is_inside(*force) && people.values[force.index()].value != people.summed[force.index()]
    };
    let names: Vec<&str> = edition
        .forces
        .keys()
        .filter(differs)
        .map(|force| edition.forces[force].name.as_str())
        .collect();
    let other = edition.denominators.iter().next()?;
    (!names.is_empty()).then(|| {
        let names = names.join(", ");
        say!(
            edition.wording,
            "note-of-sums",
            people = other.label,
            names = names
        )
    })
}

/// The note on a judgment.
pub(super) fn of_judgment(edition: &Edition, judgment: Judgment, year: &str) -> String {
    let words = &edition.wording;
    match judgment.inspected {
        Inspected::CarriedForward => {
            say!(words, "note-carried", year = year)
        }
        Inspected::NotStated => say!(words, "note-not-stated", year = year),
        Inspected::FromOthers => words.text("note-from-others").to_owned(),
        Inspected::Yes => String::new(),
    }
}

/// Why there is no grade.
pub(super) fn of_no_judgment(edition: &Edition, missing: &MissingGrade) -> String {
    let mut words = Sentences::default();
    words.push(&capital(edition.wording.text(missing.reason.message())));
    if let Some(note) = &missing.note {
        words.push(note);
    }
    words.text
}

/// What everybody has to be told who takes data of an edition away.
pub(super) fn of_edition(edition: &Edition) -> Vec<String> {
    let illustrative = edition.illustrations().values > 0;
    let notes = of_status(edition).into_iter();
    notes
        .chain(illustrative.then(|| illustrative_values(edition)))
        .map(str::to_owned)
        .collect()
}

/// What has to be said of data while their edition is not published.
pub(super) fn of_status(edition: &Edition) -> Option<&str> {
    let words = &edition.wording;
    match edition.status {
        Status::Sample => Some(words.text("data-sample")),
        Status::Draft => Some(words.text("data-draft")),
        Status::Final => None,
    }
}

/// What is said of data that hold illustrative values.
pub(super) fn illustrative_values(edition: &Edition) -> &str {
    edition.wording.text("data-illustrative")
}

/// Sentences one after the other, each with its full stop, none twice.
#[derive(Default)]
struct Sentences {
    text: String,
}

impl Sentences {
    fn push(&mut self, sentence: &str) {
        let sentence = sentence.trim();
        if sentence.is_empty() || self.text.contains(sentence) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(sentence);
        if !sentence.ends_with(['.', '!', '?']) {
            self.text.push('.');
        }
    }
}
