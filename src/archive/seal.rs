//! Writing a bag to its place for good, and finding those that are there.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::bag::{Bag, Identity};
use super::fault::Fault;
use super::verify::verify;
use super::{container, read};

/// A sealed edition in the archive folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seal {
    /// The edition's year.
    pub year: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// The folder of its bag, or the ZIP file where there is no folder.
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

    fn parse(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let name = name.strip_suffix(".zip").unwrap_or(name);
        let (year, revision) = match name.split_once("-r") {
            None => (name, 1),
            Some((year, number)) => (year, number.parse().ok()?),
        };
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        (is_year && name == Self::name(year, revision)).then(|| Self {
            year: year.to_owned(),
            revision,
            path: path.clone(),
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
        Err(error) => return Err(unlisted(archive, &error)),
    };
    let mut seals = Vec::new();
    for entry in entries {
        seals.extend(Seal::parse(
            entry.map_err(|error| unlisted(archive, &error))?.path(),
        ));
    }
    // `2017` sorts before `2017.zip`, so that of the two the folder stays.
    seals.sort();
    seals.dedup_by(|next, kept| (&next.year, next.revision) == (&kept.year, kept.revision));
    Ok(seals)
}

fn unlisted(archive: &Path, error: &io::Error) -> io::Error {
    let message = format!("{} can't be read: {error}", archive.display());
    io::Error::new(error.kind(), message)
}

/// Why a bag was not sealed.
#[derive(Debug)]
pub enum NotSealed {
    /// Something else has the place.
    Exists(PathBuf),
    /// It would not be accepted by those who verify it.
    Unsound(Vec<Fault>),
    /// The disk refuses.
    Io(io::Error),
}

impl From<io::Error> for NotSealed {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Seals a bag under the name that it gives itself in the archive folder:
/// `NAME.zip`, then `NAME/`. Neither may exist, unless an earlier try left the
/// same container.
///
/// # Errors
///
/// Something is in the way, the bag has a name that not every system can keep, or
/// the disk refuses.
pub fn seal(archive: &Path, bag: &Bag) -> Result<Seal, NotSealed> {
    let unsound = |why: &str| NotSealed::Unsound(vec![Fault::NoBag(why.to_owned())]);
    let identity = Identity::of(bag.info())
        .ok_or_else(|| unsound("it does not say of which edition and day it is"))?;
    let name = Seal::name(&identity.year, identity.revision);
    let seal = Seal::parse(archive.join(&name))
        .ok_or_else(|| unsound("its edition is no year of four digits"))?;
    let container = archive.join(format!("{name}.zip"));
    let files = bag.files();
    let bytes = container::write(&name, &files, identity.date);
    // What would be refused later is refused now.
    let stored = read::packed(bytes).map_err(NotSealed::Unsound)?;
    verify(&stored).map_err(NotSealed::Unsound)?;
    let bytes = stored.container.unwrap_or_default();

    fs::create_dir_all(archive).map_err(|error| at(archive, &error))?;
    // One at a time; the lock ends with the process, however that ends.
    let lock = File::open(archive).map_err(|error| at(archive, &error))?;
    lock.lock().map_err(|error| at(archive, &error))?;
    if seal.path.symlink_metadata().is_ok() {
        return Err(NotSealed::Exists(seal.path));
    }
    if container.symlink_metadata().is_ok()
        && fs::read(&container).map_err(|error| at(&container, &error))? != bytes
    {
        return Err(NotSealed::Exists(container));
    }
    let staging = archive.join(format!(".bluebook-sealing-{name}"));
    clear(&staging)?;
    fs::create_dir(&staging).map_err(|error| at(&staging, &error))?;
    let zip = staging.join("container.zip");
    write_through(&zip, &bytes)?;
    let inner = staging.join("bag");
    let mut folders = BTreeSet::from([inner.clone()]);
    for (path, bytes) in &files {
        let path = inner.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
            let above = parent.ancestors().take_while(|above| *above != inner);
            folders.extend(above.map(Path::to_owned));
        }
        write_through(&path, bytes)?;
    }
    // A file's name is in its folder, which has to be on the disk as well.
    for folder in folders.iter().chain([&staging]) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|error| at(folder, &error))?;
    }
    fs::rename(&zip, &container).map_err(|error| at(&container, &error))?;
    fs::rename(&inner, &seal.path).map_err(|error| at(&seal.path, &error))?;
    fs::remove_dir(&staging).map_err(|error| at(&staging, &error))?;
    lock.sync_all().map_err(|error| at(archive, &error))?;
    Ok(seal)
}

