//! What is public when: drafts, editions that are not to be published yet, and what
//! `check` says of both; and what the last line of a build says.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::built::{copy, fails, in_folder, replace, small_root, succeeds};

const EDITION: &str = "content/2017/edition.toml";

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Writes lines behind the status of an edition.
fn add(root: &Path, year: &str, lines: &str) {
    let path = root.join(format!("content/{year}/edition.toml"));
    let text = fs::read_to_string(&path).expect("it is there");
    let line = text
        .lines()
        .find(|line| line.starts_with("status"))
        .expect("a status");
    replace(&path, line, &format!("{line}\n{lines}"));
}

/// A project with the small edition as of two years.
fn two_years() -> tempfile::TempDir {
    let project = small_root();
    let root = project.path();
    for folder in ["content", "data"] {
        let folder = root.join(folder);
        copy(&folder.join("2017"), &folder.join("2018"));
    }
    project
}

/// Builds at a time, in seconds since 1970.
fn build_at(root: &Path, seconds: u64, more: &[&str]) -> Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .arg("build")
        .args(more)
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", seconds.to_string())
        .output()
        .expect("it runs")
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(text).expect("UTF-8")
}

/// 22 March 2018, 09:30 in UTC.
const MORNING: u64 = 1_521_711_000;

#[test]
fn an_edition_is_left_out_until_the_second_it_may_be_published() {
    for (written, until) in [
        ("2018-03-22T09:30:00Z", MORNING),
        ("2018-03-22T10:30:00+01:00", MORNING),
        ("2018-03-22T04:00:00-05:30", MORNING),
        ("2018-03-22", MORNING - (9 * 60 + 30) * 60),
    ] {
        let project = two_years();
        let root = project.path();
        add(root, "2018", &format!("publish_at = {written}"));
        let early = build_at(root, until - 1, &[]);
        assert!(early.status.success(), "{}", said(&early));
        let text = said(&early);
        assert!(
            text.contains("Left out 2018: it is not to be published before 22 March 2018"),
            "{text}"
        );
        assert!(text.contains("Built 2017 to"), "{text}");
        assert!(!root.join("site/2018").exists(), "{written}");
        let list = read(root, "site/index.html");
        assert!(!list.contains("2018/index.html"), "{list}");
        // Those who check see it.
        let checkers = build_at(root, until - 1, &["--embargoed", "--output", "looking"]);
        assert!(checkers.status.success(), "{}", said(&checkers));
        assert!(root.join("looking/2018/index.html").exists());
        let due = build_at(root, until, &[]);
        assert!(said(&due).contains("Built 2017, 2018 to"), "{}", said(&due));
        assert!(root.join("site/2018/index.html").exists(), "{written}");
    }
}

#[test]
fn a_site_of_nothing_that_may_be_published_is_not_built() {
    let project = small_root();
    let root = project.path();
    succeeds(root, &["build"]);
    let before = read(root, "site/2017/index.html");
    add(root, "2017", "publish_at = 2018-03-22T09:30:00Z");
    let early = build_at(root, MORNING - 1, &[]);
    assert_eq!(early.status.code(), Some(1), "{}", said(&early));
    assert!(
        said(&early).contains("22 March 2018, 09:30 (UTC)"),
        "{}",
        said(&early)
    );
    assert_eq!(read(root, "site/2017/index.html"), before);
    // Its seal is not shown before it, either.
    succeeds(root, &["archive", "2017"]);
    assert_eq!(build_at(root, MORNING - 1, &[]).status.code(), Some(1));
    let output = in_folder(root, &["check"]);
    assert!(said(&output).contains("`build` leaves it out before 22 March 2018, 09:30 (UTC)"));
}

#[test]
fn a_time_needs_its_zone() {
    let project = small_root();
    add(project.path(), "2017", "publish_at = 2018-03-22T09:30:00");
    let problems = fails(project.path(), &["check"], 1);
    assert!(
        problems.contains("the time of `publish_at` has no zone"),
        "{problems}"
    );
    assert!(problems.contains("2018-03-22T09:30:00Z"), "{problems}");
}

#[test]
fn a_draft_is_in_no_feed_and_no_site_map() {
    let project = two_years();
    let root = project.path();
    for year in ["2017", "2018"] {
        add(root, year, "base_url = \"https://example.org/peel\"");
    }
    let edition = root.join("content/2018/edition.toml");
    replace(&edition, "\"sample\"", "\"draft\"");
    replace(&edition, "The three shires 2017", "The three shires 2018");
    succeeds(root, &["build"]);
    assert!(root.join("site/2018/chapters/summary.html").exists());
    let (map, feed) = (read(root, "site/sitemap.xml"), read(root, "site/feed.xml"));
    for file in [&map, &feed] {
        assert!(file.contains("https://example.org/peel/2017/"), "{file}");
        assert!(
            !file.contains("2018/") && !file.contains("shires 2018"),
            "{file}"
        );
    }
    replace(&edition, "\"draft\"", "\"sample\"");
    succeeds(root, &["build"]);
    for file in ["site/sitemap.xml", "site/feed.xml"] {
        assert!(read(root, file).contains("https://example.org/peel/2018/"));
    }
    // A figure alone asks not to be found; its own page is.
    let map = read(root, "site/sitemap.xml");
    assert!(root.join("site/2017/figures/solved-embed.html").exists());
    assert!(map.contains("/2017/figures/solved.html<"));
    assert!(!map.contains("-embed.html"), "{map}");
}

#[test]
fn a_check_lists_all_that_a_seal_would_be_refused_for() {
    let project = small_root();
    let root = project.path();
    let obstacles = |root: &Path| -> Vec<String> {
        let output = in_folder(root, &["check"]);
        let text = said(&output);
        let lines = text
            .lines()
            .skip_while(|line| !line.contains("`archive` will refuse it"));
        let lines = lines.skip(1).take_while(|line| line.starts_with("  "));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    assert_eq!(obstacles(root), Vec::<String>::new());
    replace(&root.join(EDITION), "\"sample\"", "\"final\"");
    add(root, "2017", "publish_at = 2018-03-23");
    let listed = obstacles(root);
    assert!(listed.len() >= 3, "{listed:?}");
    // The same sentences, before and at the seal.
    let refused = fails(root, &["archive", "2017"], 1);
    for line in &listed {
        assert!(refused.contains(line.as_str()), "{line}: {refused}");
    }
    replace(&root.join(EDITION), "\"final\"", "\"sample\"");
    succeeds(root, &["archive", "2017"]);
    let listed = obstacles(root);
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert!(
        listed[0].contains("archive/2017 is there already"),
        "{listed:?}"
    );
}

#[test]
fn the_last_line_of_a_build_says_what_to_open() {
    let project = small_root();
    let said = succeeds(project.path(), &["build", "--output", "public"]);
    assert_eq!(
        said.lines().last(),
        Some("Open public/index.html"),
        "{said}"
    );
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    let project = small_root();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = succeeds(project.path(), &["completions", shell]);
        for word in ["build", "embargoed", "verify", "rebuild"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let page = succeeds(project.path(), &["man"]);
    assert!(page.contains(".TH bluebook 1"), "{page}");
    let page = succeeds(project.path(), &["man", "verify"]);
    assert!(
        page.contains("bluebook\\-verify") && page.contains("Examples"),
        "{page}"
    );
    fails(project.path(), &["man", "verfy"], 2);
    let help = succeeds(project.path(), &["help", "verify"]);
    assert!(
        help.contains("Examples:\n  bluebook verify archive/2017"),
        "{help}"
    );
}
