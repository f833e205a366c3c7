//! A force return into a measure.

use super::shown::show;
use super::{KeepOrDrop, Options, Refusal, Work, counted, settled, usage, writing};
use crate::commands::Exit;
use crate::importing::{self, Doubt, Meaning, Notes, Wishes};
use crate::source::MeasureRecord;

/// Reads a return for a measure, and writes its file.
pub(super) fn import(work: &Work<'_>, measure: &MeasureRecord) -> Result<Exit, Refusal> {
    let (options, records) = (work.options, work.records);
    let terms = &records.edition.terms;
    let mut all_matched = Vec::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    for wishes in &wishes(options).map_err(usage)? {
        let (matched, more) =
            importing::matched(terms, &work.sheets, &records.register, measure, wishes);
        let id = &measure.id.value;
        show(&options.file, id, &matched, &records.register, terms);
        for doubt in more {
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        all_matched.push(matched);
    }
    if doubts.is_empty() {
        let by_row = options.period_column.is_some();
        doubts.extend(importing::read_twice(&all_matched, by_row));
    }
    settled(&doubts, terms)?;
    let path = format!("data/{}/measures/{}.toml", work.year, measure.id.value);
    let lines = all_matched.iter().flat_map(|matched| &matched.lines);
    let changed = lines.filter(|line| line.changes()).count();
    let edit = |text: &str| {
        let mut new = text.to_owned();
        for matched in &all_matched {
            let period = &matched.period.0;
            new = importing::edited(&new, &records.register, period, &matched.lines)?;
        }
        Ok(new)
    };
    let what = counted(changed, "value", "values");
    writing::write(work, &path, (changed, &what, "these values"), edit)
}

/// What was asked for, period by period.
fn wishes(options: &Options) -> Result<Vec<Wishes>, String> {
    let periods: Vec<Option<&String>> = match options.period.len() {
        0 => vec![None],
        _ => options.period.iter().map(Some).collect(),
    };
    match options.column.len() {
        0 | 1 => {}
        n if n == periods.len() => {}
        n => {
            return Err(format!(
                "there are {n} columns for {}; give --column once for each --period, in the \
                 same order",
                counted(periods.len(), "period", "periods")
            ));
        }
    }
    let blank = options.blank.iter().map(|letter| format!("={letter}"));
    let meanings = options.read.iter().cloned().chain(blank);
    let meanings: Vec<Meaning> = meanings
        .map(|written| Meaning::parse(&written))
        .collect::<Result<_, _>>()
        .map_err(|why| format!("--read: {why}"))?;
    let wishes = periods.into_iter().enumerate().map(|(at, period)| Wishes {
        sheet: options.sheet.clone(),
        column: options.column.get(at).or(options.column.first()).cloned(),
        force_column: options.force_column.clone(),
        period: period.cloned(),
        period_column: options.period_column.clone(),
        only: options.only.clone(),
        leave_out: options.leave_out.clone(),
        meanings: meanings.clone(),
        scale: options.scale,
        partial: options.partial,
        national: options.national,
        notes: match options.notes {
            None => Notes::Doubt,
            Some(KeepOrDrop::Keep) => Notes::Keep,
            Some(KeepOrDrop::Drop) => Notes::Drop,
        },
    });
    Ok(wishes.collect())
}
