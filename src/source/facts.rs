//! `facts.toml`, `caveats.toml` and `sources.toml`

use rust_decimal::Decimal;

use super::addresses::{Leads, check_web};
use super::edition::choose;
use super::toml::{Table, Value};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::model::CaveatKind;

/// A table of `facts.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct FactRecord {
    pub id: Placed<String>,
    pub label: Placed<String>,
    pub value: Option<Placed<Decimal>>,
    pub low: Option<Placed<Decimal>>,
    pub high: Option<Placed<Decimal>>,
    pub unit: String,
    pub printed: Option<Placed<String>>,
    pub derived: Option<Placed<String>>,
    pub source: Placed<String>,
    pub source_place: String,
    pub as_at: Option<String>,
    pub inspected_on: Option<Placed<String>>,
    pub n: Option<u64>,
    pub sample: Option<Placed<String>>,
    pub contradicts: Vec<Placed<String>>,
    pub rounding: Option<Decimal>,
    pub same_as: Vec<Placed<String>>,
    pub finding: Option<Placed<String>>,
    pub numbers: Vec<Placed<String>>,
}

pub(super) fn read_facts(table: Table<'_>, problems: &mut Diagnostics) -> Option<Vec<FactRecord>> {
    Some(table.all_records(problems, fact))
}

fn fact(
    id: Placed<String>,
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<FactRecord> {
    let label = table.text("label", problems);
    let [has_value, has_low, has_high] = ["value", "low", "high"].map(|key| table.has(key));
    let [value, low, high] = ["value", "low", "high"].map(|key| {
        table
            .optional(key)
            .and_then(|value| value.number(key, problems))
    });
    let unit = table.text("unit", problems);
    let printed = table.optional_text("printed", problems);
    let derived = table.optional_text("derived", problems);
    let source = table.text("source", problems);
    let source_place = table.text("place", problems);
    let as_at = table.optional_text("as_at", problems);
    let inspected_on = table.optional_text("inspected_on", problems);
    let n = table
        .optional("n")
        .and_then(|value| value.whole("n", problems));
    let sample = table.optional_text("sample", problems);
    let contradicts = table.texts("contradicts", problems);
    let rounding = rounding(&mut table, problems);
    let same_as = table.texts("same_as", problems);
    let finding = table.optional_text("finding", problems);
    let numbers = table.texts("numbers", problems);
    table.finish(problems);
    let ways =
        usize::from(has_value) + usize::from(has_low || has_high) + usize::from(derived.is_some());
    if ways != 1 || has_low != has_high {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                id.place,
                format!("the fact `{}` must have one value", id.value),
            )
            .help("write `value`, or `low` and `high`, or `derived`, and only one of these"),
        );
        return None;
    }
    let unreadable = [(has_value, &value), (has_low, &low), (has_high, &high)];
    if unreadable
        .iter()
        .any(|(written, read)| *written && read.is_none())
    {
        return None;
    }
    if derived.is_none() && printed.is_none() {
        problems.push(
            Diagnostic::error(
                Code::MissingKey,
                id.place,
                format!("the fact `{}` has no `printed`", id.value),
            )
            .help("write the number as the source prints it: `printed = \"over 5,000\"`"),
        );
    }
    Some(FactRecord {
        id,
        label: label?,
        value,
        low,
        high,
        unit: unit?.value,
        printed,
        derived,
        source: source?,
        source_place: source_place?.value,
        as_at: as_at.map(|text| text.value),
        inspected_on,
        n: n.map(|number| u64::from(number.value)),
        sample,
        contradicts,
        rounding,
        same_as,
        finding,
        numbers,
    })
}

/// How coarsely a publisher rounds, by the word for it.
const ROUNDINGS: [(&str, i64); 6] = [
    ("tens", 10),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("ten-thousands", 10_000),
    ("hundred-thousands", 100_000),
    ("millions", 1_000_000),
];

/// Takes `rounding`.
pub(super) fn rounding(table: &mut Table<'_>, problems: &mut Diagnostics) -> Option<Decimal> {
    let word = table.optional_text("rounding", problems)?;
    choose("rounding", &word, &ROUNDINGS, problems).map(Decimal::from)
}

/// A `[[caveat]]` of `caveats.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct CaveatRecord {
    pub forces: Vec<Placed<String>>,
    pub measure: Option<Placed<String>>,
    pub about: Option<Placed<String>>,
    pub kind: CaveatKind,
    pub text: Placed<String>,
    pub source: Placed<String>,
    pub source_place: String,
    pub numbers: Vec<Placed<String>>,
    pub place: Place,
}

pub(super) fn read_caveats(
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<Vec<CaveatRecord>> {
    let caveats = table
        .table_list("caveat", problems)
        .into_iter()
        .filter_map(|table| caveat(table, problems))
        .collect();
    table.finish(problems);
    Some(caveats)
}

fn caveat(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<CaveatRecord> {
    let place = table.place();
    let forces = table.texts("forces", problems);
    let measure = table.optional_text("measure", problems);
    let about = table.optional_text("about", problems);
    let kind = table.text("kind", problems).and_then(|word| {
        let kinds = [
            ("unable-to-provide", CaveatKind::UnableToProvide),
            ("partial", CaveatKind::Partial),
            ("not-comparable", CaveatKind::NotComparable),
        ];
        choose("kind", &word, &kinds, problems)
    });
    let text = table.text("text", problems);
    let numbers = table.texts("numbers", problems);
    let source = table.text("source", problems);
    let source_place = table.text("place", problems);
    table.finish(problems);
    if measure.is_none() && about.is_none() {
        problems.push(
            Diagnostic::error(
                Code::MissingKey,
                place,
                "a caveat has to say what it is about",
            )
            .help(
                "write `measure = \"…\"`, or `about = \"…\"` where the edition has no such measure",
            ),
        );
    }
    if forces.is_empty() {
        problems.push(
            Diagnostic::error(Code::MissingKey, place, "a caveat has to name its forces")
                .help("write `forces = [\"…\"]`"),
        );
    }
    Some(CaveatRecord {
        forces,
        measure,
        about,
        kind: kind?,
        text: text?,
        numbers,
        source: source?,
        source_place: source_place?.value,
        place,
    })
}

/// A table of `sources.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct SourceRecord {
    pub id: Placed<String>,
    pub title: String,
    pub publisher: String,
    pub published: String,
    pub url: Option<Placed<String>>,
    pub licence: Option<String>,
    pub note: Option<Placed<String>>,
}

pub(super) fn read_sources(
    table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<Vec<SourceRecord>> {
    Some(table.all_records(problems, |id, mut table, problems| {
        let title = table.text("title", problems);
        let publisher = table.text("publisher", problems);
        let published = table
            .required("published", problems)
            .and_then(|value| date_or_text(value, problems));
        let url = table.optional_text("url", problems);
        if let Some(url) = &url {
            check_web("url", url, Leads::Page, problems);
        }
        let licence = table.optional_text("licence", problems);
        let note = table.optional_text("note", problems);
        table.finish(problems);
        Some(SourceRecord {
            id,
            title: title?.value,
            publisher: publisher?.value,
            published: published?,
            url,
            licence: licence.map(|text| text.value),
            note,
        })
    }))
}

fn date_or_text(value: Value<'_>, problems: &mut Diagnostics) -> Option<String> {
    if value.is_text() {
        value.text("published", problems).map(|text| text.value)
    } else {
        value.date("published", problems).map(|date| date.words())
    }
}
