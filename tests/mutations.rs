//! A slip of the pen in the edition of 2017 does not go unnoticed. This takes
//! every 37th mutant; `cargo run --release --example mutations` takes all.

use bluebook::pipeline;
use std::path::Path;

use crate::support::mutations;

#[test]
fn mutants_of_the_edition_of_2017_are_caught() {
    let checked = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), "2017");
    let mut edition = checked
        .edition
        .expect("the edition of 2017 can be resolved");
    let bound = edition.bound();
    assert!(bound.coverage_permille() >= 980, "{bound:?}");
    let mut tallies = mutations::run(&mut edition, 37);
    tallies.push(mutations::insertions(&mut edition, 10));
    let due: usize = tallies.iter().map(mutations::Tally::due).sum();
    let caught: usize = tallies.iter().map(|tally| tally.caught).sum();
    let missed: Vec<_> = tallies
        .iter()
        .flat_map(|tally| {
            tally
                .missed
                .iter()
                .map(|missed| format!("{}: {missed}", tally.kind))
        })
        .collect();
    assert!(due > 40, "only {due} mutants were made");
    assert!(
        caught * 100 >= due * 99,
        "{caught} of {due} caught; missed: {missed:#?}"
    );
}
