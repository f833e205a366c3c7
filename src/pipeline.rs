//! Load, check, render, write: the whole story on one page.
//!
//! Each stage takes what the one before it made and gives its own result and
//! every problem it found. Nothing is rendered from an edition with errors and
//! nothing is written from pages with errors.

use std::path::Path;

use crate::check;
use crate::diagnostics::{Diagnostics, Files};
use crate::model::Edition;
use crate::source;

/// An edition that was loaded and checked.
#[derive(Debug)]
pub struct Checked {
    /// The edition, as far as it could be made. Only without errors may it be
    /// rendered: see [`Checked::good`].
    pub edition: Option<Edition>,
    /// The files that it was read from.
    pub files: Files,
    /// Every problem.
    pub problems: Diagnostics,
}

impl Checked {
    /// The edition, if nothing is wrong with it.
    pub fn good(&self) -> Option<&Edition> {
        self.edition
            .as_ref()
            .filter(|_| self.problems.errors() == 0)
    }
}

/// Loads and checks an edition.
pub fn check(root: &Path, year: &str) -> Checked {
    let (records, files, mut problems) = source::load(root, year);
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
