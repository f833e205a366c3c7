//! Writes a site so that nothing can go wrong with the one that is there.
//!
//! The caller renders everything in memory ([`Artifacts`]) and calls
//! [`guard()`], once it knows what it reads, and [`write()`]:
//!
//! 1. take the lock beside the output folder, waiting ten seconds for another
//!    writer at most ([`lock`]);
//! 2. finish what a writer that was stopped left behind ([`swap`]);
//! 3. refuse a folder that isn't ours ([`ownership`]): ours is absent, or holds
//!    nothing but what its `bluebook.manifest` lists, each file as it was
//!    written. A file that was changed by hand is refused too, with its name;
//!    one that was deleted is written anew;
//! 4. put the new site together beside the old one ([`stage`]);
//! 5. exchange the two names ([`swap`]) and delete the old site by its list.
//!
//! # What is promised
//!
//! Whatever ends the process, and wherever writing fails, the output folder is
//! the whole old site or the whole new one, and the next command tidies up. A
//! site that is the same already isn't touched at all.
//!
//! When the machine loses power in the seconds after a build, the file system
//! decides what is left of the *new* files: nothing is forced to the disk, which
//! would take longer than the build. If some of them are damaged, the next build
//! notices, says which, and asks to have the folder deleted. A sealed edition is
//! the copy to keep.

mod artifact;
mod disk;
mod error;
mod last;
mod lock;
mod manifest;
mod ownership;
mod place;
mod replace;
mod stage;
mod swap;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use artifact::{Artifact, Artifacts, GITIGNORE, GITIGNORE_TEXT, MANIFEST, SitePath};
pub use error::WriteError;
pub use last::Last;
pub use place::guard;
pub use replace::{NewFolder, create_folders, replace_file};

use disk::{Disk, RealDisk};
use lock::{Lock, PATIENCE};
use manifest::Manifest;
use place::Place;
use stage::Plan;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many files the site has, with its `.gitignore` and its list of files.
    pub files: usize,
    /// How many bytes are in them.
    pub bytes: u64,
    /// How many of the files were there already and weren't written again.
    pub kept: usize,
    /// What is left of the old site because somebody put a file into it while
    /// the new one was written; worth a warning.
    pub left: Option<PathBuf>,
}

/// Makes the folder `target` hold `artifacts` and nothing else.
///
/// `progress` is called after each file, from any thread, [`Artifacts::len`]
/// and one times in all.
///
/// # Errors
/// Any [`WriteError`]; the site that was there is there still.
pub fn write(
    target: &Path,
    artifacts: &Artifacts,
    progress: &(dyn Fn() + Sync),
) -> Result<Written, WriteError> {
    write_with(&RealDisk, PATIENCE, target, artifacts, progress)
}

/// Finishes what a writer that was stopped left beside `target`. For commands
/// that read a site; [`write()`] does it by itself.
///
/// # Errors
/// [`WriteError::Io`], and [`WriteError::Busy`] if somebody is writing.
pub fn recover(target: &Path) -> Result<(), WriteError> {
    recover_with(&RealDisk, PATIENCE, target)
}

fn write_with(
    disk: &dyn Disk,
    patience: Duration,
    target: &Path,
    artifacts: &Artifacts,
    progress: &(dyn Fn() + Sync),
) -> Result<Written, WriteError> {
    let place = Place::of(target)?;
    // Before anything is made beside a folder that can't be one.
    place.exists()?;
    stage::make_parent(&place)?;
    let _lock = Lock::take(&place, patience)?;
    swap::settle(disk, &place)?;
    let there = place.exists()?;
    let old = if there {
        ownership::survey(&place.target)?
    } else {
        Manifest::default()
    };
    let plan = Plan::new(&place.target, artifacts, &old)?;
    let mut written = Written {
        files: plan.len(),
        bytes: plan.bytes(),
        kept: plan.kept(),
        left: None,
    };
    if plan.is_done(&old) {
        (1..plan.len()).for_each(|_| progress());
        return Ok(written);
    }
    let swapped = plan.write(disk, &place, progress);
    let swapped = swapped.and_then(|()| swap::swap(disk, &place, there));
    if let Err(error) = swapped {
        // What can't be deleted now, the next writer will delete.
        let _ = swap::settle(disk, &place);
        return Err(error);
    }
    if swap::settle(disk, &place).is_err() {
        written.left = Some(place.staging.clone());
    }
    Ok(written)
}

fn recover_with(disk: &dyn Disk, patience: Duration, target: &Path) -> Result<(), WriteError> {
    let place = Place::of(target)?;
    if !place.parent.is_dir() || !swap::is_unsettled(&place)? {
        return Ok(());
    }
    let _lock = Lock::take(&place, patience)?;
    swap::settle(disk, &place)
}
