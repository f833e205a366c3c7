//! What checking finds wrong between files, in the words that people see.
//!
//! Every test makes one mistake in the small edition; `tests/snapshots` holds
//! the whole message.

use crate::support::paths::{EDITION, FACTS, FIGURE, FORCES, GRADES, SOLVED, WANTED};
use crate::support::{check, small, summary};

const MAP: &str = "content/2017/figures/overall-map.toml";

#[test]
fn the_small_edition_has_no_mistake() {
    assert_eq!(small().check("2017").messages(), "");
}

#[test]
fn names() {
    check(
        "unknown-force-in-a-measure",
        small().edit(SOLVED, "northshire = {", "northshier = {"),
    );
    check(
        "unknown-force-in-the-judgments",
        small().edit(GRADES, "northshire = { grade", "southshire = { grade"),
    );
    check(
        "unknown-force-in-a-caveat",
        small().edit("data/2017/caveats.toml", "\"eastmoor\"", "\"eastmore\""),
    );
    check(
        "unknown-measure",
        small().edit(FIGURE, "\"solved\"", "\"solvd\""),
    );
    check(
        "unknown-question",
        small().edit(SOLVED, "\"prevention\"", "\"preventing\""),
    );
    check(
        "unknown-period",
        small().edit(SOLVED, "2016 = 10.0,", "2015 = 10.0,"),
    );
    check(
        "unknown-period-of-a-figure",
        small().edit(
            FIGURE,
            "measure ",
            "periods = [\"2015\", \"2017\"]\nmeasure ",
        ),
    );
    check(
        "unknown-grade",
        small().edit(GRADES, "westvale   = \"good\"", "westvale   = \"goood\""),
    );
    check(
        "unknown-region",
        small().edit(FORCES, "\"upland\"", "\"uplands\""),
    );
    check(
        "place-of-two-forces",
        small()
            .edit(
                FORCES,
                "code          = \"EM\"",
                "places = [\"Moorton\", \"Dale\"]\ncode = \"EM\"",
            )
            .edit(
                FORCES,
                "code          = \"NS\"",
                "places = [\"Dale\"]\ncode = \"NS\"",
            ),
    );
    check(
        "unknown-figure-of-a-highlight",
        small().edit(
            EDITION,
            "status      = \"sample\"",
            "status      = \"sample\"\n[[highlights]]\ntext = \"The forces solved more.\"\nfigure = \"solvd\"\n",
        ),
    );
    check(
        "false-highlight",
        small().edit(
            EDITION,
            "status      = \"sample\"",
            "status      = \"sample\"\n[[highlights]]\ntext = \"[99 percent](value:solved/eastmoor/2017) were solved.\"\n",
        ),
    );
    check(
        "highlight-with-another-grade",
        small().edit(
            EDITION,
            "status      = \"sample\"",
            "status      = \"sample\"\n[[highlights]]\ntext = \"[2 forces](count:overall/is/good) are outstanding overall.\"\n",
        ),
    );
    check(
        "unknown-group",
        small()
            .edit(
                FORCES,
                "[forces.eastmoor]",
                "[groups.hills]\nname = \"Hills\"\n\n[forces.eastmoor]",
            )
            .edit(FORCES, "[1, 1]", "[1, 1]\ngroup = \"hills\"")
            .edit(FORCES, "[0, 0]", "[0, 0]\ngroup = \"hillls\""),
    );
    check(
        "unknown-source",
        small().edit(SOLVED, "\"inspection\"", "\"inspectors\""),
    );
    check(
        "unknown-denominator",
        small().edit(WANTED, "\"population\"", "\"populatoin\""),
    );
    check(
        "unknown-chapter-of-a-recommendation",
        small().edit(
            "content/2017/recommendations.toml",
            "\"prevention\"",
            "\"prevntion\"",
        ),
    );
    check(
        "two-forces-with-one-code",
        small().edit(FORCES, "\"WV\"", "\"NS\""),
    );
    check(
        "two-forces-on-one-tile",
        small().edit(FORCES, "[0, 1]", "[0, 0]"),
    );
    check(
        "two-chapters-with-one-name",
        small().with("content/2017/chapters/05-summary.md", "# Again\n\nMore.\n"),
    );
    check(
        "two-periods-with-one-name",
        small().edit(SOLVED, "id     = \"2017\"", "id     = \"2016\""),
    );
    check(
        "measure-named-like-a-question",
        small().with("data/2017/measures/overall.toml", wanted()),
    );
    check(
        "page-that-the-site-makes",
        small().with("content/2017/pages/search.md", "# Search\n\nHere.\n"),
    );
}

