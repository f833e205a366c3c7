//! What stands among the text and is no text: figures, and pictures as in
//! `![what it shows](images/street.jpg "Caption. Credit")`.

use std::ops::Range;

use super::elements::Element;
use super::{Builder, Origin, RawBlock, RawInline, RawLink, parse};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::model::{Block, plain_text};

/// What is written in place of an alternative text where a picture only decorates; the
/// quotes may have been made round ones.
const DECORATION: [&str; 3] = ["\"\"", "“”", "””"];

/// What a stop doesn't end a sentence behind.
const ABBREVIATIONS: [&str; 6] = ["St", "Dr", "Mr", "Mrs", "Ms", "Prof"];

/// Whether an image's target is a file, and not something of the edition.
pub(super) fn is_file(target: &str) -> bool {
    !target.contains(':')
}

impl Builder<'_, '_> {
    /// A picture, with the words of its link and the title behind its target.
    pub(super) fn picture(
        &mut self,
        what: RawLink,
        words: Vec<RawInline>,
        title: &str,
        range: &Range<usize>,
    ) -> RawBlock {
        let said = plain_text(&words);
        let alt = match DECORATION.contains(&said.trim()) {
            true => Vec::new(),
            false => words,
        };
        if said.trim().is_empty() {
            self.problems.push(
                Diagnostic::error(
                    Code::MissingAltText,
                    what.place,
                    "this picture has no alternative text",
                )
                .help(
                    "say between the square brackets what it shows, or write `![\"\"](…)` if it \
                     only decorates",
                ),
            );
        }
        let (caption, credit) = parted(title);
        Block::Picture {
            caption: self.line_of_title(caption, range),
            credit: self.line_of_title(credit, range),
            place: what.place,
            what,
            alt,
        }
    }

    /// A figure where pages can't show one.
    pub(super) fn check_figure_place(&mut self, range: &Range<usize>, is_picture: bool) -> bool {
        let around = self.stack.iter().rev().find_map(|open| match open.element {
            Element::Cell | Element::Row | Element::Table { .. } => Some("in a cell of a table"),
            Element::Heading { .. } => Some("in a heading"),
            Element::Link { .. } => Some("in a link"),
            Element::Emphasis | Element::Strong => Some("in emphasis"),
            Element::Image { .. } => Some("in the words of another"),
            Element::Quote if !is_picture => Some("in a quotation"),
            Element::Item | Element::List { .. } if !is_picture => Some("in a list"),
            Element::Footnote { .. } => Some("in a note"),
            _ => None,
        });
        let Some(around) = around else {
            return true;
        };
        let place = self.origin.place(range.clone());
        self.problems.push(
            Diagnostic::error(
                Code::Figure,
                place,
                format!(
                    "a {} can't be shown {around}",
                    if is_picture { "picture" } else { "figure" }
                ),
            )
            .help("put it in a paragraph of its own, with a blank line before and after"),
        );
        false
    }

    /// A figure says in its own file what stands over it.
    pub(super) fn check_no_title(&mut self, title: &str, place: Place) {
        if !title.is_empty() {
            self.problems.push(
                Diagnostic::warning(
                    Code::Figure,
                    place,
                    format!("the caption “{title}” is not shown"),
                )
                .help("what stands over a figure is in its own file; only pictures have captions"),
            );
        }
    }

    /// A part of the title of a link as a line of Markdown.
    fn line_of_title(&mut self, text: &str, range: &Range<usize>) -> Vec<RawInline> {
        if text.is_empty() {
            return Vec::new();
        }
        let written = &self.text[range.clone()];
        let origin = match (self.origin, written.rfind(text)) {
            (Origin::Verbatim(file, base), Some(at)) => {
                Origin::Verbatim(file, base + range.start + at)
            }
            (origin, _) => Origin::Somewhere(origin.place(range.clone())),
        };
        let parsed = parse(origin, text, self.problems);
        let mut blocks = parsed.body.blocks.into_iter();
        match (parsed.title, blocks.next(), blocks.next()) {
            (None, Some(Block::Paragraph { content, .. }), None) => content,
            _ => {
                let place = origin.place(0..text.len());
                self.problems.push(
                    Diagnostic::error(
                        Code::Picture,
                        place,
                        "a caption is one paragraph, without headings, lists or tables",
                    )
                    .help("write it as a sentence, and the credit behind it"),
                );
                Vec::new()
            }
        }
    }
}

/// A caption, and the credit: the last of its sentences, if there are two.
fn parted(title: &str) -> (&str, &str) {
    let title = title.trim();
    let ends = title.match_indices(['.', '?', '!']).map(|(at, _)| at);
    let end = { ends }.rfind(|at| {
        let rest = &title[at + 1..];
        let before = title[..*at].rsplit([' ', '.']).next().unwrap_or("");
        let is_short = before.chars().count() == 1 && before.chars().all(char::is_uppercase);
        rest.starts_with(char::is_whitespace) && !is_short && !ABBREVIATIONS.contains(&before)
    });
    match end {
        Some(end) => (&title[..=end], title[end + 1..].trim_start()),
        None => (title, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn the_last_sentence_is_the_credit() {
        for (title, caption, credit) in [
            ("", "", ""),
            ("The lighthouse", "The lighthouse", ""),
            ("The lighthouse.", "The lighthouse.", ""),
            (
                "The light. Photo: A. B. Smith",
                "The light.",
                "Photo: A. B. Smith",
            ),
            (
                "One. Two. © St. Ives Press",
                "One. Two.",
                "© St. Ives Press",
            ),
            ("At 3.5 km. By me.", "At 3.5 km.", "By me."),
        ] {
            assert_eq!(parted(title), (caption, credit), "{title}");
        }
    }
}
