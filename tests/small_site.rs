//! The site of a small edition of three forces: whole pages as they should be,
//! text that tries to be markup, and what the command says of bad input.

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

use crate::built::{Site, bluebook, small_root};

/// Changes a file, which must hold the old text.
#[track_caller]
fn edit(root: &Path, path: &str, old: &str, new: &str) {
    let file = root.join(path);
    let text = fs::read_to_string(&file).expect("the file can be read");
    assert!(text.contains(old), "{old:?} in {path}");
    fs::write(&file, text.replacen(old, new, 1)).expect("the file can be written");
}

#[test]
fn pages_are_as_they_were() {
    let root = small_root();
    let site = Site::build(root.path(), &[]);
    for (name, path) in [
        ("home", "2017/index.html"),
        ("chapter", "2017/chapters/prevention.html"),
        ("force", "2017/forces/westvale.html"),
        ("measure", "2017/measures/solved.html"),
        ("question", "2017/questions/prevention.html"),
        ("numbers", "2017/numbers.html"),
        ("numbers-summary", "2017/numbers/in-summary.html"),
    ] {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("page-{name}"), site.text(path));
        });
    }
}

#[test]
fn text_that_tries_to_be_markup_stays_text() {
    const HOSTILE: &str = "<script>alert(1)</script>";
    let root = small_root();
    let root = root.path();
    let forces = "data/2017/forces.toml";
    edit(
        root,
        forces,
        "\"Westvale\"",
        "\"Westvale <script>alert(1)</script>\"",
    );
    edit(
        root,
        forces,
        "Westvale Police",
        "<script>alert(1)</script> & \\\"Police\\\"",
    );
    let solved = "data/2017/measures/solved.toml";
    edit(root, solved, "Counted again.", "<script>alert(1)</script>");
    edit(
        root,
        solved,
        "unlike = \"",
        "unlike = \"<script>alert(1)</script>",
    );
    let chapter = "content/2017/chapters/02-prevention.md";
    edit(
        root,
        chapter,
        "Prevention is",
        "<script>alert(1)</script> Prevention is",
    );
    edit(
        root,
        chapter,
        "## Patrols",
        "## <script>alert(1)</script> Patrols",
    );
    edit(root, chapter, "`red`", "`<script>alert(1)</script>`");

    let site = Site::build(root, &[]);
    let scripts =
        Selector::parse("script:not([src]):not([type='application/ld+json'])").expect("valid");
    for ending in [".html", ".svg", ".xml"] {
        for (path, text) in site.texts(ending) {
            assert!(!text.contains(HOSTILE), "{path}");
            let page = Html::parse_document(text);
            assert_eq!(page.select(&scripts).count(), 0, "{path}");
        }
    }
    let escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
    for path in [
        "2017/forces/westvale.html",
        "2017/forces/index.html",
        "2017/chapters/prevention.html",
        "2017/charts/solved.svg",
    ] {
        assert!(site.text(path).contains(escaped), "{path}");
    }
}

#[test]
fn a_force_is_set_beside_those_of_its_group() {
    let root = small_root();
    let forces = "data/2017/forces.toml";
    let group = "[groups.hills]\nname = \"Hills & moors\"\n\n[forces.eastmoor]";
    edit(root.path(), forces, "[forces.eastmoor]", group);
    for name in ["Eastmoor", "Westvale"] {
        let line = format!("= \"{name}\"\n");
        let grouped = format!("{line}group = \"hills\"\n");
        edit(root.path(), forces, &line, &grouped);
    }
    let site = Site::build(root.path(), &[]);
    let page = site.text("2017/forces/westvale.html");
    for words in [
        "<dt>Compared with</dt><dd>Hills &amp; moors<small>a group of 2 forces</small></dd>",
        "Where Westvale lies among the forces of the group Hills &amp; moors",
        "Records of wanted people: the forces of the group Hills &amp; moors, Westvale marked",
        "2 of 2 forces of the group have a value.",
        "Each line holds the forces of its group: a stroke for every one, a diamond for Westvale",
    ] {
        assert!(page.contains(words), "{words:?} in {page}");
    }
    assert!(!page.contains("of 3 forces have a value"), "{page}");
    let other = site.text("2017/forces/northshire.html");
    for words in [
        "Where Northshire lies among the forces<",
        "Records of wanted people: all forces, Northshire marked",
        "3 of 3 forces have a value.",
    ] {
        assert!(other.contains(words), "{words:?} in {other}");
    }
    assert!(!other.contains("Compared with"), "{other}");
}

