//! The folder of a report: what is on disk, and where it has no theme of its own, or
//! only parts of one, the standard theme that is in the program.

use std::io;
use std::path::Path;

use super::disk::Disk;
use super::tree::{Tree, Unreadable};

/// The theme that needs no folder.
const STANDARD: &str = "standard";

/// The files of the standard theme by their paths in it, in order; `build.rs` lists them.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/standard_theme.rs"));

/// The folder of a report. Whatever file the folder of a theme lacks is the standard
/// theme's, so that a theme is no more than what it does otherwise; `themes/standard`
/// need not be there at all.
#[derive(Debug)]
pub struct Root {
    disk: Disk,
}

impl Root {
    /// The report in a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            disk: Disk::new(root),
        }
    }

    /// The theme that a path lies in or is, if it can be used, and the path in it.
    fn theme<'a>(&self, path: &'a str) -> Option<(&'a str, &'a str)> {
        let path = path.strip_prefix("themes/")?;
        let (name, inner) = path.split_once('/').unwrap_or((path, ""));
        let is_there = || self.disk.is_folder(&format!("themes/{name}"));
        (name == STANDARD || is_there().unwrap_or(false)).then_some((name, inner))
    }

    /// Whether a theme must say itself which views it is written for: its own templates
    /// may not fit those of this program.
    fn says_for_itself(&self, name: &str) -> bool {
        !self
            .disk
            .list(&format!("themes/{name}/templates"))
            .is_empty()
    }
}

/// Whether a file is a folder's or lies in one below it.
fn is_inside(file: &str, folder: &str) -> bool {
    let rest = file.strip_prefix(folder);
    folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
}

impl Tree for Root {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        let in_program = |(_, inner): (&str, &str)| {
            let mut files = FILES.iter();
            files.any(|(file, _)| is_inside(file, inner))
        };
        Ok(self.disk.is_folder(path)? || self.theme(path).is_some_and(in_program))
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        let mut all = self.disk.list(path);
        let Some((name, inner)) = self.theme(path) else {
            return all;
        };
        let own = all.len();
        for (file, _) in FILES.iter().filter(|(file, _)| is_inside(file, inner)) {
            let file = format!("themes/{name}/{file}");
            let is_own = all[..own]
                .iter()
                .any(|entry| entry.as_ref().is_ok_and(|path| *path == file));
            if !is_own && self.read(&file).is_ok() {
                all.push(Ok(file));
            }
        }
        // As a walk of one folder that holds both would name them.
        all.sort_by(|one, other| parts(one).cmp(parts(other)));
        all
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.disk.read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let file = self.theme(path).and_then(|(name, inner)| {
                    let (_, bytes) = FILES.iter().find(|(file, _)| *file == inner)?;
                    let is_missed = inner == "theme.toml" && self.says_for_itself(name);
                    (!is_missed).then_some(*bytes)
                });
                file.map(<[u8]>::to_vec).ok_or(error)
            }
            read => read,
        }
    }
}

fn parts(entry: &Result<String, Unreadable>) -> impl Iterator<Item = &str> {
    let path = match entry {
        Ok(path) => path,
        Err(failed) => &failed.path,
    };
    path.split('/')
}
