//! `bluebook init`: a first edition that builds at once.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::new::files_under;
use super::terminal::{counted, say};
use crate::output::{self, NewFolder};
use crate::renewing::{self, Starter};

/// `bluebook init`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder that is to hold content and data; it is made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// What the edition has to begin with
    #[arg(long, value_enum, default_value_t = Kind::Inspectorate)]
    pub kind: Kind,
    /// The year of the edition
    #[arg(long, value_name = "YEAR", default_value = renewing::FIRST_YEAR)]
    pub year: String,
}

/// What an edition has to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Grades on a question, and a measure
    Inspectorate,
    /// A measure, and no grades
    Statistics,
}

/// Writes a first edition.
pub fn run(options: &Options) -> Exit {
    let nothing = |(exit, message)| (exit, format!("{message}; nothing was written"));
    super::ended(make(options).map(|()| Exit::Fine).map_err(nothing))
}

fn make(options: &Options) -> Result<(), (Exit, String)> {
    let (root, year) = (&options.folder, &options.year);
    let starter = match options.kind {
        Kind::Inspectorate => Starter::Inspectorate,
        Kind::Statistics => Starter::Statistics,
    };
    let files = renewing::first(starter, year).map_err(|message| (Exit::Usage, message))?;
    is_free(root)?;
    // The content is last: by that an edition is known.
    let new = ["data", "content"].map(|folder| NewFolder {
        path: root.join(folder),
        files: files_under(folder, &files),
    });
    output::create_folders(&new).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => (Exit::Problems, error.to_string()),
        _ => (Exit::Failed, error.to_string()),
    })?;
    tell(root, &files);
    Ok(())
}

/// Whether nothing of anybody's is in a folder. Hidden files, such as those of a version
/// control system, are in nobody's way; `data` alone is what a command that was stopped
/// has left, and is looked at when it is written.
fn is_free(root: &Path) -> Result<(), (Exit, String)> {
    let failed = |error: io::Error| {
        let message = format!("{} can't be read: {error}", root.display());
        (Exit::Failed, message)
    };
    let entries = match fs::read_dir(root) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err((Exit::Usage, format!("{} is no folder", root.display())));
        }
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') && name != "data" {
            let message = format!(
                "the folder {} is not empty: it holds {name}. A first edition goes into a folder \
                 of its own, such as `bluebook init report`; the one after it is made by \
                 `bluebook new YEAR`",
                root.display()
            );
            return Err((Exit::Usage, message));
        }
    }
    Ok(())
}

/// A path as it is typed behind a command.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    match path.contains(char::is_whitespace) {
        true => format!("\"{path}\""),
        false => path,
    }
}

fn tell(root: &Path, files: &BTreeMap<String, Vec<u8>>) {
    let place = match root == Path::new(".") {
        true => String::new(),
        false => format!(" --root {}", quoted(root)),
    };
    let home = match root == Path::new(".") {
        true => PathBuf::new(),
        false => root.to_owned(),
    };
    let home = quoted(&home.join("site").join("index.html"));
    let list: Vec<String> = files.keys().map(|path| format!("  {path}")).collect();
    say(&format!(
        "Made an invented edition to put your own in its place, {}:\n{}\n\
         What to do next:\n  \
         bluebook build{place}           builds it: open {home}\n  \
         bluebook serve{place} --open    shows it, and every change that you save\n  \
         bluebook check{place}           says what is wrong with it, and where\n\
         Each file says what is in it. Begin with edition.toml.",
        counted(files.len(), "file", "files"),
        list.join("\n"),
    ));
}
