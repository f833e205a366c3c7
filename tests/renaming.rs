//! Chapters, figures, facts, measures and terms under other names, by the command: every
//! reference follows, and old addresses lead on.

use std::fs;
use std::path::Path;

use crate::built::{fails, small_root, succeeds};

/// Every file of the edition, one after the other.
fn all(root: &Path) -> String {
    let mut text = String::new();
    for entry in walkdir::WalkDir::new(root.join("content"))
        .sort_by_file_name()
        .into_iter()
        .chain(walkdir::WalkDir::new(root.join("data")).sort_by_file_name())
    {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            text.push_str(&format!("== {}\n", entry.path().display()));
            text.push_str(&fs::read_to_string(entry.path()).expect("a text"));
        }
    }
    text
}

#[test]
fn what_is_renamed_is_renamed_everywhere() {
    let root = small_root();
    let root = root.path();
    let problems = succeeds(root, &["check"]);
    for (kind, old, new, trace) in [
        (
            "chapter",
            "prevention",
            "before-crime",
            "chapter:prevention",
        ),
        ("measure", "solved", "solved-crime", ":solved"),
        ("fact", "stolen-bicycles", "stolen", "(stolen-bicycles"),
        ("term", "problem-profile", "profile", "[problem-profile"),
        ("figure", "overall-map", "map", "figure:overall-map"),
    ] {
        let before = all(root);
        let said = succeeds(root, &["rename", kind, old, new, "--dry-run"]);
        assert!(said.contains("would be"), "{said}");
        assert_eq!(all(root), before);
        succeeds(root, &["rename", kind, old, new]);
        let after = all(root);
        for (at, _) in after.match_indices(trace) {
            let next = after[at + trace.len()..].chars().next();
            let goes_on = next.is_some_and(|c| c.is_alphanumeric() || c == '-');
            assert!(
                goes_on,
                "{trace} in {}",
                &after[at.saturating_sub(40)..at + 40]
            );
        }
        assert_eq!(succeeds(root, &["check"]), problems, "{kind}");
        let said = fails(root, &["rename", kind, old, "again"], 1);
        assert!(
            said.contains(&format!("there is no {kind} `{old}`")),
            "{said}"
        );
    }
    let content = root.join("content/2017");
    assert!(content.join("chapters/02-before-crime.md").is_file());
    assert!(!content.join("chapters/02-prevention.md").exists());
    assert!(root.join("data/2017/measures/solved-crime.toml").is_file());
    // The figure that shows the measure force by force follows it.
    assert!(content.join("figures/solved-crime.toml").is_file());
    let redirects = fs::read_to_string(content.join("redirects.toml")).expect("redirects");
    for line in [
        "\"chapters/prevention.html\" = \"chapters/before-crime.html\"",
        "\"measures/solved.html\" = \"measures/solved-crime.html\"",
        "\"charts/solved.svg\" = \"charts/solved-crime.svg\"",
        "\"figures/overall-map.html\" = \"figures/map.html\"",
    ] {
        assert!(redirects.contains(line), "{line}\n{redirects}");
    }
}

#[test]
fn what_cannot_be_called_so_is_left_alone() {
    let root = small_root();
    let root = root.path();
    let before = all(root);
    for (arguments, message) in [
        (["chapter", "prevntion", "x"], "did you mean `prevention`?"),
        (
            ["chapter", "prevention", "summary"],
            "there is a chapter `summary` already",
        ),
        (["chapter", "prevention", "Über"], "`Über` can't be a name"),
        (["figure", "solved", "x"], "rename the measure"),
    ] {
        let [kind, old, new] = arguments;
        let said = fails(root, &["rename", kind, old, new], 1);
        assert!(said.contains(message), "{said}");
        assert_eq!(all(root), before);
    }
    let said = fails(root, &["rename", "fact", "x", "y", "--edition", "1999"], 2);
    assert!(said.contains("say which edition"), "{said}");
}
