//! Editions for tests: files in memory, alone or over the files of a folder.

pub(crate) mod mutations;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use bluebook::check;
use bluebook::diagnostics::{Diagnostics, Files, render};
use bluebook::model::Edition;
use bluebook::source::{self, Disk, Tree, Unreadable};

/// What a file is in the place of the one in the folder.
enum File {
    Bytes(Vec<u8>),
    Missing,
    Denied,
}

/// The files of a folder, with some of them replaced, added or taken away.
pub(crate) struct Overlay {
    below: Disk,
    above: BTreeMap<String, File>,
}

impl Overlay {
    /// The files under a folder of this repository, as they are.
    pub(crate) fn of(folder: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        assert!(root.is_dir(), "{folder} is a folder");
        Self {
            below: Disk::new(&root),
            above: BTreeMap::new(),
        }
    }

    /// Puts a file in the place of another one, or beside the others.
    pub(crate) fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.above
            .insert(path.to_owned(), File::Bytes(bytes.into()));
        self
    }

    /// Takes a file away.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.above.insert(path.to_owned(), File::Missing);
        self
    }

    /// Makes a file one that can't be read.
    pub(crate) fn denied(mut self, path: &str) -> Self {
        self.above.insert(path.to_owned(), File::Denied);
        self
    }

    /// Changes the text of a file, which must hold the old one exactly once.
    #[track_caller]
    pub(crate) fn edit(self, path: &str, old: &str, new: &str) -> Self {
        let bytes = self.read(path).expect("the file can be read");
        let text = String::from_utf8(bytes).expect("the file is text");
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
        self.with(path, text.replace(old, new))
    }

    /// Puts the standard theme beside the edition.
    pub(crate) fn dressed(mut self) -> Self {
        let repository = Disk::new(Path::new(env!("CARGO_MANIFEST_DIR")));
        for path in repository.list("themes/standard") {
            let path = path.expect("the theme can be listed");
            let bytes = repository.read(&path).expect("the theme can be read");
            self = self.with(&path, bytes);
        }
        self
    }

    /// Loads and checks the edition of a year.
    pub(crate) fn check(&self, year: &str) -> Checked {
        let (records, files, mut problems) = source::load(self, year);
        let edition = records.and_then(|records| {
            let (edition, found) = check::resolve(records, &files);
            problems.append(found);
            edition
        });
        Checked {
            edition,
            files,
            problems,
        }
    }
}

impl Tree for Overlay {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        let is_above = self.above.iter().any(|(file, state)| {
            !matches!(state, File::Missing) && file.starts_with(&format!("{path}/"))
        });
        Ok(is_above || self.below.is_folder(path)?)
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        let mut all = self.below.list(path);
        all.retain(|entry| {
            !entry
                .as_ref()
                .is_ok_and(|file| self.above.contains_key(file))
        });
        let inside = format!("{path}/");
        for (file, state) in &self.above {
            if !matches!(state, File::Missing) && file.starts_with(&inside) {
                all.push(Ok(file.clone()));
            }
        }
        all.sort();
        all
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.above.get(path) {
            Some(File::Bytes(bytes)) => Ok(bytes.clone()),
            Some(File::Missing) => Err(io::ErrorKind::NotFound.into()),
            Some(File::Denied) => Err(io::ErrorKind::PermissionDenied.into()),
            None => self.below.read(path),
        }
    }
}

/// What checking found.
pub(crate) struct Checked {
    pub(crate) edition: Option<Edition>,
    pub(crate) files: Files,
    pub(crate) problems: Diagnostics,
}

impl Checked {
    /// The problems as people see them.
    pub(crate) fn messages(&self) -> String {
        render::human(&self.problems, &self.files, render::Style::Plain)
    }

    /// The edition, whose problems are printed if there is none.
    #[track_caller]
    pub(crate) fn edition(&self) -> &Edition {
        match &self.edition {
            Some(edition) => edition,
            None => panic!(
                "no edition:\n{}",
                render::human(&self.problems, &self.files, render::Style::Plain)
            ),
        }
    }
}

/// The small edition, without a mistake.
pub(crate) fn small() -> Overlay {
    Overlay::of("tests/editions/small")
}

/// The paths of the small edition's files.
pub(crate) mod paths {
    pub(crate) const EDITION: &str = "content/2017/edition.toml";
    pub(crate) const FORCES: &str = "data/2017/forces.toml";
    pub(crate) const GRADES: &str = "data/2017/grades.toml";
    pub(crate) const FACTS: &str = "data/2017/facts.toml";
    pub(crate) const SOLVED: &str = "data/2017/measures/solved.toml";
    pub(crate) const WANTED: &str = "data/2017/measures/wanted.toml";
    pub(crate) const SUMMARY: &str = "content/2017/chapters/01-summary.md";
    pub(crate) const FIGURE: &str = "content/2017/figures/solved.toml";
}

/// The summary of the small edition with one more paragraph.
#[track_caller]
pub(crate) fn summary(paragraph: &str) -> Overlay {
    small().edit(
        paths::SUMMARY,
        "Nobody was surprised.",
        &format!("Nobody was surprised.\n\n{paragraph}"),
    )
}

/// Holds everything that is said about an edition with a mistake in it, in a
/// snapshot that is named after the test file.
#[track_caller]
pub(crate) fn check(name: &str, edition: Overlay) {
    let messages = edition.check("2017").messages();
    let name = format!("{}__{name}", env!("CARGO_CRATE_NAME"));
    insta::with_settings!({
        omit_expression => true,
        prepend_module_to_snapshot => false,
        snapshot_path => "../snapshots",
    }, {
        insta::assert_snapshot!(name, messages);
    });
}
