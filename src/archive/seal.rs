//! Writing a bag to its place for good, and finding those that are there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::bag::Bag;
use super::container;
use crate::model::Date;

/// A sealed edition in the archive folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seal {
    /// The edition's year.
    pub year: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// The folder of its bag.
    pub path: PathBuf,
}

impl Seal {
    /// The name of a seal's folder: `2017`, from the second revision on
    /// `2017-r2`.
    pub fn name(year: &str, revision: u32) -> String {
        match revision {
            1 => year.to_owned(),
            n => format!("{year}-r{n}"),
        }
    }

    fn parse(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (year, revision) = match name.split_once("-r") {
            None => (name, 1),
            Some((year, number)) => (year, number.parse().ok().filter(|n| *n > 1)?),
        };
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| Self {
            year: year.to_owned(),
            revision,
            path: path.to_owned(),
        })
    }
}

/// The seals in an archive folder, by year and revision.
///
/// # Errors
///
/// The folder is there and can't be read.
pub fn seals(archive: &Path) -> io::Result<Vec<Seal>> {
    let entries = match fs::read_dir(archive) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut seals = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            seals.extend(Seal::parse(&path));
        }
    }
    seals.sort();
    Ok(seals)
}

/// Seals a bag under a name in the archive folder: `NAME.zip`, then `NAME/`.
/// Neither may exist, unless an earlier try left the same container.
///
/// # Errors
///
/// Something is in the way, or the disk refuses.
pub fn seal(archive: &Path, name: &str, bag: &Bag, date: Date) -> io::Result<()> {
    let folder = archive.join(name);
    let container = archive.join(format!("{name}.zip"));
    let files = bag.files();
    let bytes = container::write(name, &files, date);
    if folder.symlink_metadata().is_ok() {
        return Err(exists(&folder));
    }
    if container.symlink_metadata().is_ok() && fs::read(&container)? != bytes {
        return Err(exists(&container));
    }
    fs::create_dir_all(archive)?;
    let staging = archive.join(format!(".bluebook-sealing-{name}"));
    // Only an interrupted try of this command leaves one.
    if staging.symlink_metadata().is_ok() {
        fs::remove_dir_all(&staging)?;
    }
    fs::create_dir(&staging)?;
    let zip = staging.join("container.zip");
    write_through(&zip, &bytes)?;
    let inner = staging.join("bag");
    for (path, bytes) in &files {
        let path = inner.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        write_through(&path, bytes)?;
    }
    fs::rename(&zip, &container)?;
    fs::rename(&inner, &folder)?;
    fs::remove_dir(&staging)?;
    fs::File::open(archive)?.sync_all()
}

fn exists(path: &Path) -> io::Error {
    io::Error::new(
        io::ErrorKind::AlreadyExists,
        format!(
            "{} is there already, and what is sealed is never changed. A correction carries \
             a new `revision` and a `reason` in edition.toml",
            path.display()
        ),
    )
}

/// A seal is for good: its bytes are on the disk before it gets its name.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Fault, read, verify};
    use std::collections::BTreeMap;

    const DATE: Date = Date {
        year: 2018,
        month: 3,
        day: 22,
    };

    fn bag() -> Bag {
        let payload = (0..6)
            .map(|n| (format!("site/2017/{n}.html"), vec![b'x'; n * 50]))
            .collect::<BTreeMap<_, _>>();
        Bag::new(payload, vec![("Bagging-Date".into(), DATE.to_string())])
    }

    fn faults(path: &Path) -> Vec<Fault> {
        match read(path).expect("it can be read") {
            Err(faults) => faults,
            Ok(stored) => verify(&stored).err().unwrap_or_default(),
        }
    }

    #[test]
    fn a_seal_is_sound_and_is_never_made_twice() {
        let folder = tempfile::tempdir().expect("a folder");
        seal(folder.path(), "2017", &bag(), DATE).expect("sealed");
        assert_eq!(faults(&folder.path().join("2017")), []);
        assert_eq!(faults(&folder.path().join("2017.zip")), []);
        let again = seal(folder.path(), "2017", &bag(), DATE).expect_err("it is there");
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        let found = seals(folder.path()).expect("listed");
        assert_eq!((found.len(), found[0].revision), (1, 1));
    }

    #[test]
    fn any_byte_that_flips_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        seal(folder.path(), "2017", &bag(), DATE).expect("sealed");
        let zip = folder.path().join("2017.zip");
        let bytes = fs::read(&zip).expect("read");
        for at in (0..bytes.len()).step_by(7) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x01;
            fs::write(&zip, &flipped).expect("written");
            assert_ne!(faults(&zip), [], "byte {at} of the container");
        }
        let bag_folder = folder.path().join("2017");
        for (path, bytes) in bag().files() {
            for at in 0..bytes.len().min(40) {
                let mut flipped = bytes.clone();
                flipped[at] ^= 0x20;
                fs::write(bag_folder.join(&path), &flipped).expect("written");
                assert_ne!(faults(&bag_folder), [], "byte {at} of {path}");
            }
            fs::write(bag_folder.join(&path), &bytes).expect("written");
        }
        assert_eq!(faults(&bag_folder), []);
    }

    #[test]
    fn what_is_missing_extra_or_a_link_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        seal(folder.path(), "2017", &bag(), DATE).expect("sealed");
        let bag = folder.path().join("2017");
        fs::remove_file(bag.join("data/site/2017/3.html")).expect("removed");
        fs::write(bag.join("data/extra.txt"), "x").expect("written");
        fs::write(bag.join("stranger.txt"), "x").expect("written");
        assert_eq!(
            faults(&bag)
                .iter()
                .filter(|fault| matches!(fault, Fault::Missing(_) | Fault::Extra(_)))
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
            [
                "data/site/2017/3.html is missing",
                "data/extra.txt is in no manifest",
                "stranger.txt is in no manifest"
            ]
        );
        std::os::unix::fs::symlink("/etc/passwd", bag.join("data/link")).expect("linked");
        assert_eq!(faults(&bag), [Fault::NoFile("data/link".into())]);
    }
}
