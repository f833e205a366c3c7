//! Questions, grades and judgments.

use crate::diagnostics::Place;

use super::{Chapter, Force, Key, List, Mark, Named, Source};

/// A grade on the scale; the scale lists the best first.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Identifier.
    pub id: String,
    /// "Requires improvement".
    pub name: String,
}

impl Named for Grade {
    fn id(&self) -> &str {
        &self.id
    }
}

/// An inspected area, or the overall judgment.
#[derive(Clone, Debug)]
pub struct Question {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Title where there is little room.
    pub short_title: String,
    /// The question as the inspectorate asks it.
    pub asks: String,
    /// The chapter that deals with it.
    pub chapter: Option<Key<Chapter>>,
    /// The question that it is a part of: its pillar.
    pub parent: Option<Key<Question>>,
    /// Whether it is the overall judgment.
    pub overall: bool,
    /// Where the judgments are from.
    pub source: Key<Source>,
}

impl Named for Question {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Whether a judgment rests on an inspection in the edition's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inspected {
    /// It does.
    Yes,
    /// It was carried forward from an earlier year.
    CarriedForward,
    /// The source does not say.
    NotStated,
    /// An overall judgment: it is made from the others.
    FromOthers,
}

/// A force's grade for a question in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgment {
    /// The grade.
    pub grade: Key<Grade>,
    /// Whether the force was inspected on the question in that year.
    pub inspected: Inspected,
}

/// All judgments of an edition: this year's, and those of other years that it
/// restates.
#[derive(Clone, Debug, Default)]
pub struct Judgments {
    /// The scale, best first.
    pub scale: List<Grade>,
    /// The questions, the overall judgment among them.
    pub questions: List<Question>,
    /// By question and year, per force in the order of the register.
    sheets: Vec<Sheet>,
}

#[derive(Clone, Debug)]
struct Sheet {
    question: Key<Question>,
    year: String,
    place: Option<Place>,
    judgments: Vec<Option<Judgment>>,
    missing: Vec<(Key<Force>, MissingGrade)>,
}

/// Why a force has no grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGrade {
    /// The mark that stands in place of the grade.
    pub reason: Mark,
    /// Why, in words.
    pub note: Option<String>,
}

impl Judgments {
    /// A scale and questions without judgments.
    pub fn new(scale: List<Grade>, questions: List<Question>) -> Self {
        Self {
            scale,
            questions,
            sheets: Vec::new(),
        }
    }

    /// Adds the judgments of a question in a year, per force in the order of
    /// the register.
    pub fn add(
        &mut self,
        question: Key<Question>,
        year: impl Into<String>,
        judgments: Vec<Option<Judgment>>,
    ) {
        self.sheets.push(Sheet {
            question,
            year: year.into(),
            place: None,
            judgments,
            missing: Vec::new(),
        });
    }

    /// Notes down why forces have no grade on a question in a year.
    pub fn explain(
        &mut self,
        question: Key<Question>,
        year: &str,
        missing: Vec<(Key<Force>, MissingGrade)>,
    ) {
        let mut sheets = self.sheets.iter_mut();
        if let Some(sheet) = sheets.find(|sheet| sheet.question == question && sheet.year == year) {
            sheet.missing = missing;
        }
    }

    /// Why a force has no grade on a question in a year: where nothing is written,
    /// it is still to come.
    pub fn missing(&self, force: Key<Force>, question: Key<Question>, year: &str) -> MissingGrade {
        let mut sheets = self.sheets.iter();
        sheets
            .find(|sheet| sheet.question == question && sheet.year == year)
            .and_then(|sheet| sheet.missing.iter().find(|(missed, _)| *missed == force))
            .map_or(
                MissingGrade {
                    reason: Mark::NotYetSupplied,
                    note: None,
                },
                |(_, missing)| missing.clone(),
            )
    }

