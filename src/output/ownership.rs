//! Whose folder it is: ours if it is absent or holds nothing but what its own
//! list of files says, and what systems leave behind.
//!
//! Links are never followed: one is a stranger, wherever it leads.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::artifact::{GITIGNORE, GITIGNORE_TEXT, MANIFEST};
use super::disk::Disk;
use super::error::{WriteError, manifest_of};
use super::journal::{self, JOURNAL};
use super::manifest::{Manifest, sum};
use crate::source;

/// The list of files in a folder that exists, empty if it holds nothing but the
/// `.gitignore` of a fresh clone.
///
/// # Errors
/// The first stranger in it, by name; or that its list can't be understood.
pub(super) fn survey(folder: &Path) -> Result<Manifest, WriteError> {
    let list = read(&manifest_of(folder))?;
    let manifest = match &list {
        None => Manifest::default(),
        Some(text) => {
            Manifest::parse(text).ok_or_else(|| WriteError::ForeignManifest(manifest_of(folder)))?
        }
    };
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        if !entry.file_type().is_dir() && !is_dust(&entry) && !is_ours(folder, &entry, &manifest)? {
            return Err(stranger(folder, &entry));
        }
    }
    Ok(manifest)
}

/// Deletes a folder of ours: what its list or its journal names, and folders that
/// are empty then.
///
/// The lists go last, so that who is stopped in the middle can go on later. A file that
/// somebody saved after the list was written, at the very moment at which the new site
/// took the old one's place, is theirs and a stranger.
///
/// # Errors
/// The first stranger, which stays, with its folder and the lists.
pub(super) fn clear(disk: &dyn Disk, folder: &Path) -> Result<(), WriteError> {
    let lists = [manifest_of(folder), folder.join(JOURNAL)];
    let [list, journal] = &lists;
    let (list, journal) = (read(list)?, read(journal)?);
    // A list that can't be understood is one whose writer was stopped: then there
    // is a journal.
    let manifest = list
        .as_deref()
        .and_then(Manifest::parse)
        .unwrap_or_default();
    let announced = journal.as_deref().map(journal::parse).unwrap_or_default();
    let is_announced = |entry: &DirEntry| {
        let path = entry.path().strip_prefix(folder).ok();
        let path = path.and_then(Path::to_str);
        entry.file_type().is_file() && path.is_some_and(|path| announced.contains(path))
    };
    let listed_at = modified(&lists[0]);
    let mut left = None;
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let path = entry.path();
        if lists.iter().any(|list| path == list) && entry.file_type().is_file() {
            continue;
        }
        if entry.file_type().is_dir() {
            match disk.remove_folder(path) {
                Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => {
                    return Err(WriteError::io("delete", path)(error));
                }
                _ => {}
            }
        } else if is_announced(&entry)
            || is_dust(&entry)
            || is_ours(folder, &entry, &manifest)?
                && !was_saved_since(listed_at, folder, &entry, &manifest)?
        {
            disk.remove_file(path)
                .map_err(WriteError::io("delete", path))?;
        } else if left.is_none() {
            left = Some(stranger(folder, &entry));
        }
    }
    if let Some(left) = left {
        return Err(left);
    }
    // The journal is the last, for it is true of a half-written list, too.
    for (path, text) in lists.iter().zip([list, journal]) {
        if text.is_some() {
            disk.remove_file(path)
                .map_err(WriteError::io("delete", path))?;
        }
    }
    disk.remove_folder(folder)
        .map_err(WriteError::io("delete", folder))
}

fn is_ours(folder: &Path, entry: &DirEntry, manifest: &Manifest) -> Result<bool, WriteError> {
    if !entry.file_type().is_file() {
        return Ok(false);
    }
    let path = entry.path().strip_prefix(folder).ok();
    let Some(path) = path.and_then(Path::to_str) else {
        return Ok(false);
    };
    if path == MANIFEST || manifest.get(path).is_some() {
        return Ok(true);
    }
    let known = Some(GITIGNORE_TEXT.as_bytes());
    Ok(path == GITIGNORE && read(entry.path())?.as_deref() == known)
}

/// When a file was last written, if there is one: seconds and their parts.
fn modified(path: &Path) -> Option<(i64, i64)> {
    let found = fs::symlink_metadata(path).ok()?;
    Some((found.mtime(), found.mtime_nsec()))
}

/// Whether a file of ours was changed after the list was written. Only what is younger
/// has to be read to know.
fn was_saved_since(
    listed_at: Option<(i64, i64)>,
    folder: &Path,
    entry: &DirEntry,
    manifest: &Manifest,
) -> Result<bool, WriteError> {
    let path = entry.path();
    let name = path.strip_prefix(folder).ok().and_then(Path::to_str);
    let Some(listed) = name.and_then(|name| manifest.get(name)) else {
        return Ok(false);
    };
    if modified(path) <= listed_at {
        return Ok(false);
    }
    Ok(read(path)?.is_some_and(|bytes| sum(&bytes) != *listed))
}

/// Whether this is what the Finder or Windows leave in a folder that somebody has looked
/// at. It is nobody's work, and goes with the folder.
fn is_dust(entry: &DirEntry) -> bool {
    entry.file_type().is_file() && entry.file_name().to_str().is_some_and(source::is_dust)
}

fn stranger(folder: &Path, entry: &DirEntry) -> WriteError {
    let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    WriteError::Stranger {
        folder: folder.to_owned(),
        stranger: path.to_owned(),
    }
}

fn unreadable(folder: &Path, error: walkdir::Error) -> WriteError {
    let path = error.path().unwrap_or(folder).to_owned();
    // Links aren't followed, so there are no loops: it is always the system.
    let error = error
        .into_io_error()
        .unwrap_or_else(|| io::Error::other("a loop of links"));
    WriteError::io("read", path)(error)
}

/// What is in a file of ours, `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::io("read", PathBuf::from(path))(error)),
    }
}
