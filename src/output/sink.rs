//! Where the files of a site go as they are made.

use std::sync::{Mutex, PoisonError};

use super::artifact::{Artifact, Artifacts};
use super::error::WriteError;

/// Takes the files of a site, each as soon as it is made, so that a site never has
/// to be in memory whole: from any thread and in any order.
///
/// What goes wrong is told in the end and not to those who make the next file.
pub trait Sink: Sync {
    /// Takes a file with its path in the site.
    fn put(&self, path: String, bytes: Vec<u8>);
}

/// Keeps the files in memory, for those who don't write them.
#[derive(Debug, Default)]
pub struct Gathered(Mutex<Vec<(String, Vec<u8>)>>);

impl Gathered {
    /// The files, sorted by path.
    pub fn into_files(self) -> Vec<(String, Vec<u8>)> {
        let mut files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort();
        files
    }

    /// The files as those of a site.
    ///
    /// # Errors
    /// The first path that can't be one, or the first two files that clash.
    pub fn into_artifacts(self) -> Result<Artifacts, WriteError> {
        let files = self.into_files().into_iter();
        let artifacts = files.map(|(path, bytes)| Artifact::new(path, bytes));
        Artifacts::new(artifacts.collect::<Result<_, _>>()?)
    }
}

impl Sink for Gathered {
    fn put(&self, path: String, mut bytes: Vec<u8>) {
        // They wait together, and buffers have up to as much again to spare.
        bytes.shrink_to_fit();
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push((path, bytes));
    }
}
