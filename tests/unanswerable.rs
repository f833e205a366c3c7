//! Targets that can't be answered, over a small edition: what is wrong with them, and
//! where.

use crate::bound_numbers::problems;
use crate::support::Overlay;

#[test]
fn targets_that_cannot_be_answered_point_into_the_link() {
    for (paragraph, column, expected) in [
        (
            "[1](value:slved/northshire/2017)",
            11,
            "did you mean `solved`?",
        ),
        (
            "[1](value:solved/nortshire/2017)",
            18,
            "did you mean `northshire`?",
        ),
        (
            "[1](value:solved/northshire/2018)",
            29,
            "there is no period",
        ),
        ("[1](value:prevention/northshire/2017)", 11, "is a question"),
        (
            "[1](value:solved.count/northshire/2017)",
            11,
            "has no counts",
        ),
        ("[1](value:solved/northshire)", 27, "the period is missing"),
        ("[1](value:solved/eastmoor/2017)", 18, "not available"),
        (
            "[1](change:solved/northshire/2016..2017)",
            19,
            "does not change in percent",
        ),
        (
            "[1](change:solved/northshire/2017..2016)",
            30,
            "write the earlier period first",
        ),
        (
            "[1](points:wanted/northshire/2016-08..2017-07)",
            12,
            "is no percentage",
        ),
        ("[1](count:prevention/is/god)", 25, "did you mean `good`?"),
        (
            "[1](count:prevention/2015/is/good)",
            22,
            "there are judgments for: 2017",
        ),
        ("[1](count:prevention/iz/good)", 25, "none of is, not"),
        ("[1](count:overall/2016..2017/rose)", 11, "write `improved`"),
        ("[1](count:solved/2016..2017/improved)", 11, "write `rose`"),
        (
            "[1](compare:wanted/northshire/2017-07)",
            20,
            "two areas with `..` between them",
        ),
        (
            "[1](rank:solved/eastmoor/2017)",
            17,
            "is no force with a value here",
        ),
        (
            "[1](extreme:solved/northshire/2016)",
            31,
            "there is no earlier period",
        ),
        (
            "[1](total:overall/is/good/wanted/2017-07)",
            27,
            "write `wanted.count`",
        ),
        (
            "[1](count:overall/is/good/in/lowlands)",
            30,
            "did you mean `lowland`?",
        ),
        ("[1](count:overall/is/good/in)", 28, "the region is missing"),
        (
            "[1](fact:stolen-bicycle)",
            10,
            "did you mean `stolen-bicycles`?",
        ),
        (
            "[several](fact:stolen-bicycles)",
            2,
            "no number in these words",
        ),
    ] {
        let found = problems(paragraph);
        assert!(found.contains(expected), "{paragraph}\n{found}");
        assert!(
            found.contains(&format!("\"column\": {column},")),
            "{paragraph}\n{found}"
        );
    }
}

#[test]
fn nothing_rests_on_an_illustrative_value() {
    for target in [
        "value:solved/westvale/2016",
        "points:solved/westvale/2016..2017",
        "range:solved/2016",
        "lowest:solved/2016",
        "count:solved/2016/below/11",
        "count:solved/2016..2017/rose",
    ] {
        let found = problems(&format!("[10.2 percent]({target})"));
        assert!(found.contains("\"illustrative\""), "{target}\n{found}");
    }
    let ordered = Overlay::of("tests/editions/small")
        .edit(
            "data/2017/measures/solved.toml",
            "polarity    = \"higher-is-better\"",
            "polarity    = \"higher-is-better\"\norder_published = [\"2016\"]",
        )
        .with(
            "content/2017/chapters/99-last.md",
            "# Last\n\n[Eastmoor](highest:solved/2016)\n",
        )
        .check("2017");
    assert!(ordered.problems.is_empty(), "{}", ordered.messages());
}

#[test]
fn small_bases_have_no_change_in_percent() {
    let checked = Overlay::of("tests/editions/small")
        .edit(
            "data/2017/measures/wanted.toml",
            "2016-08 = 100",
            "2016-08 = 19",
        )
        .with(
            "content/2017/chapters/99-last.md",
            "# Last\n\n[500 percent](change:wanted.count/westvale/2016-08..2017-07)\n",
        )
        .check("2017");
    assert!(
        checked.messages().contains("under 20"),
        "{}",
        checked.messages()
    );
}
