//! `bluebook pack`: what each force is sent before release, to check.

use std::path::{Path, PathBuf};

use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::diagnostics::nearest;
use crate::model::{Edition, Force, Key};
use crate::output;
use crate::pipeline::{self, Pack};
use crate::wording::Terms;

/// `bluebook pack`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The force, by its identifier or any of its names
    #[arg(value_name = "FORCE", required_unless_present = "all")]
    pub force: Option<String>,
    /// A folder for every force
    #[arg(long, conflicts_with = "force")]
    pub all: bool,
    /// The edition [default: the latest]
    #[arg(long, value_name = "YEAR")]
    pub edition: Option<String>,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Where the folders of the forces are written [default: ROOT/packs/YEAR]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// Writes the packs.
pub fn run(options: &Options) -> Exit {
    let years = match super::years(&options.root, options.edition.as_deref()) {
        Ok(years) => years,
        Err((exit, message)) => {
            complain(&format!("error: {message}"));
            return exit;
        }
    };
    let year = years.last().cloned().unwrap_or_default();
    let target = match &options.output {
        Some(output) => output.clone(),
        None => options.root.join("packs").join(&year),
    };
    let mut checked = pipeline::check(&options.root, &year);
    let forces = match (&checked.edition, &options.force) {
        (None, _) => Vec::new(),
        (Some(edition), None) => edition.forces.keys().collect(),
        (Some(edition), Some(name)) => match find(edition, name) {
            Ok(key) => vec![key],
            Err(message) => {
                complain(&format!("error: {message}"));
                return Exit::Usage;
            }
        },
    };
    let terms = checked
        .edition
        .as_ref()
        .map(|edition| edition.terms.clone());
    let terms = terms.unwrap_or_default();
    let packs = pipeline::packs(&mut checked, &forces);
    print_problems(&checked.problems, &checked.files);
    match packs {
        Ok(Some(packs)) => write(options, &terms, &target, &packs),
        Ok(None) => {
            complain("no pack was written");
            super::exit_of(&checked.problems)
        }
        Err(error) => {
            complain(&format!("error: {error}"));
            Exit::Problems
        }
    }
}

fn write(options: &Options, terms: &Terms, target: &Path, packs: &[Pack]) -> Exit {
    let inputs = ["content", "data", "themes"].map(|folder| options.root.join(folder));
    let inputs = inputs.each_ref().map(PathBuf::as_path);
    for pack in packs {
        let folder = target.join(&pack.force);
        if let Err(error) = output::guard(&folder, &inputs) {
            complain(&format!("error: {error}"));
            return Exit::Usage;
        }
        if let Err(error) = output::write(&folder, &pack.artifacts, &|| {}) {
            complain(&format!("error: {error}"));
            return Exit::Failed;
        }
    }
    if let [pack] = packs {
        say(&format!(
            "Packed {} to {}: {} in which it is named",
            pack.force,
            target.join(&pack.force).display(),
            counted(pack.sentences, "sentence", "sentences"),
        ));
    } else {
        let sentences = packs.iter().map(|pack| pack.sentences).sum();
        say(&format!(
            "Packed {} to {}: {} in which they are named",
            counted(packs.len(), &terms.short_one, &terms.short_many),
            target.display(),
            counted(sentences, "sentence", "sentences"),
        ));
    }
    Exit::Fine
}

/// The force that a person means.
pub(super) fn find(edition: &Edition, name: &str) -> Result<Key<Force>, String> {
    let is_named = |force: &Force| {
        let codes = [force.id.as_str(), force.ons_code.as_str()];
        force
            .names()
            .chain(codes)
            .any(|known| known.to_lowercase() == name.to_lowercase())
    };
    let found = edition.forces.entries().find(|(_, force)| is_named(force));
    found.map(|(key, _)| key).ok_or_else(|| {
        let message = match nearest(&name.to_lowercase(), edition.forces.ids()) {
            Some(near) => format!("there is no force `{name}`; did you mean `{near}`?"),
            None => format!(
                "there is no force `{name}`; data/{}/forces.toml lists them, and --all packs \
                 every one",
                edition.year
            ),
        };
        edition.terms.reworded(&message)
    })
}
