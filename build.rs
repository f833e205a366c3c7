//! What the program knows from the time that it is compiled: its version and commit, the
//! standard theme and the editions that `bluebook init` begins with. Of each folder
//! there is a list of the files, in order of their paths, which `src/source/root.rs` and
//! `src/renewing/first.rs` include.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// Folders, and the name of the list of each.
const FOLDERS: [(&str, &str); 3] = [
    ("themes/standard", "standard_theme.rs"),
    ("starters/inspectorate", "inspectorate.rs"),
    ("starters/statistics", "statistics.rs"),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let variable = |name| env::var_os(name).map(PathBuf::from);
    let (Some(here), Some(out)) = (variable("CARGO_MANIFEST_DIR"), variable("OUT_DIR")) else {
        return Err(io::Error::other(
            "cargo names neither the folder nor where to write",
        ));
    };
    println!("cargo::rustc-env=BLUEBOOK_VERSION={}", version(&here));
    for (folder, name) in FOLDERS {
        // Of a folder, cargo looks at every file in it, and at new ones as well.
        println!("cargo::rerun-if-changed={folder}");
        fs::write(out.join(name), list(&here.join(folder))?)?;
    }
    Ok(())
}

/// The version, and in a program that is made to be used the commit: `0.2.0
/// (0123456789)`. So a seal can say by what exactly it was made. A program for tests
/// doesn't name it, or each commit would have them compiled anew.
fn version(here: &Path) -> String {
    let variable = |name| env::var(name).unwrap_or_default();
    let version = variable("CARGO_PKG_VERSION");
    match (variable("PROFILE") == "release").then(|| commit(here)) {
        Some(Some(commit)) => format!("{version} ({commit})"),
        _ => version,
    }
}

/// The commit of this folder, if it is the root of a repository and not a copy that
/// lies in somebody else's.
fn commit(here: &Path) -> Option<String> {
    let git = |asked: &[&str]| {
        let output = Command::new("git")
            .arg("-C")
            .arg(here)
            .args(asked)
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
    };
    if !git(&["rev-parse", "--show-prefix"])?.is_empty() {
        return None;
    }
    // It is written to with each commit and each checkout.
    let log = here.join(git(&["rev-parse", "--git-path", "logs/HEAD"])?);
    if log.is_file() {
        println!("cargo::rerun-if-changed={}", log.display());
    }
    git(&["rev-parse", "--short=10", "HEAD"])
}

/// The files of a folder as an array of Rust: `(path in the folder, bytes)`.
fn list(folder: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    let mut code = String::from("&[\n");
    for inner in files {
        let path = folder.join(&inner);
        let _ = writeln!(code, "    ({inner:?}, include_bytes!({path:?})),");
    }
    code.push(']');
    Ok(code)
}

fn collect(folder: &Path, above: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(above))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let inner = match above {
            "" => name.clone(),
            above => format!("{above}/{name}"),
        };
        // What editors and the Finder leave behind is no part of it.
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => collect(folder, &inner, files)?,
            false => files.push(inner),
        }
    }
    Ok(())
}
