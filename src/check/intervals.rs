//! Intervals around values: both ends are there, the value is between them, and the
//! measure says what they are.

use rust_decimal::Decimal;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};
use crate::model::Interval;
use crate::source::{CellRecord, MeasureRecord};

/// The interval around a value; `None` and an error where it can't be one.
pub(super) fn of(
    period: &Placed<String>,
    cell: &CellRecord,
    value: Decimal,
    problems: &mut Diagnostics,
) -> Option<Option<Interval>> {
    let (message, help) = match cell.interval {
        [None, None] => return Some(None),
        [Some(low), Some(high)] if low <= value && value <= high => {
            return Some(Some(Interval { low, high }));
        }
        [Some(low), Some(high)] => (
            format!(
                "the value {} is not between {low} and {high}",
                value.round_dp(6).normalize()
            ),
            "an interval is around its value and in the unit of the measure; compare the three \
             numbers with the source",
        ),
        [Some(_), None] => (
            "the interval has no upper end".to_owned(),
            "write both ends: `{ value = …, low = …, high = … }`",
        ),
        [None, Some(_)] => (
            "the interval has no lower end".to_owned(),
            "write both ends: `{ value = …, low = …, high = … }`",
        ),
    };
    problems.push(
        Diagnostic::error(Code::WrongValue, cell.place, message)
            .label(format!("the value for {}", period.value))
            .help(help),
    );
    None
}

/// Reports a measure that has intervals and doesn't say what they are.
pub(super) fn named(record: &MeasureRecord, problems: &mut Diagnostics) {
    let lines = record.forces.iter().chain(&record.national);
    let mut cells = lines.flat_map(|series| &series.cells);
    let first = cells.find(|(_, cell)| cell.interval.iter().any(Option::is_some));
    if let (Some((_, cell)), None) = (first, &record.interval) {
        problems.push(
            Diagnostic::error(
                Code::MissingKey,
                cell.place,
                format!(
                    "the measure `{}` does not say what its intervals are",
                    record.id.value
                ),
            )
            .help(
                "write such as `interval = \"95 percent confidence interval\"` before the periods",
            ),
        );
    }
}
