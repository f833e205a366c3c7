//! `bluebook pdf`: an edition on paper.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Exit;
use super::pack::find;
use super::terminal::{complain, print_problems, say};
use crate::diagnostics::nearest;
use crate::model::Edition;
use crate::output;
use crate::pdf::{self, Part};
use crate::pipeline;

/// `bluebook pdf`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The edition
    #[arg(value_name = "YEAR")]
    pub year: String,
    /// Only this chapter and its numbers
    #[arg(long, value_name = "CHAPTER", conflicts_with = "force")]
    pub chapter: Option<String>,
    /// Only what is said of this force, by its identifier or any of its names
    #[arg(long, value_name = "FORCE")]
    pub force: Option<String>,
    /// The file to write [default: YEAR.pdf, YEAR-CHAPTER.pdf or YEAR-FORCE.pdf]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// Writes the document.
pub fn run(options: &Options) -> Exit {
    let checked = pipeline::check(&options.root, &options.year);
    print_problems(&checked.problems, &checked.files);
    let Some(sound) = checked.sound() else {
        complain("no document was written");
        return super::exit_of(&checked.problems);
    };
    let edition = sound.edition();
    let part = match part(options, edition) {
        Ok(part) => part,
        Err(message) => {
            complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let path = options
        .output
        .clone()
        .unwrap_or_else(|| name(edition, part));
    match pdf::pdf(edition, part) {
        Ok(bytes) => match write(&path, &bytes) {
            Ok(()) => {
                say(&format!(
                    "Wrote {} ({} KB)",
                    path.display(),
                    bytes.len().div_ceil(1000)
                ));
                Exit::Fine
            }
            Err(error) => {
                complain(&format!("error: {}: {error}", path.display()));
                Exit::Failed
            }
        },
        Err(message) => {
            complain(&format!("error: the document can't be set\n{message}"));
            Exit::Problems
        }
    }
}

/// What is asked for.
fn part(options: &Options, edition: &Edition) -> Result<Part, String> {
    if let Some(name) = &options.force {
        return find(edition, name).map(Part::Force);
    }
    let Some(id) = &options.chapter else {
        return Ok(Part::Whole);
    };
    let found = edition.chapters.find(id);
    found.map(Part::Chapter).ok_or_else(|| {
        let ids = edition.chapters.ids();
        match nearest(id, ids) {
            Some(near) => format!("there is no chapter `{id}`; did you mean `{near}`?"),
            None => format!(
                "there is no chapter `{id}`; content/{}/chapters has them",
                edition.year
            ),
        }
    })
}

/// Writes the file, over the one that is there only when it is whole.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::File::create_new(path)?;
            return output::replace_file(path, &[], bytes).inspect_err(|_| {
                // An empty document helps nobody.
                let _ = fs::remove_file(path);
            });
        }
        read => read?,
    };
    output::replace_file(path, &old, bytes)
}

fn name(edition: &Edition, part: Part) -> PathBuf {
    let year = &edition.year;
    PathBuf::from(match part {
        Part::Whole => format!("{year}.pdf"),
        Part::Chapter(key) => format!("{year}-{}.pdf", edition.chapters[key].id),
        Part::Force(key) => format!("{year}-{}.pdf", edition.forces[key].id),
    })
}
