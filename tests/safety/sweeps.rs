//! Every file that a command reads can't be read once: it ends with 3 and names it, and
//! nothing is written.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use super::project::{Ended, Project, ended, held, sized, tree};

/// Somebody who is not root, for whom permissions count.
const NOBODY: u32 = 65_534;

/// Every file and folder under some folders of a project, by its path there.
fn all(
    project: &Project,
    folders: &[&str],
    is_wanted: fn(&walkdir::DirEntry) -> bool,
) -> Vec<String> {
    let home = project.home.path();
    let entries = folders
        .iter()
        .flat_map(|folder| WalkDir::new(home.join(folder)).sort_by_file_name());
    let entries = entries.map(Result::unwrap).filter(is_wanted);
    entries
        .map(|entry| {
            let path = entry.path().strip_prefix(home).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect()
}

/// Every one with `scripts/faults`, and else some of them.
fn some(paths: Vec<String>, each: usize) -> impl Iterator<Item = String> {
    paths.into_iter().step_by(sized(each, 1))
}

#[test]
fn an_import_that_can_not_read_something_writes_nothing() {
    let project = Project::new();
    let returned = "Force,Solved\nNorthshire,13.4\nEastmoor,12.1\nWestvale,11.0\n";
    fs::write(project.path("return.csv"), returned).unwrap();
    let import = || -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_bluebook"))
            .args(["import", "solved", "return.csv", "--notes", "keep"])
            .current_dir(project.home.path())
            .output()
            .unwrap();
        ended(&output)
    };
    let before = tree(&project.path("data"));
    let is_file = |entry: &walkdir::DirEntry| entry.file_type().is_file();
    let mut files = all(&project, &["content", "data"], is_file);
    files.push("return.csv".to_owned());
    files.extend(some(all(&project, &["themes"], is_file), 7));
    let aside = project.path("aside");
    for file in &files {
        let path = project.path(file);
        fs::rename(&path, &aside).unwrap();
        // Too long for any system, whoever asks.
        symlink("x".repeat(300), &path).unwrap();
        let ended = import();
        fs::remove_file(&path).unwrap();
        fs::rename(&aside, &path).unwrap();
        assert_eq!(ended.code, 3, "{file}: {}", ended.text);
        assert!(ended.text.contains(file.as_str()), "{file}: {}", ended.text);
        assert!(tree(&project.path("data")) == before, "{file}");
    }
    held(
        "each file that `import` reads can't be read",
        files.len(),
        "3 and its path; nothing is written",
    );
    assert!(files.len() > 20, "only {} files", files.len());
    let ended = import();
    assert_eq!(ended.code, 0, "{}", ended.text);
    assert!(tree(&project.path("data")) != before);
}

#[test]
fn a_seal_that_can_not_be_read_is_neither_sound_nor_forged() {
    let project = Project::new();
    let seal = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_bluebook"))
            .args(arguments)
            .current_dir(project.home.path())
            .output()
            .unwrap();
        ended(&output)
    };
    assert_eq!(seal(&["archive", "2017"]).code, 0);
    let tools = tempfile::tempdir().unwrap();
    let program = tools.path().join("bluebook");
    fs::copy(env!("CARGO_BIN_EXE_bluebook"), &program).unwrap();
    for folder in [tools.path(), project.home.path()] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let is_root = fs::metadata(project.home.path()).unwrap().uid() == 0;
    let verify = |path: &str| -> Ended {
        let mut command = Command::new(&program);
        command.args(["verify", path]);
        command.current_dir(project.home.path());
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        ended(&command.output().unwrap())
    };
    assert_eq!(verify("archive/2017").code, 0);
    let parts = all(&project, &["archive/2017"], |_| true);
    let (tags, payload): (Vec<String>, Vec<String>) = parts
        .into_iter()
        .partition(|path| Path::new(path).components().count() <= 4);
    let mut swept = 0;
    for part in tags.into_iter().chain(some(payload, 9)) {
        let path: PathBuf = project.path(&part);
        let before = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
        let ended = verify("archive/2017");
        fs::set_permissions(&path, before).unwrap();
        assert_eq!(ended.code, 3, "{part}: {}", ended.text);
        assert!(ended.text.contains(&part), "{part}: {}", ended.text);
        swept += 1;
    }
    let container = project.path("archive/2017.zip");
    fs::set_permissions(&container, fs::Permissions::from_mode(0o0)).unwrap();
    let ended = verify("archive/2017.zip");
    assert_eq!(ended.code, 3, "{}", ended.text);
    assert!(
        ended.text.contains("archive/2017.zip can't be read"),
        "{}",
        ended.text
    );
    held(
        "each part of a seal can't be read",
        swept + 1,
        "3 and its path; neither sound nor forged",
    );
    assert!(swept > 20, "only {swept} parts");
}
