//! The tables that there are, column by column: here those that hold numbers
//! and words of the report, in `reference` those that say what their
//! identifiers mean.

mod reference;

use super::table::{Column, Kind, Table};
pub use reference::{AREAS, MEASURES, PERIODS, QUESTIONS, SOURCES};

/// The kinds of area.
pub const AREA_KINDS: &[&str] = &["force", "region", "england-and-wales"];

const fn column(
    name: &'static str,
    title: &'static str,
    kind: Kind,
    required: bool,
    description: &'static str,
) -> Column {
    Column {
        name,
        title,
        description,
        kind,
        required,
        optional: false,
    }
}

/// A column that an edition has only where it has something to say in it.
const fn optional(
    name: &'static str,
    title: &'static str,
    kind: Kind,
    description: &'static str,
) -> Column {
    Column {
        optional: true,
        ..column(name, title, kind, false, description)
    }
}

const fn must(name: &'static str, title: &'static str, description: &'static str) -> Column {
    column(name, title, Kind::Text, true, description)
}

const fn may(name: &'static str, title: &'static str, description: &'static str) -> Column {
    column(name, title, Kind::Text, false, description)
}

const FORCE_CODE: Column = must("force_code", "column-force-code", "about-force-code");
const FORCE_NAME: Column = must("force_name", "column-force-name", "about-force-name");
const MARKER: Column = column(
    "marker",
    "column-marker",
    Kind::Markers,
    false,
    "about-marker",
);
const NOTE: Column = may("note", "column-note", "about-note");
const SOURCE: Column = must("source", "column-source", "about-source");
const AREA_KIND: Column = column(
    "area_kind",
    "column-area-kind",
    Kind::OneOf(AREA_KINDS),
    true,
    "about-area-kind",
);

/// The values of measures.
pub static VALUES: Table = Table {
    name: "values",
    title: "table-values",
    row: "row-values",
    columns: &[
        FORCE_CODE,
        FORCE_NAME,
        must("measure", "column-values-measure", "about-values-measure"),
        must("period", "column-values-period", "about-values-period"),
        column(
            "value",
            "column-values-value",
            Kind::Number,
            false,
            "about-values-value",
        ),
        must("unit", "column-values-unit", "about-values-unit"),
        MARKER,
        NOTE,
        column(
            "count",
            "column-values-count",
            Kind::Number,
            false,
            "about-values-count",
        ),
        column(
            "denominator",
            "column-values-denominator",
            Kind::Number,
            false,
            "about-values-denominator",
        ),
        AREA_KIND,
        must(
            "period_label",
            "column-values-period-label",
            "about-values-period-label",
        ),
        optional("low", "column-values-low", Kind::Number, "about-values-low"),
        optional(
            "high",
            "column-values-high",
            Kind::Number,
            "about-values-high",
        ),
        optional("n", "column-values-n", Kind::Whole, "about-values-n"),
    ],
    key: &["force_code", "measure", "period"],
    leads: &[
        ("force_code", "areas", "force_code"),
        ("measure", "measures", "measure"),
    ],
};

/// The judgments.
pub static GRADES: Table = Table {
    name: "grades",
    title: "table-grades",
    row: "row-grades",
    columns: &[
        FORCE_CODE,
        FORCE_NAME,
        must(
            "question",
            "column-grades-question",
            "about-grades-question",
        ),
        must("year", "column-grades-year", "about-grades-year"),
        may("grade", "column-grades-grade", "about-grades-grade"),
        column(
            "inspected",
            "column-grades-inspected",
            Kind::OneOf(&["yes", "carried-forward", "not-stated", "from-others"]),
            false,
            "about-grades-inspected",
        ),
        MARKER,
        NOTE,
    ],
    key: &["force_code", "question", "year"],
    leads: &[
        ("force_code", "areas", "force_code"),
        ("question", "questions", "question"),
    ],
};

/// National figures.
pub static FACTS: Table = Table {
    name: "facts",
    title: "table-facts",
    row: "row-facts",
    columns: &[
        must("fact", "column-facts-fact", "about-facts-fact"),
        must("label", "column-facts-label", "about-facts-label"),
        column(
            "value",
            "column-facts-value",
            Kind::Number,
            false,
            "about-facts-value",
        ),
        column(
            "low",
            "column-facts-low",
            Kind::Number,
            false,
            "about-facts-low",
        ),
        column(
            "high",
            "column-facts-high",
            Kind::Number,
            false,
            "about-facts-high",
        ),
        must("unit", "column-facts-unit", "about-facts-unit"),
        may("printed", "column-facts-printed", "about-facts-printed"),
        may("derived", "column-facts-derived", "about-facts-derived"),
        SOURCE,
        must("place", "column-facts-place", "about-facts-place"),
        may("as_at", "column-facts-as-at", "about-facts-as-at"),
        column("n", "column-facts-n", Kind::Whole, false, "about-facts-n"),
        may("sample", "column-facts-sample", "about-facts-sample"),
        column(
            "contradicts",
            "column-facts-contradicts",
            Kind::List,
            false,
            "about-facts-contradicts",
        ),
        may("finding", "column-facts-finding", "about-facts-finding"),
    ],
    key: &["fact"],
    leads: &[("source", "sources", "source")],
};

/// Claims.
pub static CLAIMS: Table = Table {
    name: "claims",
    title: "table-claims",
    row: "row-claims",
    columns: &[
        must("claim", "column-claims-claim", "about-claims-claim"),
        column(
            "where",
            "column-claims-where",
            Kind::OneOf(&[
                "chapter",
                "page",
                "figure",
                "term",
                "recommendation",
                "measure",
                "home",
                "data",
            ]),
            true,
            "about-claims-where",
        ),
        may("in", "column-claims-in", "about-claims-in"),
        may("section", "column-claims-section", "about-claims-section"),
        must("target", "column-claims-target", "about-claims-target"),
        must("words", "column-claims-words", "about-claims-words"),
        may(
            "sentence",
            "column-claims-sentence",
            "about-claims-sentence",
        ),
        column(
            "basis",
            "column-claims-basis",
            Kind::OneOf(&["data", "derived", "stated", "literal"]),
            false,
            "about-claims-basis",
        ),
        may("datum", "column-claims-datum", "about-claims-datum"),
        may("what", "column-claims-what", "about-claims-what"),
        may("source", "column-claims-source", "about-claims-source"),
        may(
            "source_place",
            "column-claims-source-place",
            "about-claims-source-place",
        ),
    ],
    key: &["claim"],
    leads: &[],
};

/// All tables, in the order in which they are listed.
pub static ALL: [&Table; 9] = [
    &VALUES, &GRADES, &FACTS, &CLAIMS, &AREAS, &MEASURES, &PERIODS, &QUESTIONS, &SOURCES,
];
