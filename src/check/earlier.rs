//! What was published before the series of a measure broke.

use super::names;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Fact, FactValue, Key, List};
use crate::source::MeasureRecord;

/// Finds what was published before the series of a measure broke: facts of one number
/// each, that say what time they are about.
pub(super) fn earlier(
    record: &MeasureRecord,
    facts: &List<Fact>,
    problems: &mut Diagnostics,
) -> Vec<Key<Fact>> {
    let mut earlier = Vec::new();
    for name in &record.earlier {
        let Some(key) = names::find(facts, "fact", name, problems) else {
            continue;
        };
        let fact = &facts[key];
        let lack = match &fact.value {
            FactValue::Stated(_) if fact.as_at.is_none() => "doesn't say what time it is about",
            FactValue::Stated(_) if fact.unit != record.unit => "has another unit",
            FactValue::Stated(_) => {
                earlier.push(key);
                continue;
            }
            FactValue::Range(..) | FactValue::Derived(_) => "is not one number as printed",
        };
        let message = format!(
            "the fact `{}` can't stand before the measure: it {lack}",
            name.value
        );
        problems.push(
            Diagnostic::error(Code::WrongValue, name.place, message).help(format!(
                "a value from before the break is a fact with `value`, `as_at` and the unit “{}”",
                record.unit
            )),
        );
    }
    let first = record.periods.first();
    if let (Some(name), Some(first)) = (record.earlier.first(), first)
        && first.unlike.is_none()
    {
        problems.push(
            Diagnostic::error(
                Code::MissingKey,
                first.id.place,
                "the first period has to say why the series breaks before it",
            )
            .related(name.place, "values from before it")
            .help("write `unlike = \"…\"` into its table"),
        );
    }
    earlier
}
