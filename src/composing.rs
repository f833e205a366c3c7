//! Sealed and working editions side by side: who stands where on the site.
//!
//! The latest revision of a year has the address `YEAR`, an older one
//! `YEAR-rN`. A working edition whose sources are those of its seal is the
//! sealed one; one that differs from it must carry a new revision, because what
//! is sealed is never changed.

use std::collections::BTreeMap;
use std::path::Path;

use crate::archive::{self, REVISION, Seal, Verified, YEAR};
use crate::changes::{self, Inventory};
use crate::model::{Date, Edition, Moment};
use crate::pages::EditionCard;
use crate::pipeline::{Checked, SealedEdition};
use crate::source::Disk;

/// Why sealed and working editions don't stand side by side.
#[derive(Debug, Default)]
pub struct Discord {
    /// A sentence for each reason.
    pub messages: Vec<String>,
    /// Whether the system could not read something, so that nobody knows.
    pub is_unreadable: bool,
}

impl Discord {
    fn unreadable(message: String) -> Self {
        Self {
            messages: vec![message],
            is_unreadable: true,
        }
    }

    fn add(&mut self, other: Self) {
        self.messages.extend(other.messages);
        self.is_unreadable |= other.is_unreadable;
    }
}

impl From<String> for Discord {
    fn from(message: String) -> Self {
        Self {
            messages: vec![message],
            is_unreadable: false,
        }
    }
}

/// An edition that is not to be published yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embargoed {
    /// Its year.
    pub year: String,
    /// Its revision.
    pub revision: u32,
    /// When it may be.
    pub until: Moment,
}

/// Takes away the working editions that are not to be published before a moment, in
/// seconds since the beginning of 1970.
pub fn take_embargoed(working: &mut Vec<Checked>, now: i64) -> Vec<Embargoed> {
    let mut taken = Vec::new();
    working.retain(|checked| {
        let edition = checked.edition.as_ref();
        let until = edition.and_then(|edition| edition.publish_at);
        match (edition, until.filter(|until| now < until.seconds())) {
            (Some(edition), Some(until)) => {
                taken.push(Embargoed {
                    year: edition.year.clone(),
                    revision: edition.revision,
                    until,
                });
                false
            }
            _ => true,
        }
    });
    taken
}

/// The sealed editions of a project, each verified, with their addresses beside
/// the working editions; without the seals of those that are not to be published yet.
///
/// # Errors
///
/// A sentence for each seal that is not as it was sealed, and for each working
/// edition that differs from its seal without a new revision.
pub fn sealed_editions(
    root: &Path,
    working: &[Checked],
    embargoed: &[Embargoed],
) -> Result<Vec<SealedEdition>, Discord> {
    let is_public = |seal: &Seal| {
        let mut embargoed = embargoed.iter();
        !embargoed.any(|one| one.year == seal.year && one.revision == seal.revision)
    };
    let mut discord = Discord::default();
    let mut by_year: BTreeMap<String, Vec<(Seal, Verified)>> = BTreeMap::new();
    let seals = seals(root)?;
    for seal in seals.into_iter().filter(is_public) {
        match verified(&seal) {
            Ok(verified) => by_year
                .entry(seal.year.clone())
                .or_default()
                .push((seal, verified)),
            Err(faults) => discord.add(faults),
        }
    }
    let mut sealed = Vec::new();
    for (year, seals) in by_year {
        let checked = working.iter().find(|checked| {
            let edition = checked.edition.as_ref();
            edition.is_some_and(|edition| edition.year == year)
        });
        // A working edition with a newer revision takes the plain address.
        let mut latest = true;
        if let (Some(checked), Some((seal, verified))) = (checked, seals.last()) {
            match standing(root, checked, seal, verified) {
                Ok(is_newer) => latest = !is_newer,
                Err(different) => discord.add(different),
            }
        }
        for (seal, verified) in seals.into_iter().rev() {
            let address = match latest {
                true => year.clone(),
                false => format!("{year}-r{}", seal.revision),
            };
            latest = false;
            sealed.push(take_over(address, &verified));
        }
    }
    match discord.messages.is_empty() {
        true => Ok(sealed),
        false => Err(discord),
    }
}

fn seals(root: &Path) -> Result<Vec<Seal>, Discord> {
    archive::seals(&root.join("archive")).map_err(|error| Discord::unreadable(error.to_string()))
}

/// Verifies the seal that a working edition is compared with, if there is one:
/// what it says of itself is told to readers.
///
/// # Errors
///
/// A sentence for everything that is not as it was sealed, or that could not be
/// compared.
pub fn verify_earlier(root: &Path, checked: &Checked) -> Result<(), Discord> {
    let Some(edition) = &checked.edition else {
        return Ok(());
    };
    let seals = seals(root)?;
    let earlier = seals
        .into_iter()
        .rfind(|seal| seal.year == edition.year && seal.revision < edition.revision);
    let Some(seal) = earlier else {
        return Ok(());
    };
    let verified = verified(&seal)?;
    compared(checked, &seal, &verified).map_err(Discord::from)
}

