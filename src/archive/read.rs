//! Reading a stored bag, folder or ZIP, without trusting it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use walkdir::WalkDir;

use super::bag::{MANIFEST, TAG_MANIFEST};
use super::container;
use super::fault::Fault;
use crate::source::is_portable;

/// More than any edition has; a bag that is larger is not read.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

/// How deep folders of a bag may lie in each other, if nobody says otherwise. Those of
/// an edition lie nine deep.
pub const DEEPEST: usize = 32;

/// A bag as it is stored.
#[derive(Debug)]
pub struct Stored {
    /// Its files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// For a ZIP file: its own bytes.
    pub(super) container: Option<Vec<u8>>,
}

/// Reads a bag.
///
/// # Errors
///
/// `Ok(Err(faults))` where the bag is not to be trusted; `Err` where nothing
/// could be read at all.
pub fn read(path: &Path) -> io::Result<Result<Stored, Vec<Fault>>> {
    read_within(path, DEEPEST)
}

/// Reads a bag whose folders lie no more than `deepest` deep in each other.
///
/// # Errors
///
/// As for [`read`].
pub fn read_within(path: &Path, deepest: usize) -> io::Result<Result<Stored, Vec<Fault>>> {
    let stored = read_any(path, deepest)?;
    Ok(stored.and_then(|stored| {
        let deep = |name: &&String| name.matches('/').count() > deepest;
        match stored.files.keys().find(deep) {
            Some(name) => Err(vec![Fault::TooDeep(name.clone(), deepest)]),
            None => Ok(stored),
        }
    }))
}

fn read_any(path: &Path, deepest: usize) -> io::Result<Result<Stored, Vec<Fault>>> {
    let kind = fs::symlink_metadata(path)?.file_type();
    if kind.is_dir() {
        return folder(path, deepest);
    }
    if !kind.is_file() {
        return Ok(Err(vec![Fault::NoFile(path.display().to_string())]));
    }
    let mut left = LARGEST;
    let Some(bytes) = take(path, &mut left)? else {
        return Ok(Err(vec![Fault::TooLarge]));
    };
    Ok(packed(bytes))
}

/// A bag in a ZIP file that is in memory.
pub(super) fn packed(bytes: Vec<u8>) -> Result<Stored, Vec<Fault>> {
    let files = container::read(&bytes).map_err(|fault| vec![fault])?;
    collect(files).map(|files| Stored {
        files,
        container: Some(bytes),
    })
}

/// A file's bytes, if they are not more than `left`, which goes down by them.
fn take(path: &Path, left: &mut u64) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    // It may grow, so this is only to be quick.
    if file.metadata()?.len() > *left {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = file.take(*left + 1).read_to_end(&mut bytes)?;
    match left.checked_sub(read as u64) {
        None => Ok(None),
        Some(rest) => {
            *left = rest;
            Ok(Some(bytes))
        }
    }
}

fn folder(root: &Path, deepest: usize) -> io::Result<Result<Stored, Vec<Fault>>> {
    let tags = ["bagit.txt", "bag-info.txt", MANIFEST, TAG_MANIFEST];
    let mut has_tags = false;
    for tag in tags {
        let place = root.join(tag);
        match place.symlink_metadata() {
            Ok(_) => has_tags = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(at(&place, &error)),
        }
    }
    if !has_tags {
        // What else could be said would be true of any folder.
        return Ok(Err(vec![Fault::NoSeal]));
    }
    let mut faults = Vec::new();
    let mut files = Vec::new();
    let mut left = LARGEST;
    // A file in the deepest folder lies below it.
    let walk = WalkDir::new(root).max_depth(deepest.saturating_add(1));
    for entry in walk.follow_links(false).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let error = error.into_io_error();
                let error = error.unwrap_or_else(|| io::ErrorKind::Other.into());
                return Err(at(&path, &error));
            }
        };
        let inner = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = inner.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else {
            faults.push(Fault::HostileName(inner.display().to_string()));
            continue;
        };
        let name = parts.join("/");
        if entry.file_type().is_dir() {
            if entry.depth() > deepest {
                return Ok(Err(vec![Fault::TooDeep(name, deepest)]));
            }
            // No manifest can speak of a folder with nothing in it.
            if fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_none()) {
                faults.push(Fault::Extra(format!("{name}/")));
            }
            continue;
        }
        if !entry.file_type().is_file() {
            faults.push(Fault::NoFile(name));
            continue;
        }
        match take(entry.path(), &mut left) {
            Ok(Some(bytes)) => files.push((name, bytes)),
            Ok(None) => return Ok(Err(vec![Fault::TooLarge])),
            Err(error) => return Err(at(entry.path(), &error)),
        }
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    Ok(collect(files).map(|files| Stored {
        files,
        container: None,
    }))
}

/// The error with the file that it is about: what the system doesn't give says
/// nothing about the bag.
fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Files by name, if every name is one that can be trusted.
pub(super) fn collect(
    files: Vec<(String, Vec<u8>)>,
) -> Result<BTreeMap<String, Vec<u8>>, Vec<Fault>> {
    let mut faults: Vec<Fault> = files
        .iter()
        .filter(|(name, _)| !is_portable(name))
        .map(|(name, _)| Fault::HostileName(name.clone()))
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    // Every name and every folder that it lies in, without regard to case. Of
    // files there may be one each; folders may be spelled one way only.
    let mut spelled: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for (name, _) in &files {
        let folders = name.match_indices('/').map(|(end, _)| (&name[..end], true));
        for (part, is_folder) in folders.chain([(name.as_str(), false)]) {
            let other = spelled.insert(part.to_ascii_lowercase(), (part, is_folder));
            if other.is_some_and(|other| other != (part, true) || !is_folder) {
                let other = other.map_or("", |(other, _)| other);
                faults.push(Fault::Clash(other.to_owned(), part.to_owned()));
            }
        }
    }
    if faults.is_empty() {
        Ok(files.into_iter().collect())
    } else {
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_clash_somewhere_are_refused() {
        for (one, two) in [
            ("a.txt", "A.txt"),
            ("a.txt", "a.txt"),
            ("a/x", "A/y"),
            ("a", "a/x"),
            ("a/x", "A"),
        ] {
            let files = vec![(one.to_owned(), vec![]), (two.to_owned(), vec![])];
            let faults = collect(files).expect_err("they clash");
            assert!(
                matches!(faults[..], [Fault::Clash(..)]),
                "{one} {two}: {faults:?}"
            );
        }
        let files = ["a/x", "a/y", "a/b/x", "b"].map(|name| (name.to_owned(), vec![]));
        assert!(collect(files.to_vec()).is_ok());
    }
}
