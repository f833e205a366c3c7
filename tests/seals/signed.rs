//! Signatures beside seals, made by minisign.
//!
//! Those below it has made once, of the manifest of the tag files of [`fixed`]; so they
//! are checked where the program is not installed, too.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use bluebook::archive::{self, Bag, REVISION, SEALED_ON, YEAR};

use super::project::{Project, said};

const KEY: &str = "RWQfvd5OueGuUh0LdBGCMFAv5wQyTUYIVWUgbOinsrdLEoa+mKFjided";
const OTHER_KEY: &str = "RWT7s6+SFeTLc7hse0/T6JEuQWMvpQAUfMNPCZLFy6JzaO5sfM9kBpsd";

const SIGNATURE: &str = "\
untrusted comment: signature from minisign secret key
RUQfvd5OueGuUvV0QKTGUTuQhclxNrXFduB3RrqqL7PL3MNrgdWAMJtpAt5LxOd2F2bRcbvDRTVONmHGSYzLqbJLBjAMa1fpHwo=
trusted comment: sealed by the inspectorate
BuPNF8kf/oUxx608UUh/spJYW0vRZ/FvxTGX9iyfcerp2bAWqn+WRE/plhWsdCxHhOSDj2V7ys4JdAIdfrpXDA==
";

/// In the way of versions before 0.10.
const OLD_SIGNATURE: &str = "\
untrusted comment: signature from minisign secret key
RWQfvd5OueGuUs0ytwMlYa9jzAerh9MbRjJVZbjJxWeWPDwY16qsSQUG1YyTfkOzNvnM3oGKL9J9KwS8/V14w8/6yvKwTSQeIQw=
trusted comment: an old one
S25Eg+keB2hC26mTdV/ZczAM389SXCDxwzTmFCCprII41mlhx2oavhYy//o4PvUxFiIqc74ObJFb51pzUwfoAA==
";

/// By the other key.
const OTHER_SIGNATURE: &str = "\
untrusted comment: signature from minisign secret key
RUT7s6+SFeTLcyD92PenbTqVt5j17g45gHIc4tUU+z7JGrJOXBX8ien0WdrJ1olK1jBurJUGJuiN7p54MN7ENzGfTFXbNCBDUwo=
trusted comment: sealed by somebody
KvRCNtTmfzcKxR13rjjkHr+mE+i4HYsYJULYA+UWdTi5qMO1ZaMsid5KNafTdzf1GFQEdhd+TB7E4RGKx3nLBA==
";

/// Of something else, by the first key.
const STRANGE_SIGNATURE: &str = "\
untrusted comment: signature from minisign secret key
RUQfvd5OueGuUtTKUmmJhoydjw2OoNMuXBmsGFF2BbyXFuJZgK6cPIDLsfXsYC2qCRtk3nP8aubkNafaEc2+8FntSEtTMRFInAg=
trusted comment: sealed by the inspectorate
rk5FKl1jtvEtgf8+nE9eJWTkYGysNfrFuhCSJgxk8uWLUn6WxDF41kisDXlS6H7RPUaM/R2o9o8uWbUisumlDQ==
";

/// A bag that is the same with every version, with its signature beside it.
fn fixed(signature: &str) -> Project {
    let project = Project::new();
    let payload = BTreeMap::from([("site/2017/index.html".to_owned(), b"x".to_vec())]);
    let info = [(YEAR, "2017"), (REVISION, "1"), (SEALED_ON, "2018-03-22")];
    let info = info.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let bag = Bag::new(payload, info.to_vec());
    archive::seal(&project.path("archive"), &bag).unwrap();
    fs::write(project.path("archive/2017.minisig"), signature).unwrap();
    project
}

#[test]
fn a_signature_holds_for_its_key_and_its_bag_only() {
    let project = fixed(SIGNATURE);
    let file = project.path("inspectorate.pub");
    fs::write(&file, format!("untrusted comment: ours\n{KEY}\n")).unwrap();
    for key in [KEY, file.to_str().unwrap()] {
        for path in ["archive/2017", "archive/2017.zip", "archive/2017/"] {
            let words = project.run(0, &["verify", path, "--key", key]);
            assert!(
                words.contains("signed with this key: sealed by the inspectorate"),
                "{words}"
            );
        }
    }
    let bag = project.path("archive/2017");
    let mut here = project.command(&["verify", ".", "--key", KEY]);
    let output = here.current_dir(bag).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let old = fixed(OLD_SIGNATURE);
    old.run(0, &["verify", "archive/2017", "--key", KEY]);

    let refused = |project: &Project, words: &str| {
        let said = project.run(1, &["verify", "archive/2017", "--key", KEY]);
        assert!(said.contains(words), "{said}");
    };
    refused(&fixed(OTHER_SIGNATURE), "another key made it");
    refused(&fixed(STRANGE_SIGNATURE), "not a signature of this bag");
    // What the signer says of it is signed as well.
    let changed = SIGNATURE.replace("the inspectorate", "the government");
    assert_ne!(changed, SIGNATURE);
    refused(&fixed(&changed), "not a signature of this bag");
    for junk in ["", "x", "untrusted comment: x\nRUQ=\ntrusted comment: x\nx"] {
        refused(&fixed(junk), "no signature in the format of minisign");
    }
    let unsigned = fixed("");
    fs::remove_file(unsigned.path("archive/2017.minisig")).unwrap();
    refused(&unsigned, "there is no signature");
    let words = project.run(1, &["verify", "archive/2017", "--key", OTHER_KEY]);
    assert!(words.contains("another key made it"), "{words}");
    let words = project.run(2, &["verify", "archive/2017", "--key", "nobody.pub"]);
    assert!(words.contains("neither a public key"), "{words}");
}

