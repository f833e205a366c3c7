//! What files are read from, and what it means that one can't be read.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where files are read from, by any thread: the disk, or a sealed edition in memory.
///
/// Only what is certainly not there is absent. Whatever else goes wrong is an error:
/// one that is taken for nothing makes a smaller report without a word.
pub trait Tree: Sync {
    /// Whether there is a folder at a path.
    ///
    /// # Errors
    ///
    /// Nobody can tell.
    fn is_folder(&self, path: &str) -> io::Result<bool>;
    /// The files under a path, relative to the root and sorted. What can't be
    /// listed is given with the reason; of a folder that is not there, there is
    /// nothing.
    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>>;
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// There is none (`NotFound`), it can't be read, or it is refused
    /// ([`is_refused`]).
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// A file or folder that can't be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// Where it is, from the root.
    pub path: String,
    /// Why, in half a sentence.
    pub why: String,
    /// Whether this program doesn't want to; else the system can't.
    pub is_refused: bool,
}

impl Unreadable {
    /// What went wrong at a path.
    pub fn new(path: impl Into<String>, error: &io::Error) -> Self {
        Self {
            path: path.into(),
            why: error.to_string(),
            is_refused: is_refused(error),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} can't be read: {}", self.path, self.why)
    }
}

/// An error of this program's own: the file is there, and is not wanted.
pub(super) fn refused(why: impl Into<String>) -> io::Error {
    io::Error::other(why.into())
}

/// Whether an error says that a file is not wanted, and not that the system failed.
pub fn is_refused(error: &io::Error) -> bool {
    error.get_ref().is_some()
}

/// A tree that reads each file and lists each folder once, and has the same answer
/// for whoever asks again: what is checked is what is rendered and sealed, whatever
/// is saved meanwhile.
pub struct Snapshot<'a> {
    below: &'a dyn Tree,
    folders: Mutex<BTreeMap<String, Result<bool, Kept>>>,
    lists: Mutex<BTreeMap<String, Vec<Result<String, Unreadable>>>>,
    files: Mutex<BTreeMap<String, Result<Vec<u8>, Kept>>>,
}

/// An error that can be given again.
#[derive(Clone)]
struct Kept {
    code: Option<i32>,
    kind: io::ErrorKind,
    own: Option<String>,
}

impl From<io::Error> for Kept {
    fn from(error: io::Error) -> Self {
        Self {
            code: error.raw_os_error(),
            kind: error.kind(),
            own: is_refused(&error).then(|| error.to_string()),
        }
    }
}

impl From<Kept> for io::Error {
    fn from(kept: Kept) -> Self {
        match (kept.code, kept.own) {
            (Some(code), _) => Self::from_raw_os_error(code),
            (None, Some(own)) => Self::new(kept.kind, own),
            (None, None) => Self::from(kept.kind),
        }
    }
}

impl<'a> Snapshot<'a> {
    /// Nothing is read yet.
    pub fn new(below: &'a dyn Tree) -> Self {
        Self {
            below,
            folders: Mutex::default(),
            lists: Mutex::default(),
            files: Mutex::default(),
        }
    }
}

/// What is known of a path; found out now if it isn't. The lock is not held while
/// reading, and of two who read at once the first one's answer stays.
fn once<T: Clone>(
    known: &Mutex<BTreeMap<String, T>>,
    path: &str,
    find_out: impl FnOnce() -> T,
) -> T {
    let lock = || -> MutexGuard<'_, _> { known.lock().unwrap_or_else(PoisonError::into_inner) };
    if let Some(known) = lock().get(path) {
        return known.clone();
    }
    let found = find_out();
    lock().entry(path.to_owned()).or_insert(found).clone()
}

impl Tree for Snapshot<'_> {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        let find_out = || self.below.is_folder(path).map_err(Kept::from);
        once(&self.folders, path, find_out).map_err(io::Error::from)
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        // A folder in one that was listed holds what was seen then.
        let lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let above = path
            .match_indices('/')
            .find_map(|(end, _)| lists.get(&path[..end]));
        if let Some(above) = above {
            let is_inside = |place: &str, folder: &str| {
                let rest = place.strip_prefix(folder);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let found = above.iter().filter(|entry| match entry {
                Ok(file) => is_inside(file, path) && file != path,
                // A folder above this one that can't be listed hides this one.
                Err(failed) => is_inside(&failed.path, path) || is_inside(path, &failed.path),
            });
            return found.cloned().collect();
        }
        drop(lists);
        once(&self.lists, path, || self.below.list(path))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let find_out = || self.below.read(path).map_err(Kept::from);
        once(&self.files, path, find_out).map_err(io::Error::from)
    }
}
