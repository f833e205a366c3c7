//! What the reading of files finds wrong, in the words that people see.
//!
//! Every test makes one mistake in the small edition; `tests/snapshots` holds
//! the whole message.

use crate::support::paths::{EDITION, FACTS, FIGURE, FORCES, GRADES, SOLVED, SUMMARY, WANTED};
use crate::support::{Overlay, check, small, summary};

#[test]
fn keys() {
    check(
        "unknown-key-near",
        small().edit(EDITION, "publisher ", "publishr "),
    );
    check(
        "unknown-key-far",
        small().edit(EDITION, "theme ", "colour = 3\ntheme "),
    );
    check(
        "unknown-key-in-a-table",
        small().edit(
            FORCES,
            "code          = \"NS\"",
            "code = \"NS\"\nfounded = 1839",
        ),
    );
    check(
        "missing-key",
        small().edit(EDITION, "title       = ", "subtitle = "),
    );
    check(
        "missing-key-in-a-table",
        small().edit(GRADES, "name = \"Good\"", ""),
    );
    check(
        "missing-table",
        small().edit(GRADES, "[scale.good]", "[steps.good]"),
    );
    check(
        "wrong-key-of-a-value",
        small().edit(
            SOLVED,
            "note = \"Counted again.\"",
            "nota = \"Counted again.\"",
        ),
    );
}

#[test]
fn types() {
    check(
        "text-for-a-number",
        small().edit(SOLVED, "decimals    = 1", "decimals    = \"one\""),
    );
    check(
        "number-for-a-text",
        small().edit(SOLVED, "unit        = \"percent\"", "unit        = 100"),
    );
    check(
        "text-for-a-date",
        small().edit(EDITION, "2018-03-22", "\"22 March 2018\""),
    );
    check(
        "text-for-a-list",
        small().edit(
            FIGURE,
            "[\"Eastmoor could not provide its figure for 2017.\"]",
            "\"Eastmoor.\"",
        ),
    );
    check(
        "value-for-a-table",
        small().edit(
            SOLVED,
            "northshire = { 2016 = 10.0, 2017 = 12.5 }",
            "northshire = 12.5",
        ),
    );
    check(
        "text-for-true",
        small().edit(GRADES, "overall     = true", "overall     = \"yes\""),
    );
    check(
        "negative-whole-number",
        small().edit(SOLVED, "decimals    = 1", "decimals    = -1"),
    );
    check(
        "too-many-decimals",
        small().edit(SOLVED, "decimals    = 1", "decimals    = 40"),
    );
    check(
        "word-that-is-no-choice",
        small().edit(SOLVED, "\"higher-is-better\"", "\"high-is-good\""),
    );
    check(
        "word-almost-a-choice",
        small().edit(SOLVED, "\"higher-is-better\"", "\"higher-is-beter\""),
    );
}

#[test]
fn values() {
    check(
        "unknown-mark",
        small().edit(SOLVED, "marks = [\"r\"]", "marks = [\"q\"]"),
    );
    check(
        "unknown-reason",
        small().edit(SOLVED, "2017 = 12.5", "2017 = \"n/a\""),
    );
    check(
        "blank-value",
        small().edit(SOLVED, "2017 = 12.5", "2017 = \"\""),
    );
    check(
        "mark-in-place-of-a-value",
        small().edit(SOLVED, "2017 = 12.5", "2017 = \"e\""),
    );
    check(
        "reason-beside-a-value",
        small().edit(SOLVED, "marks = [\"r\"]", "marks = [\"x\"]"),
    );
    check(
        "not-a-number",
        small().edit(SOLVED, "2017 = 12.5", "2017 = nan"),
    );
    check(
        "infinity",
        small().edit(SOLVED, "2017 = 12.5", "2017 = -inf"),
    );
    check(
        "too-many-digits",
        small().edit(WANTED, "2017-07 = 200", "2017-07 = 2e99"),
    );
    check(
        "hexadecimal",
        small().edit(WANTED, "2017-07 = 200", "2017-07 = 0xC8"),
    );
}

