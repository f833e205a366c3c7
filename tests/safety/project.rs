//! Projects to build in tests, and the limits within which every build has to end.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use walkdir::WalkDir;

use crate::built::small_root;

pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The larger number for `scripts/faults`.
pub(crate) fn sized(ordinary: usize, full: usize) -> usize {
    if is_full() { full } else { ordinary }
}

fn is_full() -> bool {
    env::var("BLUEBOOK_FAULTS").is_ok_and(|size| size == "full")
}

/// Says what was tried, how often, and what held each time: a row of the table that
/// `scripts/faults` writes into docs/security.md.
pub(crate) fn held(tried: &str, times: usize, held: &str) {
    eprintln!("tried|{tried}|{times}|{held}");
}

/// A folder with an edition of three forces in it.
pub(crate) struct Project {
    pub(crate) home: tempfile::TempDir,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self { home: small_root() }
    }

    /// Another one, whose every page says something else.
    pub(crate) fn renamed() -> Self {
        let project = Self::new();
        let path = project.path("content/2017/edition.toml");
        let text = fs::read_to_string(&path).unwrap();
        let title = text
            .lines()
            .find(|line| line.starts_with("title "))
            .unwrap();
        let text = text.replacen(title, "title = \"Another title\"", 1);
        fs::write(&path, text).unwrap();
        project
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn site(&self) -> PathBuf {
        self.path("site")
    }

    /// `bluebook build`, within the limits.
    pub(crate) fn build(&self) -> Ended {
        self.build_to(&self.site())
    }

    pub(crate) fn build_to(&self, output: &Path) -> Ended {
        // Address space is more than memory, so the limit is on the safe side.
        limited("ulimit -v 2097152", self, output)
    }

    /// Builds, and gives what was built.
    #[track_caller]
    pub(crate) fn built(&self) -> Tree {
        let ended = self.build();
        assert_eq!(ended.code, 0, "{}", ended.text);
        tree(&self.site())
    }

    /// Builds, which must fail with this code and words and leave the site as
    /// it was.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, words: &str) {
        let before = tree(&self.site());
        let ended = self.build();
        assert_eq!(ended.code, code, "{}", ended.text);
        assert!(ended.text.contains(words), "{}", ended.text);
        assert!(tree(&self.site()) == before, "the site has changed");
    }
}

/// How the program ended, and what it said.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) text: String,
}

/// The seconds that a build may take. Without optimisation the largest inputs take five
/// times as long.
const LONGEST: f64 = if cfg!(debug_assertions) { 300.0 } else { 60.0 };

/// Runs `bluebook build` in a shell after a command that sets a limit.
#[track_caller]
pub(crate) fn limited(limit: &str, project: &Project, output: &Path) -> Ended {
    let begun = Instant::now();
    let script = format!("{limit}; exec \"$0\" \"$@\"");
    let output = Command::new("sh")
        .args([
            "-c",
            &script,
            env!("CARGO_BIN_EXE_bluebook"),
            "build",
            "--root",
        ])
        .arg(project.home.path())
        .arg("--output")
        .arg(output)
        // Each thread takes address space for itself.
        .env("RAYON_NUM_THREADS", "2")
        .output()
        .unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    // Of all programs that this one has started, the shells among them.
    let memory = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss() / 1024;
    if is_full() {
        eprintln!("  a build of {seconds:.1} s; the largest so far had {memory} MiB");
    }
    assert!(seconds < LONGEST, "it took {seconds} seconds");
    assert!(memory < 2048, "it took {memory} MiB");
    ended(&output)
}

#[track_caller]
pub(crate) fn ended(output: &Output) -> Ended {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    assert!(!text.contains("panicked"), "{text}");
    match output.status.code() {
        Some(code @ 0..=3) => Ended { code, text },
        _ => panic!("it ended with {}: {text}", output.status),
    }
}

pub(crate) fn tree(folder: &Path) -> Tree {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

/// Appends to a file of the project.
pub(crate) fn append(project: &Project, file: &str, text: &str) {
    let path = project.path(file);
    let old = fs::read_to_string(&path).unwrap();
    fs::write(path, old + text).unwrap();
}
