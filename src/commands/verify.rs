//! `bluebook verify`: whether a sealed edition is as it was sealed.

use std::path::PathBuf;

use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::archive;
use crate::sealing::{self, Rebuilt};

/// `bluebook verify`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder of a sealed edition, or its ZIP file
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Build the edition again from its own sources and compare
    #[arg(long)]
    pub rebuild: bool,
}

/// Verifies a sealed edition.
pub fn run(options: &Options) -> Exit {
    let path = options.path.display();
    let stored = match archive::read(&options.path) {
        Ok(stored) => stored,
        Err(error) => {
            complain(&format!("error: {path} can't be read: {error}"));
            return Exit::Failed;
        }
    };
    let verified = match stored.and_then(|stored| archive::verify(&stored)) {
        Ok(verified) => verified,
        Err(faults) => {
            for fault in &faults {
                complain(&format!("error: {fault}"));
            }
            complain(&format!(
                "{path} is not as it was sealed: {}",
                counted(faults.len(), "fault", "faults")
            ));
            return Exit::Problems;
        }
    };
    say(&format!(
        "{path} is as it was sealed: {}, status {}, revision {}\n{}",
        counted(verified.bag.payload().len(), "file", "files"),
        verified
            .info("Bluebook-Edition-Status")
            .unwrap_or("unknown"),
        verified.info("Bluebook-Revision").unwrap_or("unknown"),
        verified.digest,
    ));
    if !options.rebuild {
        return Exit::Fine;
    }
    match sealing::rebuild(&verified) {
        Rebuilt::Same => {
            say("Built again from its own sources, it is the same to the byte.");
            Exit::Fine
        }
        Rebuilt::NotComparable(agent) => {
            say(&format!(
                "Not comparable: it was sealed by {agent}, and this is {}.",
                sealing::AGENT
            ));
            Exit::Fine
        }
        Rebuilt::Different(files) => {
            for file in &files {
                complain(&format!("error: {file} comes out otherwise"));
            }
            Exit::Problems
        }
        Rebuilt::Failed(problems) => {
            print_problems(&problems.0, &problems.1);
            Exit::Problems
        }
    }
}