#[test]
fn names() {
    check(
        "id-not-kebab-case",
        small().edit(FORCES, "[forces.northshire]", "[forces.North_Shire]"),
    );
    check(
        "file-name-not-kebab-case",
        small().with(
            "content/2017/figures/Wanted_Map.toml",
            "kind = \"tile-map\"\nmeasure = \"wanted\"\nheadline = \"A map\"\n",
        ),
    );
    check(
        "chapter-without-a-number",
        small().with("content/2017/chapters/annex.md", "# Annex\n\nMore.\n"),
    );
    check(
        "duplicate-key",
        small().edit(
            EDITION,
            "title       =",
            "title = \"Another\"\ntitle       =",
        ),
    );
    check(
        "duplicate-table",
        small().edit(FACTS, "[stolen-bicycles-2016]", "[stolen-bicycles]"),
    );
}

#[test]
fn files() {
    check("missing-file", small().without(FORCES));
    check("missing-edition", Overlay::of("tests/support"));
    check("unreadable-file", small().denied(FORCES));
    check(
        "invalid-utf-8",
        small().with(SUMMARY, b"# Summary\n\nCaf\xe9.\n"),
    );
    check(
        "unexpected-file",
        small().with("data/2017/measures/solved.csv", "a,b\n"),
    );
    check("misnamed-file", small().with("data/2017/force.toml", ""));
    check(
        "not-toml",
        small().edit(EDITION, "\"standard\"", "standard"),
    );
    check(
        "broken-off-toml",
        small().edit(EDITION, "\"sample\"", "\"sample"),
    );
    check("empty-file", small().with(EDITION, ""));
}

#[test]
fn records() {
    check(
        "revision-without-a-reason",
        small().edit(EDITION, "status ", "revision = 2\nstatus "),
    );
    check(
        "revision-zero",
        small().edit(EDITION, "status ", "revision = 0\nstatus "),
    );
    check(
        "base-url-without-scheme",
        small().edit(
            EDITION,
            "status ",
            "base_url = \"reports.example.org\"\nstatus ",
        ),
    );
    check(
        "fact-with-two-values",
        small().edit(
            FACTS,
            "value   = 1000",
            "value = 1000\nlow = 1000\nhigh = 1100",
        ),
    );
    check(
        "fact-without-printed",
        small().edit(FACTS, "printed = \"1,300\"", ""),
    );
    check(
        "caveat-about-nothing",
        small().edit("data/2017/caveats.toml", "measure = \"solved\"\n", ""),
    );
    check(
        "headline-of-two-paragraphs",
        small().edit(
            FIGURE,
            "\"Northshire solved the most burglaries\"",
            "\"\"\"Northshire\n\n- solved the most\"\"\"",
        ),
    );
}

#[test]
fn markdown() {
    check(
        "raw-html",
        summary("Some <b>bold</b> words.\n\n<script>alert(1)</script>"),
    );
    check(
        "figure-in-a-paragraph",
        summary("See ![](figure:solved) here."),
    );
    check("nested-too-deeply", summary(&"> ".repeat(60)));
    check("two-headings-with-one-id", summary("### One {#bicycles}"));
    check("heading-id-not-kebab-case", summary("### One {#Part_One}"));
    check("two-titles", summary("# Another title"));
    check(
        "no-title",
        small().with(SUMMARY, "Nothing but a paragraph.\n"),
    );
    check(
        "title-after-a-paragraph",
        small().with(SUMMARY, "Words.\n\n# Title\n"),
    );
    check("empty-chapter", small().with(SUMMARY, ""));
    check("missing-footnote", summary("It is so.[^where]"));
    check("unused-footnote", summary("[^unused]: Nobody asked."));
}

#[test]
fn all_problems_of_a_file_are_told_at_once() {
    check(
        "several-in-one-file",
        small()
            .edit(SOLVED, "decimals    = 1", "decimals    = \"one\"")
            .edit(SOLVED, "polarity ", "polarty ")
            .edit(SOLVED, "2017 = 12.5", "2017 = nan")
            .edit(SOLVED, "marks = [\"r\"]", "marks = [\"q\"]"),
    );
    check(
        "in-several-files",
        small()
            .edit(EDITION, "\"sample\"", "\"ready\"")
            .edit(FACTS, "value   = 1000", "value   = \"many\"")
            .edit(SUMMARY, "# Summary", "Summary"),
    );
}
