//! Markdown that was meant and not understood. The parser takes what it doesn't know
//! for text, and the page would show it as it is typed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::elements::Element;
use super::{Builder, boxes};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::BoxKind;

impl Builder<'_, '_> {
    /// Notes that the parser took some bytes for text.
    pub(super) fn note_literal(&mut self, range: &Range<usize>) {
        if self.in_code() {
            return;
        }
        match self.literal.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.literal.push(range.clone()),
        }
    }

    fn in_code(&self) -> bool {
        matches!(
            self.stack.last().map(|open| &open.element),
            Some(Element::Code | Element::Image { .. })
        )
    }

    /// Looks at what the parser took for text, at the end of a paragraph, a heading or
    /// a cell.
    pub(super) fn check_literal(&mut self) {
        let mut told_of_emphasis = false;
        for run in std::mem::take(&mut self.literal) {
            self.check_brackets(&run);
            self.check_dialects(&run);
            told_of_emphasis = told_of_emphasis || self.check_emphasis(&run);
            if let Some(at) = self.text[run.clone()].find("~~") {
                self.not_understood(
                    run.start + at..run.start + at + 2,
                    "struck text is shown with its tildes",
                    "leave the struck words out; what was wrong belongs in corrections.toml",
                );
            }
        }
    }

    pub(super) fn not_understood(&mut self, range: Range<usize>, message: &str, help: &str) {
        let place = self.origin.place(range);
        self.problems
            .push(Diagnostic::warning(Code::Markdown, place, message).help(help));
    }

    /// Brackets of which nothing came.
    fn check_brackets(&mut self, run: &Range<usize>) {
        let text = &self.text[run.clone()];
        let closings = round_closings(text);
        let mut told = 0;
        // The last bracket of each kind before the one that is looked at.
        let (mut opened, mut closed) = (None, None);
        for (at, bracket) in text.match_indices(['[', ']']) {
            if bracket == "[" {
                opened = Some(at);
                continue;
            }
            let before = closed.replace(at);
            let rest = &text[at + 1..];
            let gap = rest.len() - rest.trim_start_matches(' ').len();
            let written = &rest[gap..];
            if at < told || gap > 1 || is_escaped(text, at) {
                continue;
            }
            let (end, (message, help)) = if let Some(inner) = written.strip_prefix('(') {
                // “[sic] (in brackets)” is prose; a link names where it leads.
                if !begins_like_target(inner) {
                    continue;
                }
                let start = text.len() - inner.len();
                let closing = closings.get(&(start - 1)).copied();
                let target = text[start..closing.unwrap_or(text.len())].trim();
                let is_nested = opened.is_none_or(|open| before.is_some_and(|close| close > open));
                // What is within the target, or behind one without an end, is no other slip.
                told = closing.unwrap_or_else(|| {
                    let line = rest.find('\n');
                    line.map_or(text.len(), |line| at + 1 + line)
                });
                let end = text[at..].find([')', '\n']);
                let end = end.map_or(text.len(), |end| at + end);
                let end = end + usize::from(text[end..].starts_with(')'));
                (end, unclosed(gap, target, closing.is_some(), is_nested))
            } else if gap == 0
                && let Some(label) = written.strip_prefix('[')
                && let Some(length) = label.find(']')
            {
                let words = opened.map_or("", |open| &text[open + 1..at]);
                let line = label[..length].find('\n');
                told = at + "][".len() + line.unwrap_or(length + 1);
                (told, self.undefined(words, &label[..length]))
            } else {
                continue;
            };
            let place = run.start + opened.unwrap_or(0)..run.start + end;
            let place = self.origin.place(place);
            self.problems
                .push(Diagnostic::error(Code::BrokenLink, place, message).help(help));
        }
        let notes = text.match_indices("^[").map(|(at, _)| at);
        for at in notes
            .filter(|at| !is_escaped(text, *at))
            .collect::<Vec<_>>()
        {
            self.not_understood(
                run.start + at..run.start + at + 2,
                "a note can't be written in the line",
                "write `[^name]` here, and `[^name]: the note` in a paragraph of its own",
            );
        }
    }

    /// Stars and underscores that open emphasis and never close it.
    fn check_emphasis(&mut self, run: &Range<usize>) -> bool {
        let text = &self.text[run.clone()];
        let before = |at: usize| self.text[..run.start + at].chars().next_back();
        let mark = ["**", "__", "*", "_"].into_iter().find_map(|mark| {
            let opens = |at: &usize| {
                let after = text[at + mark.len()..].chars().next();
                let free = before(*at).is_none_or(|c| !c.is_alphanumeric() && c != '\\');
                free && after.is_some_and(char::is_alphanumeric)
            };
            let doubled = |at: &usize| mark.len() == 2 && before(*at) != Some('\\') && mark == "**";
            let found = text.match_indices(mark).map(|(at, _)| at);
            let at = { found }.find(|at| opens(at) || doubled(at))?;
            Some((at, mark))
        });
        let Some((at, mark)) = mark else {
            return false;
        };
        self.not_understood(
            run.start + at..run.start + at + mark.len(),
            &format!("this `{mark}` has no other, so it is shown as it is typed"),
            &format!(
                "write `{mark}` right before the first and right behind the last of the words, \
                 or `\\{mark}` to show it"
            ),
        );
        true
    }

    /// Whether what has just ended is the first thing in a quotation.
    fn begins_quotation(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|open| matches!(open.element, Element::Quote) && open.blocks.is_empty())
    }

    /// Lines of a paragraph that were meant as something else.
    pub(super) fn check_lines(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        let text = &self.text[range.clone()];
        let mut lines = text.split_inclusive('\n').peekable();
        let mut first = true;
        while let Some(line) = lines.next() {
            let start = at;
            at += line.len();
            let words = line.trim_end();
            let place = start..start + words.len();
            let hashes = words.len() - words.trim_start_matches('#').len();
            let after = words[hashes..].chars().next();
            let quoted = words.trim_start_matches(['>', ' ']);
            if let Some((mark, _)) = boxes::mark(quoted)
                && BoxKind::WORDS.iter().any(|(word, _)| *word == mark)
                && !(first && self.begins_quotation())
            {
                self.not_understood(
                    place.clone(),
                    "this mark begins no box, so it is shown as it is typed",
                    &format!("begin the first line of a quotation with it: `> [!{mark}] Title`"),
                );
            }
            let heading = match hashes {
                0 | 7.. => false,
                1 => first && after.is_some_and(|c| c.is_uppercase() || c == '\u{a0}'),
                _ => after.is_some_and(|c| c.is_alphabetic() || c == '\u{a0}'),
            };
            if heading {
                let signs = "#".repeat(hashes);
                let title = words[hashes..].trim_start_matches('\u{a0}');
                let problem = Diagnostic::warning(
                    Code::Heading,
                    self.origin.place(place),
                    match after {
                        Some('\u{a0}') => {
                            "a no-break space stands behind the `#`, so this is no heading"
                        }
                        _ => "a blank is missing behind the `#`, so this is no heading",
                    },
                );
                self.problems
                    .push(problem.help(format!("write `{signs} {title}`")));
            } else if words == "[TABLE]" {
                self.not_understood(
                    place,
                    "a table was left out here by the program that wrote this text",
                    "make each of its cells one paragraph there, or write it by hand",
                );
            } else if words.starts_with(":::") {
                self.not_understood(
                    place,
                    "a box between `:::` is shown as it is typed",
                    "write it as a quotation: begin each of its lines with `> `",
                );
                // Its end is no slip of its own.
                return;
            } else if let Some(sign) = ["-\u{a0}", "*\u{a0}", "+\u{a0}", ">\u{a0}", "1.\u{a0}"]
                .into_iter()
                .find(|sign| words.starts_with(sign) && !sign.starts_with('>'))
            {
                self.not_understood(
                    place,
                    "a no-break space stands behind the sign of this item, so it is no list",
                    &format!("write `{} `", sign.trim_end_matches('\u{a0}')),
                );
            } else if first
                && words.contains('|')
                && let Some(next) = lines.peek().filter(|next| is_delimiter(next))
            {
                let (head, columns) = (cells(words), cells(next.trim_end()));
                self.not_understood(
                    place,
                    &format!(
                        "this is no table: its first line has {head} cells, the line of dashes {columns}"
                    ),
                    "the line of dashes needs as many parts as there are headings",
                );
            }
            first = false;
        }
    }

    /// A row with more cells than there are headings: the last ones are dropped.
    pub(super) fn check_row(&mut self, range: &Range<usize>, columns: usize) {
        let line = self.text[range.clone()].lines().next().unwrap_or("");
        let cells = cells(line);
        if cells > columns {
            let place = self
                .origin
                .place(range.start..range.start + line.trim_end().len());
            self.problems.push(
                Diagnostic::warning(
                    Code::Markdown,
                    place,
                    format!("{cells} cells under {columns} headings: the last ones are dropped"),
                )
                .help("add a heading, or take the cells out; write `\\|` to show a stroke"),
            );
        }
    }

    /// Text that became code because it is indented.
    pub(super) fn check_indented(&mut self, range: &Range<usize>) {
        let line = self.text[range.clone()].lines().next().unwrap_or("");
        self.not_understood(
            range.start..range.start + line.len(),
            "four blanks before a line make code of it, with its links and numbers unread",
            "take the blanks away; text to be shown as typed stands between two lines of ```",
        );
    }

    /// A link that nobody can see.
    pub(super) fn check_words(&mut self, target: &str, words: &str, range: &Range<usize>) {
        // The edition fills these in, or the claim says what is wrong.
        const NAMED: [&str; 11] = [
            "force", "term", "chapter", "measure", "question", "source", "page", "data",
            "download", "https", "http",
        ];
        let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
        let holds_figure = self.text[range.clone()].contains("![");
        if holds_figure || !words.trim().is_empty() || !NAMED.contains(&scheme) {
            return;
        }
        let place = self.origin.place(range.clone());
        self.problems.push(
            Diagnostic::error(
                Code::BrokenLink,
                place,
                "this link has no words to click on",
            )
            .help("write them between the square brackets"),
        );
    }
}

