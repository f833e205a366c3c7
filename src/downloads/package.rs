//! The description of all tables of an edition: a Frictionless data package.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Value, json};

use super::address::file_name;
use super::describe::{Csv, MARKER, description, key, one_of, pretty};
use super::table::{Column, Kind, Table};
use super::tables::QUESTIONS;
use super::{About, citation, notes, span};
use crate::model::Edition;

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
        temporal: span::coverage(edition, About::Edition),
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
        let is_there =
            |table: &str| table != QUESTIONS.name || !edition.judgments.questions.is_empty();
        let leads = table.leads.iter();
        let has = |name: &str| table.shown(edition).any(|(_, column)| column.name == name);
        let leads = leads.filter(|(column, resource, _)| is_there(resource) && has(column));
        let foreign_keys = leads.map(|(column, resource, other)| ForeignKey {
            fields: [edition.terms.column(column)],
            reference: Reference {
                fields: [edition.terms.column(other)],
                resource,
            },
        });
        Self {
            fields: {
                let columns = table.shown(edition);
                columns
                    .map(|(_, column)| Field::of(edition, column))
                    .collect()
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
