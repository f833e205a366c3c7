//! One writer at a time for each output folder.
//!
//! The lock is the system's, on a file beside the folder; it ends with the
//! process that holds it, however that ends. The file is deleted afterwards.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use super::error::WriteError;
use super::place::Place;

/// How long a second builder waits for the first, which holds the lock from its
/// first page on. With pictures a large report takes some seconds; who takes longer
/// than this is stuck, and waiting without a word would look the same.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// Held while a folder is written.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub(super) fn take(place: &Place, patience: Duration) -> Result<Self, WriteError> {
        let path = &place.lock;
        let mut patience = patience;
        loop {
            let mut how = OpenOptions::new();
            how.create(true).write(true).truncate(false);
            let file = how.open(path).map_err(WriteError::io("lock", path))?;
            match file.try_lock() {
                Ok(()) => {
                    // The one before may have deleted the file between our
                    // opening it and our locking it: then the lock is worth
                    // nothing, because the next will make another file.
                    if is_at(&file, path).map_err(WriteError::io("lock", path))? {
                        let path = path.clone();
                        return Ok(Self { path, _file: file });
                    }
                }
                Err(TryLockError::WouldBlock) if patience.is_zero() => {
                    return Err(WriteError::Busy(place.shown.clone()));
                }
                Err(TryLockError::WouldBlock) => {
                    sleep(PAUSE);
                    patience = patience.saturating_sub(PAUSE);
                }
                Err(TryLockError::Error(error)) => return Err(WriteError::io("lock", path)(error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Still held while the name goes. A file that stays does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

fn is_at(file: &File, path: &std::path::Path) -> io::Result<bool> {
    let held = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(found.dev() == held.dev() && found.ino() == held.ino()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
