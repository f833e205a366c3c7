//! Files and folders that people edit: replaced or made whole, or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{Disk as _, RealDisk};

/// Gives a file that holds `old` another content. Whoever reads it, at any moment,
/// finds the old one or the new one whole. A link to a file stays a link.
///
/// # Errors
///
/// The file holds something else by now, can't be written beside the old one, or
/// can't take its place; what was there is as it was.
pub fn replace_file(path: &Path, old: &[u8], bytes: &[u8]) -> io::Result<()> {
    replace(path, old, bytes, &|| {})
}

/// The same; `before` is called when the two change places next.
fn replace(path: &Path, old: &[u8], bytes: &[u8], before: &dyn Fn()) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let beside = beside(&path)?;
    let written = write_through(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        // Who has saved it meanwhile may go on as they are.
        .and_then(|()| is_still(&path, old))
        .and_then(|()| {
            before();
            take_place(&path, &beside, old)
        })
        .and_then(|()| sync_folder(&path));
    if written.is_err() {
        // What can't be deleted is a hidden file that no edition reads.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn is_still(path: &Path, old: &[u8]) -> io::Result<()> {
    match fs::read(path)? == old {
        true => Ok(()),
        false => Err(io::Error::other(
            "somebody else saved it meanwhile; it is as they left it",
        )),
    }
}

/// Gives the file at `beside` the name `path`. Where two names can be exchanged at once,
/// the old file is looked at when nobody can save it any more, and goes back if it isn't
/// the one that was read.
fn take_place(path: &Path, beside: &Path, old: &[u8]) -> io::Result<()> {
    match RealDisk.exchange(beside, path) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => fs::rename(beside, path),
        Err(error) => Err(error),
        Ok(()) => match is_still(beside, old) {
            Ok(()) => fs::remove_file(beside),
            Err(theirs) => {
                RealDisk.exchange(beside, path)?;
                Err(theirs)
            }
        },
    }
}

/// Gives a file another name, in the same file system, unless that is taken.
///
/// # Errors
///
/// There is something of the new name, or it can't be made; then the file has its old one.
pub fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    move_by(from, to, &|from, to| fs::hard_link(from, to))
}

/// The same; `link` gives it both names.
fn move_by(
    from: &Path,
    to: &Path,
    link: &dyn Fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    use io::ErrorKind::{AlreadyExists, NotFound};
    match link(from, to) {
        Err(error) if matches!(error.kind(), AlreadyExists | NotFound) => return Err(error),
        // On a stick or a share a file may have one name only.
        Err(_) => copy_new(from, to)?,
        Ok(()) => {}
    }
    sync_folder(to)?;
    fs::remove_file(from)
}

/// Writes the content of a file to one that isn't there.
fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let bytes = fs::read(from)?;
    let mut file = fs::File::create_new(to)?;
    let written = file
        .write_all(&bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::set_permissions(to, fs::metadata(from)?.permissions()));
    if written.is_err() {
        let _ = fs::remove_file(to);
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

/// Makes folders with files in them. They are put together under hidden names beside
/// their places, and then take them in order: if a later one can't, those before it are
/// taken back. What a process that was killed left behind is finished: a folder that
/// holds these very files is done, and what is under a hidden name is made anew.
///
/// # Errors
///
/// A folder exists already, or something can't be written; then none of those that were
/// missing is there. Another process makes them now.
pub fn create_folders(folders: &[NewFolder]) -> io::Result<()> {
    let _lock = folders.first().map(|first| lock(&first.path)).transpose()?;
    let mut missing = Vec::new();
    for folder in folders {
        match folder.path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(folder),
            Err(error) => return Err(at(&folder.path, &error)),
            Ok(_) if holds(folder)? => {}
            Ok(_) => return Err(already(&folder.path)),
        }
    }
    if let (true, Some(first)) = (missing.is_empty(), folders.first()) {
        return Err(already(&first.path));
    }
    let mut staged = Vec::new();
    let mut placed = Vec::new();
    let made = missing
        .iter()
        .try_for_each(|folder| {
            let beside = hidden(&folder.path, ".bluebook-new")?;
            staged.push((beside.clone(), *folder));
            stage(&beside, folder).map_err(|error| at(&folder.path, &error))
        })
        .and_then(|()| {
            staged.iter().try_for_each(|(beside, folder)| {
                if folder.path.symlink_metadata().is_ok() {
                    return Err(already(&folder.path));
                }
                fs::rename(beside, &folder.path).map_err(|error| at(&folder.path, &error))?;
                placed.push((beside.clone(), *folder));
                sync_folder(&folder.path).map_err(|error| at(&folder.path, &error))
            })
        });
    if made.is_err() {
        for (beside, folder) in placed {
            let _ = fs::rename(&folder.path, beside);
        }
        for (beside, folder) in &staged {
            let _ = clear(beside, folder);
        }
    }
    made
}

/// One at a time; the lock ends with the process, however that ends.
fn lock(folder: &Path) -> io::Result<fs::File> {
    let parent = folder.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
    let lock = fs::File::open(parent).map_err(|error| at(parent, &error))?;
    lock.lock().map_err(|error| at(parent, &error))?;
    Ok(lock)
}

