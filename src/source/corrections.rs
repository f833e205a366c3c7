//! `corrections.toml`

use super::toml::Table;
use crate::diagnostics::{Diagnostics, Placed};
use crate::model::Date;

/// A correction as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct CorrectionRecord {
    pub number: Placed<u32>,
    pub date: Placed<Date>,
    pub revision: Placed<u32>,
    pub what: Placed<String>,
    pub why: Placed<String>,
    pub numbers: Vec<Placed<String>>,
    pub places: Vec<Placed<String>>,
}

pub(super) fn read(
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<Vec<CorrectionRecord>> {
    let corrections = table
        .table_list("correction", problems)
        .into_iter()
        .filter_map(|table| correction(table, problems))
        .collect();
    table.finish(problems);
    Some(corrections)
}

fn correction(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<CorrectionRecord> {
    let number = table
        .required("number", problems)
        .and_then(|value| value.whole("number", problems));
    let date = table.required("date", problems).and_then(|value| {
        let place = value.place();
        let date = value.date("date", problems)?;
        Some(Placed::new(date, place))
    });
    let revision = table
        .required("revision", problems)
        .and_then(|value| value.whole("revision", problems));
    let what = table.text("what", problems);
    let why = table.text("why", problems);
    let numbers = table.texts("numbers", problems);
    let places = table
        .required("where", problems)
        .map(|value| value.list("where", problems));
    let places: Option<Vec<_>> = places.map(|list| {
        list.into_iter()
            .filter_map(|value| value.text("where", problems))
            .collect()
    });
    table.finish(problems);
    Some(CorrectionRecord {
        number: number?,
        date: date?,
        revision: revision?,
        what: what?,
        why: why?,
        numbers,
        places: places?,
    })
}
