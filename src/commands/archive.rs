//! `bluebook archive`: seals an edition for good.

use std::path::PathBuf;

use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::archive::{self, Seal};
use crate::model::Date;
use crate::pipeline::{self, Pictures};
use crate::sealing;
use crate::source::Disk;

/// `bluebook archive`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The edition to seal
    #[arg(value_name = "YEAR")]
    pub year: String,
    /// The folder that holds content, data, themes and the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// Seals an edition.
pub fn run(options: &Options) -> Exit {
    let mut checked = pipeline::check(&options.root, &options.year);
    let rendered = pipeline::render(&mut checked, Pictures::Painted);
    print_problems(&checked.problems, &checked.files);
    let (Some(edition), Some(rendered)) = (checked.edition.as_ref(), rendered) else {
        complain("nothing was sealed");
        return Exit::Problems;
    };
    let today = match seal_date() {
        Ok(date) => date.unwrap_or(edition.date),
        Err(message) => {
            complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let obstacles = sealing::obstacles(&checked, edition, today);
    if !obstacles.is_empty() {
        complain(&format!(
            "error: the final edition {} can't be sealed:",
            edition.year
        ));
        for obstacle in obstacles {
            complain(&format!("  {obstacle}"));
        }
        return Exit::Problems;
    }
    let bag = match sealing::bag(edition, rendered, &Disk::new(&options.root), today) {
        Ok(bag) => bag,
        Err(message) => {
            complain(&format!("error: {message}"));
            return Exit::Failed;
        }
    };
    let name = Seal::name(&edition.year, edition.revision);
    let folder = options.root.join("archive");
    if let Err(error) = archive::seal(&folder, &name, &bag, today) {
        complain(&format!("error: the edition was not sealed: {error}"));
        return match error.kind() {
            std::io::ErrorKind::AlreadyExists => Exit::Problems,
            _ => Exit::Failed,
        };
    }
    let digest = archive::digest_of_tags(&bag.files()).unwrap_or_default();
    say(&format!(
        "Sealed {} (status {}) as {} and {name}.zip with {}.\n\
         The digest that stands for all of it, to be published elsewhere:\n{digest}",
        edition.year,
        edition.status.id(),
        folder.join(&name).display(),
        counted(bag.payload().len(), "file", "files"),
    ));
    Exit::Fine
}

/// The day that `SOURCE_DATE_EPOCH` names, if it is set. The clock is never
/// asked.
fn seal_date() -> Result<Option<Date>, String> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    value
        .to_str()
        .and_then(|text| text.parse::<u64>().ok())
        .and_then(Date::from_epoch)
        .map(Some)
        .ok_or_else(|| {
            "SOURCE_DATE_EPOCH must be a number of seconds since 1970, in digits".to_owned()
        })
}
