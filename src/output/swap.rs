//! The new site takes the old one's name.
//!
//! Where the system can exchange two names at once, that is the whole story:
//! at every moment `site` is the old site or the new one. Elsewhere it takes
//! three renames, and the name `.bluebook-site.old` is the journal: while it
//! exists, a swap is under way, and [`super::recover`] can tell how far it came.
//!
//! | `site` | `.new` | `.old` | what happened, and what is done about it |
//! |---|---|---|---|
//! | old or none | part or whole | | stopped before the swap: delete `.new` |
//! | | new | old | stopped after the first rename: `.new` becomes `site` |
//! | new | | old | stopped after the second: `.old` becomes `.new` |
//! | new | old | | stopped while deleting: delete `.new` |
//!
//! Invariant: no new site is begun while `.old` exists, so that beside it `.new`
//! is always whole.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::Disk;
use super::error::WriteError;
use super::ownership::clear;
use super::place::Place;

/// Gives the site in `.new` the name of the target. The old site, if there was
/// one, is left in `.new` or `.old`, for [`settle`] to delete.
///
/// # Errors
/// If it can't be done, the old site is the target still, or [`settle`] makes
/// the new one the target.
pub(super) fn swap(disk: &dyn Disk, place: &Place, there: bool) -> Result<(), WriteError> {
    let Place {
        target,
        staging,
        old,
        ..
    } = place;
    if !there {
        return disk
            .rename(staging, target)
            .map_err(WriteError::io("make", target));
    }
    match disk.exchange(staging, target) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        done => return done.map_err(WriteError::io("replace", target)),
    }
    disk.rename(target, old)
        .map_err(WriteError::io("move", target))?;
    if let Err(error) = disk.rename(staging, target) {
        // If this fails too, `recover` will find the journal.
        let _ = disk.rename(old, target);
        return Err(WriteError::io("make", target)(error));
    }
    Ok(())
}

/// Finishes what is left of a swap, be it ours or that of a writer that was
/// stopped. The caller holds the lock.
pub(super) fn settle(disk: &dyn Disk, place: &Place) -> Result<(), WriteError> {
    let Place {
        target,
        staging,
        old,
        ..
    } = place;
    if is_there(old)? {
        if !is_there(target)? {
            // The new site is whole; if somebody took it away, the old one is.
            let next = if is_there(staging)? { staging } else { old };
            disk.rename(next, target)
                .map_err(WriteError::io("move", next))?;
        }
        if is_there(staging)? {
            clear(disk, staging)?;
        }
        if is_there(old)? {
            disk.rename(old, staging)
                .map_err(WriteError::io("move", old))?;
        }
    }
    if is_there(staging)? {
        clear(disk, staging)?;
    }
    Ok(())
}

/// Whether a writer that was stopped left something behind.
pub(super) fn is_unsettled(place: &Place) -> Result<bool, WriteError> {
    Ok(is_there(&place.old)? || is_there(&place.staging)?)
}

fn is_there(path: &Path) -> Result<bool, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}
