//! Every dependency has a line in `ARCHITECTURE.md` that says why it is there,
//! and nothing is listed that is gone.

use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../Cargo.toml");
const ARCHITECTURE: &str = include_str!("../ARCHITECTURE.md");

/// The names in the tables of the manifest whose heads end in `dependencies]`.
fn depended_on() -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (inside, line.split_once(" = ")) {
            names.insert(name);
        }
    }
    names
}

/// The names between backticks in the first cell of each row of the table, and
/// before each reason in brackets below it.
fn explained() -> BTreeSet<&'static str> {
    let (_, section) = ARCHITECTURE
        .split_once("\n## Dependencies\n")
        .expect("there is a section on dependencies");
    let section = section.split("\n## ").next().unwrap_or(section);
    let (table, tests) = section
        .split_once("\nFor tests only: ")
        .expect("those for tests stand apart");
    let cells = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let reasons = tests.split(')').filter_map(|part| part.split('(').next());
    cells
        .chain(reasons)
        .flat_map(|text| text.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn each_has_a_line_that_says_why() {
    let (named, explained) = (depended_on(), explained());
    assert!(named.len() > 20, "the manifest is read: {named:?}");
    let missing: Vec<_> = named.difference(&explained).collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md doesn't say why: {missing:?}"
    );
    let gone: Vec<_> = explained.difference(&named).collect();
    assert!(gone.is_empty(), "ARCHITECTURE.md still explains: {gone:?}");
}
