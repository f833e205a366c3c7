//! The site that stands in the output folder while a new one is made.
//!
//! All of it is read before the first page is made: who has changed a file by hand
//! hears of it at once, and what is new is compared by its checksum alone. Making
//! pages takes a while, so the files are looked at once more before the swap.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::artifact::{GITIGNORE, GITIGNORE_TEXT};
use super::error::WriteError;
use super::manifest::{Manifest, Sum, sum};
use super::ownership;

/// What there is, each file as a build wrote it.
#[derive(Default)]
pub(super) struct Standing {
    folder: PathBuf,
    list: Manifest,
    files: BTreeMap<String, Found>,
}

struct Found {
    sum: Sum,
    stamp: Stamp,
}

/// What tells, without reading it, that a file was changed.
#[derive(PartialEq, Eq)]
struct Stamp {
    file: u64,
    length: u64,
    changed: (i64, i64),
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self {
            file: found.ino(),
            length: found.size(),
            changed: (found.mtime(), found.mtime_nsec()),
        }
    }
}

impl Standing {
    /// The site in a folder that exists.
    ///
    /// # Errors
    /// The first stranger in it; that its list can't be understood; or
    /// [`WriteError::Altered`] for a file that isn't what a build wrote there. One
    /// that was deleted is none.
    pub(super) fn survey(folder: &Path) -> Result<Self, WriteError> {
        let list = ownership::survey(folder)?;
        let mut listed: Vec<(&str, Sum)> = list.iter().map(|(path, sum)| (path, *sum)).collect();
        if list.get(GITIGNORE).is_none() {
            // That of a fresh clone, or none.
            listed.push((GITIGNORE, sum(GITIGNORE_TEXT.as_bytes())));
        }
        let found: Vec<Result<_, WriteError>> = listed
            .par_iter()
            .map(|(path, sum)| {
                let stamp = check(&folder.join(path), sum)?;
                Ok(stamp.map(|stamp| ((*path).to_owned(), Found { sum: *sum, stamp })))
            })
            .collect();
        // The first in the order of the files: which thread came first doesn't
        // matter.
        let found: Vec<_> = found.into_iter().collect::<Result<_, _>>()?;
        Ok(Self {
            folder: folder.to_owned(),
            files: found.into_iter().flatten().collect(),
            list,
        })
    }

    /// Whether it has a file with this content at this place.
    pub(super) fn has(&self, path: &str, sum: &Sum) -> bool {
        self.files.get(path).is_some_and(|found| found.sum == *sum)
    }

    /// Whether its list says the same as another, and nothing is missing.
    pub(super) fn is(&self, list: &Manifest) -> bool {
        self.list == *list && self.files.len() == list.iter().count()
    }

    /// Where a file of it lies.
    pub(super) fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// The content of a file that [`Standing::has`].
    ///
    /// # Errors
    /// It is gone, or was changed.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, WriteError> {
        let file = self.file(path);
        let bytes = fs::read(&file).map_err(WriteError::io("read", &file))?;
        match self.has(path, &sum(&bytes)) {
            true => Ok(bytes),
            false => Err(WriteError::Altered(file)),
        }
    }

    /// Makes sure that no file was changed since it was read.
    ///
    /// # Errors
    /// [`WriteError::Altered`] for the first one that was.
    pub(super) fn look_again(&self) -> Result<(), WriteError> {
        let looked: Vec<Result<(), WriteError>> = self
            .files
            .par_iter()
            .map(|(path, found)| {
                let file = self.file(path);
                match fs::symlink_metadata(&file) {
                    Ok(now) if Stamp::of(&now) == found.stamp => Ok(()),
                    Ok(now) if now.is_symlink() => Err(WriteError::Altered(file)),
                    Ok(_) => check(&file, &found.sum).map(drop),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                    Err(error) => Err(WriteError::io("read", &file)(error)),
                }
            })
            .collect();
        looked.into_iter().collect()
    }
}

/// Whether a file is there, as it was listed.
fn check(path: &Path, listed: &Sum) -> Result<Option<Stamp>, WriteError> {
    match read(path) {
        Ok((sum, stamp)) if sum == *listed => Ok(Some(stamp)),
        Ok(_) => Err(WriteError::Altered(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}

/// A file's checksum and stamp. The largest files are read by many threads at
/// once, and none of them is needed whole.
fn read(path: &Path) -> io::Result<(Sum, Stamp)> {
    let mut file = File::open(path)?;
    let stamp = Stamp::of(&file.metadata()?);
    let mut digest = Sha256::new();
    let mut buffer = [0; 32 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok((digest.finalize().into(), stamp)),
            Ok(length) => digest.update(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
