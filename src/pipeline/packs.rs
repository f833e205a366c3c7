//! Packs: what each force is sent before release, to check what is said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::{Checked, Sound};
use crate::check;
use crate::diagnostics::Diagnostics;
use crate::downloads::{self, About};
use crate::model::{Force, Key};
use crate::output::{Artifact, Artifacts, WriteError};
use crate::pages;

/// The folder of one force: a site of its own that leads nowhere else.
#[derive(Debug)]
pub struct Pack {
    /// The force's identifier.
    pub force: String,
    /// Its files.
    pub artifacts: Artifacts,
    /// How many sentences name it.
    pub sentences: usize,
}

/// Makes the packs of some forces. `None`, with the problems added to those of the
/// edition, if anything is wrong with it.
///
/// # Errors
///
/// Two files with one address.
pub fn packs(
    checked: &mut Checked,
    forces: &[Key<Force>],
) -> Result<Option<Vec<Pack>>, WriteError> {
    checked.make(|sound| made(sound, forces)).transpose()
}

fn made(
    sound: Sound<'_>,
    forces: &[Key<Force>],
) -> Result<Result<Vec<Pack>, WriteError>, Diagnostics> {
    let edition = sound.edition;
    let wanted: BTreeSet<Key<Force>> = forces.iter().copied().collect();
    let files = Mutex::new(Vec::new());
    let downloads = downloads::data(edition, &|download, bytes| {
        if let About::Force(key) = download.about
            && wanted.contains(&key)
        {
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            files.push((key, download.path.clone(), bytes));
        }
    });
    let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut own: BTreeMap<Key<Force>, Vec<_>> = BTreeMap::new();
    for (key, path, bytes) in files {
        own.entry(key).or_default().push((path, bytes));
    }
    let namings = check::namings(edition);
    let made = pages::packs(edition, &sound.dress.theme, &downloads, &namings, forces)?;
    let packs = forces.iter().zip(made).map(|(key, pages)| {
        let mut artifacts = Vec::new();
        for page in pages {
            artifacts.push(Artifact::text(page.path, page.text)?);
        }
        for (path, bytes) in own.remove(key).unwrap_or_default() {
            artifacts.push(Artifact::new(path, bytes)?);
        }
        for (path, bytes) in sound.dress.files() {
            artifacts.push(Artifact::new(path, bytes)?);
        }
        Ok(Pack {
            force: edition.forces[*key].id.clone(),
            artifacts: Artifacts::new(artifacts)?,
            sentences: namings.iter().filter(|naming| naming.force == *key).count(),
        })
    });
    Ok(packs.collect())
}
