//! What people see while a command works.

use std::io::{IsTerminal, Write};

use crate::diagnostics::{Diagnostics, Files, render};

/// Prints problems to standard error.
pub(super) fn print_problems(problems: &Diagnostics, files: &Files) {
    let style = match std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => render::Style::Coloured,
        false => render::Style::Plain,
    };
    // A closed pipe is no reason to stop: the exit code still tells.
    let _ = write!(
        std::io::stderr(),
        "{}",
        render::human(problems, files, style)
    );
}

/// Prints a line to standard output; a closed pipe is no reason to stop.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a line to standard error.
pub(super) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// "1 error", "2 errors".
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}
