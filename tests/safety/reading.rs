//! Reading that fails: an error of the system never makes a smaller report.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use bluebook::diagnostics::{Code, Diagnostics, Severity};
use bluebook::pipeline;
use bluebook::sealing;
use bluebook::source::{Disk, Snapshot, Tree, Unreadable};

use super::project::{Project, append, ended, held};
use crate::built::small_root;

/// `EIO`, which has this number everywhere.
const BROKEN_DISK: i32 = 5;

/// A tree of which one question has no answer, as on a disk that fails.
struct Failing<'a> {
    below: &'a dyn Tree,
    /// Which question, from 0.
    at: usize,
    asked: AtomicUsize,
    /// The path that was asked for then.
    failed: Mutex<Option<String>>,
}

impl<'a> Failing<'a> {
    fn new(below: &'a dyn Tree, at: usize) -> Self {
        Self {
            below,
            at,
            asked: AtomicUsize::new(0),
            failed: Mutex::new(None),
        }
    }

    fn ask(&self, path: &str) -> io::Result<()> {
        if self.asked.fetch_add(1, Ordering::SeqCst) == self.at {
            *self.failed.lock().unwrap() = Some(path.to_owned());
            return Err(io::Error::from_raw_os_error(BROKEN_DISK));
        }
        Ok(())
    }

    fn failed(&self) -> Option<String> {
        self.failed.lock().unwrap().clone()
    }
}

impl Tree for Failing<'_> {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        self.ask(path)?;
        self.below.is_folder(path)
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        match self.ask(path) {
            Ok(()) => self.below.list(path),
            Err(error) => vec![Err(Unreadable::new(path, &error))],
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.ask(path)?;
        self.below.read(path)
    }
}

/// Whether there is an error of reading that names the path, and none that says that
/// it is missing.
#[track_caller]
fn assert_said(problems: &Diagnostics, path: &str) {
    assert!(
        problems.has(Code::UnreadableFile),
        "{path}: nothing was said"
    );
    let said = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error && problem.message.contains(path));
    let said: Vec<_> = said.map(|problem| problem.message.as_str()).collect();
    assert!(!said.is_empty(), "{path} is not named");
    assert!(
        !said.iter().any(|said| said.contains("missing")),
        "{said:?}"
    );
    assert!(
        !said.iter().any(|said| said.contains("there is no")),
        "{said:?}"
    );
}

/// Fails each question once that `bluebook check`, and `build` after it, asks.
#[test]
fn a_question_that_fails_is_an_error_and_nothing_less() {
    let root = small_root();
    let disk = Disk::new(root.path());
    let mut sweeps = 0;
    for at in 0.. {
        let failing = Failing::new(&disk, at);
        let checked = pipeline::check_in(&failing, "2017");
        let Some(path) = failing.failed() else {
            assert_eq!(checked.problems.errors(), 0);
            break;
        };
        assert_said(&checked.problems, &path);
        sweeps += 1;
    }
    held(
        "each file and folder that `check` and `build` ask for can't be read",
        sweeps,
        "an error that names it; never a smaller report",
    );
    assert!(sweeps > 30, "only {sweeps} questions were asked");
}

/// The same for what `archive`, `new` and `import` go on with.
#[test]
fn a_seal_never_lacks_a_source_that_could_not_be_read() {
    let root = small_root();
    // What no check reads is sealed as well.
    fs::write(root.path().join("content/2017/notes.txt"), "x").unwrap();
    let disk = Disk::new(root.path());
    let mut sweeps = 0;
    let whole = {
        let checked = pipeline::check_in(&disk, "2017");
        sealing::sources(checked.edition.as_ref().unwrap(), &disk).unwrap()
    };
    for at in 0.. {
        let failing = Failing::new(&disk, at);
        let snapshot = Snapshot::new(&failing);
        let checked = pipeline::check_in(&snapshot, "2017");
        match (&checked.edition, failing.failed()) {
            (Some(edition), None) => {
                let sources = sealing::sources(edition, &snapshot);
                let Some(path) = failing.failed() else {
                    assert!(sources.unwrap() == whole);
                    break;
                };
                let said = sources.expect_err("it was not read");
                assert!(said.contains(&path), "{said}");
            }
            (_, Some(path)) => assert_said(&checked.problems, &path),
            (None, None) => panic!("there is no edition"),
        }
        sweeps += 1;
    }
    held(
        "each that `archive` asks for can't be read",
        sweeps,
        "an error that names it; never a smaller seal",
    );
    assert!(sweeps > 30, "only {sweeps} questions were asked");
}

/// A tree that counts how often each file is read, and whose files are other ones
/// each time.
struct Restless<'a>(&'a dyn Tree, Mutex<BTreeMap<String, usize>>);

impl Tree for Restless<'_> {
    fn is_folder(&self, path: &str) -> io::Result<bool> {
        self.0.is_folder(path)
    }

    fn list(&self, path: &str) -> Vec<Result<String, Unreadable>> {
        self.0.list(path)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = self.0.read(path)?;
        let mut times = self.1.lock().unwrap();
        let time = times.entry(path.to_owned()).or_insert(0);
        *time += 1;
        bytes.extend_from_slice("\n".repeat(*time).as_bytes());
        Ok(bytes)
    }
}

