//! `bluebook archive`: seals an edition for good.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::archive::{self, NotSealed, Seal};
use crate::composing;
use crate::model::Date;
use crate::pipeline::{self, Extras};
use crate::sealing;
use crate::source::{Root, Snapshot};

/// `bluebook archive`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The edition to seal
    #[arg(value_name = "YEAR")]
    pub year: String,
    /// The folder that holds content, data and the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Have the program minisign sign the seal with this secret key
    #[arg(long, value_name = "KEY")]
    pub sign: Option<PathBuf>,
}

/// Seals an edition.
pub fn run(options: &Options) -> Exit {
    // What can't be signed anyhow is not sealed first.
    if let Some(key) = &options.sign
        && let Err(message) = can_sign(key)
    {
        complain(&format!("error: {message}\nnothing was sealed"));
        return Exit::Usage;
    }
    // Each file is read once: what is sealed is what was checked and rendered,
    // whatever is saved meanwhile.
    let disk = Root::new(&options.root);
    let tree = Snapshot::new(&disk);
    let mut checked = pipeline::check_in(&tree, &options.year);
    let rendered = pipeline::render(&mut checked, Extras::ALL);
    print_problems(&checked.problems, &checked.files);
    let (Some(edition), Some(rendered)) = (checked.edition.as_ref(), rendered) else {
        complain("nothing was sealed");
        return super::exit_of(&checked.problems);
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
    if let Err(discord) = composing::verify_earlier(&options.root, &checked) {
        let exit = super::complain_of(&discord);
        complain("nothing was sealed");
        return exit;
    }
    let bag = match sealing::bag(&checked, edition, rendered, &tree, today) {
        Ok(bag) => bag,
        Err(message) => {
            complain(&format!("error: {message}"));
            return Exit::Failed;
        }
    };
    let folder = options.root.join("archive");
    let seal = match archive::seal(&folder, &bag) {
        Ok(seal) => seal,
        Err(reason) => return not_sealed(reason),
    };
    let digest = archive::digest_of_tags(&bag.files()).unwrap_or_default();
    say(&format!(
        "Sealed {} (status {}) as {} and {} with {}.\n\
         The digest that stands for all of it, to be published elsewhere:\n{digest}",
        edition.year,
        edition.status.id(),
        seal.path.display(),
        seal.path.with_extension("zip").display(),
        counted(bag.payload().len(), "file", "files"),
    ));
    match &options.sign {
        Some(key) => sign(key, &seal),
        None => Exit::Fine,
    }
}

fn can_sign(key: &Path) -> Result<(), String> {
    if !archive::can_sign() {
        return Err(format!(
            "the program {} is not there; install it, or seal without --sign and sign later \
             (docs/archive.md)",
            archive::SIGNER
        ));
    }
    File::open(key)
        .map(drop)
        .map_err(|error| format!("the key {} can't be read: {error}", key.display()))
}

fn sign(key: &Path, seal: &Seal) -> Exit {
    match archive::sign(key, seal) {
        Ok(signature) => {
            say(&format!("Signed as {}.", signature.display()));
            Exit::Fine
        }
        Err(error) => {
            let (_, arguments) = archive::signing(key, seal);
            let words: Vec<String> = arguments
                .iter()
                .map(|word| match word.to_string_lossy() {
                    word if word.contains(' ') => format!("'{word}'"),
                    word => word.into_owned(),
                })
                .collect();
            complain(&format!(
                "error: the edition is sealed, but not signed: {error}\n\
                 Sign it with:\n  {} {}",
                archive::SIGNER,
                words.join(" ")
            ));
            Exit::Failed
        }
    }
}

/// Says why there is no seal.
fn not_sealed(reason: NotSealed) -> Exit {
    match reason {
        NotSealed::Exists(path) => {
            complain(&format!(
                "error: {} is there already, and what is sealed is never changed\n\
                 A correction carries a new `revision` and a `reason` in edition.toml; it is \
                 sealed beside the older one.",
                path.display()
            ));
            Exit::Problems
        }
        NotSealed::Unsound(faults) => {
            complain("error: the edition can't be sealed:");
            for fault in faults {
                complain(&format!("  {fault}"));
            }
            Exit::Problems
        }
        NotSealed::Io(error) => {
            complain(&format!("error: the edition was not sealed: {error}"));
            Exit::Failed
        }
    }
}

/// The day that `SOURCE_DATE_EPOCH` names, if it is set. The clock is never
/// asked.
pub(super) fn seal_date() -> Result<Option<Date>, String> {
    let date = super::told_time()?.map(|seconds| {
        Date::from_epoch(seconds).ok_or_else(|| "SOURCE_DATE_EPOCH lies too far off".to_owned())
    });
    date.transpose()
}
