//! The tables of measures and of questions. Each stands on several pages, in
//! the same words and with other links, so what it says is made once. Where there are
//! many forces, a table comes in pages.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::grade_table::GradeTable;
use super::measure_table::MeasureTable;
use super::table::TableView;
use crate::charts::ends;
use crate::model::{
    Edition, FigureSubject, Force, Key, Measure, Period, Question, Region, address,
};

/// The tables of an edition.
pub(in crate::pages) struct Tables<'a> {
    edition: &'a Edition,
    /// From A to Z.
    forces: Vec<(Key<Force>, &'a Force)>,
    /// Where each force is among them.
    positions: Vec<usize>,
    /// The positions of those in each region and, at the end, of those in none.
    regions: Vec<Vec<usize>>,
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
        let mut positions = vec![0; forces.len()];
        let mut regions = vec![Vec::new(); edition.regions.len() + 1];
        for (position, (key, force)) in forces.iter().enumerate() {
            positions[key.index()] = position;
            let region = force.region.map_or(edition.regions.len(), Key::index);
            regions[region].push(position);
        }
        Self {
            edition,
            positions,
            regions,
            forces,
            measures,
            questions,
        }
    }

    /// The force at a position from A to Z.
    pub(in crate::pages) fn force(&self, position: usize) -> (Key<Force>, &'a Force) {
        self.forces[position]
    }

    /// The positions of those in a region, or of those in none.
    pub(in crate::pages) fn of_region(&self, region: Option<Key<Region>>) -> &[usize] {
        &self.regions[region.map_or(self.edition.regions.len(), Key::index)]
    }

    /// What the first and the last on a page of a table are called.
    pub(in crate::pages) fn ends_of_page(&self, page: usize) -> (&'a str, &'a str) {
        let shown = on_page(self.edition, self.forces.len(), page);
        let name = |position: usize| self.forces[position].1.name.as_str();
        (name(shown.start), name(shown.end - 1))
    }

    /// A page of the table of some periods of a measure: all of them, or those of a
    /// figure. It stands on a page whose way to the edition's folder is `root`; without
    /// one its rows lead nowhere.
    pub(in crate::pages) fn of_measure(
        &self,
        (measure, periods): (Key<Measure>, &[Key<Period>]),
        page: usize,
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        let shown: Vec<usize> = on_page(self.edition, self.forces.len(), page).collect();
        self.measures[&(measure, periods.to_vec())].view(&self.forces, &shown, id, root)
    }

    /// The table behind a figure: of many forces those that the ends of a distribution
    /// name.
    pub(in crate::pages) fn behind_figure(
        &self,
        (measure, periods): (Key<Measure>, &[Key<Period>]),
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        let latest = periods.last().filter(|_| self.edition.has_many());
        let Some(latest) = latest else {
            return self.of_measure((measure, periods), 0, id, root);
        };
        let named = ends::ends(self.edition, measure, *latest).into_iter();
        let shown: Vec<usize> = named.map(|key| self.positions[key.index()]).collect();
        self.measures[&(measure, periods.to_vec())].view(&self.forces, &shown, id, root)
    }

    /// A page of the table of a question, in the same way.
    pub(in crate::pages) fn of_question(
        &self,
        question: Key<Question>,
        page: usize,
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        let shown: Vec<usize> = on_page(self.edition, self.forces.len(), page).collect();
        self.questions[question.index()].view(&self.forces, &shown, id, root)
    }
}

/// How many pages a table of so many forces has.
pub(in crate::pages) fn pages_of(edition: &Edition, rows: usize) -> usize {
    match edition.has_many() {
        true => rows.div_ceil(address::ENTITIES_ON_A_PAGE).max(1),
        false => 1,
    }
}

/// Those of so many rows that stand on a page.
pub(in crate::pages) fn on_page(edition: &Edition, rows: usize, page: usize) -> Range<usize> {
    match edition.has_many() {
        true => {
            let from = (page * address::ENTITIES_ON_A_PAGE).min(rows);
            from..(from + address::ENTITIES_ON_A_PAGE).min(rows)
        }
        false => 0..rows,
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
