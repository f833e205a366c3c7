//! Every single thing that writing does to the disk fails once, and so does
//! everything from any moment on.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A disk whose `at`th change, counted from 0, fails.
struct FaultyDisk {
    at: usize,
    /// Whether all that come after it fail as well, as if the process were dead.
    dies: bool,
    /// Whether it can exchange names.
    exchanges: bool,
    count: AtomicUsize,
}

impl FaultyDisk {
    fn new(at: usize, dies: bool, exchanges: bool) -> Self {
        let count = AtomicUsize::new(0);
        Self {
            at,
            dies,
            exchanges,
            count,
        }
    }

    fn fails(&self) -> bool {
        let now = self.count.fetch_add(1, Ordering::Relaxed);
        now == self.at || (self.dies && now > self.at)
    }

    fn check(&self) -> io::Result<()> {
        if self.fails() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    fn was_reached(&self) -> bool {
        self.count.load(Ordering::Relaxed) > self.at
    }
}

impl Disk for FaultyDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.check()?;
        RealDisk.create_folder(path)
    }

    fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.fails() {
            // Full disks take what still fits.
            RealDisk.write_file(path, &bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        RealDisk.write_file(path, bytes)
    }

    fn create_list(&self, path: &Path) -> io::Result<fs::File> {
        self.check()?;
        RealDisk.create_list(path)
    }

    fn append(&self, list: &fs::File, bytes: &[u8]) -> io::Result<()> {
        if self.fails() {
            RealDisk.append(list, &bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        RealDisk.append(list, bytes)
    }

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        self.check()?;
        RealDisk.link(file, name)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check()?;
        RealDisk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.check()?;
        RealDisk.exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.check()?;
        RealDisk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.check()?;
        RealDisk.remove_folder(path)
    }
}

/// Writes site 2 over what `prepare` made, failing at every moment in turn, and
/// calls `check` after each.
fn at_every_moment(
    dies: bool,
    exchanges: bool,
    prepare: fn(&Bench),
    check: impl Fn(&Bench, usize, Result<Written, WriteError>),
) {
    for at in 0.. {
        let bench = Bench::new();
        prepare(&bench);
        let disk = FaultyDisk::new(at, dies, exchanges);
        let result = write_with(&disk, Duration::ZERO, &bench.site(), &numbered(2), &|| {});
        if !disk.was_reached() {
            result.unwrap();
            assert!(at >= 15, "only {at} moments");
            return;
        }
        check(&bench, at, result);
    }
}

fn old_site(bench: &Bench) {
    bench.write(&numbered(1)).unwrap();
}

fn no_site(_: &Bench) {}

fn fresh_clone(bench: &Bench) {
    bench.put("site/.gitignore", GITIGNORE_TEXT);
}

#[test]
fn a_failure_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let (old, new) = (whole(&numbered(1)), whole(&numbered(2)));
    for exchanges in [true, false] {
        at_every_moment(false, exchanges, old_site, |bench, at, result| {
            let found = tree(&bench.site());
            match result {
                // Only deleting the old site failed, or linking.
                Ok(_) => assert!(found == new, "moment {at}"),
                Err(error) => {
                    assert!(found == old, "moment {at}");
                    let text = error.to_string();
                    assert!(text.contains("; make room there"), "{text}");
                    assert!(bench.beside().is_empty(), "{at}: {:?}", bench.beside());
                }
            }
            bench.write(&numbered(3)).unwrap();
            assert!(tree(&bench.site()) == whole(&numbered(3)), "moment {at}");
            assert!(bench.beside().is_empty(), "{at}: {:?}", bench.beside());
        });
    }
}

#[test]
fn a_death_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let (old, new) = (whole(&numbered(1)), whole(&numbered(2)));
    at_every_moment(true, true, old_site, |bench, at, _| {
        let found = tree(&bench.site());
        assert!(found == old || found == new, "moment {at}");
    });
}

#[test]
fn recovery_finishes_at_every_step_even_without_an_exchange_of_names() {
    let (old, new) = (whole(&numbered(1)), whole(&numbered(2)));
    let journals = AtomicUsize::new(0);
    at_every_moment(true, false, old_site, |bench, at, _| {
        if bench.beside().contains(&".bluebook-site.old".to_owned()) {
            journals.fetch_add(1, Ordering::Relaxed);
        }
        // Recovery is stopped at every step as well.
        for step in 0.. {
            let disk = FaultyDisk::new(step, true, false);
            let result = recover_with(&disk, Duration::ZERO, &bench.site());
            if !disk.was_reached() {
                result.unwrap();
                break;
            }
        }
        let found = tree(&bench.site());
        assert!(found == old || found == new, "moment {at}");
        assert!(bench.beside().is_empty(), "{at}: {:?}", bench.beside());
    });
    assert_eq!(
        journals.into_inner(),
        2,
        "after the first rename and after the second"
    );
}

#[test]
fn where_there_was_no_site_there_is_none_or_the_new_one() {
    let new = whole(&numbered(2));
    for exchanges in [true, false] {
        at_every_moment(true, exchanges, no_site, |bench, at, _| {
            assert!(
                !bench.site().exists() || tree(&bench.site()) == new,
                "moment {at}"
            );
            recover(&bench.site()).unwrap();
            assert!(bench.beside().is_empty(), "{at}: {:?}", bench.beside());
        });
        at_every_moment(true, exchanges, fresh_clone, |bench, at, _| {
            recover(&bench.site()).unwrap();
            let found = tree(&bench.site());
            assert!(found.len() == 1 || found == new, "moment {at}");
            assert!(bench.beside().is_empty(), "{at}: {:?}", bench.beside());
        });
    }
}

#[test]
fn without_hard_links_and_exchange_the_site_is_the_same() {
    struct PlainDisk;
    impl Disk for PlainDisk {
        fn create_folder(&self, path: &Path) -> io::Result<()> {
            RealDisk.create_folder(path)
        }
        fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
            RealDisk.write_file(path, bytes)
        }
        fn create_list(&self, path: &Path) -> io::Result<fs::File> {
            RealDisk.create_list(path)
        }
        fn append(&self, list: &fs::File, bytes: &[u8]) -> io::Result<()> {
            RealDisk.append(list, bytes)
        }
        fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::PermissionDenied.into())
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            RealDisk.rename(from, to)
        }
        fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }
        fn remove_file(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove_file(path)
        }
        fn remove_folder(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove_folder(path)
        }
    }
    let bench = Bench::new();
    for number in [1, 2, 2, 3] {
        let site = numbered(number);
        write_with(&PlainDisk, Duration::ZERO, &bench.site(), &site, &|| {}).unwrap();
        assert_eq!(tree(&bench.site()), whole(&site));
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn a_stranger_in_a_folder_that_a_dead_writer_left_is_kept() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    bench.put(".bluebook-site.new/mine.txt", "mine");
    let error = recover(&bench.site()).unwrap_err().to_string();
    assert!(
        error.contains(".bluebook-site.new` holds `mine.txt`"),
        "{error}"
    );
    assert!(bench.path(".bluebook-site.new/mine.txt").exists());
    assert_eq!(tree(&bench.site()), whole(&numbered(1)));
}

#[test]
fn there_is_nothing_to_recover_where_nobody_wrote() {
    let bench = Bench::new();
    recover(&bench.site()).unwrap();
    recover(&bench.path("no/such/site")).unwrap();
    assert!(bench.beside().is_empty());
}
