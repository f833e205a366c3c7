//! Bags that are whole and meant to take all the time, memory or paper that there is.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use bluebook::archive::{self, Bag};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::project::Project;
use crate::safety::project::held;

/// The bag of a project's edition, with something at the head of its glossary's
/// template.
fn with_template(project: &Project, more: &str) {
    project.seal();
    let folder = project.path("archive/2017");
    let stored = archive::read(&folder).unwrap().unwrap();
    let bag = archive::verify(&stored).unwrap().bag;
    let mut payload = bag.payload().clone();
    let template = payload
        .get_mut("source/themes/standard/templates/glossary.html")
        .unwrap();
    let text = String::from_utf8(template.clone()).unwrap();
    let begin = "{% block main -%}";
    assert!(text.contains(begin));
    *template = text
        .replacen(begin, &format!("{begin}{more}"), 1)
        .into_bytes();
    fs::remove_dir_all(project.path("archive")).unwrap();
    let evil = Bag::explained(payload, bag.info().clone());
    archive::seal(&project.path("archive"), &evil).unwrap();
}

/// Building it again is given up in time, with these words.
#[track_caller]
fn given_up(more: &str, limits: &str, words: &str) {
    let project = Project::new();
    with_template(&project, more);
    project.run(0, &["verify", "archive/2017"]);
    let begun = Instant::now();
    let arguments = ["verify", "archive/2017", "--rebuild", "--limits", limits];
    let said = project.run(1, &arguments);
    assert!(said.contains(words), "{said}");
    assert!(said.contains("given up"), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(60), "{said}");
}

#[test]
fn loops_without_end_are_given_up() {
    let each = "{% for a in range(end=100000) %}";
    let end = "{% endfor %}";
    let loops = format!("{each}{each}{each}{{% if a == 0 %}}{{% endif %}}{end}{end}{end}");
    given_up(&loops, "time=3", "it takes more than 3 s");
}

#[test]
fn a_text_that_doubles_is_given_up() {
    let doubling = "{% set_global x = \"xxxxxxxxxxxxxxxx\" %}\
                    {% for a in range(end=60) %}{% set_global x = x ~ x %}{% endfor %}";
    given_up(
        doubling,
        "memory=1024",
        "it takes more than 1024 MiB of memory",
    );
    held(
        "bags whose theme loops or doubles a text, bags of 3 GB or with 6,000 faults",
        4,
        "given up or cut off within the limits, with a message",
    );
}

#[test]
fn a_bag_of_three_gigabytes_is_not_read() {
    let project = Project::new();
    project.seal();
    // With nothing in them they take no room.
    for name in ["large.zip", "archive/2017/data/large"] {
        let file = File::create(project.path(name)).unwrap();
        file.set_len(3 << 30).unwrap();
    }
    for path in ["large.zip", "archive/2017"] {
        let begun = Instant::now();
        let said = project.run(1, &["verify", path]);
        assert!(said.contains("more than 2 GiB"), "{said}");
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn folders_in_folders_are_looked_into_so_deep_and_no_deeper() {
    let project = Project::new();
    project.seal();
    let stored = archive::read(&project.path("archive/2017"))
        .unwrap()
        .unwrap();
    let bag = archive::verify(&stored).unwrap().bag;
    fs::remove_dir_all(project.path("archive")).unwrap();
    let mut payload = bag.payload().clone();
    let deep = format!("source/{}x", "a/".repeat(150));
    payload.insert(deep, b"x".to_vec());
    let evil = Bag::explained(payload, bag.info().clone());
    archive::seal(&project.path("archive"), &evil).unwrap();
    for path in ["archive/2017", "archive/2017.zip"] {
        let said = project.run(1, &["verify", path, "--rebuild"]);
        assert!(said.contains("lies deeper than 32 folders"), "{said}");
        assert!(said.len() < 1_000, "{said}");
        project.run(0, &["verify", path, "--limits", "depth=200"]);
    }
    let said = project.run(1, &["build"]);
    assert!(said.contains("lies deeper than 32 folders"), "{said}");
}

#[test]
fn a_theme_of_one_condition_without_end_is_refused() {
    let project = Project::new();
    let conditions = format!(
        "{{% if true %}}{}{{% endif %}}",
        "{% elif true %}".repeat(20_000)
    );
    let path = project.path("themes/standard/templates/glossary.html");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + &conditions).unwrap();
    let said = project.run(1, &["check"]);
    assert!(said.contains("has 20000 `elif`"), "{said}");
}

#[test]
fn what_is_wrong_is_said_until_it_is_too_much() {
    let project = Project::new();
    let how = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..6_000 {
        let name = format!("2017/{}/{number}", "x".repeat(200));
        zip.start_file(name, how).unwrap();
        zip.write_all(b"x").unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    fs::write(project.path("evil.zip"), bytes).unwrap();
    let said = project.run(1, &["verify", "evil.zip"]);
    assert!(said.contains("it says more than 1 MiB"), "{}", said.len());
    assert!((1 << 20..(1 << 20) + 1000).contains(&said.len()));
    let all = project.run(1, &["verify", "evil.zip", "--limits", "output=9"]);
    assert!(
        all.len() > said.len() && all.contains("6003 faults"),
        "{}",
        all.len()
    );
}

#[test]
fn limits_are_numbers_with_names() {
    let project = Project::new();
    for wrong in ["time", "depth=0", "breadth=3", "memory=0", "time=soon"] {
        let said = project.run(2, &["verify", "x", "--limits", wrong]);
        assert!(said.contains("--limits"), "{said}");
    }
}
