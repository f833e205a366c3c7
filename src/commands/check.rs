//! `bluebook check`: everything that a build would find, and nothing written.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::archive::{self, Seal};
use crate::diagnostics::render;
use crate::model::{Confirmed, Context, Date, Edition};
use crate::pipeline::{self, Checked};
use crate::sealing;

/// `bluebook check`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Check only this edition
    #[arg(long, value_name = "YEAR")]
    pub edition: Option<String>,
    /// How problems are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Treat every warning as an error
    #[arg(long)]
    pub deny_warnings: bool,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs: an array on standard output
    Json,
}

/// Why `archive` will not seal an edition without errors, a sentence each.
fn obstacles(
    root: &Path,
    checked: &Checked,
    edition: &Edition,
    today: Option<Date>,
) -> Vec<String> {
    let mut all = sealing::obstacles(checked, edition, today.unwrap_or(edition.date));
    let is_this = |seal: &Seal| seal.year == edition.year && seal.revision == edition.revision;
    match archive::seals(&root.join("archive")) {
        Ok(seals) => all.extend(seals.iter().find(|seal| is_this(seal)).map(|seal| {
            format!(
                "{} is there already; a correction carries a new `revision` and a `reason`",
                seal.path.display()
            )
        })),
        Err(error) => all.push(error.to_string()),
    }
    all
}

/// Checks one edition or all of them.
pub fn run(options: &Options) -> Exit {
    let years = match super::years(&options.root, options.edition.as_deref()) {
        Ok(years) => years,
        Err((exit, message)) => {
            complain(&format!("error: {message}"));
            return exit;
        }
    };
    let today = super::archive::seal_date();
    let mut json = Vec::new();
    let mut exit = Exit::Fine;
    for year in years {
        let mut checked = pipeline::check(&options.root, &year);
        if options.deny_warnings {
            checked.problems.deny_warnings();
        }
        if checked.sound().is_none() {
            exit = match exit {
                Exit::Failed => exit,
                _ => super::exit_of(&checked.problems),
            };
        }
        match options.format {
            Format::Json => json.extend(render::records(&checked.problems, &checked.files)),
            Format::Human => {
                print_problems(&checked.problems, &checked.files);
                say(&format!(
                    "{year}: {}, {} in {}",
                    counted(checked.problems.errors(), "error", "errors"),
                    counted(checked.problems.warnings(), "warning", "warnings"),
                    counted(checked.files.len(), "file", "files"),
                ));
                let comments = checked.problems.comments();
                if let Some(first) = comments.first() {
                    say(&format!(
                        "{year}: {} left out of the pages, the first in {} line {}",
                        counted(comments.len(), "comment is", "comments are"),
                        checked.files.path(first.file),
                        checked.files.position(*first).line,
                    ));
                }
                if let Some(edition) = &checked.edition {
                    let bound = edition.bound();
                    let permille = bound.coverage_permille();
                    say(&format!(
                        "{year}: {} bound ({} to data, {} derived, {} stated), {} unbound: {}.{} percent; {}",
                        counted(bound.bound(), "number", "numbers"),
                        bound.data,
                        bound.derived,
                        bound.stated,
                        bound.unbound,
                        permille / 10,
                        permille % 10,
                        counted(bound.literal, "literal", "literals"),
                    ));
                    let context = Context::of(&edition.claims);
                    let by: Vec<String> = Confirmed::ALL
                        .into_iter()
                        .zip(context.by)
                        .map(|(what, count)| format!("{} {count}", what.words()))
                        .collect();
                    let refused = match today {
                        Ok(today) => obstacles(&options.root, &checked, edition, today),
                        Err(_) => Vec::new(),
                    };
                    if !refused.is_empty() {
                        say(&format!("{year}: `archive` will refuse it:"));
                        refused.iter().for_each(|why| say(&format!("  {why}")));
                    }
                    if let Some(until) = edition.publish_at {
                        say(&format!(
                            "{year}: `build` leaves it out before {}, unless with --embargoed",
                            until.words()
                        ));
                    }
                    say(&format!(
                        "{year}: {} of {} confirmed by their sentence ({}), {} bare",
                        context.claims - context.bare,
                        counted(context.claims, "claim", "claims"),
                        by.join(", "),
                        context.bare,
                    ));
                }
            }
        }
    }
    if options.format == Format::Json {
        say(&render::json(&json));
    }
    exit
}
