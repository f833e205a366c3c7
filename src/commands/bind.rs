//! `bluebook bind`: what the unbound numbers of a file may be meant for, and links
//! where only one thing can be meant.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::terminal::{counted, print_problems, say};
use crate::check::{self, Fit, Unbound};
use crate::diagnostics::Files;
use crate::output;
use crate::pipeline;
use crate::source::{Overlay, Root, Snapshot, Tree};

/// How many targets are shown for a number.
const SHOWN: usize = 3;

/// `bluebook bind`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The file: a chapter, or any other text of an edition
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Bind what fits one target only and is confirmed by its sentence
    #[arg(long)]
    pub write: bool,
    /// Print facts to fill in for the numbers that nothing fits
    #[arg(long)]
    pub stubs: bool,
}

/// Shows what fits, and binds it if asked to.
pub fn run(options: &Options) -> Exit {
    super::ended(bind(options).map(|()| Exit::Fine))
}

fn bind(options: &Options) -> Result<(), (Exit, String)> {
    let (path, year) = within(&options.root, &options.file)?;
    let disk = Root::new(&options.root);
    // Read once: what is edited is what was looked at.
    let disk = Snapshot::new(&disk);
    let checked = pipeline::check_in(&disk, &year);
    let Some(edition) = &checked.edition else {
        print_problems(&checked.problems, &checked.files);
        let message = "the edition can't be read; nothing was written".to_owned();
        return Err((super::exit_of(&checked.problems), message));
    };
    let files = &checked.files;
    let mut numbers = check::unbound_numbers(edition);
    numbers.retain(|number| files.path(number.place.file) == path);
    numbers.sort_by_key(|number| number.place.start);
    for number in &numbers {
        show(number, &path, files);
    }
    if options.stubs {
        let unknown = numbers.iter().filter(|number| number.fits.is_empty());
        for (n, number) in (1..).zip(unknown) {
            say(&check::fact_stub(&format!("new-fact-{n}"), &number.words));
        }
    }
    let sure: Vec<&Unbound> = numbers
        .iter()
        .filter(|number| is_sure(number, files))
        .collect();
    let all = counted(numbers.len(), "number", "numbers");
    if !options.write || sure.is_empty() {
        say(&format!(
            "{path}: {all} unbound; {} be bound with --write",
            match sure.len() {
                0 => "none can".to_owned(),
                n => format!("{n} can"),
            }
        ));
        return Ok(());
    }
    let failed = |why: String| (Exit::Failed, why);
    let before = disk
        .read(&path)
        .map_err(|error| failed(format!("{path} can't be read: {error}")))?;
    let Some(after) = linked(&before, &sure, files) else {
        let why = format!("{path} is not UTF-8 text as it stands; nothing was written");
        return Err((Exit::Problems, why));
    };
    let overlay = Overlay::new(&disk, BTreeMap::from([(path.clone(), after.clone())]));
    let then = pipeline::check_in(&overlay, &year);
    if then.problems.errors() > checked.problems.errors() {
        print_problems(&then.problems, &then.files);
        let why = format!("{path} would have errors like this; nothing was written");
        return Err((Exit::Problems, why));
    }
    output::replace_file(&options.root.join(&path), &before, &after)
        .map_err(|error| failed(format!("{path} can't be written: {error}")))?;
    say(&format!("{path}: bound {} of {all}", sure.len()));
    Ok(())
}

/// The file's path in the project, and the year that it belongs to.
fn within(root: &Path, file: &Path) -> Result<(String, String), (Exit, String)> {
    let real = |path: &Path| match path.canonicalize() {
        Ok(real) => Ok(Some(real)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let why = format!("{} can't be read: {error}", path.display());
            Err((Exit::Failed, why))
        }
    };
    let found = match real(file)? {
        Some(found) => Some(found),
        None => real(&root.join(file))?,
    };
    let (Some(found), Some(root)) = (found, real(root)?) else {
        return Err((Exit::Usage, format!("there is no file {}", file.display())));
    };
    let inside = found.strip_prefix(&root).ok();
    let parts: Option<Vec<&str>> =
        inside.and_then(|path| path.iter().map(|part| part.to_str()).collect());
    match parts.as_deref() {
        Some(["content" | "data", year, ..]) => {
            let year = (*year).to_owned();
            Ok((parts.unwrap_or_default().join("/"), year))
        }
        _ => {
            let why = format!(
                "{} is no file of an edition, such as content/2017/chapters/01-summary.md",
                file.display()
            );
            Err((Exit::Usage, why))
        }
    }
}

fn show(number: &Unbound, path: &str, files: &Files) {
    let at = files.position(number.place);
    let mut line = format!("{path}:{}:{}: “{}”", at.line, at.column, number.words);
    if number.fits.is_empty() {
        line.push_str(" fits nothing that the edition knows");
    }
    say(&line);
    for fit in number.fits.iter().take(SHOWN) {
        say(&format!("    {}", described(fit)));
    }
    if let more @ 1.. = number.fits.len().saturating_sub(SHOWN) {
        say(&format!("    and {more} more"));
    }
}

fn described(fit: &Fit) -> String {
    let confirmed = match fit.confirmed {
        0 => String::new(),
        n => format!(
            "; the sentence confirms {}",
            counted(n, "attribute", "attributes")
        ),
    };
    format!("{} is {}: {}{confirmed}", fit.target, fit.says, fit.what)
}

/// Whether only one thing can be meant, and a link can stand there.
fn is_sure(number: &Unbound, files: &Files) -> bool {
    let plain = !number.words.contains(['[', ']']);
    let alone = matches!(number.fits.as_slice(), [only] if only.confirmed > 0);
    alone && plain && number.takes_links && files.slice(number.place) == number.words
}

/// The bytes of the file with links around these numbers, which are in order, and
/// everything else as it was.
fn linked(before: &[u8], numbers: &[&Unbound], files: &Files) -> Option<Vec<u8>> {
    let first = numbers.first()?;
    let text = files.text(first.place.file).as_bytes();
    // A mark at the beginning is no part of what was read.
    let mark = before.len().checked_sub(text.len())?;
    if &before[mark..] != text {
        return None;
    }
    let mut after = Vec::with_capacity(before.len() + numbers.len() * 48);
    let mut from = 0;
    for number in numbers {
        let range = number.place.range();
        let (at, end) = (mark + range.start, mark + range.end);
        after.extend_from_slice(&before[from..at]);
        after.push(b'[');
        after.extend_from_slice(&before[at..end]);
        after.extend_from_slice(b"](");
        after.extend_from_slice(number.fits.first()?.target.as_bytes());
        after.push(b')');
        from = end;
    }
    after.extend_from_slice(&before[from..]);
    Some(after)
}
