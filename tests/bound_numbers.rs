//! Claims against data, over a small edition: what agrees says nothing, and
//! what does not says both sides.

use crate::support::{Checked, Overlay};
use bluebook::diagnostics::render;
use bluebook::model::{BasisKind, ClaimSite};

/// The small edition with one more paragraph, in a chapter of its own.
fn with(paragraph: &str) -> Checked {
    Overlay::of("tests/editions/small")
        .with(
            "content/2017/chapters/99-last.md",
            format!("# Last\n\n{paragraph}\n"),
        )
        .check("2017")
}

/// Codes, columns and messages of what is wrong with a paragraph.
pub(crate) fn problems(paragraph: &str) -> String {
    let checked = with(paragraph);
    render::json(&render::records(&checked.problems, &checked.files))
}

#[test]
fn the_small_edition_is_fine() {
    let checked = Overlay::of("tests/editions/small").check("2017");
    assert!(checked.problems.is_empty(), "{}", checked.messages());
    let bound = checked.edition().bound();
    assert_eq!((bound.unbound, bound.coverage_permille()), (0, 1000));
}

#[test]
fn what_agrees_says_nothing() {
    for paragraph in [
        "It was [12.5 percent](value:solved/northshire/2017).",
        "It was [12.5 percent in 2017](value:solved/northshire/2017).",
        "It was [about 13 percent](value:solved/northshire/2017).",
        "[Northshire's 12.5 percent](value:solved/northshire/2017) was best.",
        "There were [790 records](value:wanted.count/england-and-wales/2017-07).",
        "It stood at [60.0](value:wanted/northshire/2017-07).",
        "It [rose by 20 percent](change:wanted.count/northshire/2016-08..2017-07).",
        "It [rose by 2.5 percentage points](points:solved/northshire/2016..2017).",
        "It [rose from 10.0 percent to 12.5 percent](from-to:solved/northshire/2016..2017).",
        "It lay [between 11.0 and 12.5 percent](range:solved/2017).",
        "[Northshire](highest:solved/2017) solved most, [Heddlu Cwm Gorllewin](lowest:solved/2017) least.",
        "[Two of the three](count:overall/is/good) are good.",
        "[Two-thirds](share:overall/is/good) are good.",
        "[67 percent of forces](share:overall/is/good) are good.",
        "[One force](count:overall/2016..2017/improved) got better, [one](count:overall/2016..2017/declined) worse.",
        "[One](count:overall/2016..2017/same) stayed as it was.",
        "[None](count:prevention/is/inadequate) is inadequate.",
        "[One](count:prevention/below/good) is [worse](literal:word).",
        "[Two of the two](count:solved/2017/above/10) solved more.",
        "[One](count:wanted/2016-08..2017-07/fell) has fewer.",
        "[More than 1,000](fact:stolen-bicycles) bicycles are gone, [23.1 percent](fact:stolen-bicycles-fall) fewer.",
        "[Fell by 23 percent](fact:stolen-bicycles-fall).",
        "Of [99](literal:example) bottles, none broke in 2016.",
    ] {
        assert_eq!(problems(paragraph), "[]", "{paragraph}");
    }
}

