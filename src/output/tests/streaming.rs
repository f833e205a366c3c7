//! A site whose files come one by one, and what becomes of it when the last never
//! comes.

use std::os::unix::fs::MetadataExt as _;

use super::*;

fn begin<'a>(bench: &Bench, progress: &'a (dyn Fn() + Sync)) -> Result<Writer<'a>, WriteError> {
    Writer::begin(&bench.site(), progress)
}

fn put(writer: &Writer<'_>, artifacts: &Artifacts) {
    for artifact in artifacts {
        let path = artifact.path.as_str().to_owned();
        writer.put(path, artifact.bytes.to_vec());
    }
}

fn put_text(writer: &Writer<'_>, path: &str) {
    writer.put(path.to_owned(), b"text".to_vec());
}

#[test]
fn nothing_is_published_before_the_last_file_is_there() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    let old = tree(&bench.site());
    let writer = begin(&bench, &|| {}).unwrap();
    put(&writer, &numbered(2));
    assert!(bench.path(".bluebook-site.new/2/index.html").exists());
    assert_eq!(tree(&bench.site()), old);
    writer.finish().unwrap();
    assert_eq!(tree(&bench.site()), whole(&numbered(2)));
    assert!(bench.beside().is_empty(), "{:?}", bench.beside());
}

#[test]
fn the_order_of_the_files_does_not_show() {
    let bench = Bench::new();
    let writer = begin(&bench, &|| {}).unwrap();
    for artifact in numbered(1).as_slice().iter().rev() {
        writer.put(artifact.path.as_str().to_owned(), artifact.bytes.to_vec());
    }
    writer.finish().unwrap();
    assert_eq!(tree(&bench.site()), whole(&numbered(1)));
}

#[test]
fn a_writer_that_does_not_finish_leaves_the_old_site_and_nothing_else() {
    for old in [None, Some(numbered(1))] {
        let bench = Bench::new();
        if let Some(old) = &old {
            bench.write(old).unwrap();
        }
        let before = tree(bench.home.path());
        let writer = begin(&bench, &|| {}).unwrap();
        put(&writer, &numbered(2));
        assert_ne!(tree(bench.home.path()), before);
        drop(writer);
        assert_eq!(tree(bench.home.path()), before);
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
        assert_eq!(bench.site().exists(), old.is_some());
    }
}

#[test]
fn while_files_come_nobody_else_writes() {
    let bench = Bench::new();
    let writer = begin(&bench, &|| {}).unwrap();
    put_text(&writer, "a.html");
    let patience = Duration::from_millis(20);
    let error = write_with(&RealDisk, patience, &bench.site(), &numbered(2), &|| {});
    assert!(matches!(error, Err(WriteError::Busy(_))), "{error:?}");
    let error = recover_with(&RealDisk, patience, &bench.site());
    assert!(matches!(error, Err(WriteError::Busy(_))), "{error:?}");
    put_text(&writer, "b.html");
    assert_eq!(writer.finish().unwrap().files, 4);
}

#[test]
fn a_site_that_is_the_same_is_not_touched_while_it_comes() {
    let bench = Bench::new();
    bench.write(&numbered(1)).unwrap();
    let file = bench.path("site/index.html");
    let before = fs::metadata(&file).unwrap();
    let writer = begin(&bench, &|| {}).unwrap();
    put(&writer, &numbered(1));
    assert_eq!(bench.beside(), [".bluebook-site.lock"]);
    writer.finish().unwrap();
    let after = fs::metadata(&file).unwrap();
    let stamp = |found: &fs::Metadata| (found.ino(), found.ctime(), found.ctime_nsec());
    assert_eq!(
        stamp(&after),
        stamp(&before),
        "not even by a second name for a while"
    );
}

