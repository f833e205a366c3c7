//! The tables behind figures of grades and of facts.

use super::table::{CellView, Cells, ColumnView, EndView, GradeView, RowHead, TableView};
use super::written;
use crate::downloads::Datum;
use crate::model::{
    Edition, Fact, FactValue, Force, Grade, GroupRow, Judgment, Key, Mark, Question,
};
use crate::wording::{Wording, say};

/// A cell with a grade, or with the word for its absence.
pub(in crate::pages) fn grade_cell(
    edition: &Edition,
    force: Key<Force>,
    question: Key<Question>,
    year: &str,
) -> CellView {
    let datum = Some(Datum::of_grade(edition, force, question, year));
    match edition.judgments.of(force, question, year) {
        Some(judgment) => CellView {
            grade: Some(grade(edition, judgment.grade)),
            datum,
            ..CellView::default()
        },
        None => CellView {
            missing: true,
            datum,
            ..CellView::words(
                edition
                    .judgments
                    .missing(force, question, year)
                    .reason
                    .reason(&edition.wording),
            )
        },
    }
}

/// A grade as it is shown, or that there is none yet.
pub(in crate::pages) fn grade_or_open(
    edition: &Edition,
    judgment: Option<Judgment>,
    reason: Mark,
) -> GradeView {
    match judgment {
        Some(judgment) => grade(edition, judgment.grade),
        None => GradeView {
            id: "none".to_owned(),
            name: reason.reason(&edition.wording),
        },
    }
}

/// A grade as it is shown.
pub(in crate::pages) fn grade(edition: &Edition, key: Key<Grade>) -> GradeView {
    let grade = &edition.judgments.scale[key];
    GradeView {
        id: grade.id.clone(),
        name: grade.name.clone(),
    }
}

/// How many forces have each grade, question by question.
pub(in crate::pages) fn distribution_table(
    edition: &Edition,
    questions: &[Key<Question>],
    id: &str,
) -> TableView {
    let judgments = &edition.judgments;
    let words = &edition.wording;
    let mut columns = vec![ColumnView::words(words.text("question"))];
    columns.extend(
        judgments.scale.iter().map(|grade| {
            ColumnView::numbers(grade.name.as_str(), edition.terms.short_many.as_str())
        }),
    );
    let rows = questions
        .iter()
        .map(|question| {
            let counts = judgments.distribution(*question, &edition.year).into_iter();
            let cells = counts.map(|count| CellView {
                number: true,
                ..CellView::words(count.to_string())
            });
            let cells = Cells::of(words, cells);
            (RowHead::new(&judgments.questions[*question].title), cells)
        })
        .collect();
    TableView {
        id: id.to_owned(),
        class: None,
        caption: say!(words, "distribution-table", year = edition.year),
        about: None,
        columns,
        rows,
        notes: Vec::new(),
    }
}

/// Groups of facts.
pub(in crate::pages) fn facts_table(
    edition: &Edition,
    (unit, decimals): (&str, u32),
    series: &[String],
    rows: &[GroupRow],
    id: &str,
) -> TableView {
    let words = &edition.wording;
    let mut columns = vec![ColumnView::words(words.text("correction-what"))];
    columns.extend(series.iter().map(|name| ColumnView::numbers(name, unit)));
    let rows = rows
        .iter()
        .map(|row| {
            let facts = row.facts.iter();
            let cells = facts.map(|fact| fact_cell(words, &edition.facts[*fact], decimals));
            let cells = Cells::of(words, cells);
            (RowHead::new(&row.label), cells)
        })
        .collect();
    TableView {
        id: id.to_owned(),
        class: None,
        caption: String::new(),
        about: None,
        columns,
        rows,
        notes: Vec::new(),
    }
}

/// The number of a fact, or the word for its absence.
pub(in crate::pages) fn fact_cell(words: &Wording, fact: &Fact, decimals: u32) -> CellView {
    let (datum, high) = Datum::of_fact(fact);
    let mut cell = CellView {
        number: true,
        datum: Some(datum),
        ..CellView::default()
    };
    match (&fact.value, high) {
        (FactValue::Range(low, high), Some(datum)) => {
            cell.text = written::number(*low, decimals);
            let text = written::number(*high, decimals);
            cell.to = Some(EndView { text, datum });
        }
        _ => match fact.number() {
            Some(number) => cell.text = written::number(number, decimals),
            None => {
                cell.text = Mark::NotAvailable.reason(words);
                cell.missing = true;
            }
        },
    }
    cell
}
