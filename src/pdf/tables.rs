//! Tables of values and of grades.

use super::labels;
use super::prose::Setter;
use crate::model::{Area, Force, Key, Mark, Measure, Question};
use crate::pages::paper;

impl Setter<'_> {
    /// The values of a measure for some areas: the period before, the latest, the
    /// change.
    pub(super) fn values<'b>(
        &mut self,
        measure: &Measure,
        areas: impl IntoIterator<Item = (Area, &'b str)>,
    ) {
        let edition = self.edition;
        let last = measure.last_period();
        let this = measure.this_period();
        let periods: Vec<_> = last.into_iter().chain([this]).collect();
        let columns: Vec<bool> = (0..periods.len() + 2).map(|column| column > 0).collect();
        self.table(&columns, "none", |setter| {
            let unit = [labels::UNIT, ": ", &measure.unit].concat();
            let labels_of = periods
                .iter()
                .map(|key| measure.periods[*key].label.as_str());
            setter.heads(
                [unit.as_str()]
                    .into_iter()
                    .chain(labels_of)
                    .chain([labels::CHANGE]),
            );
            for (area, name) in areas {
                setter.row_head(name);
                for period in &periods {
                    let value = paper::observation(edition, measure, (area, *period));
                    setter.cell(&value);
                }
                setter.cell(&paper::change(edition, measure, area, last, this));
            }
        });
    }

    /// A force's grade on a question in a year, or the reason why there is none.
    pub(super) fn grade(&self, force: Key<Force>, question: Key<Question>, year: &str) -> String {
        let judgments = &self.edition.judgments;
        match judgments.of(force, question, year) {
            Some(judgment) => judgments.scale[judgment.grade].name.clone(),
            // Of earlier years nothing says why there is none.
            None if year == self.edition.year => paper::reason(
                self.edition,
                judgments.missing(force, question, year).reason,
            ),
            None => paper::reason(self.edition, Mark::NotAvailable),
        }
    }
}
