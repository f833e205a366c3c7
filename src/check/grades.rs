//! Questions, the scale and the judgments.

use super::data::source;
use super::{gaps, names};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Chapter, Force, Grade, Inspected, Judgment, Judgments, Key, List, Mark, MissingGrade, Question,
    Source,
};
use crate::source::{GradesRecord, SheetRecord};

/// Resolves `grades.toml`; without it there are no questions. `None` if it has no scale
/// or no question.
pub(super) fn resolve(
    record: Option<&GradesRecord>,
    year: &str,
    forces: &List<Force>,
    chapters: &List<Chapter>,
    sources: &List<Source>,
    problems: &mut Diagnostics,
) -> Option<Judgments> {
    let Some(record) = record else {
        return Some(Judgments::default());
    };
    let scale: List<Grade> = record
        .scale
        .iter()
        .map(|grade| Grade {
            id: grade.id.value.clone(),
            name: grade.name.clone(),
        })
        .collect();
    let mut questions = List::new();
    for question in &record.questions {
        let chapter = question
            .chapter
            .as_ref()
            .and_then(|name| names::find(chapters, "chapter", name, problems));
        let Some(source) = source(sources, &question.source, problems) else {
            problems.note_broken(&question.id.value);
            continue;
        };
        questions.push(Question {
            id: question.id.value.clone(),
            title: question.title.clone(),
            short_title: question.short_title.clone(),
            asks: question.asks.clone(),
            chapter,
            parent: None,
            overall: question.overall,
            source,
        });
    }
    parents(record, &mut questions, problems);
    let none_written = record.scale.is_empty() || record.questions.is_empty();
    if none_written && problems.broken().is_empty() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                record.place,
                "grades.toml needs a scale of grades and at least one question",
            )
            .help(
                "add `[scale.good]` and `[questions.prevention]`; an edition without grades has \
                 no such file",
            ),
        );
    }
    if scale.is_empty() || questions.is_empty() {
        return None;
    }
    let mut overall = record.questions.iter().filter(|question| question.overall);
    if let (Some(first), Some(second)) = (overall.next(), overall.next()) {
        problems.push(
            Diagnostic::error(
                Code::Duplicate,
                second.id.place,
                "more than one question is the overall judgment",
            )
            .related(first.id.place, "the first one")
            .help("leave `overall = true` at one of them"),
        );
    }
    let mut judgments = Judgments::new(scale, questions);
    for sheet in &record.sheets {
        let Some(question) =
            names::find(&judgments.questions, "question", &sheet.question, problems)
        else {
            continue;
        };
        let (lines, missing) = lines(sheet, year, question, &judgments, forces, problems);
        let sheet_year = sheet.year.as_ref().map_or(year, |year| year.value.as_str());
        judgments.add(question, sheet_year, lines);
        judgments.explain(question, sheet_year, missing);
        let place = sheet.year.as_ref().unwrap_or(&sheet.question).place;
        judgments.locate(question, sheet_year, place);
    }
    for question in judgments.questions.keys() {
        let id = judgments.questions[question].id.as_str();
        if judgments.sheet(question, year).is_none() && !problems.is_broken(id) {
            let written = record.questions.iter().find(|known| known.id.value == id);
            problems.push(
                Diagnostic::error(
                    Code::MissingValue,
                    written.map_or(record.place, |known| known.id.place),
                    format!("the question `{id}` has no judgments for {year}"),
                )
                .help(format!(
                    "add a table `[judgments.{id}]` with a line per force"
                )),
            );
        }
    }
    Some(judgments)
}

/// Finds the pillar of each question that has one. There is one floor of pillars.
fn parents(record: &GradesRecord, questions: &mut List<Question>, problems: &mut Diagnostics) {
    let is_part = |id: &str| {
        let mut written = record.questions.iter();
        written.any(|question| question.id.value == id && question.parent.is_some())
    };
    for question in &record.questions {
        let Some(name) = &question.parent else {
            continue;
        };
        let (Some(key), Some(parent)) = (
            questions.find(&question.id.value),
            names::find(questions, "question", name, problems),
        ) else {
            continue;
        };
        let fault = if parent == key {
            "is a part of itself".to_owned()
        } else if question.overall {
            "is the overall judgment, and no part of another".to_owned()
        } else if questions[parent].overall {
            format!("is a part of the overall judgment `{}`", name.value)
        } else if is_part(&name.value) {
            format!("is a part of `{}`, which is a part itself", name.value)
        } else {
            questions[key].parent = Some(parent);
            continue;
        };
        let message = format!("the question `{}` {fault}", question.id.value);
        problems.push(
            Diagnostic::error(Code::WrongValue, name.place, message)
                .help("`parent` names a question that is asked of all its parts together"),
        );
    }
}

/// The forces that have no grade, each with the reason.
type Missing = Vec<(Key<Force>, MissingGrade)>;

fn lines(
    sheet: &SheetRecord,
    year: &str,
    question: Key<Question>,
    judgments: &Judgments,
    forces: &List<Force>,
    problems: &mut Diagnostics,
) -> (Vec<Option<Judgment>>, Missing) {
    // Such a judgment is made from others.
    let overall = judgments.questions[question].overall || judgments.is_pillar(question);
    let mut lines = vec![None; forces.len()];
    let mut written = names::Written::new(forces);
    let mut open = Vec::new();
    let mut missing_grades = Vec::new();
    for record in &sheet.judgments {
        let force = names::force(forces, &record.force, problems);
        written.note(&record.force.value);
        let mark = Mark::from_letter(&record.grade.value).filter(|mark| mark.is_reason());
        if let (Some(reason), None) = (mark, judgments.scale.find(&record.grade.value)) {
            if reason == Mark::NotYetSupplied {
                open.extend(force.map(|key| (forces[key].name.as_str(), record.grade.place)));
            }
            let note = record.note.clone();
            missing_grades.extend(force.map(|key| (key, MissingGrade { reason, note })));
            continue;
        }
        let grade = names::find(&judgments.scale, "grade", &record.grade, problems);
        let inspected = match record.inspected {
            Some(inspected) => inspected,
            None if overall => Inspected::FromOthers,
            None if sheet.year.is_some() => Inspected::NotStated,
            None => {
                problems.push(
                    Diagnostic::error(
                        Code::MissingKey,
                        record.grade.place,
                        "a judgment of this year has to say whether the force was inspected",
                    )
                    .help(format!(
                        "write `{{ grade = \"{}\", inspected = \"not-stated\" }}` if the source does not say",
                        record.grade.value
                    )),
                );
                Inspected::NotStated
            }
        };
        if let (Some(force), Some(grade)) = (force, grade) {
            lines[force.index()] = Some(Judgment { grade, inspected });
        }
    }
    gaps::judgments(
        &sheet.question.value,
        sheet.year.as_ref().map_or(year, |year| &year.value),
        &open,
        forces.len(),
        problems,
    );
    let missing = written.missing(problems);
    if !missing.is_empty() && missing.len() < forces.len() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                sheet.year.as_ref().unwrap_or(&sheet.question).place,
                format!(
                    "the judgments on `{}` lack {}: {}",
                    sheet.question.value,
                    if missing.len() == 1 {
                        "a force"
                    } else {
                        "forces"
                    },
                    missing.join(", ")
                ),
            )
            .help("every force needs a line"),
        );
    }
    (lines, missing_grades)
}
