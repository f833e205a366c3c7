//! Diagnostics as text for a terminal and as JSON for other programs.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::visible::{is_obeyed, visible};
use super::{Diagnostic, Diagnostics, FileId, Files, Location, Place, Severity};

/// How the text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// Text with terminal colours.
    Coloured,
}

/// How many problems are shown to a person, errors first; the rest are counted.
/// Nobody reads on, and a table of the wrong kind has one in each of its rows.
const MOST: usize = 200;

/// The problems as text: each with its file, line, column, caret and help.
pub fn human(diagnostics: &Diagnostics, files: &Files, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = String::new();
    let mut sorted = diagnostics.sorted();
    let left_out = sorted.len().saturating_sub(MOST);
    if left_out > 0 {
        sorted.sort_by_key(|diagnostic| diagnostic.severity);
        sorted.truncate(MOST);
    }
    for diagnostic in sorted {
        text.push_str(&renderer.render(&report(diagnostic, files)));
        text.push_str("\n\n");
    }
    if left_out > 0 {
        text.push_str(&format!(
            "and {left_out} more, which `check --format json` lists\n\n"
        ));
    }
    text
}

fn report<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(visible(&diagnostic.message))
        .id(diagnostic.code.name());
    let mut group = match &diagnostic.location {
        Location::Path(path) => {
            Group::with_title(title).element(annotate_snippets::Origin::path(visible(path)))
        }
        Location::Place(place) => {
            let mut here = vec![(
                AnnotationKind::Primary,
                shown(files, *place),
                &diagnostic.label,
            )];
            let mut others = Vec::new();
            for (other, label) in &diagnostic.related {
                let context = (AnnotationKind::Context, shown(files, *other), label);
                if other.file == place.file {
                    here.push(context);
                } else {
                    others.push(snippet(files, other.file, vec![context]));
                }
            }
            Group::with_title(title)
                .element(snippet(files, place.file, here))
                .elements(others)
        }
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    vec![group]
}

/// A piece of a file with annotations: the kind, the bytes, the label.
///
/// Only the lines between the first and the last of them are passed on, because
/// all that is passed on is read, again for every problem.
fn snippet<'a>(
    files: &'a Files,
    file: FileId,
    annotations: Vec<(AnnotationKind, Range<usize>, &'a String)>,
) -> Snippet<'a, Annotation<'a>> {
    let text = files.text(file);
    let first = annotations.iter().map(|(_, span, _)| span.start).min();
    let last = annotations.iter().map(|(_, span, _)| span.end).max();
    let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
    let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[last..].find('\n').map_or(text.len(), |n| last + n + 1);
    let line = files.position(Place::new(file, start..start)).line;
    Snippet::source(source(&text[start..end]))
        .line_start(line)
        .path(visible(files.path(file)))
        .annotations(annotations.into_iter().map(|(kind, span, label)| {
            kind.span(span.start - start..span.end - start)
                .label(some(label))
        }))
}

/// The bytes to underline: the place itself, cut to its first line, so that a
/// problem with a whole table or paragraph does not print all of it.
fn shown(files: &Files, place: Place) -> Range<usize> {
    let text = files.text(place.file);
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(place.start as usize);
    let end = boundary(place.end as usize).max(start);
    let line_end = text[start..end].find('\n').map_or(end, |n| start + n);
    start..line_end
}

/// Lines of a file for a terminal, with every place where it was. The renderer shows
/// the controls of ASCII by itself, but not those beyond, which have two bytes as well
/// as their stand-in.
fn source(lines: &str) -> Cow<'_, str> {
    let is_beyond = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    match lines.contains(is_beyond) {
        true => Cow::Owned(lines.replace(is_beyond, "¤")),
        false => Cow::Borrowed(lines),
    }
}

fn some(label: &str) -> Option<Cow<'_, str>> {
    (!label.is_empty()).then(|| visible(label))
}

/// One problem in the JSON of `check --format json`.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    code: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    message: String,
    help: Option<String>,
}

/// All problems as records. A problem that concerns a whole file stands at
/// line 1, column 1.
pub fn records(diagnostics: &Diagnostics, files: &Files) -> Vec<Record> {
    let mut positions = files.positions();
    diagnostics
        .sorted()
        .into_iter()
        .map(|diagnostic| {
            let (path, line, column) = match &diagnostic.location {
                Location::Path(path) => (path.as_str(), 1, 1),
                Location::Place(place) => {
                    let position = positions.of(*place);
                    (files.path(place.file), position.line, position.column)
                }
            };
            Record {
                code: diagnostic.code.name(),
                severity: match diagnostic.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                path: path.to_owned(),
                line,
                column,
                message: diagnostic.message.clone(),
                help: diagnostic.help.clone(),
            }
        })
        .collect()
}

/// Records as a JSON array; `[]` if there is none.
pub fn json(records: &[Record]) -> String {
    escaped(
        &serde_json::to_string_pretty(records).expect("records of strings and numbers serialise"),
    )
}

/// JSON in which what a terminal would obey is escaped; programs read the same text.
pub fn escaped(json: &str) -> String {
    let mut escaped = String::new();
    for character in json.chars() {
        match is_obeyed(character) {
            true => escaped.push_str(&format!("\\u{:04x}", u32::from(character))),
            false => escaped.push(character),
        }
    }
    escaped
}