#[test]
fn what_is_sealed_is_what_was_checked_whatever_is_saved_meanwhile() {
    let root = small_root();
    let disk = Disk::new(root.path());
    let restless = Restless(&disk, Mutex::default());
    let snapshot = Snapshot::new(&restless);
    let checked = pipeline::check_in(&snapshot, "2017");
    let edition = checked.edition.as_ref().unwrap();
    let sealed = sealing::sources(edition, &snapshot).unwrap();
    let times = restless.1.lock().unwrap().clone();
    assert!(sealed.len() > 20, "{}", sealed.len());
    for (path, bytes) in &sealed {
        assert_eq!(times.get(path), Some(&1), "{path} was read again");
        assert!(
            *bytes == [&disk.read(path).unwrap()[..], b"\n"].concat(),
            "{path}"
        );
    }
    // Without it the files of the seal would not be those that were checked.
    assert!(sealing::sources(edition, &restless).unwrap() != sealed);
}

/// A tree with a folder that can't be listed beside one whose name begins like its.
struct Neighbours;

impl Tree for Neighbours {
    fn is_folder(&self, _: &str) -> io::Result<bool> {
        Ok(true)
    }

    fn list(&self, _: &str) -> Vec<Result<String, Unreadable>> {
        let broken = io::Error::from_raw_os_error(BROKEN_DISK);
        vec![
            Err(Unreadable::new("content/fig", &broken)),
            Ok("content/figures/a.toml".to_owned()),
        ]
    }

    fn read(&self, _: &str) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

#[test]
fn a_folder_that_can_not_be_listed_hides_no_neighbour() {
    let snapshot = Snapshot::new(&Neighbours);
    assert_eq!(snapshot.list("content").len(), 2);
    let figures = snapshot.list("content/figures");
    assert_eq!(figures, [Ok("content/figures/a.toml".to_owned())]);
    // It hides what is in it.
    assert!(snapshot.list("content/fig/deep")[0].is_err());
}

#[test]
fn links_that_lead_out_are_refused_and_never_published() {
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret.md");
    fs::write(&secret, "# A secret\n").unwrap();
    for link in [
        "content/2017/chapters/02-secret.md",
        "data/2017/measures/secret.toml",
        "themes/standard/assets/secret.txt",
        "themes/standard/templates/secret.html",
    ] {
        let project = Project::new();
        project.built();
        symlink(&secret, project.path(link)).unwrap();
        project.fails(1, "a link leads out of the folder of the report");
        project.fails(1, link);
    }
    // One that stays inside is as good as the file.
    let project = Project::new();
    let before = project.built();
    let page = project.path("content/2017/chapters/01-summary.md");
    fs::rename(&page, project.path("summary.md")).unwrap();
    symlink("../../../summary.md", &page).unwrap();
    assert!(project.built() == before);
}

#[test]
fn what_is_no_ordinary_file_is_refused_and_never_waited_for() {
    for (place, device) in [
        ("content/2017/chapters/02-pipe.md", None),
        ("data/2017/measures/pipe.toml", None),
        ("themes/standard/assets/pipe.css", None),
        ("content/2017/chapters/02-zero.md", Some("/dev/zero")),
    ] {
        let project = Project::new();
        project.built();
        match device {
            Some(device) => symlink(device, project.path(place)).unwrap(),
            None => assert!(
                Command::new("mkfifo")
                    .arg(project.path(place))
                    .status()
                    .unwrap()
                    .success()
            ),
        }
        project.fails(1, "it is no ordinary file");
        project.fails(1, place);
    }
}

/// A command of the program in a project, which must end with 3 and name a path.
#[track_caller]
fn fails_at(project: &Project, arguments: &[&str], path: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(arguments)
        .current_dir(project.home.path())
        .output()
        .unwrap();
    let ended = ended(&output);
    assert_eq!(ended.code, 3, "{arguments:?}: {}", ended.text);
    assert!(ended.text.contains(path), "{arguments:?}: {}", ended.text);
}

/// A name that is too long for the system: an error for whoever runs the tests, root
/// as well.
fn too_long(at: &Path) {
    let name = "x".repeat(300);
    symlink(name, at).unwrap();
}

#[test]
fn every_command_ends_with_three_and_the_path() {
    let project = Project::new();
    let page = "content/2017/chapters/01-summary.md";
    fs::remove_file(project.path(page)).unwrap();
    too_long(&project.path(page));
    for arguments in [
        &["check"][..],
        &["build"],
        &["archive", "2017"],
        &["new", "2018"],
        &["pack", "northshire"],
        &["diff", "2017", "2017"],
        &["bind", page],
    ] {
        fails_at(&project, arguments, page);
    }
    let project = Project::new();
    fs::remove_dir_all(project.path("content")).unwrap();
    too_long(&project.path("content"));
    for arguments in [&["check"][..], &["build"], &["new", "2018"]] {
        fails_at(&project, arguments, "content");
    }
    let project = Project::new();
    too_long(&project.path("archive"));
    for arguments in [&["build"][..], &["archive", "2017"]] {
        fails_at(&project, arguments, "archive");
    }
    fails_at(&project, &["diff", "2017", "archive/2017"], "archive/2017");
    let project = Project::new();
    project.built();
    let inventory = project.path("site/2017/inventory.json");
    fs::remove_file(&inventory).unwrap();
    too_long(&inventory);
    for (built, path) in [
        ("site/2017", "inventory.json"),
        ("site", "2017/inventory.json"),
    ] {
        let place = format!("{built}/{path}");
        fails_at(&project, &["diff", built, "2017"], &place);
    }
}

#[test]
fn an_import_keeps_what_a_person_saved_meanwhile() {
    let project = Project::new();
    let path = project.path("data/2017/measures/solved.toml");
    let before = fs::read(&path).unwrap();
    append(&project, "data/2017/measures/solved.toml", "# saved\n");
    let late = bluebook::output::replace_file(&path, &before, b"imported").unwrap_err();
    assert!(
        late.to_string().contains("somebody else saved it"),
        "{late}"
    );
    assert!(fs::read_to_string(&path).unwrap().ends_with("# saved\n"));
}
