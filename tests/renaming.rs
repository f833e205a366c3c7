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
    for (kind, old, new, traces) in [
        (
            "chapter",
            "prevention",
            "before-crime",
            &[
                "chapter:prevention#",
                "chapter = \"prevention\"",
                "chapter     = \"prevention\"",
            ][..],
        ),
        (
            "measure",
            "solved",
            "solved-crime",
            &[
                ":solved/",
                ":solved)",
                "measure  = \"solved\"",
                "measure = \"solved\"",
            ],
        ),
        (
            "fact",
            "stolen-bicycles",
            "stolen",
            &[
                "(fact:stolen-bicycles)",
                "[stolen-bicycles]",
                " - stolen-bicycles)",
            ],
        ),
        ("term", "problem-profile", "profile", &["[problem-profile]"]),
        ("figure", "overall-map", "map", &["figure:overall-map)"]),
    ] {
        let before = all(root);
        for trace in traces {
            assert!(before.contains(trace), "there is no {trace} to be renamed");
        }
        let said = succeeds(root, &["rename", kind, old, new, "--dry-run"]);
        assert!(said.contains("would be"), "{said}");
        assert_eq!(all(root), before);
        succeeds(root, &["rename", kind, old, new]);
        let after = all(root);
        for trace in traces {
            assert_eq!(after.matches(trace).count(), 0, "{trace} in {after}");
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
fn old_addresses_lead_on_where_the_theme_is_in_the_program() {
    let root = tempfile::TempDir::new().expect("a folder");
    let root = root.path();
    succeeds(root, &["init", "report"]);
    let report = root.join("report");
    let line = "\"chapters/summary.html\" = \"chapters/findings.html\"";
    // In an editor: on the link to it.
    let path = "content/2031/chapters/01-summary.md";
    let mut desk = bluebook::language::Desk::new(&report);
    let sound = fs::read_to_string(report.join(path)).expect("a text");
    let broken = format!("{sound}\nSee [this](chapter:nowhere).\n");
    desk.lay(path, Some(broken.clone()));
    let position = serde_json::json!({ "line": 0, "character": 3 });
    desk.check();
    let refused = desk.rename(path, &position, "findings");
    assert!(refused.is_err_and(|why| why.contains("mend them first")));
    desk.lay(path, None);
    desk.check();
    let edits = desk.rename(path, &position, "findings").expect("edits");
    let line_there = serde_json::Value::from(line).to_string();
    let line_there = line_there.trim_matches('"');
    assert!(edits.to_string().contains(line_there), "{edits}");
    // By the command, but not while what led where isn't known.
    fs::write(report.join(path), broken).expect("written");
    let before = all(&report);
    let rename = [
        "rename", "chapter", "summary", "findings", "--root", "report",
    ];
    let said = fails(root, &rename, 1);
    assert!(
        said.contains("its old addresses aren't known; mend them first"),
        "{said}"
    );
    assert_eq!(all(&report), before);
    fs::write(report.join(path), sound).expect("written");
    succeeds(root, &rename);
    let redirects = report.join("content/2031/redirects.toml");
    let redirects = fs::read_to_string(redirects).expect("redirects");
    assert!(redirects.contains(line), "{redirects}");
    succeeds(root, &["check", "--deny-warnings", "--root", "report"]);
}

#[test]
fn a_name_may_be_part_of_the_folders() {
    let root = small_root();
    let root = root.path();
    succeeds(root, &["rename", "figure", "overall-map", "chart"]);
    succeeds(root, &["rename", "figure", "chart", "bars"]);
    succeeds(root, &["rename", "measure", "solved", "e"]);
    succeeds(root, &["rename", "measure", "e", "measure"]);
    succeeds(root, &["rename", "measure", "measure", "cleared"]);
    // There and back again.
    succeeds(root, &["rename", "chapter", "prevention", "before"]);
    succeeds(root, &["rename", "chapter", "before", "prevention"]);
    let redirects = root.join("content/2017/redirects.toml");
    let redirects = fs::read_to_string(redirects).expect("redirects");
    assert!(!redirects.contains("\"chapters/prevention.html\" ="));
    let line = "\"chapters/before.html\" = \"chapters/prevention.html\"\n";
    assert!(redirects.contains(line), "{redirects}");
    for name in ["overall-map", "chart"] {
        for line in [
            format!("\"charts/{name}.svg\" = \"charts/bars.svg\""),
            format!("\"figures/{name}.html\" = \"figures/bars.html\""),
        ] {
            assert!(redirects.contains(&line), "{line}\n{redirects}");
        }
    }
    for name in ["solved", "e", "measure"] {
        for line in [
            format!("\"measures/{name}.html\" = \"measures/cleared.html\""),
            format!("\"charts/{name}.svg\" = \"charts/cleared.svg\""),
            format!(
                "\"downloads/2017-measure-{name}.csv\" = \"downloads/2017-measure-cleared.csv\""
            ),
        ] {
            assert!(redirects.contains(&line), "{line}\n{redirects}");
        }
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
    // What was to be said before is no news.
    let chapter = root.join("content/2017/chapters/01-summary.md");
    let text = fs::read_to_string(&chapter).expect("a chapter");
    fs::write(&chapter, text + "\nThere were 77 more.\n").expect("written");
    let before = all(root);
    let said = fails(root, &["rename", "measure", "solved", "prevention"], 1);
    assert!(
        said.contains("`prevention` is a question and a measure"),
        "{said}"
    );
    assert_eq!(said.matches("warning[").count(), 0, "{said}");
    assert_eq!(all(root), before);
    let said = fails(root, &["rename", "fact", "x", "y", "--edition", "1999"], 2);
    assert!(said.contains("say which edition"), "{said}");
}
