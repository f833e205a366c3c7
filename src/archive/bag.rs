//! A bag after BagIt 1.0 (RFC 8493), as a value.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha512};

use super::readme::{self, README};
use crate::model::Date;

/// The declaration that makes a folder a bag.
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The checksums of the payload.
pub(super) const MANIFEST: &str = "manifest-sha512.txt";

/// The checksums of the files about the bag.
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha512.txt";

/// The lines of `bag-info.txt`: names and values, in their order.
pub type Info = Vec<(String, String)>;

/// The line of `bag-info.txt` with the edition's year.
pub const YEAR: &str = "External-Identifier";
/// The line with the edition's revision.
pub const REVISION: &str = "Bluebook-Revision";
/// The line with the day of the seal.
pub const SEALED_ON: &str = "Bagging-Date";

/// What a seal is called and when it was made, which its container shows too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) year: String,
    pub(super) revision: u32,
    pub(super) date: Date,
}

impl Identity {
    /// Reads it from the lines of `bag-info.txt`, which must say all of it.
    pub(super) fn of(info: &Info) -> Option<Self> {
        let say = |wanted| info.iter().find(|(name, _)| name == wanted);
        Some(Self {
            year: say(YEAR)?.1.clone(),
            revision: say(REVISION)?.1.parse().ok()?,
            date: Date::parse(&say(SEALED_ON)?.1)?,
        })
    }
}

/// A payload and what is said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bag {
    /// Files by their path under `data/`.
    payload: BTreeMap<String, Vec<u8>>,
    info: Info,
    /// What tells people what this is; bags of old have none.
    readme: Option<Vec<u8>>,
}

impl Bag {
    /// A bag of these files. `info` need not have the payload's size, which is
    /// added.
    pub fn new(payload: BTreeMap<String, Vec<u8>>, info: Info) -> Self {
        Self {
            payload,
            info,
            readme: None,
        }
    }

    /// The same, with a page that tells people what it is.
    pub fn explained(payload: BTreeMap<String, Vec<u8>>, info: Info) -> Self {
        let readme = readme::text(&info).map(String::into_bytes);
        Self::new(payload, info).with_readme(readme)
    }

    /// The same, with this page: the words of one that is sealed are its own.
    pub(super) fn with_readme(self, readme: Option<Vec<u8>>) -> Self {
        Self { readme, ..self }
    }

    /// The files by their path under `data/`.
    pub fn payload(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.payload
    }

    /// The lines of `bag-info.txt`, without the payload's size.
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// Every file of the bag by its path, tag files included.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files: BTreeMap<String, Vec<u8>> = self
            .payload
            .iter()
            .map(|(path, bytes)| (format!("data/{path}"), bytes.clone()))
            .collect();
        let manifest = manifest(files.iter());
        let mut tags = BTreeMap::new();
        tags.insert("bagit.txt".to_owned(), DECLARATION.into());
        tags.insert("bag-info.txt".to_owned(), self.info_text().into_bytes());
        tags.insert(MANIFEST.to_owned(), manifest.into_bytes());
        if let Some(readme) = &self.readme {
            tags.insert(README.to_owned(), readme.clone());
        }
        let tag_manifest = self::manifest(tags.iter());
        files.append(&mut tags);
        files.insert(TAG_MANIFEST.to_owned(), tag_manifest.into_bytes());
        files
    }

    fn info_text(&self) -> String {
        let bytes: usize = self.payload.values().map(Vec::len).sum();
        let mut text = String::new();
        for (name, value) in &self.info {
            let _ = writeln!(text, "{name}: {}", one_line(value));
        }
        let _ = writeln!(text, "Payload-Oxum: {bytes}.{}", self.payload.len());
        text
    }
}

/// The digest that stands for the whole bag, to be published elsewhere: that of
/// the manifest of its tag files.
pub fn digest_of_tags(files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    files.get(TAG_MANIFEST).map(|bytes| digest(bytes))
}

/// Reads `bag-info.txt`; the payload's size is left out, because it follows
/// from the payload.
pub(super) fn parse_info(text: &str) -> Info {
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(name, _)| *name != "Payload-Oxum")
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The lines of a manifest, sorted by path. Names that would have to be encoded
/// here are not let into a bag.
fn manifest<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> String {
    let mut text = String::new();
    for (path, bytes) in files {
        let _ = writeln!(text, "{}  {path}", digest(bytes));
    }
    text
}

/// SHA-512 in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha512::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A value may not run over its line, whatever a reader takes for the end of one.
pub(super) fn one_line(value: &str) -> String {
    let ends_word = |c: char| c.is_whitespace() || c.is_control();
    let words = value.split(ends_word).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bag() -> Bag {
        let payload = BTreeMap::from([
            ("site/2017/index.html".to_owned(), b"<p>hello</p>".to_vec()),
            ("source/a.md".to_owned(), b"".to_vec()),
        ]);
        Bag::new(
            payload,
            vec![("Source-Organization".into(), "A\nB \u{1c}\u{2028}C".into())],
        )
    }

    #[test]
    fn the_size_follows_from_the_payload() {
        let files = bag().files();
        let info = String::from_utf8(files["bag-info.txt"].clone()).expect("text");
        assert_eq!(info, "Source-Organization: A B C\nPayload-Oxum: 12.2\n");
    }

    #[test]
    fn every_file_is_in_a_manifest() {
        let files = bag().files();
        let text = |name: &str| String::from_utf8(files[name].clone()).expect("text");
        let all = text("manifest-sha512.txt") + &text("tagmanifest-sha512.txt");
        assert_eq!(all.lines().count(), files.len() - 1);
        assert!(all.contains("  data/source/a.md\n"));
    }
}
