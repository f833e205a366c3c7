//! A table of grades into `grades.toml`: a column for each question, or a row for each
//! judgment.

mod columns;
mod edited;

use std::collections::{BTreeMap, BTreeSet};

use self::edited::edited;
use super::columns::{doubt, which_sheet};
use super::names::{Named, Names, plain};
use super::rows::shown;
use super::sheet::{Cell, Sheet};
use super::{Doubt, Doubts, Found, reason};
use crate::source::{GradesRecord, QuestionRecord, RegisterRecord};
use crate::wording::Terms;

/// What was asked for on the command line.
#[derive(Clone, Debug, Default)]
pub struct GradeWishes {
    /// The sheet of the workbook.
    pub sheet: Option<String>,
    /// The columns of the questions that are read, by header or letter; all if none.
    pub columns: Vec<String>,
    /// The column that names the forces, by its header or letter.
    pub force_column: Option<String>,
    /// The year that the grades are of; the edition's own if absent.
    pub year: Option<String>,
    /// Rows that are no forces and may be left out.
    pub leave_out: Vec<String>,
    /// What texts mean that are no grade: `TEXT=GRADE` or `TEXT=MARK`, the empty text
    /// being a blank cell.
    pub meanings: Vec<String>,
    /// Whether judgments may be missing, which then stay as they are.
    pub partial: bool,
}

/// Where grades stand in a table.
struct Columns {
    /// The columns that name the force.
    forces: Vec<u32>,
    /// Columns of grades, each with its question; in a long table the one column of
    /// grades, without.
    grades: Vec<(u32, Option<usize>)>,
    /// The column that names the question of a row, in a long table.
    question: Option<u32>,
    /// The column that says whether the force was inspected.
    inspected: Option<u32>,
}

/// A judgment that was read.
struct Read {
    grade: String,
    inspected: Option<String>,
    row: u32,
}

struct Reader<'a> {
    record: &'a GradesRecord,
    register: &'a RegisterRecord,
    wishes: &'a GradeWishes,
    sheet: &'a Sheet,
    found: &'a mut Found,
    doubts: Doubts<'a>,
    /// By question and force.
    read: BTreeMap<(usize, usize), Read>,
    /// Judgments whose cell is there and doubtful.
    doubted: BTreeSet<(usize, usize)>,
}

/// The text of `grades.toml` with the grades of a file, and what was made out. It may
/// be used only where there is no doubt. `year` is the edition's.
///
/// # Errors
///
/// A sentence, where the file has something else in the place of judgments.
pub fn grades(
    terms: &Terms,
    sheets: &[Sheet],
    register: &RegisterRecord,
    (record, text): (&GradesRecord, &str),
    year: &str,
    wishes: &GradeWishes,
) -> Result<(Found, Vec<Doubt>), String> {
    let names = Names::of(terms, register);
    let (mut found, mut doubts) = (Found::default(), Vec::new());
    let sheet = match which_sheet(sheets, &names, wishes.sheet.as_deref()) {
        Ok(sheet) => sheet,
        Err(doubt) => return Ok((found, vec![doubt])),
    };
    found.sheet.clone_from(&sheet.name);
    let mut reader = Reader {
        record,
        register,
        wishes,
        sheet,
        found: &mut found,
        doubts: Doubts::of(sheet, &mut doubts),
        read: BTreeMap::new(),
        doubted: BTreeSet::new(),
    };
    if let Some((columns, first)) = reader.columns(&names) {
        for (row, cells) in sheet.rows.range(first..) {
            reader.row(*row, cells, &columns, &names);
        }
        reader.missing(&columns);
    }
    let year = wishes.year.as_deref().filter(|wished| *wished != year);
    let read = reader.read;
    found.text = edited(text, record, register, year, read, &mut found)?;
    Ok((found, doubts))
}