#[test]
fn a_signature_that_is_none_is_not_waited_for() {
    let project = fixed("");
    let place = project.path("archive/2017.minisig");
    fs::remove_file(&place).unwrap();
    let made = Command::new("mkfifo").arg(&place).status().unwrap();
    assert!(made.success());
    let words = project.run(3, &["verify", "archive/2017", "--key", KEY]);
    assert!(words.contains("it is no file"), "{words}");
    fs::remove_file(&place).unwrap();
    fs::write(&place, "x".repeat(5000)).unwrap();
    let words = project.run(3, &["verify", "archive/2017", "--key", KEY]);
    assert!(words.contains("too long"), "{words}");
}

/// A program of this name that does what the script says, and a path with nothing else
/// of that name on it.
fn signer(folder: &Path, script: &str) -> String {
    let program = folder.join("minisign");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder.to_str().unwrap().to_owned()
}

/// Seals and signs with the programs on a path.
fn sign(project: &Project, path: &str) -> (Option<i32>, String) {
    let mut command = project.command(&["archive", "2017", "--sign", "secret.key"]);
    let output = command.env("PATH", path).output().unwrap();
    (output.status.code(), said(&output))
}

#[test]
fn minisign_is_told_what_to_sign() {
    let project = Project::new();
    fs::write(project.path("secret.key"), "x").unwrap();
    let tools = tempfile::tempdir().unwrap();
    // It notes what it was told, and writes where it was told to.
    let script = "[ \"$1\" = -v ] && exit 0\n\
                  for word; do echo \"$word\"; done >told\n\
                  [ -f \"$5\" ] && echo signed >\"$7\"";
    let path = signer(tools.path(), script);
    let (code, words) = sign(&project, &path);
    assert_eq!(code, Some(0), "{words}");
    assert!(
        words.contains("Signed as ./archive/2017.minisig"),
        "{words}"
    );
    let signature = fs::read_to_string(project.path("archive/2017.minisig")).unwrap();
    assert_eq!(signature, "signed\n");
    let told = fs::read_to_string(project.path("told")).unwrap();
    let expected = "-S\n-s\nsecret.key\n-m\n./archive/2017/tagmanifest-sha512.txt\n-x\n\
                    ./archive/2017.minisig\n-t\nthe edition 2017 revision 1, \
                    tagmanifest-sha512.txt\n";
    assert_eq!(told, expected);
    // It is no seal, and stops no build.
    project.run(0, &["build"]);
}

#[test]
fn what_can_not_be_signed_is_not_sealed_or_is_said() {
    let project = Project::new();
    let tools = tempfile::tempdir().unwrap();
    let path = signer(tools.path(), "[ \"$1\" = -v ] && exit 0\nexit 1");
    let (code, words) = sign(&project, &path);
    assert_eq!(code, Some(2), "{words}");
    assert!(words.contains("secret.key can't be read"), "{words}");
    fs::write(project.path("secret.key"), "x").unwrap();
    let empty = tempfile::tempdir().unwrap();
    let (code, words) = sign(&project, empty.path().to_str().unwrap());
    assert_eq!(code, Some(2), "{words}");
    assert!(
        words.contains("the program minisign is not there"),
        "{words}"
    );
    assert!(!project.path("archive").exists());
    // A wrong password: what is sealed stays, and what is to be done is said.
    let (code, words) = sign(&project, &path);
    assert_eq!(code, Some(3), "{words}");
    let call = "minisign -S -s secret.key -m ./archive/2017/tagmanifest-sha512.txt";
    assert!(words.contains(call), "{words}");
    project.run(0, &["verify", "archive/2017"]);
}

#[test]
fn the_program_itself_signs_where_it_is_installed() {
    let project = Project::new();
    let call = |arguments: &[&str]| {
        let mut command = Command::new("minisign");
        command.args(arguments).current_dir(project.root()).output()
    };
    let Ok(made) = call(&["-G", "-W", "-p", "public.key", "-s", "secret.key"]) else {
        eprintln!("  minisign is not installed: it was not tried");
        return;
    };
    assert!(made.status.success(), "{}", said(&made));
    project.run(0, &["archive", "2017", "--sign", "secret.key"]);
    let words = project.run(0, &["verify", "archive/2017", "--key", "public.key"]);
    assert!(words.contains("the edition 2017 revision 1"), "{words}");
    // As the README in the bag says.
    let checked = call(&[
        "-V",
        "-p",
        "public.key",
        "-m",
        "archive/2017/tagmanifest-sha512.txt",
        "-x",
        "archive/2017.minisig",
    ]);
    assert!(checked.unwrap().status.success());
}