#[test]
fn what_disagrees_says_both_sides() {
    for (paragraph, expected) in [
        (
            "[12.6 percent](value:solved/northshire/2017)",
            "it would be right as “12.5 percent”",
        ),
        (
            "[12.5 percent in 2016](value:solved/northshire/2017)",
            "speak of 2016",
        ),
        (
            "[Westvale's 12.5 percent](value:solved/northshire/2017)",
            "name another force",
        ),
        (
            "[12.5](value:solved/northshire/2017)",
            "in percent, and the link has to say so",
        ),
        (
            "[fell by 20 percent](change:wanted.count/northshire/2016-08..2017-07)",
            "“rose by 20 percent”",
        ),
        (
            "[2.5 percent](points:solved/northshire/2016..2017)",
            "percentage points",
        ),
        (
            "[from 12.5 to 10.0 percent](from-to:solved/northshire/2016..2017)",
            "“from 10.0 to 12.5 percent”",
        ),
        (
            "[between 10.2 and 12.5 percent](range:solved/2017)",
            "“between 11.0 and 12.5 percent”",
        ),
        ("[Eastmoor](highest:solved/2017)", "right as “Northshire”"),
        (
            "[Northshire and Westvale](highest:solved/2017)",
            "right as “Northshire”",
        ),
        ("[Three](count:overall/is/good)", "“Two”"),
        (
            "[Two of the four](count:overall/is/good)",
            "“Two of the three”",
        ),
        (
            "[two outstanding forces](count:overall/is/good)",
            "the datum is of another grade",
        ),
        ("[two](share:overall/is/good)", "the target is `count:`"),
        (
            "[67 percent](count:overall/is/good)",
            "the target is `share:`",
        ),
        (
            "[over 2,000](fact:stolen-bicycles)",
            "the source prints another number",
        ),
        (
            "[about 1,000](fact:stolen-bicycles)",
            "the source hedges it otherwise",
        ),
        (
            "[rose by 20 percent](fact:stolen-bicycles-fall)",
            "the data that it fell",
        ),
    ] {
        let found = problems(paragraph);
        assert!(
            found.contains("\"disagreement\"") && found.contains(expected),
            "{paragraph}\n{found}"
        );
    }
}

#[test]
fn unbound_numbers_are_reported_where_they_stand() {
    let found = problems(
        "There are *forty-three* forces; in [Figure 1](figure:solved), 2017, there were 7 of “99”.",
    );
    for (words, column) in [("forty-three", 12), ("7", 80)] {
        assert!(
            found.contains(&format!("“{words}” is bound to nothing")),
            "{found}"
        );
        assert!(
            found.contains(&format!("\"column\": {column},")),
            "{words}\n{found}"
        );
    }
    assert_eq!(
        with("There are 7 forces and [8](literal:more).")
            .edition()
            .unbound,
        1
    );
}

#[test]
fn a_final_edition_has_no_unbound_number() {
    let checked = Overlay::of("tests/editions/small").with(
        "content/2017/chapters/99-last.md",
        "# Last\n\nThere are 7 forces.\n",
    );
    let edition = String::from_utf8(
        std::fs::read("tests/editions/small/content/2017/edition.toml").expect("it is there"),
    )
    .expect("it is text");
    let status = edition
        .lines()
        .find(|line| line.starts_with("status"))
        .expect("it has a status");
    let edition = edition.replace(status, "status = \"final\"");
    let last = checked
        .with("content/2017/edition.toml", edition)
        .check("2017");
    assert_eq!(last.problems.errors(), 1, "{}", last.messages());
}

#[test]
fn question_marks_are_filled_in() {
    let checked = with(
        "It was [?](value:solved/northshire/2017) and [?](count:overall/is/good); \
         [?](highest:solved/2017); [?](fact:stolen-bicycles); \
         [?](from-to:solved/northshire/2016..2017).",
    );
    assert!(checked.problems.is_empty(), "{}", checked.messages());
    let words: Vec<_> = checked
        .edition()
        .claims
        .iter()
        .filter(|claim| matches!(&claim.site, ClaimSite::Chapter(chapter, _) if chapter == "last"))
        .map(|claim| claim.words.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "12.5 percent",
            "two",
            "Northshire",
            "over 1,000",
            "from 10.0 percent to 12.5 percent"
        ]
    );
}

#[test]
fn every_claim_knows_what_it_rests_on() {
    let checked = Overlay::of("tests/editions/small").check("2017");
    let kinds: Vec<_> = checked
        .edition()
        .claims
        .iter()
        .map(|claim| {
            claim
                .basis
                .as_ref()
                .map(|basis| (basis.kind, basis.datum.as_str()))
        })
        .collect();
    assert!(
        kinds.contains(&Some((BasisKind::Data, "2 of 3"))),
        "{kinds:?}"
    );
    assert!(
        kinds.contains(&Some((BasisKind::Data, "12.5 percent"))),
        "{kinds:?}"
    );
    assert!(
        kinds.contains(&Some((BasisKind::Stated, "over 1,000"))),
        "{kinds:?}"
    );
    assert!(
        kinds.contains(&Some((BasisKind::Derived, "23.1 percent"))),
        "{kinds:?}"
    );
    assert!(kinds.contains(&Some((BasisKind::Literal, ""))), "{kinds:?}");
}

