//! The files of a folder on disk: ordinary ones, within it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::tree::{Tree, Unreadable, refused};

/// The largest file that is read, in bytes. A chapter or a data file is a
/// hundredth of it; whatever is larger got here by mistake, and would take a
/// minute and gigabytes to find that out.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// How deep folders may lie in each other.
const DEEPEST: usize = 8;

const MEGABYTE: u64 = 1024 * 1024;

/// The files of a folder on disk.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The files under a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    fn relative(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = inner
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        parts.join("/")
    }

    /// Refuses what a link leads to outside of the root: a theme or a chapter from
    /// somebody else could publish any file of this machine. The folders of the
    /// root themselves may be links, which only its owner can make.
    fn stays_inside(&self, path: &str) -> io::Result<()> {
        let real = self.root.join(path).canonicalize()?;
        let first = path.split('/').next().unwrap_or(path);
        let is_inside = real.starts_with(self.root.canonicalize()?)
            || first != path && real.starts_with(self.root.join(first).canonicalize()?);
        match is_inside {
            true => Ok(()),
            false => Err(refused("a link leads out of the folder of the report")),
        }
    }

    /// What is at a path, seen through links.
    fn about(&self, path: &str) -> io::Result<fs::Metadata> {
        let full = self.root.join(path);
        fs::metadata(&full).map_err(|error| {
            let is_link = full
                .symlink_metadata()
                .is_ok_and(|found| found.is_symlink());
            match error.kind() {
                _ if is_loop(&error) => refused("it is a link that leads round in a circle"),
                io::ErrorKind::NotFound if is_link => refused("it is a link that leads nowhere"),
                _ => error,
            }
        })
    }
}

impl Tree for Disk {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        match fs::metadata(self.root.join(path)) {
            Ok(found) => Ok(found.is_dir()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        let start = self.root.join(path);
        let begun = match fs::metadata(&start) {
            Ok(_) => self.stays_inside(path),
            Err(error) => Err(error),
        };
        match begun {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => return vec![Err(Unreadable::new(path, &error))],
        }
        WalkDir::new(start)
            .max_depth(DEEPEST)
            .sort_by_file_name()
            .into_iter()
            .filter_map(|entry| match entry {
                Ok(entry) if entry.file_type().is_dir() && entry.depth() < DEEPEST => None,
                Ok(entry) if entry.file_type().is_dir() => {
                    let why =
                        format!("it lies deeper than {DEEPEST} folders, and is not looked into");
                    Some(Err(Unreadable::new(
                        self.relative(entry.path()),
                        &refused(why),
                    )))
                }
                Ok(entry) if leads_to_folder(&entry) => Some(Err(Unreadable::new(
                    self.relative(entry.path()),
                    &refused("it is a link to a folder, and those are not followed"),
                ))),
                Ok(entry) => Some(Ok(self.relative(entry.path()))),
                Err(error) => {
                    let place = error.path().map_or(path.to_owned(), |p| self.relative(p));
                    let error = error
                        .into_io_error()
                        .unwrap_or_else(|| refused("links lead round in a circle"));
                    Some(Err(Unreadable::new(place, &error)))
                }
            })
            .collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        // Looked at before it is opened: a pipe without a writer would wait for ever.
        let found = self.about(path)?;
        if !found.is_file() {
            return Err(refused(
                "it is no ordinary file but a folder, a pipe, a device or a socket",
            ));
        }
        self.stays_inside(path)?;
        read_at_most(&self.root.join(path), LARGEST_FILE, "a file of an edition")
    }
}

/// The bytes of an ordinary file that has no more than so many.
///
/// # Errors
///
/// It can't be read, is no ordinary file, or is larger; `kind` says in the message
/// which files may not be.
pub fn read_at_most(path: &Path, largest: u64, kind: &str) -> io::Result<Vec<u8>> {
    let too_large = |size: u64| {
        refused(format!(
            "it has {} MB, more than the {} MB that {kind} may have",
            size / MEGABYTE,
            largest / MEGABYTE
        ))
    };
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(refused(
            "it is no ordinary file but a folder, a pipe, a device or a socket",
        ));
    }
    if found.len() > largest {
        return Err(too_large(found.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0));
    // It may grow while it is read, and some say that they have nothing.
    File::open(path)?
        .take(largest + 1)
        .read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        size if size > largest => Err(too_large(size)),
        _ => Ok(bytes),
    }
}

fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

/// Whether this is a link to a folder. Following one could lead round in a
/// circle, or through the whole disk; a link to a file is as good as the file.
fn leads_to_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_symlink() && entry.path().is_dir()
}

/// The years that have an edition under `content`, in order.
///
/// # Errors
///
/// The folder is there and can't be read.
pub fn editions(root: &Path) -> Result<Vec<String>, Unreadable> {
    let failed = |error: io::Error| Unreadable::new("content", &error);
    let entries = match fs::read_dir(root.join("content")) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut years = Vec::new();
    for entry in entries {
        let Ok(name) = entry.map_err(failed)?.file_name().into_string() else {
            continue;
        };
        let is_year = name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
        let place = format!("content/{name}");
        let is_folder = || Disk::new(root).is_folder(&place);
        if is_year && is_folder().map_err(|error| Unreadable::new(&place, &error))? {
            years.push(name);
        }
    }
    years.sort();
    Ok(years)
}
