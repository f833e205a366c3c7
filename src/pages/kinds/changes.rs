//! What has changed: since the revision of the edition that was sealed before, and
//! since last year. The one is held against that seal's own inventory; the other
//! is what the data of this edition say of last year, and of nothing else.

use serde::Serialize;

use crate::changes::{Change, Difference, Kind};
use crate::model::{Area, Edition, Key, Measure, Question, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::press::Press;
use crate::pages::shared::table::GradeView;
use crate::pages::shared::written::{self, ValueView};

#[derive(Serialize)]
struct ChangesView<'a> {
    page: PageView,
    lead: &'static str,
    /// What is said of the revision before.
    revision: String,
    kinds: Vec<KindView>,
    grades: Vec<GradesView>,
    national: &'a str,
    measures: Vec<MeasureLine>,
}

#[derive(Serialize)]
struct KindView {
    id: String,
    title: &'static str,
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
    let lead = "What this edition says differently from its own earlier revision, and what has changed \
                since last year.";
    let view = ChangesView {
        page: PageView::new(edition, path, "", "What has changed", lead).described(press, None),
        lead,
        revision: revision(edition, since),
        kinds: since.map_or_else(Vec::new, kinds),
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
    match since {
        None if edition.revision == 1 => {
            "This is the first revision of this edition: there is none that it could differ from."
                .to_owned()
        }
        None => format!(
            "This is revision {}. No earlier one is sealed that says what it contains, so that \
             nothing can be compared.",
            edition.revision
        ),
        Some(since) if since.changes.is_empty() => format!(
            "This is revision {}. It says in all its values, grades, figures and words what \
             revision {} says.",
            edition.revision, since.before.revision
        ),
        Some(since) => format!(
            "This is revision {}. It differs from revision {} in the following.",
            edition.revision, since.before.revision
        ),
    }
}

fn kinds(since: &Difference) -> Vec<KindView> {
    Kind::ALL
        .into_iter()
        .map(|kind| KindView {
            id: format!("since-{}", kind.words().to_lowercase().replace(' ', "-")),
            title: kind.words(),
            changes: since.of(kind).map(change).collect(),
        })
        .filter(|kind| !kind.changes.is_empty())
        .collect()
}

fn change(change: &Change) -> ChangeView {
    let says = |text: &Option<String>, absent: &str| text.clone().unwrap_or(absent.to_owned());
    ChangeView {
        what: change.what.clone(),
        href: change.at.clone(),
        was: says(&change.before, "It is new."),
        is: says(&change.after, "It is gone."),
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
        let mut both = 0;
        let mut forces = Vec::new();
        for (force_key, force) in edition.forces.entries() {
            let was = judgments.of(force_key, key, &last);
            let is = judgments.of(force_key, key, &edition.year);
            let (Some(was), Some(is)) = (was, is) else {
                continue;
            };
            both += 1;
            if was.grade != is.grade {
                forces.push(ForceLine {
                    href: address::force(force),
                    name: force.name.clone(),
                    was: grade(was.grade),
                    is: grade(is.grade),
                });
            }
        }
        Some(GradesView {
            id: format!("grades-{}", question.id),
            title: question.title.clone(),
            about: format!(
                "{} of the {both} forces with a grade in both years have another one in {} than in \
                 {last}.",
                forces.len(),
                edition.year
            ),
            forces,
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
        change: written::change(measure, Area::National, last, this).beside("Change"),
    })
}
