//! What people see while a command works.

use std::io::{IsTerminal, Write};

use crate::diagnostics::{Diagnostics, Files, render, visible};

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

/// Prints a line to standard output, where nothing in it moves the cursor; a closed pipe is no reason to stop.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{}", visible(line));
}

/// Prints a line to standard error.
pub(super) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible(line));
}

/// "1 error", "2 errors".
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}

/// What a command is doing, shown on a terminal and nowhere else.
pub(super) struct Progress {
    bar: indicatif::ProgressBar,
}

impl Progress {
    /// Shows nothing yet.
    pub(super) fn start() -> Self {
        let bar = indicatif::ProgressBar::new_spinner();
        bar.set_style(indicatif::ProgressStyle::default_spinner());
        Self { bar }
    }

    /// Names the stage that begins.
    pub(super) fn stage(&self, words: &'static str) {
        self.bar.set_message(words);
        self.bar.tick();
    }

    /// The stage that makes files begins. How many there will be is not known
    /// before it ends.
    pub(super) fn writing(&self) {
        let words = "{spinner} Making the pages: {pos} files";
        if let Ok(style) = indicatif::ProgressStyle::with_template(words) {
            self.bar.set_style(style);
        }
        self.bar.set_position(0);
    }

    /// One file was written.
    pub(super) fn wrote(&self) {
        self.bar.inc(1);
    }

    /// Hides the display while something else is printed.
    pub(super) fn pause(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Takes the display away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
