//! The command line: what can be asked for. The options of each command stand
//! in its own file under `commands`.

use std::panic;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::{
    self, Exit, archive, bind, build, check, diff, explain, import, init, lsp, manual, new, pack,
    rename, serve, verify,
};

/// Publishes an annual inspection report as a static website and proves that
/// its words agree with its data.
#[derive(Debug, Parser)]
#[command(version = env!("BLUEBOOK_VERSION"), about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a small first edition that builds at once
    Init(init::Options),
    /// Build the site
    Build(build::Options),
    /// Check everything and write nothing
    Check(check::Options),
    /// Show what the unbound numbers of a file may be meant for, and bind them
    Bind(bind::Options),
    /// Call a chapter, figure, fact, measure, page or term otherwise, wherever it is named
    Rename(rename::Options),
    /// Preview the site and follow every change
    Serve(serve::Options),
    /// Make next year's edition out of this year's
    New(new::Options),
    /// Take a force return from a spreadsheet into a measure
    Import(Box<import::Options>),
    /// Seal an edition for good
    Archive(archive::Options),
    /// Show what changed between two editions
    Diff(diff::Options),
    /// Put together what each force is to check before release
    Pack(pack::Options),
    /// Help an editor's program while somebody writes (Language Server Protocol)
    Lsp(lsp::Options),
    /// Explain a rule that a message names
    Explain(explain::Options),
    /// Set an edition on paper, as a PDF
    #[cfg(feature = "pdf")]
    Pdf(commands::pdf::Options),
    /// Check that a sealed edition is as it was sealed
    Verify(verify::Options),
    /// Print what a shell needs to complete commands
    Completions(manual::Completions),
    /// Print a page for `man`
    Man(manual::Man),
}

/// The stack of a thread that makes pages, in bytes. Twenty components go into each
/// other, which is the engine's own limit, and each may include as many templates one in
/// another as a theme may have. It is set aside as addresses and takes no memory that
/// nobody uses.
const STACK: usize = 128 * 1024 * 1024;

/// A file that grows larger than the system lets it is an error like a full disk, which
/// is told with its path. Where nobody listens for the signal, it ends the process
/// without a word.
fn hear_of_large_files() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

/// The command line, with examples.
fn line() -> clap::Command {
    manual::with_examples(Cli::command())
}

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    hear_of_large_files();
    // Only a second pool would be refused, and there is one.
    let _ = rayon::ThreadPoolBuilder::new()
        .stack_size(STACK)
        .build_global();
    let command = match Cli::from_arg_matches(&line().get_matches()) {
        Ok(cli) => cli.command,
        Err(error) => error.exit(),
    };
    // The first thread has the stack that the system gives it.
    let thread = thread::Builder::new().stack_size(STACK);
    let running = thread.spawn(move || ended(command));
    match running.map(JoinHandle::join) {
        Ok(Ok(exit)) => exit.into(),
        Ok(Err(panic)) => panic::resume_unwind(panic),
        Err(_) => Exit::Failed.into(),
    }
}

fn ended(command: Command) -> Exit {
    match command {
        Command::Init(options) => commands::init::run(&options),
        Command::Build(options) => commands::build::run(&options),
        Command::Check(options) => commands::check::run(&options),
        Command::Bind(options) => commands::bind::run(&options),
        Command::Rename(options) => commands::rename::run(&options),
        Command::Serve(options) => commands::serve::run(&options),
        Command::New(options) => commands::new::run(&options),
        Command::Import(options) => commands::import::run(&options),
        Command::Archive(options) => commands::archive::run(&options),
        Command::Diff(options) => commands::diff::run(&options),
        Command::Pack(options) => commands::pack::run(&options),
        Command::Lsp(options) => commands::lsp::run(&options),
        Command::Explain(options) => commands::explain::run(&options),
        #[cfg(feature = "pdf")]
        Command::Pdf(options) => commands::pdf::run(&options),
        Command::Verify(options) => commands::verify::run(&options),
        Command::Completions(options) => commands::manual::completions(&options, line()),
        Command::Man(options) => commands::manual::man(&options, line()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_examples_that_can_be_typed() {
        let known: Vec<(&str, &str)> = manual::examples().collect();
        for command in Cli::command().get_subcommands() {
            let name = command.get_name();
            assert!(known.iter().any(|(of, _)| *of == name), "{name} has none");
        }
        for (name, line) in known {
            // What stands behind is the shell's.
            let line = line.split(['>', '|']).next().unwrap_or(line);
            let there = cfg!(feature = "pdf") || name != "pdf";
            let mut words = line.split_whitespace();
            let parsed = Cli::try_parse_from(words.clone());
            assert_eq!(parsed.is_ok(), there, "{line}: {parsed:?}");
            assert_eq!(words.nth(1), Some(name), "{line}");
        }
    }
}
