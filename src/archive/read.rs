//! Reading a stored bag, folder or ZIP, without trusting it.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::container;
use super::fault::Fault;
use crate::model::Date;

/// A bag as it is stored.
#[derive(Debug)]
pub struct Stored {
    /// Its files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// For a ZIP file: its own bytes, the folder in it and the entries' date.
    pub(super) container: Option<(Vec<u8>, String, Date)>,
}

/// Reads a bag.
///
/// # Errors
///
/// `Ok(Err(faults))` where the bag is not to be trusted; `Err` where nothing
/// could be read at all.
pub fn read(path: &Path) -> io::Result<Result<Stored, Vec<Fault>>> {
    let kind = std::fs::symlink_metadata(path)?.file_type();
    if kind.is_symlink() {
        return Ok(Err(vec![Fault::NoFile(path.display().to_string())]));
    }
    if kind.is_dir() {
        return Ok(folder(path));
    }
    let bytes = std::fs::read(path)?;
    Ok(match container::read(&bytes) {
        Err(fault) => Err(vec![fault]),
        Ok(unpacked) => collect(unpacked.files).map(|files| Stored {
            files,
            container: Some((bytes, unpacked.root, unpacked.date)),
        }),
    })
}

fn folder(root: &Path) -> Result<Stored, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut files = Vec::new();
    for entry in WalkDir::new(root).follow_links(false).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).display().to_string();
                faults.push(Fault::Unreadable(path, error.to_string()));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let inner = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = inner.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else {
            faults.push(Fault::HostileName(inner.display().to_string()));
            continue;
        };
        let name = parts.join("/");
        if !entry.file_type().is_file() {
            faults.push(Fault::NoFile(name));
            continue;
        }
        match std::fs::read(entry.path()) {
            Ok(bytes) => files.push((name, bytes)),
            Err(error) => faults.push(Fault::Unreadable(name, error.to_string())),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    collect(files).map(|files| Stored {
        files,
        container: None,
    })
}

/// Files by name, if every name is one that can be trusted.
fn collect(files: Vec<(String, Vec<u8>)>) -> Result<BTreeMap<String, Vec<u8>>, Vec<Fault>> {
    let mut faults: Vec<Fault> = files
        .iter()
        .filter(|(name, _)| !is_safe(name))
        .map(|(name, _)| Fault::HostileName(name.clone()))
        .collect();
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for (name, _) in &files {
        if let Some(other) = folded.insert(name.to_lowercase(), name) {
            faults.push(Fault::CaseClash(other.to_owned(), name.clone()));
        }
    }
    if faults.is_empty() {
        Ok(files.into_iter().collect())
    } else {
        Err(faults)
    }
}

/// Whether a name stays in its folder and can be kept on every system.
fn is_safe(name: &str) -> bool {
    let bad =
        |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !name.is_empty()
        && !name.contains(bad)
        && name.split('/').all(|part| {
            !part.is_empty() && part != "." && part != ".." && !part.ends_with(['.', ' '])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in [
            "/etc/passwd",
            "../x",
            "a/../b",
            "a//b",
            "c:\\x",
            "a\\b",
            "",
            "a/.",
            "b\n",
        ] {
            assert!(!is_safe(name), "{name:?}");
        }
        for name in [
            "bagit.txt",
            "data/site/2017/index.html",
            "data/source/.keep",
        ] {
            assert!(is_safe(name), "{name:?}");
        }
    }

    #[test]
    fn names_that_differ_only_in_case_are_refused() {
        let files = vec![("a.txt".to_owned(), vec![]), ("A.txt".to_owned(), vec![])];
        let faults = collect(files).expect_err("they clash");
        assert_eq!(faults, [Fault::CaseClash("a.txt".into(), "A.txt".into())]);
    }
}
