//! Texts that a spreadsheet would run.
//!
//! Everything that is read goes into a download sooner or later, and who opens
//! that with a spreadsheet must not run what somebody wrote. Such a text is an
//! error where it stands; nothing is rewritten.

use std::fmt::Display;

use crate::diagnostics::{Code, Diagnostic, Place};

/// What is wrong with a text, if a spreadsheet would run it as a formula.
pub fn formula(what: impl Display, text: &str, place: Place) -> Option<Diagnostic> {
    // What is written out has no blanks at its ends.
    let first = text.trim_start().chars().next()?;
    let name = match (text.chars().next()?, first) {
        // The wide ones as well: spreadsheets of East Asia take them for the others.
        (_, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("`{first}`"),
        ('\t', _) => "a tab".to_owned(),
        ('\r', _) => "a carriage return".to_owned(),
        _ => return None,
    };
    let problem = Diagnostic::error(
        Code::Formula,
        place,
        format!("{what} begins with {name}, so a spreadsheet would run it as a formula"),
    );
    Some(problem.label("goes into the data to download").help(
        "begin with a word or a digit; below zero, write “minus 5” or the sign of its own, “−5”",
    ))
}
