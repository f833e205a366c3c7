//! Tables that say what the identifiers in the others mean.

use super::super::table::{Kind, Table};
use super::{AREA_KIND, FORCE_CODE, FORCE_NAME, MARKER, NOTE, SOURCE, column, may, must};

/// Areas.
pub static AREAS: Table = Table {
    name: "areas",
    title: "Forces, regions and all of them together",
    row: "an area",
    columns: &[
        FORCE_CODE,
        FORCE_NAME,
        AREA_KIND,
        may(
            "official_name",
            "Official name",
            "Official name of the force",
        ),
        may("welsh_name", "Welsh name", "Welsh name of the force"),
        may("region_code", "Region", "ONS code of the force's region"),
        column("population", "Population", Kind::Number, true, "Residents"),
        MARKER,
        NOTE,
        may(
            "slug",
            "Name in addresses",
            "The force in the addresses of pages and the names of files, forces/SLUG.html and YEAR-force-SLUG.csv",
        ),
    ],
    key: &["force_code"],
    leads: &[],
};

/// Measures.
pub static MEASURES: Table = Table {
    name: "measures",
    title: "Measures",
    row: "a measure",
    columns: &[
        must("measure", "Measure", "Identifier"),
        must("title", "Title", "Title"),
        must("definition", "Definition", "What it measures"),
        must(
            "question",
            "Question",
            "Identifier of the question that it belongs to",
        ),
        column(
            "kind",
            "Kind",
            Kind::OneOf(&["published", "rate"]),
            true,
            "published: values as printed; rate: counts divided by a denominator",
        ),
        must("unit", "Unit", "Unit of its values"),
        column(
            "decimals",
            "Decimals",
            Kind::Whole,
            true,
            "Digits after the point on the pages",
        ),
        may("counted", "Counted", "What is counted, for rates"),
        may(
            "divided_by",
            "Divided by",
            "What the count is divided by, for rates",
        ),
        column(
            "per",
            "Per",
            Kind::Number,
            false,
            "Per how many people, for rates",
        ),
        column(
            "polarity",
            "Polarity",
            Kind::OneOf(&["neutral", "higher-is-better", "lower-is-better"]),
            true,
            "Whether more is better; neutral unless the publisher says otherwise",
        ),
        SOURCE,
        column(
            "caveats",
            "Caveats",
            Kind::List,
            false,
            "What goes with every value",
        ),
    ],
    key: &["measure"],
    leads: &[
        ("question", "questions", "question"),
        ("source", "sources", "source"),
    ],
};

/// Periods.
pub static PERIODS: Table = Table {
    name: "periods",
    title: "Periods of the measures",
    row: "a period of a measure",
    columns: &[
        must("measure", "Measure", "Identifier of the measure"),
        must("period", "Period", "Identifier of the period; not a date"),
        must("label", "Label", "The period in words"),
        column(
            "kind",
            "Kind",
            Kind::OneOf(&["year", "snapshot"]),
            true,
            "year: a span of time; snapshot: one day or month",
        ),
        NOTE,
        may(
            "unlike",
            "Unlike",
            "Why a comparison with the period before is not like with like",
        ),
    ],
    key: &["measure", "period"],
    leads: &[("measure", "measures", "measure")],
};

/// Questions.
pub static QUESTIONS: Table = Table {
    name: "questions",
    title: "Questions",
    row: "a question that forces are graded on",
    columns: &[
        must("question", "Question", "Identifier"),
        must("title", "Title", "Title"),
        must("asks", "Asks", "The question itself"),
        column(
            "overall",
            "Overall",
            Kind::Flag,
            true,
            "Whether it is the overall judgment, which is made from the others",
        ),
        column("scale", "Scale", Kind::List, true, "The grades, best first"),
        SOURCE,
    ],
    key: &["question"],
    leads: &[("source", "sources", "source")],
};

/// Sources.
pub static SOURCES: Table = Table {
    name: "sources",
    title: "Sources",
    row: "a source",
    columns: &[
        must("source", "Source", "Identifier"),
        must("title", "Title", "Title"),
        must("publisher", "Publisher", "Publisher"),
        must("published", "Published", "When it was published"),
        may("url", "Address", "Where it can be read"),
        may("licence", "Licence", "Its licence, where it is known"),
        NOTE,
    ],
    key: &["source"],
    leads: &[],
};
