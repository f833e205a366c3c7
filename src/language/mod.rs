//! What an editor's program asks while somebody writes: problems, completion, what a
//! number rests on, where a thing is written and who speaks of it.
//!
//! The texts that are open lie over the files of the project, saved or not, and the
//! whole edition is checked with them, as `bluebook check` does. Answers are those of
//! the Language Server Protocol; what carries them stands in `commands::lsp`.

mod actions;
mod complete;
mod known;
mod lookup;
mod place;
mod rename;
mod schema;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::diagnostics::{Diagnostic, Location, Severity};
use crate::pipeline::{self, Checked};
use crate::source::{Overlay, Root, editions};

pub use self::place::{path_of, uri_of};
pub use self::schema::{schemas, taplo};

/// A project that somebody writes in.
pub struct Desk {
    root: PathBuf,
    /// The open texts by their paths from the root.
    open: BTreeMap<String, Vec<u8>>,
    /// The last check of each year.
    checked: BTreeMap<String, Checked>,
    /// The last check in which every file could be parsed: names don't vanish while a
    /// line is half written.
    sound: BTreeMap<String, Checked>,
    /// Files that have problems on the screen.
    shown: BTreeSet<String>,
}

impl Desk {
    /// The project in a folder, with nothing open.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            open: BTreeMap::new(),
            checked: BTreeMap::new(),
            sound: BTreeMap::new(),
            shown: BTreeSet::new(),
        }
    }

    /// Lays a text over a file, or takes it away again.
    pub fn lay(&mut self, path: &str, text: Option<String>) {
        match text {
            Some(text) => self.open.insert(path.to_owned(), text.into_bytes()),
            None => self.open.remove(path),
        };
    }

    /// Checks every edition again. The problems of each file that has some, or had
    /// some before, as the protocol's diagnostics by the file's path.
    pub fn check(&mut self) -> BTreeMap<String, Vec<Value>> {
        // What can't be listed now is checked again with the next change.
        let Ok(years) = editions(&self.root) else {
            return BTreeMap::new();
        };
        let disk = Root::new(&self.root);
        let tree = Overlay::new(&disk, self.open.clone());
        let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for path in std::mem::take(&mut self.shown) {
            found.insert(path, Vec::new());
        }
        for year in years {
            let checked = pipeline::check_in(&tree, &year);
            for problem in checked.problems.sorted() {
                let path = match &problem.location {
                    Location::Place(place) => checked.files.path(place.file).to_owned(),
                    Location::Path(path) => path.clone(),
                };
                self.shown.insert(path.clone());
                found
                    .entry(path)
                    .or_default()
                    .push(self.diagnostic(&checked, problem));
            }
            let checked = match checked.edition {
                Some(_) => {
                    self.sound.remove(&year);
                    checked
                }
                None => {
                    // What was sound before is what names are looked up in.
                    if let Some(before) = self.checked.remove(&year)
                        && before.edition.is_some()
                    {
                        self.sound.insert(year.clone(), before);
                    }
                    checked
                }
            };
            self.checked.insert(year, checked);
        }
        found
    }

    fn diagnostic(&self, checked: &Checked, problem: &Diagnostic) -> Value {
        let range = match &problem.location {
            Location::Place(place) => place::range(&checked.files, *place),
            Location::Path(_) => place::start(),
        };
        let message = match &problem.help {
            Some(help) => format!("{}\n{help}", problem.message),
            None => problem.message.clone(),
        };
        let related: Vec<Value> = problem
            .related
            .iter()
            .map(|(place, label)| {
                json!({ "location": self.location(checked, *place), "message": label })
            })
            .collect();
        json!({
            "range": range,
            "severity": match problem.severity { Severity::Error => 1, Severity::Warning => 2 },
            "code": problem.code.name(),
            "source": "bluebook",
            "message": message,
            "relatedInformation": related,
        })
    }

    fn location(&self, checked: &Checked, place: crate::diagnostics::Place) -> Value {
        let path = checked.files.path(place.file);
        json!({
            "uri": uri_of(&self.root, path),
            "range": place::range(&checked.files, place),
        })
    }

    /// The last check of the year that a file belongs to, and the last one with names
    /// to look up.
    fn of(&self, path: &str) -> Option<(&Checked, &Checked)> {
        let year = path.split('/').nth(1)?;
        let checked = self.checked.get(year)?;
        Some((checked, self.sound.get(year).unwrap_or(checked)))
    }

    /// The text of a file as it is on the screen, or in the folder.
    fn text(&self, path: &str) -> Option<String> {
        let open = self.open.get(path);
        let open = open.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        open.or_else(|| {
            let (checked, _) = self.of(path)?;
            let file = checked.files.find(path)?;
            Some(checked.files.text(file).to_owned())
        })
    }
}
