//! Diagnostics as text for a terminal and as JSON for other programs.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Diagnostics, Files, Location, Place, Severity};

/// How the text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// Text with terminal colours.
    Coloured,
}

/// All problems as text: each with its file, line, column, caret and help.
pub fn human(diagnostics: &Diagnostics, files: &Files, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics.sorted() {
        text.push_str(&renderer.render(&report(diagnostic, files)));
        text.push_str("\n\n");
    }
    text
}

fn report<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let mut group = match &diagnostic.location {
        Location::Path(path) => {
            Group::with_title(title).element(annotate_snippets::Origin::path(path.as_str()))
        }
        Location::Place(place) => {
            let mut snippet = Snippet::source(files.text(place.file))
                .path(files.path(place.file))
                .annotation(
                    AnnotationKind::Primary
                        .span(shown(files, *place))
                        .label(some(&diagnostic.label)),
                );
            let mut others = Vec::new();
            for (other, label) in &diagnostic.related {
                let annotation = AnnotationKind::Context
                    .span(shown(files, *other))
                    .label(some(label));
                if other.file == place.file {
                    snippet = snippet.annotation(annotation);
                } else {
                    others.push(
                        Snippet::source(files.text(other.file))
                            .path(files.path(other.file))
                            .annotation(annotation),
                    );
                }
            }
            Group::with_title(title).element(snippet).elements(others)
        }
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    vec![group]
}

/// The bytes to underline: the place itself, cut to its first line, so that a
/// problem with a whole table or paragraph does not print all of it.
fn shown(files: &Files, place: Place) -> std::ops::Range<usize> {
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

fn some(label: &str) -> Option<&str> {
    (!label.is_empty()).then_some(label)
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
    diagnostics
        .sorted()
        .into_iter()
        .map(|diagnostic| {
            let (path, line, column) = match &diagnostic.location {
                Location::Path(path) => (path.as_str(), 1, 1),
                Location::Place(place) => {
                    let position = files.position(*place);
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
    serde_json::to_string_pretty(records).expect("records of strings and numbers serialise")
}
