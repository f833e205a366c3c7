//! HTML in Markdown: comments, which are left out, and everything else, which is text.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::Builder;
use crate::diagnostics::{Code, Diagnostic};

impl Builder<'_, '_> {
    /// Comments are left out; other HTML is text, and a paragraph with several tags
    /// is one problem.
    pub(super) fn raw_html(&mut self, html: CowStr<'_>, range: Range<usize>) {
        let (html, range) = match self.without_comments(&html, range) {
            Some((rest, range)) => (CowStr::from(rest), range),
            None => return,
        };
        let holder = self
            .stack
            .iter()
            .rev()
            .find(|open| !open.is_inline())
            .map(|open| open.range.start);
        if self.html_in != holder {
            self.html_in = holder;
            self.problems.push(
                Diagnostic::warning(
                    Code::RawHtml,
                    self.origin.place(range.clone()),
                    "HTML in a chapter is shown as text",
                )
                .help("use Markdown; to show a sign such as `<`, write it between backticks"),
            );
        }
        self.words(html, range);
    }

    /// HTML without the comments in it; `None` if there is nothing else. A comment of
    /// several lines comes line by line.
    fn without_comments(
        &mut self,
        html: &str,
        range: Range<usize>,
    ) -> Option<(String, Range<usize>)> {
        let (mut rest, mut at) = (html, range.start);
        let mut kept = String::new();
        let mut kept_from = range.clone();
        loop {
            if let Some(open) = self.comment.take() {
                let Some(end) = rest.find("-->") else {
                    let inside = open.start..range.end;
                    self.comment = Some(inside);
                    break;
                };
                at += end + 3;
                rest = &rest[end + 3..];
                self.problems
                    .note_comment(self.origin.place(open.start..at));
            }
            let Some(begin) = rest.find("<!--") else {
                if kept.trim().is_empty() {
                    kept_from.start = at;
                }
                kept.push_str(rest);
                break;
            };
            kept.push_str(&rest[..begin]);
            self.comment = Some(at + begin..range.end);
            at += begin + 4;
            rest = &rest[begin + 4..];
        }
        (!kept.trim().is_empty()).then_some((kept, kept_from))
    }

    /// A comment without an end takes the rest of the file with it.
    pub(super) fn check_comment(&mut self) {
        if let Some(open) = self.comment.take() {
            let line = self.text[open.start..]
                .find('\n')
                .map_or(self.text.len(), |n| open.start + n);
            self.problems.push(
                Diagnostic::error(
                    Code::RawHtml,
                    self.origin.place(open.start..line),
                    "this comment never ends, so the rest of the file is left out",
                )
                .help("write `-->` where it ends"),
            );
        }
    }
}
