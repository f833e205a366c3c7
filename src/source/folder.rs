//! Reading an edition's files as text, from wherever they are.

use std::collections::BTreeSet;
use std::io;

use super::file_names::{is_litter, is_portable};
use super::tree::{Tree, Unreadable};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Files, nearest};

/// The files of an edition, read one by one, with the problems found in them.
pub struct Folder<'a> {
    tree: &'a dyn Tree,
    /// The files read so far.
    pub files: Files,
    /// The problems found so far.
    pub problems: Diagnostics,
    /// What was said to be unreadable, so that it is said once.
    unreadable: BTreeSet<Unreadable>,
}

impl<'a> Folder<'a> {
    /// Nothing read yet.
    pub fn new(tree: &'a dyn Tree) -> Self {
        Self::with_files(tree, Files::new())
    }

    /// Other files were read before.
    pub fn with_files(tree: &'a dyn Tree, files: Files) -> Self {
        Self {
            tree,
            files,
            problems: Diagnostics::new(),
            unreadable: BTreeSet::new(),
        }
    }

    /// Whether there is a folder; `None` if nobody can tell, as the problems say.
    pub fn has_folder(&mut self, path: &str) -> Option<bool> {
        let found = self.tree.is_folder(path);
        found
            .map_err(|error| self.report(Unreadable::new(path, &error)))
            .ok()
    }

    /// The files under a folder. What can't be listed is a problem.
    pub fn listed(&mut self, folder: &str) -> Vec<String> {
        let mut files = Vec::new();
        for entry in self.tree.list(folder) {
            match entry {
                Ok(path) => files.push(path),
                Err(failed) => self.report(failed),
            }
        }
        files
    }

    /// The bytes of a file that was there a moment ago.
    pub fn bytes(&mut self, path: &str) -> Option<Vec<u8>> {
        let read = self.tree.read(path);
        read.map_err(|error| self.report(Unreadable::new(path, &error)))
            .ok()
    }

    /// Reads every file of a folder as text, with its path under the folder.
    pub fn raw(&mut self, folder: &str) -> Vec<(String, FileId)> {
        let mut all = Vec::new();
        for path in self.listed(folder) {
            let name = path.strip_prefix(folder).unwrap_or(&path);
            let name = name.trim_start_matches('/').to_owned();
            if !is_litter(&name)
                && let Some(file) = self.read(&path)
            {
                all.push((name, file));
            }
        }
        all
    }

    /// Reports files that don't belong in a folder: their content would be
    /// lost without a word. A pattern is a name, or `folder/*.ending`, or `folder/**.ending`.
    pub fn expect_only(&mut self, folder: &str, patterns: &[&str]) {
        const MOST: usize = 20;
        let mut strangers = 0;
        for path in self.listed(folder) {
            let inner = path.strip_prefix(folder).unwrap_or(&path);
            let inner = inner.trim_start_matches('/');
            let name = inner.rsplit('/').next().unwrap_or(inner);
            if is_litter(name) || patterns.iter().any(|pattern| matches(pattern, inner)) {
                continue;
            }
            strangers += 1;
            if strangers > MOST {
                continue;
            }
            let help = match nearest(inner, patterns.iter().copied()) {
                Some(name) => format!("did you mean {folder}/{name}?"),
                None if !is_portable(&path) => {
                    "move it away: not every system can keep a file of that name, so the edition \
                     can't be sealed with it"
                        .to_owned()
                }
                None => format!("the files of {folder} are: {}", patterns.join(", ")),
            };
            let mut problem = Diagnostic::file_error(
                Code::UnexpectedFile,
                path.clone(),
                format!("{path} is no file of an edition, so nothing would read it"),
            )
            .help(help);
            problem.severity = crate::diagnostics::Severity::Warning;
            self.problems.push(problem);
        }
        if strangers > MOST {
            let mut problem = Diagnostic::file_error(
                Code::UnexpectedFile,
                folder,
                format!(
                    "{} more files in {folder} are no files of an edition",
                    strangers - MOST
                ),
            );
            problem.severity = crate::diagnostics::Severity::Warning;
            self.problems.push(problem);
        }
    }

