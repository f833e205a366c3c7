//! The list of files in an output folder, by which a later build knows what is
//! its own.
//!
//! A line of format and version, then one line a file, sorted by path, as
//! `sha256sum` writes them: 64 hexadecimal digits, two spaces, the path.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::artifact::{GITIGNORE, SitePath};

const HEAD: &str = "bluebook-manifest 1";

/// A SHA-256 checksum.
pub(super) type Sum = [u8; 32];

/// The checksum of some bytes.
pub(super) fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

/// Paths and checksums, sorted by path, each path once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(Vec<(String, Sum)>);

impl Manifest {
    /// Takes lines in any order; paths must differ.
    pub(super) fn new(mut lines: Vec<(String, Sum)>) -> Self {
        lines.sort();
        Self(lines)
    }

    /// Reads a manifest; `None` if this is none, or one of another version.
    ///
    /// Paths that lead out of the folder make the whole list worthless, since
    /// files are deleted by it.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?;
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != HEAD {
            return None;
        }
        let mut list: Vec<(String, Sum)> = Vec::new();
        for line in lines {
            let (digits, path) = line.split_once("  ")?;
            if path != GITIGNORE && SitePath::new(path).is_err() {
                return None;
            }
            if list.last().is_some_and(|(last, _)| last.as_str() >= path) {
                return None;
            }
            list.push((path.to_owned(), from_hex(digits)?));
        }
        Some(Self(list))
    }

    /// The text of the file.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 110 + HEAD.len() + 1);
        text.push_str(HEAD);
        text.push('\n');
        for (path, sum) in &self.0 {
            for byte in sum {
                // Writing to a string can't fail.
                let _ = write!(text, "{byte:02x}");
            }
            text.push_str("  ");
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    /// The checksum that a file has in the list.
    pub(super) fn get(&self, path: &str) -> Option<&Sum> {
        let found = self.0.binary_search_by(|(name, _)| name.as_str().cmp(path));
        found.ok().map(|at| &self.0[at].1)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Sum)> {
        self.0.iter().map(|(path, sum)| (path.as_str(), sum))
    }
}

fn from_hex(digits: &str) -> Option<Sum> {
    let digits = digits.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut sum = [0; 32];
    for (byte, pair) in sum.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(sum)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