impl Reader<'_> {
    fn row(&mut self, row: u32, cells: &BTreeMap<u32, Cell>, columns: &Columns, names: &Names) {
        let called: Vec<String> = columns
            .forces
            .iter()
            .filter_map(|c| cells.get(c))
            .map(shown)
            .collect();
        let Some(name) = called.first() else {
            return;
        };
        let left_out = |text: &str| {
            let mut all = self.wishes.leave_out.iter();
            all.any(|name| plain(name) == plain(text))
        };
        if called.iter().any(|text| left_out(text)) || left_out(&format!("row {}", row + 1)) {
            self.found
                .passed_over
                .push(format!("row {} “{name}”: left out, as you asked", row + 1));
            return;
        }
        let mut meanings = called
            .iter()
            .map(|text| names.find(text))
            .filter(|all| !all.is_empty());
        let Some(first) = meanings.next() else {
            let is_note = !columns
                .grades
                .iter()
                .any(|(column, _)| cells.contains_key(column));
            match is_note {
                true => self.found.passed_over.push(format!(
                    "row {} “{}”: words without a grade",
                    row + 1,
                    super::totals::shortened(name)
                )),
                false => {
                    let (message, help) = names.unknown(name);
                    self.doubts.at(row, Some(columns.forces[0]), message, help);
                }
            }
            return;
        };
        let others: Vec<Vec<Named>> = meanings.collect();
        let mut agreed = first
            .iter()
            .filter(|named| others.iter().all(|other| other.contains(named)));
        let force = match (agreed.next(), agreed.next()) {
            // Of a force and a region of one name only the force has grades.
            (Some(Named::Force(force)), None | Some(Named::Part(_))) => *force,
            (Some(Named::Part(_) | Named::Whole), None) => {
                self.found
                    .passed_over
                    .push(format!("row {} “{name}”: only forces have grades", row + 1));
                return;
            }
            _ => {
                let message = format!("“{}” is not one force", called.join("” and “"));
                self.doubts.at(
                    row,
                    Some(columns.forces[0]),
                    message,
                    "write the whole name or the code into the sheet",
                );
                return;
            }
        };
        for (column, question) in &columns.grades {
            let question = match (question, columns.question) {
                (Some(question), _) => *question,
                (None, Some(names)) => {
                    let text = cells.get(&names).map(shown).unwrap_or_default();
                    match self.question(&text) {
                        Some(question) => question,
                        None => {
                            let all: Vec<&str> = self
                                .record
                                .questions
                                .iter()
                                .map(|q| q.short_title.as_str())
                                .collect();
                            let help = format!("the questions are: {}", all.join(", "));
                            self.doubts.at(
                                row,
                                Some(names),
                                format!("“{text}” is no question"),
                                help,
                            );
                            continue;
                        }
                    }
                }
                (None, None) => continue,
            };
            self.judgment(
                row,
                (*column, cells.get(column)),
                (question, force),
                columns.inspected.and_then(|c| cells.get(&c)),
            );
        }
    }

    fn judgment(
        &mut self,
        row: u32,
        (column, cell): (u32, Option<&Cell>),
        at: (usize, usize),
        inspected: Option<&Cell>,
    ) {
        let text = cell.map(shown).unwrap_or_default();
        let who = format!(
            "{}, {}",
            self.register.forces[at.1].name.value, self.record.questions[at.0].short_title
        );
        let Some(grade) = self.grade(&text) else {
            self.doubted.insert(at);
            if text.is_empty() {
                let help = "write in the sheet why there is no grade, such as [x], or say what blank cells mean: --blank x";
                self.doubts
                    .at(row, Some(column), format!("{who}: the cell is blank"), help);
                return;
            }
            let all: Vec<&str> = self
                .record
                .scale
                .iter()
                .map(|grade| grade.name.as_str())
                .collect();
            let help = format!(
                "the grades are: {}; where it means one of them: --read '{text}={}'",
                all.join(", "),
                self.record
                    .scale
                    .first()
                    .map_or("", |grade| &grade.id.value)
            );
            self.doubts.at(
                row,
                Some(column),
                format!("{who}: “{text}” is no grade"),
                help,
            );
            return;
        };
        let inspected = match inspected.map(shown) {
            None => None,
            Some(text) => match plain(&text).replace(' ', "-").as_str() {
                "" => None,
                known @ ("yes" | "carried-forward" | "not-stated") => Some(known.to_owned()),
                _ => {
                    let help = "it is yes, carried-forward or not-stated";
                    self.doubts.at(
                        row,
                        None,
                        format!("{who}: “{text}” doesn't say whether it was inspected"),
                        help,
                    );
                    return;
                }
            },
        };
        if let Some(before) = self.read.get(&at) {
            let message = format!("{who} stands in row {} already", before.row + 1);
            self.doubts.at(
                row,
                Some(column),
                message,
                "take one of the two out of the sheet",
            );
            return;
        }
        self.read.insert(
            at,
            Read {
                grade,
                inspected,
                row,
            },
        );
    }

    /// Asks about judgments that the table doesn't have.
    fn missing(&mut self, columns: &Columns) {
        let questions: BTreeSet<usize> = match columns.question {
            None => columns
                .grades
                .iter()
                .filter_map(|(_, question)| *question)
                .collect(),
            Some(_) => self.read.keys().map(|(question, _)| *question).collect(),
        };
        for question in questions {
            let lacks: Vec<&str> = (0..self.register.forces.len())
                .filter(|force| {
                    !self.read.contains_key(&(question, *force))
                        && !self.doubted.contains(&(question, *force))
                })
                .map(|force| self.register.forces[force].name.value.as_str())
                .collect();
            if lacks.is_empty() {
                continue;
            }
            let title = &self.record.questions[question].short_title;
            let message = format!("{title}: no grade for {}", lacks.join(", "));
            match self.wishes.partial {
                true => self
                    .found
                    .remarks
                    .push(format!("{message}; what they have stays")),
                false => self.doubts.all.push(doubt(
                    message,
                    "add rows with a grade or [x], or give --partial to leave them as they are",
                )),
            }
        }
    }

    fn question(&self, text: &str) -> Option<usize> {
        let wanted = plain(text);
        let is = |question: &QuestionRecord| {
            let names = [
                &question.id.value,
                &question.title,
                &question.short_title,
                &question.asks,
            ];
            names.into_iter().any(|name| plain(name) == wanted)
        };
        self.record
            .questions
            .iter()
            .position(is)
            .filter(|_| !wanted.is_empty())
    }

    /// The grade that a text names, or the letter that says why there is none.
    fn grade(&self, text: &str) -> Option<String> {
        let meant = self.wishes.meanings.iter().find_map(|meaning| {
            let (written, meant) = meaning.rsplit_once('=')?;
            written
                .trim()
                .eq_ignore_ascii_case(text.trim())
                .then_some(meant.trim())
        });
        let text = meant.unwrap_or(text);
        let wanted = plain(text);
        let mut scale = self.record.scale.iter();
        let grade =
            scale.find(|grade| plain(&grade.id.value) == wanted || plain(&grade.name) == wanted);
        let mark = || reason(text.trim_matches(['[', ']'])).ok();
        match grade {
            _ if wanted.is_empty() => None,
            Some(grade) => Some(grade.id.value.clone()),
            None => mark().map(|mark| mark.letter().to_owned()),
        }
    }
}
