//! Tables that say what the identifiers in the others mean.

use super::super::table::{Kind, Table};
use super::{AREA_KIND, FORCE_CODE, FORCE_NAME, MARKER, NOTE, SOURCE, column, may, must, optional};

/// Areas.
pub static AREAS: Table = Table {
    name: "areas",
    title: "table-areas",
    row: "row-areas",
    columns: &[
        FORCE_CODE,
        FORCE_NAME,
        AREA_KIND,
        may(
            "official_name",
            "column-areas-official-name",
            "about-areas-official-name",
        ),
        may(
            "welsh_name",
            "column-areas-welsh-name",
            "about-areas-welsh-name",
        ),
        may(
            "region_code",
            "column-areas-region-code",
            "about-areas-region-code",
        ),
        column(
            "population",
            "column-areas-population",
            Kind::Number,
            false,
            "about-areas-population",
        ),
        MARKER,
        NOTE,
        may("slug", "column-areas-slug", "about-areas-slug"),
    ],
    key: &["force_code"],
    leads: &[],
};

/// Measures.
pub static MEASURES: Table = Table {
    name: "measures",
    title: "table-measures",
    row: "row-measures",
    columns: &[
        must(
            "measure",
            "column-measures-measure",
            "about-measures-measure",
        ),
        must("title", "column-measures-title", "about-measures-title"),
        must(
            "definition",
            "column-measures-definition",
            "about-measures-definition",
        ),
        may(
            "question",
            "column-measures-question",
            "about-measures-question",
        ),
        column(
            "kind",
            "column-measures-kind",
            Kind::OneOf(&["published", "rate", "count"]),
            true,
            "about-measures-kind",
        ),
        must("unit", "column-measures-unit", "about-measures-unit"),
        column(
            "decimals",
            "column-measures-decimals",
            Kind::Whole,
            true,
            "about-measures-decimals",
        ),
        may(
            "counted",
            "column-measures-counted",
            "about-measures-counted",
        ),
        may(
            "divided_by",
            "column-measures-divided-by",
            "about-measures-divided-by",
        ),
        column(
            "per",
            "column-measures-per",
            Kind::Number,
            false,
            "about-measures-per",
        ),
        column(
            "polarity",
            "column-measures-polarity",
            Kind::OneOf(&["neutral", "higher-is-better", "lower-is-better"]),
            true,
            "about-measures-polarity",
        ),
        SOURCE,
        column(
            "caveats",
            "column-measures-caveats",
            Kind::List,
            false,
            "about-measures-caveats",
        ),
        optional(
            "interval",
            "column-measures-interval",
            Kind::Text,
            "about-measures-interval",
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
    title: "table-periods",
    row: "row-periods",
    columns: &[
        must("measure", "column-periods-measure", "about-periods-measure"),
        must("period", "column-periods-period", "about-periods-period"),
        must("label", "column-periods-label", "about-periods-label"),
        column(
            "kind",
            "column-periods-kind",
            Kind::OneOf(&["year", "quarter", "month", "snapshot"]),
            true,
            "about-periods-kind",
        ),
        NOTE,
        may("unlike", "column-periods-unlike", "about-periods-unlike"),
        optional(
            "source",
            "column-source",
            Kind::Text,
            "about-periods-source",
        ),
    ],
    key: &["measure", "period"],
    leads: &[
        ("measure", "measures", "measure"),
        ("source", "sources", "source"),
    ],
};

/// Questions.
pub static QUESTIONS: Table = Table {
    name: "questions",
    title: "table-questions",
    row: "row-questions",
    columns: &[
        must(
            "question",
            "column-questions-question",
            "about-questions-question",
        ),
        must("title", "column-questions-title", "about-questions-title"),
        must("asks", "column-questions-asks", "about-questions-asks"),
        column(
            "overall",
            "column-questions-overall",
            Kind::Flag,
            true,
            "about-questions-overall",
        ),
        column(
            "scale",
            "column-questions-scale",
            Kind::List,
            true,
            "about-questions-scale",
        ),
        SOURCE,
        optional(
            "parent",
            "column-questions-parent",
            Kind::Text,
            "about-questions-parent",
        ),
    ],
    key: &["question"],
    leads: &[
        ("source", "sources", "source"),
        ("parent", "questions", "question"),
    ],
};

/// Sources.
pub static SOURCES: Table = Table {
    name: "sources",
    title: "table-sources",
    row: "row-sources",
    columns: &[
        must("source", "column-sources-source", "about-sources-source"),
        must("title", "column-sources-title", "about-sources-title"),
        must(
            "publisher",
            "column-sources-publisher",
            "about-sources-publisher",
        ),
        must(
            "published",
            "column-sources-published",
            "about-sources-published",
        ),
        may("url", "column-sources-url", "about-sources-url"),
        may("licence", "column-sources-licence", "about-sources-licence"),
        NOTE,
    ],
    key: &["source"],
    leads: &[],
};
