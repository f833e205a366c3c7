//! A project with a small edition, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::built::{copy, small_root};

pub(crate) struct Project {
    home: TempDir,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self { home: small_root() }
    }

    /// The same files in another folder.
    pub(crate) fn copied_to(&self, folder: &Path) -> PathBuf {
        copy(self.home.path(), folder);
        folder.to_owned()
    }

    pub(crate) fn root(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Changes the text of a file, which must hold the old one exactly once.
    #[track_caller]
    pub(crate) fn edit(&self, file: &str, old: &str, new: &str) {
        let path = self.path(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
        fs::write(&path, text.replace(old, new)).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bluebook"));
        command.args(arguments).current_dir(self.root());
        command.env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// Runs the program, which must end with this code, and gives all that it
    /// said.
    #[track_caller]
    pub(crate) fn run(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let text = said(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        assert!(!text.contains("panicked"), "{text}");
        text
    }

    /// Seals the edition.
    #[track_caller]
    pub(crate) fn seal(&self) -> String {
        self.run(0, &["archive", "2017"])
    }
}

pub(crate) fn said(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    text
}

/// Every file under a folder, by its path there.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            (path.to_str().unwrap().to_owned(), bytes)
        })
        .collect()
}
