//! The few things that writing does to a disk, so that tests can let any one of
//! them fail.

use std::fs;
use std::io;
use std::path::Path;

/// What writing needs to change a disk. Reading goes past it.
pub(super) trait Disk: Sync {
    /// Makes one folder.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file that doesn't exist yet.
    fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Makes a file that doesn't exist yet, to be added to.
    fn create_list(&self, path: &Path) -> io::Result<fs::File>;
    /// Adds to the end of such a file.
    fn append(&self, list: &fs::File, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file a second name.
    fn link(&self, file: &Path, name: &Path) -> io::Result<()>;
    /// Moves a file or folder to a name that is free.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two names at once; `Unsupported` where that can't be done.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Deletes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Deletes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk that there is.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(&mut fs::File::create_new(path)?, bytes)
    }

    fn create_list(&self, path: &Path) -> io::Result<fs::File> {
        fs::File::create_new(path)
    }

    fn append(&self, mut list: &fs::File, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(&mut list, bytes)
    }

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        fs::hard_link(file, name)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
            // An old kernel, or a file system that can't.
            Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
            error => error.into(),
        })
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}
