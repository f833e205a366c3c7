//! Writing what was read into a file of the edition, where `check` has nothing against it.

use std::collections::BTreeMap;

use super::{Refusal, Work, failed, print_problems, problems, say};
use crate::commands::Exit;
use crate::commands::terminal::counted;
use crate::diagnostics::{Code, Diagnostics, Location, Severity};
use crate::output;
use crate::pipeline::{self, Checked};
use crate::source::{Overlay, Tree};

/// A file of the edition as people edit it.
pub(super) struct Text {
    /// The bytes as they are.
    bytes: Vec<u8>,
    /// The mark that some editors put before the text.
    mark: &'static str,
    /// Whether lines end as on Windows; the editor of TOML knows the other ending only.
    windows: bool,
    /// The text, with the one ending of lines.
    pub(super) text: String,
}

/// Reads a file of the edition.
pub(super) fn text(work: &Work<'_>, path: &str) -> Result<Text, Refusal> {
    let bytes = work
        .disk
        .read(path)
        .map_err(|error| failed(format!("{path} can't be read: {error}")))?;
    let whole =
        std::str::from_utf8(&bytes).map_err(|_| problems(format!("{path} is not UTF-8 text")))?;
    let (mark, text) = match whole.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", whole),
    };
    Ok(Text {
        mark,
        windows: text.contains("\r\n"),
        text: text.replace("\r\n", "\n"),
        bytes,
    })
}

/// Writes a file with so many changes, which are called so; `already` is what is there
/// where nothing changes.
pub(super) fn write(
    work: &Work<'_>,
    path: &str,
    (changed, what, already): (usize, &str, &str),
    edit: impl Fn(&str) -> Result<String, String>,
) -> Result<Exit, Refusal> {
    let (options, year) = (work.options, &work.year);
    let old = text(work, path)?;
    let new = edit(&old.text).map_err(problems)?;
    if options.dry_run && changed > 0 {
        let difference = similar::TextDiff::from_lines(&old.text, &new);
        let mut shown = difference.unified_diff();
        let shown = shown.context_radius(0).header(path, path).to_string();
        say(shown.trim_end());
    }
    if changed == 0 {
        say(&format!(
            "{path} has {already} already; nothing was written"
        ));
        return Ok(Exit::Fine);
    }
    let new = match old.windows {
        true => new.replace('\n', "\r\n"),
        false => new,
    };
    let after = [old.mark, &new].concat().into_bytes();
    let overlay = Overlay::new(
        work.disk,
        BTreeMap::from([(path.to_owned(), after.clone())]),
    );
    let (before, checked) = (
        pipeline::check_in(work.disk, year),
        pipeline::check_in(&overlay, year),
    );
    if checked.problems.has(Code::UnreadableFile) {
        // Nobody knows what the values would have to agree with.
        print_problems(&checked.problems, &checked.files);
        let message = "the edition can't be checked; nothing was written".to_owned();
        return Err(failed(message));
    }
    let refused = own_errors(&checked, path);
    if refused.errors() > own_errors(&before, path).errors() {
        print_problems(&refused, &checked.files);
        return Err(problems(format!(
            "{path} would have errors like this; nothing was written"
        )));
    }
    let (before_check, after_check) = (before.problems, checked.problems);
    if !options.dry_run {
        output::replace_file(&options.root.join(path), &old.bytes, &after)
            .map_err(|error| failed(format!("{path} can't be written: {error}")))?;
    }
    let (done, finds) = match options.dry_run {
        true => ("would change", "would then find"),
        false => ("changed", "now finds"),
    };
    say(&format!(
        "{what} {done} in {path}\n`bluebook check` {finds} {} and {} in {year} (before: {} and {})",
        counted(after_check.errors(), "error", "errors"),
        counted(after_check.warnings(), "warning", "warnings"),
        before_check.errors(),
        before_check.warnings(),
    ));
    Ok(Exit::Fine)
}

/// The errors that are in a file.
fn own_errors(checked: &Checked, path: &str) -> Diagnostics {
    let mut own = Diagnostics::new();
    for problem in checked.problems.iter() {
        let is_own = match &problem.location {
            Location::Place(place) => checked.files.path(place.file) == path,
            Location::Path(other) => other == path,
        };
        // A published total that the new values don't add up to is mended next to them.
        let is_refusal =
            problem.severity == Severity::Error && problem.code != Code::ContradictedTotal;
        if is_own && is_refusal {
            own.push(problem.clone());
        }
    }
    own
}