    /// The reason that all forces without a grade on a question share; still to come
    /// where they have several.
    pub fn reason(&self, question: Key<Question>, year: &str) -> Mark {
        let mut sheets = self.sheets.iter();
        let missing = sheets
            .find(|sheet| sheet.question == question && sheet.year == year)
            .map_or(&[][..], |sheet| &sheet.missing);
        match missing {
            [(_, first), rest @ ..] if rest.iter().all(|(_, each)| each.reason == first.reason) => {
                first.reason
            }
            _ => Mark::NotYetSupplied,
        }
    }

    /// Notes down where the judgments on a question in a year are written.
    pub fn locate(&mut self, question: Key<Question>, year: &str, place: Place) {
        let mut sheets = self.sheets.iter_mut();
        if let Some(sheet) = sheets.find(|sheet| sheet.question == question && sheet.year == year) {
            sheet.place = Some(place);
        }
    }

    /// Where the judgments on a question in a year are written.
    pub fn place(&self, question: Key<Question>, year: &str) -> Option<Place> {
        let mut sheets = self.sheets.iter();
        sheets
            .find(|sheet| sheet.question == question && sheet.year == year)
            .and_then(|sheet| sheet.place)
    }

    /// A force's judgment on a question in a year.
    pub fn of(&self, force: Key<Force>, question: Key<Question>, year: &str) -> Option<Judgment> {
        self.sheet(question, year)?
            .get(force.index())
            .copied()
            .flatten()
    }

    /// The judgments on a question in a year, per force in the order of the
    /// register; `None` where that year was not supplied.
    pub fn sheet(&self, question: Key<Question>, year: &str) -> Option<&[Option<Judgment>]> {
        self.sheets
            .iter()
            .find(|sheet| sheet.question == question && sheet.year == year)
            .map(|sheet| sheet.judgments.as_slice())
    }

    /// The years for which judgments on a question were supplied, oldest first.
    pub fn years(&self, question: Key<Question>) -> Vec<&str> {
        let mut years: Vec<&str> = self
            .sheets
            .iter()
            .filter(|sheet| sheet.question == question)
            .map(|sheet| sheet.year.as_str())
            .collect();
        years.sort_unstable();
        years
    }

    /// The years before this one for which judgments on a question were supplied, the
    /// newest first.
    pub fn earlier(&self, question: Key<Question>, year: &str) -> Vec<&str> {
        let years = self.years(question).into_iter().rev();
        years.filter(|earlier| *earlier < year).collect()
    }

    /// The questions that are parts of one.
    pub fn parts(&self, pillar: Key<Question>) -> impl Iterator<Item = (Key<Question>, &Question)> {
        let questions = self.questions.entries();
        questions.filter(move |(_, question)| question.parent == Some(pillar))
    }

    /// Whether a question has parts.
    pub fn is_pillar(&self, question: Key<Question>) -> bool {
        self.parts(question).next().is_some()
    }

    /// The questions as they are laid out: the overall judgment first, then the others
    /// in their order, each followed by its parts.
    pub fn in_order(&self) -> Vec<(Key<Question>, &Question)> {
        let top = |is_overall: bool| {
            let questions = self.questions.entries();
            questions.filter(move |(_, question)| {
                question.parent.is_none() && question.overall == is_overall
            })
        };
        let all = top(true).chain(top(false));
        all.flat_map(|(key, question)| std::iter::once((key, question)).chain(self.parts(key)))
            .collect()
    }

    /// How many forces have each grade on a question in a year, best first.
    pub fn distribution(&self, question: Key<Question>, year: &str) -> Vec<usize> {
        let mut counts = vec![0; self.scale.len()];
        for judgment in self
            .sheet(question, year)
            .unwrap_or_default()
            .iter()
            .flatten()
        {
            counts[judgment.grade.index()] += 1;
        }
        counts
    }

    /// The overall judgment.
    pub fn overall(&self) -> Option<Key<Question>> {
        self.questions
            .entries()
            .find(|(_, question)| question.overall)
            .map(|(key, _)| key)
    }
}
