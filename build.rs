//! Tells the program its version and the commit that it is built from, so that a seal
//! can say by what exactly it was made.

use std::path::Path;
use std::process::Command;

fn main() {
    let version = env("CARGO_PKG_VERSION");
    // Only where programs are made to be used: a commit would compile a programmer's
    // tests anew.
    let commit = (env("PROFILE") == "release").then(commit).flatten();
    let words = match commit {
        Some(commit) => format!("{version} ({commit})"),
        None => version,
    };
    println!("cargo::rustc-env=BLUEBOOK_VERSION={words}");
    println!("cargo::rerun-if-changed=build.rs");
}

/// The commit of this folder, if it is the root of a repository and not a copy that
/// lies in somebody else's.
fn commit() -> Option<String> {
    let root = env("CARGO_MANIFEST_DIR");
    let git = |asked: &[&str]| {
        let output = Command::new("git")
            .args(["-C", &root])
            .args(asked)
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
    };
    if git(&["rev-parse", "--show-prefix"])? != "" {
        return None;
    }
    // The last line of this file is written with each commit and each checkout.
    let log = Path::new(&root).join(git(&["rev-parse", "--git-path", "logs/HEAD"])?);
    if log.is_file() {
        println!("cargo::rerun-if-changed={}", log.display());
    }
    git(&["rev-parse", "--short=10", "HEAD"])
}

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}