/// The file of a measure without a mistake.
fn wanted() -> Vec<u8> {
    use bluebook::source::Tree;
    small().read(WANTED).expect("the file can be read")
}

#[test]
fn values() {
    check(
        "force-without-a-line",
        small()
            .edit(WANTED, "eastmoor   = { 2016-08 = 300, 2017-07 = 200 }", "")
            .edit(WANTED, "2017-07 = 790", "2017-07 = 990"),
    );
    check(
        "force-without-a-value",
        small().edit(
            SOLVED,
            "northshire = { 2016 = 10.0, 2017 = 12.5 }",
            "northshire = { 2016 = 10.0 }",
        ),
    );
    check(
        "rate-without-a-denominator",
        small().edit(WANTED, "denominator = \"population\"", ""),
    );
    check(
        "rate-of-nobody",
        small().edit(FORCES, "{ population = 200000 }", "{ population = 0 }"),
    );
    check(
        "force-without-a-denominator",
        small().edit(FORCES, "{ population = 200000 }", "{}"),
    );
    check("rate-per-nothing", small().edit(WANTED, "= 100000", "= 0"));
    check(
        "negative-count",
        small().edit(WANTED, "2017-07 = 200", "2017-07 = -200"),
    );
    check(
        "half-a-count",
        small().edit(WANTED, "2017-07 = 200", "2017-07 = 200.5"),
    );
    check(
        "percentage-over-100",
        small().edit(SOLVED, "2017 = 12.5", "2017 = 125"),
    );
    check(
        "total-above-its-parts",
        small().edit(WANTED, "2017-07 = 790", "2017-07 = 800"),
    );
    check(
        "total-below-its-parts",
        small().edit(WANTED, "2017-07 = 790", "2017-07 = 700"),
    );
    check(
        "judgments-without-a-force",
        small().edit(GRADES, "westvale   = \"good\"", ""),
    );
    check(
        "judgment-that-does-not-say-if-inspected",
        small().edit(
            GRADES,
            "{ grade = \"good\", inspected = \"not-stated\" }",
            "\"good\"",
        ),
    );
    check(
        "question-without-judgments",
        small().edit(
            GRADES,
            "[judgments.prevention]",
            "[judgments.prevention.2015]",
        ),
    );
    check(
        "two-overall-questions",
        small().edit(GRADES, "chapter     = \"prevention\"", "overall     = true"),
    );
}

