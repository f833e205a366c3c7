//! The real program against everything that can go wrong around it: each time it
//! ends with a correct site or with a clear error and the old site whole, without
//! a panic, in less than a minute, with less than 2 GiB.
//!
//! `scripts/faults` runs the same tests with the full sizes, by setting
//! `BLUEBOOK_FAULTS=full`; the ordinary ones are a tenth of them or less.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use walkdir::WalkDir;

type Tree = BTreeMap<String, Vec<u8>>;

/// The larger number for `scripts/faults`.
fn sized(ordinary: usize, full: usize) -> usize {
    match env::var("BLUEBOOK_FAULTS") {
        Ok(size) if size == "full" => full,
        _ => ordinary,
    }
}

/// A folder with an edition of three forces in it.
struct Project {
    home: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (from, to) in [
            ("tests/editions/small/content", "content"),
            ("tests/editions/small/data", "data"),
            ("themes", "themes"),
        ] {
            copy(&here.join(from), &home.path().join(to));
        }
        Self { home }
    }

    /// Another one, whose every page says something else.
    fn renamed() -> Self {
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

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn site(&self) -> PathBuf {
        self.path("site")
    }

    /// `bluebook build`, within the limits.
    fn build(&self) -> Ended {
        self.build_to(&self.site())
    }

    fn build_to(&self, output: &Path) -> Ended {
        // Address space is more than memory, so the limit is on the safe side.
        limited("ulimit -v 2097152", self, output)
    }

    /// Builds, and gives what was built.
    #[track_caller]
    fn built(&self) -> Tree {
        let ended = self.build();
        assert_eq!(ended.code, 0, "{}", ended.text);
        tree(&self.site())
    }

    /// Builds, which must fail with this code and words and leave the site as
    /// it was.
    #[track_caller]
    fn fails(&self, code: i32, words: &str) {
        let before = tree(&self.site());
        let ended = self.build();
        assert_eq!(ended.code, code, "{}", ended.text);
        assert!(ended.text.contains(words), "{}", ended.text);
        assert!(tree(&self.site()) == before, "the site has changed");
    }
}

/// How the program ended, and what it said.
struct Ended {
    code: i32,
    text: String,
}

/// Runs `bluebook build` in a shell after a command that sets a limit.
#[track_caller]
fn limited(limit: &str, project: &Project, output: &Path) -> Ended {
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
    let seconds = begun.elapsed().as_secs();
    assert!(seconds < 60, "it took {seconds} seconds");
    ended(&output)
}

