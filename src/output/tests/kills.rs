//! A process that writes one site after the other is killed at random moments.

use std::env;
use std::process::{Command, Stdio};
use std::thread::sleep;

use super::*;

/// Where the child writes.
const TARGET: &str = "BLUEBOOK_TEST_KILLED_TARGET";

/// Many short pages, so that most of the time goes into writing them.
fn big(number: usize) -> Artifacts {
    let page = format!("Page of {number}. ").repeat(5);
    let pages = (0..60).map(|at| {
        let kept = format!("2017/kept/{at}.html");
        let changed = format!("2017/changed-{}/{at}.html", at % 7);
        [
            Artifact::text(kept, "always the same").unwrap(),
            Artifact::text(changed, page.clone()).unwrap(),
        ]
    });
    Artifacts::new(pages.flatten().collect()).unwrap()
}

#[test]
fn sites_follow_each_other_whole() {
    let bench = Bench::new();
    // As a child of the test below it goes on until it is killed.
    let (target, rounds) = match env::var_os(TARGET) {
        Some(target) => (PathBuf::from(target), usize::MAX),
        None => (bench.site(), 4),
    };
    let sites = [big(1), big(2)];
    for round in 0..rounds {
        write(&target, &sites[round % 2], &|| {}).unwrap();
    }
    assert_eq!(tree(&target), whole(&sites[1]));
}

#[test]
fn a_writer_killed_at_a_random_moment_leaves_a_whole_site() {
    let wholes = [whole(&big(1)), whole(&big(2))];
    let bench = Bench::new();
    bench.write(&big(1)).unwrap();
    let mut interrupted = 0;
    let lock = bench.path(".bluebook-site.lock");
    for round in 0..50_u64 {
        // That of the one before.
        let _ = fs::remove_file(&lock);
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "output::tests::kills::sites_follow_each_other_whole",
                "--exact",
            ])
            .env(TARGET, bench.site())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // From when it begins to write; no two moments are alike.
        while !lock.exists() && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(100));
        }
        sleep(Duration::from_micros(round * 7_919 % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = tree(&bench.site());
        assert!(wholes.contains(&found), "round {round}");
        if bench.beside().iter().any(|name| name.ends_with(".new")) {
            interrupted += 1;
        }
        if round % 2 == 0 {
            recover(&bench.site()).unwrap();
            assert!(wholes.contains(&tree(&bench.site())), "round {round}");
            let beside = bench.beside();
            assert!(
                beside.iter().all(|name| name.ends_with(".lock")),
                "{beside:?}"
            );
        }
    }
    assert!(
        interrupted > 5,
        "only {interrupted} of 50 were in the middle of writing"
    );
    bench.write(&big(3)).unwrap();
    assert_eq!(tree(&bench.site()), whole(&big(3)));
    assert!(bench.beside().is_empty(), "{:?}", bench.beside());
}
