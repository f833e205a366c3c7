//! What can be wrong with a bag.

use std::fmt;

use crate::source::is_dust;

/// Something that is wrong with a stored bag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A file that can't be read, and why.
    Unreadable(String, String),
    /// A name that leads out of the bag or that not every system can keep.
    HostileName(String),
    /// A link or something else that is no file.
    NoFile(String),
    /// Two names that are the same, or differ only in case, or of which one is the
    /// folder of the other.
    Clash(String, String),
    /// A file that a manifest lists and the bag lacks.
    Missing(String),
    /// A file that no manifest lists.
    Extra(String),
    /// A file whose checksum is another than the manifest's.
    Altered(String),
    /// A tag file that is not what the payload makes it.
    NotCanonical(String),
    /// An entry of a ZIP container that is compressed or encrypted, which none of
    /// ours is.
    Packed(String),
    /// More than a bag may have.
    TooLarge,
    /// A name that lies deeper than so many folders.
    TooDeep(String, usize),
    /// A ZIP container that is not what its content makes it.
    Container,
    /// A folder or a ZIP file that has nothing of a bag.
    NoSeal,
    /// Not a bag at all.
    NoBag(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, why) => write!(f, "{path} can't be read: {why}"),
            Self::HostileName(path) => write!(
                f,
                "the name {path:?} leads out of the bag or can't be kept on every system"
            ),
            Self::NoFile(path) => write!(f, "{path} is a link or a device, not a file"),
            Self::Clash(a, b) if a == b => write!(f, "there is more than one {a}"),
            Self::Clash(a, b) => write!(f, "{a} and {b} differ only in case"),
            Self::Missing(path) => write!(f, "{path} is missing"),
            Self::Extra(path) if is_dust(path) => write!(
                f,
                "{path} is no part of the seal: the Finder or Windows left it there; delete it"
            ),
            Self::Extra(path) => write!(f, "{path} is in no manifest"),
            Self::Altered(path) => write!(f, "{path} was altered: its checksum is another"),
            Self::NotCanonical(path) => write!(
                f,
                "{path} is not what the rest of the bag makes it, so it was altered"
            ),
            Self::Packed(path) => write!(
                f,
                "{path} is compressed or encrypted, and nothing in a sealed ZIP file is"
            ),
            Self::TooLarge => write!(f, "it has more than 2 GiB, which no sealed edition has"),
            Self::TooDeep(path, deepest) => {
                let begin: String = path.chars().take(60).collect();
                write!(
                    f,
                    "{begin}… lies deeper than {deepest} folders, and no sealed edition has more \
                     than nine; `verify --limits depth=N` looks deeper"
                )
            }
            Self::Container => write!(
                f,
                "the ZIP file is not what its content makes it, so it was altered"
            ),
            Self::NoSeal => write!(
                f,
                "this is no sealed edition: it has no bagit.txt and no manifests; `bluebook \
                 archive` makes those under archive/"
            ),
            Self::NoBag(why) => write!(f, "this is no bag: {why}"),
        }
    }
}