    /// Reads a file that must be there.
    pub fn required(&mut self, path: &str) -> Option<FileId> {
        if let Some(file) = self.read_if_there(path) {
            return file;
        }
        self.problems.push(
            Diagnostic::file_error(
                Code::MissingFile,
                path,
                format!("the file {path} is missing"),
            )
            .help("an edition can't be built without it; docs/files.md lists what it holds"),
        );
        None
    }

    /// Reads a file that need not be there.
    pub fn optional(&mut self, path: &str) -> Option<FileId> {
        self.read_if_there(path).flatten()
    }

    /// Reads every file of a folder whose name ends so, in order of their names,
    /// which are given without the ending. One that can't be read is noted as
    /// broken.
    pub fn all(&mut self, folder: &str, ending: &str) -> Vec<(String, FileId)> {
        let named = self.named(folder, ending);
        let read = named.into_iter().filter_map(|(path, stem)| {
            let file = self.read(&path);
            let file = self.problems.keep(&stem, file)?;
            Some((stem, file))
        });
        read.collect()
    }

    fn named(&mut self, folder: &str, ending: &str) -> Vec<(String, String)> {
        self.listed(folder)
            .into_iter()
            .filter_map(|path| {
                let name = path.strip_prefix(folder)?.strip_prefix('/')?;
                let stem = name.strip_suffix(ending)?;
                (!is_litter(name) && !stem.contains('/')).then(|| (path.clone(), stem.to_owned()))
            })
            .collect()
    }

    /// Reads a file that may be missing, which is `None`; `Some(None)` is one
    /// that can't be read, as the problems say.
    fn read_if_there(&mut self, path: &str) -> Option<Option<FileId>> {
        match self.tree.read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            bytes => Some(self.keep(path, bytes)),
        }
    }

    /// Reads a file that was there a moment ago.
    fn read(&mut self, path: &str) -> Option<FileId> {
        let bytes = self.tree.read(path);
        self.keep(path, bytes)
    }

    fn keep(&mut self, path: &str, bytes: io::Result<Vec<u8>>) -> Option<FileId> {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                self.report(Unreadable::new(path, &error));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => {
                // A byte order mark is what some editors write before the text.
                let text = match text.strip_prefix('\u{feff}') {
                    Some(rest) => rest.to_owned(),
                    None => text,
                };
                Some(self.files.add(path, with_line_ends(text)))
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at]
                    .iter()
                    .filter(|b| **b == b'\n')
                    .count()
                    + 1;
                self.problems.push(
                    Diagnostic::file_error(
                        Code::InvalidUtf8,
                        path,
                        format!("{path} is not UTF-8 text: the first wrong byte is in line {line}"),
                    )
                    .help("save the file again with the encoding UTF-8"),
                );
                None
            }
        }
    }

    fn report(&mut self, failed: Unreadable) {
        if self.unreadable.insert(failed.clone()) {
            self.problems.push(unreadable(&failed));
        }
    }
}

/// The problem of a file or folder that can't be read.
pub fn unreadable(failed: &Unreadable) -> Diagnostic {
    let (code, help) = match failed.is_refused {
        true => (
            Code::RefusedFile,
            "docs/files.md says which files are read, and how large they may be",
        ),
        false => (
            Code::UnreadableFile,
            "check that it is still there and that you may read it, and try again",
        ),
    };
    Diagnostic::file_error(code, failed.path.clone(), failed.to_string()).help(help)
}

/// A carriage return alone ends a line, too, as CommonMark has it. No byte moves.
fn with_line_ends(text: String) -> String {
    let alone = |(at, _): (usize, &str)| !text[at + 1..].starts_with('\n');
    if !text.match_indices('\r').any(alone) {
        return text;
    }
    let parts: Vec<String> = text
        .split("\r\n")
        .map(|part| part.replace('\r', "\n"))
        .collect();
    parts.join("\r\n")
}

/// `*` stands for the name of a file, `**` for one in any folder further down, too,
/// with an ending in whatever letters.
fn matches(pattern: &str, path: &str) -> bool {
    let within = |before: &str, after: &str, path: &str| {
        let stem = path.strip_prefix(before)?.strip_suffix(after)?;
        (!stem.is_empty()).then(|| stem.to_owned())
    };
    if let Some((before, after)) = pattern.split_once("**") {
        return within(before, after, &path.to_ascii_lowercase()).is_some();
    }
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => {
            within(before, after, path).is_some_and(|stem| !stem.contains('/'))
        }
    }
}
