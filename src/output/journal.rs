//! The list of what a writer has put into the staging folder so far.
//!
//! What is in a site is known only when its last page is made, but a writer may be
//! stopped long before that. So it writes down the path of each file before it
//! makes the file: at every moment the journal names all that is there, and
//! nothing is deleted by it that is somebody else's.
//!
//! A line for each path. A line counts when it has ended: one that was cut off has
//! no file yet, and half a path could be the name of another's file.

use std::collections::BTreeSet;

use super::artifact::{GITIGNORE, SitePath};

/// The journal's name. No file of a site begins with a full stop but one.
pub(super) const JOURNAL: &str = ".bluebook.journal";

/// The line of a path.
pub(super) fn line(path: &SitePath) -> String {
    format!("{path}\n")
}

/// The paths in a journal.
pub(super) fn parse(text: &[u8]) -> BTreeSet<String> {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let whole = lines.filter_map(|line| std::str::from_utf8(line.strip_suffix(b"\n")?).ok());
    whole
        .filter(|path| *path == GITIGNORE || SitePath::new(*path).is_ok())
        .map(str::to_owned)
        .collect()
}
