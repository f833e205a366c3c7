//! The files of the site that stands in a folder, for those who would otherwise
//! make the same again.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::manifest_of;
use super::manifest::{Manifest, sum};
use super::place::Place;

/// The site that the last build left in a folder. Empty if there is none, or
/// none that can be understood: writing says so, with the reason.
#[derive(Debug, Default)]
pub struct Last {
    folder: PathBuf,
    manifest: Manifest,
}

impl Last {
    /// The site in the folder `target`, which need not exist.
    pub fn open(target: &Path) -> Self {
        let manifest = Place::of(target).ok().and_then(|place| {
            let list = fs::read(manifest_of(&place.target)).ok()?;
            Some((place.target, Manifest::parse(&list)?))
        });
        let (folder, manifest) = manifest.unwrap_or_default();
        Self { folder, manifest }
    }

    /// A file of the site, if it is as a build wrote it: one that was changed by
    /// hand is nobody's to take over.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let listed = self.manifest.get(path)?;
        let bytes = fs::read(self.folder.join(path)).ok()?;
        (sum(&bytes) == *listed).then_some(bytes)
    }
}
