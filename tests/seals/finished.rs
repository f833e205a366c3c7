//! What may be sealed as final, what says that it is not, and what building a seal
//! again from its own sources finds.

use std::fs;

use bluebook::archive::{self, Bag};

use super::project::{Project, tree};

const EDITION: &str = "content/2017/edition.toml";
const SUMMARY: &str = "content/2017/chapters/01-summary.md";
const SOLVED: &str = "data/2017/measures/solved.toml";

/// The small edition with nothing against its being final.
fn ready() -> Project {
    let project = Project::new();
    project.edit(
        EDITION,
        "status      = \"sample\"",
        "status = \"final\"\nsign_off = \"A. Inspector, Chief of Invented Places\"",
    );
    project.edit(SOLVED, "{ value = 10.2, marks = [\"i\"] }", "10.2");
    project
}

/// Sealing is refused with these words, and nothing is left of the try.
#[track_caller]
fn refused(project: &Project, words: &str) {
    let said = project.run(1, &["archive", "2017"]);
    assert!(said.contains(words), "{said}");
    assert!(!project.path("archive").exists());
}

#[test]
fn a_final_edition_is_sealed_when_nothing_stands_against_it() {
    let project = ready();
    project.seal();
    let info = fs::read_to_string(project.path("archive/2017/bag-info.txt")).unwrap();
    assert!(
        info.contains("\nBluebook-Edition-Status: final\n"),
        "{info}"
    );
    let name = "\nBluebook-Signed-Off-By: A. Inspector, Chief of Invented Places\n";
    assert!(info.contains(name), "{info}");
    project.run(0, &["verify", "archive/2017.zip", "--rebuild"]);
}

#[test]
fn a_final_edition_needs_a_name() {
    let project = ready();
    let line = "sign_off = \"A. Inspector, Chief of Invented Places\"";
    project.edit(EDITION, line, "");
    refused(&project, "nobody has signed it off");
    project.edit(
        EDITION,
        "status = \"final\"\n",
        "status = \"final\"\nsign_off = \" \"\n",
    );
    refused(&project, "`sign_off` is blank");
}

#[test]
fn a_final_edition_has_nothing_illustrative_unbound_or_warned_of() {
    let project = ready();
    project.edit(
        SOLVED,
        "2016 = 10.2",
        "2016 = { value = 10.2, marks = [\"i\"] }",
    );
    refused(&project, "1 of its values is illustrative");
    let project = ready();
    project.edit(
        SOLVED,
        "2016 = 10.5",
        "2016 = { value = 10.5, marks = [\"i\"] }",
    );
    refused(
        &project,
        "a value that its measures rest on is illustrative",
    );
    let project = ready();
    project.edit(
        SUMMARY,
        "Nobody was surprised.",
        "Nobody but 4,711 people was surprised.",
    );
    refused(&project, "unbound-number");
    let project = ready();
    project.edit(
        SUMMARY,
        "Nobody was surprised.",
        "Nobody was <b>surprised</b>.",
    );
    refused(&project, "raw-html");
    let project = ready();
    fs::write(project.path("content/2017/stray.txt"), "x").unwrap();
    refused(&project, "unexpected-file");
}

#[test]
fn a_final_edition_waits_for_its_day() {
    let project = ready();
    project.edit(
        EDITION,
        "status = \"final\"",
        "status = \"final\"\npublish_at = 2018-03-23",
    );
    refused(&project, "it is not to be published before 23 March 2018");
    // The day of the seal is the one that is given, never the clock's.
    for (seconds, code) in [("1521763199", 1), ("1521763200", 0)] {
        let mut command = project.command(&["archive", "2017"]);
        let output = command.env("SOURCE_DATE_EPOCH", seconds).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{seconds}");
    }
}

