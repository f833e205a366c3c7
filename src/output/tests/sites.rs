//! What is written, and how little of it.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

#[test]
fn a_site_is_its_files_its_gitignore_and_its_list() {
    let bench = Bench::new();
    let site = Artifacts::new(vec![
        Artifact::text("b/c.html", "c").unwrap(),
        Artifact::text("a.html", "").unwrap(),
    ])
    .unwrap();
    let written = bench.write(&site).unwrap();
    let found = tree(&bench.site());
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [".gitignore", "a.html", "b/c.html", "bluebook.manifest"]
    );
    let list = String::from_utf8(found["bluebook.manifest"].clone()).unwrap();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines[0], "bluebook-manifest 1");
    assert!(lines[1].ends_with("  .gitignore"), "{list}");
    // The SHA-256 of nothing, and of "c".
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(lines[2], format!("{nothing}  a.html"));
    let c = "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6";
    assert_eq!(lines[3], format!("{c}  b/c.html"));
    assert_eq!(lines.len(), 4);
    let bytes: usize = found.values().map(Vec::len).sum();
    let expected = Written {
        files: 4,
        bytes: bytes as u64,
        kept: 0,
        left: None,
    };
    assert_eq!(written, expected);
    assert!(bench.beside().is_empty(), "{:?}", bench.beside());
}

#[test]
fn the_same_site_is_the_same_bytes_and_is_not_touched_again() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    let before = tree(&bench.site());
    let folder = fs::metadata(bench.site()).unwrap();
    let written = bench.write(&numbered(1)).unwrap();
    assert_eq!(written.kept, written.files - 1);
    assert_eq!(fs::metadata(bench.site()).unwrap().ino(), folder.ino());
    assert_eq!(tree(&bench.site()), before);
    assert_eq!(whole(&numbered(1)), before);
}

#[test]
fn unchanged_files_are_kept_and_others_replaced() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    let font = bench.path("site/assets/fonts/sans.woff2");
    let page = bench.path("site/2017/forces/durham.html");
    let before = [&font, &page].map(|path| fs::metadata(path).unwrap().ino());
    let written = bench.write(&numbered(2)).unwrap();
    assert_eq!(written.kept, 2, "the font and .gitignore");
    assert_eq!(fs::metadata(&font).unwrap().ino(), before[0]);
    assert_ne!(fs::metadata(&page).unwrap().ino(), before[1]);
    assert_eq!(fs::metadata(&font).unwrap().nlink(), 1);
    assert_eq!(tree(&bench.site()), whole(&numbered(2)));
    assert!(!bench.path("site/1").exists(), "empty folders go");
    assert!(bench.beside().is_empty(), "{:?}", bench.beside());
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let bench = Bench::new();
    let file = Artifacts::new(vec![Artifact::text("a", "file").unwrap()]).unwrap();
    let folder = Artifacts::new(vec![Artifact::text("a/a", "inside").unwrap()]).unwrap();
    for site in [&file, &folder, &file] {
        bench.write(site).unwrap();
        assert_eq!(tree(&bench.site()), whole(site));
    }
}

#[test]
fn progress_is_told_of_each_file() {
    let bench = Bench::new();
    for number in [1, 1, 2] {
        let count = AtomicUsize::new(0);
        let progress = || {
            count.fetch_add(1, Ordering::Relaxed);
        };
        let site = numbered(number);
        write(&bench.site(), &site, &progress).unwrap();
        assert_eq!(count.into_inner(), site.len() + 1);
    }
}

#[test]
fn who_may_read_the_old_site_may_read_the_new_one() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    fs::set_permissions(bench.site(), fs::Permissions::from_mode(0o2751)).unwrap();
    bench.write(&numbered(2)).unwrap();
    let mode = fs::metadata(bench.site()).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o2751);
}

#[test]
fn folders_above_the_output_are_made() {
    let bench = Bench::new();
    let target = bench.path("some/where/site");
    write(&target, &numbered(1), &|| {}).unwrap();
    assert_eq!(tree(&target), whole(&numbered(1)));
}

#[test]
fn two_writers_at_once_leave_one_whole_site() {
    let bench = Bench::new();
    let sites = [numbered(1), numbered(2)];
    let wholes = [whole(&sites[0]), whole(&sites[1])];
    std::thread::scope(|scope| {
        for site in &sites {
            let bench = &bench;
            scope.spawn(move || (0..20).for_each(|_| drop(bench.write(site).unwrap())));
        }
    });
    assert!(wholes.contains(&tree(&bench.site())));
    assert!(bench.beside().is_empty(), "{:?}", bench.beside());
}

#[test]
fn a_second_writer_does_not_wait_for_ever() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    let before = tree(&bench.site());
    let place = Place::of(&bench.site()).unwrap();
    let lock = Lock::take(&place, Duration::ZERO).unwrap();
    let patience = Duration::from_millis(50);
    let site = bench.site();
    let error = write_with(&RealDisk, patience, &site, &numbered(2), &|| {}).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "another command is writing `{}`; wait for it to end and try again",
            site.display()
        )
    );
    assert_eq!(tree(&site), before);
    drop(lock);
    bench.write(&numbered(2)).unwrap();
    assert_eq!(tree(&site), whole(&numbered(2)));
}
