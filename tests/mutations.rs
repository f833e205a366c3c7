//! A slip of the pen in a shipped edition does not go unnoticed, inside the link
//! of a claim or in the words around it. This takes some of the mutants;
//! `cargo run --release --example mutations` takes all.

use bluebook::model::Context;
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

#[test]
fn sentences_made_wrong_outside_their_links_are_noticed() {
    for year in ["2017", "2018"] {
        let checked = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), year);
        let mut edition = checked.edition.expect("the edition can be resolved");
        let context = Context::of(&edition.claims);
        assert!(context.bare * 4 <= context.claims, "{year}: {context:?}");
        let tallies = mutations::sentences(&mut edition, 4);
        let due: usize = tallies.iter().map(mutations::Tally::due).sum();
        let caught: usize = tallies.iter().map(|tally| tally.caught).sum();
        for tally in &tallies {
            println!(
                "{year}: {}: {} of {}",
                tally.kind,
                tally.caught,
                tally.due()
            );
            for missed in &tally.missed {
                println!("    missed: {missed}");
            }
        }
        assert!(due >= 20, "{year}: only {due} mutants were made");
        assert!(caught * 100 >= due * 90, "{year}: {caught} of {due} caught");
    }
}
