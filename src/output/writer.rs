//! A site on its way into its folder, file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::artifact::{GITIGNORE_TEXT, SitePath, side_by_side};
use super::disk::{Disk, RealDisk};
use super::error::WriteError;
use super::lock::{Lock, PATIENCE};
use super::manifest::{Manifest, Sum, sum};
use super::place::Place;
use super::sink::Sink;
use super::stage::{self, Staging};
use super::standing::Standing;
use super::swap;

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

/// Writes a new site beside the one that stands in a folder, and then puts it in
/// its place. Whoever has one is the only one who writes there.
///
/// Dropped before it has [finished](Writer::finish), it takes away what it wrote,
/// and the old site stays.
pub struct Writer<'a> {
    disk: &'a dyn Disk,
    progress: &'a (dyn Fn() + Sync),
    /// Whether the output folder exists.
    there: bool,
    old: Standing,
    new: Mutex<New>,
    is_settled: bool,
    place: Place,
    // Last, so that it is held until everything else is put away.
    _lock: Lock,
}

/// What is known of the new site.
#[derive(Default)]
struct New {
    files: BTreeMap<SitePath, File>,
    /// Paths that came a second time.
    twice: Vec<SitePath>,
    /// Paths that can't be one, and why.
    bad: BTreeMap<String, WriteError>,
    /// Made with the first file that the old site doesn't have.
    staging: Option<Staging>,
    /// Why nothing is written any more.
    failure: Option<WriteError>,
}

struct File {
    sum: Sum,
    length: u64,
    /// Whether the old site has it, byte for byte.
    is_kept: bool,
}

impl<'a> Writer<'a> {
    /// Makes ready for a site in `target`: waits for other writers, finishes what
    /// one that was stopped left behind, and reads the site that stands there.
    ///
    /// `progress` is called after each file, from any thread, once more than there
    /// are files.
    ///
    /// # Errors
    /// Any [`WriteError`] by which the folder is not to be written.
    pub fn begin(target: &Path, progress: &'a (dyn Fn() + Sync)) -> Result<Self, WriteError> {
        Self::begin_with(&RealDisk, PATIENCE, target, progress)
    }

    pub(super) fn begin_with(
        disk: &'a dyn Disk,
        patience: Duration,
        target: &Path,
        progress: &'a (dyn Fn() + Sync),
    ) -> Result<Self, WriteError> {
        let place = Place::of(target)?;
        // Before anything is made beside a folder that can't be one.
        place.exists()?;
        stage::make_parent(&place)?;
        let lock = Lock::take(&place, patience)?;
        swap::settle(disk, &place)?;
        let there = place.exists()?;
        let old = match there {
            true => Standing::survey(&place.target)?,
            false => Standing::default(),
        };
        Ok(Self {
            disk,
            progress,
            there,
            old,
            new: Mutex::default(),
            is_settled: false,
            place,
            _lock: lock,
        })
    }

    /// Takes a file: writes it, unless the old site has it.
    pub(super) fn take(&self, path: SitePath, bytes: &[u8]) {
        let sum = sum(bytes);
        let file = File {
            sum,
            length: bytes.len() as u64,
            is_kept: self.old.has(path.as_str(), &sum),
        };
        if self.announce(&path, file)
            && let Err(error) = stage::write(self.disk, &self.place, &path, bytes)
        {
            self.known().failure.get_or_insert(error);
        }
        (self.progress)();
    }

    /// Notes a file; whether it has to be written.
    fn announce(&self, path: &SitePath, file: File) -> bool {
        let mut new = self.known();
        let is_kept = file.is_kept;
        if new.files.contains_key(path) {
            new.twice.push(path.clone());
            return false;
        }
        new.files.insert(path.clone(), file);
        if is_kept || new.failure.is_some() {
            return false;
        }
        let New {
            staging, failure, ..
        } = &mut *new;
        let announced = begun(staging, self.disk, &self.place)
            .and_then(|staging| staging.announce(self.disk, &self.place, path));
        match announced {
            Ok(()) => true,
            Err(error) => {
                *failure = Some(error);
                false
            }
        }
    }

    /// Makes the folder hold what was taken and nothing else. A site that is the
    /// same already isn't touched.
    ///
    /// # Errors
    /// Any [`WriteError`]; the site that was there is there still.
    pub fn finish(mut self) -> Result<Written, WriteError> {
        self.take(SitePath::gitignore(), GITIGNORE_TEXT.as_bytes());
        let new = self.new.get_mut().unwrap_or_else(PoisonError::into_inner);
        let New {
            files,
            twice,
            bad,
            mut staging,
            failure,
        } = std::mem::take(new);
        if let Some((_, error)) = bad.into_iter().next() {
            return Err(error);
        }
        let mut paths: Vec<&SitePath> = files.keys().chain(&twice).collect();
        paths.sort();
        // What couldn't be written may be so because two files clash.
        side_by_side(&paths)?;
        if let Some(failure) = failure {
            return Err(failure);
        }
        self.old.look_again()?;
        let lines = files.iter();
        let lines = lines.map(|(path, file)| (path.as_str().to_owned(), file.sum));
        let manifest = Manifest::new(lines.collect());
        let list = manifest.to_text();
        let kept = files.iter().filter(|(_, file)| file.is_kept);
        let kept: Vec<&SitePath> = kept.map(|(path, _)| path).collect();
        let mut written = Written {
            files: files.len() + 1,
            bytes: files.values().map(|file| file.length).sum::<u64>() + list.len() as u64,
            kept: kept.len(),
            left: None,
        };
        if kept.len() == files.len() && self.old.is(&manifest) {
            return Ok(written);
        }
        begun(&mut staging, self.disk, &self.place)?;
        if let Some(staging) = staging {
            staging.complete(self.disk, &self.place, &list, &kept, &self.old)?;
        }
        swap::swap(self.disk, &self.place, self.there)?;
        self.is_settled = true;
        if swap::settle(self.disk, &self.place).is_err() {
            written.left = Some(self.place.staging.clone());
        }
        Ok(written)
    }

    fn known(&self) -> MutexGuard<'_, New> {
        self.new.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The staging folder, made if it isn't yet.
fn begun<'s>(
    staging: &'s mut Option<Staging>,
    disk: &dyn Disk,
    place: &Place,
) -> Result<&'s mut Staging, WriteError> {
    match staging {
        Some(staging) => Ok(staging),
        None => Ok(staging.insert(Staging::begin(disk, place)?)),
    }
}

impl Sink for Writer<'_> {
    fn put(&self, path: String, bytes: Vec<u8>) {
        match SitePath::new(path.as_str()) {
            Ok(path) => self.take(path, &bytes),
            Err(error) => {
                self.known().bad.insert(path, error);
            }
        }
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if !self.is_settled {
            // What can't be deleted now, the next writer will delete.
            let _ = swap::settle(self.disk, &self.place);
        }
    }
}
