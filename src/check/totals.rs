//! A published total is compared with the sum of its parts.

use rust_decimal::Decimal;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Measure, MeasureKind, Observation};
use crate::source::MeasureRecord;

/// Reports published counts for England and Wales that the forces' counts
/// contradict.
pub(super) fn check(record: &MeasureRecord, measure: &Measure, problems: &mut Diagnostics) {
    let (counted, row) = match (&measure.kind, &record.national) {
        (MeasureKind::Rate { counted, .. }, Some(row)) => (counted, row),
        (MeasureKind::Count, Some(row)) => (&measure.unit, row),
        _ => return,
    };
    let count = |observed: &Observation| match measure.kind {
        MeasureKind::Count => observed.value(),
        _ => observed.count(),
    };
    for (name, cell) in &row.cells {
        let Some(period) = measure.periods.find(&name.value) else {
            continue;
        };
        let Some(total) = count(&measure.national[period.index()]) else {
            continue;
        };
        let parts: Vec<Option<Decimal>> = measure
            .forces
            .iter()
            .map(|series| count(&series[period.index()]))
            .collect();
        let sum: Decimal = parts.iter().flatten().sum();
        let complete = parts.iter().all(Option::is_some);
        let contradicted = if complete { sum != total } else { sum > total };
        if contradicted {
            problems.push(
                Diagnostic::error(
                    Code::ContradictedTotal,
                    cell.place,
                    format!(
                        "the published total for {} is {total} {counted}, but the forces add up to {sum}",
                        name.value
                    ),
                )
                .label(format!("{} {} than its parts", (total - sum).abs(), if total > sum { "more" } else { "less" }))
                .help("compare the total and the forces' lines with the source"),
            );
        }
    }
}
