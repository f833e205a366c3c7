//! The tables of measures and of questions. Each stands on several pages, in
//! the same words and with other links, so what it says is made once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::grade_table::GradeTable;
use super::measure_table::MeasureTable;
use super::table::TableView;
use crate::model::{Edition, FigureSubject, Force, Key, Measure, Period, Question};

/// The tables of an edition.
pub(in crate::pages) struct Tables<'a> {
    /// From A to Z.
    forces: Vec<(Key<Force>, &'a Force)>,
    /// For every set of periods that some page shows together.
    measures: BTreeMap<(Key<Measure>, Vec<Key<Period>>), MeasureTable<'a>>,
    questions: Vec<GradeTable<'a>>,
}

impl<'a> Tables<'a> {
    /// Those of an edition.
    pub(in crate::pages) fn new(edition: &'a Edition) -> Self {
        let mut forces: Vec<_> = edition.forces.entries().collect();
        forces.sort_by(|a, b| a.1.name.cmp(&b.1.name));
        let measures = || {
            let shown = shown(edition).into_par_iter().with_max_len(1);
            shown
                .map(|(key, periods)| {
                    let measure = &edition.measures[key];
                    let table = MeasureTable::new(edition, measure, &periods, &forces);
                    ((key, periods), table)
                })
                .collect()
        };
        let questions = || {
            let questions: Vec<_> = edition.judgments.questions.keys().collect();
            let questions = questions.into_par_iter();
            questions
                .map(|key| GradeTable::new(edition, key, &forces))
                .collect()
        };
        let (measures, questions) = rayon::join(measures, questions);
        Self {
            forces,
            measures,
            questions,
        }
    }

    /// The table of some periods of a measure: all of them, or those of a figure.
    /// It stands on a page whose way to the edition's folder is `root`; without
    /// one its rows lead nowhere.
    pub(in crate::pages) fn of_measure(
        &self,
        measure: Key<Measure>,
        periods: &[Key<Period>],
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        self.measures[&(measure, periods.to_vec())].view(&self.forces, id, root)
    }

    /// The table of a question, in the same way.
    pub(in crate::pages) fn of_question(
        &self,
        question: Key<Question>,
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        self.questions[question.index()].view(&self.forces, id, root)
    }
}

/// The periods of measures that are shown together: all of them on the page of a
/// measure, and those of each figure.
fn shown(edition: &Edition) -> Vec<(Key<Measure>, Vec<Key<Period>>)> {
    let whole = edition.measures.entries();
    let whole = whole.map(|(key, measure)| (key, measure.periods.keys().collect()));
    let of_figures = edition.figures.iter();
    let of_figures = of_figures.filter_map(|figure| match &figure.subject {
        FigureSubject::Measure {
            measure, periods, ..
        } => Some((*measure, periods.clone())),
        _ => None,
    });
    let mut shown: Vec<_> = whole.chain(of_figures).collect();
    shown.sort();
    shown.dedup();
    shown
}