#[test]
fn links() {
    check(
        "link-to-an-unknown-force",
        summary("[Northshier](force:northshier)"),
    );
    check(
        "link-to-an-unknown-chapter",
        summary("[The chapter](chapter:preventoin)"),
    );
    check(
        "link-to-an-unknown-section",
        summary("[Patrols](chapter:prevention#patrol)"),
    );
    check(
        "link-to-an-unknown-heading-here",
        summary("[Bicycles](#bicycle)"),
    );
    check(
        "link-to-an-unknown-term",
        summary("[A profile](term:profile)"),
    );
    check(
        "link-to-an-unknown-figure",
        summary("[The figure](figure:solve)"),
    );
    check(
        "link-to-a-file",
        summary("[The figures](figures/solved.toml)"),
    );
    check("link-without-a-target", summary("[The figures]()"));
    check("link-to-half-an-address", summary("[There](https://)"));
    check("unknown-scheme", summary("[Northshire](froce:northshire)"));
    check(
        "strange-scheme",
        summary("[Northshire](gopher://northshire)"),
    );
    check(
        "dangerous-scheme",
        summary("[Run](javascript:alert) and [run](JavaScript:alert)"),
    );
    check(
        "dangerous-scheme-in-a-figure",
        small().edit(
            FIGURE,
            "\"Northshire solved",
            "\"[Northshire](data:text/html,x) solved",
        ),
    );
    check(
        "picture-without-alternative-text",
        summary("![](photo.jpg)"),
    );
    check(
        "picture",
        summary("![A bicycle](https://example.org/bicycle.jpg)"),
    );
    check("unknown-figure", summary("![](figure:solve)"));
    check(
        "redirect-out-of-the-edition",
        small().with(
            "content/2017/redirects.toml",
            "\"../a.html\" = \"chapters/summary.html\"\n\"a.html\" = \"https://example.org\"\n",
        ),
    );
}

#[test]
fn a_headline_has_no_more_words_than_the_documentation_says() {
    let of = |words: usize| {
        let headline = vec!["a word"; words / 2].join(" ") + [" – ", " – more"][words % 2];
        let old = "are good overall";
        // With “2 of the 3 forces” and what stands there.
        let edition = small().edit(MAP, old, &format!("{old} {headline}"));
        edition.check("2017").messages()
    };
    assert!(!of(7).contains("`headline` has"), "{}", of(7));
    let said = of(8);
    assert!(
        said.contains("`headline` has 16 words, more than the 15"),
        "{said}"
    );
}

#[test]
fn figures() {
    check(
        "key-of-another-kind",
        small().edit(MAP, "headline", "series = [\"a\"]\nheadline"),
    );
    check(
        "figure-of-nothing",
        small().edit(MAP, "question = \"overall\"\n", ""),
    );
    check("unknown-kind", small().edit(MAP, "\"tile-map\"", "\"pie\""));
    check(
        "periods-out-of-order",
        small().edit(
            FIGURE,
            "measure ",
            "periods = [\"2017\", \"2016\"]\nmeasure ",
        ),
    );
    check("rows-that-do-not-fit", small().edit(MAP, "kind     = \"tile-map\"\nquestion = \"overall\"", "kind = \"grouped-bars\"\nunit = \"bicycles\"\nseries = [\"2016\", \"2017\"]\nrows = [{ label = \"Stolen\", facts = [\"stolen-bicycles\"] }]"));
    check("unknown-fact-of-a-figure", small().edit(MAP, "kind     = \"tile-map\"\nquestion = \"overall\"", "kind = \"grouped-bars\"\nunit = \"bicycles\"\nseries = [\"2017\"]\nrows = [{ label = \"Stolen\", facts = [\"stolen-bycicles\"] }]"));
    check(
        "trend-without-a-force",
        small().edit(FIGURE, "ranked-bars", "trend"),
    );
}

#[test]
fn a_final_edition_takes_no_warnings() {
    let edition = summary("Some <b>bold words.").edit(EDITION, "\"sample\"", "\"final\"");
    check("warning-in-a-final-edition", edition);
}

#[test]
fn a_broken_record_is_told_once_and_not_wherever_it_is_named() {
    check(
        "broken-measure",
        small().edit(SOLVED, "decimals    = 1", "decimals    = \"one\""),
    );
    check(
        "broken-source",
        small().edit("data/2017/sources.toml", "published = 2018-03-22", ""),
    );
    check(
        "broken-force",
        small().edit(FORCES, "code          = \"NS\"", "code          = 7"),
    );
    check(
        "broken-fact",
        small().edit(FACTS, "value   = 1300", "value   = \"many\""),
    );
    check(
        "broken-chapter",
        small().edit(
            "content/2017/chapters/02-prevention.md",
            "# Preventing crime",
            "Preventing crime",
        ),
    );
}
