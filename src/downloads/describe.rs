//! Descriptions of CSV files: CSVW metadata beside each, and a Frictionless
//! data package for the whole edition.

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::address::file_name;
use super::notes;
use super::rows::Selection;
use super::table::{BETWEEN, Column, Kind, Table};
use crate::model::Edition;

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
    let mut sentences = vec![format!("Each row is {}.", csv.table.row)];
    sentences.extend(notes::of_status(edition).map(str::to_owned));
    if csv.illustrative {
        sentences.push(notes::ILLUSTRATIVE_VALUES.to_owned());
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
    pub(super) fn of(edition: &Edition, table: &Table) -> Self {
        let columns: Vec<Value> = table.columns.iter().map(csvw_column).collect();
        Self {
            context: part(&json!(
                ["http://www.w3.org/ns/csvw", { "@language": edition.language }]
            )),
            issued: part(&json!({ "@value": edition.date.to_string(), "@type": "xsd:date" })),
            dialect: part(&json!(
                { "encoding": "utf-8", "header": true, "delimiter": ",", "quoteChar": "\"" }
            )),
            schema: part(&json!({
                "columns": columns,
                "primaryKey": table.key,
                "rowTitles": [],
            })),
        }
    }
}

/// A value as it stands in JSON for people to read, right under the whole.
fn part(value: &Value) -> Box<RawValue> {
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
        #[serde(rename = "dc:description")]
        description: String,
        #[serde(rename = "dc:issued")]
        issued: &'a RawValue,
        #[serde(rename = "dc:publisher")]
        publisher: &'a str,
        #[serde(rename = "dc:title")]
        title: &'a str,
        dialect: &'a RawValue,
        #[serde(rename = "tableSchema")]
        schema: &'a RawValue,
        url: &'a str,
    }
    pretty(&Csvw {
        context: &common.context,
        description: description(edition, csv),
        issued: &common.issued,
        publisher: &edition.publisher,
        title: csv.title,
        dialect: &common.dialect,
        schema: &common.schema,
        url: file_name(csv.path),
    })
}

fn csvw_column(column: &Column) -> Value {
    let mut entry = Map::new();
    entry.insert("name".into(), column.name.into());
    entry.insert("titles".into(), column.name.into());
    entry.insert("dc:title".into(), column.title.into());
    entry.insert("dc:description".into(), column.description.into());
    entry.insert("required".into(), column.required.into());
    let datatype = match column.kind {
        Kind::Text => json!("string"),
        Kind::Number => json!("decimal"),
        Kind::Whole => json!("nonNegativeInteger"),
        Kind::Flag => json!({ "base": "boolean", "format": "true|false" }),
        Kind::OneOf(words) => json!({ "base": "string", "format": words.join("|") }),
        Kind::Markers => {
            entry.insert("separator".into(), " ".into());
            json!({ "base": "string", "format": MARKER })
        }
        Kind::List => {
            entry.insert("separator".into(), BETWEEN.into());
            json!("string")
        }
    };
    entry.insert("datatype".into(), datatype);
    Value::Object(entry)
}

/// The data package of an edition's tables.
pub(super) fn package(edition: &Edition, files: &[Csv<'_>]) -> Vec<u8> {
    let resources: Vec<Value> = files
        .iter()
        .map(|csv| {
            json!({
                "name": csv.table.name,
                "title": csv.title,
                "description": description(edition, csv),
                "path": file_name(csv.path),
                "profile": "tabular-data-resource",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": package_schema(csv.table),
            })
        })
        .collect();
    let sources: Vec<Value> = edition
        .sources
        .iter()
        .map(|source| {
            let mut entry = Map::new();
            entry.insert("title".into(), source.title.as_str().into());
            if let Some(url) = &source.url {
                entry.insert("path".into(), url.as_str().into());
            }
            Value::Object(entry)
        })
        .collect();
    let mut description = vec![edition.description.clone()];
    description.extend(notes::of_edition(edition));
    pretty(&json!({
        "profile": "data-package",
        "name": format!("bluebook-{}", edition.year),
        "title": edition.title,
        "description": description.join(" "),
        "version": edition.revision.to_string(),
        "created": format!("{}T00:00:00Z", edition.date),
        "contributors": [{ "title": edition.publisher, "role": "publisher" }],
        "keywords": ["police", "England and Wales", edition.year],
        "sources": sources,
        "resources": resources,
    }))
}

fn package_schema(table: &Table) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(package_field).collect();
    let leads: Vec<Value> = table
        .leads
        .iter()
        .map(|(column, table, other)| {
            json!({ "fields": [column], "reference": { "resource": table, "fields": [other] } })
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), fields.into());
    schema.insert("primaryKey".into(), json!(table.key));
    schema.insert("missingValues".into(), json!([""]));
    if !leads.is_empty() {
        schema.insert("foreignKeys".into(), leads.into());
    }
    Value::Object(schema)
}

fn package_field(column: &Column) -> Value {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    let kind = match column.kind {
        Kind::Text | Kind::List => "string",
        Kind::Number => "number",
        Kind::Whole => "integer",
        Kind::Flag => "boolean",
        Kind::OneOf(words) => {
            constraints.insert("enum".into(), json!(words));
            "string"
        }
        Kind::Markers => {
            constraints.insert("pattern".into(), format!("{MARKER}( {MARKER})*").into());
            "string"
        }
    };
    json!({
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": kind,
        "constraints": constraints,
    })
}

/// JSON for people to read, with a line feed at the end.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(value).expect("texts, numbers and lists are written as JSON");
    bytes.push(b'\n');
    bytes
}
