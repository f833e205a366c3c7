//! `bluebook rename`: something under another name, wherever it is named.

use std::fs;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Exit;
use super::terminal::{counted, print_problems, say};
use crate::output;
use crate::renaming::{self, Kind, Plan};
use crate::source::{Root, Snapshot, Tree, editions};

/// `bluebook rename`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// What is renamed
    #[arg(value_enum)]
    pub kind: Renamed,
    /// Its name now, as links have it
    pub old: String,
    /// Its name from now on
    pub new: String,
    /// The edition, by its year; the only one if absent
    #[arg(long, value_name = "YEAR")]
    pub edition: Option<String>,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Show what would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What can be renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the product's own words")]
pub enum Renamed {
    Chapter,
    Figure,
    Fact,
    Measure,
    Term,
    Page,
}

impl Renamed {
    fn kind(self) -> Kind {
        match self {
            Self::Chapter => Kind::Chapter,
            Self::Figure => Kind::Figure,
            Self::Fact => Kind::Fact,
            Self::Measure => Kind::Measure,
            Self::Term => Kind::Term,
            Self::Page => Kind::Page,
        }
    }
}

/// Renames it.
pub fn run(options: &Options) -> Exit {
    super::ended(rename(options).map(|()| Exit::Fine))
}

fn rename(options: &Options) -> Result<(), (Exit, String)> {
    let failed = |why: String| (Exit::Failed, why);
    let years = editions(&options.root).map_err(|error| failed(error.to_string()))?;
    let year = match (&options.edition, years.as_slice()) {
        (Some(year), years) if years.contains(year) => year,
        (None, [only]) => only,
        _ => {
            let why = format!("say which edition with --edition: {}", years.join(", "));
            return Err((Exit::Usage, why));
        }
    };
    let disk = Root::new(&options.root);
    // Read once: what is edited is what was looked at.
    let disk = Snapshot::new(&disk);
    let kind = options.kind.kind();
    let plan = renaming::plan(&disk, year, kind, &options.old, &options.new)
        .map_err(|why| (Exit::Problems, format!("{why}; nothing was written")))?;
    if let Some((problems, files)) = &plan.problems {
        print_problems(problems, files);
        let why = "the edition would have these problems like this; nothing was written";
        return Err((Exit::Problems, why.to_owned()));
    }
    for (path, edits) in &plan.edits {
        let times = counted(edits.len(), "place", "places");
        say(&format!("{path}: {times}"));
    }
    for (from, to) in &plan.moves {
        say(&format!("{from} becomes {to}"));
    }
    if !options.dry_run {
        write(options, &disk, &plan).map_err(|why| {
            let why = format!("{why}; what was written before is written, so run it again");
            failed(why)
        })?;
    }
    for follower in &plan.follow {
        say(&format!("{follower} has the same name, and follows"));
    }
    let name = kind.name();
    let done = if options.dry_run { "would be" } else { "is" };
    say(&format!(
        "The {name} `{}` {done} `{}` now",
        options.old, options.new
    ));
    Ok(())
}

/// Writes the files one by one; each is whole at any moment, and none is replaced that
/// somebody saved meanwhile.
fn write(options: &Options, disk: &dyn Tree, plan: &Plan) -> Result<(), String> {
    for path in plan.edits.keys() {
        let full = options.root.join(path);
        let before = match disk.read(path) {
            Ok(bytes) => bytes,
            // The first line of its redirects.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let new = fs::File::create_new(&full);
                new.map_err(|error| format!("{path} can't be made: {error}"))?;
                Vec::new()
            }
            Err(error) => return Err(format!("{path} can't be read: {error}")),
        };
        let after = plan.after(path, &before);
        let after = after.ok_or_else(|| format!("{path} is not as it was read"))?;
        output::replace_file(&full, &before, &after)
            .map_err(|error| format!("{path} can't be written: {error}"))?;
    }
    for (from, to) in &plan.moves {
        let (from, to) = (options.root.join(from), options.root.join(to));
        output::move_file(&from, &to)
            .map_err(|error| format!("{} can't be made: {error}", to.display()))?;
    }
    Ok(())
}