#[test]
fn a_draft_says_so_in_its_bag_and_on_every_page() {
    let project = Project::new();
    project.edit(EDITION, "\"sample\"", "\"draft\"");
    let said = project.seal();
    assert!(said.contains("(status draft)"), "{said}");
    let info = fs::read_to_string(project.path("archive/2017/bag-info.txt")).unwrap();
    assert!(
        info.contains("\nBluebook-Edition-Status: draft\n"),
        "{info}"
    );
    let pages = tree(&project.path("archive/2017/data/site/2017"));
    let pages = pages.iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: Vec<_> = pages.collect();
    assert!(pages.len() > 20);
    for (path, page) in pages {
        let page = String::from_utf8_lossy(page);
        assert!(page.contains("<strong>Draft.</strong>"), "{path}");
        assert!(page.contains("<body class=\"draft\">"), "{path}");
    }
    // The mark itself is a matter of style.
    let styles = tree(&project.path("archive/2017/data/site/2017/assets"));
    let mark = |sheet: &Vec<u8>| String::from_utf8_lossy(sheet).contains("body.draft::before");
    assert!(
        styles
            .iter()
            .any(|(path, sheet)| path.ends_with(".css") && mark(sheet))
    );
    let whole = Project::new();
    whole.seal();
    let page = fs::read_to_string(whole.path("archive/2017/data/site/2017/index.html")).unwrap();
    assert!(page.contains("<strong>Sample edition.</strong>") && !page.contains("\"draft\""));
}

/// Seals the project's edition anew, with its bag changed.
fn forge(project: &Project, change: impl FnOnce(&mut Parts)) {
    let stored = archive::read(&project.path("archive/2017"))
        .unwrap()
        .unwrap();
    let bag = archive::verify(&stored).unwrap().bag;
    let mut parts = (bag.payload().clone(), bag.info().clone());
    change(&mut parts);
    fs::remove_dir_all(project.path("archive")).unwrap();
    archive::seal(&project.path("archive"), &Bag::new(parts.0, parts.1)).unwrap();
    project.run(0, &["verify", "archive/2017"]);
}

type Parts = (std::collections::BTreeMap<String, Vec<u8>>, archive::Info);

#[test]
fn building_again_finds_what_checksums_can_t() {
    let project = Project::new();
    project.seal();
    let rebuilt = |code: i32, words: &str| {
        for seal in ["archive/2017", "archive/2017.zip"] {
            let said = project.run(code, &["verify", seal, "--rebuild"]);
            assert!(said.contains(words), "{said}");
        }
    };
    rebuilt(0, "it is the same to the byte");
    let page = "site/2017/index.html";
    let old = fs::read(project.path("archive/2017/data").join(page)).unwrap();
    forge(&project, |(payload, _)| {
        payload.insert(page.to_owned(), b"<p>Another page.</p>".to_vec());
    });
    rebuilt(1, "data/site/2017/index.html comes out otherwise");
    forge(&project, |(payload, _)| {
        payload.insert(page.to_owned(), old);
        payload.insert("elsewhere/evil.html".to_owned(), b"evil".to_vec());
    });
    rebuilt(1, "data/elsewhere/evil.html comes out otherwise");
    forge(&project, |(payload, info)| {
        payload.remove("elsewhere/evil.html");
        let status = info
            .iter_mut()
            .find(|(name, _)| name == "Bluebook-Edition-Status");
        status.unwrap().1 = "final".to_owned();
    });
    rebuilt(1, "bag-info.txt comes out otherwise");
    forge(&project, |(payload, info)| {
        let status = info
            .iter_mut()
            .find(|(name, _)| name == "Bluebook-Edition-Status");
        status.unwrap().1 = "sample".to_owned();
        let chapter = payload
            .get_mut("source/content/2017/chapters/01-summary.md")
            .unwrap();
        chapter.extend(b"\n\nOne more sentence [here](force:nowhere).\n");
    });
    rebuilt(1, "force:nowhere");
}

