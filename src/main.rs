//! The `bluebook` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    bluebook::cli::run()
}
