//! Texts that take no links: titles, labels, findings, who is to act. Their numbers are
//! held like those of the running text, and bound in `numbers` of their table.

use crate::support::{Checked, Overlay};

const SMALL: &str = "tests/editions/small";
const FACTS: &str = "data/2017/facts.toml";
const LAST: &str = "content/2017/chapters/99-last.md";

fn chapter(text: &str) -> Checked {
    Overlay::of(SMALL).with(LAST, text).check("2017")
}

/// The small edition with more facts.
fn facts(more: &str) -> Checked {
    let facts = std::fs::read_to_string(format!("{SMALL}/{FACTS}")).expect("it is there");
    Overlay::of(SMALL)
        .with(FACTS, format!("{facts}\n{more}"))
        .check("2017")
}

#[track_caller]
fn silent(checked: &Checked) {
    assert!(checked.problems.is_empty(), "{}", checked.messages());
}

#[track_caller]
fn says(checked: &Checked, expected: &str) {
    let messages = checked.messages();
    assert!(messages.contains(expected), "{expected}\n{messages}");
}

#[test]
fn a_title_is_read_like_any_heading() {
    silent(&chapter(
        "# Northshire solved [12.5 percent](value:solved/northshire/2017)\n\nA lead.\n",
    ));
    says(
        &chapter("# It was [99 percent](value:solved/northshire/2017)\n\nA lead.\n"),
        "the data say 12.5 percent",
    );
    says(
        &chapter("# Theft in 4,711 cases\n\nA lead.\n"),
        "“4,711” is bound to nothing",
    );
    says(
        &chapter("# Theft [say what](todo:write)\n\nA lead.\n"),
        "say what",
    );
    says(&chapter("#\n\nA lead.\n"), "this file has no title");
    says(
        &chapter("# Theft[^a]\n\nA lead.\n\n[^a]: A note.\n"),
        "a title has no footnote",
    );
    says(
        &chapter("# Theft ![](figure:solved)\n\nA lead.\n"),
        "a figure can't be shown in a heading",
    );
}

#[test]
fn a_title_is_filled_in() {
    let checked = chapter("# Northshire: [?](value:solved/northshire/2017)\n\nA lead.\n");
    silent(&checked);
    let edition = checked.edition();
    let key = edition.chapters.find("last").expect("it is there");
    assert_eq!(edition.chapters[key].title, "Northshire: 12.5 percent");
}

#[test]
fn numbers_of_plain_texts_are_bound_in_their_table() {
    let path = "content/2017/recommendations.toml";
    let with = |who: &str, numbers: &str| {
        Overlay::of(SMALL)
            .edit(path, "\"every force\"", &format!("\"{who}\"\n{numbers}"))
            .check("2017")
    };
    let unbound = with("the 7 forces", "");
    says(&unbound, "“7” is bound to nothing");
    says(&unbound, "`numbers = [\"[7](…)\"]`");
    assert_eq!(unbound.edition().unbound, 1);
    silent(&with(
        "the two good forces",
        "numbers = [\"[two](count:overall/is/good)\"]",
    ));
    says(
        &with(
            "the 7 good forces",
            "numbers = [\"[7](count:overall/is/good)\"]",
        ),
        "the data say two",
    );
    // The words of the text around it are those of the claim.
    says(
        &with(
            "two forces are outstanding",
            "numbers = [\"[two](count:overall/is/good)\"]",
        ),
        "the datum is of another grade",
    );
    says(
        &with(
            "every force",
            "numbers = [\"[two](count:overall/is/good)\"]",
        ),
        "no text of this table says “two”",
    );
    says(
        &with("the two forces", "numbers = [\"two\"]"),
        "this is not one link",
    );
    // A part of a number is none.
    says(
        &with("the 2,701 forces", "numbers = [\"[701](literal:example)\"]"),
        "no text of this table says “701”",
    );
}

#[test]
fn two_numbers_of_the_same_words_are_bound_in_their_order() {
    let both = |first: &str, second: &str| {
        Overlay::of(SMALL)
            .edit(
                "content/2017/recommendations.toml",
                "\"every force\"",
                &format!(
                    "\"the two that are good and the two that solved more than 10 percent\"\n\
                     numbers = [\"[two]({first})\", \"[two]({second})\", \"[10 percent](literal:threshold)\"]"
                ),
            )
            .check("2017")
    };
    let (good, more) = ("count:overall/is/good", "count:solved/2017/above/10");
    silent(&both(good, more));
    let turned = both(more, "count:prevention/is/good");
    says(&turned, "the data say one");
}

