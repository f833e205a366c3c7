//! What comes later in the life of the edition of lighthouses: a seal, another revision,
//! the next year.

use std::fs;

use super::{OUTAGES, REGISTER, SUMMARY, YEAR, root};
use crate::built::{Site, fails, replace, succeeds};

#[test]
fn a_check_says_what_would_be_refused_later() {
    let slips = [
        (
            REGISTER,
            "tile          = [1, 1]",
            "tile = [26, 1]",
            "no column 26",
        ),
        (
            "content/2031/edition.toml",
            "\"en-GB\"",
            "\"cy\"",
            "no words in the language `cy`",
        ),
        (
            SUMMARY,
            "Nobody was dark.",
            "One lighthouse is steady.",
            "“One” is bound to nothing",
        ),
        (
            REGISTER,
            "name          = \"Gull Rock\"",
            "",
            "has no `name`",
        ),
    ];
    for (path, from, to, said) in slips {
        let root = root();
        replace(&root.path().join(path), from, to);
        let messages = fails(root.path(), &["check", "--deny-warnings"], 1);
        assert!(messages.contains(said), "{messages}");
        assert_eq!(messages.matches("error[").count(), 1, "{messages}");
    }
    // The last column that there is.
    let root = root();
    replace(
        &root.path().join(REGISTER),
        "tile          = [1, 1]",
        "tile = [25, 1]",
    );
    Site::build(root.path(), &[]);
    // What only a seal needs stops no build, and is said.
    let edition = root.path().join("content/2031/edition.toml");
    replace(&edition, "sign_off    = ", "publish_at = 2040-01-01\n# ");
    let said = succeeds(root.path(), &["check"]);
    for why in [
        "nobody has signed it off",
        "not to be published before 1 January 2040",
    ] {
        assert!(
            said.contains("2031: `archive` will refuse it:\n") && said.contains(why),
            "{said}"
        );
    }
}

#[test]
fn a_published_value_is_not_changed_in_silence() {
    let root = root();
    succeeds(root.path(), &["archive", YEAR]);
    let edition = root.path().join("content/2031/edition.toml");
    replace(
        &edition,
        "base_url",
        "revision = 2\nreason = \"An outage was counted that was none.\"\nbase_url",
    );
    replace(&root.path().join(OUTAGES), "2031-q2 = 9 }", "2031-q2 = 8 }");
    let messages = fails(root.path(), &["check"], 1);
    let said = "`outages/tern-head/2031-q2` was 9 in the sealed revision 1 and is 8 now";
    assert!(
        messages.contains(said) && messages.contains("no correction says so"),
        "{messages}"
    );
    let correction = "[[correction]]\nnumber = 1\ndate = 2032-03-01\nrevision = 2\n\
        what = \"An outage at Tern Head was counted that was none.\"\nwhy = \"Its book was misread.\"\n\
        where = [\"measure:outages\"]\n";
    fs::write(
        root.path().join("content/2031/corrections.toml"),
        correction,
    )
    .expect("written");
    succeeds(root.path(), &["check"]);
}

#[test]
fn the_next_year_has_the_same_quarters() {
    let root = root();
    succeeds(root.path(), &["new", "2032"]);
    let measure = root.path().join("data/2032/measures/outages.toml");
    let text = fs::read_to_string(measure).expect("it is made");
    let ids: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("id "))
        .collect();
    let quarters = ["2031-q1", "2031-q2", "2032-q1", "2032-q2"];
    assert!(
        ids.iter().zip(quarters).all(|(line, id)| line.contains(id)) && ids.len() == 4,
        "{ids:?}"
    );
    assert!(text.contains("label  = \"April to June 2032\""), "{text}");
    assert!(text.contains("2032-q1 = \"n\", 2032-q2 = \"n\""), "{text}");
    let trend = root.path().join("content/2032/figures/outages-trend.toml");
    let trend = fs::read_to_string(trend).expect("it is made");
    assert!(trend.contains("[\"2032-q1\", \"2032-q2\"]"), "{trend}");
}
