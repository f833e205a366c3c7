//! Descriptions of CSV files: CSVW metadata beside each, and a Frictionless
//! data package for the whole edition.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::address::file_name;
use super::rows::Selection;
use super::table::{BETWEEN, Column, Kind, Table};
use super::{citation, notes, span};
use crate::model::Edition;
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
}

impl<'a> Csv<'a> {
    /// The file of some rows.
    pub(super) fn of(path: &'a str, title: &'a str, rows: &Selection<'_>) -> Self {
        Self {
            path,
            title,
            illustrative: rows.is_illustrative(),
            table: rows.table(),
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
    /// From when to when the edition has values.
    temporal: Option<String>,
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
                    let columns = table.columns.iter();
                    columns
                        .map(|column| CsvwColumn::of(edition, column))
                        .collect()
                },
                primary_key: key(edition, table),
                row_titles: [],
            }),
            temporal: span::coverage(&edition.measures),
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
        temporal: common.temporal.as_deref(),
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

/// The data package of an edition's tables.
pub(super) fn package(edition: &Edition, files: &[Csv<'_>]) -> Vec<u8> {
    /// Keys are in the order of their letters, here and below.
    #[derive(Serialize)]
    struct Package<'a> {
        contributors: Value,
        created: String,
        description: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        keywords: [&'a str; 3],
        #[serde(skip_serializing_if = "Option::is_none")]
        licenses: Option<[License<'a>; 1]>,
        name: String,
        profile: &'a str,
        resources: Vec<Resource<'a>>,
        sources: Vec<Source<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        temporal: Option<String>,
        title: &'a str,
        version: String,
    }
    #[derive(Serialize)]
    struct License<'a> {
        path: &'a str,
    }
    #[derive(Serialize)]
    struct Source<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        path: Option<&'a str>,
        title: &'a str,
    }
    let sources = edition.sources.iter().map(|source| Source {
        path: source.url.as_deref(),
        title: &source.title,
    });
    let mut description = vec![edition.description.clone()];
    description.extend(notes::of_edition(edition));
    pretty(&Package {
        contributors: json!([
            { "title": edition.publisher, "role": "author" },
            { "title": edition.publisher, "role": "publisher" },
        ]),
        created: format!("{}T00:00:00Z", edition.date),
        description: description.join(" "),
        id: citation::absolute(edition, ""),
        licenses: edition
            .terms
            .licence_url
            .as_deref()
            .map(|path| [License { path }]),
        keywords: [&edition.short_title, edition.terms.whole(), &edition.year],
        name: format!("bluebook-{}", edition.year),
        profile: "data-package",
        resources: files.iter().map(|csv| Resource::of(edition, csv)).collect(),
        sources: sources.collect(),
        temporal: span::coverage(&edition.measures),
        title: &edition.title,
        version: edition.revision.to_string(),
    })
}

#[derive(Serialize)]
struct Resource<'a> {
    description: String,
    encoding: &'a str,
    format: &'a str,
    mediatype: &'a str,
    name: &'a str,
    path: &'a str,
    profile: &'a str,
    schema: TableSchema<'a>,
    scheme: &'a str,
    title: &'a str,
}

impl<'a> Resource<'a> {
    fn of(edition: &'a Edition, csv: &Csv<'a>) -> Self {
        Self {
            description: description(edition, csv),
            encoding: "utf-8",
            format: "csv",
            mediatype: "text/csv",
            name: csv.table.name,
            path: file_name(csv.path),
            profile: "tabular-data-resource",
            schema: TableSchema::of(edition, csv.table),
            scheme: "file",
            title: csv.title,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema<'a> {
    fields: Vec<Field<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
    missing_values: [&'static str; 1],
    primary_key: Vec<&'static str>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    fields: [&'static str; 1],
    resource: &'static str,
}

#[derive(Serialize)]
struct Field<'a> {
    constraints: Constraints,
    description: &'a str,
    name: &'static str,
    title: &'a str,
    r#type: &'static str,
}

#[derive(Default, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    r#enum: Option<Vec<Cow<'static, str>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
}

impl<'a> TableSchema<'a> {
    fn of(edition: &'a Edition, table: &'static Table) -> Self {
        let leads = table.leads.iter();
        let foreign_keys = leads.map(|(column, resource, other)| ForeignKey {
            fields: [edition.terms.column(column)],
            reference: Reference {
                fields: [edition.terms.column(other)],
                resource,
            },
        });
        Self {
            fields: {
                let columns = table.columns.iter();
                columns.map(|column| Field::of(edition, column)).collect()
            },
            foreign_keys: foreign_keys.collect(),
            missing_values: [""],
            primary_key: key(edition, table),
        }
    }
}

impl<'a> Field<'a> {
    fn of(edition: &'a Edition, column: &'static Column) -> Self {
        let mut constraints = Constraints {
            required: column.required,
            ..Constraints::default()
        };
        let kind = match column.kind {
            Kind::Text | Kind::List => "string",
            Kind::Number => "number",
            Kind::Whole => "integer",
            Kind::Flag => "boolean",
            Kind::OneOf(words) => {
                constraints.r#enum = Some(one_of(edition, words));
                "string"
            }
            Kind::Markers => {
                constraints.pattern = Some(format!("{MARKER}( {MARKER})*"));
                "string"
            }
        };
        Self {
            constraints,
            description: edition
                .wording
                .text(edition.terms.message(column.description)),
            name: edition.terms.column(column.name),
            title: edition.wording.text(edition.terms.message(column.title)),
            r#type: kind,
        }
    }
}

/// The columns that together name a row, as the edition calls them.
fn key(edition: &Edition, table: &'static Table) -> Vec<&'static str> {
    let columns = table.key.iter();
    columns.map(|name| edition.terms.column(name)).collect()
}

/// The words of a column, as the edition writes them.
fn one_of(edition: &Edition, words: &[&'static str]) -> Vec<Cow<'static, str>> {
    words.iter().map(|word| edition.terms.kind(word)).collect()
}

/// JSON for people to read, with a line feed at the end.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(value).expect("texts, numbers and lists are written as JSON");
    bytes.push(b'\n');
    bytes
}
