//! Judgments as rows.

use std::ops::Range;

use super::notes;
use super::rows::{Rows, Selection};
use super::sheets::marks;
use super::table::{Cell, Row, Sheet};
use super::tables::GRADES;
use crate::model::{Edition, Force, Inspected, Key, Marks, Question};

/// The rows of every question: by question, then by year, then by force.
pub(super) struct Grades {
    rows: Rows,
    /// Where those of each question are.
    questions: Vec<Range<usize>>,
    forces: usize,
}

impl Grades {
    /// The rows of an edition.
    pub(super) fn of(edition: &Edition) -> Self {
        let (mut rows, mut questions) = (Vec::new(), Vec::new());
        for question in edition.judgments.questions.keys() {
            let begin = rows.len();
            rows.extend(sheet(edition, question).rows);
            questions.push(begin..rows.len());
        }
        Self {
            rows: Rows::write(edition, &GRADES, rows),
            questions,
            forces: edition.forces.len(),
        }
    }

    /// Those on all questions.
    pub(super) fn all(&self) -> Selection<'_> {
        self.rows.all()
    }

    /// Those on one question.
    pub(super) fn of_question(&self, question: Key<Question>) -> Selection<'_> {
        self.rows.some([self.questions[question.index()].clone()])
    }

    /// Those of one force.
    pub(super) fn of_force(&self, force: Key<Force>) -> Selection<'_> {
        let end = self.questions.last().map_or(0, |places| places.end);
        let places = (force.index()..end).step_by(self.forces);
        self.rows.some(places.map(|place| place..place + 1))
    }
}

/// The judgments on a question, by year and force.
pub(super) fn sheet(edition: &Edition, question: Key<Question>) -> Sheet<'_> {
    let years = edition.judgments.years(question).into_iter();
    let rows = years.flat_map(|year| {
        let forces = edition.forces.keys();
        forces.map(move |force| grade(edition, question, year, force))
    });
    Sheet {
        table: &GRADES,
        rows: rows.collect(),
    }
}

fn grade<'a>(
    edition: &'a Edition,
    question: Key<Question>,
    year: &'a str,
    force: Key<Force>,
) -> Row<'a> {
    let judgments = &edition.judgments;
    let judgment = judgments.of(force, question, year);
    let inspected = judgment.map(|judgment| match judgment.inspected {
        Inspected::Yes => "yes",
        Inspected::CarriedForward => "carried-forward",
        Inspected::NotStated => "not-stated",
        Inspected::FromOthers => "from-others",
    });
    Row::from([
        Cell::text(edition.forces[force].ons_code.as_str()),
        Cell::text(edition.forces[force].name.as_str()),
        Cell::text(judgments.questions[question].id.as_str()),
        Cell::text(year),
        Cell::maybe(judgment.map(|judgment| judgments.scale[judgment.grade].name.as_str())),
        Cell::maybe(inspected),
        marks(match judgment {
            Some(_) => Marks::NONE,
            None => judgments.missing(force, question, year).reason.into(),
        }),
        Cell::text(match judgment {
            Some(judgment) => notes::of_judgment(edition, judgment, year),
            None => notes::of_no_judgment(edition, &judgments.missing(force, question, year)),
        }),
    ])
}
