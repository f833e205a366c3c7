//! Sites built by the real command into folders of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

/// The folder of this repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The command with these arguments, in an environment that says nothing.
pub(crate) fn bluebook(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .expect("the command was built with the tests")
}

/// Runs the command in a folder, in an environment that names no date.
pub(crate) fn in_folder(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(arguments)
        .current_dir(root)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the command was built with the tests")
}

/// Runs the command in a folder, which must succeed, and gives what it said.
#[track_caller]
pub(crate) fn succeeds(root: &Path, arguments: &[&str]) -> String {
    let output = in_folder(root, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {text}{problems}");
    text
}

/// Runs the command in a folder, which must fail with this code, and gives what it
/// complained of.
#[track_caller]
pub(crate) fn fails(root: &Path, arguments: &[&str], code: i32) -> String {
    let output = in_folder(root, arguments);
    let problems = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {problems}"
    );
    problems
}

/// Changes the text of a file wherever it holds the old one, which must be once at
/// least.
#[track_caller]
pub(crate) fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("the file can be read");
    assert!(text.contains(from), "{} has no {from:?}", path.display());
    fs::write(path, text.replace(from, to)).expect("the file can be written");
}

/// A site as files, by their addresses.
pub(crate) struct Site {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Builds the site of a root folder.
    #[track_caller]
    pub(crate) fn build(root: &Path, environment: &[(&str, &str)]) -> Self {
        Self::build_with(root, environment, &[])
    }

    /// The same without what takes longest: pictures and the workbook.
    #[track_caller]
    pub(crate) fn of_text(root: &Path) -> Self {
        Self::build_with(root, &[], &["--without", "pictures,workbook"])
    }

    #[track_caller]
    fn build_with(root: &Path, environment: &[(&str, &str)], options: &[&str]) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let output = folder.path().join("site");
        let (from, to) = (root.to_str(), output.to_str());
        let mut arguments = vec![
            "build",
            "--root",
            from.expect("the path is UTF-8"),
            "--output",
            to.expect("the path is UTF-8"),
        ];
        arguments.extend(options);
        let run = bluebook(&arguments, environment);
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        let files = WalkDir::new(&output)
            .into_iter()
            .map(|entry| entry.expect("the site can be walked"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&output).expect("inside");
                let bytes = fs::read(entry.path()).expect("the site can be read");
                (
                    path.to_str().expect("addresses are ASCII").to_owned(),
                    bytes,
                )
            })
            .collect();
        Self { files }
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("the site has no {path}"));
        std::str::from_utf8(bytes).expect("text is UTF-8")
    }

    /// The files with this ending, and their text.
    pub(crate) fn texts<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .keys()
            .filter(move |path| path.ends_with(ending))
            .map(|path| (path.as_str(), self.text(path)))
    }
}

/// Copies a folder into another one, which need not be there.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.expect("the folder can be walked");
        let target = to.join(entry.path().strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}

/// A root folder with the small edition and the standard theme.
pub(crate) fn small_root() -> TempDir {
    let root = TempDir::new().expect("a temporary folder can be made");
    copy(&repository().join("tests/editions/small"), root.path());
    copy(&repository().join("themes"), &root.path().join("themes"));
    root
}

/// A root folder with an edition of this repository in it and no other.
pub(crate) fn root_with(year: &str) -> TempDir {
    let root = TempDir::new().expect("a temporary folder can be made");
    for folder in ["content", "data"] {
        let path = format!("{folder}/{year}");
        copy(&repository().join(&path), &root.path().join(&path));
    }
    copy(&repository().join("themes"), &root.path().join("themes"));
    root
}
