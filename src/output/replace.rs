//! Files and folders that people edit: replaced or made whole, or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Gives a file that holds `old` another content. Whoever reads it, at any moment,
/// finds the old one or the new one whole. A link to a file stays a link.
///
/// # Errors
///
/// The file holds something else by now, can't be written beside the old one, or
/// can't take its place; what was there is as it was.
pub fn replace_file(path: &Path, old: &[u8], bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let beside = beside(&path)?;
    let written = write_through(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        // As late as can be: who saves it now has been at it meanwhile.
        .and_then(|()| match fs::read(&path)? == old {
            true => fs::rename(&beside, &path),
            false => Err(io::Error::other(
                "somebody else saved it meanwhile; it is as they left it",
            )),
        })
        .and_then(|()| sync_folder(&path));
    if written.is_err() {
        // What can't be deleted is a hidden file that no edition reads.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A folder that is to be made, with its files by their paths in it.
#[derive(Clone, Debug)]
pub struct NewFolder {
    /// Where it is to be.
    pub path: PathBuf,
    /// Its files.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes folders with files in them. They are
/// put together under hidden names beside their places, and then take them in
/// order: if a later one can't, those before it are taken back.
///
/// # Errors
///
/// A folder exists already, or something can't be written; then none of the
/// folders is there.
pub fn create_folders(folders: &[NewFolder]) -> io::Result<()> {
    let mut staged: Vec<(PathBuf, &Path)> = Vec::new();
    let mut made = Ok(());
    for folder in folders {
        made =
            stage(&folder.path, &folder.files, &mut staged).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => error,
                _ => at(&folder.path, &error),
            });
        if made.is_err() {
            break;
        }
    }
    let mut placed: Vec<(&PathBuf, &Path)> = Vec::new();
    if made.is_ok() {
        for (beside, folder) in &staged {
            made = match folder.try_exists() {
                Ok(true) => Err(already(folder)),
                Ok(false) => fs::rename(beside, folder)
                    .and_then(|()| sync_folder(folder))
                    .map_err(|error| at(folder, &error)),
                Err(error) => Err(at(folder, &error)),
            };
            if made.is_err() {
                break;
            }
            placed.push((beside, folder));
        }
    }
    if made.is_err() {
        for (beside, folder) in placed {
            let _ = fs::rename(folder, beside);
        }
        for (beside, _) in &staged {
            let _ = fs::remove_dir_all(beside);
        }
    }
    made
}

fn stage<'a>(
    folder: &'a Path,
    files: &[(String, Vec<u8>)],
    staged: &mut Vec<(PathBuf, &'a Path)>,
) -> io::Result<()> {
    if folder.try_exists()? {
        return Err(already(folder));
    }
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
    let beside = beside(folder)?;
    fs::create_dir(&beside)?;
    staged.push((beside.clone(), folder));
    for (path, bytes) in files {
        let path = beside.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        write_through(&path, bytes)?;
    }
    Ok(())
}

/// The error with the folder that it is about.
fn at(folder: &Path, error: &io::Error) -> io::Error {
    let message = format!("{} can't be made: {error}", folder.display());
    io::Error::new(error.kind(), message)
}

fn already(folder: &Path) -> io::Error {
    let message = format!("{} exists already", folder.display());
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}

/// A hidden name beside a path, which no other process takes.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.new", std::process::id()));
    Ok(path.with_file_name(hidden))
}

/// Puts the names in a file's folder on the disk: without them a new name is lost
/// when the power fails.
fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        // Only there can a folder be opened like a file.
        Some(parent) if cfg!(unix) => fs::File::open(parent)?.sync_all(),
        _ => Ok(()),
    }
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").expect("written");
        replace_file(&path, b"old", b"new").expect("replaced");
        let late = replace_file(&path, b"old", b"newer").expect_err("it is another");
        assert!(
            late.to_string().contains("somebody else saved it"),
            "{late}"
        );
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_the_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (path, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        symlink("a", &link).expect("linked");
        replace_file(&link, b"old", b"new").expect("replaced");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&path).expect("read"), b"new");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn folders_are_made_together_or_not_at_all() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let folder = |path: &Path, text: &str| NewFolder {
            path: path.to_owned(),
            files: vec![("inner/a.md".to_owned(), text.as_bytes().to_vec())],
        };
        let (one, two) = (root.path().join("data/1"), root.path().join("content/1"));
        let both = [folder(&one, "x"), folder(&two, "y")];
        create_folders(&both).expect("made");
        assert_eq!(fs::read(one.join("inner/a.md")).expect("read"), b"x");
        assert_eq!(fs::read(two.join("inner/a.md")).expect("read"), b"y");

        fs::remove_dir_all(&one).expect("deleted");
        let error = create_folders(&both).expect_err("one is there already");
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert!(!one.exists());
        let left = fs::read_dir(root.path().join("data")).expect("listed");
        assert_eq!(left.count(), 0);
        assert_eq!(fs::read(two.join("inner/a.md")).expect("read"), b"y");
    }
}