#[test]
fn corrections_and_descriptions_are_read() {
    let checked = Overlay::of(SMALL)
        .with(
            "content/2017/corrections.toml",
            "[[correction]]\nnumber = 1\ndate = 2018-06-14\nrevision = 1\n\
             what = \"It said 14 forces.\"\nwhy = \"There are two.\"\nwhere = [\"page:privacy\"]\n\
             numbers = [\"[two](count:overall/is/good)\"]\n",
        )
        .edit(
            "content/2017/edition.toml",
            "that nobody",
            "and 8 towns that nobody",
        )
        .check("2017");
    says(&checked, "“14” is bound to nothing");
    says(&checked, "“8” is bound to nothing");
    assert_eq!(checked.edition().unbound, 2, "{}", checked.messages());
}

const HEAD: &str = "unit = \"bicycles\"\nsource = \"inspection\"\nplace = \"Chapter 1\"\n";

#[test]
fn a_label_may_say_the_numbers_of_its_own_fact() {
    let fact = |label: &str| {
        facts(&format!(
            "[more]\nlabel = \"{label}\"\nvalue = 6\nprinted = \"six\"\nn = 16\n{HEAD}"
        ))
    };
    silent(&fact("Bicycles, of the 16 looked at, that were found"));
    silent(&fact("The six bicycles that were found"));
    says(
        &fact("Bicycles, of the 17 looked at, that were found"),
        "“17” is bound to nothing",
    );
}

#[test]
fn what_a_finding_computes_is_computed_again() {
    let fact = |finding: &str| {
        facts(&format!(
            "[more]\nlabel = \"Bicycles found\"\nvalue = 1200\nprinted = \"1,200\"\n\
             contradicts = [\"stolen-bicycles\"]\nfinding = \"{finding}\"\n{HEAD}"
        ))
    };
    silent(&fact(
        "It says 1,200 and over 1,000: 1,200 − 1,000 = 200 too many.",
    ));
    says(
        &fact("It says 1,200 and over 1,000: 1,200 − 1,000 = 300 too many."),
        "the sum comes to 200",
    );
    says(
        &fact("It says 1,200 and, elsewhere, 900."),
        "“900” is bound to nothing",
    );
}

#[test]
fn facts_of_the_same_thing_say_the_same() {
    let fact = |label: &str, value: u32, more: &str| {
        facts(&format!(
            "[more]\nlabel = \"{label}\"\nvalue = {value}\nprinted = \"{value}\"\n{more}\n{HEAD}"
        ))
    };
    let same = "same_as = [\"stolen-bicycles-2016\"]";
    silent(&fact("Bicycles lost", 1300, same));
    says(
        &fact("Bicycles lost", 1310, same),
        "`more` is said to be the same as `stolen-bicycles-2016`, and one is 1310 bicycles, the \
         other 1300 bicycles",
    );
    // Nobody said that they are the same.
    let alike = "Stolen bicycles, 2016, in the summary";
    silent(&fact(alike, 1300, ""));
    says(&fact(alike, 1310, ""), "both seem to be of the same thing");
    silent(&fact(
        alike,
        1310,
        "contradicts = [\"stolen-bicycles-2016\"]",
    ));
    silent(&fact(
        "Stolen bicycles, 2016, in the lowlands",
        1310,
        "as_at = \"2016\"",
    ));
}

#[test]
fn a_publisher_may_round_by_rule() {
    let said = |rounding: &str, words: &str| {
        let facts = std::fs::read_to_string(format!("{SMALL}/{FACTS}")).expect("it is there");
        Overlay::of(SMALL)
            .with(
                FACTS,
                format!(
                    "{facts}\n[more]\nlabel = \"Bicycles\"\nvalue = 761923\n\
                     printed = \"761,923\"\n{rounding}\n{HEAD}"
                ),
            )
            .with(LAST, format!("# Last\n\nThere are [{words}](fact:more).\n"))
            .check("2017")
    };
    let rule = "rounding = \"thousands\"";
    silent(&said("", "761,923"));
    silent(&said(rule, "762,000"));
    silent(&said(rule, "761,923"));
    for (rounding, words) in [("", "762,000"), (rule, "761,000"), (rule, "761,920")] {
        let checked = said(rounding, words);
        assert_eq!(checked.problems.errors(), 1, "{words}");
    }
    says(&said("rounding = \"dozens\"", "761,923"), "thousands");
}
