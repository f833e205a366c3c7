//! What is said of numbers that nothing binds, and `bluebook bind`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::bound_numbers::problems;
use crate::built::small_root;

const LAST: &str = "content/2017/chapters/99-last.md";

fn bind(root: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(["bind", LAST, "--root"])
        .arg(root)
        .args(more)
        .output()
        .expect("it runs")
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn the_help_names_what_fits() {
    for (paragraph, fits, never) in [
        (
            "In 2017 Northshire solved 12.5 percent.",
            "`value:solved/northshire/2017` is 12.5 percent",
            "outcome",
        ),
        (
            "In 2017 two forces were good overall.",
            "`count:overall/is/good` is two",
            "at-least/outstanding",
        ),
        // Another grade is no fit, though its number is the same.
        (
            "Two forces are outstanding overall.",
            "is bound to nothing",
            "`count:overall/is/good`",
        ),
        (
            "There were more than 1,000 stolen bicycles.",
            "`fact:stolen-bicycles` is over 1,000",
            "stolen-bicycles-2016",
        ),
        // A claim that is bound to the wrong thing.
        (
            "In 2017 Northshire solved [12.5 percent](value:solved/westvale/2017).",
            "`value:solved/northshire/2017` is 12.5 percent",
            "bound to nothing",
        ),
        (
            "In 2017 Northshire solved [11.0 percent](value:solved/westvale/2017).",
            "the datum is of another area",
            "`value:solved/westvale/2017` is 11.0 percent",
        ),
    ] {
        let found = problems(paragraph);
        assert!(found.contains(fits), "{paragraph}\n{found}");
        assert!(!found.contains(never), "{paragraph}\n{found}");
    }
}

/// A byte-order mark, blanks at an end, tabs, a table, no line end at the end: whatever
/// a tidy program would tidy.
const BEFORE: &str = "\u{feff}# Last  \n\nIn 2017 Northshire solved 12.5 percent; 4,711 more *were not*.\t \n\n\
    | a |  b|\n|--|:-|\n| Two forces | x |\n\n- There were more than 1,000 stolen bicycles.  \n\n\
    In 2017 it was nearly 13 percent, “so”  \n\n\n* * *";

#[test]
fn bind_shows_and_changes_nothing() {
    let root = small_root();
    let path = root.path().join(LAST);
    fs::write(&path, BEFORE).expect("written");
    let output = bind(root.path(), &[]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    for line in [
        "99-last.md:3:27: “12.5 percent”",
        "    value:solved/northshire/2017 is 12.5 percent: Burglaries solved, Northshire, 2017; \
         the sentence confirms",
        "“4,711” fits nothing that the edition knows",
        "“more than 1,000”",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert_eq!(fs::read_to_string(&path).expect("read"), BEFORE);
}

#[test]
fn bind_writes_links_and_no_other_byte() {
    let root = small_root();
    let path = root.path().join(LAST);
    fs::write(&path, BEFORE).expect("written");
    let output = bind(root.path(), &["--write"]);
    assert!(output.status.success(), "{}", said(&output));
    let after = fs::read_to_string(&path).expect("read");
    // "Nearly 13 percent" is Northshire's and the country's.
    let expected = BEFORE
        .replace(
            "12.5 percent",
            "[12.5 percent](value:solved/northshire/2017)",
        )
        .replace("more than 1,000", "[more than 1,000](fact:stolen-bicycles)");
    assert_eq!(after, expected);
    // A second time there is nothing left to do.
    let again = bind(root.path(), &["--write"]);
    assert!(
        said(&again).contains("none can be bound"),
        "{}",
        said(&again)
    );
    assert_eq!(fs::read_to_string(&path).expect("read"), expected);
}

#[test]
fn bind_prints_facts_to_fill_in() {
    let root = small_root();
    fs::write(
        root.path().join(LAST),
        "# Last\n\nThere are 4,711 trees, up by 73.1 percent.\n",
    )
    .expect("written");
    let output = bind(root.path(), &["--stubs"]);
    let said = said(&output);
    for line in [
        "[new-fact-1]",
        "value = 4711",
        "printed = \"4,711\"",
        "[new-fact-2]",
        "unit = \"percent\"",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn bind_takes_files_of_an_edition_only() {
    let root = small_root();
    fs::write(root.path().join("elsewhere.md"), "12.5 percent").expect("written");
    for file in ["elsewhere.md", "content/2017/chapters/none.md"] {
        let output = Command::new(env!("CARGO_BIN_EXE_bluebook"))
            .args(["bind", file, "--root"])
            .arg(root.path())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }
}
