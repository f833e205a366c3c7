//! The numbers that `docs/bound-numbers.md` gives of the shipped editions are those that
//! `check` finds. After a change of the editions
//! `BLUEBOOK_WRITE_DOCS=1 cargo test documented` writes them anew.

use std::fs;
use std::path::Path;

use bluebook::model::{Confirmed, Context, Edition};
use bluebook::pipeline;

const DOCS: &str = "docs/bound-numbers.md";
const BEGIN: &str = "<!-- counted by tests/documented.rs -->\n";
const END: &str = "<!-- so far -->";

fn edition(year: &str) -> Edition {
    let checked = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), year);
    checked.edition.expect("a shipped edition is whole")
}

/// A table with a column for each edition.
fn table(editions: &[Edition]) -> String {
    let row = |what: &str, number: &dyn Fn(&Edition) -> String| {
        let numbers: Vec<String> = editions.iter().map(number).collect();
        format!("| {what} | {} |\n", numbers.join(" | "))
    };
    let mut table = row("", &|edition| edition.year.clone());
    table.push_str(&format!("|---|{}\n", "---:|".repeat(editions.len())));
    table += &row("numbers bound", &|edition| {
        edition.bound().bound().to_string()
    });
    table += &row("to data", &|edition| edition.bound().data.to_string());
    table += &row("to derived facts", &|edition| {
        edition.bound().derived.to_string()
    });
    table += &row("to stated facts", &|edition| {
        edition.bound().stated.to_string()
    });
    table += &row("unbound", &|edition| edition.unbound.to_string());
    table += &row("literals", &|edition| edition.bound().literal.to_string());
    table += &row("confirmed by their sentence", &|edition| {
        let context = Context::of(&edition.claims);
        (context.claims - context.bare).to_string()
    });
    for (n, what) in Confirmed::ALL.into_iter().enumerate() {
        table += &row(&format!("in {}", what.words()), &|edition| {
            Context::of(&edition.claims).by[n].to_string()
        });
    }
    table += &row("bare", &|edition| {
        let context = Context::of(&edition.claims);
        let permille = context.bare * 1000 / context.claims.max(1);
        format!(
            "{} ({}.{} percent)",
            context.bare,
            permille / 10,
            permille % 10
        )
    });
    table
}

#[test]
fn the_documentation_has_the_numbers_of_the_shipped_editions() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCS);
    let docs = fs::read_to_string(&path).expect("it is there");
    let begin = docs.find(BEGIN).expect("the beginning is marked") + BEGIN.len();
    let end = docs.find(END).expect("the end is marked");
    let right = table(&[edition("2017"), edition("2018")]);
    if docs[begin..end] == right {
        return;
    }
    if std::env::var_os("BLUEBOOK_WRITE_DOCS").is_some() {
        let docs = format!("{}{right}{}", &docs[..begin], &docs[end..]);
        fs::write(&path, docs).expect("it can be written");
        return;
    }
    panic!("BLUEBOOK_WRITE_DOCS=1 writes what {DOCS} has to say:\n{right}");
}
