//! Rows as JSON, and the schema of all JSON downloads.
//!
//! A document holds the edition, and each of its tables as a list of objects
//! whose keys are the columns. Numbers have the same digits as in CSV.

use serde_json::{Map, Value, json};

use super::address::{self, file_name};
use super::describe::{MARKER, pretty};
use super::json_text::Object;
use super::rows::Selection;
use super::table::{Cell, Column, Kind, Table, markers};
use super::{json_text, notes, tables};
use crate::model::{Edition, Status};

/// A document: what it is about and its tables.
/// `head` is what [`head`] makes of the edition.
pub(super) fn file(head: &str, about: &str, tables: &[Selection<'_>]) -> Vec<u8> {
    let length: usize = tables.iter().flat_map(Selection::json).map(str::len).sum();
    let mut json = String::with_capacity(length + head.len() + 500);
    let mut document = Object::open(&mut json);
    document.text("$schema", file_name(address::SCHEMA));
    document.text("about", about);
    document.key("edition").push_str(head);
    for rows in tables {
        let list = document.key(rows.table().name);
        list.push('[');
        rows.json().for_each(|rows| list.push_str(rows));
        // The comma after the last row.
        if list.ends_with(',') {
            list.pop();
        }
        list.push(']');
    }
    document.close();
    json.push('\n');
    json.into_bytes()
}

/// What every document says of its edition.
pub(super) fn head(edition: &Edition) -> String {
    json!({
        "year": edition.year,
        "title": edition.title,
        "publisher": edition.publisher,
        "date": edition.date.to_string(),
        "language": edition.language,
        "revision": edition.revision,
        "status": edition.status.id(),
        "notes": notes::of_edition(edition),
    })
    .to_string()
}

/// The columns of a table: each as its key, with what stands before it in a row.
pub(super) struct Columns(Vec<(String, Kind)>);

impl Columns {
    pub(super) fn of(table: &Table) -> Self {
        let columns = table.columns.iter().enumerate().map(|(at, column)| {
            let before = if at == 0 { "{\"" } else { ",\"" };
            ([before, column.name, "\":"].concat(), column.kind)
        });
        Self(columns.collect())
    }

    /// Writes a row as an object, with a comma after it.
    pub(super) fn push_row(&self, row: &[Cell<'_>], json: &mut String) {
        for ((key, kind), cell) in self.0.iter().zip(row) {
            json.push_str(key);
            match cell {
                Cell::Empty if matches!(kind, Kind::Markers | Kind::List) => json.push_str("[]"),
                Cell::Empty => json.push_str("null"),
                Cell::Text(text) => json_text::push(text, json),
                // The digits of a decimal are a number of JSON.
                Cell::Number(digits) => json.push_str(digits),
                Cell::Markers(marks) => push_texts(&markers(*marks), json),
                Cell::List(texts) => push_texts(texts, json),
                Cell::Flag(true) => json.push_str("true"),
                Cell::Flag(false) => json.push_str("false"),
            }
        }
        json.push_str("},");
    }
}

fn push_texts(texts: &[impl AsRef<str>], json: &mut String) {
    json_text::push_list(texts, json, |text, json| {
        json_text::push(text.as_ref(), json);
    });
}

/// The JSON Schema of all JSON downloads.
pub(super) fn schema() -> Vec<u8> {
    let mut properties = Map::new();
    properties.insert("$schema".into(), json!({ "type": "string" }));
    properties.insert(
        "about".into(),
        json!({
            "type": "string",
            "description": "What the document is about: `edition`, or `measure`, `question`, `force` or `figure` with an identifier",
            "pattern": "^(edition|(measure|question|force|figure)/[a-z0-9]+(-[a-z0-9]+)*)$",
        }),
    );
    properties.insert("edition".into(), head_schema());
    let mut definitions = Map::new();
    for table in tables::ALL {
        properties.insert(
            table.name.into(),
            json!({
                "type": "array",
                "title": table.title,
                "items": { "$ref": format!("#/$defs/{}", table.name) },
            }),
        );
        definitions.insert(table.name.into(), row_schema(table));
    }
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data of an edition",
        "description": "Tables of an edition as lists of objects. The edition's own document has all tables; those of measures, questions, forces and figures have the ones that concern them.",
        "type": "object",
        "required": ["$schema", "about", "edition"],
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    }))
}

fn head_schema() -> Value {
    let statuses = [Status::Sample, Status::Draft, Status::Final].map(Status::id);
    json!({
        "type": "object",
        "required": ["year", "title", "publisher", "date", "language", "revision", "status", "notes"],
        "additionalProperties": false,
        "properties": {
            "year": { "type": "string" },
            "title": { "type": "string" },
            "publisher": { "type": "string" },
            "date": { "type": "string", "format": "date" },
            "language": { "type": "string", "description": "BCP 47 tag" },
            "revision": { "type": "integer", "minimum": 1 },
            "status": { "enum": statuses },
            "notes": {
                "type": "array",
                "items": { "type": "string" },
                "description": "What everybody has to know who uses the data",
            },
        },
    })
}

fn row_schema(table: &Table) -> Value {
    let mut properties = Map::new();
    for column in table.columns {
        properties.insert(column.name.into(), column_schema(column));
    }
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    json!({
        "type": "object",
        "title": table.title,
        "description": format!("Each is {}.", table.row),
        "required": names,
        "additionalProperties": false,
        "properties": properties,
    })
}

fn column_schema(column: &Column) -> Value {
    let mut schema = Map::new();
    schema.insert("title".into(), column.title.into());
    schema.insert("description".into(), column.description.into());
    let or_null = |kind: &str| {
        if column.required {
            json!(kind)
        } else {
            json!([kind, "null"])
        }
    };
    match column.kind {
        Kind::Text => {
            schema.insert("type".into(), or_null("string"));
        }
        Kind::Number => {
            schema.insert("type".into(), or_null("number"));
        }
        Kind::Whole => {
            schema.insert("type".into(), or_null("integer"));
        }
        Kind::Flag => {
            schema.insert("type".into(), or_null("boolean"));
        }
        Kind::OneOf(words) => {
            let mut all: Vec<Value> = words.iter().map(|word| json!(word)).collect();
            if !column.required {
                all.push(Value::Null);
            }
            schema.insert("enum".into(), all.into());
        }
        Kind::Markers => {
            schema.insert("type".into(), "array".into());
            schema.insert(
                "items".into(),
                json!({ "type": "string", "pattern": format!("^{MARKER}$") }),
            );
        }
        Kind::List => {
            schema.insert("type".into(), "array".into());
            schema.insert("items".into(), json!({ "type": "string" }));
        }
    }
    Value::Object(schema)
}
