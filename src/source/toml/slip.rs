//! A slip that makes a file unreadable, and how it is told.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeTable;

use super::slips::first;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place};

/// A slip: where it is, what it is and what to write.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// Whether the range is one whole value, so that the rest of the file can be
    /// read as if another value stood there.
    pub(super) is_value: bool,
}

impl Slip {
    pub(super) fn value(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            range,
            message: message.into(),
            help: help.into(),
            is_value: true,
        }
    }

    pub(super) fn structure(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            is_value: false,
            ..Self::value(range, message, help)
        }
    }
}

/// Reports what makes a file unreadable: each value that is none, until something
/// stands there after which nothing can be told apart.
pub(super) fn report(file: FileId, text: &str, problems: &mut Diagnostics) {
    const MOST: usize = 50;
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST {
        let (_, errors) = DeTable::parse_recoverable(&text);
        let Some(error) = errors.iter().find(|e| e.message() != "duplicate key") else {
            return;
        };
        let Some(slip) = first(&text) else {
            problems.push(
                Diagnostic::error(
                    Code::InvalidToml,
                    Place::new(file, error.span().unwrap_or(0..0)),
                    format!("this can't be read: {}", error.message()),
                )
                .help("a line is a key, `=` and a value; texts stand in double quotes"),
            );
            return;
        };
        let place = Place::new(file, slip.range.clone());
        problems.push(Diagnostic::error(Code::InvalidToml, place, slip.message).help(slip.help));
        if !slip.is_value {
            return;
        }
        // Another value of the same length, so that every other place stays.
        let mut mended = text.into_owned();
        let stand_in = format!("{:<1$}", 1, slip.range.len());
        mended.replace_range(slip.range, &stand_in);
        text = Cow::Owned(mended);
    }
}

pub(super) fn number_slip(range: Range<usize>, written: &str, number: &str) -> Slip {
    let message = if written.contains('%') || written.contains("percent") {
        "a percent sign can't stand in a number"
    } else if written.contains(['£', '€', '$']) {
        "a sign of money can't stand in a number"
    } else if written.contains(',') {
        "a comma can't stand in a number"
    } else if written.contains(['−', '–']) {
        "this minus is no hyphen"
    } else if written.contains(|c: char| c.is_whitespace()) {
        "a number can't have blanks in it"
    } else {
        "this number can't be read"
    };
    let unit = match written.contains(['%', '£', '€', '$']) || written.contains("percent") {
        true => "; the key `unit` says what it counts",
        false => "",
    };
    Slip::value(range, message, format!("write `{number}`{unit}"))
}

pub(super) fn unclosed(start: usize, end: usize, open: char, close: char) -> Slip {
    Slip::structure(
        start..end,
        format!("the `{open}` that is opened here isn't closed"),
        format!("write `{close}` where it ends"),
    )
}

/// The beginning of a text for a message.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
