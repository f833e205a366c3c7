//! The year's cycle with the two editions that are kept here: the one of 2017 is sealed,
//! the one of 2018 stands beside it, and a correction of the former follows.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::built::{copy, replace, succeeds};

const CORRECTION: &str = r#"
[[correction]]
number   = 1
date     = 2018-06-14
revision = 2
what     = "A sentence of the summary said that fewer forces are good."
why      = "It was made up for this test."
where    = ["chapter:summary"]
"#;

#[test]
fn a_sealed_year_its_successor_and_a_correction_stand_side_by_side() {
    let project = TempDir::new().expect("a folder");
    let root = project.path();
    for folder in ["content", "data", "themes"] {
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &root.join(folder),
        );
    }
    succeeds(root, &["archive", "2017"]);
    replace(
        &root.join("content/2017/edition.toml"),
        "revision    = 1",
        "revision    = 2\nreason = \"A sentence was wrong.\"",
    );
    fs::write(root.join("content/2017/corrections.toml"), CORRECTION).expect("written");
    succeeds(root, &["build", "--without", "pictures,workbook"]);

    let read = |path: &str| {
        fs::read_to_string(root.join("site").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    // The list has both years, the revision that was replaced, and the correction.
    let list = read("index.html");
    for part in [
        "href=\"2018/index.html\"",
        "href=\"2017/index.html\"",
        "href=\"2017-r1/index.html\"",
        "href=\"2017/corrections.html",
        "A sentence was wrong.",
    ] {
        assert!(list.contains(part), "{part}: {list}");
    }
    // The script that stands above all of them knows the forces of each, and so leads
    // from a force's page to the same force's in the other year.
    let script = read("editions.js");
    for edition in ["2017-r1", "2017", "2018"] {
        let forces = script
            .split_once(&format!("\"address\":\"{edition}\""))
            .and_then(|(_, rest)| rest.split_once("\"of\":["))
            .and_then(|(_, rest)| rest.split_once(']'))
            .map(|(forces, _)| forces.split(',').collect::<Vec<_>>())
            .expect("a list");
        assert_eq!(forces.len(), 43, "{edition}");
        assert!(forces.contains(&"\"durham\""));
    }
    assert!(!read("2017/changes.html").contains("2018/19"));

    let difference = succeeds(root, &["diff", "2017", "2018"]);
    for line in [
        "2017, revision 2 (sample) → 2018, revision 1 (sample)\n",
        // 43 forces, the regions and the nation, in one line and not in 54.
        "  Arrests for notifiable offences, 2017/18: 54 new\n",
        "  Effectiveness, 2017: 43 new\n",
    ] {
        assert!(difference.contains(line), "{line}: {difference}");
    }
    assert!(difference.lines().count() < 500, "{difference}");
}
