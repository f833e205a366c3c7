//! What is said of a sealed revision and its successor: the page of changes, the
//! differences, addresses that must not vanish, the list of editions, the feed.

use std::fs;
use std::path::Path;

use crate::built::{copy, fails, replace, small_root, succeeds};
use serde_json::Value;
use tempfile::TempDir;

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
fn a_seal_that_is_only_a_zip_file_is_not_passed_over() {
    let project = revised();
    let root = project.path();
    fs::remove_dir_all(root.join("archive/2017")).expect("removed");
    for arguments in [
        &["build"][..],
        &["build", "--edition", "2017", "--output", "alone"],
        &["archive", "2017"],
    ] {
        let problems = fails(root, arguments, 1);
        assert!(
            problems.contains("because there is no folder archive/2017; unpack it into archive"),
            "{arguments:?}: {problems}"
        );
    }
    assert!(!root.join("archive/2017-r2.zip").exists());
}

#[test]
fn two_years_are_compared_by_what_each_says_of_a_period() {
    let project = small_root();
    let root = project.path();
    for folder in ["content", "data"] {
        copy(
            &root.join(folder).join("2017"),
            &root.join(folder).join("2018"),
        );
    }
    replace(
        &root.join("data/2018/measures/solved.toml"),
        "eastmoor   = { 2016 = 11.0",
        "eastmoor   = { 2016 = { value = 11.5, marks = [\"r\"] }",
    );
    let brief = succeeds(root, &["diff", "2017", "2018"]);
    assert!(brief.contains("\n  downloads/: "), "{brief}");
    assert!(brief.contains("`--all` lists each of them"), "{brief}");
    let difference = succeeds(root, &["diff", "2017", "2018", "--all"]);
    for line in [
        "2017, revision 1 (sample) → 2018, revision 1 (sample)\n",
        "  Burglaries solved, Eastmoor, 2016\n    was  11.0 percent\n    is   11.5 percent [r]\n",
        "  new  downloads/2018-values.csv\n",
        "  gone downloads/2017-values.csv\n",
    ] {
        assert!(difference.contains(line), "{line}: {difference}");
    }
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
    snapbox::assert_data_eq!(
        difference.as_str(),
        snapbox::str![[r#"
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

"#]]
    );
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

    snapbox::assert_data_eq!(
        fails(root, &["diff", "2016", "2017"], 2),
        snapbox::str![[r#"
error: `2016` is no edition
Name a year that has a folder in content, a sealed edition (archive/2017 or archive/2017.zip), a built edition (site/2017) or a built site (site).

"#]]
    );
    fs::write(root.join("site/2017/inventory.json"), "{}").expect("written");
    let damaged = fails(root, &["diff", "site/2017", "2017"], 3);
    assert!(damaged.contains("it has the format 0"), "{damaged}");
}