#[test]
fn a_folder_is_refused_before_the_first_file() {
    for (file, text) in [
        ("thesis.txt", "three years of work"),
        ("index.html", "edited"),
        ("bluebook.manifest", ""),
    ] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        bench.put(&format!("site/{file}"), text);
        let error = begin(&bench, &|| {}).err().expect("it is refused");
        assert!(error.to_string().contains(file), "{error}");
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn a_file_that_is_changed_while_pages_are_made_is_kept() {
    // One that the new site has too, one that it would replace, one that would go.
    for file in ["assets/fonts/sans.woff2", "index.html", "1/index.html"] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        let writer = begin(&bench, &|| {}).unwrap();
        put(&writer, &numbered(2));
        bench.put(&format!("site/{file}"), "by hand");
        let error = writer.finish().unwrap_err();
        assert!(matches!(error, WriteError::Altered(_)), "{error}");
        let kept = fs::read(bench.path(&format!("site/{file}"))).unwrap();
        assert_eq!(kept, b"by hand");
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn a_file_that_is_deleted_while_pages_are_made_is_no_half_site() {
    for (file, is_needed) in [("assets/fonts/sans.woff2", true), ("index.html", false)] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        let writer = begin(&bench, &|| {}).unwrap();
        put(&writer, &numbered(2));
        fs::remove_file(bench.path("site").join(file)).unwrap();
        let before = tree(&bench.site());
        match writer.finish() {
            Ok(_) => assert!(!is_needed),
            Err(error) => {
                assert!(is_needed, "{error}");
                assert_eq!(tree(&bench.site()), before);
                bench.write(&numbered(2)).unwrap();
            }
        }
        assert_eq!(tree(&bench.site()), whole(&numbered(2)));
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn files_that_cannot_stand_beside_each_other_are_told_whatever_else_failed() {
    for (paths, words) in [
        (
            &["b.html", "a.html", "b.html"][..],
            "two files of the site would be `b.html`",
        ),
        (
            &["a", "a/b", "c"],
            "`a` and `a/b` can't both be files of the site",
        ),
        (
            &["a/b", "a", "c"],
            "`a` and `a/b` can't both be files of the site",
        ),
        (
            &["Z", "b c", "a b", "Z"],
            "`a b` can't be the path of a file",
        ),
    ] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        let writer = begin(&bench, &|| {}).unwrap();
        paths.iter().for_each(|path| put_text(&writer, path));
        let error = writer.finish().unwrap_err().to_string();
        assert!(error.starts_with(words), "{error}");
        assert_eq!(tree(&bench.site()), whole(&numbered(1)));
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn what_a_killed_writer_left_is_tidied_by_its_journal() {
    for (journal, list, files) in [
        ("", None, &[][..]),
        ("a.html\nb/c.html\n", None, &["a.html"]),
        ("a.html\nb/c.html\n", None, &["a.html", "b/c.html"]),
        // Killed while it wrote a line, and while it wrote the list.
        ("a.html\nb/c.ht", None, &["a.html"]),
        (".gitignore\na.html\n", Some(""), &["a.html"]),
        (
            "a.html\n.gitignore\n",
            Some("bluebook-manifest 1\nab"),
            &["a.html", ".gitignore"],
        ),
    ] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        bench.put(".bluebook-site.new/.bluebook.journal", journal);
        if let Some(list) = list {
            bench.put(".bluebook-site.new/bluebook.manifest", list);
        }
        for file in files {
            bench.put(&format!(".bluebook-site.new/{file}"), "half a pa");
        }
        recover(&bench.site()).unwrap();
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
        assert_eq!(tree(&bench.site()), whole(&numbered(1)));
    }
}

#[test]
fn a_journal_is_no_leave_to_delete_what_it_does_not_name() {
    // Half a path, a path that leads out, and one that is a folder here.
    for (journal, stranger) in [
        ("a.html\nnotes.txt", "notes.txt"),
        ("a.html\n../site/index.html\n", "mine"),
        ("a.html\nmine\n", "mine/notes.txt"),
        ("a.html\n\nnotes\n", "notes.txt"),
    ] {
        let bench = Bench::new();
        bench.write(&numbered(1)).unwrap();
        bench.put(".bluebook-site.new/.bluebook.journal", journal);
        bench.put(".bluebook-site.new/a.html", "ours");
        let mine = format!(".bluebook-site.new/{stranger}");
        bench.put(&mine, "mine");
        let error = bench.write(&numbered(2)).unwrap_err().to_string();
        assert!(error.contains(&format!("holds `{stranger}`")), "{error}");
        assert_eq!(fs::read(bench.path(&mine)).unwrap(), b"mine");
        assert!(!bench.path(".bluebook-site.new/a.html").exists());
        assert_eq!(tree(&bench.site()), whole(&numbered(1)));
        fs::remove_file(bench.path(&mine)).unwrap();
        bench.write(&numbered(2)).unwrap();
        assert!(bench.beside().is_empty(), "{:?}", bench.beside());
    }
}

#[test]
fn a_folder_that_holds_a_journal_is_not_ours() {
    let bench = Bench::new();
    bench.put("site/.bluebook.journal", "thesis.txt\n");
    bench.put("site/thesis.txt", "three years of work");
    let error = bench.write(&numbered(1)).unwrap_err().to_string();
    assert!(error.contains("holds `.bluebook.journal`"), "{error}");
    assert!(bench.path("site/thesis.txt").exists());
}
