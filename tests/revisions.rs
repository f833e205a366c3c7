//! What is said of a sealed revision and its successor: the page of changes, the
//! differences, addresses that must not vanish, the list of editions, the feed.

mod built;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use built::small_root;
use serde_json::Value;
use tempfile::TempDir;

fn bluebook(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(arguments)
        .current_dir(root)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program runs")
}

#[track_caller]
fn succeeds(root: &Path, arguments: &[&str]) -> String {
    let output = bluebook(root, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {text}{problems}");
    text
}

#[track_caller]
fn fails(root: &Path, arguments: &[&str], code: i32) -> String {
    let output = bluebook(root, arguments);
    let problems = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {problems}"
    );
    problems
}

#[track_caller]
fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("read");
    assert!(text.contains(from), "{} has no {from:?}", path.display());
    fs::write(path, text.replace(from, to)).expect("written");
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const CORRECTION: &str = r#"
[[correction]]
number   = 1
date     = 2018-06-14
revision = 2
what     = "Fewer bicycles were stolen than was said. <b>x</b>"
why      = "A number was copied from the wrong line."
where    = ["chapter:summary#bicycles"]
"#;

/// A project with a sealed revision and a second one with a correction: the words
/// of a number, a grade and a sentence.
fn revised() -> TempDir {
    let project = small_root();
    let root = project.path();
    succeeds(root, &["archive", "2017"]);
    let edition = root.join("content/2017/edition.toml");
    replace(
        &edition,
        "status      = \"sample\"",
        "status      = \"sample\"\nrevision = 2\nreason = \"The bicycles were wrong.\"\n\
         base_url = \"https://example.org/peel\"",
    );
    fs::write(root.join("content/2017/corrections.toml"), CORRECTION).expect("written");
    replace(
        &root.join("content/2017/chapters/01-summary.md"),
        "Nobody was surprised.",
        "Some <were> surprised.",
    );
    replace(&root.join("data/2017/measures/solved.toml"), "12.5", "12.7");
    replace(
        &root.join("content/2017/chapters/01-summary.md"),
        "12.5 percent",
        "12.7 percent",
    );
    project
}

#[test]
fn a_revision_says_what_changed_and_is_built_again_from_its_bag_alone() {
    let project = revised();
    let root = project.path();
    succeeds(root, &["build"]);
    let page = read(root, "site/2017/changes.html");
    assert!(
        page.contains("It differs from revision 1 in the following"),
        "{page}"
    );
    for text in [
        "12.5 percent</dd>",
        "12.7 percent</dd>",
        "Nobody was surprised.</dd>",
        "Some &lt;were&gt; surprised.</dd>",
    ] {
        assert!(page.contains(text), "{text}");
    }
    // Alone and beside its seal, the edition comes out the same.
    succeeds(root, &["build", "--edition", "2017", "--output", "alone"]);
    assert_eq!(read(root, "alone/2017/changes.html"), page);

    succeeds(root, &["archive", "2017"]);
    let source = "archive/2017-r2/data/source/archive/2017/data/site/2017/inventory.json";
    assert_eq!(
        read(root, source),
        read(root, "archive/2017/data/site/2017/inventory.json")
    );
    // The bag needs nothing that is beside it.
    fs::create_dir(root.join("elsewhere")).expect("made");
    fs::rename(root.join("archive/2017-r2"), root.join("elsewhere/bag")).expect("moved");
    let verified = succeeds(root, &["verify", "elsewhere/bag", "--rebuild"]);
    assert!(verified.contains("the same to the byte"), "{verified}");
    fs::rename(root.join("elsewhere/bag"), root.join("archive/2017-r2")).expect("moved");
    succeeds(root, &["build"]);
    assert_eq!(read(root, "site/2017/changes.html"), page);
    let first = read(root, "site/2017-r1/changes.html");
    assert!(first.contains("This is the first revision of this edition"));
}

#[test]
fn an_earlier_seal_that_was_altered_is_not_compared_with() {
    let project = revised();
    let root = project.path();
    replace(
        &root.join("archive/2017/data/site/2017/inventory.json"),
        "12.5 percent",
        "11.5 percent",
    );
    for arguments in [
        &["build"][..],
        &["build", "--edition", "2017", "--output", "alone"],
        &["archive", "2017"],
    ] {
        let problems = fails(root, arguments, 1);
        assert!(
            problems.contains("inventory.json was altered"),
            "{arguments:?}: {problems}"
        );
    }
    assert!(!root.join("site").exists() && !root.join("alone").exists());
    assert!(!root.join("archive/2017-r2").exists());
    fs::write(root.join("archive/2017/data/site/2017/inventory.json"), "{").expect("written");
    let problems = fails(root, &["check"], 1);
    assert!(
        problems.contains("can't be read: it is damaged"),
        "{problems}"
    );
}

