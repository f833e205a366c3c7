//! Output folders that can't or may not be written.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use super::project::{Project, ended, tree};

#[test]
fn an_output_that_may_not_be_written_stays() {
    let project = Project::new();
    let before = project.built();
    let other = Project::renamed();
    // Tests may run as root, who may write everywhere: nobody may not.
    let program = other.path("bluebook");
    fs::copy(env!("CARGO_BIN_EXE_bluebook"), &program).unwrap();
    for home in [&project, &other] {
        fs::set_permissions(home.home.path(), fs::Permissions::from_mode(0o555)).unwrap();
    }
    let mut command = Command::new(&program);
    command.arg("build").arg("--root").arg(other.home.path());
    command.arg("--output").arg(project.site());
    if fs::metadata(project.home.path()).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let ended = ended(&command.output().unwrap());
    for home in [&project, &other] {
        fs::set_permissions(home.home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
    assert_eq!(ended.code, 3, "{}", ended.text);
    assert!(
        ended.text.contains("you need leave to write"),
        "{}",
        ended.text
    );
    assert!(tree(&project.site()) == before);
}

#[test]
fn an_output_on_another_file_system_is_written_like_any_other() {
    let project = Project::new();
    let here = fs::metadata(project.home.path()).unwrap().dev();
    // Wherever there is one.
    let elsewhere = ["/dev/shm", "/run", "/var/tmp", env!("CARGO_TARGET_TMPDIR")]
        .into_iter()
        .find_map(|path| {
            let found = fs::metadata(path).ok()?;
            let folder = tempfile::tempdir_in(path).ok()?;
            (found.dev() != here).then_some(folder)
        });
    let folder = elsewhere.unwrap_or_else(|| tempfile::tempdir().unwrap());
    let output = folder.path().join("site");
    for _ in 0..2 {
        let ended = project.build_to(&output);
        assert_eq!(ended.code, 0, "{}", ended.text);
        assert!(tree(&output) == project.built());
    }
}

#[test]
fn folders_of_somebody_s_are_refused() {
    let project = Project::new();
    fs::create_dir(project.site()).unwrap();
    fs::write(project.path("site/thesis.txt"), "three years of work").unwrap();
    project.fails(3, "holds `thesis.txt`, which Bluebook did not write");
    for (output, words) in [
        (".", "holds what the site is made from"),
        ("content", "holds what the site is made from"),
        ("data/2017/site", "which is read by the build"),
        ("themes/standard/assets", "which is read by the build"),
    ] {
        let before = tree(project.home.path());
        let ended = project.build_to(&project.path(output));
        assert!(ended.code == 2 || ended.code == 3, "{}", ended.text);
        assert!(ended.text.contains(words), "{output}: {}", ended.text);
        assert!(tree(project.home.path()) == before, "{output} has changed");
    }
}

#[test]
fn what_systems_leave_in_the_site_stops_no_build_and_goes_with_it() {
    let project = Project::new();
    let before = project.built();
    let dust = [
        ".DS_Store",
        "2017/Thumbs.db",
        "2017/charts/desktop.ini",
        "2017/._data.html",
    ];
    for dust in dust {
        fs::write(project.site().join(dust), [0xff, 0]).unwrap();
    }
    assert_eq!(project.build().code, 0);
    let title = project.path("content/2017/edition.toml");
    let text = fs::read_to_string(&title).unwrap();
    fs::write(&title, text.replacen("The three shires", "Three shires", 1)).unwrap();
    let after = project.built();
    assert!(after != before && after.keys().eq(before.keys()));
    // A folder of that name, or a link, is somebody's.
    fs::create_dir(project.site().join("Thumbs.db")).unwrap();
    fs::write(project.site().join("Thumbs.db/thesis.txt"), "x").unwrap();
    project.fails(
        3,
        "holds `Thumbs.db/thesis.txt`, which Bluebook did not write",
    );
}
