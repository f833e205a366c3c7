//! `bluebook new` on the small edition and on that of 2017: what moves, what is
//! held open, and that it builds at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use bluebook::model::{Area, Edition, Mark, Reading};
use bluebook::pipeline;

fn new(root: &Path, arguments: &[&str]) -> Output {
    let mut all = vec!["new"];
    all.extend(arguments);
    all.extend(["--root", root.to_str().expect("UTF-8")]);
    crate::built::bluebook(&all, &[])
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn made(root: &Path, arguments: &[&str]) -> String {
    let run = new(root, arguments);
    assert!(
        run.status.success(),
        "{}{}",
        words(&run.stdout),
        words(&run.stderr)
    );
    words(&run.stdout)
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The problems of an edition: code, severity and message.
fn problems(root: &Path, year: &str) -> Vec<(String, String, String)> {
    let run = crate::built::bluebook(
        &[
            "check",
            "--format",
            "json",
            "--edition",
            year,
            "--root",
            root.to_str().expect("UTF-8"),
        ],
        &[],
    );
    let all: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let word =
        |problem: &serde_json::Value, key: &str| problem[key].as_str().unwrap_or("").to_owned();
    let all = all.as_array().expect("a list").iter();
    all.map(|each| {
        (
            word(each, "code"),
            word(each, "severity"),
            word(each, "message"),
        )
    })
    .collect()
}

fn edition(root: &Path, year: &str) -> Edition {
    let checked = pipeline::check(root, year);
    assert_eq!(checked.problems.errors(), 0);
    checked.edition.expect("an edition")
}

#[test]
fn values_move_on_and_the_new_ones_are_held_open() {
    let root = crate::built::small_root();
    made(root.path(), &["2018", "--from", "2017"]);
    let solved = read(root.path(), "data/2018/measures/solved.toml");
    let (_, values) = solved.split_once("[[periods]]").expect("periods");
    assert_eq!(
        values,
        r#"
id     = "2017"
label  = "2017"
kind   = "year"

[[periods]]
id     = "2018"
label  = "2018"
kind   = "year"

[national]
2017 = { value = 12.0, note = "Without Eastmoor." }
2018 = "n"

[forces]
eastmoor   = { 2017 = { value = "x", note = "The box could not be opened." }, 2018 = "n" }
northshire = { 2017 = 12.5, 2018 = "n" }
westvale   = { 2017 = { value = 11.0, marks = ["r"], note = "Counted again." }, 2018 = "n" }
"#
    );
    let wanted = read(root.path(), "data/2018/measures/wanted.toml");
    assert!(
        wanted.contains("id    = \"2018-07\"\nlabel = \"July 2018\"\n"),
        "{wanted}"
    );
    assert!(
        wanted.contains("[national]\n2017-07 = 790\n2018-07 = \"n\"\n"),
        "{wanted}"
    );
    let grades = read(root.path(), "data/2018/grades.toml");
    let (_, judgments) = grades
        .split_once("[judgments.prevention]")
        .expect("judgments");
    assert_eq!(
        judgments,
        r#"
eastmoor   = "n"
northshire = "n"
westvale   = "n"

[judgments.prevention.2017]
eastmoor   = "requires-improvement"
northshire = "good"
westvale   = "outstanding"

[judgments.overall]
eastmoor   = "n"
northshire = "n"
westvale   = "n"

[judgments.overall.2017]
eastmoor   = "requires-improvement"
northshire = "good"
westvale   = "good"
"#
    );
}

#[test]
fn chapters_keep_their_headings_and_no_sentence() {
    let root = crate::built::small_root();
    made(root.path(), &["2018"]);
    assert_eq!(
        read(root.path(), "content/2018/chapters/01-summary.md"),
        "# Summary

[What this chapter found, in a paragraph for people who read nothing else.](todo:write)

## How the forces did {#how-they-did}

[What inspectors found, and what it rests on.](todo:write)

![](figure:solved)

### Bicycles {#bicycles}

[What inspectors found, and what it rests on.](todo:write)
"
    );
    let edition = read(root.path(), "content/2018/edition.toml");
    assert!(
        edition.contains("status") && edition.contains("\"draft\""),
        "{edition}"
    );
    assert!(!edition.contains("revision"), "{edition}");
}

#[test]
fn the_new_edition_builds_and_says_what_it_lacks() {
    let root = crate::built::small_root();
    let said = made(root.path(), &["2018", "--from", "2017"]);
    let site = crate::built::Site::build(root.path(), &[]);
    let page = site.text("2018/measures/solved.html");
    assert!(
        page.contains("[n] not yet supplied"),
        "the measure's page hides the gaps"
    );
    let force = site.text("2018/forces/northshire.html");
    assert!(
        force.contains("[n] not yet supplied"),
        "the force's page hides the gaps"
    );
    assert!(
        force.contains("2017: Good"),
        "last year's grade is not there"
    );
    let chapter = site.text("2018/chapters/summary.html");
    assert!(
        chapter.contains("To write: "),
        "the note on what to write is not shown"
    );
    // The old edition is as it was.
    assert!(
        site.text("2017/chapters/summary.html")
            .contains("2 of the 3 forces")
    );

    let problems = problems(root.path(), "2018");
    let of = |code: &str| problems.iter().filter(|(each, ..)| each == code).count();
    // Two measures and two questions; figure, headline, chapters and so on.
    assert_eq!(of("not-yet-supplied"), 4, "{problems:#?}");
    assert!(of("to-write") >= 6, "{problems:#?}");
    assert!(
        problems
            .iter()
            .all(|(_, severity, _)| severity == "warning"),
        "{problems:#?}"
    );
    assert!(
        said.contains(&format!("lists {} gaps", problems.len())),
        "{said}"
    );
    let path = root.path().to_str().expect("UTF-8");
    let denied = crate::built::bluebook(
        &[
            "check",
            "--deny-warnings",
            "--edition",
            "2018",
            "--root",
            path,
        ],
        &[],
    );
    assert_eq!(denied.status.code(), Some(1));
}

#[test]
fn a_final_edition_has_no_gap() {
    let root = crate::built::small_root();
    made(root.path(), &["2018"]);
    let path = root.path().join("content/2018/edition.toml");
    let text = fs::read_to_string(&path)
        .expect("there")
        .replace("\"draft\"", "\"final\"");
    fs::write(&path, text).expect("written");
    let problems = problems(root.path(), "2018");
    for code in ["not-yet-supplied", "to-write"] {
        let mut all = problems.iter().filter(|(each, ..)| each == code).peekable();
        assert!(all.peek().is_some(), "{code}");
        assert!(
            all.all(|(_, severity, _)| severity == "error"),
            "{problems:#?}"
        );
    }
}

#[test]
fn gaps_close_one_by_one() {
    let root = crate::built::small_root();
    made(root.path(), &["2018"]);
    let gap = |root: &Path| {
        let all = problems(root, "2018").into_iter();
        let mut all = all.filter(|(code, _, message)| {
            code == "not-yet-supplied" && message.contains("July 2018")
        });
        all.next().map(|(_, _, message)| message)
    };
    let before = gap(root.path()).expect("a gap");
    assert!(before.contains("3 of the 3 forces"), "{before}");
    let import = |csv: &str, more: &[&str]| {
        let file = root.path().join("r.csv");
        fs::write(&file, csv).expect("written");
        let (file, path) = (
            file.to_str().expect("UTF-8"),
            root.path().to_str().expect("UTF-8"),
        );
        let mut all = vec!["import", "wanted", file, "--root", path];
        all.extend(more);
        let run = crate::built::bluebook(&all, &[]);
        assert!(run.status.success(), "{}", words(&run.stderr));
    };
    import("Force,July 2018\nNorthshire,500\n", &["--partial"]);
    let after = gap(root.path()).expect("a gap");
    assert!(after.contains("2 of the 3 forces"), "{after}");
    assert!(after.contains("Eastmoor, Westvale"), "{after}");
    import(
        "Force,July 2018\nNorthshire,500\nEastmoor,x\nWestvale,90\nTotal,600\n",
        &[],
    );
    assert_eq!(gap(root.path()), None);
    // The total was held open too, and the sheet had it.
    assert!(read(root.path(), "data/2018/measures/wanted.toml").contains("2018-07 = 600\n"));
}

#[test]
fn the_whole_edition_goes_on() {
    let root = crate::built::root_with("2017");
    let said = made(root.path(), &["2018", "--from", "2017"]);
    assert!(
        said.contains("are illustrative and keep their mark"),
        "{said}"
    );
    assert!(
        said.contains("figures made of facts: crime-file-review"),
        "{said}"
    );
    let codes: BTreeSet<String> = problems(root.path(), "2018")
        .into_iter()
        .map(|(code, ..)| code)
        .collect();
    let known = ["not-yet-supplied", "to-write", "unbound-number"].map(str::to_owned);
    assert_eq!(codes, BTreeSet::from(known));

    let (old, new) = (edition(root.path(), "2017"), edition(root.path(), "2018"));
    assert_eq!(old.chapters.len(), new.chapters.len());
    for (before, after) in old.measures.iter().zip(&new.measures) {
        assert_eq!(before.id, after.id);
        assert_eq!(before.periods.len(), after.periods.len());
        let last = after.last_period().expect("a period before");
        assert_eq!(
            after.periods[last].id,
            before.periods[before.this_period()].id
        );
        for force in old.forces.keys() {
            let was = before.observation(Area::Force(force), before.this_period());
            let is = after.observation(Area::Force(force), last);
            assert_eq!(
                (&was.reading, was.marks, &was.note),
                (&is.reading, is.marks, &is.note)
            );
            let open = after.observation(Area::Force(force), after.this_period());
            assert_eq!(open.reading, Reading::Missing(Mark::NotYetSupplied));
        }
        let national = after.observation(Area::National, after.this_period());
        assert_eq!(national.reading, Reading::Missing(Mark::NotYetSupplied));
    }
    for question in new.judgments.questions.keys() {
        for force in new.forces.keys() {
            assert_eq!(new.judgments.of(force, question, "2018"), None);
            let was = old
                .judgments
                .of(force, question, "2017")
                .map(|judgment| judgment.grade);
            let is = new
                .judgments
                .of(force, question, "2017")
                .map(|judgment| judgment.grade);
            assert!(was.is_some());
            assert_eq!(was, is);
        }
    }
    let site = crate::built::Site::build(root.path(), &[]);
    let named = |start: &str| {
        site.files
            .keys()
            .filter(|path| path.starts_with(start))
            .count()
    };
    assert_eq!(named("2018/forces/"), named("2017/forces/"));
    assert_eq!(named("2018/chapters/"), named("2017/chapters/"));
}

#[test]
fn what_rests_on_facts_stays_with_them() {
    let root = crate::built::root_with("2018");
    let earlier = "earlier     = [";
    assert!(read(root.path(), "data/2018/measures/outcome-16.toml").contains(earlier));
    made(root.path(), &["2019", "--from", "2018"]);
    assert!(!read(root.path(), "data/2019/measures/outcome-16.toml").contains(earlier));
}

#[test]
fn a_year_goes_on_from_one_that_is_not_filled_yet() {
    let root = crate::built::small_root();
    made(root.path(), &["2018"]);
    made(root.path(), &["2019"]);
    assert!(root.path().join("content/2019").is_dir());
    let wanted = read(root.path(), "data/2019/measures/wanted.toml");
    assert!(
        wanted.contains("{ 2018-07 = \"n\", 2019-07 = \"n\" }"),
        "{wanted}"
    );
    crate::built::Site::build(root.path(), &[]);
    // Two years on at once.
    made(root.path(), &["2020", "--from", "2018"]);
    assert!(read(root.path(), "data/2020/measures/wanted.toml").contains("July 2020"));
}

#[test]
fn the_same_edition_makes_the_same_files() {
    let files = || {
        let root = crate::built::small_root();
        made(root.path(), &["2018"]);
        let mut all = BTreeMap::new();
        for entry in walkdir::WalkDir::new(root.path()).sort_by_file_name() {
            let entry = entry.expect("walked");
            if entry.file_type().is_file() {
                let path = entry
                    .path()
                    .strip_prefix(root.path())
                    .expect("inside")
                    .to_owned();
                assert!(
                    !path.to_string_lossy().contains("bluebook-new"),
                    "{path:?} was left behind"
                );
                all.insert(path, fs::read(entry.path()).expect("read"));
            }
        }
        all
    };
    assert_eq!(files(), files());
}

#[test]
fn what_a_killed_command_left_is_finished_by_the_next() {
    let root = crate::built::small_root();
    let made = |year: &str| ["data", "content"].map(|folder| root.path().join(folder).join(year));
    let [data, content] = made("2018");
    assert_eq!(new(root.path(), &["2018"]).status.code(), Some(0));
    let whole = fs::read(content.join("edition.toml")).expect("read");
    // Killed before the second name was given, then before the first.
    for left in [&[&content][..], &[&content, &data]] {
        for folder in left {
            fs::rename(folder, folder.with_file_name(".2018.bluebook-new")).expect("renamed");
        }
        let run = new(root.path(), &["2018"]);
        assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
        assert_eq!(fs::read(content.join("edition.toml")).expect("read"), whole);
        assert!(!content.with_file_name(".2018.bluebook-new").exists());
        assert!(!data.with_file_name(".2018.bluebook-new").exists());
    }
    // Half an edition that somebody has begun is theirs.
    fs::remove_dir_all(&content).expect("deleted");
    fs::write(data.join("sources.toml"), "# mine").expect("written");
    let run = new(root.path(), &["2018"]);
    assert_eq!(run.status.code(), Some(1), "{}", words(&run.stderr));
    assert!(words(&run.stderr).contains("data/2018 exists already"));
    assert_eq!(
        fs::read(data.join("sources.toml")).expect("read"),
        b"# mine"
    );
}

#[test]
fn what_can_not_be_done_is_refused_and_leaves_nothing() {
    let root = crate::built::small_root();
    for (arguments, code, why) in [
        (&["2017"][..], 1, "content/2017 exists already"),
        (&["2016"], 2, "has to come after 2017"),
        (&["next"], 2, "`next` is no year"),
        (&["20180"], 2, "`20180` is no year"),
        (&["../2018"], 2, "is no year"),
        (&["2018", "--from", "2015"], 2, "the editions are: 2017"),
    ] {
        let run = new(root.path(), arguments);
        let said = words(&run.stderr);
        assert_eq!(run.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(why), "{arguments:?}: {said}");
        assert!(said.contains("nothing was written"), "{said}");
    }
    fs::write(root.path().join("data/2017/sources.toml"), "= broken").expect("written");
    let run = new(root.path(), &["2018"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(words(&run.stderr).contains("the edition 2017 has errors"));
    for folder in ["content", "data"] {
        let names: Vec<_> = fs::read_dir(root.path().join(folder))
            .expect("listed")
            .collect();
        assert_eq!(names.len(), 1, "{names:?}");
    }
}
