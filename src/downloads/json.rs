//! Rows as JSON, and the schema of all JSON downloads.
//!
//! A document holds the edition, and each of its tables as a list of objects
//! whose keys are the columns. Numbers have the same digits as in CSV.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

use super::address::{self, file_name};
use super::describe::{MARKER, one_of, pretty};
use super::rows::Selection;
use super::table::{Cell, Column, Kind, Table, markers};
use super::{About, citation, notes, span, tables};
use crate::model::{Edition, Status};
use crate::wording::{Wording, say};

/// A document: what it is about and its tables.
/// `head` is what [`head`] makes of the edition.
pub(super) fn file(head: &RawValue, about: &str, tables: &[Selection<'_>]) -> Vec<u8> {
    let document = Document {
        head,
        about,
        tables,
    };
    // Rows, with a comma each, are nearly all of it; growing would copy them.
    let rows = tables.iter().flat_map(Selection::json);
    let rows: usize = rows.map(|row| row.get().len() + 1).sum();
    let mut bytes = Vec::with_capacity(rows + head.get().len() + 1024);
    serde_json::to_writer(&mut bytes, &document).expect("rows are written as JSON");
    bytes.push(b'\n');
    bytes
}

struct Document<'a> {
    head: &'a RawValue,
    about: &'a str,
    tables: &'a [Selection<'a>],
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("$schema", file_name(address::SCHEMA))?;
        map.serialize_entry("about", self.about)?;
        map.serialize_entry("edition", self.head)?;
        for rows in self.tables {
            map.serialize_entry(rows.table().name, &Rows(rows))?;
        }
        map.end()
    }
}

struct Rows<'a>(&'a Selection<'a>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.json())
    }
}

/// What every document says of its edition.
pub(super) fn head(edition: &Edition) -> Box<RawValue> {
    let head = json!({
        "year": edition.year,
        "title": edition.title,
        "publisher": edition.publisher,
        "date": edition.date.to_string(),
        "language": edition.language,
        "revision": edition.revision,
        "status": edition.status.id(),
        "licence": edition.terms.licence_url,
        "identifier": citation::absolute(edition, ""),
        "temporal_coverage": span::coverage(edition, About::Edition),
        "notes": notes::of_edition(edition),
    });
    to_raw_value(&head).expect("texts and numbers are written as JSON")
}

/// A row as an object, its columns with their names and kinds.
pub(super) fn row(names: &[(&str, Kind)], row: &[Cell<'_>]) -> Box<RawValue> {
    to_raw_value(&Object(names, row)).expect("cells are written as JSON")
}

struct Object<'a>(&'a [(&'a str, Kind)], &'a [Cell<'a>]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.1.len()))?;
        for ((name, kind), cell) in self.0.iter().zip(self.1) {
            object.serialize_key(name)?;
            match cell {
                Cell::Empty if *kind == Kind::Markers || *kind == Kind::List => {
                    object.serialize_value(&[(); 0])?;
                }
                Cell::Empty => object.serialize_value(&())?,
                Cell::Text(text) => object.serialize_value(text)?,
                Cell::Number(digits) => {
                    let number = RawValue::from_string(digits.clone())
                        .expect("the digits of a decimal are a number of JSON");
                    object.serialize_value(&number)?;
                }
                Cell::Markers(marks) => object.serialize_value(&markers(*marks))?,
                Cell::List(texts) => object.serialize_value(texts)?,
                Cell::Flag(flag) => object.serialize_value(flag)?,
            }
        }
        object.end()
    }
}

/// The JSON Schema of all JSON downloads.
pub(super) fn schema(edition: &Edition) -> Vec<u8> {
    let (words, entity) = (&edition.wording, edition.terms.id());
    let mut properties = Map::new();
    properties.insert("$schema".into(), json!({ "type": "string" }));
    properties.insert(
        "about".into(),
        json!({
            "type": "string",
            "description": say!(words, "schema-of-about", entity = entity),
            "pattern": format!("^(edition|(measure|question|{entity}|figure)/[a-z0-9]+(-[a-z0-9]+)*)$"),
        }),
    );
    properties.insert("edition".into(), head_schema(words));
    let mut definitions = Map::new();
    for table in tables::ALL {
        properties.insert(
            table.name.into(),
            json!({
                "type": "array",
                "title": words.text(table.title),
                "items": { "$ref": format!("#/$defs/{}", table.name) },
            }),
        );
        definitions.insert(table.name.into(), row_schema(edition, table));
    }
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": words.text("schema-title"),
        "description": words.text("schema-about"),
        "type": "object",
        "required": ["$schema", "about", "edition"],
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    }))
}

fn head_schema(words: &Wording) -> Value {
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
            "language": { "type": "string", "description": words.text("schema-language") },
            "revision": { "type": "integer", "minimum": 1 },
            "status": { "enum": statuses },
            "licence": {
                "type": ["string", "null"],
                "description": words.text("schema-licence"),
            },
            "identifier": {
                "type": ["string", "null"],
                "description": words.text("schema-identifier"),
            },
            "temporal_coverage": {
                "type": ["string", "null"],
                "description": words.text("schema-coverage"),
            },
            "notes": {
                "type": "array",
                "items": { "type": "string" },
                "description": words.text("schema-notes"),
            },
        },
    })
}

fn row_schema(edition: &Edition, table: &Table) -> Value {
    let mut properties = Map::new();
    for (_, column) in table.shown(edition) {
        let name = edition.terms.column(column.name);
        properties.insert(name.into(), column_schema(edition, column));
    }
    let columns = table.shown(edition);
    let names = columns.map(|(_, column)| edition.terms.column(column.name));
    let names: Vec<&str> = names.collect();
    let words = &edition.wording;
    json!({
        "type": "object",
        "title": words.text(table.title),
        "description": say!(words, "schema-row", row = words.text(table.row)),
        "required": names,
        "additionalProperties": false,
        "properties": properties,
    })
}

fn column_schema(edition: &Edition, column: &Column) -> Value {
    let mut schema = Map::new();
    let text = |message| Value::from(edition.wording.text(edition.terms.message(message)));
    schema.insert("title".into(), text(column.title));
    schema.insert("description".into(), text(column.description));
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
            let words = one_of(edition, words).into_iter();
            let mut all: Vec<Value> = words.map(|word| json!(word)).collect();
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
