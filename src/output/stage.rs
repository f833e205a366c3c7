//! The new site, put together in `.bluebook-site.new`.
//!
//! First every file is compared with the old site, all at once on all threads:
//! nothing is written before it is certain that nothing of somebody else's
//! would go. Then the list of files is written, so that who is stopped leaves a
//! folder that says what is in it, then the folders, then the files: a file that
//! is unchanged, byte for byte, gets a second name instead of a second copy.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::artifact::{Artifacts, GITIGNORE, GITIGNORE_TEXT};
use super::disk::Disk;
use super::error::{WriteError, manifest_of};
use super::manifest::{Manifest, Sum, sum};
use super::ownership::read;
use super::place::Place;

/// A site to be written: what goes where, and what of it is there already.
pub(super) struct Plan<'a> {
    files: Vec<(&'a str, &'a [u8])>,
    /// For each file, whether the old site has it, byte for byte.
    same: Vec<bool>,
    manifest: Manifest,
    list: String,
}

impl<'a> Plan<'a> {
    /// Compares the new site with the old one, whose list is `old`.
    ///
    /// # Errors
    /// [`WriteError::Altered`] for a file that would go and isn't what a build
    /// wrote there.
    pub(super) fn new(
        target: &Path,
        artifacts: &'a Artifacts,
        old: &Manifest,
    ) -> Result<Self, WriteError> {
        let mut files: Vec<(&str, &[u8])> = vec![(GITIGNORE, GITIGNORE_TEXT.as_bytes())];
        files.extend(
            artifacts
                .iter()
                .map(|a| (a.path.as_str(), a.bytes.as_ref())),
        );
        let compared = files.par_iter().map(|&(path, bytes)| {
            let new = sum(bytes);
            let listed = old.get(path);
            let file = target.join(path);
            let same =
                (listed.is_some() || path == GITIGNORE) && compare(&file, bytes, &new, listed)?;
            Ok((new, same))
        });
        let compared = first_error(compared.collect())?;
        let lines = files.iter().zip(&compared);
        let lines = lines.map(|((path, _), (new, _))| ((*path).to_owned(), *new));
        let manifest = Manifest::new(lines.collect());
        let gone: Vec<(&str, &Sum)> = old
            .iter()
            .filter(|(path, _)| manifest.get(path).is_none())
            .collect();
        let checked = gone.par_iter().map(|(path, listed)| {
            let file = target.join(path);
            match read(&file)? {
                Some(bytes) if sum(&bytes) != **listed => Err(WriteError::Altered(file)),
                _ => Ok(()),
            }
        });
        first_error(checked.collect())?;
        Ok(Self {
            files,
            same: compared.into_iter().map(|(_, same)| same).collect(),
            list: manifest.to_text(),
            manifest,
        })
    }

    /// Whether the old site is this very site.
    pub(super) fn is_done(&self, old: &Manifest) -> bool {
        self.manifest == *old && self.kept() == self.files.len()
    }

    /// How many files there are, with the list.
    pub(super) fn len(&self) -> usize {
        self.files.len() + 1
    }

    /// How many bytes are in them.
    pub(super) fn bytes(&self) -> u64 {
        let sizes = self.files.iter().map(|(_, bytes)| bytes.len() as u64);
        sizes.sum::<u64>() + self.list.len() as u64
    }

    /// How many files the old site has already.
    pub(super) fn kept(&self) -> usize {
        self.same.iter().filter(|same| **same).count()
    }

    /// Writes everything into the staging folder, which doesn't exist yet, and
    /// calls `progress` after each file.
    pub(super) fn write(
        &self,
        disk: &dyn Disk,
        place: &Place,
        progress: &(dyn Fn() + Sync),
    ) -> Result<(), WriteError> {
        let staging = &place.staging;
        let make = |path: &Path| {
            disk.create_folder(path)
                .map_err(WriteError::io("make", path))
        };
        make(staging)?;
        if let Ok(old) = fs::metadata(&place.target) {
            // Whoever let others read or write the folder meant the new one too.
            fs::set_permissions(staging, old.permissions())
                .map_err(WriteError::io("set the permissions of", staging))?;
        }
        let list = manifest_of(staging);
        disk.write_file(&list, self.list.as_bytes())
            .map_err(WriteError::io("write", list))?;
        // Sorted, a folder comes before those in it.
        let folders: BTreeSet<&Path> = self
            .files
            .iter()
            .flat_map(|(path, _)| above(path))
            .collect();
        for folder in folders {
            make(&staging.join(folder))?;
        }
        let written = self.files.par_iter().zip(&self.same);
        let written = written.map(|(&(path, bytes), &same)| {
            let file = staging.join(path);
            // Some file systems know no second names, and some systems forbid
            // them for other people's files.
            if !same || disk.link(&place.target.join(path), &file).is_err() {
                disk.write_file(&file, bytes)
                    .map_err(WriteError::io("write", file))?;
            }
            progress();
            Ok(())
        });
        first_error(written.collect()).map(drop)
    }
}

/// The folders that a file lies in, innermost first.
fn above(path: &str) -> impl Iterator<Item = &Path> {
    let folders = Path::new(path).ancestors().skip(1);
    folders.take_while(|folder| !folder.as_os_str().is_empty())
}

/// Whether a file of the old site holds `bytes`; an error if it holds neither
/// those nor what the old list says.
fn compare(file: &Path, bytes: &[u8], new: &Sum, listed: Option<&Sum>) -> Result<bool, WriteError> {
    let Some(found) = read(file)? else {
        return Ok(false);
    };
    if found == bytes {
        return Ok(true);
    }
    match listed {
        // Unequal bytes with an equal sum in the list: the file was changed.
        Some(listed) if listed != new && sum(&found) == *listed => Ok(false),
        _ => Err(WriteError::Altered(file.to_owned())),
    }
}

/// The results, or the first error in the order of the files: which thread came
/// first doesn't matter.
fn first_error<T>(results: Vec<Result<T, WriteError>>) -> Result<Vec<T>, WriteError> {
    results.into_iter().collect()
}

/// Makes the folders above the output folder.
pub(super) fn make_parent(place: &Place) -> Result<(), WriteError> {
    match fs::create_dir_all(&place.parent) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(WriteError::io("make", &place.parent)(error))
        }
        _ => Ok(()),
    }
}
