//! The table of a question: the grade of each force, and what it rests on.

use super::figure_table::grade_cell;
use super::table::{CellView, Cells, ColumnView, RowHead, TableView};
use crate::model::{Edition, Force, Inspected, Key, Question, address};
use crate::wording::{Wording, say};

/// What the table of a question says, whichever page it is on.
pub(in crate::pages) struct GradeTable<'a> {
    words: &'a Wording,
    year: &'a str,
    question: &'a Question,
    /// The years before, the newest first.
    earlier: Vec<&'a str>,
    /// Those of each force.
    cells: Vec<Cells>,
}

impl<'a> GradeTable<'a> {
    /// The table of a question; `forces` are from A to Z.
    pub(in crate::pages) fn new(
        edition: &'a Edition,
        key: Key<Question>,
        forces: &[(Key<Force>, &Force)],
    ) -> Self {
        let judgments = &edition.judgments;
        let question = &judgments.questions[key];
        let earlier = judgments.earlier(key, &edition.year);
        let words = &*edition.wording;
        let cells = |force: Key<Force>| {
            let mut cells = vec![grade_cell(edition, force, key, &edition.year)];
            if !question.overall {
                let words = judgments.of(force, key, &edition.year).map_or_else(
                    || {
                        let missing = judgments.missing(force, key, &edition.year);
                        missing.note.unwrap_or_else(|| missing.reason.reason(words))
                    },
                    |judgment| words.text(inspected_word(judgment.inspected)).to_owned(),
                );
                cells.push(CellView::words(words));
            }
            let earlier = earlier.iter();
            cells.extend(earlier.map(|year| grade_cell(edition, force, key, year)));
            Cells::of(words, cells)
        };
        Self {
            words,
            year: &edition.year,
            question,
            cells: forces.iter().map(|(force, _)| cells(*force)).collect(),
            earlier,
        }
    }

    /// The table on a page whose way to the edition's folder is `root`; without
    /// one its rows lead nowhere. It has the forces at some positions.
    pub(in crate::pages) fn view(
        &self,
        forces: &[(Key<Force>, &Force)],
        shown: &[usize],
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        let words = self.words;
        let mut columns = vec![
            ColumnView::words(words.text("entity-label")),
            ColumnView::words(self.year),
        ];
        if !self.question.overall {
            columns.push(ColumnView::words(say!(
                words,
                "card-inspected",
                year = self.year
            )));
        }
        columns.extend(self.earlier.iter().copied().map(ColumnView::words));
        TableView {
            id: id.to_owned(),
            class: None,
            caption: say!(words, "grade-of-each", title = self.question.title),
            about: None,
            columns,
            rows: shown
                .iter()
                .map(|index| {
                    let force = forces[*index].1;
                    let head = RowHead {
                        href: root.map(|root| [root, &address::force(force)].concat()),
                        ..RowHead::new(&force.name)
                    };
                    (head, &self.cells[*index])
                })
                .collect(),
            notes: Vec::new(),
        }
    }
}

/// The table of the grades of some forces, in their order, with links to them in the
/// folder `forces_folder`; `None` where nothing is graded.
pub(in crate::pages) fn of_every_question(
    edition: &Edition,
    forces: Vec<(Key<Force>, &Force)>,
    forces_folder: &str,
) -> Option<TableView> {
    let judgments = &edition.judgments;
    if judgments.questions.is_empty() {
        return None;
    }
    let words = &edition.wording;
    let questions = judgments.in_order();
    let mut columns = vec![ColumnView::words(words.text("entity-label"))];
    columns.extend(
        questions
            .iter()
            .map(|(_, question)| ColumnView::words(question.short_title.as_str())),
    );
    let rows = forces
        .into_iter()
        .map(|(key, force)| {
            let head = RowHead {
                href: Some([forces_folder, &force.id, ".html"].concat()),
                ..RowHead::new(&force.name)
            };
            let questions = questions.iter();
            let cells =
                questions.map(|(question, _)| grade_cell(edition, key, *question, &edition.year));
            let cells = Cells::of(words, cells);
            (head, cells)
        })
        .collect();
    Some(TableView {
        id: "grades-of-forces".to_owned(),
        class: Some("matrix"),
        caption: say!(words, "grades-table", year = edition.year),
        about: Some(words.text("grades-table-about").to_owned()),
        columns,
        rows,
        notes: Vec::new(),
    })
}

/// The message that says whether a force was inspected.
fn inspected_word(inspected: Inspected) -> &'static str {
    match inspected {
        Inspected::Yes => "inspected-yes",
        Inspected::CarriedForward => "inspected-carried",
        Inspected::NotStated => "inspected-not-stated",
        Inspected::FromOthers => "inspected-from-others",
    }
}