#[test]
fn a_seal_of_another_version_is_told_from_an_altered_one() {
    let project = Project::new();
    project.seal();
    let by_this = |code| project.run(code, &["verify", "archive/2017", "--rebuild"]);
    assert!(!by_this(0).contains("sealed by"));
    forge(&project, |(_, info)| {
        let agent = info
            .iter_mut()
            .find(|(name, _)| name == "Bag-Software-Agent");
        agent.unwrap().1 = "bluebook 0.0.9 (0123456789)".to_owned();
    });
    let said = by_this(0);
    assert!(said.contains("the same to the byte"), "{said}");
    let another = "It was sealed by bluebook 0.0.9 (0123456789), and this is bluebook ";
    assert!(said.contains(another), "{said}");
    // Altered: who wrote another version into it gains nothing by that.
    let alter = |(payload, _): &mut Parts| {
        let page = payload.get_mut("site/2017/index.html").unwrap();
        page.extend(b"<p>One more sentence.</p>");
    };
    forge(&project, alter);
    let said = by_this(1);
    assert!(said.contains("index.html comes out otherwise"), "{said}");
    assert!(said.contains(another), "{said}");
    assert!(said.contains("can't be told"), "{said}");
    let project = Project::new();
    project.seal();
    forge(&project, alter);
    let said = project.run(1, &["verify", "archive/2017", "--rebuild"]);
    assert!(said.contains("it was altered since"), "{said}");
}

#[test]
fn a_folder_that_is_no_seal_is_called_so_in_one_line() {
    let project = Project::new();
    project.run(0, &["build"]);
    // Whatever else is in it.
    fs::write(project.path("site/100%.txt"), "x").unwrap();
    for folder in ["site", "content", "archive"] {
        fs::create_dir_all(project.path(folder)).unwrap();
        let said = project.run(1, &["verify", folder]);
        assert_eq!(said.matches("error: ").count(), 1, "{said}");
        assert!(said.contains("this is no sealed edition"), "{said}");
    }
}

#[test]
fn what_systems_leave_in_a_seal_is_named_with_what_to_do() {
    let project = Project::new();
    project.seal();
    let dust = project.path("archive/2017/data/site/.DS_Store");
    fs::write(&dust, [0xff, 0]).unwrap();
    for arguments in [&["verify", "archive/2017"][..], &["build"]] {
        let said = project.run(1, arguments);
        assert!(
            said.contains("data/site/.DS_Store is no part of the seal"),
            "{said}"
        );
        assert!(said.contains("delete it"), "{said}");
    }
    fs::remove_file(&dust).unwrap();
    project.run(0, &["verify", "archive/2017"]);
}

#[test]
fn a_seal_is_compared_with_the_digest_that_was_published() {
    let project = Project::new();
    project.seal();
    let said = project.run(0, &["verify", "archive/2017"]);
    let digest = said.lines().find(|line| line.len() == 128).unwrap();
    let (first, second) = digest.split_at(64);
    let copied = format!("{}\n {second}", first.to_uppercase());
    for published in [digest, &copied] {
        let said = project.run(0, &["verify", "archive/2017.zip", "--digest", published]);
        assert!(
            said.contains("It has the digest that was published."),
            "{said}"
        );
    }
    let other = digest.replace(|c: char| c.is_ascii_digit(), "a");
    let said = project.run(1, &["verify", "archive/2017", "--digest", &other]);
    assert!(
        said.contains("another digest than the one that was published"),
        "{said}"
    );
    for wrong in [&digest[1..], "", "zz"] {
        project.run(2, &["verify", "archive/2017", "--digest", wrong]);
    }
    // Who writes the manifests anew makes a sound bag, and not this one.
    let stored = archive::read(&project.path("archive/2017"))
        .unwrap()
        .unwrap();
    let bag = archive::verify(&stored).unwrap().bag;
    let mut payload = bag.payload().clone();
    payload.insert("site/2017/index.html".to_owned(), b"forged".to_vec());
    for (path, bytes) in Bag::explained(payload, bag.info().clone()).files() {
        fs::write(project.path("archive/2017").join(path), bytes).unwrap();
    }
    project.run(0, &["verify", "archive/2017"]);
    project.run(1, &["verify", "archive/2017", "--digest", digest]);
}
