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
    }
}

const fn must(name: &'static str, title: &'static str, description: &'static str) -> Column {
    column(name, title, Kind::Text, true, description)
}

const fn may(name: &'static str, title: &'static str, description: &'static str) -> Column {
    column(name, title, Kind::Text, false, description)
}

const FORCE_CODE: Column = must(
    "force_code",
    "Code",
    "Official code of the area: a force, a region or all of them together",
);
const FORCE_NAME: Column = must("force_name", "Name", "Name of the area");
const MARKER: Column = column(
    "marker",
    "Marker",
    Kind::Markers,
    false,
    "Markers that qualify the value, or say why there is none: [x] not available, [z] not applicable, [c] confidential, [n] not yet supplied, [e] estimated, [p] provisional, [r] revised, [b] break in series, [u] low reliability, [i] illustrative",
);
const NOTE: Column = may(
    "note",
    "Note",
    "What has to be known to read the value rightly",
);
const SOURCE: Column = must("source", "Source", "Identifier of the source");
const AREA_KIND: Column = column(
    "area_kind",
    "Kind of area",
    Kind::OneOf(AREA_KINDS),
    true,
    "Rows of regions and the national row repeat what the forces' rows hold: never add them up together",
);

/// The values of measures.
pub static VALUES: Table = Table {
    name: "values",
    title: "Values of the measures",
    row: "the value of a measure for an area in a period, or the reason why there is none",
    columns: &[
        FORCE_CODE,
        FORCE_NAME,
        must("measure", "Measure", "Identifier of the measure"),
        must("period", "Period", "Identifier of the period; not a date"),
        column(
            "value",
            "Value",
            Kind::Number,
            false,
            "The value in the unit; empty where there is none. Published values as published; computed ones to 15 significant digits",
        ),
        must("unit", "Unit", "Unit of the value"),
        MARKER,
        NOTE,
        column(
            "count",
            "Count",
            Kind::Number,
            false,
            "The count that a rate was divided from",
        ),
        column(
            "denominator",
            "Denominator",
            Kind::Number,
            false,
            "The number of people that the count was divided by",
        ),
        AREA_KIND,
        must(
            "period_label",
            "Period in words",
            "The period in words, of which no spreadsheet makes a date",
        ),
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
    title: "Grades",
    row: "the grade of a force on a question in a year",
    columns: &[
        FORCE_CODE,
        FORCE_NAME,
        must("question", "Question", "Identifier of the question"),
        must("year", "Year", "Year of the judgment"),
        may(
            "grade",
            "Grade",
            "The grade. Grades are ordered judgments: there is no average of them",
        ),
        column(
            "inspected",
            "Inspected",
            Kind::OneOf(&["yes", "carried-forward", "not-stated", "from-others"]),
            false,
            "Whether the force was inspected on the question in that year: yes; carried-forward, the grade of an earlier year still stands; not-stated, the source does not say; from-others, an overall judgment, made from the others",
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
    title: "National figures stated in the report",
    row: "a national figure that the source states, or that is computed from such figures",
    columns: &[
        must("fact", "Fact", "Identifier"),
        must("label", "Label", "What the number is"),
        column(
            "value",
            "Value",
            Kind::Number,
            false,
            "The number in its unit; empty for a range",
        ),
        column(
            "low",
            "Low",
            Kind::Number,
            false,
            "The lower end of a range",
        ),
        column(
            "high",
            "High",
            Kind::Number,
            false,
            "The upper end of a range",
        ),
        must("unit", "Unit", "Unit of the number, or what is counted"),
        may(
            "printed",
            "As printed",
            "The number as the source prints it",
        ),
        may(
            "derived",
            "Derived from",
            "How the number is computed from others",
        ),
        SOURCE,
        must("place", "Place", "Where in the source"),
        may("as_at", "As at", "The date or period that it is about"),
        column(
            "n",
            "n",
            Kind::Whole,
            false,
            "How many answered or were looked at, for surveys and samples",
        ),
        may(
            "sample",
            "Sample",
            "What the sample was, and whom it speaks for",
        ),
        column(
            "contradicts",
            "Contradicts",
            Kind::List,
            false,
            "Facts of the same source that say something else of the same thing",
        ),
        may("finding", "Finding", "The contradiction in a sentence"),
    ],
    key: &["fact"],
    leads: &[("source", "sources", "source")],
};

/// Claims.
pub static CLAIMS: Table = Table {
    name: "claims",
    title: "Numbers in the text and what they rest on",
    row: "a phrase of the report that is bound to data",
    columns: &[
        must(
            "claim",
            "Claim",
            "Identifier, which is also its anchor in the page",
        ),
        column(
            "where",
            "Where",
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
            "What kind of text it stands in",
        ),
        may(
            "in",
            "In",
            "Identifier of the chapter, figure or other text",
        ),
        may(
            "section",
            "Section",
            "Identifier of the heading that it stands under",
        ),
        must("target", "Target", "What it is bound to"),
        must("words", "Words", "The words"),
        may("sentence", "Sentence", "The sentence around them"),
        column(
            "basis",
            "Basis",
            Kind::OneOf(&["data", "derived", "stated", "literal"]),
            false,
            "What it rests on: data of this edition; derived, computed from facts; stated, confirmed by the source alone; literal, no data",
        ),
        may("datum", "Datum", "The datum in words"),
        may("what", "What", "What the datum is"),
        may("source", "Source", "Identifier of the source"),
        may("source_place", "Place", "Where in the source"),
    ],
    key: &["claim"],
    leads: &[],
};

/// All tables, in the order in which they are listed.
pub static ALL: [&Table; 9] = [
    &VALUES, &GRADES, &FACTS, &CLAIMS, &AREAS, &MEASURES, &PERIODS, &QUESTIONS, &SOURCES,
];
