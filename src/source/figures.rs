//! `figures/ID.toml`

use super::edition::choose;
use super::file_names::check_page_name;
use super::measures::few_decimals;
use super::toml::{Table, check_id};
use crate::diagnostics::{Diagnostics, FileId, Place, Placed};
use crate::model::FigureKind;

/// `figures/ID.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct FigureRecord {
    pub id: Placed<String>,
    pub kind: Placed<FigureKind>,
    pub headline: Placed<String>,
    pub subtitle: Option<Placed<String>>,
    pub alt: Option<Placed<String>>,
    pub notes: Vec<Placed<String>>,
    pub source: Option<Placed<String>>,
    pub measure: Option<Placed<String>>,
    pub question: Option<Placed<String>>,
    pub force: Option<Placed<String>>,
    pub periods: Vec<Placed<String>>,
    pub questions: Vec<Placed<String>>,
    pub unit: Option<Placed<String>>,
    pub decimals: Option<u32>,
    pub series: Vec<Placed<String>>,
    pub rows: Vec<GroupRowRecord>,
    pub file: FileId,
}

/// A row of `rows`.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct GroupRowRecord {
    pub label: Placed<String>,
    pub facts: Vec<Placed<String>>,
}

pub(super) fn read(
    stem: &str,
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<FigureRecord> {
    let file = table.file();
    let id = Placed::new(stem.to_owned(), Place::new(file, 0..0));
    check_id(&id, problems);
    check_page_name(&id, problems);
    let kinds = FigureKind::ALL.map(|kind| (kind.id(), kind));
    let kind = table.text("kind", problems).and_then(|word| {
        let kind = choose("kind", &word, &kinds, problems)?;
        Some(Placed::new(kind, word.place))
    });
    let headline = table.text("headline", problems);
    let subtitle = table.optional_text("subtitle", problems);
    let alt = table.optional_text("alt", problems);
    let notes = table.texts("notes", problems);
    let source = table.optional_text("source", problems);
    let measure = table.optional_text("measure", problems);
    let question = table.optional_text("question", problems);
    let force = table.optional_text("force", problems);
    let periods = table.texts("periods", problems);
    let questions = table.texts("questions", problems);
    let unit = table.optional_text("unit", problems);
    let decimals = table
        .optional("decimals")
        .and_then(|value| value.whole("decimals", problems))
        .and_then(|number| few_decimals(number, problems));
    let series = table.texts("series", problems);
    let rows = table
        .table_list("rows", problems)
        .into_iter()
        .filter_map(|mut table| {
            let label = table.text("label", problems);
            let facts = table.texts("facts", problems);
            table.finish(problems);
            Some(GroupRowRecord {
                label: label?,
                facts,
            })
        })
        .collect();
    table.finish(problems);
    Some(FigureRecord {
        id,
        kind: kind?,
        headline: headline?,
        subtitle,
        alt,
        notes,
        source,
        measure,
        question,
        force,
        periods,
        questions,
        unit,
        decimals,
        series,
        rows,
        file,
    })
}
