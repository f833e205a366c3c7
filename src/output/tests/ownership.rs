//! Folders that are somebody else's, and files in ours that are.

use std::io;
use std::os::unix::fs::symlink;

use super::*;

/// Refused with `message`, in which `HOME` stands for the test's folder, and
/// nothing changed.
fn refused(bench: &Bench, message: &str) {
    let before = (tree(bench.home.path()), bench.beside());
    let error = bench.write(&numbered(2)).unwrap_err().to_string();
    let home = bench.home.path().display().to_string();
    assert_eq!(error.replace(&home, "HOME"), message);
    assert_eq!((tree(bench.home.path()), bench.beside()), before);
}

#[test]
fn absent_empty_and_freshly_cloned_folders_are_ours() {
    for prepare in [
        |_: &Bench| {},
        |bench: &Bench| fs::create_dir_all(bench.path("site/empty/folder")).unwrap(),
        |bench: &Bench| bench.put("site/.gitignore", GITIGNORE_TEXT),
    ] {
        let bench = Bench::new();
        prepare(&bench);
        bench.write(&numbered(1)).unwrap();
        assert_eq!(tree(&bench.site()), whole(&numbered(1)));
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn the_repository_s_own_gitignore_is_the_one_that_is_written() {
    assert_eq!(GITIGNORE_TEXT, include_str!("../../../site/.gitignore"));
}

#[test]
fn a_folder_with_somebody_s_files_is_refused() {
    let bench = Bench::new();
    bench.put("site/thesis.txt", "three years of work");
    refused(
        &bench,
        "`HOME/site` holds `thesis.txt`, which Bluebook did not write, so it was left as it is; \
         move that away, or name another folder",
    );
}

#[test]
fn a_gitignore_of_somebody_s_is_a_stranger() {
    let bench = Bench::new();
    bench.put("site/.gitignore", "*.bak\n");
    refused(
        &bench,
        "`HOME/site` holds `.gitignore`, which Bluebook did not write, so it was left as it is; \
         move that away, or name another folder",
    );
}

#[test]
fn a_stranger_deep_in_our_site_is_refused() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    bench.put("site/2017/forces/notes/mine.txt", "mine");
    refused(
        &bench,
        "`HOME/site` holds `2017/forces/notes/mine.txt`, which Bluebook did not write, so it was \
         left as it is; move that away, or name another folder",
    );
}

#[test]
fn a_file_of_ours_that_was_edited_is_refused() {
    for (file, text) in [
        ("index.html", "Edited by hand."),
        ("1/index.html", "Would be deleted."),
        (
            "assets/fonts/sans.woff2",
            "The new site would have it as it was.",
        ),
    ] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        bench.put(&format!("site/{file}"), text);
        refused(
            &bench,
            &format!(
                "`HOME/site/{file}` was changed since Bluebook wrote it, so the folder was left \
                 as it is; keep a copy if you need the change, delete the file and build again"
            ),
        );
        fs::remove_file(bench.path(&format!("site/{file}"))).unwrap();
        bench.write(&numbered(2)).unwrap();
        assert_eq!(tree(&bench.site()), whole(&numbered(2)));
    }
}

#[test]
fn a_list_that_was_edited_is_refused() {
    let good = String::from_utf8(whole(&numbered(1))[MANIFEST].clone()).unwrap();
    for bad in [
        String::new(),
        good.replace("manifest 1", "manifest 2"),
        good.replace("  index.html", "  ../index.html"),
        good.replace("  index.html", "  /index.html"),
        good.replace("  index.html", " index.html"),
        good.trim_end().to_owned(),
        format!("{good}{}", good.lines().last().unwrap()),
        format!("{good}{}\n", good.lines().last().unwrap()),
    ] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        bench.put("site/bluebook.manifest", &bad);
        refused(
            &bench,
            "`HOME/site/bluebook.manifest` can't be understood: it was edited, or written by \
             another version of Bluebook; if the whole folder may go, delete it and build again",
        );
    }
}