/// What is wrong with `](target` and what to do.
fn unclosed(gap: usize, target: &str, is_closed: bool, is_nested: bool) -> (String, String) {
    if gap > 0 {
        return (
            "a blank parts the words of this link from its target".to_owned(),
            format!("write `]({target})` without a blank before it"),
        );
    }
    if !is_closed {
        let first = target.split_whitespace().next().unwrap_or(target);
        return (
            "this link is not closed".to_owned(),
            format!("write `)` behind its target: `({first})`"),
        );
    }
    if target.contains(char::is_whitespace) {
        let outside = target.starts_with("http");
        let joined: Vec<&str> = target.split_whitespace().collect();
        return (
            "the target of this link has a blank in it".to_owned(),
            format!(
                "write `({})`",
                joined.join(if outside { "%20" } else { "" })
            ),
        );
    }
    if is_nested {
        return (
            "a link can't stand within another link".to_owned(),
            "close the first one before the second begins".to_owned(),
        );
    }
    (
        "this link can't be read".to_owned(),
        "write it as `[words](target)`".to_owned(),
    )
}

/// Whether what stands behind a round bracket begins by naming where a link leads. No
/// more of it is looked at.
fn begins_like_target(text: &str) -> bool {
    let text = text.trim_start();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '-');
    let is_scheme = behind.len() < text.len()
        && behind.strip_prefix(':').is_some_and(|rest| {
            let next = rest.trim_start().chars().next();
            next.is_some_and(|next| next != ')')
        });
    is_scheme || text.starts_with("www.") || text.starts_with('#')
}

/// Where each round bracket closes, by where it opens; within a paragraph.
fn round_closings(text: &str) -> BTreeMap<usize, usize> {
    let mut open = Vec::new();
    let mut found = BTreeMap::new();
    for (at, sign) in text.match_indices(['(', ')', '\n']) {
        match sign {
            "(" => open.push(at),
            ")" => found.extend(open.pop().map(|opening| (opening, at))),
            _ if text[at + 1..].starts_with('\n') => open.clear(),
            _ => {}
        }
    }
    found
}

fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether a line is the one under the headings of a table.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.contains('|') && line.chars().all(|c| " |:-".contains(c))
}

/// How many cells a row of a table is written with.
fn cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = match line.strip_suffix('|') {
        Some(bare) if !is_escaped(line, line.len() - 1) => bare,
        _ => line,
    };
    let strokes = line
        .match_indices('|')
        .filter(|(at, _)| !is_escaped(line, *at));
    strokes.count() + 1
}
