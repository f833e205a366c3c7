//! The command line: what can be asked for, and exit codes.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::commands;

/// Publishes an annual inspection report as a static website and proves that
/// its words agree with its data.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    Build(Build),
    /// Check everything and write nothing
    Check(Check),
}

/// `bluebook build`
#[derive(Debug, clap::Args)]
pub struct Build {
    /// The folder that holds content, data and themes
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Build only this edition; needs --output, so that no other is dropped
    #[arg(long, value_name = "YEAR", requires = "output")]
    pub edition: Option<String>,
    /// Where to write the site [default: ROOT/site]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// `bluebook check`
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The folder that holds content, data and themes
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Check only this edition
    #[arg(long, value_name = "YEAR")]
    pub edition: Option<String>,
    /// How problems are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Treat every warning as an error
    #[arg(long)]
    pub deny_warnings: bool,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs: an array on standard output
    Json,
}

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

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    let exit = match Cli::parse().command {
        Command::Build(options) => commands::build::run(&options),
        Command::Check(options) => commands::check::run(&options),
    };
    exit.into()
}
