//! `bluebook check`: everything that a build would find, and nothing written.

use super::terminal::{complain, counted, print_problems, say};
use crate::cli::{self, Exit, Format};
use crate::diagnostics::render;
use crate::pipeline;

/// Checks one edition or all of them.
pub fn run(options: &cli::Check) -> Exit {
    let years = match super::years(&options.root, options.edition.as_deref()) {
        Ok(years) => years,
        Err(message) => {
            complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let mut json = Vec::new();
    let mut exit = Exit::Fine;
    for year in years {
        let mut checked = pipeline::check(&options.root, &year);
        if options.deny_warnings {
            checked.problems.deny_warnings();
        }
        if checked.problems.errors() > 0 {
            exit = Exit::Problems;
        }
        match options.format {
            Format::Json => json.extend(render::records(&checked.problems, &checked.files)),
            Format::Human => {
                print_problems(&checked.problems, &checked.files);
                say(&format!(
                    "{year}: {}, {} in {}",
                    counted(checked.problems.errors(), "error", "errors"),
                    counted(checked.problems.warnings(), "warning", "warnings"),
                    counted(checked.files.len(), "file", "files"),
                ));
            }
        }
    }
    if options.format == Format::Json {
        say(&render::json(&json));
    }
    exit
}
