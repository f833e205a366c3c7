//! The new site, put together in `.bluebook-site.new` while its pages are made.
//!
//! First the journal is made there, then a line is added to it before each file is
//! ([`super::journal`]). Whoever is stopped leaves a folder that says what is in
//! it. When all files are known, the site's list of files takes the journal's
//! place, and those that the old site has already get a second name instead of a
//! second copy.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::artifact::SitePath;
use super::disk::Disk;
use super::error::{WriteError, manifest_of};
use super::journal::{self, JOURNAL};
use super::place::Place;
use super::standing::Standing;

/// A staging folder, with room for the next file.
pub(super) struct Staging {
    journal: fs::File,
    folders: BTreeSet<String>,
}

impl Staging {
    /// Makes the folder, which doesn't exist yet.
    pub(super) fn begin(disk: &dyn Disk, place: &Place) -> Result<Self, WriteError> {
        let staging = &place.staging;
        make(disk, staging)?;
        if let Ok(old) = fs::metadata(&place.target) {
            // Whoever let others read or write the folder meant the new one too.
            fs::set_permissions(staging, old.permissions())
                .map_err(WriteError::io("set the permissions of", staging))?;
        }
        let path = staging.join(JOURNAL);
        let journal = disk
            .create_list(&path)
            .map_err(WriteError::io("write", path))?;
        Ok(Self {
            journal,
            folders: BTreeSet::new(),
        })
    }

    /// Writes down that there will be a file, and makes its folders. When this
    /// fails nothing may be written any more: the last line may be half a line.
    pub(super) fn announce(
        &mut self,
        disk: &dyn Disk,
        place: &Place,
        path: &SitePath,
    ) -> Result<(), WriteError> {
        self.make_folders(disk, place, path)?;
        disk.append(&self.journal, journal::line(path).as_bytes())
            .map_err(WriteError::io("write", place.staging.join(JOURNAL)))
    }

    /// Makes a whole site of the folder: writes its list, and takes over `kept`
    /// from the site that stands there.
    pub(super) fn complete(
        mut self,
        disk: &dyn Disk,
        place: &Place,
        list: &str,
        kept: &[&SitePath],
        old: &Standing,
    ) -> Result<(), WriteError> {
        let path = manifest_of(&place.staging);
        disk.write_file(&path, list.as_bytes())
            .map_err(WriteError::io("write", path))?;
        for path in kept {
            self.make_folders(disk, place, path)?;
        }
        let linked = kept.par_iter().map(|path| {
            let (from, to) = (old.file(path.as_str()), place.staging.join(path.as_str()));
            disk.link(&from, &to).is_ok()
        });
        let linked: Vec<bool> = linked.collect();
        // Some file systems know no second names, and some systems forbid them for other
        // people's files. A copy may be stopped half-way, so the journal knows of it.
        let copied = kept.iter().zip(linked).filter(|(_, is_linked)| !is_linked);
        let copied: Vec<&SitePath> = copied.map(|(path, _)| *path).collect();
        for path in &copied {
            self.announce(disk, place, path)?;
        }
        let copies = copied
            .par_iter()
            .map(|path| write(disk, place, path, &old.read(path.as_str())?));
        // The first in the order of the files: which thread came first doesn't
        // matter.
        let copies: Vec<Result<(), WriteError>> = copies.collect();
        copies.into_iter().collect::<Result<(), _>>()?;
        // From here on the list says what is in the folder.
        let path = place.staging.join(JOURNAL);
        disk.remove_file(&path)
            .map_err(WriteError::io("delete", path))
    }

    fn make_folders(
        &mut self,
        disk: &dyn Disk,
        place: &Place,
        path: &SitePath,
    ) -> Result<(), WriteError> {
        let Some((folder, _)) = path.as_str().rsplit_once('/') else {
            return Ok(());
        };
        if self.folders.contains(folder) {
            return Ok(());
        }
        let inner = folder.match_indices('/').map(|(end, _)| end);
        for end in inner.chain([folder.len()]) {
            if !self.folders.contains(&folder[..end]) {
                make(disk, &place.staging.join(&folder[..end]))?;
                self.folders.insert(folder[..end].to_owned());
            }
        }
        Ok(())
    }
}

/// Writes a file that was announced.
pub(super) fn write(
    disk: &dyn Disk,
    place: &Place,
    path: &SitePath,
    bytes: &[u8],
) -> Result<(), WriteError> {
    let file = place.staging.join(path.as_str());
    disk.write_file(&file, bytes)
        .map_err(WriteError::io("write", file))
}

fn make(disk: &dyn Disk, folder: &Path) -> Result<(), WriteError> {
    disk.create_folder(folder)
        .map_err(WriteError::io("make", folder))
}

/// Makes the folders above the output folder.
pub(super) fn make_parent(place: &Place) -> Result<(), WriteError> {
    match fs::create_dir_all(&place.parent) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(WriteError::io("make", &place.parent)(error))
        }
        _ => Ok(()),
    }
}
