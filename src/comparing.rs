//! Two editions side by side, wherever they are: in their sources, built, or
//! sealed. What is compared is the inventory that each of them has.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::archive;
use crate::changes::{self, Difference, Inventory};
use crate::diagnostics::{Diagnostics, Files};
use crate::pipeline::{self, Sound};
use crate::source::{Disk, Tree, Unreadable};

/// What differs between two sets of editions.
#[derive(Debug, serde::Serialize)]
pub struct Comparison {
    /// What differs between each edition of the first and its counterpart.
    pub editions: Vec<Difference>,
    /// Editions that only the first has.
    pub only_before: Vec<String>,
    /// Editions that only the second has.
    pub only_after: Vec<String>,
}

/// Inventories by the names of their editions: one, or those of a whole site.
pub type Inventories = BTreeMap<String, Inventory>;

/// Why there is nothing to compare.
#[derive(Debug)]
pub enum Incomparable {
    /// No edition has this name.
    Unknown(String),
    /// The sources of a working edition have errors.
    Problems(Box<(Diagnostics, Files)>),
    /// A seal is not as it was sealed, or has no inventory, in sentences.
    Faults(Vec<String>),
    /// Something can't be read.
    Unreadable(String),
}

/// What is there under a name: the working edition of a year, a sealed edition
/// (its folder or ZIP file), a built edition, or a built site with all of its
/// editions.
///
/// # Errors
///
/// Any [`Incomparable`].
pub fn inventories(root: &Path, name: &str) -> Result<Inventories, Incomparable> {
    let is_year = name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
    let unreadable = |failed: Unreadable| Incomparable::Unreadable(failed.to_string());
    let place = format!("content/{name}");
    let is_working = || Disk::new(root).is_folder(&place);
    if is_year
        && is_working().map_err(|error| unreadable(Unreadable::new(place.clone(), &error)))?
    {
        return working(root, name);
    }
    let path = PathBuf::from(name);
    let path = match is_file(&path)? {
        Some(_) => path,
        None => root.join(name),
    };
    if is_file(&path)? == Some(true) || is_file(&path.join("bagit.txt"))? == Some(true) {
        return sealed(&path, name);
    }
    let built = built(&path, name)?;
    match built.is_empty() {
        true => Err(Incomparable::Unknown(name.to_owned())),
        false => Ok(built),
    }
}

/// Whether a file is at a path, and not a folder; `None` if nothing is.
fn is_file(path: &Path) -> Result<Option<bool>, Incomparable> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match path.metadata() {
        Ok(found) => Ok(Some(found.is_file())),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Incomparable {
    Incomparable::Unreadable(format!("{} can't be read: {error}", path.display()))
}

fn one(name: &str, inventory: Inventory) -> Inventories {
    BTreeMap::from([(name.to_owned(), inventory)])
}

fn working(root: &Path, year: &str) -> Result<Inventories, Incomparable> {
    let checked = pipeline::check(root, year);
    match checked.sound().map(Sound::inventory) {
        Some(inventory) => Ok(one(year, inventory)),
        None => {
            let problems = Box::new((checked.problems, checked.files));
            Err(Incomparable::Problems(problems))
        }
    }
}

fn sealed(path: &Path, name: &str) -> Result<Inventories, Incomparable> {
    let stored = archive::read(path)
        .map_err(|error| Incomparable::Unreadable(format!("{name} can't be read: {error}")))?;
    let verified = stored
        .and_then(|stored| archive::verify(&stored))
        .map_err(|faults| {
            let faults = faults.iter();
            Incomparable::Faults(
                faults
                    .map(|fault| format!("{name} is not as it was sealed: {fault}"))
                    .collect(),
            )
        })?;
    let year = verified.info("External-Identifier").unwrap_or_default();
    let place = format!("site/{year}/{}", changes::PATH);
    let bytes = verified.bag.payload().get(&place).ok_or_else(|| {
        Incomparable::Faults(vec![format!(
            "{name} was sealed before editions said what they contain, so that it can't be compared"
        )])
    })?;
    read(name, bytes).map(|inventory| one(name, inventory))
}

fn built(path: &Path, name: &str) -> Result<Inventories, Incomparable> {
    let disk = Disk::new(path);
    let failed = |inner: &str, error: &io::Error| unreadable(&path.join(inner), error);
    match disk.read(changes::PATH) {
        Ok(bytes) => return read(name, &bytes).map(|inventory| one(name, inventory)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(changes::PATH, &error)),
    }
    let mut all = Inventories::new();
    for file in disk.list("") {
        let file = file.map_err(|inner| {
            let place = path.join(&inner.path);
            Incomparable::Unreadable(format!("{} can't be read: {}", place.display(), inner.why))
        })?;
        let Some((edition, changes::PATH)) = file.split_once('/') else {
            continue;
        };
        let bytes = disk.read(&file).map_err(|error| failed(&file, &error))?;
        all.insert(edition.to_owned(), read(&file, &bytes)?);
    }
    Ok(all)
}

fn read(name: &str, bytes: &[u8]) -> Result<Inventory, Incomparable> {
    Inventory::read(bytes).map_err(|error| {
        Incomparable::Unreadable(format!("the inventory of {name} can't be read: {error}"))
    })
}

/// Compares two single editions, or the editions of two sites that have one name.
pub fn compare(before: &Inventories, after: &Inventories) -> Comparison {
    if let ([one], [other]) = (
        before.values().collect::<Vec<_>>().as_slice(),
        after.values().collect::<Vec<_>>().as_slice(),
    ) {
        return Comparison {
            editions: vec![Difference::between(one, other)],
            only_before: Vec::new(),
            only_after: Vec::new(),
        };
    }
    let only = |these: &Inventories, those: &Inventories| {
        let names = these.keys().filter(|name| !those.contains_key(*name));
        names.cloned().collect()
    };
    Comparison {
        editions: before
            .iter()
            .filter_map(|(name, one)| Some(Difference::between(one, after.get(name)?)))
            .collect(),
        only_before: only(before, after),
        only_after: only(after, before),
    }
}
