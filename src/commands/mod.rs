//! The commands, one file each. They talk to people; the work is done in
//! [`crate::pipeline`].

pub mod archive;
pub mod build;
pub mod check;
pub mod diff;
pub mod import;
pub mod new;
pub mod pack;
pub mod serve;
mod terminal;
pub mod verify;

use std::path::Path;
use std::process::ExitCode;

use crate::source;

/// What came of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// The input has problems.
    Problems,
    /// The command was used wrongly.
    Usage,
    /// Reading or writing failed.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Problems => 1,
            Exit::Usage => 2,
            Exit::Failed => 3,
        })
    }
}

/// Leaves something large to the system, which takes back all memory at once when
/// the process ends; giving back every text by itself takes as long as a page.
fn leave<T>(what: T) {
    std::mem::forget(what);
}

/// The years to work on: the one asked for, or every edition that there is.
fn years(root: &Path, asked: Option<&str>) -> Result<Vec<String>, String> {
    if let Some(year) = asked {
        return Ok(vec![year.to_owned()]);
    }
    let years = source::editions(root);
    if years.is_empty() {
        return Err(format!(
            "there is no edition in {}: an edition is a folder such as content/2017\n\
             Start in the folder that holds content, data and themes, or name it with --root.",
            root.join("content").display()
        ));
    }
    Ok(years)
}
