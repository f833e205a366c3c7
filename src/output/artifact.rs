//! What a build makes: files with their places in the site.
//!
//! A [`SitePath`] can only name a file inside the site, so nothing further down
//! has to ask whether a path leads out of it.

use std::borrow::Cow;
use std::fmt;

use super::error::WriteError;

/// The list of files that stands in every output folder.
pub const MANIFEST: &str = "bluebook.manifest";

/// Keeps what a build writes out of version control; committed with `site/`.
pub const GITIGNORE: &str = ".gitignore";

/// What stands in [`GITIGNORE`].
pub const GITIGNORE_TEXT: &str = "\
# Everything in this folder is written by `bluebook build`, this file as well.
*
!.gitignore
";

/// A file's place in the site: `2017/forces/durham.html`.
///
/// Segments of ASCII letters, digits, `-`, `_` and `.`, parted by single
/// slashes; none begins or ends with a full stop. Such a name means the same on
/// every file system and needs no escaping in an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Checks a path.
    ///
    /// # Errors
    /// [`WriteError::BadPath`] says which rule it breaks.
    pub fn new(path: impl Into<String>) -> Result<Self, WriteError> {
        let path = path.into();
        match broken_rule(&path) {
            None => Ok(Self(path)),
            Some(reason) => Err(WriteError::BadPath { path, reason }),
        }
    }

    /// The one file of a site that no page can have.
    pub(super) fn gitignore() -> Self {
        Self(GITIGNORE.to_owned())
    }

    /// The path as text, with slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn broken_rule(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("it is empty");
    }
    if path.eq_ignore_ascii_case(MANIFEST) {
        return Some("that name is kept for the site's own list of files");
    }
    for segment in path.split('/') {
        if segment.is_empty() {
            return Some("it has an empty part: it must be relative, with single slashes");
        }
        if segment.starts_with('.') || segment.ends_with('.') {
            return Some("a part begins or ends with a full stop");
        }
        if segment.len() > 200 {
            return Some("a part is longer than 200 characters");
        }
        let fine = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.');
        if !segment.bytes().all(fine) {
            return Some("only a-z, A-Z, 0-9, `-`, `_` and `.` may stand in a name");
        }
    }
    None
}

/// Checks that files can stand beside each other: no two have the same path, none
/// is the folder of another, and no two names differ in capitals only.
///
/// `paths` are sorted.
///
/// # Errors
/// [`WriteError::Clash`] names the first two that can't.
pub(super) fn side_by_side(paths: &[&SitePath]) -> Result<(), WriteError> {
    // Folders are names too: each once, however many files lie in it.
    let mut names: Vec<(String, bool, &str, &SitePath)> = Vec::new();
    let mut last = "";
    for path in paths {
        names.push((path.0.to_ascii_lowercase(), false, &path.0, path));
        let folder = path.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder != last {
            let inner = folder.match_indices('/').map(|(end, _)| end);
            for end in inner.chain([folder.len()]) {
                let name = &folder[..end];
                names.push((name.to_ascii_lowercase(), true, name, path));
            }
            last = folder;
        }
    }
    names.sort();
    names.dedup_by(|a, b| a.1 && b.1 && a.2 == b.2);
    let clash = names.windows(2).find(|pair| pair[0].0 == pair[1].0);
    match clash {
        Some([(.., path), (.., other)]) => Err(WriteError::Clash {
            path: (*path).clone(),
            other: (*other).clone(),
        }),
        _ => Ok(()),
    }
}

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes.
    pub path: SitePath,
    /// What is in it. Assets that are part of the binary are borrowed.
    pub bytes: Cow<'static, [u8]>,
}

impl Artifact {
    /// A file of bytes.
    ///
    /// # Errors
    /// [`WriteError::BadPath`], as for [`SitePath::new`].
    pub fn new(
        path: impl Into<String>,
        bytes: impl Into<Cow<'static, [u8]>>,
    ) -> Result<Self, WriteError> {
        Ok(Self {
            path: SitePath::new(path)?,
            bytes: bytes.into(),
        })
    }

    /// A file of text.
    ///
    /// # Errors
    /// [`WriteError::BadPath`], as for [`SitePath::new`].
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Result<Self, WriteError> {
        Self::new(path, text.into().into_bytes())
    }
}

/// All files of a site, sorted by path.
///
/// Invariant: no two have the same path, none is the folder of another, and no
/// two names differ in capitals only (one of them would vanish on a file system
/// that doesn't tell them apart).
#[derive(Clone, Debug, Default)]
pub struct Artifacts(Vec<Artifact>);

impl Artifacts {
    /// Sorts the files and checks that they don't clash.
    ///
    /// # Errors
    /// [`WriteError::Clash`] names the first two that do.
    pub fn new(mut artifacts: Vec<Artifact>) -> Result<Self, WriteError> {
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
        let paths: Vec<&SitePath> = artifacts.iter().map(|artifact| &artifact.path).collect();
        side_by_side(&paths)?;
        Ok(Self(artifacts))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&Artifact> {
        let found = self.0.binary_search_by(|a| a.path.as_str().cmp(path));
        found.ok().map(|at| &self.0[at])
    }

    /// All of them, sorted by path.
    pub fn iter(&self) -> std::slice::Iter<'_, Artifact> {
        self.0.iter()
    }

    /// All of them, sorted by path.
    pub fn as_slice(&self) -> &[Artifact] {
        &self.0
    }
}

impl IntoIterator for Artifacts {
    type Item = Artifact;
    type IntoIter = std::vec::IntoIter<Artifact>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Artifacts {
    type Item = &'a Artifact;
    type IntoIter = std::slice::Iter<'a, Artifact>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
