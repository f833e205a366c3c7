//! Walking an edition's folders and reading its files as text.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Files, nearest};

/// The largest file that is read, in bytes. A chapter or a data file is a
/// hundredth of it; whatever is larger got here by mistake, and would take a
/// minute and gigabytes to find that out.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// Where files are read from, by any thread: the disk, or a sealed edition in memory.
pub trait Tree: Sync {
    /// Whether there is a folder at a path.
    fn is_folder(&self, path: &str) -> bool;
    /// The files under a path, relative to the root and sorted. What can't be
    /// listed is given with the reason.
    fn list(&self, path: &str) -> Vec<Result<String, (String, String)>>;
    /// The bytes of a file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// The files of a folder on disk.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The files under a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    fn relative(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = inner
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        parts.join("/")
    }
}

impl Tree for Disk {
    fn is_folder(&self, path: &str) -> bool {
        self.root.join(path).is_dir()
    }

    fn list(&self, path: &str) -> Vec<Result<String, (String, String)>> {
        let start = self.root.join(path);
        if !start.exists() {
            return Vec::new();
        }
        WalkDir::new(start)
            .max_depth(8)
            .sort_by_file_name()
            .into_iter()
            .filter_map(|entry| match entry {
                Ok(entry) if entry.file_type().is_dir() => None,
                Ok(entry) if leads_to_folder(&entry) => Some(Err((
                    self.relative(entry.path()),
                    "it is a link to a folder, and those are not followed".to_owned(),
                ))),
                Ok(entry) => Some(Ok(self.relative(entry.path()))),
                Err(error) => {
                    let place = error.path().map_or(path.to_owned(), |p| self.relative(p));
                    let reason = error
                        .io_error()
                        .map_or_else(|| error.to_string(), ToString::to_string);
                    Some(Err((place, reason)))
                }
            })
            .collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = self.root.join(path);
        let size = std::fs::metadata(&path)?.len();
        if size > LARGEST_FILE {
            return Err(io::Error::other(format!(
                "it has {} MB, more than the {} MB that a file of an edition may have",
                size / 1024 / 1024,
                LARGEST_FILE / 1024 / 1024
            )));
        }
        std::fs::read(path)
    }
}

/// Whether this is a link to a folder. Following one could lead round in a
/// circle, or through the whole disk; a link to a file is as good as the file.
fn leads_to_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_symlink() && entry.path().is_dir()
}

/// The years that have an edition under `content`, in order.
pub fn editions(root: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(root.join("content")) else {
        return Vec::new();
    };
    let mut years: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    years.sort();
    years
}

/// The files of an edition, read one by one, with the problems found in them.
pub struct Folder<'a> {
    tree: &'a dyn Tree,
    /// The files read so far.
    pub files: Files,
    /// The problems found so far.
    pub problems: Diagnostics,
}

/// Whether a file's name is one that people's tools leave behind.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_autosave = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    is_autosave
        || name.starts_with('.')
        || name.ends_with('~')
        || name == "Thumbs.db"
        || name.ends_with(".orig")
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
        }
    }

    /// Reads every file of a folder as text, with its path under the folder.
    pub fn raw(&mut self, folder: &str) -> Vec<(String, FileId)> {
        let mut all = Vec::new();
        for path in self.tree.list(folder).into_iter().filter_map(Result::ok) {
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
    /// lost without a word. A pattern is a name, or `folder/*.ending`.
    pub fn expect_only(&mut self, folder: &str, patterns: &[&str]) {
        const MOST: usize = 20;
        let mut strangers = 0;
        for entry in self.tree.list(folder) {
            let path = match entry {
                Ok(path) => path,
                Err((path, reason)) => {
                    self.unreadable(&path, &reason);
                    continue;
                }
            };
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

    fn named(&self, folder: &str, ending: &str) -> Vec<(String, String)> {
        self.tree
            .list(folder)
            .into_iter()
            .filter_map(Result::ok)
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
                self.unreadable(path, &error.to_string());
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
                Some(self.files.add(path, text))
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

    fn unreadable(&mut self, path: &str, reason: &str) {
        self.problems.push(
            Diagnostic::file_error(
                Code::UnreadableFile,
                path,
                format!("{path} can't be read: {reason}"),
            )
            .help("check that the file is still there and that you may read it"),
        );
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|stem| !stem.is_empty() && !stem.contains('/')),
    }
}
