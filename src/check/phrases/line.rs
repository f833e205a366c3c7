//! A line of text without its markup, in which places can be found again.

use std::ops::Range;

use crate::model::{Inline, Link};

/// A line of text without its markup, and what each part of it was.
#[derive(Debug)]
pub(in crate::check) struct Line<'a> {
    /// The text, as [`crate::model::plain_text`] gives it.
    pub(in crate::check) text: String,
    /// The parts in order, without gaps.
    pub(in crate::check) parts: Vec<Part<'a>>,
}

/// A part of a line.
#[derive(Debug)]
pub(in crate::check) struct Part<'a> {
    /// Its bytes.
    pub(in crate::check) range: Range<usize>,
    /// Parts with the same number are text of one run, side by side.
    pub(in crate::check) run: usize,
    /// Whether it is text as typed.
    pub(in crate::check) code: bool,
    /// The link that it stands in.
    pub(in crate::check) link: Option<&'a Link>,
}

impl<'a> Line<'a> {
    /// The line of some inlines.
    pub(in crate::check) fn of(content: &'a [Inline]) -> Self {
        let mut line = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        let mut run = 0;
        line.push(content, None, &mut run);
        line
    }

    /// The line of a text without markup.
    pub(in crate::check) fn of_text(text: &str) -> Self {
        let mut line = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        line.part(text, 0, false, None);
        line
    }

    /// The part that holds a byte, if `from` is a part that stands before it.
    pub(in crate::check) fn part_at(&self, byte: usize, from: usize) -> usize {
        let mut at = from;
        while self
            .parts
            .get(at)
            .is_some_and(|part| part.range.end <= byte)
        {
            at += 1;
        }
        at
    }

    fn push(&mut self, content: &'a [Inline], link: Option<&'a Link>, run: &mut usize) {
        for inline in content {
            match inline {
                Inline::Text(words) => self.part(&words.value, *run, false, link),
                Inline::SoftBreak => self.part(" ", *run, false, link),
                Inline::HardBreak => {
                    *run += 1;
                    self.part(" ", *run, false, link);
                    *run += 1;
                }
                Inline::Code(code) => {
                    *run += 1;
                    self.part(code, *run, true, link);
                    *run += 1;
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => {
                    *run += 1;
                    self.push(inner, link, run);
                    *run += 1;
                }
                Inline::Link { to, content } => {
                    *run += 1;
                    self.push(content, Some(to), run);
                    *run += 1;
                }
                Inline::Footnote { .. } => *run += 1,
            }
        }
    }

    fn part(&mut self, text: &str, run: usize, code: bool, link: Option<&'a Link>) {
        let start = self.text.len();
        self.text.push_str(text);
        if !text.is_empty() {
            self.parts.push(Part {
                range: start..self.text.len(),
                run,
                code,
                link,
            });
        }
    }
}
