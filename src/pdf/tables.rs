//! Tables of values and of grades.

use super::prose::Setter;
use crate::model::{Area, Force, Key, Mark, Measure, Question};
use crate::pages::paper;
use crate::wording::say;

impl Setter<'_> {
    /// The values of a measure for some areas in all its periods, and the change from the
    /// one before the latest.
    pub(super) fn values<'b>(
        &mut self,
        measure: &Measure,
        areas: impl IntoIterator<Item = (Area, &'b str)>,
    ) {
        let edition = self.edition;
        let change = measure.last_period().zip(Some(measure.this_period()));
        let periods: Vec<_> = measure.periods.keys().collect();
        let count = 1 + periods.len() + usize::from(change.is_some());
        let columns: Vec<bool> = (0..count).map(|column| column > 0).collect();
        self.table(&columns, "none", |setter| {
            let unit = say!(edition.wording, "paper-unit", unit = measure.unit);
            let labels_of = periods
                .iter()
                .map(|key| measure.periods[*key].label.as_str());
            setter.heads(
                [unit.as_str()]
                    .into_iter()
                    .chain(labels_of)
                    .chain(change.map(|_| setter.said("change"))),
            );
            for (area, name) in areas {
                setter.row_head(name);
                for period in &periods {
                    let value = paper::observation(edition, measure, (area, *period));
                    setter.cell(&value);
                }
                if let Some((from, to)) = change {
                    setter.cell(&paper::change(edition, measure, area, from, to));
                }
            }
        });
    }

    /// A force's grade on a question in a year, or the reason why there is none.
    pub(super) fn grade(&self, force: Key<Force>, question: Key<Question>, year: &str) -> String {
        let judgments = &self.edition.judgments;
        match judgments.of(force, question, year) {
            Some(judgment) => judgments.scale[judgment.grade].name.clone(),
            None if year == self.edition.year || judgments.sheet(question, year).is_some() => {
                let missing = judgments.missing(force, question, year);
                paper::reason(self.edition, missing.reason)
            }
            // It was not asked that year, or nobody has said.
            None => paper::reason(self.edition, Mark::NotAvailable),
        }
    }
}
