//! Descriptions of CSV files: CSVW metadata beside each.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::address::file_name;
use super::rows::Selection;
use super::table::{BETWEEN, Column, Kind, Table};
use super::{About, citation, notes, span};
use crate::model::{Edition, MeasureKind};
use crate::wording::say;

/// A marker, as a regular expression.
pub(super) const MARKER: &str = r"\[[xzcneprbui]\]";

/// A CSV file to be described.
#[derive(Debug)]
pub(super) struct Csv<'a> {
    /// Its address.
    pub(super) path: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// Whether it holds illustrative values.
    pub(super) illustrative: bool,
    /// What is in it.
    pub(super) table: &'static Table,
    /// From when to when its rows go, as an interval of ISO 8601.
    temporal: Option<String>,
}

impl<'a> Csv<'a> {
    /// The file of some rows, which are about something.
    pub(super) fn of(
        edition: &Edition,
        about: About,
        path: &'a str,
        title: &'a str,
        rows: &Selection<'_>,
    ) -> Self {
        Self {
            path,
            title,
            illustrative: rows.is_illustrative(),
            table: rows.table(),
            temporal: span::of_table(edition, rows.table(), about),
        }
    }
}

/// What a file holds, and what has to be known of it.
pub(super) fn description(edition: &Edition, csv: &Csv<'_>) -> String {
    let mut sentences = {
        let words = &edition.wording;
        vec![say!(words, "csv-row", row = words.text(csv.table.row))]
    };
    sentences.extend(notes::of_status(edition).map(str::to_owned));
    if csv.illustrative {
        sentences.push(notes::illustrative_values(edition).to_owned());
    }
    sentences.join(" ")
}

/// What the CSVW metadata of all files with the same table have in common, as it
/// stands in each: there is a file for every force.
#[derive(Debug)]
pub(super) struct Common {
    context: Box<RawValue>,
    issued: Box<RawValue>,
    dialect: Box<RawValue>,
    schema: Box<RawValue>,
}

impl Common {
    /// Of a table.
    pub(super) fn of(edition: &Edition, table: &'static Table) -> Self {
        /// Keys are in the order of their letters.
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Schema<'a> {
            columns: Vec<CsvwColumn<'a>>,
            primary_key: Vec<&'a str>,
            row_titles: [&'a str; 0],
        }
        Self {
            context: part(&json!(
                ["http://www.w3.org/ns/csvw", { "@language": edition.language }]
            )),
            issued: part(&json!({ "@value": edition.date.to_string(), "@type": "xsd:date" })),
            dialect: part(&json!(
                { "encoding": "utf-8", "header": true, "delimiter": ",", "quoteChar": "\"" }
            )),
            schema: part(&Schema {
                columns: {
                    let columns = table.shown(edition);
                    columns
                        .map(|(_, column)| CsvwColumn::of(edition, column))
                        .collect()
                },
                primary_key: key(edition, table),
                row_titles: [],
            }),
        }
    }
}

/// A value as it stands in JSON for people to read, right under the whole.
fn part(value: &impl Serialize) -> Box<RawValue> {
    let text = serde_json::to_string_pretty(value).expect("values of JSON are written as such");
    // No text in JSON holds a line feed, so these are all between values.
    RawValue::from_string(text.replace('\n', "\n  ")).expect("JSON stays JSON")
}

/// The CSVW metadata of a file; `common` is what it has in common with the others
/// of its table.
pub(super) fn csvw(edition: &Edition, csv: &Csv<'_>, common: &Common) -> Vec<u8> {
    /// Keys are in the order of their letters.
    #[derive(Serialize)]
    struct Csvw<'a> {
        #[serde(rename = "@context")]
        context: &'a RawValue,
        #[serde(rename = "dc:creator")]
        creator: &'a str,
        #[serde(rename = "dc:description")]
        description: String,
        #[serde(rename = "dc:identifier", skip_serializing_if = "Option::is_none")]
        identifier: Option<String>,
        #[serde(rename = "dc:issued")]
        issued: &'a RawValue,
        #[serde(rename = "dc:license", skip_serializing_if = "Option::is_none")]
        license: Option<Address<'a>>,
        #[serde(rename = "dc:publisher")]
        publisher: &'a str,
        #[serde(rename = "dc:temporal", skip_serializing_if = "Option::is_none")]
        temporal: Option<&'a str>,
        #[serde(rename = "dc:title")]
        title: &'a str,
        dialect: &'a RawValue,
        #[serde(rename = "tableSchema")]
        schema: &'a RawValue,
        url: &'a str,
    }
    pretty(&Csvw {
        context: &common.context,
        creator: &edition.publisher,
        description: description(edition, csv),
        identifier: citation::absolute(edition, csv.path),
        issued: &common.issued,
        license: edition
            .terms
            .licence_url
            .as_deref()
            .map(|id| Address { id }),
        publisher: &edition.publisher,
        temporal: csv.temporal.as_deref(),
        title: csv.title,
        dialect: &common.dialect,
        schema: &common.schema,
        url: file_name(csv.path),
    })
}

/// A thing that is named by its address.
#[derive(Serialize)]
struct Address<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
}

/// Keys are in the order of their letters.
#[derive(Serialize)]
struct CsvwColumn<'a> {
    datatype: Datatype,
    #[serde(rename = "dc:description")]
    description: &'a str,
    #[serde(rename = "dc:title")]
    title: &'a str,
    name: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'static str>,
    titles: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Datatype {
    Plain(&'static str),
    Formatted {
        base: &'static str,
        format: Cow<'static, str>,
    },
}

impl<'a> CsvwColumn<'a> {
    fn of(edition: &'a Edition, column: &'static Column) -> Self {
        let formatted = |base, format| Datatype::Formatted { base, format };
        let (datatype, separator) = match column.kind {
            Kind::Text => (Datatype::Plain("string"), None),
            Kind::Number => (Datatype::Plain("decimal"), None),
            Kind::Whole => (Datatype::Plain("nonNegativeInteger"), None),
            Kind::Flag => (formatted("boolean", "true|false".into()), None),
            Kind::OneOf(words) => (
                formatted("string", one_of(edition, words).join("|").into()),
                None,
            ),
            Kind::Markers => (formatted("string", MARKER.into()), Some(" ")),
            Kind::List => (Datatype::Plain("string"), Some(BETWEEN)),
        };
        Self {
            datatype,
            description: edition
                .wording
                .text(edition.terms.message(column.description)),
            title: edition.wording.text(edition.terms.message(column.title)),
            name: edition.terms.column(column.name),
            required: column.required,
            separator,
            titles: edition.terms.column(column.name),
        }
    }
}

/// The columns that together name a row, as the edition calls them.
pub(super) fn key(edition: &Edition, table: &'static Table) -> Vec<&'static str> {
    let columns = table.key.iter();
    columns.map(|name| edition.terms.column(name)).collect()
}

/// The words of a column, as the edition writes them: those that it can have.
pub(super) fn one_of(edition: &Edition, words: &[&'static str]) -> Vec<Cow<'static, str>> {
    let has_counts = || {
        let mut measures = edition.measures.iter();
        measures.any(|measure| matches!(measure.kind, MeasureKind::Count))
    };
    let words = words
        .iter()
        .filter(|word| **word != "count" || has_counts());
    words.map(|word| edition.terms.kind(word)).collect()
}

/// JSON for people to read, with a line feed at the end.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(value).expect("texts, numbers and lists are written as JSON");
    bytes.push(b'\n');
    bytes
}
