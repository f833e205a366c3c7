//! `grades.toml`

use super::edition::choose;
use super::file_names::check_page_name;
use super::toml::{Table, Value};
use crate::diagnostics::{Diagnostics, Place, Placed};
use crate::model::{Inspected, Tone};

/// `grades.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct GradesRecord {
    pub scale: Vec<GradeRecord>,
    pub questions: Vec<QuestionRecord>,
    pub sheets: Vec<SheetRecord>,
    pub place: Place,
}

impl GradesRecord {
    /// The tone of each grade, by its identifier.
    pub fn tones(&self) -> Vec<(String, Tone)> {
        let grades = self.scale.iter().enumerate();
        let tone = |(place, grade): (usize, &GradeRecord)| {
            let tone = grade.tone.unwrap_or(Tone::at(place, self.scale.len()));
            (grade.id.value.clone(), tone)
        };
        grades.map(tone).collect()
    }
}

/// `[scale.ID]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct GradeRecord {
    pub id: Placed<String>,
    pub name: String,
    pub tone: Option<Tone>,
}

/// `[questions.ID]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct QuestionRecord {
    pub id: Placed<String>,
    pub title: String,
    pub short_title: String,
    pub asks: String,
    pub chapter: Option<Placed<String>>,
    pub parent: Option<Placed<String>>,
    pub overall: bool,
    pub source: Placed<String>,
}

/// `[judgments.QUESTION]` or `[judgments.QUESTION.YEAR]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct SheetRecord {
    pub question: Placed<String>,
    /// `None` for the edition's own year.
    pub year: Option<Placed<String>>,
    pub judgments: Vec<JudgmentRecord>,
}

/// A line of a sheet.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct JudgmentRecord {
    pub force: Placed<String>,
    pub grade: Placed<String>,
    /// `None` where only the grade is written.
    pub inspected: Option<Inspected>,
    /// Why there is no grade, in words.
    pub note: Option<String>,
}

pub(super) fn read(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<GradesRecord> {
    let place = table.place();
    let scale = table.records("scale", problems, |id, mut table, problems| {
        let name = table.text("name", problems);
        let tone = table.optional_text("tone", problems);
        let tone = tone.and_then(|word| choose("tone", &word, &Tone::ALL, problems));
        table.finish(problems);
        Some(GradeRecord {
            id,
            name: name?.value,
            tone,
        })
    });
    let questions = table.records("questions", problems, question);
    let mut sheets = Vec::new();
    for (question, table) in table.tables("judgments", problems) {
        read_sheets(question, table, &mut sheets, problems);
    }
    table.finish(problems);
    Some(GradesRecord {
        scale,
        questions,
        sheets,
        place,
    })
}

fn question(
    id: Placed<String>,
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<QuestionRecord> {
    check_page_name(&id, problems);
    let title = table.text("title", problems);
    let short_title = table.text("short_title", problems);
    let asks = table.text("asks", problems);
    let chapter = table.optional_text("chapter", problems);
    let parent = table.optional_text("parent", problems);
    let overall = match table.optional("overall") {
        Some(value) => value.boolean("overall", problems),
        None => Some(false),
    };
    let source = table.text("source", problems);
    table.finish(problems);
    Some(QuestionRecord {
        id,
        title: title?.value,
        short_title: short_title?.value,
        asks: asks?.value,
        chapter,
        parent,
        overall: overall?,
        source: source?,
    })
}

/// The lines of a question: forces of the edition's year, and tables that are
/// named by other years.
fn read_sheets(
    question: Placed<String>,
    table: Table<'_>,
    sheets: &mut Vec<SheetRecord>,
    problems: &mut Diagnostics,
) {
    let mut judgments = Vec::new();
    for (name, value) in table.rest() {
        let is_year = name.value.len() == 4 && name.value.bytes().all(|b| b.is_ascii_digit());
        if !is_year {
            judgments.extend(judgment(name, value, problems));
            continue;
        }
        let Some(table) = value.table(&name.value, problems) else {
            continue;
        };
        let lines = table
            .rest()
            .into_iter()
            .filter_map(|(force, value)| judgment(force, value, problems))
            .collect();
        sheets.push(SheetRecord {
            question: question.clone(),
            year: Some(name),
            judgments: lines,
        });
    }
    if !judgments.is_empty() {
        sheets.push(SheetRecord {
            question,
            year: None,
            judgments,
        });
    }
}

fn judgment(
    force: Placed<String>,
    value: Value<'_>,
    problems: &mut Diagnostics,
) -> Option<JudgmentRecord> {
    if value.is_text() {
        return Some(JudgmentRecord {
            grade: value.text(&force.value, problems)?,
            force,
            inspected: None,
            note: None,
        });
    }
    let mut table = value.table(&force.value, problems)?;
    let grade = table.text("grade", problems);
    // A note says why there is no grade, and then nothing was inspected.
    let note = table.optional_text("note", problems);
    let inspected = match note {
        Some(_) => table.optional_text("inspected", problems),
        None => table.text("inspected", problems),
    };
    let is_missing = note.is_some() && inspected.is_none();
    let inspected = inspected.and_then(|word| choose("inspected", &word, &INSPECTED, problems));
    table.finish(problems);
    Some(JudgmentRecord {
        force,
        grade: grade?,
        inspected: match is_missing {
            true => None,
            false => Some(inspected?),
        },
        note: note.map(|note| note.value),
    })
}

const INSPECTED: [(&str, Inspected); 3] = [
    ("yes", Inspected::Yes),
    ("carried-forward", Inspected::CarriedForward),
    ("not-stated", Inspected::NotStated),
];
