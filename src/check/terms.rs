//! Terms of the glossary link to it from their first use in each section.
//!
//! A section goes from one `##` heading to the next; what stands before the
//! first one is a section too. In each, the first occurrence of any form of a
//! term (its name, its abbreviation, its other forms) becomes a link to the
//! term, in chapters and in standing pages. Where forms overlap the longest one
//! counts. Headings, links, code, the head rows of tables and footnotes are
//! left as they are. A form is found as whole words, as it is written in the
//! glossary, with a capital where it begins a sentence.
//!
//! An explicit `term:` link is the author's choice of the first use: its
//! section gets no other link to that term.
//!
//! On the page such a link becomes a button that opens the definition
//! (`<button popovertarget="…">` and an element with the `popover` attribute),
//! so the words of the text stay in their place and nothing needs a script.
//! That is the matter of the pages; here it is a [`Link::Term`] like any other.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::phrases::{Line, Phrases, Words};
use crate::diagnostics::Placed;
use crate::model::{Block, Inline, Key, Link, List, Term};

/// All forms of the terms of a glossary.
pub(super) fn phrases(glossary: &List<Term>) -> Phrases<Key<Term>> {
    let mut phrases = Phrases::new();
    for (key, term) in glossary.entries() {
        let names = [&term.term].into_iter().chain(&term.abbreviation);
        for form in names.chain(&term.forms) {
            phrases.add(form, key);
        }
    }
    phrases
}

/// A range of a line's bytes that is to become a link to a term.
pub(super) type Use = (Range<usize>, Key<Term>);

/// Chooses what is to be linked in a document that is read to it line by line.
pub(super) struct Linker<'a> {
    phrases: &'a Phrases<Key<Term>>,
    /// For each term, whether the current section has its link.
    linked: Vec<bool>,
}

impl<'a> Linker<'a> {
    /// `phrases` are those of all terms of the glossary.
    pub(super) fn new(phrases: &'a Phrases<Key<Term>>, terms: usize) -> Self {
        Self {
            phrases,
            linked: vec![false; terms],
        }
    }

    /// Begins a section, whose blocks are to be read next.
    pub(super) fn begin(&mut self, section: &[Block]) {
        self.linked.fill(false);
        self.note_explicit(section);
    }

    /// Notes the terms that the author linked.
    fn note_explicit(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content, .. } => self.note_links(content),
                Block::Table { rows, .. } => {
                    for cell in rows.iter().flatten() {
                        self.note_links(cell);
                    }
                }
                _ => {
                    let runs = block.within().into_iter();
                    runs.for_each(|run| self.note_explicit(run));
                }
            }
        }
    }

    fn note_links(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Link {
                    to: Link::Term(term),
                    ..
                } => self.linked[term.index()] = true,
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.note_links(inner),
                _ => {}
            }
        }
    }

    /// The uses in a line that are to be linked, in order.
    pub(super) fn uses(&mut self, line: &Line<'_>, words: &Words<'_>) -> Vec<Use> {
        let words = &words.list;
        let mut uses = Vec::new();
        let (mut at, mut part) = (0, 0);
        while let Some(word) = words.get(at) {
            let Some((count, term)) = self.phrases.longest(&words[at..]) else {
                at += 1;
                continue;
            };
            part = line.part_at(word.range.start, part);
            let range = word.range.start..words[at + count - 1].range.end;
            let last = line.part_at(range.end - 1, part);
            let plain = match (line.parts.get(part), line.parts.get(last)) {
                (Some(first), Some(last)) => {
                    first.run == last.run && !first.code && first.link.is_none()
                }
                _ => false,
            };
            if plain && !std::mem::replace(&mut self.linked[term.index()], true) {
                uses.push((range, term));
            }
            at += count;
        }
        uses
    }
}

/// Links the terms where they are used in a line.
pub(super) fn link(content: &mut Vec<Inline>, uses: Vec<Use>) {
    if !uses.is_empty() {
        let inlines = std::mem::take(content);
        *content = with_links(inlines, &mut 0, &mut uses.into_iter().peekable());
    }
}

/// The inlines with links where the terms are used. `at` is the byte of the
/// line at which they begin.
///
/// Invariant: a use lies within texts and line breaks that stand side by side,
/// so its link is closed in the same list in which it was opened.
fn with_links(
    content: Vec<Inline>,
    at: &mut usize,
    uses: &mut Peekable<IntoIter<Use>>,
) -> Vec<Inline> {
    let mut done = Vec::new();
    let mut inside: Vec<Inline> = Vec::new();
    for inline in content {
        match inline {
            Inline::Text(words) => {
                let end = *at + words.value.len();
                let mut from = *at;
                while let Some((range, term)) = uses.next_if(|(range, _)| range.end <= end) {
                    let start = range.start.max(from);
                    done.extend(part(&words, from - *at..start - *at));
                    inside.extend(part(&words, start - *at..range.end - *at));
                    done.push(Inline::Link {
                        to: Link::Term(term),
                        content: std::mem::take(&mut inside),
                    });
                    from = range.end;
                }
                // A use that goes on after this text.
                let open = uses.peek().map_or(end, |(range, _)| range.start.min(end));
                let open = open.max(from);
                done.extend(part(&words, from - *at..open - *at));
                inside.extend(part(&words, open - *at..end - *at));
                *at = end;
            }
            Inline::SoftBreak => {
                let open = uses.peek().is_some_and(|(range, _)| range.start < *at);
                if open { &mut inside } else { &mut done }.push(Inline::SoftBreak);
                *at += 1;
            }
            Inline::HardBreak => {
                done.push(Inline::HardBreak);
                *at += 1;
            }
            Inline::Code(code) => {
                *at += code.len();
                done.push(Inline::Code(code));
            }
            Inline::Emphasis(inner) => done.push(Inline::Emphasis(with_links(inner, at, uses))),
            Inline::Strong(inner) => done.push(Inline::Strong(with_links(inner, at, uses))),
            Inline::Link { to, content } => {
                let content = with_links(content, at, uses);
                done.push(Inline::Link { to, content });
            }
            footnote @ Inline::Footnote { .. } => done.push(footnote),
        }
    }
    done
}

/// A part of a text, with its own place; none if it is empty.
fn part(words: &Placed<String>, range: Range<usize>) -> Option<Inline> {
    if range.is_empty() {
        return None;
    }
    // A text that is written with escapes has no place for each of its parts.
    let verbatim = words.place.range().len() == words.value.len();
    let place = match verbatim {
        true => words.place.within(range.clone()),
        false => words.place,
    };
    Some(Inline::Text(Placed::new(
        words.value[range].to_owned(),
        place,
    )))
}
