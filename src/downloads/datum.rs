//! Where a value that a page shows lies in the downloads, so that whoever reads
//! the page, and whoever checks it, finds the number behind the words.
//!
//! A place is the table, its key and the column, parted by slashes, which stand
//! in no key: `grades/E23000008/overall/2017/grade`. The column is not said where it
//! is `value`: `values/E23000008/outcome-16/2017`. A value is what stands in that
//! cell of the CSV file, to the last digit; a missing one is empty. The words
//! of claims are in the table of claims in the same way
//! ([`crate::model::address::claim_cell`]).

use serde::Serialize;

use super::table::Cell;
use super::tables::{AREAS, FACTS, GRADES, VALUES};
use super::values::{identity, part, value};
use crate::model::{
    Area, Edition, Fact, FactValue, Force, Key, Measure, MeasureKind, Period, Question, Reading,
};

/// A value with its place in the downloads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Datum {
    /// Table, key and, unless it is `value`, the column.
    pub cell: String,
    /// What stands there.
    pub value: String,
}

impl Datum {
    fn new(cell: &[&str], value: &Cell<'_>) -> Self {
        let cell = match cell {
            // Pages repeat it hundreds of times.
            [key @ .., "value"] => key,
            whole => whole,
        };
        Self {
            cell: cell.join("/"),
            value: value.written().into_owned(),
        }
    }

    /// The value of a measure for an area in a period.
    pub fn of_value(edition: &Edition, measure: &Measure, area: Area, period: Key<Period>) -> Self {
        let observation = measure.observation(area, period);
        let value = match &observation.reading {
            Reading::Value(quantity) => value(measure, observation, quantity),
            Reading::Missing(_) => Cell::Empty,
        };
        Self::of_column(edition, measure, (area, period), "value", &value)
    }

    fn of_column(
        edition: &Edition,
        measure: &Measure,
        (area, period): (Area, Key<Period>),
        column: &str,
        value: &Cell<'_>,
    ) -> Self {
        let (code, _, _) = identity(edition, area);
        let key = [
            VALUES.name,
            code,
            &measure.id,
            &measure.periods[period].id,
            column,
        ];
        Self::new(&key, value)
    }

    /// The grade of a force on a question in a year.
    pub fn of_grade(
        edition: &Edition,
        force: Key<Force>,
        question: Key<Question>,
        year: &str,
    ) -> Self {
        let judgments = &edition.judgments;
        let judgment = judgments.of(force, question, year);
        let grade = judgment.map(|judgment| judgments.scale[judgment.grade].name.as_str());
        let code = &edition.forces[force].ons_code;
        let question = &judgments.questions[question].id;
        Self::new(
            &[GRADES.name, code, question, year, "grade"],
            &Cell::maybe(grade),
        )
    }

    /// The number of a fact; the two ends of a range.
    pub fn of_fact(fact: &Fact) -> (Self, Option<Self>) {
        let at = |column, value: Cell<'_>| Self::new(&[FACTS.name, &fact.id, column], &value);
        match &fact.value {
            FactValue::Stated(value) => (at("value", Cell::exact(*value)), None),
            FactValue::Derived(_) => {
                let value = fact.computed.map_or(Cell::Empty, Cell::computed);
                (at("value", value), None)
            }
            FactValue::Range(low, high) => (
                at("low", Cell::exact(*low)),
                Some(at("high", Cell::exact(*high))),
            ),
        }
    }

    /// The residents of a force's area.
    pub fn of_population(force: &Force) -> Self {
        let key = [AREAS.name, &force.ons_code, "population"];
        Self::new(&key, &part(force.population))
    }

    /// The people by whom the counts of a force are divided, as a rate has them
    /// that is divided by the denominator with this identifier, if there is one.
    pub fn of_people(edition: &Edition, force: Key<Force>, denominator: &str) -> Option<Self> {
        let is_divided = |measure: &&Measure| {
            matches!(&measure.kind, MeasureKind::Rate { denominator: by, .. }
                if edition.denominators[*by].id == denominator)
        };
        let measure = edition.measures.iter().find(is_divided)?;
        let (area, this) = (Area::Force(force), measure.this_period());
        let people = match &measure.observation(area, this).reading {
            Reading::Value(quantity) => part(quantity.denominator),
            Reading::Missing(_) => Cell::Empty,
        };
        let at = (area, this);
        Some(Self::of_column(
            edition,
            measure,
            at,
            "denominator",
            &people,
        ))
    }
}