#[test]
fn no_address_of_a_sealed_revision_vanishes() {
    let project = revised();
    let root = project.path();
    // A chapter that is renamed takes its address with it, and the redirect that
    // the sealed revision had is an address like any other.
    let chapters = root.join("content/2017/chapters");
    fs::rename(
        chapters.join("02-prevention.md"),
        chapters.join("02-preventing.md"),
    )
    .expect("renamed");
    replace(
        &chapters.join("01-summary.md"),
        "chapter:prevention",
        "chapter:preventing",
    );
    for file in ["data/2017/grades.toml", "content/2017/recommendations.toml"] {
        let text = read(root, file);
        let text = text.replace("= \"prevention\"", "= \"preventing\"");
        fs::write(root.join(file), text).expect("written");
    }
    let redirects = root.join("content/2017/redirects.toml");
    fs::write(&redirects, "").expect("written");
    let problems = fails(root, &["check"], 1);
    for address in ["chapters/prevention.html", "chapters/first.html"] {
        let message = format!("`{address}` is in the sealed revision 1 and not in this one");
        assert!(problems.contains(&message), "{problems}");
    }
    assert!(problems.contains("error[vanished-address]"), "{problems}");
    assert_eq!(problems.matches("error[").count(), 2, "{problems}");
    fails(root, &["build"], 1);
    fails(root, &["archive", "2017"], 1);

    fs::write(
        &redirects,
        "\"chapters/prevention.html\" = \"chapters/preventing.html\"\n\
         \"chapters/first.html\" = \"chapters/summary.html\"\n",
    )
    .expect("written");
    succeeds(root, &["build"]);
    let page = read(root, "site/2017/chapters/prevention.html");
    assert!(page.contains("content=\"0; url=../chapters/preventing.html\""));
    // What only leads on is no page to be found by crawlers.
    let map = read(root, "site/sitemap.xml");
    assert!(map.contains("/2017/chapters/preventing.html<"));
    assert!(map.contains("/2017-r1/chapters/prevention.html<"));
    assert!(!map.contains("/2017/chapters/prevention.html<"));
}

#[test]
fn the_list_of_editions_and_the_feed_tell_of_revisions_and_corrections() {
    let project = revised();
    let root = project.path();
    let check = |root: &Path| {
        let list = read(root, "site/index.html");
        for text in [
            "22 March 2018. A sample edition. Revision 2. Corrected: The bicycles were wrong.",
            "href=\"2017/corrections.html#correction-1\">Corrected on 14 June 2018</a>",
            "&lt;b&gt;x",
            "href=\"2017-r1/index.html\"",
            "Revision 1. Replaced by a later revision, and kept as it was published.",
            "href=\"feed.xml\"",
        ] {
            assert!(list.contains(text), "{text}: {list}");
        }
        read(root, "site/feed.xml")
    };
    succeeds(root, &["build"]);
    let feed = check(root);
    for text in [
        "<id>https://example.org/peel/2017/corrections.html#correction-1</id>",
        "<updated>2018-06-14T00:00:00Z</updated>",
        "https://example.org/peel/2017/#revision-1</id>",
        "https://example.org/peel/2017/#revision-2</id>",
        "https://example.org/peel/2017-r1/index.html",
        "&lt;b&gt;x",
    ] {
        assert!(feed.contains(text), "{text}: {feed}");
    }
    // Nobody who follows is told again when the revision is sealed.
    succeeds(root, &["archive", "2017"]);
    succeeds(root, &["build"]);
    assert_eq!(check(root), feed);

    // The next revision lists the correction still, whose number people cite.
    let edition = root.join("content/2017/edition.toml");
    replace(&edition, "revision = 2", "revision = 3");
    succeeds(root, &["check"]);
    fs::remove_file(root.join("content/2017/corrections.toml")).expect("removed");
    let problems = fails(root, &["check"], 1);
    assert!(
        problems.contains("the sealed revision 2 lists correction 1 of 2018-06-14"),
        "{problems}"
    );
}

#[test]
fn editions_are_compared_wherever_they_are() {
    let project = revised();
    let root = project.path();
    let difference = succeeds(root, &["diff", "archive/2017", "2017"]);
    let expected = "\
2017, revision 1 (sample) → 2017, revision 2 (sample)

Values: 1 difference
  Burglaries solved, Northshire, 2017
    was  12.5 percent
    is   12.7 percent

Numbers in the words: 1 difference
  Northshire Constabulary solved 12.7 percent of its burglaries, with a problem profile of each street.
    was  12.5 percent
    is   12.7 percent

Words: 2 differences
  Summary
    was  2 of the 3 forces are good overall. Nobody was surprised.
    is   2 of the 3 forces are good overall. Some <were> surprised.
  Summary
    was  Northshire Constabulary solved 12.5 percent of its burglaries, with a problem profile of each street. In all of them it was 12.0 percent. Eastmoor could not say.
    is   Northshire Constabulary solved 12.7 percent of its burglaries, with a problem profile of each street. In all of them it was 12.0 percent. Eastmoor could not say.
";
    assert_eq!(difference, expected);
    // The ZIP file, the built edition and the whole site say the same.
    succeeds(root, &["build"]);
    for (before, after) in [("archive/2017.zip", "site/2017"), ("site/2017-r1", "2017")] {
        assert_eq!(succeeds(root, &["diff", before, after]), difference);
    }
    let same = succeeds(root, &["diff", "site", "site"]);
    assert_eq!(same.matches("say the same").count(), 2, "{same}");

    let json = succeeds(root, &["diff", "archive/2017", "2017", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let changes = json["editions"][0]["changes"].as_array().expect("a list");
    let value = &changes[0];
    assert_eq!(value["kind"], "values");
    assert_eq!(value["key"], "solved/northshire/2017");
    assert_eq!(value["before"], "12.5 percent");
    assert_eq!(value["after"], "12.7 percent");
    assert_eq!(json["editions"][0]["vanished"], Value::Array(Vec::new()));

    let nothing = fails(root, &["diff", "2016", "2017"], 2);
    assert!(nothing.contains("`2016` is no edition"), "{nothing}");
    fs::write(root.join("site/2017/inventory.json"), "{}").expect("written");
    let damaged = fails(root, &["diff", "site/2017", "2017"], 3);
    assert!(damaged.contains("it has the format 0"), "{damaged}");
}
