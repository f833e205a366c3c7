//! A tree of files in memory: the sources in a sealed edition.

use std::collections::BTreeMap;
use std::io;

use super::Tree;

/// Files by their paths from the root.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
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
    fn is_folder(&self, path: &str) -> bool {
        self.under(path).next().is_some()
    }

    fn list(&self, path: &str) -> Vec<Result<String, (String, String)>> {
        self.under(path).cloned().map(Ok).collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}
