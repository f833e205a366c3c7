//! What has changed: since the revision of the edition that was sealed before, and
//! since last year. The one is held against that seal's own inventory; the other
//! is what the data of this edition say of last year, and of nothing else.

use std::cmp::Ordering;

use serde::Serialize;

use crate::changes::{Change, Difference, Kind};
use crate::model::{Area, Edition, Key, Measure, Question, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::press::Press;
use crate::pages::shared::table::GradeView;
use crate::pages::shared::written::{self, ValueView};
use crate::wording::{Wording, say};

#[derive(Serialize)]
struct ChangesView<'a> {
    page: PageView,
    lead: &'a str,
    /// What is said of the revision before.
    revision: String,
    kinds: Vec<KindView<'a>>,
    grades: Vec<GradesView>,
    national: &'a str,
    measures: Vec<MeasureLine>,
}

#[derive(Serialize)]
struct KindView<'a> {
    id: String,
    title: &'a str,
    changes: Vec<ChangeView>,
}

#[derive(Serialize)]
struct ChangeView {
    what: String,
    href: Option<String>,
    /// What it said.
    was: String,
    /// What it says.
    is: String,
}

/// The forces whose grade for a question is another one than last year's.
#[derive(Serialize)]
struct GradesView {
    id: String,
    title: String,
    about: String,
    groups: Vec<GradeGroup>,
}

/// Those that rose, or those that fell.
#[derive(Serialize)]
struct GradeGroup {
    title: String,
    forces: Vec<ForceLine>,
}

#[derive(Serialize)]
struct ForceLine {
    href: String,
    name: String,
    was: GradeView,
    is: GradeView,
}

/// The value of a measure for England and Wales, last and this.
#[derive(Serialize)]
struct MeasureLine {
    href: String,
    title: String,
    about: String,
    was: ValueView,
    is: ValueView,
    change: ValueView,
}

/// Renders what has changed; `since` is what differs from the revision that was
/// sealed before.
pub(super) fn render(press: &Press<'_>, since: Option<&Difference>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::CHANGES;
    let words = &edition.wording;
    let lead = words.text("changes-lead");
    let view = ChangesView {
        page: PageView::new(edition, path, "", words.text("changes-title"), lead)
            .described(press, None),
        lead,
        revision: revision(edition, since),
        kinds: since.map_or_else(Vec::new, |since| kinds(words, since)),
        grades: grades(edition),
        national: edition.terms.whole(),
        measures: edition
            .measures
            .iter()
            .filter_map(|each| measure(edition, each))
            .collect(),
    };
    press.fill("changes.html", view)
}

fn revision(edition: &Edition, since: Option<&Difference>) -> String {
    let words = &edition.wording;
    let revision = edition.revision;
    let Some(since) = since else {
        return match revision {
            1 => words.text("changes-first").to_owned(),
            _ => say!(words, "changes-unsealed", revision = revision),
        };
    };
    let message = match since.changes.is_empty() {
        true => "changes-same",
        false => "changes-differs",
    };
    say!(
        words,
        message,
        revision = revision,
        before = since.before.revision
    )
}

fn kinds<'a>(words: &'a Wording, since: &Difference) -> Vec<KindView<'a>> {
    Kind::ALL
        .into_iter()
        .map(|kind| KindView {
            id: format!("since-{}", kind.words().to_lowercase().replace(' ', "-")),
            title: words.text(kind.message()),
            changes: since.of(kind).map(|it| change(words, it)).collect(),
        })
        .filter(|kind| !kind.changes.is_empty())
        .collect()
}

fn change(words: &Wording, change: &Change) -> ChangeView {
    let says = |text: &Option<String>, absent: &str| text.clone().unwrap_or(absent.to_owned());
    ChangeView {
        what: change.what.clone(),
        href: change.at.clone(),
        was: says(&change.before, words.text("changes-new")),
        is: says(&change.after, words.text("changes-gone")),
    }
}

/// Questions with judgments of this year and last, and the forces whose grade is
/// another one.
fn grades(edition: &Edition) -> Vec<GradesView> {
    let Some(last) = edition.last_year() else {
        return Vec::new();
    };
    let of_question = |(key, question): (Key<Question>, &Question)| {
        let judgments = &edition.judgments;
        judgments.sheet(key, &last)?;
        let grade = |key| {
            let grade = &judgments.scale[key];
            GradeView {
                id: grade.id.clone(),
                name: grade.name.clone(),
            }
        };
        let mut both = 0_usize;
        let (mut risen, mut fallen) = (Vec::new(), Vec::new());
        for (force_key, force) in edition.forces.entries() {
            let was = judgments.of(force_key, key, &last);
            let is = judgments.of(force_key, key, &edition.year);
            let (Some(was), Some(is)) = (was, is) else {
                continue;
            };
            both += 1;
            // The scale begins with the best.
            let group = match is.grade.cmp(&was.grade) {
                Ordering::Less => &mut risen,
                Ordering::Greater => &mut fallen,
                Ordering::Equal => continue,
            };
            group.push(ForceLine {
                href: address::force(force),
                name: force.name.clone(),
                was: grade(was.grade),
                is: grade(is.grade),
            });
        }
        Some(GradesView {
            id: format!("grades-{}", question.id),
            title: question.title.clone(),
            about: say!(
                edition.wording,
                match risen.len() + fallen.len() {
                    0 => "changes-no-grades",
                    _ => "changes-of-grades",
                },
                changed = risen.len() + fallen.len(),
                risen = risen.len(),
                fallen = fallen.len(),
                both = both,
                year = edition.year,
                last = last
            ),
            groups: [("changes-risen", risen), ("changes-fallen", fallen)]
                .into_iter()
                .filter(|(_, forces)| !forces.is_empty())
                .map(|(title, forces)| GradeGroup {
                    title: edition.wording.text(title).to_owned(),
                    forces,
                })
                .collect(),
        })
    };
    let questions = edition.judgments.questions.entries();
    questions.filter_map(of_question).collect()
}

fn measure(edition: &Edition, measure: &Measure) -> Option<MeasureLine> {
    let (last, this) = (measure.last_period()?, measure.this_period());
    let value = |period| {
        let label = &measure.periods[period].label;
        written::observation(edition, measure, (Area::National, period)).beside(label)
    };
    let unlike = measure.periods[this].unlike.as_deref();
    let about = match unlike {
        Some(unlike) => format!("{}. {unlike}", measure.unit),
        None => measure.unit.clone(),
    };
    Some(MeasureLine {
        href: address::measure(measure),
        title: measure.title.clone(),
        about,
        was: value(last),
        is: value(this),
        change: written::change(edition, measure, Area::National, last, this)
            .beside(edition.wording.text("change")),
    })
}
