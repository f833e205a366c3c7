//! Paths in a site, and where a site may lie.

use super::*;

#[test]
fn paths_that_lead_out_of_the_site_or_mean_two_things_are_refused() {
    for path in [
        "",
        "/",
        "/etc/passwd",
        "..",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "C:\\a",
        "C:a",
        "a b",
        "a\0b",
        "a\nb",
        "né.html",
        ".htaccess",
        "a/.git",
        "a.",
        "bluebook.manifest",
        "Bluebook.Manifest",
        "a?b",
        "a#b",
        "a%2e",
        "a&b",
        "a<b",
        "~",
    ] {
        assert!(SitePath::new(path).is_err(), "{path:?} was taken");
    }
    assert!(SitePath::new("a".repeat(201)).is_err());
    for path in [
        "404.html",
        "2017/charts/outcome-16.svg",
        "a/OFL_1.txt",
        "x/bluebook.manifest",
    ] {
        assert_eq!(SitePath::new(path).unwrap().as_str(), path);
    }
    let error = SitePath::new("../a\n").unwrap_err().to_string();
    assert_eq!(
        error,
        "`../a\\n` can't be the path of a file in the site: a part begins or ends with a full stop"
    );
}

fn clash(paths: &[&str]) -> Option<String> {
    let files = paths.iter().map(|path| Artifact::text(*path, "").unwrap());
    Artifacts::new(files.collect())
        .err()
        .map(|error| error.to_string())
}

#[test]
fn files_that_clash_are_refused() {
    assert_eq!(
        clash(&["a/b", "a/c", "a-b/c", "a.b", "b/a/c", "c/a/c", "b/a-c/d"]),
        None
    );
    assert_eq!(
        clash(&["b", "a/x", "b"]).unwrap(),
        "two files of the site would be `b`; rename one"
    );
    for paths in [
        &["a", "a/b"][..],
        &["a/b/c", "a/b-c", "a/b"],
        &["a.html", "A.html"],
        &["a/b", "A/c"],
        &["x/a/b", "x/A/c", "x/a-b"],
        &["Durham", "durham/index.html"],
    ] {
        let error = clash(paths).unwrap_or_else(|| panic!("{paths:?} was taken"));
        assert!(error.contains("can't both be files of the site"), "{error}");
    }
}

#[test]
fn an_output_folder_that_takes_part_in_the_input_is_refused() {
    let bench = Bench::new();
    bench.put("report/content/2017/edition.toml", "");
    bench.put("report/data/2017/forces.toml", "");
    let [content, data, absent] =
        ["content/2017", "data/2017", "themes/none"].map(|name| bench.path("report").join(name));
    let inputs = [content.as_path(), data.as_path(), absent.as_path()];
    for fine in [
        "report/site",
        "report/content-of-site",
        "site",
        "report/data/site",
        "a/b/c",
    ] {
        guard(&bench.path(fine), &inputs).unwrap();
    }
    for holds in [
        "report",
        "report/",
        "report/content",
        "report/content/2017",
        "report/x/../data",
    ] {
        fs::create_dir_all(bench.path("report/x")).unwrap();
        let error = guard(&bench.path(holds), &inputs).unwrap_err();
        assert!(
            matches!(error, WriteError::HoldsInput { .. }),
            "{holds}: {error}"
        );
    }
    for inside in ["report/content/2017/site", "report/data/2017/a/b"] {
        let error = guard(&bench.path(inside), &inputs).unwrap_err();
        assert!(
            matches!(error, WriteError::InsideInput { .. }),
            "{inside}: {error}"
        );
    }
    // By way of a link.
    std::os::unix::fs::symlink("report", bench.path("alias")).unwrap();
    let error = guard(&bench.path("alias/data"), &inputs).unwrap_err();
    let home = bench.home.path().display().to_string();
    assert_eq!(
        error.to_string().replace(&home, "HOME"),
        "the output folder `HOME/alias/data` holds what the site is made from, \
         `HOME/report/data/2017`; name a folder of its own"
    );
    assert!(matches!(
        guard(Path::new("/"), &[]),
        Err(WriteError::Nameless(_))
    ));
}

#[test]
fn a_folder_on_which_another_file_system_is_mounted_is_refused() {
    // `/proc` is one wherever there is one at all.
    let target = Path::new("/proc");
    if target.exists() {
        let error = write(target, &numbered(1), &|| {}).unwrap_err();
        assert!(matches!(error, WriteError::Mounted(_)), "{error}");
    }
}

#[test]
fn where_nothing_can_be_written_the_system_s_answer_is_passed_on() {
    let bench = Bench::new();
    bench.put("file", "");
    let error = write(&bench.path("file/site"), &numbered(1), &|| {}).unwrap_err();
    let home = bench.home.path().display().to_string();
    let error = error.to_string().replace(&home, "HOME");
    assert!(
        error.contains("`HOME/file/site`: Not a directory"),
        "{error}"
    );
    assert!(
        error.contains("a file stands where a folder is needed"),
        "{error}"
    );
}
