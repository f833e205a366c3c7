//! Checking a stored bag: every file against its manifest, and the whole
//! against what its payload makes it.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::{self, Bag, Identity, Info, MANIFEST, TAG_MANIFEST};
use super::container;
use super::fault::Fault;
use super::read::Stored;
use super::readme::README;
use super::seal::Seal;

/// A bag that was found sound.
#[derive(Debug)]
pub struct Verified {
    /// The bag.
    pub bag: Bag,
    /// What `bag-info.txt` says, but for the payload's size.
    pub info: Info,
    /// The digest that stands for the whole bag.
    pub digest: String,
    /// What it is the digest of, and what signatures sign: the manifest of the tag files.
    pub tag_manifest: Vec<u8>,
}

impl Verified {
    /// A line of `bag-info.txt`.
    pub fn info(&self, name: &str) -> Option<&str> {
        self.info
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Checks a stored bag.
///
/// # Errors
///
/// Everything that is wrong with it, sorted.
pub fn verify(stored: &Stored) -> Result<Verified, Vec<Fault>> {
    let mut faults = BTreeSet::new();
    if !stored.files.contains_key("bagit.txt") {
        faults.insert(Fault::NoBag("it has no bagit.txt".to_owned()));
    }
    // In the order of their names.
    let mut tags = vec![README, "bag-info.txt", "bagit.txt", MANIFEST];
    let mut in_payload = BTreeSet::new();
    check_manifest(stored, MANIFEST, &mut in_payload, |path| {
        path.starts_with("data/")
    });
    let sealed = check_manifest(stored, TAG_MANIFEST, &mut faults, |path| {
        tags.contains(&path)
    });
    // Bags of old have no page for people, and neither file nor line about one.
    if !sealed.contains_key(README) && !stored.files.contains_key(README) {
        tags.remove(0);
    }
    if stored.files.contains_key(TAG_MANIFEST) && !sealed.keys().eq(&tags) {
        faults.insert(Fault::NotCanonical(TAG_MANIFEST.to_owned()));
    }
    for path in stored.files.keys() {
        let known =
            path.starts_with("data/") || tags.contains(&path.as_str()) || path == TAG_MANIFEST;
        if !known {
            faults.insert(Fault::Extra(path.clone()));
        }
    }
    let payload: BTreeMap<String, Vec<u8>> = stored
        .files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("data/")?.to_owned(), bytes.clone())))
        .collect();
    let text = |path: &str| {
        let bytes = stored.files.get(path).map_or(&[][..], Vec::as_slice);
        String::from_utf8_lossy(bytes).into_owned()
    };
    let info = bag::parse_info(&text("bag-info.txt"));
    let readme = stored.files.get(README).cloned();
    let bag = Bag::new(payload, info.clone()).with_readme(readme);
    // Made again from payload and info, every byte has to be what is stored.
    // Where a file is known to be wrong, that would only repeat it.
    let mut canonical = bag.files();
    // Where a file and its manifest disagree, either may be the one that was
    // altered. What follows from the payload alone can tell them apart.
    let manifest = bag::digest(&canonical[MANIFEST]);
    if sealed.get(MANIFEST) != Some(&manifest) || !stored.files.contains_key(MANIFEST) {
        faults.append(&mut in_payload);
    }
    for path in ["bagit.txt", MANIFEST] {
        let is_right = stored.files.get(path) == canonical.get(path);
        if is_right && faults.remove(&Fault::Altered(path.to_owned())) {
            faults.insert(Fault::NotCanonical(TAG_MANIFEST.to_owned()));
        }
    }
    if faults.is_empty() {
        for (path, bytes) in &canonical {
            if stored.files.get(path).is_some_and(|stored| stored != bytes) {
                faults.insert(Fault::NotCanonical(path.clone()));
            }
        }
    }
    let identity = Identity::of(&info);
    if identity.is_none() && faults.is_empty() {
        faults.insert(Fault::NoBag(
            "its bag-info.txt does not say of which edition and day it is".to_owned(),
        ));
    }
    if let (Some(bytes), Some(identity)) = (&stored.container, identity)
        && faults.is_empty()
    {
        let name = Seal::name(&identity.year, identity.revision);
        if container::write(&name, &canonical, identity.date) != *bytes {
            faults.insert(Fault::Container);
        }
    }
    if !faults.is_empty() {
        return Err(faults.into_iter().collect());
    }
    let digest = bag::digest_of_tags(&canonical).unwrap_or_default();
    Ok(Verified {
        bag,
        info,
        digest,
        tag_manifest: canonical.remove(TAG_MANIFEST).unwrap_or_default(),
    })
}

/// Compares the files that a manifest is about with what it lists, which is given
/// back.
fn check_manifest(
    stored: &Stored,
    manifest: &str,
    faults: &mut BTreeSet<Fault>,
    is_about: impl Fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let mut listed = BTreeMap::new();
    let Some(bytes) = stored.files.get(manifest) else {
        faults.insert(Fault::Missing(manifest.to_owned()));
        return listed;
    };
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines() {
        match line.split_once("  ") {
            Some((digest, path)) => {
                listed.insert(path.to_owned(), digest.to_owned());
            }
            None => {
                faults.insert(Fault::NotCanonical(manifest.to_owned()));
            }
        }
    }
    for (path, digest) in &listed {
        match stored.files.get(path) {
            None => faults.insert(Fault::Missing(path.clone())),
            Some(bytes) if bag::digest(bytes) != *digest => {
                faults.insert(Fault::Altered(path.clone()))
            }
            Some(_) => false,
        };
    }
    for path in stored.files.keys().filter(|path| is_about(path)) {
        if !listed.contains_key(path) {
            faults.insert(Fault::Extra(path.clone()));
        }
    }
    listed
}
