//! Builds that are interrupted, or that meet each other.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use super::project::{Project, ended, held, limited, sized, tree};

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
        // Spread over the whole build, most of them in its last two thirds, in
        // which it makes pages and writes them.
        let part = (round as u64 * 7_919) % 1_000;
        let part = if round % 3 == 0 {
            part
        } else {
            333 + part * 2 / 3
        };
        sleep(Duration::from_micros(longest * part / 1_000));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(wholes.contains(&tree(&target)), "round {round}");
    }
    held(
        "`build` is killed at a random moment",
        rounds,
        "the old site or the new one, whole",
    );
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
fn a_page_that_fails_after_others_are_written_leaves_the_old_site_alone() {
    let project = Project::new();
    let glossary = project.path("themes/standard/templates/glossary.html");
    let before = fs::read_to_string(&glossary).unwrap();
    let is_tidy = || {
        let beside = fs::read_dir(project.home.path()).unwrap();
        let mut names = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.all(|name| !name.starts_with(".bluebook"))
    };
    // Where there is no site yet, there is none afterwards.
    let failing = before.replace("{{ page.heading }}", "{{ nobody.knows }}");
    assert_ne!(failing, before);
    fs::write(&glossary, &failing).unwrap();
    let ended = project.build();
    assert_eq!(ended.code, 1, "{}", ended.text);
    assert!(!project.site().exists() && is_tidy());
    fs::write(&glossary, &before).unwrap();
    project.built();
    fs::write(&glossary, &failing).unwrap();
    project.fails(1, "the page glossary.html can't be made");
    project.fails(1, "nothing was written");
    assert!(is_tidy(), "something is left over");
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
    // And where nobody ignores the signal, the program does.
    let ended = limited("ulimit -f 12", &other, &project.site());
    assert_eq!(ended.code, 3, "{}", ended.text);
    assert!(
        ended.text.contains("no files of that size"),
        "{}",
        ended.text
    );
    assert!(tree(&project.site()) == before);
    assert_eq!(other.build_to(&project.site()).code, 0);
    assert!(tree(&project.site()) == other.built());
}

#[test]
fn where_files_may_not_grow_nothing_is_sealed_or_made() {
    let project = Project::new();
    let before = tree(project.home.path());
    for (blocks, arguments, path) in [
        (
            12,
            "archive 2017",
            "archive/.bluebook-sealing-2017/container.zip",
        ),
        (0, "new 2018", "data/2018"),
    ] {
        let script = format!("ulimit -f {blocks}; exec \"$0\" {arguments} --root \"$1\"");
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_bluebook")])
            .arg(project.home.path())
            .output()
            .unwrap();
        let ended = ended(&output);
        assert_eq!(ended.code, 3, "{arguments}: {}", ended.text);
        assert!(ended.text.contains(path), "{arguments}: {}", ended.text);
        assert!(ended.text.contains("File too large"), "{}", ended.text);
    }
    let mut after = tree(project.home.path());
    after.retain(|path, _| !path.starts_with("archive/.bluebook-sealing"));
    assert!(after == before, "something is left: {:?}", after.keys());
}

#[test]
fn two_builds_at_once_leave_one_whole_site() {
    let (one, two) = (Project::new(), Project::renamed());
    let wholes = [one.built(), two.built()];
    let rounds = sized(2, 20);
    for _ in 0..rounds {
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
    held(
        "two builds into one folder at a time",
        rounds,
        "one of the two sites, whole",
    );
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