#[track_caller]
fn ended(output: &Output) -> Ended {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    assert!(!text.contains("panicked"), "{text}");
    match output.status.code() {
        Some(code @ 0..=3) => Ended { code, text },
        _ => panic!("it ended with {}: {text}", output.status),
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn tree(folder: &Path) -> Tree {
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

#[test]
fn builds_killed_at_random_moments_leave_a_whole_site() {
    let (one, two) = (Project::new(), Project::renamed());
    let wholes = [one.built(), two.built()];
    assert!(wholes[0] != wholes[1]);
    let target = one.site();
    let begun = Instant::now();
    two.build_to(&target);
    let longest = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let rounds = sized(20, 200);
    for round in 0..rounds {
        let project = if round % 2 == 0 { &one } else { &two };
        let mut child = Command::new(env!("CARGO_BIN_EXE_bluebook"))
            .arg("build")
            .arg("--root")
            .arg(project.home.path())
            .arg("--output")
            .arg(&target)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Spread over the whole build, most of them in its last third, in
        // which it writes.
        let part = (round as u64 * 7_919) % 1_000;
        let part = if round % 3 == 0 {
            part
        } else {
            650 + part * 35 / 100
        };
        sleep(Duration::from_micros(longest * part / 1_000));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(wholes.contains(&tree(&target)), "round {round}");
    }
    let ended = two.build_to(&target);
    assert_eq!(ended.code, 0, "{}", ended.text);
    assert!(tree(&target) == wholes[1]);
    let beside = fs::read_dir(one.home.path()).unwrap();
    let mut left = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(
        left.all(|name| !name.starts_with(".bluebook")),
        "something is left over"
    );
}

#[test]
fn where_files_may_not_grow_the_old_site_stays() {
    let project = Project::new();
    let before = project.built();
    let other = Project::renamed();
    // Blocks of 512 bytes: the largest pages don't fit. The signal that would
    // end the program is ignored, so that it sees the error.
    let limit = "trap '' XFSZ; ulimit -f 12";
    let ended = limited(limit, &other, &project.site());
    assert_eq!(ended.code, 3, "{}", ended.text);
    assert!(
        ended.text.contains("error: cannot write `"),
        "{}",
        ended.text
    );
    assert!(
        ended
            .text
            .contains("the system allows no files of that size here")
    );
    assert!(tree(&project.site()) == before);
    // The signal not ignored is a death at that moment.
    let dead = Command::new("sh")
        .args([
            "-c",
            "ulimit -f 12; exec \"$0\" build --root \"$1\" --output \"$2\"",
        ])
        .arg(env!("CARGO_BIN_EXE_bluebook"))
        .args([other.home.path(), &project.site()])
        .output()
        .unwrap();
    assert_eq!(dead.status.code(), None, "{}", dead.status);
    assert!(tree(&project.site()) == before);
    assert_eq!(other.build_to(&project.site()).code, 0);
    assert!(tree(&project.site()) == other.built());
}

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
fn two_builds_at_once_leave_one_whole_site() {
    let (one, two) = (Project::new(), Project::renamed());
    let wholes = [one.built(), two.built()];
    for _ in 0..sized(2, 20) {
        thread::scope(|scope| {
            for project in [&one, &two] {
                let target = one.site();
                scope.spawn(move || {
                    let ended = project.build_to(&target);
                    assert_eq!(ended.code, 0, "{}", ended.text);
                });
            }
        });
        assert!(wholes.contains(&tree(&one.site())));
    }
}

#[test]
fn a_file_that_vanishes_while_it_is_read_is_an_error_or_no_matter() {
    let project = Project::new();
    let before = project.built();
    let other = Project::renamed();
    let renamed = other.built();
    let target = project.site();
    let path = other.path("data/2017/sources.toml");
    let away = other.path("sources.toml");
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                fs::rename(&path, &away).unwrap();
                sleep(Duration::from_micros(700));
                fs::rename(&away, &path).unwrap();
                sleep(Duration::from_micros(900));
            }
        });
        let mut codes = Vec::new();
        for _ in 0..sized(6, 60) {
            let ended = other.build_to(&target);
            let expected = if ended.code == 0 || codes.contains(&0) {
                &renamed
            } else {
                &before
            };
            codes.push(ended.code);
            if !(tree(&target) == *expected && ended.code <= 1) {
                done.store(true, Ordering::Relaxed);
                panic!("{}", ended.text);
            }
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn stray_files_are_named_and_counted_but_not_read() {
    let project = Project::new();
    let before = project.built();
    for folder in ["content/2017/stray", "data/2017/measures"] {
        fs::create_dir_all(project.path(folder)).unwrap();
        for number in 0..sized(2_000, 100_000) {
            fs::write(project.path(folder).join(number.to_string()), "").unwrap();
        }
    }
    let ended = project.build();
    assert_eq!(ended.code, 0, "{}", ended.text);
    assert!(
        ended.text.contains("more files in content/2017"),
        "{}",
        ended.text
    );
    assert!(
        ended.text.contains("more files in data/2017"),
        "{}",
        ended.text
    );
    assert!(tree(&project.site()) == before);
}

#[test]
fn what_tools_leave_behind_does_not_reach_the_site() {
    let project = Project::new();
    let before = project.built();
    for litter in [
        "themes/standard/assets/fonts/.DS_Store",
        "themes/standard/assets/page.css~",
        "themes/standard/templates/.home.html.swp",
        "content/2017/chapters/.01-summary.md.swp",
        "data/2017/Thumbs.db",
    ] {
        fs::write(project.path(litter), [0xff, 0]).unwrap();
    }
    assert!(project.built() == before);
}

#[test]
fn links_that_go_round_are_errors() {
    for (link, to) in [
        ("content/2017/chapters/loop", "."),
        ("content/2017/up", ".."),
        ("data/2017/measures/root", "/"),
        ("data/2017/measures/self.toml", "self.toml"),
        ("content/2017/chapters/03-nothing.md", "nowhere.md"),
        ("themes/standard/assets/loop", "../.."),
    ] {
        let project = Project::new();
        project.built();
        symlink(to, project.path(link)).unwrap();
        project.fails(1, &format!("{link} can't be read: "));
    }
}

/// Appends to a file of the project.
fn append(project: &Project, file: &str, text: &str) {
    let path = project.path(file);
    let old = fs::read_to_string(&path).unwrap();
    fs::write(path, old + text).unwrap();
}

#[test]
fn a_chapter_of_a_hundred_megabytes_is_refused() {
    let project = Project::new();
    project.built();
    let paragraph = "\n\nA plain paragraph of words that goes on for a while.";
    let megabytes = sized(9, 100);
    let text = paragraph.repeat(megabytes * 1024 * 1024 / paragraph.len() + 1);
    append(&project, "content/2017/chapters/01-summary.md", &text);
    let words = format!("it has {megabytes} MB, more than the 8 MB that a file of an edition");
    project.fails(1, &words);
}

#[test]
fn a_chapter_as_long_as_it_may_be_becomes_a_page() {
    let project = Project::new();
    let paragraph = "\n\nA plain paragraph of words that goes on for a while.";
    let text = paragraph.repeat(sized(1_000, 150_000));
    append(&project, "content/2017/chapters/01-summary.md", &text);
    let found = project.built();
    let page = String::from_utf8_lossy(&found["2017/chapters/summary.html"]);
    assert_eq!(
        page.matches("that goes on for a while").count(),
        sized(1_000, 150_000)
    );
}

#[test]
fn ten_thousand_levels_are_an_error() {
    let indented = (0..sized(700, 2_700)).map(|level| format!("{}- x\n", "  ".repeat(level)));
    for nested in [
        format!("{}x", "- ".repeat(10_000)),
        format!("{}x", "> ".repeat(10_000)),
        format!("{}x", "1. ".repeat(10_000)),
        indented.collect::<String>(),
    ] {
        let project = Project::new();
        project.built();
        append(
            &project,
            "content/2017/chapters/01-summary.md",
            &format!("\n\n{nested}\n"),
        );
        project.fails(1, "this is nested too deeply");
    }
}

#[test]
fn brackets_and_stars_without_end_are_only_text() {
    for piece in [
        "[", "*a ", "_a*", "![", "`", "|a", "<a ", "[^1]", "&", "\\", "([",
    ] {
        let project = Project::new();
        project.built();
        let text = format!("\n\n{}\n", piece.repeat(sized(3_000, 50_000)));
        append(&project, "content/2017/chapters/01-summary.md", &text);
        let ended = project.build();
        assert!(ended.code <= 1, "{piece}: {}", ended.text);
    }
}

#[test]
fn a_measure_of_a_million_rows_is_refused() {
    let project = Project::new();
    project.built();
    let row = |number| format!("force-{number} = {{ 2016 = 1.5, 2017 = 2.5 }}\n");
    // As long as a file may be: every row is a problem of its own.
    let rows: String = (0..sized(5_000, 180_000)).map(row).collect();
    let path = project.path("data/2017/measures/solved.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\n[forces]\n"), "{text}");
    fs::write(
        &path,
        text.replace("\n[forces]\n", &format!("\n[forces]\n{rows}")),
    )
    .unwrap();
    project.fails(1, "there is no force `force-0`");
    project.fails(1, "more, which `check --format json` lists");
    // And a million.
    let rows: String = (0..1_000_000).map(row).collect();
    fs::write(&path, format!("{text}\n{rows}")).unwrap();
    project.fails(1, "more than the 8 MB that a file of an edition may have");
}

#[test]
fn tables_in_tables_without_end_are_an_error() {
    let project = Project::new();
    project.built();
    let deep = format!("deep = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    append(&project, "data/2017/measures/solved.toml", &deep);
    project.fails(1, "cannot recurse further");
}
