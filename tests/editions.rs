//! Sealed and working editions through the program itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::built::{in_folder, replace, small_root, succeeds};

#[test]
fn a_seal_is_copied_as_it_is_and_a_correction_needs_a_revision() {
    let project = small_root();
    let root = project.path();
    let first = succeeds(root, &["archive", "2017"]);
    succeeds(root, &["verify", "archive/2017", "--rebuild"]);
    succeeds(root, &["verify", "archive/2017.zip", "--rebuild"]);
    succeeds(root, &["build"]);
    let sealed = fs::read(root.join("archive/2017/data/site/2017/index.html")).expect("read");
    assert_eq!(
        fs::read(root.join("site/2017/index.html")).expect("read"),
        sealed
    );

    // Sealed again, the same edition is refused and what is there stays.
    let again = in_folder(root, &["archive", "2017"]);
    assert_eq!(again.status.code(), Some(1));
    succeeds(root, &["verify", "archive/2017"]);

    // A change without a new revision stops the build and leaves the site.
    let edition = root.join("content/2017/edition.toml");
    replace(&edition, "that nobody has ever seen", "that nobody saw");
    let refused = in_folder(root, &["build"]);
    assert_eq!(refused.status.code(), Some(1));
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(message.contains("differs from its seal"), "{message}");
    assert!(message.contains("content/2017/edition.toml"), "{message}");
    assert_eq!(
        fs::read(root.join("site/2017/index.html")).expect("read"),
        sealed
    );

    // With one, the older revision moves and keeps every byte.
    let revised: Vec<String> = fs::read_to_string(&edition)
        .expect("read")
        .lines()
        .filter(|line| !line.starts_with("revision"))
        .map(str::to_owned)
        .collect();
    let head = "revision = 2\nreason = \"The description was wrong.\"\n".to_owned();
    fs::write(&edition, head + &revised.join("\n") + "\n").expect("written");
    succeeds(root, &["build"]);
    assert_eq!(
        fs::read(root.join("site/2017-r1/index.html")).expect("read"),
        sealed
    );
    assert_ne!(
        fs::read(root.join("site/2017/index.html")).expect("read"),
        sealed
    );
    let list = fs::read_to_string(root.join("site/index.html")).expect("read");
    assert!(list.contains("2017-r1/index.html") && list.contains("The description was wrong."));
    let second = succeeds(root, &["archive", "2017"]);
    assert!(root.join("archive/2017-r2.zip").is_file());
    assert_ne!(first.lines().last(), second.lines().last());
    succeeds(root, &["build"]);
}

#[test]
fn a_seal_that_was_altered_stops_the_build() {
    let project = small_root();
    let root = project.path();
    succeeds(root, &["archive", "2017"]);
    replace(
        &root.join("archive/2017/data/site/2017/index.html"),
        "<title>",
        "<title>x",
    );
    let built = in_folder(root, &["build"]);
    assert_eq!(built.status.code(), Some(1));
    let message = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(
        message.contains("data/site/2017/index.html was altered"),
        "{message}"
    );
    assert!(!root.join("site").exists());
}

#[test]
fn two_seals_of_one_edition_are_the_same_bytes() {
    let (one, two) = (small_root(), small_root());
    succeeds(one.path(), &["archive", "2017"]);
    let output = Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(["archive", "2017", "--root"])
        .arg(two.path())
        .env("TZ", "Pacific/Auckland")
        .env("LANG", "cy_GB.UTF-8")
        .env("USER", "somebody")
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    let zip = |root: &Path| fs::read(root.join("archive/2017.zip")).expect("read");
    assert!(zip(one.path()) == zip(two.path()));
}
