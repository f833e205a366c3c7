//! `bluebook diff`: what changed between two editions.

use std::path::PathBuf;

use indexmap::IndexMap;

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
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// List each difference, also of many alike and of the texts of another year
    #[arg(long)]
    pub all: bool,
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
            super::exit_of(&problems.0)
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
        say(text(difference, options.all).trim_end());
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

/// How many that are alike are told in one line.
const ALIKE: usize = 6;

/// The difference, for people.
fn text(difference: &Difference, all: bool) -> String {
    let (before, after) = (difference.before.words(), difference.after.words());
    if difference.changes.is_empty() {
        return format!("{before} and {after} say the same and have the same addresses.\n");
    }
    let another_year = difference.before.year != difference.after.year;
    let mut text = format!("{before} → {after}\n");
    let mut in_one_line = false;
    for kind in Kind::ALL {
        let changes: Vec<&Change> = difference.of(kind).collect();
        if changes.is_empty() {
            continue;
        }
        let count = counted(changes.len(), "difference", "differences");
        text.push_str(&format!("\n{}: {count}\n", kind.words()));
        let mut groups: IndexMap<String, Vec<&Change>> = IndexMap::new();
        for (number, change) in changes.into_iter().enumerate() {
            let alike = alike(change, another_year).filter(|_| !all);
            let group = alike.unwrap_or_else(|| number.to_string());
            groups.entry(group).or_default().push(change);
        }
        for group in groups.into_values() {
            if group.len() < ALIKE {
                group.iter().for_each(|change| text.push_str(&line(change)));
            } else {
                text.push_str(&one_line(&group));
                in_one_line = true;
            }
        }
    }
    if in_one_line {
        text.push_str("\nMany that are alike are told in one line; `--all` lists each of them.\n");
    }
    // Another year has addresses of its own.
    if !difference.vanished.is_empty() && !another_year {
        text.push_str(&format!(
            "\n{} vanished; a line in redirects.toml leads each of them on.\n",
            counted(difference.vanished.len(), "address", "addresses")
        ));
    }
    text
}

/// What changes have in common that can be told in one line: the new values of a
/// period, whichever the areas; the files of a folder; and of another year, which has
/// another text, what stands on one page. What was revised is told one by one.
fn alike(change: &Change, another_year: bool) -> Option<String> {
    let revised = change.before.is_some() && change.after.is_some();
    let key = change.key.as_str();
    let group = match change.kind {
        Kind::Words => page(change),
        Kind::Claims if another_year => text_of(change),
        Kind::Facts if another_year && !revised => "",
        Kind::Values | Kind::Grades if !revised => {
            let (first, last) = (key.split_once('/')?.0, key.rsplit_once('/')?.1);
            let new = change.after.is_some();
            return Some(format!("{new}/{first}/{last}"));
        }
        Kind::Files if !revised => {
            let new = change.after.is_some();
            return Some(format!("{new}/{}", key.split_once('/')?.0));
        }
        _ => return None,
    };
    (another_year || !revised).then(|| group.to_owned())
}

/// The page that a change stands on, or stood on.
fn page(change: &Change) -> &str {
    let at = change.at.as_deref().unwrap_or(&change.key);
    at.split_once('#').map_or(at, |(page, _)| page)
}

/// The text that a number stands in: a chapter, the home page, the figures.
fn text_of(claim: &Change) -> &str {
    let key = claim.key.as_str();
    key.split_once('.').map_or(key, |(text, _)| text)
}

/// Changes that are alike: "Arrests, 2017/18: 44 new".
fn one_line(group: &[&Change]) -> String {
    let count = |of: fn(&Change) -> bool| group.iter().filter(|change| of(change)).count();
    let counts = [
        (count(|c| c.before.is_none()), "new"),
        (count(|c| c.after.is_none()), "gone"),
        (
            count(|c| c.before.is_some() && c.after.is_some()),
            "otherwise",
        ),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let counts = counts.join(", ");
    match name(group) {
        name if name.is_empty() => format!("  {counts}\n"),
        name => format!("  {name}: {counts}\n"),
    }
}

/// What changes that are alike have in common, in words.
fn name(group: &[&Change]) -> String {
    let first = group[0];
    match first.kind {
        Kind::Words => page(first).to_owned(),
        Kind::Claims => text_of(first).to_owned(),
        Kind::Files => first
            .key
            .split_inclusive('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        Kind::Values | Kind::Grades => {
            // "MEASURE, AREA, PERIOD" without the area.
            let parts = |change: &Change| -> Vec<String> {
                change.what.split(", ").map(str::to_owned).collect()
            };
            let all: Vec<Vec<String>> = group.iter().map(|change| parts(change)).collect();
            let shared = |part: fn(&[String], usize) -> Option<&String>| {
                (0..all[0].len())
                    .map_while(|n| {
                        part(&all[0], n).filter(|it| all.iter().all(|o| part(o, n) == Some(*it)))
                    })
                    .cloned()
                    .collect::<Vec<_>>()
            };
            let start = shared(|parts, n| parts.get(n));
            let mut end = shared(|parts, n| parts.iter().rev().nth(n));
            end.reverse();
            start.into_iter().chain(end).collect::<Vec<_>>().join(", ")
        }
        Kind::Facts | Kind::Figures | Kind::Pages => String::new(),
    }
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
