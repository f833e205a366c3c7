//! Trees of files in memory: the sources in a sealed edition, and files that are
//! not written yet.

use std::collections::BTreeMap;
use std::io;

use super::{Tree, Unreadable};

/// Files by their paths from the root.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

/// A tree in which some files have another text, or are new: what would be, if
/// they were written.
pub struct Overlay<'a> {
    below: &'a dyn Tree,
    above: Memory,
}

impl<'a> Overlay<'a> {
    /// The tree with these files in place of its own.
    pub fn new(below: &'a dyn Tree, files: BTreeMap<String, Vec<u8>>) -> Self {
        Self {
            below,
            above: Memory::new(files),
        }
    }
}

impl Tree for Overlay<'_> {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        Ok(self.above.is_folder(path)? || self.below.is_folder(path)?)
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        let mut all = self.below.list(path);
        for new in self.above.list(path) {
            if !all.contains(&new) {
                all.push(new);
            }
        }
        all.sort();
        all
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.above.read(path) {
            Err(_) => self.below.read(path),
            bytes => bytes,
        }
    }
}

impl Memory {
    /// A tree of these files.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { files }
    }

    fn under<'a>(&'a self, path: &str) -> impl Iterator<Item = &'a String> + use<'a> {
        let folder = format!("{path}/");
        self.files
            .keys()
            .filter(move |name| name.starts_with(&folder))
    }
}

impl Tree for Memory {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        Ok(self.under(path).next().is_some())
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        self.under(path).cloned().map(Ok).collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}
