//! Writes a site so that nothing can go wrong with the one that is there.
//!
//! The caller asks [`guard()`], once it knows what it reads, begins a [`Writer`],
//! puts each file into it as soon as it is made ([`Sink`]), from any thread, and
//! [finishes](Writer::finish) it when nothing has failed. So no site is ever in
//! memory whole. [`write()`] does it for one that is.
//!
//! 1. Take the lock beside the output folder, waiting a minute for another writer
//!    at most (`lock`);
//! 2. finish what a writer that was stopped left behind (`swap`);
//! 3. refuse a folder that isn't ours (`ownership`): ours is absent, or holds
//!    nothing but what its `bluebook.manifest` lists, each file as it was
//!    written (`standing`). A file that was changed by hand is refused too, with
//!    its name; one that was deleted is written anew;
//! 4. put the new site together beside the old one (`stage`), a file at a time as
//!    they come: of one that is unchanged only the name is noted, another is written
//!    down in a `journal` and then written;
//! 5. when all files are there, look whether any clash, or somebody has changed the
//!    old site meanwhile; write the list of files, and give those that are unchanged
//!    a second name;
//! 6. exchange the two names (`swap`) and delete the old site by its list.
//!
//! A writer that is dropped before step 5 takes away what it has put together.
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
mod journal;
mod last;
mod lock;
mod manifest;
mod ownership;
mod place;
mod replace;
mod sink;
mod stage;
mod standing;
mod swap;
#[cfg(test)]
mod tests;
mod writer;

use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

pub use artifact::{Artifact, Artifacts, GITIGNORE, GITIGNORE_TEXT, MANIFEST, SitePath};
pub use error::WriteError;
pub use last::Last;
pub use place::guard;
pub use replace::{NewFolder, create_folders, move_file, replace_file};
pub use sink::{Gathered, Sink};
pub use writer::{Writer, Written};

use disk::{Disk, RealDisk};
use lock::{Lock, PATIENCE};
use place::Place;

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
    let writer = Writer::begin_with(disk, patience, target, progress)?;
    let artifacts = artifacts.as_slice().par_iter();
    artifacts.for_each(|artifact| writer.take(artifact.path.clone(), &artifact.bytes));
    writer.finish()
}

fn recover_with(disk: &dyn Disk, patience: Duration, target: &Path) -> Result<(), WriteError> {
    let place = Place::of(target)?;
    if !place.parent.is_dir() || !swap::is_unsettled(&place)? {
        return Ok(());
    }
    let _lock = Lock::take(&place, patience)?;
    swap::settle(disk, &place)
}
