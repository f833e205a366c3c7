//! Where a site goes, and the names beside it that a writer uses.
//!
//! For a site `site` these are `.bluebook-site.lock`, `.bluebook-site.new` (the
//! new site while it is put together, the old one while it is deleted) and
//! `.bluebook-site.old` (see [`super::swap`]). They lie in the same folder as
//! the site, hence on the same file system, so that names can be exchanged.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// The names that belong to one output folder, all absolute.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// As it was given, for messages.
    pub(super) shown: PathBuf,
    /// The output folder itself.
    pub(super) target: PathBuf,
    /// The folder that holds it.
    pub(super) parent: PathBuf,
    /// The new site on its way in, or the old one on its way out.
    pub(super) staging: PathBuf,
    /// The old site while names are exchanged in two steps.
    pub(super) old: PathBuf,
    /// Held by whoever writes.
    pub(super) lock: PathBuf,
}

impl Place {
    /// Finds out where `target` is, which need not exist.
    pub(super) fn of(target: &Path) -> Result<Self, WriteError> {
        let real = resolve(target).map_err(WriteError::io("find", target))?;
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(WriteError::Nameless(target.to_owned()));
        };
        let beside = |ending: &str| {
            let mut own = OsString::from(".bluebook-");
            own.push(name);
            own.push(OsStr::new(ending));
            parent.join(own)
        };
        Ok(Self {
            shown: target.to_owned(),
            parent: parent.to_owned(),
            staging: beside(".new"),
            old: beside(".old"),
            lock: beside(".lock"),
            target: real,
        })
    }

    /// Whether the output folder exists; refuses what can't be one.
    pub(super) fn exists(&self) -> Result<bool, WriteError> {
        let found = match fs::symlink_metadata(&self.target) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(WriteError::io("read", &self.shown)(error)),
        };
        if found.is_symlink() {
            let to = fs::read_link(&self.target).unwrap_or_default();
            let path = self.shown.clone();
            return Err(WriteError::Link { path, to });
        }
        if !found.is_dir() {
            return Err(WriteError::NotAFolder(self.shown.clone()));
        }
        let parent = fs::metadata(&self.parent).map_err(WriteError::io("read", &self.parent))?;
        if parent.dev() != found.dev() {
            return Err(WriteError::Mounted(self.shown.clone()));
        }
        Ok(true)
    }
}

/// Refuses an output folder that would take part in what it is made from: one
/// that is an input, holds one, or lies in one.
///
/// `inputs` are the files and folders that are read (`content/2017`,
/// `data/2017`, the theme), not the project's root, in which the output may
/// well lie.
///
/// # Errors
/// [`WriteError::HoldsInput`], [`WriteError::InsideInput`], and what
/// [`write`](super::write()) says of a target that can't be an output folder.
pub fn guard(target: &Path, inputs: &[&Path]) -> Result<(), WriteError> {
    let place = Place::of(target)?;
    place.exists()?;
    for &input in inputs {
        let real = match fs::canonicalize(input) {
            Ok(real) => real,
            // What isn't there can't be harmed; that it is missing is for
            // those to say who read it.
            Err(_) => continue,
        };
        let (output, input) = (target.to_owned(), input.to_owned());
        if real.starts_with(&place.target) {
            return Err(WriteError::HoldsInput { output, input });
        }
        if place.target.starts_with(&real) {
            return Err(WriteError::InsideInput { output, input });
        }
    }
    Ok(())
}

/// The absolute path without `..` or links, except that the last name isn't
/// followed and that the end of it need not exist.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let Some(name) = path.file_name() else {
        // Nothing, `/`, or `..` at the end: there must be something there.
        let path = if path == Path::new("") {
            Path::new(".")
        } else {
            path
        };
        return fs::canonicalize(path);
    };
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent == Path::new("") {
        return Ok(fs::canonicalize(".")?.join(name));
    }
    match fs::canonicalize(parent) {
        Ok(real) => Ok(real.join(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(resolve(parent)?.join(name)),
        Err(error) => Err(error),
    }
}