/// Whether a folder holds the files that it is to hold, and no others.
fn holds(folder: &NewFolder) -> io::Result<bool> {
    let mut count = 0;
    for entry in WalkDir::new(&folder.path).follow_links(false) {
        let entry = entry.map_err(|error| {
            let error = error.into_io_error();
            at(
                &folder.path,
                &error.unwrap_or_else(|| io::ErrorKind::Other.into()),
            )
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inner = entry.path().strip_prefix(&folder.path).ok();
        let wanted = folder
            .files
            .iter()
            .find(|(path, _)| Some(Path::new(path)) == inner);
        let Some((_, bytes)) = wanted.filter(|_| entry.file_type().is_file()) else {
            return Ok(false);
        };
        if fs::read(entry.path()).map_err(|error| at(entry.path(), &error))? != *bytes {
            return Ok(false);
        }
        count += 1;
    }
    Ok(count == folder.files.len())
}

fn stage(beside: &Path, folder: &NewFolder) -> io::Result<()> {
    clear(beside, folder)?;
    if let Some(parent) = folder.path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::create_dir(beside)?;
    for (path, bytes) in &folder.files {
        let path = beside.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        write_through(&path, bytes)?;
    }
    Ok(())
}

/// Takes away what was put together under a hidden name: the files that the folder is to
/// hold, and nobody else's.
fn clear(beside: &Path, folder: &NewFolder) -> io::Result<()> {
    let gone = |done: io::Result<()>| match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    };
    let mut inner = BTreeSet::new();
    for (path, _) in &folder.files {
        let path = beside.join(path);
        gone(fs::remove_file(&path))?;
        let above = path.ancestors().skip(1);
        inner.extend(
            above
                .take_while(|above| *above != beside)
                .map(Path::to_owned),
        );
    }
    // From the innermost: a folder sorts before what is in it.
    for folder in inner.iter().rev().map(PathBuf::as_path).chain([beside]) {
        gone(fs::remove_dir(folder)).map_err(|error| match error.kind() {
            io::ErrorKind::DirectoryNotEmpty => io::Error::other(format!(
                "{} holds files of somebody's; move them away and try again",
                folder.display()
            )),
            _ => error,
        })?;
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
    hidden(path, &format!(".{}.new", std::process::id()))
}

fn hidden(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(ending);
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

    #[test]
    fn what_is_saved_at_the_last_moment_is_not_lost() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").expect("written");
        // In place, and as editors do it that write a new file and rename it.
        let in_place = || fs::write(&path, "theirs").expect("saved");
        let renamed = || {
            fs::write(folder.path().join("b"), "theirs").expect("saved");
            fs::rename(folder.path().join("b"), &path).expect("renamed");
        };
        for save in [&in_place as &dyn Fn(), &renamed] {
            fs::write(&path, "old").expect("written");
            let late = replace(&path, b"old", b"new", save).expect_err("it is another");
            assert!(late.to_string().contains("somebody else"), "{late}");
            assert_eq!(fs::read(&path).expect("read"), b"theirs");
            assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
        }
    }

    #[test]
    fn a_file_is_moved_where_it_can_have_one_name_only() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = |name: &str| folder.path().join(name);
        let no_links =
            |_: &Path, _: &Path| Err::<(), _>(io::Error::from(io::ErrorKind::Unsupported));
        fs::write(path("a"), "mine").expect("written");
        fs::write(path("b"), "theirs").expect("written");
        for link in [
            &no_links as &dyn Fn(&Path, &Path) -> io::Result<()>,
            &|from, to| fs::hard_link(from, to),
        ] {
            let taken = move_by(&path("a"), &path("b"), link).expect_err("it is theirs");
            assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read(path("b")).expect("read"), b"theirs");
            move_by(&path("a"), &path("c"), link).expect("moved");
            assert_eq!(fs::read(path("c")).expect("read"), b"mine");
            assert!(!path("a").exists());
            move_by(&path("c"), &path("a"), link).expect("moved back");
        }
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
        let error = create_folders(&both).expect_err("both are there already");
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);

        // Killed between the two, and while the files were written.
        fs::rename(&one, root.path().join("data/.1.bluebook-new")).expect("renamed");
        fs::write(root.path().join("data/.1.bluebook-new/inner/a.md"), "ha").expect("written");
        create_folders(&both).expect("finished");
        assert_eq!(fs::read(one.join("inner/a.md")).expect("read"), b"x");
        let left = fs::read_dir(root.path().join("data")).expect("listed");
        assert_eq!(left.count(), 1);

        // What is somebody's stays.
        fs::remove_dir_all(&one).expect("deleted");
        let staging = root.path().join("data/.1.bluebook-new");
        fs::create_dir(&staging).expect("made");
        fs::write(staging.join("thesis.md"), "three years of work").expect("written");
        let error = create_folders(&both).expect_err("somebody's file is there");
        assert!(
            error.to_string().contains("holds files of somebody's"),
            "{error}"
        );
        assert!(staging.join("thesis.md").exists() && !one.exists());
        fs::remove_dir_all(&staging).expect("deleted");

        fs::write(two.join("inner/a.md"), "z").expect("written");
        let error = create_folders(&both).expect_err("one is there, and another");
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        fs::write(two.join("inner/a.md"), "y").expect("written");
        assert!(!one.exists());
        let left = fs::read_dir(root.path().join("data")).expect("listed");
        assert_eq!(left.count(), 0);
        assert_eq!(fs::read(two.join("inner/a.md")).expect("read"), b"y");
    }
}