/// Takes away what an interrupted try has left. Whatever else lies there is somebody's.
fn clear(staging: &Path) -> io::Result<()> {
    if staging.symlink_metadata().is_err() {
        return Ok(());
    }
    const OURS: [&str; 6] = [
        "container.zip",
        "bag/bagit.txt",
        "bag/bag-info.txt",
        "bag/README.txt",
        "bag/manifest-sha512.txt",
        "bag/tagmanifest-sha512.txt",
    ];
    for entry in WalkDir::new(staging).follow_links(false) {
        let entry = entry.map_err(|error| {
            let error = error.into_io_error();
            at(
                staging,
                &error.unwrap_or_else(|| io::ErrorKind::Other.into()),
            )
        })?;
        let kind = entry.file_type();
        let inner = entry.path().strip_prefix(staging).unwrap_or(entry.path());
        let is_ours = OURS.iter().any(|ours| inner == Path::new(ours))
            || inner.starts_with("bag/data/site")
            || inner.starts_with("bag/data/source");
        if !(kind.is_dir() || kind.is_file() && is_ours) {
            let message = format!(
                "{} lies where seals are put together, and this program did not write it; move \
                 it elsewhere",
                entry.path().display()
            );
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }
    }
    fs::remove_dir_all(staging).map_err(|error| at(staging, &error))
}

/// The error with the path that it is about.
fn at(path: &Path, error: &io::Error) -> io::Error {
    let message = format!("{} can't be written: {error}", path.display());
    io::Error::new(error.kind(), message)
}