/// Checks that a working edition was compared with the latest seal before it. The
/// sources are read where the seal's folder is, so that a seal of which only the
/// ZIP file is there would be passed over.
fn compared(checked: &Checked, seal: &Seal, verified: &Verified) -> Result<(), String> {
    let place = format!("site/{}/{}", seal.year, changes::PATH);
    let has_inventory = verified.bag.payload().contains_key(&place);
    let read = checked.earlier.as_ref().map(|earlier| earlier.revision);
    if !has_inventory || read == Some(seal.revision) {
        return Ok(());
    }
    let name = Seal::name(&seal.year, seal.revision);
    Err(format!(
        "the new revision of {} can't be compared with {}, because there is no folder \
         archive/{name}; unpack it into archive",
        seal.year,
        seal.path.display(),
    ))
}

fn verified(seal: &Seal) -> Result<Verified, Discord> {
    let path = seal.path.display();
    let stored = archive::read(&seal.path)
        .map_err(|error| Discord::unreadable(format!("{path} can't be read: {error}")))?;
    let verified = stored
        .and_then(|stored| archive::verify(&stored))
        .map_err(|faults| Discord {
            messages: faults
                .into_iter()
                .map(|fault| format!("{path} is not as it was sealed: {fault}"))
                .collect(),
            is_unreadable: false,
        })?;
    // A sound bag under another's name would stand at another's address.
    let says = |name| verified.info(name).unwrap_or_default();
    if says(YEAR) != seal.year || says(REVISION) != seal.revision.to_string() {
        return Err(Discord::from(format!(
            "{path} is not what its name says: it holds revision {} of the edition {}",
            says(REVISION),
            says(YEAR)
        )));
    }
    Ok(verified)
}

/// Whether a working edition is newer than the latest seal of its year.
fn standing(
    root: &Path,
    checked: &Checked,
    seal: &Seal,
    verified: &Verified,
) -> Result<bool, Discord> {
    let Some(edition) = &checked.edition else {
        return Ok(false);
    };
    let year = &edition.year;
    if edition.revision > seal.revision {
        compared(checked, seal, verified)?;
        return Ok(true);
    }
    if edition.revision < seal.revision {
        return Err(Discord::from(format!(
            "content/{year}/edition.toml says revision {}, but revision {} is sealed already; \
             a correction has to be made on the sealed one and carry `revision = {}`",
            edition.revision,
            seal.revision,
            seal.revision + 1
        )));
    }
    let different = different_sources(root, edition, verified).map_err(Discord::unreadable)?;
    match different.first() {
        None => Ok(false),
        Some(first) => Err(Discord::from(format!(
            "the edition {year} differs from its seal {} in {} of its sources, the first is \
             {first}; what is sealed is never changed: put the sources back, or write \
             `revision = {}` and a `reason` into content/{year}/edition.toml",
            seal.path.display(),
            different.len(),
            seal.revision + 1
        ))),
    }
}

/// The sources of a working edition that are not those in its seal.
fn different_sources(
    root: &Path,
    edition: &Edition,
    verified: &Verified,
) -> Result<Vec<String>, String> {
    let working = crate::sealing::sources(edition, &Disk::new(root))?;
    let sealed: BTreeMap<&str, &Vec<u8>> = verified
        .bag
        .payload()
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("source/")?, bytes)))
        // What it was compared with is no source that anybody edits.
        .filter(|(path, _)| !path.starts_with("archive/"))
        .collect();
    let mut different: Vec<String> = working
        .iter()
        .filter(|(path, bytes)| sealed.get(path.as_str()) != Some(bytes))
        .map(|(path, _)| path.clone())
        .collect();
    different.extend(
        sealed
            .keys()
            // What a theme doesn't say for itself is this program's, which may be a newer
            // one than sealed the edition.
            .filter(|path| !working.contains_key(**path) && !path.starts_with("themes/"))
            .map(|path| (*path).to_owned()),
    );
    different.sort();
    Ok(different)
}

fn take_over(address: String, verified: &Verified) -> SealedEdition {
    let say = |name: &str| verified.info(name).unwrap_or_default().to_owned();
    let year = say(YEAR);
    let prefix = format!("site/{year}/");
    // A seal from before editions said what they contain has no news.
    let inventory = verified
        .bag
        .payload()
        .get(&format!("{prefix}{}", changes::PATH))
        .and_then(|bytes| Inventory::read(bytes).ok())
        .unwrap_or_default();
    SealedEdition {
        card: EditionCard {
            address,
            title: say("External-Description"),
            publisher: say("Source-Organization"),
            date: Date::parse(&say("Bluebook-Edition-Date")),
            status: say("Bluebook-Edition-Status"),
            revision: say(REVISION).parse().unwrap_or(1),
            reason: verified.info("Bluebook-Reason").map(str::to_owned),
            sealed: true,
            news: inventory.news,
            corrections: inventory.corrections,
            pages: inventory
                .addresses
                .into_iter()
                .filter(|entry| entry.to.is_none() && entry.path.ends_with(".html"))
                .map(|entry| entry.path)
                .collect(),
            year,
        },
        files: verified
            .bag
            .payload()
            .iter()
            .filter_map(|(path, bytes)| {
                Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone()))
            })
            .collect(),
    }
}
