//! What stands in a bag for people who have no program like this one.

use std::fs;
use std::path::Path;
use std::process::Command;

use bluebook::archive::{self, Bag};

use super::project::{Project, said};

/// The commands that a bag's `README.txt` gives.
fn commands(bag: &Path) -> Vec<String> {
    let text = fs::read_to_string(bag.join("README.txt")).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    // What is further in is a column of the table.
    let commands = lines.filter(|line| !line.starts_with(' '));
    commands.map(str::to_owned).collect()
}

/// Runs one in a bag, with the system's own programs and ours; whether it ended well,
/// and what it said.
fn typed(bag: &Path, command: &str) -> (bool, String) {
    let own = Path::new(env!("CARGO_BIN_EXE_bluebook")).parent().unwrap();
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(bag)
        .env("PATH", format!("{}:/usr/bin:/bin", own.display()))
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    (output.status.success(), said(&output))
}

#[test]
fn what_the_readme_tells_to_type_finds_what_was_changed() {
    let project = Project::new();
    let printed = project.seal();
    let digest = printed.lines().last().unwrap();
    let bag = project.path("archive/2017");
    let lines = commands(&bag);
    let [payload, tags, added, digest_of, signature, rebuild] = &lines[..] else {
        panic!("{lines:?}");
    };
    let whole = [
        (payload, ""),
        (tags, ""),
        (added, "nothing was added\n"),
        (digest_of, &format!("{digest}  tagmanifest-sha512.txt\n")),
    ];
    for (command, words) in whole {
        assert_eq!(typed(&bag, command), (true, words.to_owned()), "{command}");
    }
    let (is_fine, words) = typed(&bag, rebuild);
    assert!(is_fine && words.contains("the same to the byte"), "{words}");
    assert!(signature.contains("-x ../2017.minisig"), "{signature}");

    let page = bag.join("data/site/2017/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen('e', "a", 1)).unwrap();
    let (is_fine, words) = typed(&bag, payload);
    assert!(!is_fine && words.contains("index.html: FAILED"), "{words}");
    fs::write(&page, text).unwrap();

    fs::write(bag.join("data/site/2017/evil.html"), "x").unwrap();
    assert_eq!(typed(&bag, added), (false, String::new()));
    fs::remove_file(bag.join("data/site/2017/evil.html")).unwrap();

    let readme = bag.join("README.txt");
    let text = fs::read_to_string(&readme).unwrap();
    fs::write(&readme, text.replacen("2017", "2016", 1)).unwrap();
    let (is_fine, words) = typed(&bag, tags);
    assert!(!is_fine && words.contains("README.txt: FAILED"), "{words}");
    let words = project.run(1, &["verify", "archive/2017"]);
    assert!(words.contains("README.txt was altered"), "{words}");
    fs::remove_file(&readme).unwrap();
    let words = project.run(1, &["verify", "archive/2017"]);
    assert!(words.contains("README.txt is missing"), "{words}");
}

#[test]
fn bags_from_before_there_was_one_are_as_sound_without() {
    let project = Project::new();
    project.seal();
    let stored = archive::read(&project.path("archive/2017"))
        .unwrap()
        .unwrap();
    let new = archive::verify(&stored).unwrap().bag;
    fs::remove_dir_all(project.path("archive")).unwrap();
    let old = Bag::new(new.payload().clone(), new.info().clone());
    assert!(!old.files().contains_key("README.txt"));
    archive::seal(&project.path("archive"), &old).unwrap();
    for path in ["archive/2017", "archive/2017.zip"] {
        let words = project.run(0, &["verify", path, "--rebuild"]);
        assert!(words.contains("the same to the byte"), "{words}");
    }
    project.run(0, &["build"]);
    // One that was put there later is in no manifest.
    fs::write(project.path("archive/2017/README.txt"), "x").unwrap();
    let words = project.run(1, &["verify", "archive/2017"]);
    assert!(words.contains("README.txt is in no manifest"), "{words}");
}
