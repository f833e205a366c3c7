//! The theme that is in the program, and folders that put files of their own over it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::built::{Site, copy, fails, replace, repository, small_root, succeeds};

/// The small edition in a root without any theme.
fn bare_root() -> TempDir {
    let root = TempDir::new().expect("a temporary folder can be made");
    copy(&repository().join("tests/editions/small"), root.path());
    root
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("folders can be made");
    fs::write(path, text).expect("a file can be written");
}

#[test]
fn a_root_without_themes_builds_as_with_the_standard_one_beside_it() {
    let (bare, whole) = (bare_root(), small_root());
    let (built, same) = (
        Site::build(bare.path(), &[]),
        Site::build(whole.path(), &[]),
    );
    assert!(built.files == same.files, "not the same site");
    assert!(!bare.path().join("themes").exists());
}

#[test]
fn a_theme_is_no_more_than_what_it_does_otherwise() {
    let root = bare_root();
    let edition = root.path().join("content/2017/edition.toml");
    replace(&edition, "\"standard\"", "\"harbour\"");
    write(
        root.path(),
        "themes/harbour/assets/base.css",
        "body { color: teal }\n",
    );
    write(
        root.path(),
        "themes/harbour/wording/en.ftl",
        "glossary = Words of the sea\n",
    );
    let site = Site::build(root.path(), &[]);
    let styles = site.text("2017/assets/styles.css");
    assert!(styles.contains("body{color:teal}") && !styles.contains("hanging-punctuation"));
    assert!(styles.contains(".masthead"));
    assert!(site.text("2017/index.html").contains("Words of the sea"));
    // All of it is sealed under the theme's own name.
    succeeds(root.path(), &["archive", "2017"]);
    let sealed = root.path().join("archive/2017/data/source/themes");
    assert!(sealed.join("harbour/theme.toml").is_file() && !sealed.join("standard").exists());
    // The working edition is the sealed one, until the theme says something else.
    succeeds(root.path(), &["build"]);
    let sheet = root.path().join("themes/harbour/assets/base.css");
    replace(&sheet, "teal", "navy");
    let said = fails(root.path(), &["build"], 1);
    assert!(said.contains("themes/harbour/assets/base.css"), "{said}");
}

#[test]
fn templates_of_their_own_say_which_views_they_are_written_for() {
    let root = bare_root();
    write(
        root.path(),
        "themes/standard/templates/404.html",
        "<p>Gone</p>\n",
    );
    let said = fails(root.path(), &["check"], 1);
    assert!(
        said.contains("themes/standard/theme.toml is missing") && said.contains("view_version"),
        "{said}"
    );
    let standard = repository().join("themes/standard/theme.toml");
    let text = fs::read_to_string(standard).expect("the standard theme says so");
    write(root.path(), "themes/standard/theme.toml", &text);
    let site = Site::build(root.path(), &[]);
    assert_eq!(site.text("404.html"), "<p>Gone</p>\n");
    // A file of a person's tools is none of the theme's.
    write(root.path(), "themes/standard/templates/.404.html.swp", "x");
    succeeds(root.path(), &["check"]);
}
