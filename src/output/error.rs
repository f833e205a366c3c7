//! Why a site was not written: which path, what happened, what to do.
//!
//! Whatever the error, the site that stood there before is still whole.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::artifact::{MANIFEST, SitePath};

/// Why a site was not written. The commands leave with exit code 3.
#[derive(Debug)]
pub enum WriteError {
    /// A path that can't be a file of a site.
    BadPath {
        /// The path.
        path: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// Two files that can't both be written.
    Clash {
        /// One of them.
        path: SitePath,
        /// The other.
        other: SitePath,
    },
    /// The output folder has no name of its own: `/`.
    Nameless(PathBuf),
    /// The output folder is something else: a file, a device.
    NotAFolder(PathBuf),
    /// The output folder is a symbolic link.
    Link {
        /// The link.
        path: PathBuf,
        /// What it leads to.
        to: PathBuf,
    },
    /// Another file system is mounted on the output folder.
    Mounted(PathBuf),
    /// What the site is made from lies in the output folder.
    HoldsInput {
        /// The output folder.
        output: PathBuf,
        /// What is read.
        input: PathBuf,
    },
    /// The output folder lies in a folder that is read.
    InsideInput {
        /// The output folder.
        output: PathBuf,
        /// What is read.
        input: PathBuf,
    },
    /// The output folder holds a file that no build has written.
    Stranger {
        /// The folder.
        folder: PathBuf,
        /// The file, or link, or whatever it is.
        stranger: PathBuf,
    },
    /// The output folder's list of files can't be understood.
    ForeignManifest(PathBuf),
    /// A file was changed since a build wrote it.
    Altered(PathBuf),
    /// Another command is writing the same folder.
    Busy(PathBuf),
    /// The system said no.
    Io {
        /// What was tried: "write", "rename".
        tried: &'static str,
        /// With which path.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: says what was tried with which path.
    pub(super) fn io(
        tried: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        move |error| {
            let path = path.into();
            Self::Io { tried, path, error }
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadPath { path, reason } => write!(
                f,
                "`{}` can't be the path of a file in the site: {reason}",
                path.escape_debug()
            ),
            Self::Clash { path, other } if path == other => {
                write!(f, "two files of the site would be `{path}`; rename one")
            }
            Self::Clash { path, other } => write!(
                f,
                "`{path}` and `{other}` can't both be files of the site: one is the folder of the \
                 other, or they differ in capitals only; rename one"
            ),
            Self::Nameless(path) => write!(
                f,
                "`{}` can't be the output folder; name a folder of its own",
                path.display()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "the output `{}` is not a folder; name another, or move it away",
                path.display()
            ),
            Self::Link { path, to } => write!(
                f,
                "the output folder `{}` is a symbolic link, which a build would replace by a \
                 folder; name the folder that it leads to, `{}`",
                path.display(),
                to.display()
            ),
            Self::Mounted(path) => write!(
                f,
                "another file system is mounted on the output folder `{}`, so that it can't be \
                 swapped for a new one; name a folder inside it",
                path.display()
            ),
            Self::HoldsInput { output, input } => write!(
                f,
                "the output folder `{}` holds what the site is made from, `{}`; name a folder of \
                 its own",
                output.display(),
                input.display()
            ),
            Self::InsideInput { output, input } => write!(
                f,
                "the output folder `{}` lies in `{}`, which is read by the build; name a folder \
                 outside it",
                output.display(),
                input.display()
            ),
            Self::Stranger { folder, stranger } => write!(
                f,
                "`{}` holds `{}`, which Bluebook did not write, so it was left as it is; move that \
                 away, or name another folder",
                folder.display(),
                stranger.display()
            ),
            Self::ForeignManifest(path) => write!(
                f,
                "`{}` can't be understood: it was edited, or written by another version of \
                 Bluebook; if the whole folder may go, delete it and build again",
                path.display()
            ),
            Self::Altered(path) => write!(
                f,
                "`{}` was changed since Bluebook wrote it, so the folder was left as it is; keep a \
                 copy if you need the change, delete the file and build again",
                path.display()
            ),
            Self::Busy(path) => write!(
                f,
                "another command is writing `{}`; wait for it to end and try again",
                path.display()
            ),
            Self::Io { tried, path, error } => {
                write!(f, "cannot {tried} `{}`: {error}", path.display())?;
                match advice(error) {
                    Some(advice) => write!(f, "; {advice}"),
                    None => Ok(()),
                }
            }
        }
    }
}

fn advice(error: &io::Error) -> Option<&'static str> {
    Some(match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room there, or write to another disk"
        }
        io::ErrorKind::FileTooLarge => "the system allows no files of that size here",
        io::ErrorKind::PermissionDenied => {
            "the new site is put together beside the old one, so you need leave to write in the \
             folder that holds it"
        }
        io::ErrorKind::ReadOnlyFilesystem => "write to another disk",
        io::ErrorKind::ResourceBusy => "it is in use, or something is mounted on it",
        io::ErrorKind::NotADirectory => "a file stands where a folder is needed",
        _ => return None,
    })
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Where a folder's list of files stands, for messages.
pub(super) fn manifest_of(folder: &std::path::Path) -> PathBuf {
    folder.join(MANIFEST)
}
