//! Writing, with everything that can go wrong.

mod faults;
mod kills;
mod ownership;
mod paths;
mod sites;
mod streaming;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use walkdir::WalkDir;

use super::disk::{Disk, RealDisk};
use super::*;

/// A folder for one test, with room for `site` in it.
struct Bench {
    home: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder for the test");
        Self { home }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn site(&self) -> PathBuf {
        self.path("site")
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn write(&self, artifacts: &Artifacts) -> Result<Written, WriteError> {
        write(&self.site(), artifacts, &|| {})
    }

    /// What lies beside the site.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.home.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "site").collect();
        names.sort();
        names
    }
}

/// A site: the files that every one has, one that says which it is, one that
/// only it has.
fn numbered(number: usize) -> Artifacts {
    let mut files = vec![
        Artifact::text("index.html", format!("Edition {number}. ").repeat(300)).unwrap(),
        Artifact::text(format!("{number}/index.html"), number.to_string()).unwrap(),
        Artifact::new("assets/fonts/sans.woff2", &b"the same"[..]).unwrap(),
    ];
    for force in ["avon-and-somerset", "durham", "north-wales"] {
        let path = format!("2017/forces/{force}.html");
        files.push(Artifact::text(path, format!("{force} {number}")).unwrap());
    }
    Artifacts::new(files).unwrap()
}

/// What is in a folder, but for links: path and text.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            (path.to_str().unwrap().to_owned(), bytes)
        })
        .collect()
}

/// What a site looks like when it is written whole.
fn whole(artifacts: &Artifacts) -> BTreeMap<String, Vec<u8>> {
    let bench = Bench::new();
    bench.write(artifacts).unwrap();
    let found = tree(&bench.site());
    assert_eq!(found.len(), artifacts.len() + 2);
    for artifact in artifacts {
        assert_eq!(found[artifact.path.as_str()], *artifact.bytes);
    }
    found
}
