//! What the values are held against: the row for England and Wales, the values
//! of the period before, and what the header says of them.

use rust_decimal::Decimal;

use super::names::plain;
use super::{Doubt, Line, Matched, Notes, Wishes};
use crate::model::Mark;
use crate::source::{CellRecord, CellValue, MeasureRecord, RegisterRecord, SeriesRecord};

/// What the measure has for a force, or for England and Wales, in a period.
pub(super) fn current<'a>(
    measure: &'a MeasureRecord,
    register: &RegisterRecord,
    force: Option<usize>,
    period: &str,
) -> Option<&'a CellRecord> {
    let series = match force {
        None => measure.national.as_ref(),
        Some(force) => {
            let id = &register.forces.get(force)?.id.value;
            measure
                .forces
                .iter()
                .find(|series| series.name.value == *id)
        }
    };
    cell(series?, period)
}

fn cell<'a>(series: &'a SeriesRecord, period: &str) -> Option<&'a CellRecord> {
    let mut cells = series.cells.iter();
    cells
        .find(|(name, _)| name.value == period)
        .map(|(_, cell)| cell)
}

/// Holds the row for England and Wales against the published value and, for
/// counts, against the sum; takes it over where it was asked for or where its
/// place is held open.
#[allow(
    clippy::too_many_arguments,
    reason = "it is the one meeting of all of them"
)]
pub(super) fn check(
    lines: &[Line],
    whole: Vec<Line>,
    forces: usize,
    measure: &MeasureRecord,
    wishes: &Wishes,
    place: impl Fn(u32) -> String,
    found: &mut Matched,
    doubts: &mut Vec<Doubt>,
) {
    let mut rows = whole.into_iter();
    let Some(mut line) = rows.next() else {
        if wishes.national {
            doubts.push(Doubt {
                place: None,
                message: "the sheet has no national row to be taken over".to_owned(),
                help: "leave --national out, or choose another sheet".to_owned(),
            });
        }
        return;
    };
    if let Some(second) = rows.next() {
        doubts.push(Doubt {
            place: Some(place(second.row)),
            message: format!(
                "“{}” is a second national row, after row {}",
                second.called,
                line.row + 1
            ),
            help: "leave one of them out with --leave-out".to_owned(),
        });
        return;
    }
    let CellValue::Number(total) = line.value else {
        found
            .passed_over
            .push(format!("row {} “{}”: no number", line.row + 1, line.called));
        return;
    };
    let numbers: Vec<Decimal> = lines.iter().filter_map(number).collect();
    if measure.rate && lines.len() == forces {
        let sum = numbers
            .iter()
            .try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n));
        let sum = sum.unwrap_or(Decimal::MAX);
        let complete = numbers.len() == forces;
        if (complete && sum != total) || sum > total {
            doubts.push(Doubt {
                place: Some(place(line.row)),
                message: format!(
                    "“{}” is {total}, but the rows of the forces add up to {sum}",
                    line.called
                ),
                help: "find out which is right, and mend the sheet; if the row is about something \
                       else, leave it out with --leave-out"
                    .to_owned(),
            });
            return;
        }
        if complete {
            found.remarks.push(format!(
                "the forces add up to the row “{}”, {total}",
                line.called
            ));
        }
    }
    let held_open = line
        .old
        .as_ref()
        .is_some_and(|old| old.value == CellValue::Missing(Mark::NotYetSupplied));
    if wishes.national || held_open {
        let place = place(line.row);
        note(&mut line, "the national row", place, wishes, found, doubts);
        found.lines.push(line);
        return;
    }
    match line.old.take().map(|old| old.value) {
        Some(CellValue::Number(published)) if published == total => found.remarks.push(format!(
            "the row “{}” agrees with the published {published}",
            line.called
        )),
        Some(CellValue::Number(published)) => doubts.push(Doubt {
            place: Some(place(line.row)),
            message: format!(
                "“{}” is {total}, but the measure's published value is {published}",
                line.called
            ),
            help: "give --national to take the new one over, or leave the row out with --leave-out"
                .to_owned(),
        }),
        _ => found.passed_over.push(format!(
            "row {} “{}”: {total} is not taken over as the published value; --national does that",
            line.row + 1,
            line.called
        )),
    }
}

/// Decides what becomes of the note on the old value of a line that is written.
pub(super) fn note(
    line: &mut Line,
    who: &str,
    place: String,
    wishes: &Wishes,
    found: &mut Matched,
    doubts: &mut Vec<Doubt>,
) {
    let Some(old) = &line.old else {
        return;
    };
    let Some(note) = &old.note else {
        return;
    };
    match wishes.notes {
        _ if old.value == line.value => line.note = Some(note.clone()),
        Notes::Keep => line.note = Some(note.clone()),
        Notes::Drop => found
            .remarks
            .push(format!("{who}: the note goes: “{note}”")),
        Notes::Doubt => doubts.push(Doubt {
            place: Some(place),
            message: format!(
                "{who}: the value changes, and there is a note on the old one: “{note}”"
            ),
            help: "say what becomes of such notes: --notes keep or --notes drop".to_owned(),
        }),
    }
}

fn number(line: &Line) -> Option<Decimal> {
    match line.value {
        CellValue::Number(number) => Some(number),
        CellValue::Missing(_) => None,
    }
}

/// A doubt where the header says that the values are in thousands or millions.
pub(super) fn thousands(header: &str, wishes: &Wishes) -> Option<Doubt> {
    if wishes.scale.is_some() {
        return None;
    }
    let words = plain(header);
    let says = |word: &str| words.split(' ').any(|each| each == word);
    let times = match () {
        () if says("thousands")
            || says("000s")
            || header.contains("£000")
            || header.contains("'000") =>
        {
            1000
        }
        () if says("millions") || says("million") => 1_000_000,
        () => return None,
    };
    Some(Doubt {
        place: None,
        message: format!("the header “{header}” says that the values are not in ones"),
        help: format!(
            "give --scale {times} to multiply them, or --scale 1 to take them as they are"
        ),
    })
}

/// Remarks on forces whose value is more than three times, or less than a
/// third of, that of the period before: often the wrong column or the wrong row.
pub(super) fn far_from_before(
    lines: &[Line],
    measure: &MeasureRecord,
    register: &RegisterRecord,
    found: &mut Matched,
) {
    let mut ids = measure
        .periods
        .iter()
        .map(|period| period.id.value.as_str());
    let Some(at) = ids.position(|id| id == found.period.0) else {
        return;
    };
    let Some(before) = at.checked_sub(1).map(|at| &measure.periods[at]) else {
        return;
    };
    let three = Decimal::from(3);
    let mut far = Vec::new();
    for line in lines {
        let old = current(measure, register, line.force, &before.id.value);
        let (Some(new), Some(CellValue::Number(old)), Some(force)) =
            (number(line), old.map(|old| old.value), line.force)
        else {
            continue;
        };
        let far_up = old.checked_mul(three).is_some_and(|limit| new > limit);
        let far_down = new.checked_mul(three).is_some_and(|limit| limit < old);
        if far_up || far_down {
            far.push(format!(
                "{} {old} → {new}",
                register.forces[force].name.value
            ));
        }
    }
    if !far.is_empty() {
        let most = 8;
        let more = match far.len().saturating_sub(most) {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        far.truncate(most);
        found.remarks.push(format!(
            "look again, more than three times or less than a third of {}: {}{more}",
            before.label,
            far.join(", ")
        ));
    }
}

/// The beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