/// A seal is for good: its bytes are on the disk before it gets its name.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| at(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{REVISION, SEALED_ON, YEAR};
    use std::collections::BTreeMap;

    fn bag() -> Bag {
        let payload = (0..6)
            .map(|n| (format!("site/2017/{n}.html"), vec![b'x'; n * 20]))
            .collect::<BTreeMap<_, _>>();
        let info = [(YEAR, "2017"), (REVISION, "1"), (SEALED_ON, "2018-03-22")];
        Bag::new(
            payload,
            info.map(|(name, value)| (name.into(), value.into()))
                .to_vec(),
        )
    }

    fn faults(path: &Path) -> Vec<Fault> {
        match read::read(path).expect("it can be read") {
            Err(faults) => faults,
            Ok(stored) => verify(&stored).err().unwrap_or_default(),
        }
    }

    /// A bag that is sealed, in a folder of its own.
    fn sealed() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        seal(folder.path(), &bag()).expect("sealed");
        folder
    }

    #[test]
    fn a_seal_is_sound_and_is_never_made_twice() {
        let folder = sealed();
        assert_eq!(faults(&folder.path().join("2017")), []);
        assert_eq!(faults(&folder.path().join("2017.zip")), []);
        let again = seal(folder.path(), &bag()).expect_err("it is there");
        assert!(matches!(again, NotSealed::Exists(_)), "{again:?}");
        let found = seals(folder.path()).expect("listed");
        assert_eq!((found.len(), found[0].revision), (1, 1));
        assert_eq!(found[0].path, folder.path().join("2017"));
        // The container alone is a seal too, and a folder can be made of it.
        fs::remove_dir_all(&found[0].path).expect("removed");
        let found = seals(folder.path()).expect("listed");
        assert_eq!(found[0].path, folder.path().join("2017.zip"));
        seal(folder.path(), &bag()).expect("sealed");
        assert_eq!(faults(&folder.path().join("2017")), []);
    }

    #[test]
    fn what_an_interrupted_try_left_goes_and_what_is_somebody_s_stays() {
        for (path, is_ours) in [
            ("container.zip", true),
            ("bag/bagit.txt", true),
            ("bag/data/site/2017/old.html", true),
            ("thesis.txt", false),
            ("bag/data/thesis.txt", false),
            ("bag/bagit.txt/thesis.txt", false),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join(".bluebook-sealing-2017").join(path);
            fs::create_dir_all(file.parent().expect("it has one")).expect("made");
            fs::write(&file, "three years of work").expect("written");
            match seal(folder.path(), &bag()) {
                Ok(_) => assert!(is_ours, "{path}"),
                Err(NotSealed::Io(error)) => {
                    assert!(
                        !is_ours && error.to_string().contains("move it elsewhere"),
                        "{error}"
                    );
                    assert!(
                        file.exists() && !folder.path().join("2017").exists(),
                        "{path}"
                    );
                }
                Err(other) => panic!("{path}: {other:?}"),
            }
        }
    }

    #[test]
    fn only_what_is_named_like_a_seal_is_one() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [
            "2017-r2",
            "2016",
            "2017-r1",
            "2017-r02",
            "17",
            "2017.tar",
            ".bluebook-x",
        ] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        let found = seals(folder.path()).expect("listed");
        let names: Vec<_> = found
            .iter()
            .map(|s| Seal::name(&s.year, s.revision))
            .collect();
        assert_eq!(names, ["2016", "2017-r2"]);
    }

    #[test]
    fn what_would_be_refused_is_not_sealed() {
        let folder = tempfile::tempdir().expect("a folder");
        let info = bag().info().clone();
        for names in [&["site/2017/a", "site/2017/A"][..], &["source/50%.md"]] {
            let payload = names.iter().map(|name| ((*name).to_owned(), vec![]));
            let refused = seal(folder.path(), &Bag::new(payload.collect(), info.clone()));
            assert!(matches!(refused, Err(NotSealed::Unsound(_))), "{refused:?}");
        }
        let nameless = Bag::new(BTreeMap::new(), vec![]);
        assert!(matches!(
            seal(folder.path(), &nameless),
            Err(NotSealed::Unsound(_))
        ));
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
    }

    #[test]
    fn the_container_of_a_bag_never_changes() {
        // What is sealed today is made again to the byte in many years: if a new
        // version of the ZIP crate changes this, write containers without it.
        let files = bag().files();
        let date = Identity::of(bag().info()).expect("named").date;
        let bytes = container::write("2017", &files, date);
        assert_eq!(
            super::super::bag::digest(&bytes)[..32],
            *"14198f2d6a3e1c121ee67ab68bcd4ceb",
        );
    }

    #[test]
    fn any_byte_that_flips_is_found() {
        let folder = sealed();
        let bytes = fs::read(folder.path().join("2017.zip")).expect("read");
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let found = read::packed(flipped).and_then(|stored| verify(&stored));
            assert!(found.is_err(), "byte {at} of the container");
        }
        let files = Bag::explained(bag().payload().clone(), bag().info().clone()).files();
        assert!(files.contains_key("README.txt"));
        for (path, bytes) in &files {
            for at in 0..bytes.len() {
                let mut files = files.clone();
                if let Some(bytes) = files.get_mut(path) {
                    bytes[at] ^= 1 << (at % 8);
                }
                let found = verify(&read::Stored {
                    files,
                    container: None,
                });
                let found = found.expect_err(&format!("byte {at} of {path}"));
                // That file is the one that is named, and no innocent one; only
                // between `bag-info.txt` or the page for people and the line about it
                // nobody can tell.
                let tags = "tagmanifest-sha512.txt";
                let is_own = |said: &str| {
                    ["bag-info", "README"]
                        .iter()
                        .any(|own| said.starts_with(own))
                };
                let named = |fault: &Fault| {
                    let said = fault.to_string();
                    said.starts_with(path.as_str()) || (path == tags && is_own(&said))
                };
                assert!(found.iter().any(named), "byte {at} of {path}: {found:?}");
                if path.starts_with("data/") || path == "manifest-sha512.txt" {
                    assert!(found.iter().all(named), "byte {at} of {path}: {found:?}");
                }
            }
        }
        // And a byte more or less.
        for other in [
            &bytes[1..],
            &bytes[..bytes.len() - 1],
            &[&bytes[..], b"x"].concat(),
        ] {
            let found = read::packed(other.to_vec()).and_then(|stored| verify(&stored));
            assert!(found.is_err());
        }
    }

    #[test]
    fn what_is_missing_extra_or_a_link_is_named() {
        let folder = sealed();
        let bag = folder.path().join("2017");
        fs::remove_file(bag.join("data/site/2017/3.html")).expect("removed");
        fs::write(bag.join("data/site/2017/4.html"), "x").expect("written");
        fs::write(bag.join("data/extra.txt"), "x").expect("written");
        fs::write(bag.join("stranger.txt"), "x").expect("written");
        let named: Vec<_> = faults(&bag).iter().map(ToString::to_string).collect();
        assert_eq!(
            named,
            [
                "data/site/2017/3.html is missing",
                "data/extra.txt is in no manifest",
                "stranger.txt is in no manifest",
                "data/site/2017/4.html was altered: its checksum is another",
            ]
        );
        fs::create_dir(bag.join("data/empty")).expect("made");
        assert_eq!(faults(&bag), [Fault::Extra("data/empty/".into())]);
        std::os::unix::fs::symlink("/etc/passwd", bag.join("data/link")).expect("linked");
        assert_eq!(
            faults(&bag),
            [
                Fault::Extra("data/empty/".into()),
                Fault::NoFile("data/link".into())
            ]
        );
    }
}