#[test]
fn what_is_left_out_is_not_offered() {
    let root = small_root();
    let at = root.path().to_str().expect("the path is UTF-8");
    let output = root.path().join("site");
    let run = bluebook(
        &["build", "--root", at, "--without", "pictures,workbook"],
        &[],
    );
    assert!(run.status.success(), "{run:?}");
    let whole = Site::build(root.path(), &[]);
    let quick = |path: &str| fs::read_to_string(output.join(path)).expect("the page is there");
    for (page, what) in [
        ("2017/figures/solved.html", "charts/solved.png"),
        ("2017/data.html", ".ods"),
    ] {
        assert!(whole.text(page).contains(what), "{page} offers {what}");
        assert!(!quick(page).contains(what), "{page} offers {what}");
    }
    let written: Vec<_> = whole
        .files
        .keys()
        .filter(|path| output.join(path).exists())
        .collect();
    let left_out = whole.files.keys().filter(|path| !written.contains(path));
    assert!(
        left_out
            .clone()
            .all(|path| path.ends_with(".png") || path.ends_with(".ods")),
        "{:?}",
        left_out.collect::<Vec<_>>()
    );
    assert!(written.len() < whole.files.len());
}

#[test]
fn problems_are_told_with_their_place_and_exit_code() {
    let root = small_root();
    let at = root.path().to_str().expect("the path is UTF-8");
    let check = ["check", "--root", at, "--format", "json"];
    let parsed = |bytes: &[u8]| -> serde_json::Value {
        serde_json::from_slice(bytes).expect("the output is JSON")
    };

    let run = bluebook(&check, &[]);
    assert_eq!(run.status.code(), Some(0));
    let before = parsed(&run.stdout);
    let errors = |list: &serde_json::Value| {
        let list = list.as_array().expect("an array");
        list.iter().filter(|p| p["severity"] == "error").count()
    };
    assert_eq!(errors(&before), 0, "{before:#}");

    edit(
        root.path(),
        "data/2017/grades.toml",
        "grade = \"good\"",
        "grade = \"goood\"",
    );
    let run = bluebook(&check, &[]);
    assert_eq!(run.status.code(), Some(1));
    let found = parsed(&run.stdout);
    let problem = found
        .as_array()
        .expect("an array")
        .iter()
        .find(|problem| problem["severity"] == "error")
        .expect("an error");
    assert_eq!(problem["path"], "data/2017/grades.toml");
    assert!(problem["line"].as_u64() > Some(1), "{problem:#}");
    assert!(problem["column"].as_u64() > Some(1), "{problem:#}");
    assert!(
        problem["message"]
            .as_str()
            .is_some_and(|m| m.contains("goood"))
    );
    assert!(
        problem["help"]
            .as_str()
            .is_some_and(|help| help.contains("good"))
    );
    for key in [
        "code", "severity", "path", "line", "column", "message", "help",
    ] {
        assert!(problem.get(key).is_some(), "{key}");
    }

    let output = root.path().join("site");
    let run = bluebook(&["build", "--root", at], &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!output.exists(), "a build with errors wrote something");

    assert_eq!(bluebook(&["biuld"], &[]).status.code(), Some(2));
    let nowhere = ["check", "--root", "there-is-no-such-folder"];
    assert_ne!(bluebook(&nowhere, &[]).status.code(), Some(0));
}

#[test]
fn a_folder_with_somebodys_files_is_refused() {
    let root = small_root();
    let at = root.path().to_str().expect("the path is UTF-8");
    let output = root.path().join("thesis");
    fs::create_dir(&output).expect("a folder can be made");
    fs::write(output.join("chapter-1.txt"), "years of work").expect("it can be written");
    let to = output.to_str().expect("the path is UTF-8");
    let run = bluebook(&["build", "--root", at, "--output", to], &[]);
    assert_eq!(
        run.status.code(),
        Some(3),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let kept = fs::read_to_string(output.join("chapter-1.txt")).expect("it is still there");
    assert_eq!(kept, "years of work");
}