#[test]
fn derived_facts_are_computed_or_refused() {
    let fact = |derived: &str| {
        let path = "data/2017/facts.toml";
        let facts =
            std::fs::read_to_string(format!("tests/editions/small/{path}")).expect("it is there");
        let more = format!(
            "\n[more]\nlabel = \"More\"\nderived = \"{derived}\"\nunit = \"bicycles\"\n\
             source = \"inspection\"\nplace = \"Chapter 1\"\n"
        );
        Overlay::of("tests/editions/small")
            .with(path, facts + &more)
            .check("2017")
    };
    for (derived, value) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("stolen-bicycles-2016 - stolen-bicycles", "300"),
        (
            "{value:wanted.count/england-and-wales/2017-07} - {count:overall/is/good}",
            "788",
        ),
    ] {
        let checked = fact(derived);
        let edition = checked.edition();
        let key = edition.facts.find("more").expect("the fact is there");
        let number = edition.facts[key].number().map(|number| number.to_string());
        assert_eq!(
            number.as_deref(),
            Some(value),
            "{derived}\n{}",
            checked.messages()
        );
    }
    for (derived, expected) in [
        ("1 / 0", "divides by zero"),
        ("more + 1", "computed from itself"),
        ("stolen-bicycle", "did you mean `stolen-bicycles`?"),
        ("(1", "not closed"),
        ("1 1", "not expected here"),
        ("{fact:stolen-bicycles}", "without braces"),
        ("{value:solved/westvale/2016}", "illustrative"),
    ] {
        let messages = fact(derived).messages();
        assert!(messages.contains(expected), "{derived}\n{messages}");
    }
}

#[test]
fn much_is_not_made_of_little() {
    let said = |percent: &str, sentence: &str| {
        let path = "data/2017/facts.toml";
        let facts =
            std::fs::read_to_string(format!("tests/editions/small/{path}")).expect("it is there");
        let more = format!(
            "\n[more]\nlabel = \"Rise in bicycles\"\nderived = \"{percent}\"\nunit = \"percent\"\n\
             source = \"inspection\"\nplace = \"Chapter 1\"\n"
        );
        Overlay::of("tests/editions/small")
            .with(path, facts + &more)
            .with(
                "content/2017/chapters/99-last.md",
                format!("# Last\n\n{sentence}\n"),
            )
            .check("2017")
    };
    for (percent, sentence, word) in [
        (
            "40",
            "They rose slightly, by [40 percent](fact:more).",
            "slightly",
        ),
        (
            "40",
            "They [rose slightly by 40 percent](fact:more).",
            "slightly",
        ),
        ("40", "A modest rise of [40 percent](fact:more).", "modest"),
        (
            "0.2",
            "They rose sharply by [0.2 percent](fact:more).",
            "sharply",
        ),
        ("0.2", "They soared by [0.2 percent](fact:more).", "soared"),
    ] {
        let checked = said(percent, sentence);
        let messages = checked.messages();
        assert!(
            messages.contains(&format!("“{word}” is not what")),
            "{sentence}\n{messages}"
        );
        assert_eq!(checked.problems.warnings(), 1, "{messages}");
    }
    for (percent, sentence) in [
        ("40", "They rose sharply, by [40 percent](fact:more)."),
        ("3", "They rose slightly, by [3 percent](fact:more)."),
        ("3", "They rose sharply, by [3 percent](fact:more)."),
        (
            "40",
            "They rose by [slightly over 39.5 percent](fact:more).",
        ),
    ] {
        let checked = said(percent, sentence);
        assert!(checked.problems.is_empty(), "{}", checked.messages());
    }
}