#[test]
fn links_are_strangers_wherever_they_lead() {
    for to in ["..", ".", "../elsewhere", "nowhere", "index.html"] {
        let bench = Bench::new();
        bench.put("elsewhere/precious.txt", "precious");
        bench.write(&numbered(1)).unwrap();
        symlink(to, bench.path("site/2017/loop")).unwrap();
        refused(
            &bench,
            "`HOME/site` holds `2017/loop`, which Bluebook did not write, so it was left as it \
             is; move that away, or name another folder",
        );
    }
    // In place of a file and of a folder of ours.
    for (ours, to) in [("index.html", "elsewhere.html"), ("2017", "elsewhere")] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        fs::rename(bench.path("site").join(ours), bench.path(to)).unwrap();
        symlink(bench.path(to), bench.path("site").join(ours)).unwrap();
        refused(
            &bench,
            &format!(
                "`HOME/site` holds `{ours}`, which Bluebook did not write, so it was left as it \
                 is; move that away, or name another folder"
            ),
        );
    }
}

#[test]
fn an_output_folder_that_is_a_link_or_a_file_is_refused() {
    let bench = Bench::new();
    fs::create_dir(bench.path("elsewhere")).unwrap();
    symlink("elsewhere", bench.site()).unwrap();
    refused(
        &bench,
        "the output folder `HOME/site` is a symbolic link, which a build would replace by a \
         folder; name the folder that it leads to, `elsewhere`",
    );
    let with_slash = write(&bench.path("site/"), &numbered(1), &|| {}).unwrap_err();
    assert!(
        matches!(with_slash, WriteError::Link { .. }),
        "{with_slash}"
    );
    fs::remove_file(bench.site()).unwrap();
    symlink("site", bench.site()).unwrap();
    refused(
        &bench,
        "the output folder `HOME/site` is a symbolic link, which a build would replace by a \
         folder; name the folder that it leads to, `site`",
    );
    fs::remove_file(bench.site()).unwrap();
    bench.put("site", "a file");
    refused(
        &bench,
        "the output `HOME/site` is not a folder; name another, or move it away",
    );
}

#[test]
fn a_stranger_that_turns_up_while_writing_is_kept() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    let progress = || bench.put("site/late.txt", "late");
    let written = write(&bench.site(), &numbered(2), &progress).unwrap();
    assert_eq!(tree(&bench.site()), whole(&numbered(2)));
    let left = written.left.unwrap();
    assert_eq!(fs::read(left.join("late.txt")).unwrap(), b"late");
    let error = bench.write(&numbered(1)).unwrap_err();
    assert!(error.to_string().contains("holds `late.txt`"), "{error}");
    assert_eq!(tree(&bench.site()), whole(&numbered(2)));
    fs::remove_file(left.join("late.txt")).unwrap();
    bench.write(&numbered(1)).unwrap();
    assert!(bench.beside().is_empty(), "{:?}", bench.beside());
}

/// A disk on which somebody saves a page when the two sites are about to change places.
struct Hasty<'a> {
    page: &'a Path,
    exchanges: bool,
}

impl Disk for Hasty<'_> {
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

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        RealDisk.link(file, name)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if to.ends_with(".bluebook-site.old") {
            save(self.page);
        }
        RealDisk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        save(self.page);
        RealDisk.exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_folder(path)
    }
}

/// As editors save: a new file that takes the old one's name.
fn save(page: &Path) {
    let beside = page.with_extension("swp");
    fs::write(&beside, "an hour of work").unwrap();
    fs::rename(&beside, page).unwrap();
}

#[test]
fn a_page_that_is_saved_at_the_last_moment_is_not_lost() {
    for exchanges in [true, false] {
        // A page that changes, and one that both sites have.
        for page in ["2017/forces/durham.html", "assets/fonts/sans.woff2"] {
            let bench = Bench::new();
            bench.write(&numbered(1)).unwrap();
            let page = bench.site().join(page);
            let disk = Hasty {
                page: &page,
                exchanges,
            };
            let patience = Duration::from_secs(1);
            let written = write_with(&disk, patience, &bench.site(), &numbered(2), &|| {});
            let left = written.unwrap().left.expect("something is left");
            assert!(tree(&bench.site()) == whole(&numbered(2)));
            // Neither this build nor the next one deletes it, and the next one says so.
            let theirs = left.join(page.strip_prefix(bench.site()).unwrap());
            for _ in 0..2 {
                assert_eq!(fs::read_to_string(&theirs).unwrap(), "an hour of work");
                let refused = bench.write(&numbered(3)).unwrap_err();
                assert!(
                    matches!(refused, WriteError::Stranger { .. }),
                    "{refused:?}"
                );
            }
            fs::remove_file(&theirs).unwrap();
            bench.write(&numbered(3)).unwrap();
            assert_eq!(bench.beside(), [] as [&str; 0]);
        }
    }
}
