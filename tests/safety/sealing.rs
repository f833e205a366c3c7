//! Seals that are interrupted: whatever `verify` accepts afterwards is a whole one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use super::project::{Ended, Project, Tree, ended, held, sized, tree};

/// `bluebook` in the project's folder.
fn command(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bluebook"));
    command.args(arguments).current_dir(project.home.path());
    command.env_remove("SOURCE_DATE_EPOCH");
    command
}

fn run(project: &Project, arguments: &[&str]) -> Ended {
    ended(&command(project, arguments).output().unwrap())
}

fn start(project: &Project) -> Child {
    let mut command = command(project, &["archive", "2017"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Everything in the archive that could be taken for a seal: what has the name of
/// one, and what an interrupted try left behind.
fn candidates(archive: &Path) -> Vec<PathBuf> {
    let staging = archive.join(".bluebook-sealing-2017");
    [
        archive.join("2017"),
        archive.join("2017.zip"),
        staging.join("bag"),
        staging.join("container.zip"),
    ]
    .into_iter()
    .filter(|path| path.exists())
    .collect()
}

/// Whether what is stored here is what the reference has, to the byte.
fn is_whole(path: &Path, whole: &Tree) -> bool {
    if path.is_dir() {
        let inside = whole.iter().filter_map(|(name, bytes)| {
            Some((name.strip_prefix("2017/")?.to_owned(), bytes.clone()))
        });
        tree(path) == inside.collect::<Tree>()
    } else {
        fs::read(path).unwrap() == whole["2017.zip"]
    }
}

#[test]
fn seals_killed_at_random_moments_are_whole_or_refused() {
    let project = Project::new();
    let archive = project.path("archive");
    let staging = archive.join(".bluebook-sealing-2017");
    let begun = Instant::now();
    let mut child = start(&project);
    while !staging.exists() {
        assert!(child.try_wait().unwrap().is_none(), "it wrote nothing");
        sleep(Duration::from_micros(100));
    }
    let rendering = begun.elapsed();
    assert!(child.wait().unwrap().success());
    let writing = begun.elapsed() - rendering;
    let whole = tree(&archive);
    fs::remove_dir_all(&archive).unwrap();

    let (mut accepted, mut partial) = (0, 0);
    let rounds = sized(12, 200);
    for round in 0..rounds {
        let mut child = start(&project);
        let part = u32::try_from((round * 7_919) % 1_000).unwrap();
        if round % 4 == 0 {
            // Anywhere from the first moment to a bit after the last.
            sleep((rendering + writing) * part / 900);
        } else {
            // While it writes; after its end in some rounds.
            while !staging.exists() && child.try_wait().unwrap().is_none() {
                sleep(Duration::from_micros(50));
            }
            sleep(writing * part / 900);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for path in candidates(&archive) {
            let verified = run(&project, &["verify", path.to_str().unwrap()]);
            let shown = path.display();
            if verified.code == 0 {
                assert!(
                    is_whole(&path, &whole),
                    "round {round}: {shown} is accepted"
                );
                accepted += 1;
            } else {
                // What has the name of a seal is one.
                assert!(
                    path.starts_with(&staging),
                    "round {round}: {shown} is broken"
                );
                partial += 1;
            }
        }
        // The next try finishes, whatever it finds, or says that it is done.
        let next = run(&project, &["archive", "2017"]);
        let done = next.code == 1 && next.text.contains("is there already");
        assert!(next.code == 0 || done, "round {round}: {}", next.text);
        assert!(tree(&archive) == whole, "round {round}: the seal differs");
        fs::remove_dir_all(&archive).unwrap();
    }
    assert!(accepted + partial > 0, "no seal was ever interrupted");
    println!("{accepted} candidates were whole and accepted, {partial} were refused");
    held(
        "`archive` is killed at a random moment",
        rounds,
        "a whole seal or none; the next try makes the same bytes",
    );
}

#[test]
fn a_container_without_its_folder_is_a_seal_for_builds_too() {
    let project = Project::new();
    assert_eq!(run(&project, &["archive", "2017"]).code, 0);
    let whole = tree(&project.path("archive"));
    fs::remove_dir_all(project.path("archive/2017")).unwrap();
    assert_eq!(run(&project, &["build"]).code, 0);
    let index = fs::read(project.path("site/2017/index.html")).unwrap();
    assert!(index == whole["2017/data/site/2017/index.html"]);
    assert_eq!(run(&project, &["archive", "2017"]).code, 0);
    assert!(tree(&project.path("archive")) == whole);
}

#[test]
fn of_many_seals_at_once_one_is_made_and_stays() {
    let project = Project::new();
    let codes: Vec<i32> = thread::scope(|scope| {
        let one = || run(&project, &["archive", "2017"]);
        let all: Vec<_> = (0..sized(3, 8)).map(|_| scope.spawn(one)).collect();
        all.into_iter()
            .map(|one| one.join().unwrap().code)
            .collect()
    });
    assert_eq!(
        codes.iter().filter(|code| **code == 0).count(),
        1,
        "{codes:?}"
    );
    assert!(codes.iter().all(|code| *code <= 1), "{codes:?}");
    for path in candidates(&project.path("archive")) {
        assert_eq!(run(&project, &["verify", path.to_str().unwrap()]).code, 0);
    }
    assert!(!project.path("archive/.bluebook-sealing-2017").exists());
}
