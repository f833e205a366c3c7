//! `bluebook diff`: what changed between two editions.

use std::path::PathBuf;

use super::Exit;
use super::check::Format;
use super::terminal::{complain, counted, print_problems, say};
use crate::changes::{Change, Difference, Kind};
use crate::comparing::{self, Incomparable, Inventories};
use crate::diagnostics::render;

/// `bluebook diff`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The earlier edition: a year, a sealed edition, a built one, or a built site
    #[arg(value_name = "A")]
    pub before: String,
    /// The later one
    #[arg(value_name = "B")]
    pub after: String,
    /// The folder that holds content, data and themes
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How the differences are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// Compares two editions.
pub fn run(options: &Options) -> Exit {
    let side = |name: &str| comparing::inventories(&options.root, name);
    let (before, after) = match (side(&options.before), side(&options.after)) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            let refused = [before, after].into_iter().filter_map(Result::err);
            return refused.map(refuse).fold(Exit::Fine, worse);
        }
    };
    print(options, &before, &after);
    Exit::Fine
}

/// The exit that says more: of two refusals the first one stands.
fn worse(one: Exit, other: Exit) -> Exit {
    match one {
        Exit::Fine => other,
        one => one,
    }
}

fn refuse(why: Incomparable) -> Exit {
    match why {
        Incomparable::Unknown(name) => {
            complain(&format!(
                "error: `{name}` is no edition\n\
                 Name a year that has a folder in content, a sealed edition (archive/2017 or \
                 archive/2017.zip), a built edition (site/2017) or a built site (site)."
            ));
            Exit::Usage
        }
        Incomparable::Problems(problems) => {
            print_problems(&problems.0, &problems.1);
            complain("an edition with errors can't be compared");
            Exit::Problems
        }
        Incomparable::Faults(faults) => {
            faults
                .iter()
                .for_each(|fault| complain(&format!("error: {fault}")));
            Exit::Problems
        }
        Incomparable::Unreadable(message) => {
            complain(&format!("error: {message}"));
            Exit::Failed
        }
    }
}

fn print(options: &Options, before: &Inventories, after: &Inventories) {
    let comparison = comparing::compare(before, after);
    if options.format == Format::Json {
        let json = serde_json::to_string_pretty(&comparison).expect("texts serialise");
        say(&render::escaped(&json));
        return;
    }
    for difference in &comparison.editions {
        say(text(difference).trim_end());
    }
    for (names, side) in [
        (&comparison.only_before, &options.before),
        (&comparison.only_after, &options.after),
    ] {
        for name in names {
            say(&format!("{name} is only in {side}"));
        }
    }
}

/// The difference, for people.
fn text(difference: &Difference) -> String {
    let (before, after) = (difference.before.words(), difference.after.words());
    if difference.changes.is_empty() {
        return format!("{before} and {after} say the same and have the same addresses.\n");
    }
    let mut text = format!("{before} → {after}\n");
    for kind in Kind::ALL {
        let changes: Vec<&Change> = difference.of(kind).collect();
        if changes.is_empty() {
            continue;
        }
        let count = counted(changes.len(), "difference", "differences");
        text.push_str(&format!("\n{}: {count}\n", kind.words()));
        for change in changes {
            text.push_str(&line(change));
        }
    }
    if !difference.vanished.is_empty() {
        text.push_str(&format!(
            "\n{} vanished; a line in redirects.toml leads each of them on.\n",
            counted(difference.vanished.len(), "address", "addresses")
        ));
    }
    text
}

fn line(change: &Change) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            format!("  {}\n    was  {before}\n    is   {after}\n", change.what)
        }
        (None, Some(after)) if matches!(change.kind, Kind::Pages | Kind::Files) => {
            match after.as_str() {
                "is there" => format!("  new  {}\n", change.what),
                after => format!("  new  {}: {after}\n", change.what),
            }
        }
        (None, after) => format!(
            "  {}\n    new  {}\n",
            change.what,
            after.as_deref().unwrap_or_default()
        ),
        (Some(_), None) if matches!(change.kind, Kind::Pages | Kind::Files) => {
            format!("  gone {}\n", change.what)
        }
        (Some(before), None) => format!("  {}\n    gone {before}\n", change.what),
    }
}
