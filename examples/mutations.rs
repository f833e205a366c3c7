//! Makes the edition of 2017 wrong in every way that a slip of the pen could,
//! one at a time, and prints how many of the slips the check notices:
//! `cargo run --release --example mutations`.

#[path = "../tests/support/mutations/mod.rs"]
mod mutations;

use bluebook::pipeline;
use mutations::Tally;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let checked = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), "2017");
    let Some(mut edition) = checked.edition else {
        eprintln!("the edition of 2017 can't be read");
        return ExitCode::FAILURE;
    };
    let bound = edition.bound();
    println!(
        "{} numbers bound ({} data, {} derived, {} stated), {} unbound: {}.{} percent; {} literals\n",
        bound.bound(),
        bound.data,
        bound.derived,
        bound.stated,
        bound.unbound,
        bound.coverage_permille() / 10,
        bound.coverage_permille() % 10,
        bound.literal
    );
    let mut tallies = mutations::run(&mut edition, 1);
    tallies.push(mutations::insertions(&mut edition, 200));
    tallies.extend(mutations::sentences(&mut edition, 1));
    println!(
        "| changed, one at a time | made | allowed by a hedge | true all the same | to be caught | caught |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for tally in &tallies {
        row(
            tally.kind,
            tally.made,
            tally.allowed,
            tally.equivalent,
            tally.due(),
            tally.caught,
        );
    }
    let sum = |of: fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let (due, caught) = (sum(Tally::due), sum(|tally| tally.caught));
    row(
        "all",
        sum(|tally| tally.made),
        sum(|tally| tally.allowed),
        sum(|tally| tally.equivalent),
        due,
        caught,
    );
    println!(
        "\n{}.{:02} percent caught",
        caught * 100 / due.max(1),
        caught * 10_000 / due.max(1) % 100
    );
    for tally in &tallies {
        for missed in &tally.missed {
            println!("missed: {}: {missed}", tally.kind);
        }
    }
    if caught * 100 >= due * 99 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn row(kind: &str, made: usize, allowed: usize, equivalent: usize, due: usize, caught: usize) {
    println!("| {kind} | {made} | {allowed} | {equivalent} | {due} | {caught} |");
}
