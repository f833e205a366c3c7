//! The tables behind figures of grades and of facts.

use super::table::{CellView, ColumnView, EndView, GradeView, RowView, TableView};
use super::written;
use crate::downloads::Datum;
use crate::model::address;
use crate::model::{
    Edition, Fact, FactValue, Force, Grade, GroupRow, Inspected, Judgment, Key, Mark, Question,
};

/// The grade of each force on a question, and what it rests on.
pub(super) fn grade_table(
    edition: &Edition,
    question: Key<Question>,
    id: &str,
    root: &str,
) -> TableView {
    let judgments = &edition.judgments;
    let overall = judgments.questions[question].overall;
    let last_year = edition
        .last_year()
        .filter(|year| judgments.sheet(question, year).is_some());
    let mut columns = vec![ColumnView::words("Force"), ColumnView::words(&edition.year)];
    if !overall {
        columns.push(ColumnView::words(format!("Inspected in {}", edition.year)));
    }
    columns.extend(last_year.iter().map(ColumnView::words));
    let mut forces: Vec<_> = edition.forces.entries().collect();
    forces.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let rows = forces
        .into_iter()
        .map(|(key, force)| {
            let judgment = judgments.of(key, question, &edition.year);
            let mut cells = vec![grade_cell(edition, key, question, &edition.year)];
            if !overall {
                let words = judgment.map_or_else(
                    || written::reason(Mark::NotYetSupplied),
                    |judgment| inspected_word(judgment.inspected).to_owned(),
                );
                cells.push(CellView::words(words));
            }
            if let Some(year) = &last_year {
                cells.push(grade_cell(edition, key, question, year));
            }
            RowView {
                text: force.name.clone(),
                href: Some(format!("{root}{}", address::force(force))),
                class: None,
                cells,
            }
        })
        .collect();
    TableView {
        id: id.to_owned(),
        class: None,
        caption: format!(
            "{}: grade of each force",
            judgments.questions[question].title
        ),
        about: None,
        columns,
        rows,
        notes: Vec::new(),
    }
}

fn inspected_word(inspected: Inspected) -> &'static str {
    match inspected {
        Inspected::Yes => "Yes",
        Inspected::CarriedForward => "No, carried forward",
        Inspected::NotStated => "Not stated",
        Inspected::FromOthers => "From the other grades",
    }
}

/// A cell with a grade, or with the word for its absence.
pub(super) fn grade_cell(
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
            ..CellView::words(written::reason(Mark::NotYetSupplied))
        },
    }
}

/// A grade as it is shown, or that there is none yet.
pub(super) fn grade_or_open(edition: &Edition, judgment: Option<Judgment>) -> GradeView {
    match judgment {
        Some(judgment) => grade(edition, judgment.grade),
        None => GradeView {
            id: "none".to_owned(),
            name: written::reason(Mark::NotYetSupplied),
        },
    }
}

/// A grade as it is shown.
pub(super) fn grade(edition: &Edition, key: Key<Grade>) -> GradeView {
    let grade = &edition.judgments.scale[key];
    GradeView {
        id: grade.id.clone(),
        name: grade.name.clone(),
    }
}

/// How many forces have each grade, question by question.
pub(super) fn distribution_table(
    edition: &Edition,
    questions: &[Key<Question>],
    id: &str,
) -> TableView {
    let judgments = &edition.judgments;
    let mut columns = vec![ColumnView::words("Question")];
    columns.extend(
        judgments
            .scale
            .iter()
            .map(|grade| ColumnView::numbers(grade.name.as_str(), "forces")),
    );
    let rows = questions
        .iter()
        .map(|question| RowView {
            text: judgments.questions[*question].title.clone(),
            href: None,
            class: None,
            cells: judgments
                .distribution(*question, &edition.year)
                .into_iter()
                .map(|count| CellView {
                    number: true,
                    ..CellView::words(count.to_string())
                })
                .collect(),
        })
        .collect();
    TableView {
        id: id.to_owned(),
        class: None,
        caption: format!("Number of forces with each grade, {}", edition.year),
        about: None,
        columns,
        rows,
        notes: Vec::new(),
    }
}

/// Groups of facts.
pub(super) fn facts_table(
    edition: &Edition,
    (unit, decimals): (&str, u32),
    series: &[String],
    rows: &[GroupRow],
    id: &str,
) -> TableView {
    let mut columns = vec![ColumnView::words("What")];
    columns.extend(series.iter().map(|name| ColumnView::numbers(name, unit)));
    let rows = rows
        .iter()
        .map(|row| RowView {
            text: row.label.clone(),
            href: None,
            class: None,
            cells: row
                .facts
                .iter()
                .map(|fact| fact_cell(&edition.facts[*fact], decimals))
                .collect(),
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

fn fact_cell(fact: &Fact, decimals: u32) -> CellView {
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
                cell.text = "[x] not available".to_owned();
                cell.missing = true;
            }
        },
    }
    cell
}
