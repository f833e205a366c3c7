//! The command line: what can be asked for. The options of each command stand
//! in its own file under `commands`.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{
    self, archive, build, check, diff, explain, import, lsp, new, pack, serve, verify,
};

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
    Build(build::Options),
    /// Check everything and write nothing
    Check(check::Options),
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
}

/// The stack of a thread that makes pages, in bytes. Templates include each other, as
/// deep as a theme may have templates.
const STACK: usize = 16 * 1024 * 1024;

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    // Only a second pool would be refused, and there is one.
    let _ = rayon::ThreadPoolBuilder::new()
        .stack_size(STACK)
        .build_global();
    let exit = match Cli::parse().command {
        Command::Build(options) => commands::build::run(&options),
        Command::Check(options) => commands::check::run(&options),
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
    };
    exit.into()
}
