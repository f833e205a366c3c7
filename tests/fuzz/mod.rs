//! Every fuzz target over its corpus and mutations of it, for a while: two seconds
//! each, or five with `BLUEBOOK_FUZZ=full` as `scripts/test` sets it. `scripts/fuzz`
//! searches on, guided by coverage.
//!
//! An input that breaks a target is written to the folder of the tests' temporary
//! files, under the name that the failure says. Once the fault is mended it belongs
//! into the corpus, under `tests/fuzz/corpus`.

mod mutate;
mod targets;

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use mutate::{Random, mutated};

/// The inputs of a target that are kept.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(name);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn run(name: &str, target: fn(&[u8])) {
    let seconds = match env::var("BLUEBOOK_FUZZ") {
        Ok(size) if size == "full" => 5,
        _ => 2,
    };
    let corpus = corpus(name);
    assert!(corpus.len() >= 3, "the corpus of {name} is all but empty");
    for input in &corpus {
        try_one(name, target, input);
    }
    let mut random = Random::new(2017);
    let begun = Instant::now();
    let mut inputs = 0;
    while begun.elapsed() < Duration::from_secs(seconds) {
        try_one(name, target, &mutated(&corpus, &mut random));
        inputs += 1;
    }
    println!("{name}: {} kept and {inputs} mutated inputs", corpus.len());
}

fn try_one(name: &str, target: fn(&[u8]), input: &[u8]) {
    let begun = Instant::now();
    if catch_unwind(AssertUnwindSafe(|| target(input))).is_err() {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}"));
        fs::write(&path, input).unwrap();
        panic!("{name} breaks on the input in {}", path.display());
    }
    // A debug build on a busy machine; a hang is a hang all the same.
    assert!(
        begun.elapsed() < Duration::from_secs(30),
        "{name} takes too long: {input:?}"
    );
}

#[test]
fn any_file_of_an_edition_is_loaded_or_refused() {
    run("loader", targets::loader);
}

#[test]
fn any_chapter_becomes_harmless_html_or_is_refused() {
    run("chapter", targets::chapter);
}

#[test]
fn any_claim_is_read_or_refused() {
    run("claims", targets::claims);
}

#[test]
fn any_tile_map_is_drawn_well_formed_or_refused() {
    run("tile-map", targets::tile_map);
}

#[test]
fn any_force_return_is_read_or_refused() {
    run("import", targets::import);
}
