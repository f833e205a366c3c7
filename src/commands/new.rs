//! `bluebook new`: next year's edition out of this year's.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use super::Exit;
use super::terminal::{counted, print_problems, say};
use crate::output::{self, NewFolder};
use crate::pipeline::{self, Extras};
use crate::renewing::{self, Renewed};
use crate::source::{self, Overlay, Root, Snapshot, Tree};

/// `bluebook new`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The new edition
    #[arg(value_name = "YEAR")]
    pub year: String,
    /// The edition that it goes on from [default: the newest]
    #[arg(long, value_name = "YEAR")]
    pub from: Option<String>,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// Makes a new edition.
pub fn run(options: &Options) -> Exit {
    let nothing = |(exit, message)| (exit, format!("{message}; nothing was written"));
    super::ended(make(options).map(|()| Exit::Fine).map_err(nothing))
}

fn make(options: &Options) -> Result<(), (Exit, String)> {
    let (root, year) = (&options.root, &options.year);
    let usage = |message: String| (Exit::Usage, message);
    let problems = |message: String| (Exit::Problems, message);
    let editions = super::years(root, None)?;
    let from = match &options.from {
        Some(from) if !editions.contains(from) => {
            let message = format!(
                "there is no edition {from}; the editions are: {}",
                editions.join(", ")
            );
            return Err(usage(message));
        }
        Some(from) => from.clone(),
        None => editions.last().cloned().unwrap_or_default(),
    };
    let disk = Root::new(root);
    // Read once: what is carried on is what was checked.
    let disk = Snapshot::new(&disk);
    // The content is last: by that an edition is known.
    let folders = ["data", "content"].map(|folder| format!("{folder}/{year}"));
    let content = &folders[1];
    match disk.is_folder(content) {
        Ok(false) => {}
        Ok(true) => return Err(problems(format!("{content} exists already"))),
        Err(error) => {
            let message = format!("{content} can't be read: {error}");
            return Err((Exit::Failed, message));
        }
    }
    let checked = pipeline::check_in(&disk, &from);
    if checked.sound().is_none() {
        print_problems(&checked.problems, &checked.files);
        let message =
            format!("the edition {from} has errors, and a new one can't go on from those");
        return Err((super::exit_of(&checked.problems), message));
    }
    let (Some(records), files, _) = source::load(&disk, &from) else {
        return Err(problems(format!("the edition {from} can't be read")));
    };
    let renewed = renewing::renewed(&records, &files, &disk, year).map_err(usage)?;
    // A new edition that doesn't build is of no use to anybody.
    let overlay = Overlay::new(&disk, renewed.files.clone());
    let mut fresh = pipeline::check_in(&overlay, year);
    if pipeline::render(&mut fresh, Extras::PREVIEW).is_none() {
        print_problems(&fresh.problems, &fresh.files);
        let message = format!(
            "the edition {year} would not build like this; mend what these lines were made from \
             in {from}"
        );
        return Err(problems(message));
    }
    let new = folders.map(|folder| NewFolder {
        path: root.join(&folder),
        files: files_under(&folder, &renewed.files),
    });
    output::create_folders(&new).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => problems(error.to_string()),
        _ => (Exit::Failed, error.to_string()),
    })?;
    tell(year, &from, &renewed, fresh.problems.warnings());
    Ok(())
}

/// The files of a folder, by their paths in it.
pub(super) fn files_under(
    folder: &str,
    files: &BTreeMap<String, Vec<u8>>,
) -> Vec<(String, Vec<u8>)> {
    let start = format!("{folder}/");
    let inside = files.iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix(&start)?;
        Some((path.to_owned(), bytes.clone()))
    });
    inside.collect()
}

fn tell(year: &str, from: &str, renewed: &Renewed, gaps: usize) {
    say(&format!(
        "Made content/{year} and data/{year} from {from}: {}, {} and grades moved to last year",
        counted(renewed.files.len(), "file", "files"),
        counted(renewed.moved, "value", "values"),
    ));
    if renewed.illustrative > 0 {
        say(&format!(
            "{} of those values are illustrative and keep their mark; replace them before anything \
             rests on them",
            renewed.illustrative
        ));
    }
    for (title, lines) in [
        ("left out", &renewed.left_out),
        ("to decide", &renewed.to_decide),
    ] {
        if !lines.is_empty() {
            say(&format!("{title}:"));
            lines.iter().for_each(|line| say(&format!("  {line}")));
        }
    }
    say(&format!(
        "The edition builds as it is, as a draft. `bluebook check --edition {year}` lists {} to fill.",
        counted(gaps, "gap", "gaps"),
    ));
}
