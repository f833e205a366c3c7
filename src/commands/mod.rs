//! The commands, one file each. They talk to people; the work is done in
//! [`crate::pipeline`].

pub mod archive;
pub mod bind;
pub mod build;
pub mod check;
pub mod diff;
pub mod explain;
pub mod import;
pub mod init;
mod limits;
pub mod lsp;
pub mod manual;
pub mod new;
pub mod pack;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod rename;
pub mod serve;
mod terminal;
pub mod verify;

use std::path::Path;
use std::process::ExitCode;

use crate::composing::Discord;
use crate::diagnostics::{Code, Diagnostics};
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

/// What problems with the input come to: an error of the system is none of theirs.
fn exit_of(problems: &Diagnostics) -> Exit {
    match problems.has(Code::UnreadableFile) {
        true => Exit::Failed,
        false => Exit::Problems,
    }
}

/// The seconds since 1970 that the environment names as the time, if it does.
fn told_time() -> Result<Option<u64>, String> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    seconds.map(Some).ok_or_else(|| {
        "SOURCE_DATE_EPOCH must be a number of seconds since 1970, in digits".to_owned()
    })
}

/// Says why sealed and working editions don't stand side by side.
fn complain_of(discord: &Discord) -> Exit {
    for message in &discord.messages {
        terminal::complain(&format!("error: {message}"));
    }
    match discord.is_unreadable {
        true => Exit::Failed,
        false => Exit::Problems,
    }
}

/// The years to work on: the one asked for, or every edition that there is. Else what
/// to say and how to end.
fn years(root: &Path, asked: Option<&str>) -> Result<Vec<String>, (Exit, String)> {
    if let Some(year) = asked {
        return Ok(vec![year.to_owned()]);
    }
    let years = source::editions(root).map_err(|failed| {
        let place = root.join(failed.path);
        let message = format!("{} can't be read: {}", place.display(), failed.why);
        (Exit::Failed, message)
    })?;
    if years.is_empty() {
        let message = format!(
            "there is no edition in {}: an edition is a folder such as content/2017\n\
             Start in the folder that holds content and data, or name it with --root. \
             `bluebook init` writes a first edition.",
            root.join("content").display()
        );
        return Err((Exit::Usage, message));
    }
    Ok(years)
}

/// How a command ended; why it was refused is told.
fn ended(result: Result<Exit, (Exit, String)>) -> Exit {
    result.unwrap_or_else(|(exit, message)| {
        terminal::complain(&format!("error: {message}"));
        exit
    })
}
