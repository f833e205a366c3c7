//! The same seal everywhere, and no byte of it that flips unseen.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use bluebook::archive::{self, Fault};

use super::project::{Project, said, tree};
use crate::safety::project::held;

/// What is wrong with a stored bag.
fn faults(path: &Path) -> Vec<Fault> {
    match archive::read(path).unwrap() {
        Err(faults) => faults,
        Ok(stored) => archive::verify(&stored).err().unwrap_or_default(),
    }
}

#[test]
fn paths_users_time_zones_and_umasks_change_nothing() {
    let project = Project::new();
    let first = project.seal();
    let whole = tree(&project.path("archive"));
    let is_root = fs::metadata(project.root()).unwrap().uid() == 0;
    let elsewhere = tempfile::tempdir().unwrap();
    // Whoever runs the program has to be able to reach it and to write there.
    fs::set_permissions(elsewhere.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let program = elsewhere.path().join("bluebook");
    fs::copy(env!("CARGO_BIN_EXE_bluebook"), &program).unwrap();
    for (number, (folder, umask, zone, locale, threads)) in [
        ("a", "077", "Pacific/Auckland", "cy_GB.UTF-8", "1"),
        ("some where/très loin", "000", "America/St_Johns", "C", "2"),
        ("b", "027", "UTC", "tr_TR.UTF-8", "7"),
    ]
    .into_iter()
    .enumerate()
    {
        let root = elsewhere.path().join(folder);
        fs::create_dir_all(&root).unwrap();
        let fresh = Project::new();
        fresh.copied_to(&root);
        fs::set_permissions(&root, fs::Permissions::from_mode(0o777)).unwrap();
        let script = format!("umask {umask}; exec \"$0\" archive 2017 --root \"$1\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script]).arg(&program).arg(&root);
        command
            .env("TZ", zone)
            .env("LANG", locale)
            .env("LC_ALL", locale);
        command.env("USER", folder).env("HOME", "/nowhere");
        command.env("RAYON_NUM_THREADS", threads);
        command.env_remove("SOURCE_DATE_EPOCH");
        if is_root && number > 0 {
            command.uid(65_534).gid(65_534);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        assert!(tree(&root.join("archive")) == whole, "{folder} differs");
        // The digest that is printed as well.
        assert_eq!(said(&output).lines().last(), first.lines().last());
    }
}

#[test]
fn only_the_seal_knows_of_source_date_epoch() {
    let project = Project::new();
    let dated = |arguments: &[&str], seconds: &str| {
        let mut command = project.command(arguments);
        command.env("SOURCE_DATE_EPOCH", seconds);
        let output = command.output().unwrap();
        (output.status.code(), said(&output))
    };
    project.run(0, &["build", "--output", "one"]);
    let (code, text) = dated(&["build", "--output", "two"], "1600000000");
    assert_eq!(code, Some(0), "{text}");
    assert!(tree(&project.path("one")) == tree(&project.path("two")));
    for wrong in ["yesterday", "-1", "", "99999999999999999999"] {
        let (code, text) = dated(&["archive", "2017"], wrong);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains("SOURCE_DATE_EPOCH must be"), "{text}");
    }
    project.seal();
    let plain = tree(&project.path("archive"));
    fs::remove_dir_all(project.path("archive")).unwrap();
    let (code, text) = dated(&["archive", "2017"], "1600000000");
    assert_eq!(code, Some(0), "{text}");
    let later = tree(&project.path("archive"));
    let info = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        String::from_utf8(tree["2017/bag-info.txt"].clone()).unwrap()
    };
    assert!(info(&plain).contains("\nBagging-Date: 2018-03-22\n"));
    assert!(info(&later).contains("\nBagging-Date: 2020-09-13\n"));
    // Nothing else of the bag knows the day.
    for (path, bytes) in &plain {
        let about_the_seal = [
            "2017/README.txt",
            "2017/bag-info.txt",
            "2017/tagmanifest-sha512.txt",
            "2017.zip",
        ];
        if !about_the_seal.contains(&path.as_str()) {
            assert!(later[path] == *bytes, "{path}");
        }
    }
    // The times of the container are that day too: 13 September 2020, 00:00.
    assert_eq!(later["2017.zip"][10..14], [0, 0, 0x2d, 0x51]);
    project.run(0, &["verify", "archive/2017.zip", "--rebuild"]);
}

#[test]
fn a_seal_holds_the_site_as_it_is_built_and_its_sources() {
    let project = Project::new();
    // What tools leave behind is no source.
    fs::write(project.path("content/2017/.DS_Store"), "x").unwrap();
    let printed = project.seal();
    project.run(0, &["build", "--output", "alone", "--edition", "2017"]);
    let sealed = tree(&project.path("archive/2017/data/site/2017"));
    assert!(sealed == tree(&project.path("alone/2017")));
    for folder in ["content", "data", "themes"] {
        let mut sources = tree(&project.path(folder));
        sources.remove("2017/.DS_Store");
        let sealed = tree(&project.path("archive/2017/data/source").join(folder));
        assert!(sealed == sources, "{folder}");
    }
    let info = fs::read_to_string(project.path("archive/2017/bag-info.txt")).unwrap();
    for line in [
        "Source-Organization: Inspectorate of Invented Places",
        "External-Identifier: 2017",
        concat!("Bag-Software-Agent: bluebook ", env!("CARGO_PKG_VERSION")),
        "Bluebook-Edition-Status: sample",
        "Bluebook-Revision: 1",
    ] {
        assert!(info.lines().any(|found| found == line), "{line}: {info}");
    }
    let payload = tree(&project.path("archive/2017/data"));
    let size: usize = payload.values().map(Vec::len).sum();
    assert!(info.ends_with(&format!("\nPayload-Oxum: {size}.{}\n", payload.len())));
    // The printed digest is that of the tag manifest, as others compute it.
    let sum = Command::new("sha512sum")
        .arg(project.path("archive/2017/tagmanifest-sha512.txt"))
        .output()
        .unwrap();
    let digest = printed.trim_end().lines().last().unwrap();
    assert_eq!(said(&sum).split(' ').next(), Some(digest));
    let verified = project.run(0, &["verify", "archive/2017.zip"]);
    assert_eq!(verified.trim_end().lines().last(), Some(digest));
}

#[test]
fn no_byte_of_any_file_flips_unseen() {
    let project = Project::new();
    project.seal();
    let bag = project.path("archive/2017");
    // One byte of every file, at a place that differs from file to file.
    for (number, (path, bytes)) in tree(&bag).into_iter().enumerate() {
        if bytes.is_empty() {
            continue;
        }
        let at = number.wrapping_mul(2_654_435_761) % bytes.len();
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (number % 8);
        fs::write(bag.join(&path), &flipped).unwrap();
        let found = faults(&bag);
        let named = |fault: &Fault| {
            let said = fault.to_string();
            let own = said.starts_with("bag-info.txt") || said.starts_with("README.txt");
            let tags = path == "tagmanifest-sha512.txt" && own;
            said.starts_with(&path) || tags
        };
        assert!(found.iter().any(named), "byte {at} of {path}: {found:?}");
        fs::write(bag.join(&path), &bytes).unwrap();
    }
    assert_eq!(faults(&bag), []);
    // The container: all over, and more closely at both ends.
    let zip = project.path("archive/2017.zip");
    let bytes = fs::read(&zip).unwrap();
    let spread = (0..60).map(|number| number * bytes.len() / 60);
    let ends = (0..1024)
        .step_by(23)
        .chain((0..1024).step_by(23).map(|at| bytes.len() - 1 - at));
    let mut count = tree(&bag).len();
    for at in spread.chain(ends) {
        count += 1;
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&zip, &flipped).unwrap();
        assert_ne!(faults(&zip), [], "byte {at} of the container");
    }
    held(
        "a bit of a seal flips",
        count,
        "`verify` says which file was altered",
    );
}
