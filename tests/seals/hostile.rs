//! Bags that somebody made to do harm: refused by `verify` and by `build`, before
//! anything is written anywhere.
//!
//! Their manifests are sound, so that nothing but the name, the link or the
//! container can be the reason.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use bluebook::archive::{self, Bag};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::project::{Project, tree};

/// A project with a seal, and the bag of that seal.
fn sealed() -> (Project, Bag) {
    let project = Project::new();
    project.seal();
    let stored = archive::read(&project.path("archive/2017"))
        .unwrap()
        .unwrap();
    let bag = archive::verify(&stored).unwrap().bag;
    (project, bag)
}

/// The files of a bag with more of them in its payload.
fn with(bag: &Bag, names: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let mut payload = bag.payload().clone();
    payload.extend(
        names
            .iter()
            .map(|name| ((*name).to_owned(), b"evil".to_vec())),
    );
    Bag::new(payload, bag.info().clone()).files()
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

/// A ZIP file of these files, each with its whole name.
fn zip(files: impl IntoIterator<Item = (String, Vec<u8>)>, how: SimpleFileOptions) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, how).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn in_folder(files: BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (String, Vec<u8>)> {
    files
        .into_iter()
        .map(|(name, bytes)| (format!("2017/{name}"), bytes))
}

/// Both commands refuse what is in the archive, with these words, and nothing is
/// written anywhere.
#[track_caller]
fn refused(project: &Project, seal: &str, words: &str) {
    let outside = project.root().parent().unwrap();
    let before = tree(project.root());
    let said = project.run(1, &["verify", seal]);
    assert!(said.contains(words), "verify: {said}");
    let said = project.run(1, &["verify", seal, "--rebuild"]);
    assert!(said.contains(words), "verify --rebuild: {said}");
    let said = project.run(1, &["build"]);
    assert!(said.contains(words), "build: {said}");
    assert!(!project.path("site").exists(), "something was built");
    assert!(tree(project.root()) == before, "something was written");
    for evil in ["evil", "evil.txt"] {
        assert!(!outside.join(evil).exists() && !Path::new("/").join(evil).exists());
    }
}

/// The same for a container that stands alone.
#[track_caller]
fn container_refused(project: &Project, bytes: &[u8], words: &str) {
    let _ = fs::remove_dir_all(project.path("archive/2017"));
    fs::write(project.path("archive/2017.zip"), bytes).unwrap();
    refused(project, "archive/2017.zip", words);
}

#[test]
fn hostile_names_in_a_container_are_refused() {
    let (project, bag) = sealed();
    let leads_out = "leads out of the bag or can't be kept on every system";
    for (name, words) in [
        ("site/../../../evil", leads_out),
        ("../../evil", leads_out),
        ("/evil", leads_out),
        ("site//evil", leads_out),
        ("site/./evil", leads_out),
        ("c:\\evil", leads_out),
        ("..\\..\\evil", leads_out),
        ("site/2017/evil\n.html", leads_out),
        ("site/2017/evil\u{202e}lmth.txt", leads_out),
        ("site/2017/nul.html", leads_out),
        ("site/2017/evil.", leads_out),
        ("site/2017/INDEX.html", "differ only in case"),
        ("Site/2017/evil.html", "differ only in case"),
        ("site/2017/index.html/evil", "there is more than one"),
    ] {
        let bytes = zip(in_folder(with(&bag, &[name])), stored());
        container_refused(&project, &bytes, words);
    }
    // Entries that are absolute or beside the folder as a whole.
    for (name, words) in [
        ("/etc/evil", leads_out),
        ("../evil", leads_out),
        ("evil", "evil is in no manifest"),
        ("2018/evil", "2018/evil is in no manifest"),
    ] {
        let more = [(name.to_owned(), b"evil".to_vec())];
        let files = in_folder(bag.files()).chain(more);
        container_refused(&project, &zip(files, stored()), words);
    }
}

#[test]
fn hostile_containers_are_refused() {
    let (project, bag) = sealed();
    let good = fs::read(project.path("archive/2017.zip")).unwrap();
    let altered = "not what its content makes it";
    let patch = |from: &[u8], to: &[u8], last: bool| {
        assert_eq!(from.len(), to.len());
        let mut places = good
            .windows(from.len())
            .enumerate()
            .filter(|(_, at)| *at == from);
        let place = if last {
            places.next_back()
        } else {
            places.next()
        };
        let (at, _) = place.expect("the bytes are there");
        let mut bytes = good.clone();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    // A local header that says another name than the directory at the end.
    let lying = patch(b"2017/bag-info.txt", b"../../../evil.txt", false);
    assert!(lying != good);
    container_refused(&project, &lying, altered);
    // The other way round.
    let lying = patch(b"2017/bag-info.txt", b"../../../evil.txt", true);
    container_refused(&project, &lying, "leads out of the bag");
    // Two entries of one name: which one counts depends on who reads.
    let mut entries: Vec<_> = in_folder(bag.files()).collect();
    entries.push(("2017/bagit.tx_".to_owned(), b"evil".to_vec()));
    let mut twice = zip(entries, stored());
    let other = b"2017/bagit.tx_";
    while let Some(at) = twice.windows(other.len()).position(|at| at == other) {
        twice[at + other.len() - 1] = b't';
    }
    container_refused(&project, &twice, "error: ");
    // Something before, behind or between.
    container_refused(&project, &[b"#!/bin/sh\n", &good[..]].concat(), altered);
    container_refused(&project, &[&good[..], b"evil"].concat(), "error: ");
    let mut comment = good.clone();
    let end = comment.len() - 2;
    comment[end] = 4;
    comment.extend(b"evil");
    container_refused(&project, &comment, altered);
    // Half of one, in which a reader may find the end of a smaller container, the
    // workbook's, and none.
    container_refused(&project, &good[..good.len() / 2], "error: ");
    container_refused(&project, b"", "this is no bag");
}

#[test]
fn what_unpacks_to_more_than_it_weighs_is_refused() {
    let (project, bag) = sealed();
    let packed = stored().compression_method(CompressionMethod::Deflated);
    // A hundred megabytes of nothing in a hundred kilobytes.
    let mut payload = bag.payload().clone();
    payload.insert("site/2017/bomb.txt".to_owned(), vec![0; 100_000_000]);
    let bomb = zip(
        in_folder(Bag::new(payload, bag.info().clone()).files()),
        packed,
    );
    assert!(bomb.len() < 20_000_000);
    container_refused(&project, &bomb, "is compressed or encrypted");
    // Ten thousand entries that share the bytes of one.
    container_refused(
        &project,
        &overlapping(10_000, 200_000),
        "not what its content makes it",
    );
    // One entry that claims to have four gigabytes.
    let mut claim = overlapping(1, 100);
    let central = claim
        .windows(4)
        .rposition(|at| at == b"PK\x01\x02")
        .unwrap();
    claim[central + 20..central + 28].fill(0xfe);
    container_refused(&project, &claim, "error: ");
}

/// A ZIP file with many entries whose data are the same bytes.
fn overlapping(entries: usize, size: usize) -> Vec<u8> {
    let length = u32::try_from(size).unwrap().to_le_bytes();
    let mut bytes = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend(length);
    bytes.extend(length);
    bytes.extend([12, 0, 0, 0]);
    bytes.extend(b"2017/00000_x");
    bytes.extend(vec![b'a'; size]);
    let start = u32::try_from(bytes.len()).unwrap();
    for number in 0..entries {
        bytes.extend(b"PK\x01\x02\x0a\x03\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0");
        bytes.extend(length);
        bytes.extend(length);
        bytes.extend([12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xa4, 0x81, 0, 0, 0, 0]);
        bytes.extend(format!("2017/{number:05}_x").bytes());
    }
    let central = u32::try_from(bytes.len()).unwrap() - start;
    let count = u16::try_from(entries).unwrap().to_le_bytes();
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(central.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn links_and_folders_in_a_container_are_refused() {
    let (project, bag) = sealed();
    let how = stored();
    let mut link = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in in_folder(bag.files()) {
        link.start_file(name, how).unwrap();
        link.write_all(&bytes).unwrap();
    }
    link.add_symlink("2017/data/evil", "/etc/passwd", how)
        .unwrap();
    let link = link.finish().unwrap().into_inner();
    container_refused(&project, &link, "2017/data/evil is a link or a device");
    let folder = [("2017/data/empty/".to_owned(), Vec::new())];
    let folder = zip(in_folder(bag.files()).chain(folder), how);
    container_refused(&project, &folder, "2017/data/empty/ is a link or a device");
}

#[test]
fn hostile_folders_are_refused() {
    for (name, words) in [
        ("site/2017/evil\\x", "leads out of the bag"),
        ("site/2017/c:evil", "leads out of the bag"),
        ("site/2017/evil ", "leads out of the bag"),
        ("site/2017/aux.html", "leads out of the bag"),
        ("site/2017/Index.html", "differ only in case"),
        ("SITE/2017/evil.html", "differ only in case"),
    ] {
        let (project, bag) = sealed();
        for (path, bytes) in with(&bag, &[name]) {
            let path = project.path("archive/2017").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        refused(&project, "archive/2017", words);
    }
}

#[test]
fn manifests_that_lead_out_are_refused() {
    let (project, _) = sealed();
    let outside = project.path("evil-outside.txt");
    fs::write(&outside, "evil").unwrap();
    let digest = |path: &Path| {
        let sum = Command::new("sha512sum").arg(path).output().unwrap();
        let sum = String::from_utf8(sum.stdout).unwrap();
        sum.split(' ').next().unwrap().to_owned()
    };
    let manifest = project.path("archive/2017/manifest-sha512.txt");
    let tags = project.path("archive/2017/tagmanifest-sha512.txt");
    let text = fs::read_to_string(&manifest).unwrap();
    for path in ["data/../../../evil-outside.txt", outside.to_str().unwrap()] {
        let old = digest(&manifest);
        fs::write(&manifest, format!("{text}{}  {path}\n", digest(&outside))).unwrap();
        let sums = fs::read_to_string(&tags).unwrap();
        fs::write(&tags, sums.replace(&old, &digest(&manifest))).unwrap();
        refused(&project, "archive/2017", &format!("{path} is missing"));
    }
}

#[test]
fn links_in_a_folder_are_refused() {
    let target = tempfile::tempdir().unwrap();
    fs::write(target.path().join("x"), "evil").unwrap();
    for (link, to) in [
        ("data/site/2017/evil", Path::new("/etc/passwd")),
        ("data/site/2017/evil", target.path()),
        ("data/site/2017/evil", Path::new(".")),
        ("data/site/2017/evil", Path::new("nowhere")),
    ] {
        let (project, _) = sealed();
        symlink(to, project.path("archive/2017").join(link)).unwrap();
        refused(
            &project,
            "archive/2017",
            "data/site/2017/evil is a link or a device",
        );
    }
    // A file of ours replaced by a link to the same bytes.
    let (project, _) = sealed();
    let page = project.path("archive/2017/data/site/2017/index.html");
    fs::rename(&page, project.path("moved.html")).unwrap();
    symlink(project.path("moved.html"), &page).unwrap();
    refused(&project, "archive/2017", "index.html is a link or a device");
    // The seal itself a link, and a pipe that nobody ever writes to.
    let (project, _) = sealed();
    fs::rename(project.path("archive/2017"), project.path("moved")).unwrap();
    symlink("../moved", project.path("archive/2017")).unwrap();
    refused(
        &project,
        "archive/2017",
        "archive/2017 is a link or a device",
    );
    let (project, _) = sealed();
    let pipe = project.path("archive/2017/data/pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    fs::remove_file(project.path("archive/2017.zip")).unwrap();
    let said = project.run(1, &["verify", "archive/2017"]);
    assert!(said.contains("data/pipe is a link or a device"), "{said}");
    let said = project.run(1, &["verify", "archive/2017/data/pipe"]);
    assert!(said.contains("is a link or a device"), "{said}");
}

#[test]
fn a_sound_bag_under_another_name_is_refused_by_builds() {
    let (project, _) = sealed();
    fs::rename(project.path("archive/2017"), project.path("archive/2016")).unwrap();
    fs::remove_file(project.path("archive/2017.zip")).unwrap();
    project.run(0, &["verify", "archive/2016"]);
    let said = project.run(1, &["build"]);
    assert!(
        said.contains("archive/2016 is not what its name says"),
        "{said}"
    );
    assert!(!project.path("site").exists());
}
